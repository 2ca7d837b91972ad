"""The library's search: an index that is built when it is first wanted, and brought up when documents change.

Of a library in a file the index is kept in the cache folder, of other documents in memory.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from reader.library.marked import MarkedItems

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.library.documents import Documents
    from reader.library.vault import Vault
    from reader.model import ItemKind, Posting
    from reader.search import Alike, Facet, FacetValue, Index, Order, Repeat, Results


_PATIENCE = 0.05
"""Seconds between two looks at whether who waits for the index still wants it."""


class Indexing(NamedTuple):
    """How far an index has been brought up."""

    done: int
    """Documents that are in it now and were not before."""
    total: int | None
    """How many there are to be; None where that is not known yet."""


class Finder:
    """Ties an index to the documents it is made from. Safe to use from several threads."""

    def __init__(self, documents: Documents, vault: Vault, *, is_kept: bool) -> None:
        """The vault has the marks; with `is_kept` the documents too, and then the index is on disk."""
        self._documents = documents
        self._marked = MarkedItems(vault)
        self._vault = vault if is_kept else None
        self._lock = Lock()
        self._opening = Lock()
        self._index: Index | None = None
        self._built_of: int | None = None
        self._closed = False
        self.progress: Indexing | None = None
        """See `Library.indexing`."""

    def prepare(self, cancelled: Callable[[], bool]) -> Index | None:
        """The whole index, brought up now unless it is; None where `cancelled` cut it short."""
        index = self._opened()
        while not self._lock.acquire(timeout=_PATIENCE):
            if cancelled():
                return None
        try:
            return index if self._prepared(index, lambda: self._closed or cancelled()) else None
        finally:
            self._lock.release()

    def is_whole(self) -> bool:
        """See `Library.is_indexed`."""
        stamp = self._documents.stamp()
        return self._built_of == stamp or (self._vault is not None and self._opened().stamp == stamp)

    def search(
        self,
        query: str,
        *,
        limit: int,
        kind: ItemKind | None,
        where: Mapping[Facet, frozenset[str]] | None,
        order: Order,
        wait: bool,
        cancelled: Callable[[], bool] | None,
    ) -> Results | None:
        """See `Library.search`."""
        from reader.search import parse_query, search

        asked = parse_query(query)
        among, notes = self._marked.among(asked.marks)
        index = self.prepare(cancelled or _never) if wait else self._opened()
        if index is None:
            return None
        is_partial = not self.is_whole()
        most = max(index.snapshot().size(), 1)  # tantivy makes room for all that it may be asked for
        results = search(
            index, asked, min(limit, most), kind, where=where, order=order, among=among, cancelled=cancelled
        )
        if results is None or not (is_partial or notes):
            return results
        return replace(results, is_partial=is_partial, notes=(*results.notes, *notes))

    def facets(
        self,
        query: str,
        where: Mapping[Facet, frozenset[str]] | None,
        *,
        wait: bool,
        cancelled: Callable[[], bool] | None,
    ) -> Mapping[Facet, tuple[FacetValue, ...]] | None:
        """See `Library.facets`."""
        from reader.search import facets, parse_query

        asked = parse_query(query)
        among, _ = self._marked.among(asked.marks)
        index = self.prepare(cancelled or _never) if wait else self._opened()
        return None if index is None else facets(index, asked, where, among)

    def repeats(
        self, posting: Posting, *, wait: bool, cancelled: Callable[[], bool] | None
    ) -> tuple[Repeat, ...] | None:
        """See `Library.repeats`."""
        from reader.search import repeats

        index = self.prepare(cancelled or _never) if wait else self._opened()
        return None if index is None else repeats(index, posting)

    def alike(
        self, posting: Posting, *, wait: bool, cancelled: Callable[[], bool] | None
    ) -> tuple[Alike, ...] | None:
        """See `Library.alike`."""
        from reader.search import alike

        index = self.prepare(cancelled or _never) if wait else self._opened()
        return None if index is None else alike(index, posting, cancelled=cancelled or _never)

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

    def _prepared(self, index: Index, cancelled: Callable[[], bool]) -> bool:
        """Brings the index up; the caller holds the lock. False where `cancelled` cut it short."""
        stamp = self._documents.stamp()
        if self._built_of == stamp:
            return True
        self.progress = Indexing(0, None)
        try:
            finished = self._bring_up(index, cancelled)
        finally:
            self.progress = None
        # Where another process is bringing it up, the next search looks how far that has come.
        if finished and (self._vault is None or index.stamp == stamp):
            self._built_of = stamp
        return finished

    def _bring_up(self, index: Index, cancelled: Callable[[], bool]) -> bool:
        from reader.library.indexing import index_kept, index_loaded

        def told(done: int, total: int) -> None:
            self.progress = Indexing(done, total or None)

        storage = self._vault.opened() if self._vault else None
        if storage is not None:
            return index_kept(index, storage, cancelled, told)
        return self._vault is not None or index_loaded(index, self._documents, cancelled, told)


def index_folder(library: Path) -> Path:
    """Where the index of a library file is kept, in the user's cache folder; it may be deleted."""
    from platformdirs import user_cache_path

    name = sha256(str(library.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return user_cache_path("reader", appauthor=False) / "index" / name


def _never() -> bool:
    """For a search that nobody cancels."""
    return False
