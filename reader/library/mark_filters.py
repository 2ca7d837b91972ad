"""Resolve the marks in a query: search knows no marks, and the store knows no queries."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, cast

from reader.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.store_handle import StoreHandle
    from reader.search import MarkFilter
    from reader.store import Storage
    from reader.store.protocol import MarkStore
    from reader.store.values import Status

    Ids = frozenset[str]


class MarkFilterSets:
    """Sets of the ids that carry a mark, read again only if marks have changed. Safe to use from several
    threads.

    Raises LibraryError if a query asks for marks and the library's file cannot be used.
    """

    def __init__(self, handle: StoreHandle) -> None:
        self._handle = handle
        self._lock = Lock()
        self._known: dict[str, Ids] = {}
        self._known_of = -1

    def resolve(self, filters: Sequence[MarkFilter]) -> tuple[tuple[tuple[Ids, bool], ...], tuple[str, ...]]:
        """Return the sets that hits must be in, or with True must not be in, and notes for the user.

        Hidden items are excluded, unless the query asks for that status. See search/mark_filters.py.
        """
        from reader.search import HIDDEN

        storage = self._storage(needed=bool(filters))
        notes: list[str] = []
        id_sets = [self._state(storage, mark_filter) for mark_filter in filters if mark_filter.field == "is"]
        for field, find in (("status", self._status), ("tag", self._tagged)):
            wanted: list[Ids] = []
            for mark_filter in filters:
                if mark_filter.field == field:
                    found = find(storage, mark_filter.value, notes)
                    id_sets += [(found, True)] if mark_filter.excluded else []
                    wanted += [] if mark_filter.excluded else [found]
            if wanted:
                id_sets.append((frozenset().union(*wanted), False))
        if not any(mark_filter.field == "status" and mark_filter.value == HIDDEN for mark_filter in filters):
            id_sets.append((self._status(storage, HIDDEN, notes), True))
        return tuple((ids, out) for ids, out in id_sets if ids or not out), tuple(dict.fromkeys(notes))

    def _storage(self, *, needed: bool) -> Storage | None:
        """Return the open file; None if there is none, or if it cannot be used and is not `needed`."""
        try:
            storage = self._handle.open_existing()
            stamp = storage.mark_changes() if storage else 0
        except LibraryError:
            if needed:
                raise
            return None
        with self._lock:
            if stamp != self._known_of:
                self._known, self._known_of = {}, stamp
        return storage

    def _state(self, storage: Storage | None, mark_filter: MarkFilter) -> tuple[Ids, bool]:
        starred = mark_filter.value == "starred"
        found = self._read_once(
            storage,
            "starred" if starred else "read",
            lambda marks: marks.find(starred=starred, read=not starred),
        )
        return found, mark_filter.excluded != (mark_filter.value == "unread")

    def _status(self, storage: Storage | None, value: str, _: list[str]) -> Ids:
        status = cast("Status", value)
        return self._read_once(storage, f"status {value}", lambda marks: marks.find(status=status))

    def _tagged(self, storage: Storage | None, value: str, notes: list[str]) -> Ids:
        from reader.search import nearest_values

        def find(marks: MarkStore) -> Iterable[str]:
            matching = nearest_values(value.split(), marks.tags())
            return (item for tag in matching for item in marks.find(tag=tag))

        found = self._read_once(storage, f"tag {value}", find)
        if not found:
            notes.append(f'No tag is like "{value}".')
        return found

    def _read_once(
        self, storage: Storage | None, key: str, find: Callable[[MarkStore], Iterable[str]]
    ) -> Ids:
        if storage is None:
            return frozenset()
        known = self._known
        if key not in known:
            known[key] = frozenset(find(storage.marks))
        return known[key]
