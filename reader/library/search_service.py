"""The library's search: an index built when first needed, and updated when documents change.

For a library in a file, the index is kept in the cache folder; for other documents, or if that folder cannot
be written, in memory.
"""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.library.index_stamp import index_stamp
from reader.library.mark_filters import MarkFilterSets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from reader.library.protocol import Documents
    from reader.library.store_handle import StoreHandle
    from reader.model import ItemKind, Posting
    from reader.search import Facet, FacetValue, Index, NearCopy, Order, Repeat, Results


T = TypeVar("T")

LARGE_LIBRARY = 5_000
"""From this many items on, a search takes longer than the echo of a key may."""
POLL_SECONDS = 0.05
"""Seconds between two checks whether the caller waiting for the index still wants it."""
STALL_SECONDS = 10.0
"""Give up waiting for another process that updates the index after this long without a commit."""


class Indexing(NamedTuple):
    """How far an index update has got."""

    done: int
    """Documents added so far."""
    total: int | None
    """Documents to add; None if not known yet."""


class SearchQuery(NamedTuple):
    """What to search for."""

    text: str
    """Any text is a valid query."""
    limit: int
    """Bounds the hits returned, not those counted."""
    kind: ItemKind | None
    """Narrows the hits and `total` to items of a kind, not the counts by kind."""
    where: Mapping[Facet, frozenset[str]] | None
    """Narrows to postings that have, of each facet named, one of these values, as `facets` gives them."""
    order: Order
    """In any order but relevance, what is unknown comes last."""


class SearchService:
    """Ties an index to the documents it is made from. Safe to use from several threads."""

    def __init__(self, documents: Documents, handle: StoreHandle, *, is_kept: bool) -> None:
        """The file holds the marks; with `is_kept` also the documents, and then the index is on disk."""
        self._documents = documents
        self._marked = MarkFilterSets(handle)
        self._handle = handle if is_kept else None
        self._lock = Lock()
        self._opening = Lock()
        self._index: Index | None = None
        self._built_of: int | None = None
        self._stamped: tuple[tuple[int, int], int] | None = None
        self._closed = self._is_checked = self._is_behind = False
        self.progress: Indexing | None = None
        """How far an update has got; None while none is running. Never waits."""

    def prepare(self, cancelled: Callable[[], bool], *, in_background: bool = False) -> Index | None:
        """Bring the index up to date and return it; None if `cancelled` cut that short. What is done is kept.

        Searches go on meanwhile. `in_background`, for the app, checks an index on disk for damage once,
        rebuilds it if need be, and leaves that of a large library to another process, so that this one can be
        typed in.
        """
        index = self._open()
        while not self._lock.acquire(timeout=POLL_SECONDS):
            if cancelled():
                return None
        try:
            if in_background and not self._is_checked:
                self._is_checked = True
                if not index.is_intact():
                    self._drop(index)
            in_process = in_background and self.is_large()
            finished = self._bring_up_locked(
                index, lambda: self._closed or cancelled(), in_process=in_process
            )
            return index if finished else None
        finally:
            self._lock.release()

    def is_up_to_date(self) -> bool:
        """Return whether the index has all documents, so that no search would have to wait.

        Quick, except for the first time: then the index on disk is opened, so call it in a thread.
        """
        stamp = self._stamp()
        return self._built_of == stamp or (self._handle is not None and self._open().stamp == stamp)

    def search(self, query: SearchQuery, *, wait: bool, cancelled: Callable[[], bool]) -> Results | None:
        """Return what the query finds, best first.

        An empty query finds nothing, unless `where` narrows it: then it finds all postings with those values.
        Hidden items are left out unless the query asks for `status:hidden`.

        The index is brought up to date first if need be. Without `wait`, what is in it so far is searched,
        and `Results.is_partial` says so: then call `prepare` in another thread, and search again when it is
        done. `cancelled` is asked every few milliseconds; None is returned only if it says so. Raises
        LibraryError if the query asks for marks that cannot be read.
        """
        from reader.search import parse_query, search, with_statuses

        text, limit, kind, where, order = query
        statuses, where = _without_status(where)
        asked = with_statuses(parse_query(text), statuses)
        marked, notes = self._marked.resolve(asked)

        def find(index: Index) -> Results:
            # Asked before the search: what an update adds that ends during it is not in these results.
            is_partial = not self.is_up_to_date()
            most = max(index.snapshot().size(), 1)  # tantivy allocates for the whole limit
            few = min(limit, most)
            found = search(
                index, asked, few, kind, where=where, order=order, marked=marked, cancelled=cancelled
            )
            return replace(found, is_partial=is_partial, notes=(*found.notes, *notes))

        return self._run(find, wait=wait, cancelled=cancelled)

    def facets(
        self,
        query: str,
        where: Mapping[Facet, frozenset[str]] | None,
        *,
        wait: bool,
        cancelled: Callable[[], bool],
    ) -> Mapping[Facet, tuple[FacetValue, ...]] | None:
        """Return every facet with its values, each with the number of postings that `search` would find.

        The counts follow the query and the values chosen of the other facets; a facet's own values are
        counted as if none of them were chosen, so that another can be added. An empty query counts all
        postings. Postings that name no value count under UNKNOWN, the last one. See `search` for `wait`,
        `cancelled`, None and what is raised.
        """
        from reader.search import ALL_STATUSES, facets, parse_query, status_values, with_statuses

        asked = parse_query(query)
        statuses, others = _without_status(where)
        narrowed = with_statuses(asked, statuses)
        marked, _ = self._marked.resolve(narrowed)
        every_status, _ = self._marked.resolve(with_statuses(asked, ALL_STATUSES))

        def count(index: Index) -> Mapping[Facet, tuple[FacetValue, ...]]:
            found = facets(index, narrowed, others, marked)
            return {**found, "status": status_values(index, asked, others, every_status, statuses)}

        return self._run(count, wait=wait, cancelled=cancelled)

    def first_seen_counts(
        self, starts: Sequence[datetime], *, wait: bool, cancelled: Callable[[], bool]
    ) -> tuple[int, ...] | None:
        """Return how many postings first came in from each time to the next, and since the last one.

        Hidden ones are left out. See `search` for `wait`, `cancelled`, None and what is raised.
        """
        from reader.search import first_seen_counts, parse_query

        marked, _ = self._marked.resolve(parse_query(""))
        return self._run(
            lambda index: first_seen_counts(index, starts, marked), wait=wait, cancelled=cancelled
        )

    def repeats(
        self, posting: Posting, *, wait: bool, cancelled: Callable[[], bool]
    ) -> tuple[Repeat, ...] | None:
        """Return the sentences of a posting that recur in at least two others of different wording, in order.

        Uses the index as `search` does; None only if `cancelled` says so.
        """
        from reader.search import repeats

        return self._run(lambda index: repeats(index, posting), wait=wait, cancelled=cancelled)

    def alike(
        self, posting: Posting, *, wait: bool, cancelled: Callable[[], bool]
    ) -> tuple[NearCopy, ...] | None:
        """Return the other postings that are at least 80 % the same, most similar first; about 60 at most.

        Uses the index as `search` does; None only if `cancelled` says so.
        """
        from reader.search import alike

        return self._run(
            lambda index: alike(index, posting, cancelled=cancelled), wait=wait, cancelled=cancelled
        )

    def _run(self, find: Callable[[Index], T], *, wait: bool, cancelled: Callable[[], bool]) -> T | None:
        """Return what `find` finds in the index, after rebuilding the index if it turns out to be damaged.

        None only if `cancelled` says so.
        """
        from reader.search import Cancelled

        try:
            return self._run_or_rebuild(find, wait=wait, cancelled=cancelled)
        except Cancelled:
            return None

    def _run_or_rebuild(
        self, find: Callable[[Index], T], *, wait: bool, cancelled: Callable[[], bool]
    ) -> T | None:
        index = self._wait_for_index(cancelled) if wait else self._open()
        if index is None:
            return None
        if not wait and not self.is_up_to_date():
            index.refresh()
        from reader.search import Cancelled
        from reader.search.index import is_index_failure

        try:
            return find(index)
        except Cancelled:
            raise
        except BaseException as error:
            if not is_index_failure(error) or index.is_intact():
                raise
        with self._lock:
            self._drop(index)
        index = self.prepare(cancelled) if wait else index
        return None if index is None else find(index)

    def _wait_for_index(self, cancelled: Callable[[], bool]) -> Index | None:
        """Return the complete index, waiting for another process that is updating it unless that stalls."""
        index = self.prepare(cancelled)
        last = monotonic()
        while index is not None and self._is_behind and monotonic() - last < STALL_SECONDS:
            if cancelled() or self._closed:
                return None
            seen = index.snapshot()
            sleep(POLL_SECONDS)
            index = self.prepare(cancelled)
            if index is not None and index.snapshot() is not seen:
                last = monotonic()
        return index

    def is_large(self) -> bool:
        """Return whether the index is on disk, and so large that other processes should update and search it.

        False for any index in memory.
        """
        storage = self._handle.open_existing() if self._handle else None
        return storage is not None and storage.documents.size() >= LARGE_LIBRARY and self._open().is_on_disk

    def close(self) -> None:
        """Make a running update stop soon. Closing twice is harmless."""
        self._closed = True

    def _open(self) -> Index:
        from reader.search import Index

        with self._opening:
            if self._index is None:
                path = self._handle.path if self._handle else None
                self._index = Index() if path is None else Index.open(index_folder(path))
            return self._index

    def _bring_up_locked(self, index: Index, cancelled: Callable[[], bool], *, in_process: bool) -> bool:
        """Update the index; the caller holds the lock. Return False if `cancelled` cut that short."""
        self._documents.complete(cancelled)
        stamp = self._stamp()
        self._is_behind = False
        if self._built_of == stamp:
            return True
        self.progress = Indexing(0, None)
        try:
            if in_process and index.stamp != stamp:
                self._build_in_process(cancelled)
            finished = self._bring_up_or_rebuild(index, cancelled)
        finally:
            self.progress = None
        # If another process is updating the index, the next search checks how far it got.
        is_kept = self._handle is not None and self._handle.open_existing() is not None
        self._is_behind = finished and is_kept and index.stamp != stamp
        if finished and not self._is_behind:
            self._built_of = stamp
        return finished

    def _bring_up_or_rebuild(self, index: Index, cancelled: Callable[[], bool]) -> bool:
        from reader.search.index import is_index_failure

        try:
            return self._bring_up(index, cancelled)
        except BaseException as error:
            if not is_index_failure(error):
                raise
            if not index.is_intact():
                self._drop(index)
            # tantivy reports a full or read-only disk by ValueError.
            elif not isinstance(error, OSError | ValueError) or not index.move_to_memory():
                raise
        return self._bring_up(index, cancelled)

    def _stamp(self) -> int:
        """Return the stamp that the index should have."""
        storage = self._handle.open_existing() if self._handle else None
        if storage is None:
            return self._documents.stamp()
        changes = storage.changes(), storage.mark_changes()
        if self._stamped is None or self._stamped[0] != changes:
            self._stamped = changes, index_stamp(storage)
        return self._stamped[1]

    def _drop(self, index: Index) -> None:
        try:
            index.drop()
        except OSError:
            index.move_to_memory()
        self._built_of = None

    def _bring_up(self, index: Index, cancelled: Callable[[], bool]) -> bool:
        from reader.library.indexing import index_loaded, index_stored

        storage = self._handle.open_existing() if self._handle else None
        if storage is not None:
            return index_stored(index, storage, cancelled, self._set_progress)
        return self._handle is not None or index_loaded(index, self._documents, cancelled, self._set_progress)

    def _build_in_process(self, cancelled: Callable[[], bool]) -> None:
        """Let another process do the work. What it leaves undone, perhaps all of it, is then done here."""
        from reader.library.index_builder import build_in_process

        if self._handle is not None and self._handle.path is not None:
            build_in_process(
                self._handle.path, index_folder(self._handle.path), cancelled, self._set_progress
            )

    def _set_progress(self, done: int, total: int) -> None:
        self.progress = Indexing(done, total or None)


def _without_status(
    where: Mapping[Facet, frozenset[str]] | None,
) -> tuple[frozenset[str], Mapping[Facet, frozenset[str]]]:
    """Return the statuses wanted, and the other facets with their values."""
    others = dict(where or {})
    return others.pop("status", frozenset()), others


def index_folder(library: Path) -> Path:
    """Return where the index of a library file is kept in the user's cache folder. It may be deleted."""
    from hashlib import sha256

    from reader.folders import user_folder

    name = sha256(str(library.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return user_folder("cache") / "index" / name
