"""SQLite: the library file, the only SQL of the program. Others know the protocol and the values only.

What opens a file is imported at its first use: the values alone must not cost the start anything.
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
