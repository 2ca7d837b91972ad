"""Exporting and importing a whole library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.store.document_upsert import upsert
from reader.store.documents import every_document, gone_documents
from reader.store.mark_rows import add_marks, all_marks
from reader.store.reading_positions import put_position, put_stop, read_positions, read_settings, read_stop
from reader.store.searches import put_recent, put_saved, read_recent, read_saved
from reader.store.subscription_rows import (
    add_entry,
    add_subscription,
    exported_entries,
    read_subscriptions,
)
from reader.store.subscription_values import EntryOf, Subscription
from reader.store.values import Addition, Marks, Position, RecentQuery, Setting, StoredSearch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from reader.store.recorder import Recorder
    from reader.store.values import ExportRecord, ImportRecord, Outcome, Stop


def export_records(connection: sqlite3.Connection) -> Iterator[ExportRecord]:
    """Yield everything but the undo steps, in an order that depends only on the library."""
    yield from every_document(connection)
    yield from gone_documents(connection)
    yield from all_marks(connection)
    yield from read_positions(connection)
    stop = read_stop(connection)
    if stop is not None:
        yield stop
    yield from read_settings(connection)
    yield from read_saved(connection)
    yield from read_recent(connection)
    yield from (replace(subscription, key=0) for subscription in read_subscriptions(connection))
    yield from exported_entries(connection)


def import_records(recorder: Recorder, records: Iterable[ImportRecord]) -> list[Outcome]:
    """Import the records as promised by protocol.Storage.restore; return the documents' outcomes."""
    outcomes = []
    for record in records:
        if isinstance(record, Addition):
            outcomes.append(upsert(recorder, record))
        elif isinstance(record, Marks):
            add_marks(recorder, record)
        elif isinstance(record, StoredSearch):
            put_saved(recorder, record, replaces=False)
        elif isinstance(record, Subscription):
            add_subscription(recorder, record)
        elif isinstance(record, EntryOf):
            add_entry(recorder.connection, record)
        else:
            _put_missing(recorder.connection, record)
    return outcomes


def _put_missing(connection: sqlite3.Connection, record: Position | Stop | Setting | RecentQuery) -> None:
    """Store a position, stop, setting or typed query unless the library already has one."""
    if isinstance(record, Position):
        query = "SELECT 1 FROM position WHERE document = ? AND part = ?"
        if connection.execute(query, (record.document, record.part)).fetchone() is None:
            put_position(connection, record)
    elif isinstance(record, Setting):
        connection.execute(
            "INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)", (record.key, record.value)
        )
    elif isinstance(record, RecentQuery):
        put_recent(connection, record)
    elif read_stop(connection) is None:
        put_stop(connection, record)
