"""Where the user is in a library, as promised by protocol.PlaceStore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.values import Position, Setting, Stop

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.store.base import Base


class SqlitePositions:
    """See protocol.PlaceStore."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def position(self, document: str, part: str) -> int | None:
        """See protocol.PlaceStore."""
        query = "SELECT place FROM position WHERE document = ? AND part = ?"
        with self._base.connections.reading() as connection:
            row = connection.execute(query, (document, part)).fetchone()
        return None if row is None else int(row[0])

    def set_position(self, position: Position) -> None:
        """See protocol.PlaceStore."""
        with self._base.connections.writing(durable=False) as connection:
            put_position(connection, position)

    def last_stop(self) -> Stop | None:
        """See protocol.PlaceStore."""
        with self._base.connections.reading() as connection:
            return read_stop(connection)

    def set_stop(self, stop: Stop) -> None:
        """See protocol.PlaceStore."""
        with self._base.connections.writing(durable=False) as connection:
            put_stop(connection, stop)

    def setting(self, key: str) -> str | None:
        """See protocol.PlaceStore."""
        with self._base.connections.reading() as connection:
            row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_setting(self, key: str, value: str | None) -> None:
        """See protocol.PlaceStore."""
        with self._base.connections.writing() as connection:
            connection.execute("DELETE FROM setting WHERE key = ?", (key,))
            if value is not None:
                connection.execute("INSERT INTO setting (key, value) VALUES (?, ?)", (key, value))


def read_positions(connection: sqlite3.Connection) -> Iterator[Position]:
    """Yield all reading positions, by document and part."""
    for row in connection.execute("SELECT document, part, place FROM position ORDER BY document, part"):
        yield Position(*row)


def read_stop(connection: sqlite3.Connection) -> Stop | None:
    """Return where the user stopped, or None."""
    row = connection.execute("SELECT document, part, place, item FROM stop").fetchone()
    return None if row is None else Stop(*row)


def read_settings(connection: sqlite3.Connection) -> Iterator[Setting]:
    """Yield all settings, by key."""
    for row in connection.execute("SELECT key, value FROM setting ORDER BY key"):
        yield Setting(*row)


def put_position(connection: sqlite3.Connection, position: Position) -> None:
    """Store a reading position."""
    connection.execute(
        "INSERT OR REPLACE INTO position (document, part, place) VALUES (?, ?, ?)",
        (position.document, position.part, position.offset),
    )


def put_stop(connection: sqlite3.Connection, stop: Stop) -> None:
    """Store where the user stopped."""
    connection.execute(
        "INSERT OR REPLACE INTO stop (one, document, part, place, item) VALUES (1, ?, ?, ?, ?)",
        (stop.document, stop.part, stop.offset, stop.item),
    )
