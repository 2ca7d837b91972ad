"""XML from anywhere → its elements, one after the other; for feeds and OPML. Linear, and nothing raises.

No entity is ever declared and nothing outside is fetched: what stands before the first element isn't read,
and a document type declaration that is left counts as a mistake (CWE-776, CWE-611). Names of HTML's entities
and a bare "&", which are common and no XML, are put right before. After a mistake reading goes on with the
next entry.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple, Protocol
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_MISTAKES = 100
"""After so many, what is left is given up: each one costs a new beginning."""
_ATTRIBUTES = 64
"""Of one element; the rest is left out. No feed needs more than ten."""
_MOST_PREFIXES = 200
_HEAD = 65_536
BEFORE = "\ufeff \t\r\n"
_SKIPPED = re.compile(
    r"[\s\ufeff]+|<!--(?:(?!-->).)*-->|<\?[^<>]*\?>|<![a-z][^<>\[]*(?:\[[^\]]*\]\s*)?>",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand before the first element."""
_ROOT = re.compile(r"<(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,40})(?=[\s/>])")
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos);)(?:#?\w{1,32};)?", re.DOTALL
)
"""A stretch in which "&" is a sign like any other, or a reference that XML may not know."""
ENTRIES = frozenset({"item", "entry"})
_NEXT = re.compile(rb"<(?:[A-Za-z][\w.-]{0,40}:)?(?:item|entry)[\s/>]", re.IGNORECASE)

_PREFIXES = {
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
"""What the elements of a namespace are called here, whatever a feed calls them."""


class Element(NamedTuple):
    """The start of an element."""

    name: str
    """In small letters, with its namespace as it is usually written: "dc:creator"; Atom and RSS have none."""
    attributes: Mapping[str, str]
    """By their names in small letters, "xml:base" too."""


class Handler(Protocol):
    """What takes the events."""

    def start(self, element: Element) -> None:
        """Go one element deeper."""

    def text(self, text: str) -> None:
        """Take text of the innermost open element."""

    def end(self) -> None:
        """Close the innermost open element."""

    def broken(self) -> None:
        """Close everything: there is a mistake here. What follows begins with an entry, or nothing does."""


class _DeclarationError(Exception):
    """There is a document type declaration where none can be taken out."""


def root_of(text: str) -> str | None:
    """Return the local name of the element that a text begins with, in small letters; None if it has none."""
    head = text[:_HEAD]
    root = _ROOT.match(head, _start(head))
    return root[1].lower() if root else None


def _start(head: str) -> int:
    """Return where the first element begins, or what can't stand before one."""
    at = 0
    while found := _SKIPPED.match(head, at):
        at = found.end()
    return at


def read_events(text: str, handler: Handler) -> int:
    """Hand the elements of a decoded text to a handler, and return how many mistakes are in it."""
    data = _put_right(text).encode()
    reading = _Reading(handler)
    mistakes = at = 0
    while True:
        failed_at = reading.read(memoryview(data)[at:])
        if failed_at is None:
            return mistakes
        mistakes += 1
        handler.broken()
        following = _NEXT.search(data, at + failed_at)
        if following is None or mistakes == MOST_MISTAKES:
            return mistakes
        at = following.start()


def _put_right(text: str) -> str:
    """Return a text without what would end its reading at once, or make it unsafe."""
    text = _NOT_XML.sub("\ufffd", text[_start(text[:_HEAD]) :])
    return _REFERENCE.sub(_known, text) if "&" in text else text


def _known(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] == "<":
        return found
    character = html.unescape(found) if len(found) > 1 else found
    return html.escape(_NOT_XML.sub("\ufffd", character), quote=False)


class _Reading:
    """The parser's events, for as many parsers as it takes."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._open: list[str] = []
        """The names as they are written."""
        self._around: list[str] | None = None
        """The elements that entries stand in."""
        self._prefixes: dict[str, str] = {}
        self._scopes: list[dict[str, str] | None] = []
        """What was declared before each open element declared something else."""

    def read(self, data: memoryview) -> int | None:
        """Read to the end, and return None; or the offset of the first mistake, which is at least 1.

        After a mistake it begins anew: with an entry, inside of the elements that the earlier ones were in.
        """
        around = "".join(f"<{name}>" for name in self._around or self._open[:2])
        self._open, self._scopes = list(self._around or self._open[:2]), []
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.Parse(around.encode(), False)  # noqa: FBT003 - it takes no names
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._handler.text
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(data, True)  # noqa: FBT003
        except (expat.ExpatError, _DeclarationError):
            parser.buffer_text = False  # hands over the text that has come so far
            return max(parser.ErrorByteIndex - len(around.encode()), 1)
        return None

    def _start(self, name: str, listed: list[str]) -> None:
        given = dict(zip(listed[: 2 * _ATTRIBUTES : 2], listed[1 : 2 * _ATTRIBUTES : 2], strict=True))
        self._scopes.append(self._declare(given))
        called = self._name(name)
        if self._around is None and called in ENTRIES:
            self._around = list(self._open)
        self._open.append(name)
        self._handler.start(Element(called, {key.lower(): value for key, value in given.items()}))

    def _end(self, _name: str) -> None:
        self._open.pop()
        before = self._scopes.pop() if self._scopes else None
        if before is not None:
            self._prefixes = before
        self._handler.end()

    def _declare(self, attributes: Mapping[str, str]) -> dict[str, str] | None:
        """Take the namespaces that an element declares, and return those from before if it does."""
        if len(self._prefixes) > _MOST_PREFIXES:
            return None
        declared = {name[6:].lower(): uri for name, uri in attributes.items() if name.startswith("xmlns")}
        if not declared:
            return None
        before = self._prefixes
        known = {prefix: _PREFIXES.get(uri.strip().lower(), prefix) for prefix, uri in declared.items()}
        self._prefixes = {**before, **known}
        return before

    def _name(self, name: str) -> str:
        """Return what an element is called here."""
        prefix, _, local = name.lower().rpartition(":")
        prefix = self._prefixes.get(prefix, prefix)
        return f"{prefix}:{local}" if prefix else local


def _refuse(*_declared: object) -> None:
    raise _DeclarationError
