"""Undo and redo: each change in a step is recorded column by column, with the value before it.

Steps are undone newest first and redone oldest first, so each finds the state it left behind. Only the
columns a step has set are reverted; changes made without a step stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.failures import DamageError
from reader.store.journaled import apply_change, checked_key
from reader.store.rows import stored_list, stored_object, stored_time
from reader.store.schema import COUNTERS
from reader.store.values import Step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.store.base import Base
    from reader.store.schema import Counter

_UNDONE, _DONE = 1, 0


class SqliteHistory:
    """See protocol.History."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def undo(self) -> Step | None:
        """See protocol.History."""
        with self._base.connections.writing() as connection:
            step = _newest_done(connection)
            if step is not None:
                self._apply(connection, step.id, undone=_UNDONE)
            return step

    def redo(self) -> Step | None:
        """See protocol.History."""
        with self._base.connections.writing() as connection:
            step = _oldest_undone(connection)
            if step is not None:
                self._apply(connection, step.id, undone=_DONE)
            return step

    def _apply(self, connection: sqlite3.Connection, step: int, *, undone: int) -> None:
        """Apply one side of every change in a step, and flag the step. Call within a transaction."""
        order = "DESC" if undone else "ASC"
        changes = connection.execute(
            f"SELECT target, row, before, after FROM change WHERE step = ? ORDER BY seq {order}",  # noqa: S608
            (step,),
        ).fetchall()
        for table, row, before, after in changes:
            old, new = stored_object(before), stored_object(after)
            apply_change(connection, table, stored_list(row), *((new, old) if undone else (old, new)))
        connection.execute("UPDATE step SET undone = ? WHERE id = ?", (undone, step))
        self._base.bump(connection, {COUNTERS[change[0]] for change in changes if change[0] in COUNTERS})


def history_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a sentence for each thing wrong with the steps. Raises sqlite3.Error."""
    row = connection.execute(
        "SELECT (SELECT max(id) FROM step WHERE NOT undone), (SELECT min(id) FROM step WHERE undone)"
    ).fetchone()
    if None not in row and row[0] > row[1]:
        yield "an undone step comes before one that isn't"
    for step, table, key, before, after in connection.execute(
        "SELECT step, target, row, before, after FROM change"
    ):
        try:
            checked_key(table, stored_list(key), stored_object(before), stored_object(after))
        except DamageError:
            yield f"step {step} of the undo history can't be read"
    query = "SELECT id, at FROM step WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.step = step.id)"
    for step, _ in connection.execute(query):
        yield f"step {step} of the undo history is empty"


def _newest_done(connection: sqlite3.Connection) -> Step | None:
    return _step(connection, "SELECT id, name, at FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1")


def _oldest_undone(connection: sqlite3.Connection) -> Step | None:
    return _step(connection, "SELECT id, name, at FROM step WHERE undone ORDER BY id LIMIT 1")


def _step(connection: sqlite3.Connection, query: str) -> Step | None:
    row = connection.execute(query).fetchone()
    if row is None:
        return None
    subjects: dict[Counter | None, dict[str, None]] = {"documents": {}, "marks": {}, None: {}}
    for table, subject in connection.execute(
        "SELECT target, subject FROM change WHERE step = ? ORDER BY seq", (row[0],)
    ):
        subjects[COUNTERS.get(table)][subject] = None
    return Step(row[0], row[1], stored_time(row[2]), tuple(subjects["marks"]), tuple(subjects["documents"]))
