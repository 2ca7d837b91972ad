"""The library's search: an index that is built when it is first wanted, and brought up when documents change.

Of a library in a file the index is kept in the cache folder, of other documents in memory.
"""

from __future__ import annotations

from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.library.documents import Documents
    from reader.library.vault import Vault
    from reader.model import ItemKind
    from reader.search import Facet, FacetValue, Index, Order, Results


class Finder:
    """Ties an index to the documents it is made from. Safe to use from several threads."""

    def __init__(self, documents: Documents, vault: Vault | None = None) -> None:
        """With a vault, the documents are those that its file holds, and the index is kept on disk."""
        self._documents = documents
        self._vault = vault
        self._lock = Lock()
        self._opening = Lock()
        self._index: Index | None = None
        self._built_of: int | None = None
        self._closed = False
        self.progress: tuple[int, int] | None = None
        """While the index is brought up: documents done, and how many there are (0: not known yet)."""

    def prepare(self, cancelled: Callable[[], bool]) -> Index | None:
        """The whole index, brought up now unless it is; None where `cancelled` cut it short."""
        index = self._opened()
        with self._lock:
            stamp = self._documents.stamp()
            if self._built_of == stamp:
                return index
            try:
                finished = self._bring_up(index, lambda: self._closed or cancelled())
            finally:
                self.progress = None
            # Where another process is bringing it up, the next search looks how far that has come.
            if finished and (self._vault is None or index.stamp == stamp):
                self._built_of = stamp
            return index if finished else None

    def is_whole(self) -> bool:
        """Whether a search would find everything without waiting for the index."""
        return self._built_of is not None and self._built_of == self._documents.stamp()

    def is_current(self) -> bool:
        """Whether the index, as it was left, can be used and has all documents."""
        return self._opened().stamp == self._documents.stamp()

    def search(
        self,
        query: str,
        *,
        limit: int,
        kind: ItemKind | None,
        cancelled: Callable[[], bool] | None,
        where: Mapping[Facet, frozenset[str]] | None = None,
        order: Order = "relevance",
        partial: bool = False,
    ) -> Results | None:
        """See `Library.search`. With `partial` it does not wait for the index: what is in it is searched."""
        from reader.search import search

        index = self._opened() if partial else self.prepare(cancelled or (lambda: False))
        if index is None:
            return None
        most = max(index.snapshot().size(), 1)  # tantivy makes room for all that it may be asked for
        return search(
            index, query, limit=min(limit, most), kind=kind, where=where, order=order, cancelled=cancelled
        )

    def facets(
        self, query: str, where: Mapping[Facet, frozenset[str]] | None = None
    ) -> dict[Facet, tuple[FacetValue, ...]]:
        """The values by which the postings of a query can be narrowed, over what is in the index now."""
        from reader.search import facets

        return facets(self._opened(), query, where)

    def close(self) -> None:
        """Has a thread that brings the index up leave off soon. Closing twice is harmless."""
        self._closed = True

    def _opened(self) -> Index:
        from reader.search import Index

        with self._opening:
            if self._index is None:
                path = self._vault.path if self._vault else None
                self._index = Index() if path is None else Index.open(index_folder(path))
            return self._index

    def _bring_up(self, index: Index, cancelled: Callable[[], bool]) -> bool:
        from reader.library.indexing import index_kept, index_loaded

        def told(done: int, total: int) -> None:
            self.progress = done, total

        storage = self._vault.opened() if self._vault else None
        if storage is not None:
            return index_kept(index, storage, cancelled, told)
        return self._vault is not None or index_loaded(index, self._documents, cancelled, told)


def index_folder(library: Path) -> Path:
    """Where the index of a library file is kept, in the user's cache folder; it may be deleted."""
    from platformdirs import user_cache_path

    name = sha256(str(library.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return user_cache_path("reader", appauthor=False) / "index" / name
