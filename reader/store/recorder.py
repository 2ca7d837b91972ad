"""One undo step in the making: every change is made and recorded, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store import journaled
from reader.store.failures import DamageError
from reader.store.rows import json_text, time_text
from reader.store.schema import COUNTERS, JOURNALED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime

    from reader.store.rows import Plain
    from reader.store.schema import Counter


class Recorder:
    """One undo step in the making: makes changes and records them. Lives within one transaction."""

    def __init__(
        self, connection: sqlite3.Connection, name: str, now: datetime, *, step: int | None = None
    ) -> None:
        """Start recording; `step` continues that step, which must be the newest (see `newest_step`)."""
        self.connection = connection
        self.now = now
        self.touched: set[Counter] = set()
        """The counters of everything changed so far."""
        self.step = step
        """The step's number; None until something changes."""
        self._name = name
        self._seq = _next_seq(connection, step) if step is not None else 0

    def insert(self, table: str, row: Mapping[str, Plain], subject: str) -> None:
        """Insert a row, with all its columns given."""
        journaled.insert(self.connection, table, row)
        key = {column: row[column] for column in JOURNALED[table].key}
        rest = {column: cell for column, cell in row.items() if column not in key}
        self._record(table, key, subject, None, rest)

    def delete(self, table: str, key: Mapping[str, Plain], subject: str) -> bool:
        """Delete a row; return False if there is none."""
        before = journaled.select(self.connection, table, key, JOURNALED[table].columns)
        if before is None:
            return False
        journaled.delete(self.connection, table, key)
        self._record(table, key, subject, before, None)
        return True

    def update(self, table: str, key: Mapping[str, Plain], values: Mapping[str, Plain], subject: str) -> bool:
        """Set columns of an existing row, recording those that differ; return False if none does."""
        before = journaled.select(self.connection, table, key, tuple(values))
        if before is None:
            raise DamageError(f"table {table} lacks a row")
        after = {column: value for column, value in values.items() if before[column] != value}
        if not after:
            return False
        journaled.update(self.connection, table, key, after)
        self._record(table, key, subject, {column: before[column] for column in after}, after)
        return True

    def rename(self, name: str) -> None:
        """Rename the step, if there is one."""
        self.connection.execute("UPDATE step SET name = ? WHERE id = ?", (name, self.step))

    def _record(
        self,
        table: str,
        key: Mapping[str, Plain],
        subject: str,
        before: Mapping[str, Plain] | None,
        after: Mapping[str, Plain] | None,
    ) -> None:
        if self.step is None:
            self.step = _begin(self.connection, self._name, self.now)
        if table in COUNTERS:
            self.touched.add(COUNTERS[table])
        sides = (None if side is None else json_text(side) for side in (before, after))
        self.connection.execute(
            "INSERT INTO change (step, seq, target, row, subject, before, after) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.step, self._seq, table, json_text(list(key.values())), subject, *sides),
        )
        self._seq += 1


def newest_step(connection: sqlite3.Connection) -> int | None:
    """Return the number of the newest step if it can be continued, that is, if it isn't undone."""
    row = connection.execute("SELECT id, undone FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None or row[1] else int(row[0])


def _begin(connection: sqlite3.Connection, name: str, now: datetime) -> int:
    """Start a step and return its number."""
    cursor = connection.execute("INSERT INTO step (name, at) VALUES (?, ?)", (name, time_text(now)))
    return int(cursor.lastrowid or 0)


def _next_seq(connection: sqlite3.Connection, step: int) -> int:
    row = connection.execute("SELECT max(seq) FROM change WHERE step = ?", (step,)).fetchone()
    return int(row[0]) + 1
