"""SQLite: the library file, and the only SQL in the program. Other modules see only the protocol and values.

Modules that open a file are imported on first use: importing the values must not slow down the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.database import open_library
    from reader.store.protocol import Storage

__all__ = ["Storage", "open_library"]


def __getattr__(name: str) -> object:
    if name == "open_library":
        from reader.store.database import open_library

        return open_library
    if name == "Storage":
        from reader.store.protocol import Storage

        return Storage
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
