"""The library's search: an index that is built when it is first wanted, and again when documents change."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from reader.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.documents import Documents
    from reader.model import ItemKind
    from reader.search import Index, Results


class Finder:
    """Ties an index to the documents it is made from. Safe to use from several threads."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._lock = Lock()
        self._index: Index | None = None
        self._built_of = 0

    def prepare(self, cancelled: Callable[[], bool]) -> Index | None:
        """The whole index, built now unless it is there; None where `cancelled` cut it short."""
        from reader.parsing.items import items_of
        from reader.search import Index

        with self._lock:
            stamp = self._documents.stamp()
            if self._index is not None and self._built_of == stamp:
                return self._index
            index = Index()
            for arrival in self._documents.load():
                if cancelled():
                    return None
                if isinstance(arrival, Document):
                    index.add(arrival, items_of(arrival))
            index.commit()
            self._index, self._built_of = index, stamp
            return index

    def search(
        self, query: str, *, limit: int, kind: ItemKind | None, cancelled: Callable[[], bool] | None
    ) -> Results | None:
        """See `Library.search`."""
        from reader.search import search

        index = self.prepare(cancelled or (lambda: False))
        if index is None:
            return None
        most = max(index.snapshot().size(), 1)  # tantivy makes room for all that it may be asked for
        return search(index, query, limit=min(limit, most), kind=kind, cancelled=cancelled)
