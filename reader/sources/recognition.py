"""What bytes are, by their content: a page, something saved around a page, a board's answer, a feed, or text.

Names and suffixes aren't looked at. Text that is about HTML, source code that has some in it, Markdown with a
few tags, and a letter that someone copied with its "From:" lines stay text: a page has to begin as one.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeAlias

from reader import boards
from reader.sources.decoding import SAMPLE, byte_order_mark, decode, wide_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind: TypeAlias = Literal["html", "mhtml", "webarchive", "mail", "board", "feed", "opml", "text"]

_BINARY_PLIST = b"bplist00"
_MAIN_RESOURCE = b"WebMainResource"

_SKIPPED = re.compile(r"\s+|<!--(?:(?!-->).){0,20000}?-->|<\?(?!php)[^<>]{0,2000}\?>", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s+([a-z:]+)[^<>\[]{0,1000}(?:\[[^\]]{0,2000}\]\s*)?>", re.IGNORECASE)
_ROOT = re.compile(r"<([a-zA-Z][\w.-]*(?::[\w.-]+)?)(?=[\s/>])([^<>]{0,8000})>")
_FEED_SPACES = {
    "feed": ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"),
    "RDF": ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"),
}
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_NEAR = 4000
"""How far from either end it stands."""


_THREAD, _TOP = b"hnmain", 1 << 14
"""The name of the table around a saved thread, and how far from the start of the page it stands."""
_PAGE_ROOTS = frozenset({"html", "head", "body", "title", "meta", "link", "base", "frameset", "noframes"})
"""Elements that a page begins with, and little else does."""
_BLOCKS = frozenset({
    "a", "article", "aside", "b", "big", "blockquote", "br", "center", "div", "dl", "em", "figure", "font",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "li", "main", "nav",
    "ol", "p", "pre", "script", "section", "small", "span", "strong", "style", "table", "tbody", "td", "tr",
    "tt", "u", "ul",
})  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,9})(?=[\s/>])[^<>]{0,2000}>")
_OPENING = re.compile(r"<[a-zA-Z]")
_FEW = 3
"""Tags that text with some markup in it may begin with; a page has more."""
_MARKDOWN = re.compile(
    r"^ {0,3}(?:#{1,6} \S|```|~~~|[-*+] \S|\d{1,3}\. \S|> \S|\|.*\|[ \t]*$)|\]\([^()\s]{1,500}\)|\*\*[^\s*]",
    re.MULTILINE,
)
_TEMPLATE = re.compile(r"\{%-?\s*\w|\{\{[^{}]{1,100}\}\}|<\?php|<%[=@ ]|\bv-(?:if|for)=|\bclassName=|=\{")
"""Signs of a program that makes pages."""

_PROSE = re.compile(r"[ \t]+[^\W\d_]|[,;:.)]")
"""What follows a tag that a sentence begins with: "<p> is the element for …"."""

_HEADER = re.compile(r"([!-9;-~]{1,70}):(.*)")
_MAIL_HEADERS = 200
_SEPARATORS = ("from ", ">from ")
_TECHNICAL = frozenset({
    "message-id", "received", "mime-version", "content-type", "return-path", "delivered-to", "dkim-signature",
    "content-transfer-encoding", "x-mailer", "x-received", "authentication-results", "list-unsubscribe",
})  # fmt: skip
"""What no one copies along with a letter."""
_SENT = frozenset({"to", "received", "message-id", "return-path", "delivered-to"})
_SNAPSHOT = "snapshot-content-location"
_SAVED = ("multipart/related", "text/html")


def kind_of(data: bytes) -> Kind:
    """Return what the bytes are. Linear in the first 64 KiB, except where a board's answer has to be read."""
    if data.startswith(_BINARY_PLIST):
        return "webarchive" if _MAIN_RESOURCE in data else "text"
    head = _head(data)
    start = _start(head)
    begins = head[start : start + 1]
    if begins in ("{", "["):
        return _of_json(data, head[start:])
    if begins == "<":
        return _of_markup(data, head, start)
    return _of_headers(head[len(head) - len(head.lstrip("\ufeff\r\n\t ")) :])


def _head(data: bytes) -> str:
    """Return the beginning as text. What is looked for is ASCII, so any encoding like it will do."""
    sample = data[:SAMPLE]
    mark, encoding = byte_order_mark(sample)
    wide = None if mark else wide_encoding(sample)
    return sample[len(mark) :].decode(encoding or wide or "latin-1", "replace")


def _start(head: str) -> int:
    """Return where the first thing stands that isn't white space, a comment or an XML instruction."""
    at = 0
    while found := _SKIPPED.match(head, at):
        at = found.end()
    return at


def _of_json(data: bytes, head: str) -> Kind:
    # The version comes first, or last where the names are sorted.
    if head[0] == "{" and (_JSON_FEED.search(data, 0, _NEAR) or _JSON_FEED.search(data[-_NEAR:])):
        return "feed"
    return "board" if boards.recognise(decode(data)[0]) else "text"


def _of_markup(data: bytes, head: str, start: int) -> Kind:
    declared = _DOCTYPE.match(head, start)
    name = declared[1].lower() if declared else ""
    after = declared.end() if declared else start
    while found := _SKIPPED.match(head, after):
        after = found.end()
    root = _ROOT.match(head, after)
    if kind := _of_root(data, root[1], root[2]) if root else None:
        return kind
    ends_as_page = data[-SAMPLE:].replace(b"\0", b"").rstrip().endswith(b">")
    is_declared = name == "html" and (
        _OPENING.match(head, after) or (ends_as_page and head.count("<") > _FEW)
    )
    if is_declared or _is_page(head[after:], root, ends_as_page=ends_as_page):
        is_thread = data.find(_THREAD, 0, _TOP) >= 0 and boards.recognise(decode(data)[0])
        return "board" if is_thread else "html"
    return "text"


def _of_root(data: bytes, root: str, attributes: str) -> Kind | None:
    """Return what XML with that root is, if it is one that is read as something of its own."""
    name = root.rpartition(":")[2]
    if name == "plist":
        return "webarchive" if _MAIN_RESOURCE in data else None
    if name == "workzag-jobs":
        return "board" if boards.recognise(decode(data)[0]) else None
    if name == "opml":
        return "opml"
    is_feed = (name == "rss" and ("version" in attributes or b"<channel" in data[:SAMPLE])) or any(
        space in attributes for space in _FEED_SPACES.get(name, ())
    )
    return "feed" if is_feed else None


def _is_page(text: str, root: re.Match[str] | None, *, ends_as_page: bool) -> bool:
    """Return whether a text that begins with a tag is a page without a declaration, or a piece of one."""
    if root is None or (_PROSE.match(root.string, root.end()) and not ends_as_page):
        return False
    name = root[1].lower()
    if name in _PAGE_ROOTS:
        return len(list(islice(_known_tags(text), _FEW))) == _FEW
    if name not in _BLOCKS or _MARKDOWN.search(text) or _TEMPLATE.search(text):
        return False
    tags = list(_known_tags(text))
    closed = any(closes for _, closes in tags)
    bodies = [tag for tag, _ in tags if tag not in ("script", "style")]
    return len(bodies) > _FEW and (closed or "p" in bodies or "br" in bodies)


def _known_tags(text: str) -> Iterator[tuple[str, bool]]:
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if name in _BLOCKS or name in _PAGE_ROOTS:
            yield name, bool(tag[1])


def _of_headers(text: str) -> Kind:
    """Return what a text is that may begin with the headers of a mail or of a page saved as one."""
    headers = _headers(text)
    kind = headers.get("content-type", "").lower()
    is_sent = not _SENT.isdisjoint(headers)
    if _SNAPSHOT in headers or ("mime-version" in headers and kind.startswith(_SAVED) and not is_sent):
        return "mhtml"
    dated = "date" in headers or "received" in headers
    is_mail = "from" in headers and dated and not _TECHNICAL.isdisjoint(headers)
    return "mail" if is_mail else "text"


def _headers(text: str) -> dict[str, str]:
    """Return the headers a text begins with, by name in small letters; {} if other lines are among them."""
    found: dict[str, str] = {}
    name = ""
    lines = text.replace("\r\n", "\n").split("\n", _MAIL_HEADERS)
    for index, line in enumerate(lines):
        if not line:
            return found
        header = _HEADER.fullmatch(line)
        if header:
            name = header[1].lower()
            found.setdefault(name, header[2].strip())
        elif line[0] in " \t" and name:
            found[name] += " " + line.strip()
        elif index or not line.lower().startswith(_SEPARATORS):
            return {}
    return found
