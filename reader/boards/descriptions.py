"""Descriptions as boards send them → markup that says of itself what is a heading, an item, a paragraph.

They come as HTML, as HTML that is escaped once or twice, as plain text with line breaks, or as text in which
`<br/>` ends a line and "- " begins an item.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from reader.folding import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCK = re.compile(
    r"</?(?:p|div|ul|ol|li|h[1-6]|table|tr|section|article|blockquote|pre|dl)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_BREAK = re.compile(r"<br\b[^<>]{0,200}>[ \t]*", re.IGNORECASE)
_BROKEN = re.compile(r"\r\n?|\n")
_ITEM = re.compile(r"\s*(?:[-–—•*·●▪‣◦○]\s+|[•●▪‣]\s*)(?=\S)")
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+(?=\S)")
_UNESCAPED = 2


def unescaped(text: str) -> str:
    """Return a description's markup, escaped at most twice: while it has an escaped "<" and no other."""
    for _ in range(_UNESCAPED):
        if "<" not in text and ("&lt;" in text or "&amp;lt;" in text):
            text = html.unescape(text)
    return text


def described(text: object) -> str:
    """Return a description as markup with blocks; "" if it isn't a text or has none."""
    if not isinstance(text, str) or not text.strip():
        return ""
    markup = unescaped(text)
    if _BLOCK.search(markup):
        return markup
    if _BREAK.search(markup):
        return _in_blocks(_BREAK.split(markup.replace("\r", " ").replace("\n", " ")))
    return _in_blocks(_BROKEN.split(markup if _TAG.search(markup) else _plain(markup)))


def _plain(text: str) -> str:
    """Return a text without markup so that a sign "<" in it can open none."""
    return text.replace("<", "&lt;")


def _in_blocks(lines: Iterable[str]) -> str:
    """Return lines as items and paragraphs; items that follow each other are one list."""
    return "".join(_marked(lines))


def _marked(lines: Iterable[str]) -> Iterator[str]:
    open_list = ""
    for line in lines:
        item = _ITEM.match(line)
        numbered = None if item else _NUMBERED.match(line)
        kind = "ul" if item else "ol" if numbered else ""
        if not line.strip():
            continue
        if kind != open_list:
            yield f"</{open_list}>" if open_list else ""
            yield f"<{kind}>" if kind else ""
            open_list = kind
        found = item or numbered
        yield f"<li>{line[found.end() :]}</li>" if found else f"<p>{line}</p>"
    yield f"</{open_list}>" if open_list else ""


def says(markup: str) -> str:
    """Return the letters and digits of a description, to see whether it says what another text does."""
    return letters(html.unescape(_TAG.sub(" ", markup)))


def part(heading: str | None, text: object, *, tag: str = "h3") -> str:
    """Return a part of a description under its heading; "" if it has no text."""
    markup = described(text)
    return f"<{tag}>{html.escape(heading)}</{tag}>{_whole(markup)}" if heading and markup else _whole(markup)


def items(heading: str | None, text: object) -> str:
    """Return a part whose text is the items of a list, without the list around them."""
    markup = described(text)
    if markup.lstrip()[:3].lower() == "<li":
        markup = f"<ul>{markup}</ul>"
    return f"<h3>{html.escape(heading)}</h3>{_whole(markup)}" if heading and markup else _whole(markup)


def _whole(markup: str) -> str:
    """Return markup in an element of its own, so that what it leaves open ends there."""
    return f"<div>{markup}</div>" if markup else ""
