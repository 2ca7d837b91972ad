"""The fields of an XML feed → the feed and its entries: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from typing import TYPE_CHECKING, NamedTuple

from reader.clean import LINK, clean, clean_line, clean_link
from reader.feeds.moments import moment
from reader.feeds.values import Feed, FeedEntry, shown
from reader.feeds.wording import LONGEST_NAME, author_of, language_of, line_of, once, unescaped
from reader.pages.addresses import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.feeds.fields import Field, Fields

_BODIES = (
    "content:encoded", "content", "xhtml:body", "xhtml:div", "description", "summary", "body",
    "media:group/media:description", "media:content/media:description", "media:description",
    "itunes:summary", "dcterms:abstract",
)  # fmt: skip
_TITLES = ("title", "dc:title", "media:title", "media:group/media:title", "media:content/media:title")
_AUTHORS = ("author/name", "author", "dc:creator", "itunes:author", "author/email")
_PUBLISHED = (
    "pubdate",
    "published",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "created",
    "date",
)
_UPDATED = ("updated", "modified", "dcterms:modified")
_OF_FEED = ("updated", "modified", "lastbuilddate", "pubdate", "dc:date", "dcterms:modified")
_CATEGORIES = ("category", "dc:subject")
_GUIDS = ("guid", "id", "about", "dc:identifier")
_FILES = ("enclosure", "media:content", "media:group/media:content")
_PLAIN = frozenset({"text", "plain", "text/plain"})
_MARKED = 1.25
"""How much more a character of a body with markup counts than one without: it says what its lines are."""


class _Around(NamedTuple):
    """What an entry takes from its feed."""

    base: str | None
    language: str | None
    authors: tuple[str, ...]


def feed_of(feed: Fields, entries: Iterable[Fields], address: str | None) -> Feed:
    """Return a feed from its fields; `address` is where it came from, for addresses that are relative."""
    own = address or _own_address(feed)
    link = _link(feed, own)
    says_site = any(field.text.strip() for field in feed.get("link", ()))
    base = (link if says_site else None) or own or link
    language = language_of(_text(feed, ("language", "dc:language")) or _language(feed, ("title",)))
    around = _Around(base, language, _authors(feed, ("author/name",)))
    return Feed(
        _title(feed),
        link,
        language,
        _time(feed, _OF_FEED),
        tuple(_entry(fields, around) for fields in entries),
    )


def _entry(fields: Fields, around: _Around) -> FeedEntry:
    body = _body(fields)
    markup, plain = _written(body) if body else ("", "")
    base = Addresses(around.base).resolve(body.base) if body and body.base else None
    return FeedEntry(
        _guid(fields),
        _link(fields, around.base) or _permanent(fields),
        _title(fields),
        _authors(fields, _AUTHORS) or _authors(fields, ("source/author/name",)) or around.authors,
        _time(fields, _PUBLISHED),
        _time(fields, _UPDATED),
        once(_categories(fields)),
        markup,
        plain,
        base or around.base,
        language_of((body.language if body else "") or _language(fields, _TITLES)) or around.language,
        once(_enclosures(fields, around.base)),
    )


def _each(fields: Fields, names: Iterable[str]) -> Iterator[Field]:
    """Yield the fields of some names, name by name."""
    for name in names:
        yield from fields.get(name, ())


def _text(fields: Fields, names: Iterable[str]) -> str:
    """Return the first text under some names; "" if there is none."""
    return next((text for field in _each(fields, names) if (text := field.text.strip())), "")


def _language(fields: Fields, names: Iterable[str]) -> str:
    return next((field.language for field in _each(fields, names) if field.language), "")


def _title(fields: Fields) -> str | None:
    for field in _each(fields, _TITLES):
        markup, plain = _written(field)
        if title := clean_line(plain, LONGEST_NAME) or line_of(markup):
            return title
    return None


def _time(fields: Fields, names: Iterable[str]) -> str | None:
    """Return the first time under some names; what is none is passed over."""
    return next((time for field in _each(fields, names) if (time := moment(field.text))), None)


def _authors(fields: Fields, names: Iterable[str]) -> tuple[str, ...]:
    """Return the authors under the first name that has any."""
    for name in names:
        if found := once(author_of(field.text) for field in fields.get(name, ())):
            return found
    return ()


def _categories(fields: Fields) -> Iterator[str | None]:
    for field in _each(fields, _CATEGORIES):
        given = field.attributes
        yield line_of(field.text or given.get("label", "") or given.get("term", ""))


def _guid(fields: Fields) -> str | None:
    return clean(" ".join(_text(fields, _GUIDS)[:LINK].split())) or None


def _permanent(fields: Fields) -> str | None:
    """Return the GUID if it is an address, and nothing says that it isn't."""
    for field in _each(fields, ("guid", "id", "about")):
        if field.attributes.get("ispermalink", "").lower() != "false" and (
            link := clean_link(field.text.strip())
        ):
            return link
    return None


def _resolved(reference: str, field: Field, base: str | None) -> str | None:
    return Addresses(base, field.base).resolve(reference)


def _relation(field: Field) -> str:
    """Return what a link is to its entry: the registered name, also if it is written as an address."""
    return field.attributes.get("rel", "alternate").strip().lower().rpartition("/")[2] or "alternate"


def _link(fields: Fields, base: str | None) -> str | None:
    """Return the page that an entry or a feed is about."""
    given = fields.get("link", [])
    pages = [field for field in given if field.attributes.get("href") and _relation(field) == "alternate"]
    # A page in another format, for a machine, is no page to read.
    pages.sort(key=lambda field: "html" not in field.attributes.get("type", "html"))
    content = next(iter(fields.get("content", ())), None)
    references = [
        *((field.text, field) for field in fields.get("feedburner:origlink", ())),
        *((field.text, field) for field in given if not field.attributes.get("href")),
        *((field.attributes["href"], field) for field in pages),
        *([(content.attributes.get("src", ""), content)] if content else []),
    ]
    return next((link for text, field in references if (link := _resolved(text, field, base))), None)


def _own_address(feed: Fields) -> str | None:
    """Return where a feed says that it is."""
    own = (field.attributes.get("href", "") for field in feed.get("link", ()) if _relation(field) == "self")
    return next(filter(None, map(clean_link, own)), None)


def _enclosures(fields: Fields, base: str | None) -> Iterator[str | None]:
    for field in _each(fields, _FILES):
        kind = field.attributes.get("medium") or field.attributes.get("type", "")
        if not kind.lower().startswith("image"):
            yield _resolved(field.attributes.get("url", ""), field, base)
    for field in fields.get("link", ()):
        if _relation(field) == "enclosure":
            yield _resolved(field.attributes.get("href", ""), field, base)


def _body(fields: Fields) -> Field | None:
    """Return the field that has the most to say: a teaser often stands beside the whole text."""
    found = [(_weight(field), field) for field in _each(fields, _BODIES)]
    return max(found, key=lambda one: one[0], default=(0.0, None))[1]


def _weight(field: Field) -> float:
    markup, plain = _written(field)
    says = len(" ".join((plain or shown(markup)).split()))
    return says * _MARKED if "<" in markup else says


def _written(field: Field) -> tuple[str, str]:
    """Return a body as markup and as plain text, one of them ""."""
    kind = field.attributes.get("type", "").strip().lower()
    mode = field.attributes.get("mode", "").strip().lower()
    if field.is_markup:
        return field.text, ""
    if mode == "base64" or (kind and "/" in kind and not _is_text(kind)):
        text = _decoded(field.text) if _is_text(kind) else ""
        return (text, "") if kind not in _PLAIN else ("", text)
    if kind in _PLAIN and mode != "escaped":
        return "", field.text
    return unescaped(field.text), ""


def _is_text(kind: str) -> bool:
    """Return whether a media type is one of text; what else stands in a feed is encoded."""
    return kind.startswith("text/") or kind.endswith(("xml", "html"))


def _decoded(text: str) -> str:
    try:
        return b64decode("".join(text.split()), validate=True).decode("utf-8", "replace")
    except (Base64Error, ValueError):
        return ""
