"""Parse the lines of an export. This is outside text: each field is checked and cleaned."""

from __future__ import annotations

import json
import os
import re
from functools import partial
from typing import TYPE_CHECKING

from reader.clean import clean, clean_line, clean_path
from reader.json_fields import Fields
from reader.library.saved_searches import MAX_NAME
from reader.model import ITEM_KINDS, Anchor
from reader.outlines import outline_of
from reader.sources import feed_of
from reader.store.subscription_values import (
    FULL,
    KEEP,
    KEEP_ALL,
    SUBSCRIPTION_KINDS,
    EntryOf,
    StoredFeedEntry,
    Subscription,
)
from reader.store.values import (
    STATUSES,
    Addition,
    Highlight,
    Marks,
    Note,
    Position,
    RecentQuery,
    Setting,
    StatusChange,
    Stop,
    StoredSearch,
)
from reader.web_addresses import parsed

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.store.values import ImportRecord


def parse_record(line: bytes) -> ImportRecord:
    """Parse a line of an export. Raises ValueError with what is wrong with the line."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("not JSON") from None
    made = _PARSERS.get(str(values.get("is"))) if isinstance(values, dict) else None
    if made is None:
        raise ValueError("unknown record type")
    return made(Fields(values))


def _addition(fields: Fields) -> Addition:
    from reader.library.digests import parser_digest
    from reader.parsing import items_of, parse

    notices = tuple(clean_line(notice) for notice in fields.list("notices") if isinstance(notice, str))
    path = _path(fields.maybe_text("resolved"))
    is_file = path is not None and path.startswith(os.sep) and feed_of(path) is None
    source = clean_path(path) if path is not None and is_file else clean(fields.text("source"))
    outline = outline_of(fields.object("outline")) if fields.has("outline") else None
    document = parse(clean(fields.text("text")), source, notices, outline=outline)
    return Addition(
        document,
        items_of(document),
        path,
        _path(fields.maybe_text("digest")),
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


def _marks(fields: Fields) -> Marks:
    item = fields.id("item")
    return Marks(
        item,
        starred=bool(fields.flag("starred")),
        read=bool(fields.flag("read")),
        overridden=bool(fields.flag("overridden")),
        status=fields.choice("status", STATUSES),
        tags=tuple(sorted({tag for tag in map(_tag, fields.list("tags")) if tag})),
        notes=fields.many("notes", partial(_note, item), "a note"),
        changed=fields.time("changed"),
        statuses=fields.many("statuses", _status_change, "a status"),
        highlights=fields.many("highlights", partial(_highlight, item), "a highlight"),
    )


def _status_change(fields: Fields) -> StatusChange:
    at = fields.time("at")
    if at is None:
        raise ValueError("a status has no date")
    return StatusChange(fields.choice("status", STATUSES), at)


def _tag(value: object) -> str:
    return clean_line(value).strip() if isinstance(value, str) else ""


def _note(item: str, fields: Fields) -> Note:
    written = fields.time("written")
    if written is None:
        raise ValueError("a note has no date")
    return Note(0, item, clean(fields.text("text")), written, fields.time("edited"))


def _highlight(item: str, fields: Fields) -> Highlight:
    made = fields.time("made")
    if made is None:
        raise ValueError("a highlight has no date")
    words, before, after = (clean(fields.text(name)) for name in ("words", "before", "after"))
    if not words.strip():
        raise ValueError("a highlight has no words")
    anchor = Anchor(words, before, after, fields.number("position"))
    return Highlight(0, item, anchor, made, clean(fields.maybe_text("note") or "").strip())


def _position(fields: Fields) -> Position:
    return Position(fields.id("document"), clean(fields.text("part")), fields.number("offset"))


def _stop(fields: Fields) -> Stop:
    item = None if fields.maybe_text("item") is None else fields.id("item")
    return Stop(fields.id("document"), clean(fields.text("part")), fields.number("offset"), item)


def _setting(fields: Fields) -> Setting:
    return Setting(clean(fields.text("key")), clean(fields.text("value")))


def _search(fields: Fields) -> StoredSearch:
    name = clean_line(fields.text("name"), MAX_NAME)
    if not name:
        raise ValueError("a search has no name")
    kind = fields.choice("kind", ITEM_KINDS)
    where = fields.object("where")
    chosen = {
        clean_line(facet): frozenset(clean_line(value) for value in values if isinstance(value, str))
        for facet, values in where.items()
        if isinstance(values, list)
    }
    return StoredSearch(name, clean(fields.text("query")), kind, chosen, clean_line(fields.text("order")))


def _typed(fields: Fields) -> RecentQuery:
    return RecentQuery(clean(fields.text("query")))


def _subscription(fields: Fields) -> Subscription:
    kind = fields.choice("kind", SUBSCRIPTION_KINDS)
    if kind is None:
        raise ValueError("a subscription has no kind")
    keep = fields.maybe_text("keep") or KEEP_ALL
    if re.fullmatch(KEEP, keep) is None:
        raise ValueError("`keep` has no known value")
    tags = tuple(dict.fromkeys(tag for tag in map(_tag, fields.list("tags")) if tag))
    every = fields.maybe_number("every", least=1)
    full = fields.choice("full", FULL) or FULL[0]
    return Subscription(_address(fields), kind, fields.maybe_line("title"), every, full, tags, keep)


def _address(fields: Fields) -> str:
    """Return the address of a subscription, written as the library writes it."""
    try:
        return parsed(fields.text("source")).url
    except ValueError as problem:
        raise ValueError(f"`source` {problem}") from None


def _entry(fields: Fields) -> EntryOf:
    first = fields.time("first")
    if first is None:
        raise ValueError("an entry has no date")
    guid, link, title, content = (clean(fields.text(name)) for name in ("guid", "link", "title", "content"))
    entry = StoredFeedEntry(guid, link, title, content, fields.id("document"), first)
    return EntryOf(_address(fields), entry)


_PARSERS: dict[str, Callable[[Fields], ImportRecord]] = {
    "document": _addition,
    "marks": _marks,
    "position": _position,
    "stop": _stop,
    "setting": _setting,
    "search": _search,
    "typed search": _typed,
    "subscription": _subscription,
    "feed entry": _entry,
}
