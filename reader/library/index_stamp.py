"""When the index of a library's file is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from reader.store import Storage


def index_stamp(storage: Storage) -> int:
    """Return a number that changes with what the index of a library's file holds.

    That is the documents, what the parser finds in them, and the items that are gone: one that loses its last
    mark is no longer there.
    """
    from reader.library.digests import parser_digest

    parts = (parser_digest(), *sorted(storage.documents.gone()))
    return storage.changes() << 32 | crc32(",".join(parts).encode())
