"""Exporting and importing a whole library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.document_upsert import put
from reader.store.documents import every_document
from reader.store.mark_rows import add_marks, all_marks
from reader.store.reading_positions import put_position, put_stop, read_positions, read_settings, read_stop
from reader.store.searches import put_saved, put_typed, read_saved, read_typed
from reader.store.values import Addition, Marks, Position, Setting, StoredSearch, TypedSearch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from reader.store.recorder import Recorder
    from reader.store.values import Exported, Outcome, Restored, Stop


def exported(connection: sqlite3.Connection) -> Iterator[Exported]:
    """Yield everything but the undo steps, in an order that depends only on the library."""
    yield from every_document(connection)
    yield from all_marks(connection)
    yield from read_positions(connection)
    stop = read_stop(connection)
    if stop is not None:
        yield stop
    yield from read_settings(connection)
    yield from read_saved(connection)
    yield from read_typed(connection)


def restored(recorder: Recorder, records: Iterable[Restored]) -> list[Outcome]:
    """Import the records as promised by protocol.Storage.restore; return the documents' outcomes."""
    outcomes = []
    for record in records:
        if isinstance(record, Addition):
            outcomes.append(put(recorder, record))
        elif isinstance(record, Marks):
            add_marks(recorder, record)
        elif isinstance(record, StoredSearch):
            put_saved(recorder, record, replaces=False)
        else:
            _put_place(recorder.connection, record)
    return outcomes


def _put_place(connection: sqlite3.Connection, record: Position | Stop | Setting | TypedSearch) -> None:
    """Store a position, stop, setting or typed query unless the library already has one."""
    if isinstance(record, Position):
        query = "SELECT 1 FROM position WHERE document = ? AND part = ?"
        if connection.execute(query, (record.document, record.part)).fetchone() is None:
            put_position(connection, record)
    elif isinstance(record, Setting):
        connection.execute(
            "INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)", (record.key, record.value)
        )
    elif isinstance(record, TypedSearch):
        put_typed(connection, record)
    elif read_stop(connection) is None:
        put_stop(connection, record)
