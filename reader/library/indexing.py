"""Bring a search index up to date with the documents of a library. It stays searchable meanwhile."""

from __future__ import annotations

from collections import deque
from contextlib import closing
from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import LibraryError, SourceError
from reader.library.gone_items import GoneItems, indexed_version
from reader.library.index_stamp import index_stamp
from reader.model import Document
from reader.search.index_writer import microseconds

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

    from reader.library.parse_pool import RawDocument
    from reader.library.protocol import Documents
    from reader.search import Index
    from reader.search.index_writer import PreparedItem
    from reader.store import Storage
    from reader.store.protocol import DocumentStore
    from reader.store.values import StoredEntry

    IndexProgress = Callable[[int, int], None]
    """Called after each document with the number done and the total, 0 if unknown."""

_WORTH_WORKERS = 2000
"""Below this many items, parsing them here is faster than starting other processes."""
_FEWEST_ITEMS = 500
_GROWTH = 1.0
"""Commit once the index has grown by this share: every commit makes all searches a little slower."""
_MOST_SECONDS = 8.0
"""Commit after this many seconds in any case."""


class _Commits:
    """Decides when to make additions searchable."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._added = 0
        self._at = monotonic()

    def after(self, items: int) -> None:
        """Count items, and commit if it is time."""
        self._added += items
        enough = max(_FEWEST_ITEMS, _GROWTH * self._index.snapshot().size())
        if self._added >= enough or (self._added and monotonic() - self._at > _MOST_SECONDS):
            self._index.commit()
            self._added, self._at = 0, monotonic()


def index_loaded(
    index: Index, documents: Documents, cancelled: Callable[[], bool], progress: IndexProgress
) -> bool:
    """Add the documents from `documents.load` that the index lacks; return False if `cancelled` cut it short.

    Documents that were reread since, and so are other documents now, are removed first.
    """
    from reader.parsing.items import items_of

    entries = [entry for entry in documents.peek() if not isinstance(entry, SourceError)]
    _remove_changed(index, dict.fromkeys((entry.id for entry in entries), ""))
    known = index.documents
    commits = _Commits(index)
    for done, arrival in enumerate(documents.load(), 1):
        if cancelled():
            index.commit()
            return False
        if isinstance(arrival, Document) and arrival.id not in known:
            items = items_of(arrival)
            index.add(arrival, items, place=done)
            commits.after(len(items))
        progress(done, 0)
    index.commit()
    return True


def index_stored(
    index: Index, storage: Storage, cancelled: Callable[[], bool], progress: IndexProgress
) -> bool:
    """Bring an index on disk up to the stamp of a library's file, see `index_stamp`.

    Returns False if `cancelled` cut that short; what was done is kept. If another process is indexing, only
    picks up what it has committed so far.
    """
    stamp = index_stamp(storage)
    index.refresh()
    if index.stamp == stamp:
        return True
    if not index.begin():
        return True
    try:
        finished = _bring_up(index, storage.documents, cancelled, progress)
        index.commit(stamp if finished else None)
    finally:
        index.end()
    return finished


def _bring_up(
    index: Index, documents: DocumentStore, cancelled: Callable[[], bool], progress: IndexProgress
) -> bool:
    entries = documents.list()
    gone = GoneItems(documents)
    versions = {
        entry.id: indexed_version(entry.digest or "", entry.source) for entry in entries
    } | gone.versions
    _remove_changed(index, versions)
    known = index.documents
    missing = [entry for entry in entries if entry.id not in known]
    places, seen = (documents.positions(), documents.first_seen()) if missing else ({}, {})
    commits = _Commits(index)
    done = 0
    with closing(_prepared(documents, missing)) as arriving:
        for document, items in arriving:
            if cancelled():
                return False
            done += 1
            dated = [item._replace(first_seen=microseconds(seen.get(item.id))) for item in items]
            index.add_prepared(document, dated, versions[document], place=places.get(document))
            commits.after(len(items))
            progress(done, len(missing))
    gone.add_to(index, known)
    return True


def _prepared(
    documents: DocumentStore, missing: Sequence[StoredEntry]
) -> Generator[tuple[str, list[PreparedItem]], None, None]:
    """Yield each document's id and its items ready for the index, made by several processes if worth it."""
    from reader.library.parse_pool import ParsePool, RawDocument, prepare_document

    names: deque[str] = deque()

    def sources() -> Iterator[RawDocument]:
        for entry in missing:
            try:
                stored = documents.get(entry.id)
            except (KeyError, LibraryError):  # forgotten meanwhile, or damaged; reading it reports that
                continue
            names.append(stored.id)
            yield RawDocument(stored.text, stored.source, stored.notices, stored.outline)

    is_large = sum(sum(entry.counts.values()) for entry in missing) >= _WORTH_WORKERS
    with ParsePool(None if is_large else 0) as workers:
        for items in workers.map(prepare_document, sources()):
            yield names.popleft(), items


def _remove_changed(index: Index, versions: Mapping[str, str]) -> None:
    """Remove documents that are gone or changed, and those that lost an item along with them."""
    while changed := [name for name, version in index.documents.items() if versions.get(name) != version]:
        for name in changed:
            index.remove(name)
