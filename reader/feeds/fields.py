"""The elements of a feed → the fields of the feed itself and of each entry, markup in them as markup."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import urljoin, urlsplit

from reader.clean import LINK
from reader.feeds.xml_events import ENTRIES, read_events

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.feeds.xml_events import Element

MOST_ENTRIES = 20_000
"""Entries of one feed; the largest feeds seen have a tenth of that."""
_MOST_OF_A_NAME = 100
"""Fields of one name, such as links or categories, of one entry."""
_FRAMES = frozenset({"rss", "rdf:rdf", "channel", "feed"})
_GROUPS = frozenset({"author", "contributor", "source", "media:group", "media:content", "image", "textinput"})
"""Elements whose children are fields too: "author/name". What is in any other one is markup."""
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


class Field(NamedTuple):
    """An element of a feed or of an entry."""

    text: str
    """Its text, or its content as markup."""
    attributes: Mapping[str, str]
    is_markup: bool
    """Whether there are elements in it."""
    base: str
    """What links in it are relative to, as `xml:base` says; "" if nothing does."""
    language: str
    """As `xml:lang` says; "" if nothing does."""


Fields: TypeAlias = dict[str, list[Field]]
"""Fields by name, each name's in the order of the feed."""


class Read(NamedTuple):
    """What the XML of a feed says."""

    feed: Fields
    entries: list[Fields]
    mistakes: int
    left_out: int
    """Entries past the most that are taken."""


def read_fields(text: str) -> Read:
    """Return the fields of a decoded feed and of its entries. Never raises; linear in the text."""
    reading = _Reading()
    mistakes = read_events(text, reading)
    return Read(reading.feed, reading.entries, mistakes, reading.left_out)


class _Open:
    """An element that is open."""

    __slots__ = ("attributes", "base", "is_markup", "language", "name", "texts")

    def __init__(self, element: Element, around: _Open | None) -> None:
        self.name = element.name
        self.attributes = element.attributes
        self.base: str = _joined(around.base if around else "", element.attributes.get("xml:base", ""))
        self.language: str = element.attributes.get("xml:lang") or (around.language if around else "")
        self.texts: list[str] = []
        self.is_markup = False


def _joined(base: str, reference: str) -> str:
    if not reference:
        return base
    try:
        urlsplit(reference)
        joined = urljoin(base, reference.strip())
    except ValueError:
        return base
    return joined if len(joined) <= LINK else base


class _Reading:
    """Takes the events of the XML."""

    def __init__(self) -> None:
        self.feed: Fields = {}
        self.entries: list[Fields] = []
        self.left_out = 0
        self._open: list[_Open] = []
        self._tags: list[str] = []
        """The elements that are open inside of a field, as markup."""
        self._entry: Fields | None = None
        self._frame: _Open | None = None
        """What the first entry stands in, for those after a mistake."""

    def start(self, element: Element) -> None:
        """Open an entry, a field, or an element within a field."""
        around = self._open[-1] if self._open else None
        if self._tags or (around is not None and not _has_fields(around.name)):
            self._start_markup(element)
            return
        is_entry = element.name in ENTRIES
        if is_entry and self._frame is None:
            self._frame = around
        opened = _Open(element, around or (self._frame if is_entry else None))
        self._open.append(opened)
        if is_entry:
            self._finish()
            self._entry = {}
            if about := element.attributes.get("rdf:about"):
                self._put("about", opened, about)

    def _start_markup(self, element: Element) -> None:
        field = self._open[-1]
        if not field.is_markup:
            field.is_markup = True
            field.texts = [html.escape(text, quote=False) for text in field.texts]
        tag = element.name.rpartition(":")[2]
        given = "".join(f' {name}="{html.escape(value)}"' for name, value in element.attributes.items())
        field.texts.append(f"<{tag}{given}>")
        self._tags.append(tag)

    def text(self, text: str) -> None:
        """Take text of the field that is open."""
        if self._open:
            field = self._open[-1]
            field.texts.append(html.escape(text, quote=False) if field.is_markup else text)

    def end(self) -> None:
        """Close what was opened last."""
        if self._tags:
            tag = self._tags.pop()
            if tag not in _VOID:
                self._open[-1].texts.append(f"</{tag}>")
        elif self._open:
            closed = self._open.pop()
            if closed.name in ENTRIES:
                self._finish()
            else:
                self._put(self._called(closed.name), closed, "".join(closed.texts))

    def broken(self) -> None:
        """Close everything; what has come of an entry is kept."""
        while self._tags or self._open:
            self.end()

    def _called(self, name: str) -> str:
        around = self._open[-1].name if self._open else ""
        return f"{around}/{name}" if around in _GROUPS else name

    def _put(self, name: str, element: _Open, text: str) -> None:
        if name in _FRAMES or not (text.strip() or element.attributes):
            return
        fields = self.feed if self._entry is None else self._entry
        if len(of_name := fields.setdefault(name, [])) < _MOST_OF_A_NAME:
            of_name.append(Field(text, element.attributes, element.is_markup, element.base, element.language))

    def _finish(self) -> None:
        """Take the entry that is open, if there is something in it."""
        if self._entry:
            if len(self.entries) < MOST_ENTRIES:
                self.entries.append(self._entry)
            else:
                self.left_out += 1
        self._entry = None


def _has_fields(name: str) -> bool:
    return name in _FRAMES or name in _GROUPS or name in ENTRIES
