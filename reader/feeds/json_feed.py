"""JSON Feed 1.0 and 1.1 → the feed and its entries. What is of another type than it should be isn't there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from reader.clean import LINK, clean, clean_line, clean_link
from reader.feeds.fields import MOST_ENTRIES
from reader.feeds.moments import moment
from reader.feeds.values import Feed, FeedEntry
from reader.feeds.wording import LONGEST_NAME, author_of, language_of, once
from reader.pages.addresses import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/", re.IGNORECASE)
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_LARGEST = 10**18


class Loaded(NamedTuple):
    """What the JSON of a feed says."""

    feed: Mapping[str, object]
    is_broken: bool
    """Whether it ends, or makes no sense any more, before its end."""


def load_feed(text: str) -> Loaded | None:
    """Return the object of a feed; of one that is broken, what comes before. None for any other text."""
    loaded, is_broken = _loaded(text), False
    if loaded is None:
        loaded, is_broken = _beginning(text), True
    version = loaded.get("version") if isinstance(loaded, dict) else None
    if not isinstance(loaded, dict) or not isinstance(version, str) or not _VERSION.match(version):
        return None
    return Loaded(loaded, is_broken)


def _loaded(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _beginning(text: str) -> object:
    """Return a feed with the items before the first that can't be read."""
    array = _ITEMS.search(text)
    around = _loaded(f"{text[: array.end()]}]}}") if array else None
    if array is None or not isinstance(around, dict):
        return None
    decoder = json.JSONDecoder(strict=False)
    items: list[object] = []
    at = array.end()
    while True:
        between = _BETWEEN.match(text, at)
        try:
            item, at = decoder.raw_decode(text, between.end() if between else at)
        except (ValueError, RecursionError):
            return {**around, "items": items}
        items.append(item)


def json_feed(loaded: Mapping[str, object], address: str | None) -> tuple[Feed, int]:
    """Return the feed of an object, without notices, and how many of its entries were left out."""
    own = address or clean_link(_string(loaded.get("feed_url")))
    link = Addresses(own).resolve(_string(loaded.get("home_page_url")))
    base = link or own
    language = language_of(_string(loaded.get("language")))
    authors = _authors(loaded)
    items = list(_objects(loaded.get("items")))
    entries = [_entry(item, base, language, authors) for item in items[:MOST_ENTRIES]]
    feed = Feed(_line(loaded.get("title")), link, language, None, tuple(entries))
    return feed, max(0, len(items) - MOST_ENTRIES)


def _entry(
    item: Mapping[str, object], base: str | None, language: str | None, authors: tuple[str, ...]
) -> FeedEntry:
    resolve = Addresses(base).resolve
    markup = _string(item.get("content_html"))
    plain = _string(item.get("content_text")) or _string(item.get("summary"))
    guid = _guid(item.get("id"))
    link = resolve(_string(item.get("url"))) or (clean_link(guid) if guid else None)
    files = (_string(file.get("url")) for file in _objects(item.get("attachments")))
    return FeedEntry(
        guid,
        link or resolve(_string(item.get("external_url"))),
        _line(item.get("title")),
        _authors(item) or authors,
        moment(_string(item.get("date_published"))),
        moment(_string(item.get("date_modified"))),
        once(map(_line, _array(item.get("tags")))),
        markup if markup.strip() else "",
        "" if markup.strip() else plain,
        base,
        language_of(_string(item.get("language"))) or language,
        once(map(resolve, files)),
    )


def _authors(given: Mapping[str, object]) -> tuple[str, ...]:
    """Return the authors, as 1.1 has them or else as 1.0 does."""
    people = (*_objects(given.get("authors")), *_objects([given.get("author")]))
    return once(author_of(_string(person.get("name"))) for person in people)


def _guid(value: object) -> str | None:
    """Return what an item is called: a text, or a number, as many write it."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST:
        return str(value)
    return clean(" ".join(_string(value)[:LINK].split())) or None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _line(value: object) -> str | None:
    return clean_line(_string(value), LONGEST_NAME) or None


def _array(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    return (each for each in _array(value) if isinstance(each, dict))
