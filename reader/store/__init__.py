"""SQLite: the library file, the only SQL of the program. Others know the protocol and the values only."""

from reader.store.database import open_library
from reader.store.protocol import Storage

__all__ = ["Storage", "open_library"]
