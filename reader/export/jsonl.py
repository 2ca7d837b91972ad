"""A whole library as lines of JSON: what `reader export --to jsonl` writes and `reader add` takes back.

The first line says what it is; each further one is a document with its text, the marks on an item, a
reading position, the place where one stopped, a setting, a saved search or one typed before, as its `is`
says.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.export.records import SCHEMA, Record, marks_record

if TYPE_CHECKING:
    from reader.store.values import Marks, Position, RecentQuery, Setting, Stop, StoredDocument, StoredSearch

FORMAT = "reader library"
BEGINNING = f'{{"schema": {SCHEMA}, "format": "{FORMAT}"'.encode()
"""How every export begins, and by which it is known."""


def line(record: Record) -> str:
    """One line of JSON, in ASCII: a path may hold what no encoding but JSON's own can carry."""
    return json.dumps(record)


def header(version: str) -> Record:
    """The first line; `version` is that of the program."""
    return {"schema": SCHEMA, "format": FORMAT, "version": version}


def document_record(document: StoredDocument) -> Record:
    """A document: its text, and where it came from."""
    return {
        "is": "document",
        "id": document.id,
        "source": document.source,
        "resolved": document.resolved,
        "digest": document.digest,
        "added": document.added.isoformat(),
        "notices": list(document.notices),
        "text": document.text,
    }


def marks_line_record(marks: Marks) -> Record:
    """The marks on an item."""
    return {"is": "marks", "item": marks.item, **marks_record(marks)}


def position_record(position: Position) -> Record:
    """A reading position."""
    return {
        "is": "position",
        "document": position.document,
        "part": position.part,
        "offset": position.offset,
    }


def stop_record(stop: Stop) -> Record:
    """Where one stopped."""
    return {
        "is": "stop",
        "document": stop.document,
        "part": stop.part,
        "offset": stop.offset,
        "item": stop.item,
    }


def setting_record(setting: Setting) -> Record:
    """A value that the app keeps."""
    return {"is": "setting", "key": setting.key, "value": setting.value}


def search_record(search: StoredSearch) -> Record:
    """A saved search."""
    return {
        "is": "search",
        "name": search.name,
        "query": search.query,
        "kind": search.kind,
        "where": {facet: sorted(values) for facet, values in sorted(search.where.items())},
        "order": search.order,
    }


def typed_record(search: RecentQuery) -> Record:
    """A query typed before."""
    return {"is": "typed search", "query": search.query}
