"""A library's saved searches and typed queries, as promised by protocol.SearchStore."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.model import ITEM_KINDS
from reader.store.failures import DamageError
from reader.store.rows import stored_choice
from reader.store.values import RecentQuery, StoredSearch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from reader.store.base import Base
    from reader.store.recorder import Recorder
    from reader.store.rows import Plain

MAX_RECENT = 100
_SAVED = "SELECT name, query, kind, narrowed, sorted FROM search"


class SqliteSearches:
    """See protocol.SearchStore."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def saved(self) -> Sequence[StoredSearch]:
        """See protocol.SearchStore."""
        with self._base.connections.reading() as connection:
            return list(read_saved(connection))

    def save(self, search: StoredSearch, *, step: str) -> None:
        """See protocol.SearchStore."""
        if not search.name.strip():
            raise ValueError("a search needs a name")
        with self._base.step(step) as recorder:
            put_saved(recorder, search)

    def remove(self, name: str, *, step: str) -> bool:
        """See protocol.SearchStore."""
        with self._base.step(step) as recorder:
            return recorder.delete("search", {"name": name}, name)

    def recent(self) -> Sequence[str]:
        """See protocol.SearchStore."""
        with self._base.connections.reading() as connection:
            return [search.query for search in read_recent(connection)]

    def remember(self, query: str) -> None:
        """See protocol.SearchStore."""
        with self._base.connections.writing(durable=False) as connection:
            connection.execute("DELETE FROM typed WHERE query = ?", (query,))
            connection.execute(
                "INSERT INTO typed (number, query) SELECT ifnull(max(number), 0) + 1, ? FROM typed", (query,)
            )
            _prune(connection)

    def forget(self, query: str) -> None:
        """See protocol.SearchStore."""
        with self._base.connections.writing(durable=False) as connection:
            connection.execute("DELETE FROM typed WHERE query = ?", (query,))


def read_saved(connection: sqlite3.Connection) -> Iterator[StoredSearch]:
    """Yield all saved searches, by name. Raises sqlite3.Error."""
    for name, query, kind, narrowed, order in connection.execute(f"{_SAVED} ORDER BY name"):
        yield StoredSearch(name, query, stored_choice(kind, ITEM_KINDS), _choices(narrowed), order)


def read_recent(connection: sqlite3.Connection) -> Iterator[RecentQuery]:
    """Yield the queries typed before, latest first. Raises sqlite3.Error."""
    for (query,) in connection.execute("SELECT query FROM typed ORDER BY number DESC"):
        yield RecentQuery(query)


def put_saved(recorder: Recorder, search: StoredSearch, *, replaces: bool = True) -> None:
    """Save a search; `replaces` says whether to overwrite one with the same name."""
    narrowed = {facet: sorted(values) for facet, values in sorted(search.where.items()) if values}
    values: dict[str, Plain] = {
        "query": search.query,
        "kind": search.kind,
        "narrowed": json.dumps(narrowed, ensure_ascii=False),
        "sorted": search.order,
    }
    key: dict[str, Plain] = {"name": search.name}
    row = recorder.connection.execute("SELECT 1 FROM search WHERE name = ?", (search.name,)).fetchone()
    if row is None:
        recorder.insert("search", {**key, **values}, search.name)
    elif replaces:
        recorder.update("search", key, values, search.name)


def put_recent(connection: sqlite3.Connection, search: RecentQuery) -> None:
    """Add a query as the oldest, unless it is already there."""
    connection.execute(
        "INSERT OR IGNORE INTO typed (number, query) SELECT ifnull(min(number), 1) - 1, ? FROM typed",
        (search.query,),
    )
    _prune(connection)


def _prune(connection: sqlite3.Connection) -> None:
    connection.execute(
        "DELETE FROM typed WHERE number NOT IN (SELECT number FROM typed ORDER BY number DESC LIMIT ?)",
        (MAX_RECENT,),
    )


def _choices(text: str) -> Mapping[str, frozenset[str]]:
    """Return facets and their values as read from a column. Raises Damaged."""
    try:
        return {str(facet): frozenset(map(str, values)) for facet, values in json.loads(text).items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise DamageError("a saved search can't be read") from error
