"""When the index of a library's file is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from reader.store import Storage


def index_stamp(storage: Storage) -> int:
    """Return a number that changes with what the index of a library's file holds.

    That is the documents, and the items that are gone: one that loses its last mark is no longer there.
    """
    gone = storage.documents.gone()
    stamp = storage.changes()
    return stamp << 32 | crc32(",".join(sorted(gone)).encode()) if gone else stamp
