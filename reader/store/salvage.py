"""Reading a library without the rows that can't be read.

The tables that have such rows are hidden behind views of the same names, in the reader's own temporary
schema, where SQLite looks first. So every query goes on as if those rows had never been there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.clean import clean_line
from reader.store.row_checks import bad_rows, key_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from reader.store.row_checks import BadRow, Key


class LeftOut(NamedTuple):
    """What a reader has to leave out."""

    keys: Mapping[str, Sequence[Key]]
    """By table."""
    columns: Mapping[str, Sequence[str]]
    """The columns of these tables' keys."""
    phrases: Sequence[str]
    """What that is and why, one for each row."""


def damaged_rows(connection: sqlite3.Connection) -> LeftOut:
    """Return the rows that can't be read; a document goes with its text. Raises sqlite3.Error."""
    keys: dict[str, dict[Key, None]] = {}
    phrases: dict[str, None] = {}
    for row in bad_rows(connection):
        keys.setdefault("document" if row.table == "text" else row.table, {})[row.key] = None
        phrases[_phrase(row)] = None
    columns = {table: key_of(connection, table) for table in keys}
    return LeftOut({table: tuple(rows) for table, rows in keys.items()}, columns, tuple(phrases))


def hide(connection: sqlite3.Connection, left_out: LeftOut) -> None:
    """Hide rows from a connection, as long as it lives. Raises sqlite3.Error."""
    for table, keys in left_out.keys.items():
        columns = left_out.columns[table]
        names = [f"k{number}" for number in range(len(columns))]
        marks = ", ".join("CAST(? AS BLOB)" for _ in columns)
        same = " AND ".join(
            f"b.{name} = CAST(t.{column} AS BLOB)" for name, column in zip(names, columns, strict=True)
        )
        bad = f"left_out_{table}"
        connection.execute(f"CREATE TEMP TABLE {bad} ({', '.join(names)}, PRIMARY KEY ({', '.join(names)}))")
        connection.executemany(f"INSERT OR IGNORE INTO temp.{bad} VALUES ({marks})", keys)  # noqa: S608
        connection.execute(
            f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} t "  # noqa: S608
            f"WHERE NOT EXISTS (SELECT 1 FROM temp.{bad} b WHERE {same})"
        )


def _phrase(row: BadRow) -> str:
    key = ", ".join(
        cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell) for cell in row.key
    )
    return f"left out a row of table {row.table} ({clean_line(key)}): {row.wrong}"
