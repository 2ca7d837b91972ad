"""The app. It opens no file and blocks for nothing."""

from reader.lazy import import_without

# No connection goes through asyncio. That saves milliseconds of the start, and memory.
import_without("asyncio", "ssl")
