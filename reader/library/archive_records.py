"""Parse the lines of an export. This is outside text: each field is checked and cleaned."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.clean import clean, clean_line, clean_path
from reader.library.saved_searches import MAX_NAME
from reader.model import ITEM_KINDS
from reader.outlines import outline_of
from reader.store.values import (
    STATUSES,
    Addition,
    Marks,
    Note,
    Position,
    RecentQuery,
    Setting,
    StatusChange,
    Stop,
    StoredSearch,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.store.values import ImportRecord, Status

_LARGEST = 1 << 62
_ID_DIGITS = frozenset("0123456789abcdef")


class _Fields:
    """The fields of one line. Every method raises ValueError if the field is missing or of the wrong type."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def text(self, name: str) -> str:
        value = self._values.get(name)
        if not isinstance(value, str):
            raise ValueError(f"`{name}` must be text")
        return value

    def maybe(self, name: str) -> str | None:
        return None if self._values.get(name) is None else self.text(name)

    def id(self, name: str) -> str:
        value = self.text(name)
        if len(value) != 16 or not _ID_DIGITS.issuperset(value):
            raise ValueError(f"`{name}` must be an id")
        return value

    def has(self, name: str) -> bool:
        return self._values.get(name) is not None

    def flag(self, name: str) -> bool:
        return self._values.get(name) is True

    def number(self, name: str) -> int:
        value = self._values.get(name)
        if not isinstance(value, int) or not 0 <= value < _LARGEST:
            raise ValueError(f"`{name}` must be a number")
        return value

    def time(self, name: str) -> datetime | None:
        value = self.maybe(name)
        if value is None:
            return None
        try:
            time = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"`{name}` must be a time") from None
        return time if time.tzinfo else time.replace(tzinfo=UTC)

    def list(self, name: str) -> list[object]:
        value = self._values.get(name)
        if not isinstance(value, list):
            raise ValueError(f"`{name}` must be a list")
        return value

    def object(self, name: str) -> Mapping[str, object]:
        value = self._values.get(name)
        if not isinstance(value, dict):
            raise ValueError(f"`{name}` must be an object")
        return value


def parse_record(line: bytes) -> ImportRecord:
    """Parse a line of an export. Raises ValueError with what is wrong with the line."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("not JSON") from None
    made = _PARSERS.get(str(values.get("is"))) if isinstance(values, dict) else None
    if made is None:
        raise ValueError("unknown record type")
    return made(_Fields(values))


def _addition(fields: _Fields) -> Addition:
    from reader.library.digests import parser_digest
    from reader.parsing import items_of, parse

    notices = tuple(clean_line(notice) for notice in fields.list("notices") if isinstance(notice, str))
    path = _path(fields.maybe("resolved"))
    source = clean(fields.text("source")) if path is None else clean_path(path)
    outline = outline_of(fields.object("outline")) if fields.has("outline") else None
    document = parse(clean(fields.text("text")), source, notices, outline=outline)
    return Addition(
        document,
        items_of(document),
        path,
        _path(fields.maybe("digest")),
        parser_digest(),
        added=fields.time("added"),
        gone=fields.time("gone"),
    )


def _path(text: str | None) -> str | None:
    """Check a path or digest. It is only compared, never shown, so any text that can be stored will do."""
    if text is None:
        return None
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raise ValueError("invalid path") from None
    return text


def _marks(fields: _Fields) -> Marks:
    item = fields.id("item")
    return Marks(
        item,
        starred=fields.flag("starred"),
        read=fields.flag("read"),
        overridden=fields.flag("overridden"),
        status=_status(fields.maybe("status")),
        tags=tuple(sorted({tag for tag in map(_tag, fields.list("tags")) if tag})),
        notes=tuple(_note(item, note) for note in fields.list("notes")),
        changed=fields.time("changed"),
        statuses=tuple(map(_status_change, fields.list("statuses") if fields.has("statuses") else ())),
    )


def _status_change(value: object) -> StatusChange:
    if not isinstance(value, dict):
        raise ValueError("a status must be an object")
    fields = _Fields(value)
    at = fields.time("at")
    if at is None:
        raise ValueError("a status has no date")
    return StatusChange(_status(fields.maybe("status")), at)


def _status(text: str | None) -> Status | None:
    if text is None:
        return None
    for status in STATUSES:
        if status == text:
            return status
    raise ValueError("unknown status")


def _tag(value: object) -> str:
    return clean_line(value).strip() if isinstance(value, str) else ""


def _note(item: str, value: object) -> Note:
    if not isinstance(value, dict):
        raise ValueError("a note must be an object")
    fields = _Fields(value)
    written = fields.time("written")
    if written is None:
        raise ValueError("a note has no date")
    return Note(0, item, clean(fields.text("text")), written, fields.time("edited"))


def _position(fields: _Fields) -> Position:
    return Position(fields.id("document"), clean(fields.text("part")), fields.number("offset"))


def _stop(fields: _Fields) -> Stop:
    item = None if fields.maybe("item") is None else fields.id("item")
    return Stop(fields.id("document"), clean(fields.text("part")), fields.number("offset"), item)


def _setting(fields: _Fields) -> Setting:
    return Setting(clean(fields.text("key")), clean(fields.text("value")))


def _search(fields: _Fields) -> StoredSearch:
    name = clean_line(fields.text("name"), MAX_NAME)
    if not name:
        raise ValueError("a search has no name")
    kind = fields.maybe("kind")
    if kind not in (None, *ITEM_KINDS):
        raise ValueError("unknown kind")
    where = fields.object("where")
    chosen = {
        clean_line(facet): frozenset(clean_line(value) for value in values if isinstance(value, str))
        for facet, values in where.items()
        if isinstance(values, list)
    }
    found = next((known for known in ITEM_KINDS if known == kind), None)
    return StoredSearch(name, clean(fields.text("query")), found, chosen, clean_line(fields.text("order")))


def _typed(fields: _Fields) -> RecentQuery:
    return RecentQuery(clean(fields.text("query")))


_PARSERS: dict[str, Callable[[_Fields], ImportRecord]] = {
    "document": _addition,
    "marks": _marks,
    "position": _position,
    "stop": _stop,
    "setting": _setting,
    "search": _search,
    "typed search": _typed,
}
