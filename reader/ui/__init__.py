"""The app. It opens no file and blocks for nothing."""

from reader.lazy import import_without

# No connection goes through asyncio, and what is hashed is short. That saves 5 ms of the start, and 5 MiB.
import_without("asyncio", "ssl")
import_without("hashlib", "_hashlib")
