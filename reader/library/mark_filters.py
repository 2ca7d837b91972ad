"""Resolve the marks in a query: search knows no marks, and the store knows no queries."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from threading import Lock
from typing import TYPE_CHECKING, cast

from reader.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.library.store_handle import StoreHandle
    from reader.search import ItemSet, Marked, MarkFilter, MarkTexts, Query
    from reader.search.mark_filters import Ago
    from reader.store import Storage
    from reader.store.values import Status

    Ids = frozenset[str]

_MOST_KEPT = 100
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


class MarkFilterSets:
    """Sets of the ids that carry a mark, read again only if marks have changed. Safe to use from several
    threads.

    Raises LibraryError if a query asks for marks and the library's file cannot be used.
    """

    def __init__(self, handle: StoreHandle) -> None:
        self._handle = handle
        self._lock = Lock()
        self._known: dict[str, Ids] = {}
        self._texts: MarkTexts | None = None
        self._known_of = (-1, -1)

    def resolve(self, query: Query) -> tuple[Marked, tuple[str, ...]]:
        """Return what a search must know of marks for a query, and notes for the user.

        Hidden items are excluded, unless the query asks for that status. See search/mark_filters.py.
        """
        from reader.search import HIDDEN, Marked

        asked = query.all_marks
        storage = self._storage(needed=bool(asked))
        notes: list[str] = []
        sets = {(mark.field, mark.value): self._items(storage, mark, notes) for mark in asked}
        hidden = frozenset() if query.asks_for_hidden else self._status(storage, HIDDEN)
        return Marked(sets, hidden, self._read_texts(storage)), tuple(dict.fromkeys(notes))

    def _storage(self, *, needed: bool) -> Storage | None:
        """Return the open file; None if there is none, or if it cannot be used and is not `needed`."""
        try:
            storage = self._handle.open_existing()
            stamps = (storage.changes(), storage.mark_changes()) if storage else (0, 0)
        except LibraryError:
            if needed:
                raise
            return None
        with self._lock:
            if stamps != self._known_of:
                self._known, self._texts, self._known_of = {}, None, stamps
        return storage

    def _items(self, storage: Storage | None, mark: MarkFilter, notes: list[str]) -> ItemSet:
        """Return the items with a mark."""
        from reader.search import ItemSet

        if mark.field == "tag":
            return ItemSet(self._tagged(storage, mark.value, notes))
        if mark.field == "new":
            return ItemSet(self._since(storage, mark.value))
        if mark.field == "has":
            return ItemSet(self._having(storage, mark.value))
        if mark.field == "is":
            return self._state(storage, mark.value)
        if mark.value == "none":
            return ItemSet(self._decided(storage), is_outside=True, kind="posting")
        return ItemSet(self._status(storage, mark.value))

    def _state(self, storage: Storage | None, value: str) -> ItemSet:
        from reader.search import ItemSet

        if value in ("new", "gone"):
            return ItemSet(self._read_once(storage, value, lambda kept: _documents_with(kept, value)))
        starred = value == "starred"
        key = "starred" if starred else "read"
        found = self._read_once(storage, key, lambda kept: kept.marks.find(starred=starred, read=not starred))
        return ItemSet(found, is_outside=value == "unread")

    def _status(self, storage: Storage | None, value: str) -> Ids:
        status = cast("Status", value)
        return self._read_once(storage, f"status {value}", lambda kept: kept.marks.find(status=status))

    def _decided(self, storage: Storage | None) -> Ids:
        return self._read_once(storage, "decided", lambda kept: kept.marks.find(decided=True))

    def _having(self, storage: Storage | None, value: str) -> Ids:
        noted, tagged, highlighted = (value == mark for mark in ("note", "tag", "highlight"))
        return self._read_once(
            storage,
            f"has {value}",
            lambda kept: kept.marks.find(noted=noted, tagged=tagged, highlighted=highlighted),
        )

    def _since(self, storage: Storage | None, value: str) -> Ids:
        from reader.search.mark_filters import since

        start = _start(since(value), self._handle.clock().astimezone())
        return self._read_once(storage, f"since {start}", lambda kept: kept.documents.since(start))

    def _tagged(self, storage: Storage | None, value: str, notes: list[str]) -> Ids:
        from reader.search import nearest_values
        from reader.search.signs import as_typed

        def find(kept: Storage) -> Iterable[str]:
            matching = nearest_values(value.split(), kept.marks.tags())
            return (item for tag in matching for item in kept.marks.find(tag=tag))

        found = self._read_once(storage, f"tag {value}", find)
        if not found:
            notes.append(f'No tag is like "{as_typed(value)}".')
        return found

    def _read_texts(self, storage: Storage | None) -> MarkTexts | None:
        """Return notes and tags; None if there are none."""
        from reader.search import MarkTexts

        if storage is None:
            return None
        if self._texts is None:
            self._texts = MarkTexts(storage.marks.texts())
        return self._texts if self._texts.vocabulary.size() else None

    def _read_once(self, storage: Storage | None, key: str, find: Callable[[Storage], Iterable[str]]) -> Ids:
        if storage is None:
            return frozenset()
        known = self._known
        found = known.get(key)
        if found is None:
            if len(known) >= _MOST_KEPT:  # "new:24h" is another time with every search
                known.clear()
            found = known[key] = frozenset(find(storage))
        return found


def _documents_with(storage: Storage, value: str) -> Ids:
    return storage.documents.new() if value == "new" else storage.documents.gone()


def _start(value: Ago | date | None, now: datetime) -> datetime:
    """Return the time that a value of `new:` names: days begin at midnight where the user is."""
    if value is None:
        return now
    if isinstance(value, date):
        return midnight(value)
    if value.unit == "h":
        return now - timedelta(hours=value.number)
    return midnight(now.date() - timedelta(days=value.number * _DAYS[value.unit]))


def midnight(day: date) -> datetime:
    """Return the beginning of a day where the user is."""
    try:
        return datetime.combine(day, time()).astimezone()
    except (OverflowError, ValueError, OSError):  # before the first day of the calendar, in UTC
        return datetime.combine(day, time(), UTC)
