"""Undo and redo: each change in a step is recorded column by column, with the value before it.

Steps are undone newest first, and redone in the reverse order of their undoing, so that each finds the state
it left behind. Only the columns a step has set are reverted; changes made without a step stay.

A step stays in the history when it is undone, whatever is done afterwards. If newer steps stand by then, it
can't simply be redone: its changes are made again, as a new step, and the old one refers to that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.failures import DamageError
from reader.store.journaled import apply_change, checked_key, select
from reader.store.recorder import Recorder
from reader.store.rows import stored_list, stored_object, stored_time, time_text
from reader.store.schema import COUNTERS
from reader.store.values import Step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from reader.store.base import Base
    from reader.store.rows import Plain
    from reader.store.schema import Counter

_STEP = "SELECT id, name, at, undone, again FROM step"
_UNDO_NEXT = f"{_STEP} WHERE NOT undone ORDER BY id DESC LIMIT 1"
_REDO_NEXT = f"{_STEP} WHERE undone AND again IS NULL ORDER BY undone_as DESC LIMIT 1"


class SqliteHistory:
    """See protocol.History."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def undo(self) -> Step | None:
        """See protocol.History."""
        with self._base.connections.writing() as connection:
            step = _step(connection, _UNDO_NEXT)
            if step is not None:
                self._undo(connection, step.id)
            return step

    def redo(self) -> Step | None:
        """See protocol.History."""
        with self._base.connections.writing() as connection:
            step = _step(connection, _REDO_NEXT)
            if step is not None:
                self._do_again(connection, step)
            return step

    def next_undo(self) -> Step | None:
        """See protocol.History."""
        with self._base.connections.reading() as connection:
            return _step(connection, _UNDO_NEXT)

    def next_redo(self) -> Step | None:
        """See protocol.History."""
        with self._base.connections.reading() as connection:
            return _step(connection, _REDO_NEXT)

    def steps(self, limit: int | None = None) -> Sequence[Step]:
        """See protocol.History."""
        query = f"{_STEP} ORDER BY id DESC LIMIT ?"
        with self._base.connections.reading() as connection:
            rows = connection.execute(query, (-1 if limit is None else limit,)).fetchall()
            return [_with_subjects(connection, row) for row in rows]

    def back_to(self, step: int | None) -> Sequence[Step]:
        """See protocol.History."""
        with self._base.connections.writing() as connection:
            if step is not None:
                _known(connection, step)
            query = f"{_STEP} WHERE NOT undone AND id > ? ORDER BY id DESC"
            rows = connection.execute(query, (step or 0,)).fetchall()
            undone = [_with_subjects(connection, row) for row in rows]
            for each in undone:
                self._undo(connection, each.id)
            return undone

    def bring_back(self, step: int) -> Step:
        """See protocol.History."""
        with self._base.connections.writing() as connection:
            known = _known(connection, step)
            if known.undone and not known.again:
                self._do_again(connection, known)
            return known

    def _undo(self, connection: sqlite3.Connection, step: int) -> None:
        changes = _changes(connection, step)
        for table, row, before, after in reversed(changes):
            _make_room(connection, table, row, before)
            apply_change(connection, table, row, after, before)
        connection.execute(
            "UPDATE step SET undone = 1, undone_as = (SELECT coalesce(max(undone_as), 0) + 1 FROM step) "
            "WHERE id = ?",
            (step,),
        )
        # A document whose addition is undone: marked items in it are gone from now on.
        connection.execute(
            "UPDATE document SET gone = ? WHERE NOT present AND gone IS NULL",
            (time_text(self._base.clock()),),
        )
        self._bump(connection, changes)

    def _do_again(self, connection: sqlite3.Connection, step: Step) -> None:
        """Redo a step: as it is if nothing newer stands, else as a new step."""
        row = connection.execute("SELECT 1 FROM step WHERE NOT undone AND id > ?", (step.id,)).fetchone()
        changes = _changes(connection, step.id)
        if row is None:
            for table, key, before, after in changes:
                _make_room(connection, table, key, after)
                apply_change(connection, table, key, before, after)
            connection.execute("UPDATE step SET undone = 0, undone_as = NULL WHERE id = ?", (step.id,))
            self._bump(connection, changes)
            return
        recorder = Recorder(connection, step.name, self._base.clock())
        subjects = [row[0] for row in connection.execute(
            "SELECT subject FROM change WHERE step = ? ORDER BY seq", (step.id,)
        )]  # fmt: skip
        for (table, key, before, after), subject in zip(changes, subjects, strict=True):
            _make_again(recorder, table, checked_key(table, key, before, after), (before, after), subject)
        connection.execute("UPDATE step SET again = ? WHERE id = ?", (recorder.step or step.id, step.id))
        self._base.bump(connection, recorder.touched)

    def _bump(self, connection: sqlite3.Connection, changes: Sequence[_Change]) -> None:
        self._base.bump(connection, {COUNTERS[change[0]] for change in changes if change[0] in COUNTERS})


if TYPE_CHECKING:
    from typing import TypeAlias

    _Side: TypeAlias = Mapping[str, Plain] | None
    _Change: TypeAlias = tuple[str, list[Plain], _Side, _Side]
    """Table, key, and the columns before and after."""


def _changes(connection: sqlite3.Connection, step: int) -> list[_Change]:
    rows = connection.execute(
        "SELECT target, row, before, after FROM change WHERE step = ? ORDER BY seq", (step,)
    )
    return [
        (table, stored_list(row), stored_object(before), stored_object(after))
        for table, row, before, after in rows
    ]


def _make_again(
    recorder: Recorder, table: str, key: Mapping[str, Plain], sides: tuple[_Side, _Side], subject: str
) -> None:
    """Make one change again, whatever the row holds by now; skip a change to a row that is no more."""
    before, then = sides
    if table == "status_change" and recorder.step is None:
        return  # the status is what it was, and so is its date
    if table == "document" and then is not None:
        if _is_so_already(recorder.connection, key["key"], is_present=bool(then.get("present"))):
            return
        if then.get("present"):
            _replace_present(recorder, key["key"])
    _retire_other(recorder.connection, table, next(iter(key.values())), then)
    there = select(recorder.connection, table, key, ()) is not None
    if then is None:
        recorder.delete(table, key, subject)
    elif there:
        recorder.update(table, key, then, subject)
    elif before is None:
        recorder.insert(table, {**key, **then}, subject)


def _make_room(connection: sqlite3.Connection, table: str, row: Sequence[Plain], then: _Side) -> None:
    """Let a document come back to its path, even if another one's file was renamed to that path since.

    So for subscriptions and their addresses.
    """
    if table == "document" and then is not None and then.get("present"):
        connection.execute(
            "UPDATE document SET resolved = NULL WHERE present AND key <> ?1 "
            "AND resolved = (SELECT resolved FROM document WHERE key = ?1)",
            (row[0],),
        )
    _retire_other(connection, table, row[0], then)


def _retire_other(connection: sqlite3.Connection, table: str, key: Plain, then: _Side) -> None:
    """Let a subscription come back to its address, even if another one moved to that address since."""
    if table == "subscription" and then is not None and ("present" in then or "source" in then):
        connection.execute(
            """UPDATE subscription SET present = 0 WHERE present AND key <> ?1
            AND source = coalesce(?2, (SELECT source FROM subscription WHERE key = ?1))
            AND coalesce(?3, (SELECT present FROM subscription WHERE key = ?1))""",
            (key, then.get("source"), then.get("present")),
        )


def _replace_present(recorder: Recorder, key: Plain) -> None:
    """Take out what came from the same file since a document was taken out that is brought back now."""
    same = """SELECT other.key, other.id FROM document other JOIN document own ON own.key = ?
        WHERE other.present AND other.key <> own.key AND other.resolved = own.resolved"""
    gone: dict[str, Plain] = {"present": 0, "gone": time_text(recorder.now)}
    for other, document in recorder.connection.execute(same, (key,)).fetchall():
        recorder.update("document", {"key": other}, gone, document)


def _is_so_already(connection: sqlite3.Connection, key: Plain, *, is_present: bool) -> bool:
    """Return whether a document, or another of the same text, is in the library or not, as it is to be."""
    query = """SELECT count(*) FROM document other JOIN document own ON own.key = ?
        WHERE other.present AND (other.key = own.key OR (? AND other.id = own.id))"""
    return bool(connection.execute(query, (key, is_present)).fetchone()[0]) == is_present


def history_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a sentence for each thing wrong with the steps. Raises sqlite3.Error."""
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


def _known(connection: sqlite3.Connection, step: int) -> Step:
    found = _step(connection, f"{_STEP} WHERE id = ?", step)
    if found is None:
        raise KeyError(step)
    return found


def _step(connection: sqlite3.Connection, query: str, *values: int) -> Step | None:
    row = connection.execute(query, values).fetchone()
    return None if row is None else _with_subjects(connection, row)


def _with_subjects(connection: sqlite3.Connection, row: Sequence[Plain]) -> Step:
    number, name, at, undone, again = row
    subjects: dict[Counter | None, dict[str, None]] = {
        "documents": {},
        "marks": {},
        "subscriptions": {},
        None: {},
    }
    for table, subject in connection.execute(
        "SELECT target, subject FROM change WHERE step = ? ORDER BY seq", (number,)
    ):
        subjects[COUNTERS.get(table)][subject] = None
    return Step(
        int(number or 0), str(name), stored_time(str(at)), tuple(subjects["marks"]),
        tuple(subjects["documents"]), undone=bool(undone), again=again is not None,
    )  # fmt: skip
