"""Reading a library without the rows that can't be read.

The tables that have such rows are hidden behind views of the same names, in the reader's own temporary
schema, where SQLite looks first. So every query goes on as if those rows had never been there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.clean import clean_line
from reader.store.row_checks import CutTable, bad_rows, key_of

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
    cut: Mapping[str, int]
    """The tables that can't be read to the end: how many of their rows can."""
    phrases: Sequence[str]
    """What that is and why, one for each row."""


def damaged_rows(connection: sqlite3.Connection) -> LeftOut:
    """Return the rows that can't be read; a document goes with its text. Raises sqlite3.Error."""
    keys: dict[str, dict[Key, None]] = {}
    phrases: dict[str, None] = {}
    cut: dict[str, int] = {}
    for bad in bad_rows(connection):
        if isinstance(bad, CutTable):
            cut[bad.table] = bad.rows
        else:
            keys.setdefault("document" if bad.table == "text" else bad.table, {})[bad.key] = None
        phrases[_phrase(bad)] = None
    columns = {table: key_of(connection, table) for table in (*keys, *cut)}
    return LeftOut({table: tuple(rows) for table, rows in keys.items()}, columns, cut, tuple(phrases))


def hide(connection: sqlite3.Connection, left_out: LeftOut) -> None:
    """Hide rows from a connection, as long as it lives. Raises sqlite3.Error."""
    for table, columns in left_out.columns.items():
        names = [f"k{number}" for number in range(len(columns))]
        marks = ", ".join("CAST(? AS BLOB)" for _ in columns)
        same = " AND ".join(
            f"b.{name} = CAST(t.{column} AS BLOB)" for name, column in zip(names, columns, strict=True)
        )
        bad = f"left_out_{table}"
        connection.execute(f"CREATE TEMP TABLE {bad} ({', '.join(names)}, PRIMARY KEY ({', '.join(names)}))")
        connection.executemany(
            f"INSERT OR IGNORE INTO temp.{bad} VALUES ({marks})",  # noqa: S608
            left_out.keys.get(table, ()),
        )
        rows = f"main.{table} NOT INDEXED LIMIT {left_out.cut[table]}" if table in left_out.cut else ""
        source = f"(SELECT * FROM {rows})" if rows else f"main.{table}"  # noqa: S608
        connection.execute(
            f"CREATE TEMP VIEW {table} AS SELECT * FROM {source} t "  # noqa: S608
            f"WHERE NOT EXISTS (SELECT 1 FROM temp.{bad} b WHERE {same})"
        )


def _phrase(row: BadRow | CutTable) -> str:
    if isinstance(row, CutTable):
        return f"left out the end of table {row.table}, which is damaged"
    key = ", ".join(
        cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell) for cell in row.key
    )
    return f"left out a row of table {row.table} ({clean_line(key)}): {row.wrong}"
