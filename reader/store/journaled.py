"""The rows that undo can revert: read, written and checked by table and column name.

The names come from the program or, when a step is undone, from the file. Those from the file are looked up in
schema.JOURNALED first, so that a file can't name anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.failures import DamageError
from reader.store.schema import JOURNALED
from reader.store.seals import seal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from reader.store.rows import Plain


def apply_change(
    connection: sqlite3.Connection,
    table: str,
    row: list[Plain],
    now: Mapping[str, Plain] | None,
    then: Mapping[str, Plain] | None,
) -> None:
    """Change a row from `now` to `then`; None means no row. Raises Damaged."""
    key = checked_key(table, row, now, then)
    if then is None:
        delete(connection, table, key)
    elif now is None:
        insert(connection, table, {**key, **then})
    else:
        update(connection, table, key, then)


def checked_key(table: str, row: Sequence[Plain], *sides: Mapping[str, Plain] | None) -> dict[str, Plain]:
    """Return a change's key by column. Raises Damaged if the schema lacks the table, key or columns."""
    journaled = JOURNALED.get(table)
    if journaled is None or len(row) != len(journaled.key):
        raise DamageError(f"table {table!r} can't be undone")
    if any(not set(side) <= set(journaled.columns) for side in sides if side is not None):
        raise DamageError(f"table {table} has no such columns")
    return dict(zip(journaled.key, row, strict=True))


def select(
    connection: sqlite3.Connection, table: str, key: Mapping[str, Plain], columns: Sequence[str]
) -> dict[str, Plain] | None:
    """Return some columns of the row with this key; None if there is no such row."""
    query = f"SELECT {', '.join(('1', *columns))} FROM {table} WHERE {_equal(key, ' AND ')}"  # noqa: S608
    row = connection.execute(query, tuple(key.values())).fetchone()
    return None if row is None else dict(zip(columns, row[1:], strict=True))


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Plain]) -> None:
    """Insert a row, replacing any that was added outside a step."""
    marks = ", ".join("?" * len(row))
    query = f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608
    connection.execute(query, tuple(row.values()))
    seal(connection, table, {column: row[column] for column in JOURNALED[table].key})


def update(
    connection: sqlite3.Connection, table: str, key: Mapping[str, Plain], values: Mapping[str, Plain]
) -> None:
    """Set columns of the row with this key."""
    query = f"UPDATE {table} SET {_equal(values, ', ')} WHERE {_equal(key, ' AND ')}"  # noqa: S608
    connection.execute(query, (*values.values(), *key.values()))
    seal(connection, table, key)


def delete(connection: sqlite3.Connection, table: str, key: Mapping[str, Plain]) -> None:
    """Delete the row with this key."""
    connection.execute(f"DELETE FROM {table} WHERE {_equal(key, ' AND ')}", tuple(key.values()))  # noqa: S608


def _equal(columns: Iterable[str], between: str) -> str:
    return between.join(f"{column} = ?" for column in columns)
