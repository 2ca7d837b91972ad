"""A whole library as lines of JSON, written by `reader export --to jsonl` and read by `reader add`.

The first line says what the file is. Each further line is a document with its text, the marks on an item, a
reading position, the place where the user stopped, a setting, a saved search, a typed query, a subscription
or an entry of a feed, as its `is` says.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import outlines
from reader.export.records import SCHEMA, Record, marks_record

if TYPE_CHECKING:
    from reader.store.subscription_values import EntryOf, Subscription
    from reader.store.values import Marks, Position, RecentQuery, Setting, Stop, StoredDocument, StoredSearch

FORMAT = "reader library"
BEGINNING = f'{{"schema": {SCHEMA}, "format": "{FORMAT}"'.encode()
"""How every export starts, and how it is recognized."""


def line(record: Record) -> str:
    """Return one line of JSON, in ASCII: a path may contain what no encoding but JSON's escapes can carry."""
    return json.dumps(record)


def header(version: str) -> Record:
    """Return the first line; `version` is the program's."""
    return {"schema": SCHEMA, "format": FORMAT, "version": version}


def document_record(document: StoredDocument) -> Record:
    """Return a document's text and where it came from."""
    outline = {} if document.outline is None else {"outline": outlines.record_of(document.outline)}
    return {
        "is": "document",
        "id": document.id,
        "source": document.source,
        "resolved": document.resolved,
        "digest": document.digest,
        "added": document.added.isoformat(),
        "gone": None if document.gone is None else document.gone.isoformat(),
        "notices": list(document.notices),
        "text": document.text,
        **outline,
    }


def marks_line_record(marks: Marks) -> Record:
    """Return the marks on an item."""
    statuses = [{"status": change.status, "at": change.at.isoformat()} for change in marks.statuses]
    highlights = [
        {**one.anchor._asdict(), "note": one.note, "made": one.made.isoformat()} for one in marks.highlights
    ]
    record = {"is": "marks", "item": marks.item, **marks_record(marks), "statuses": statuses}
    return {**record, "highlights": highlights}


def position_record(position: Position) -> Record:
    """Return a reading position."""
    return {
        "is": "position",
        "document": position.document,
        "part": position.part,
        "offset": position.offset,
    }


def stop_record(stop: Stop) -> Record:
    """Return the place where the user stopped."""
    return {
        "is": "stop",
        "document": stop.document,
        "part": stop.part,
        "offset": stop.offset,
        "item": stop.item,
    }


def setting_record(setting: Setting) -> Record:
    """Return a value stored by the app."""
    return {"is": "setting", "key": setting.key, "value": setting.value}


def search_record(search: StoredSearch) -> Record:
    """Return a saved search."""
    return {
        "is": "search",
        "name": search.name,
        "query": search.query,
        "kind": search.kind,
        "where": {facet: sorted(values) for facet, values in sorted(search.where.items())},
        "order": search.order,
    }


def typed_record(search: RecentQuery) -> Record:
    """Return a query typed before."""
    return {"is": "typed search", "query": search.query}


def subscription_record(subscription: Subscription) -> Record:
    """Return how a feed or a board is asked again."""
    return {
        "is": "subscription",
        "source": subscription.source,
        "title": subscription.title,
        "kind": subscription.kind,
        "every": subscription.every,
        "full": subscription.full,
        "tags": list(subscription.tags),
        "keep": subscription.keep,
    }


def entry_record(exported: EntryOf) -> Record:
    """Return which document an entry of a feed became."""
    entry = exported.entry
    return {
        "is": "feed entry",
        "source": exported.source,
        "guid": entry.guid,
        "link": entry.link,
        "title": entry.title,
        "content": entry.content,
        "document": entry.document,
        "first": entry.first.isoformat(),
    }
