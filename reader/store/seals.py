"""Checksums of what the user wrote: SQLite has none, and a flipped bit in a note would go unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from reader.store.rows import json_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.store.rows import Plain

SEALED: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "mark": (1, ("item", "starred", "read", "overridden", "status")),
    "status_change": (1, ("id", "item", "status", "at")),
    "tag": (2, ("item", "tag")),
    "note": (1, ("id", "item", "text", "written", "edited")),
    "highlight": (1, ("id", "item", "words", "before", "after", "position", "note", "made")),
}
"""Table → how many of the columns are its key, and the columns that the column `crc` covers."""


def seal(connection: sqlite3.Connection, table: str, key: Mapping[str, Plain]) -> None:
    """Bring the checksum of a row up to date; does nothing for a table without checksums."""
    if table in SEALED:
        _, columns = SEALED[table]
        where = " AND ".join(f"{column} = ?" for column in key)
        query = f"SELECT {', '.join(columns)} FROM {table} WHERE {where}"  # noqa: S608
        row = connection.execute(query, tuple(key.values())).fetchone()
        if row is not None:
            query = f"UPDATE {table} SET crc = ? WHERE {where}"  # noqa: S608
            connection.execute(query, (_crc(row), *key.values()))


def seal_all(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Give every row of some tables its checksum, in a library from before there were any."""
    for table in tables:
        size, columns = SEALED[table]
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()  # noqa: S608
        where = " AND ".join(f"{column} = ?" for column in columns[:size])
        connection.executemany(
            f"UPDATE {table} SET crc = ? WHERE {where}",  # noqa: S608
            [(_crc(row), *row[:size]) for row in rows],
        )


def broken_seals(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield table and item for each row that isn't what was written. Raises sqlite3.Error."""
    for table, (_, columns) in SEALED.items():
        query = f"SELECT crc, item, {', '.join(columns)} FROM {table} WHERE crc IS NOT NULL"  # noqa: S608
        for crc, item, *row in connection.execute(query):
            if crc != _crc(row):
                yield table, str(item)


def _crc(row: Sequence[Plain]) -> int:
    return crc32(json_text(list(row)).encode("utf-8", "surrogatepass"))
