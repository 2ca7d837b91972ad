"""An entry → its text with the outline: what a document of the library is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from reader.clean import clean, clean_line
from reader.model import Hint, Link, Outline
from reader.pages import read_fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.feeds.values import FeedEntry

_BULLET = "• "


class WrittenEntry(NamedTuple):
    """An entry as text."""

    text: str
    """Clean. Its title, or else its first words, then its body, then links to its files; "" for one that has
    none of these and no page."""
    outline: Outline


def write_entry(entry: FeedEntry) -> WrittenEntry:
    """Return an entry as text. Linear; never raises."""
    body, hints, links = _body(entry)
    title = entry.name or ""
    if title == body:
        hints = (Hint("title", (1, 1), 1),) if title else ()
        text = title
    else:
        above = f"{title}\n\n" if title and body else title
        down = above.count("\n")
        hints = tuple(hint.moved(down) for hint in hints)
        hints = (Hint("title", (1, 1), 1), *hints) if title else hints
        links = tuple(link.moved(len(above)) for link in links)
        text = above + body
    # Of one that says nothing itself there is still the page.
    files = entry.enclosures or ((entry.link,) if entry.link and not text else ())
    text, hints, links = _with_files(text, hints, links, files)
    byline = ", ".join(entry.authors) or None
    return WrittenEntry(text, Outline(hints, links, byline, entry.said, entry.link, entry.language))


def _body(entry: FeedEntry) -> tuple[str, tuple[Hint, ...], tuple[Link, ...]]:
    if entry.html:
        fragment = read_fragment(entry.html, entry.base)
        return fragment.text.rstrip("\n"), fragment.hints, fragment.links
    # Its lines have to stay the same lines, so that blank ones are no part of them.
    return clean(entry.text).strip("\n").rstrip(), (), ()


def _with_files(
    text: str, hints: tuple[Hint, ...], links: tuple[Link, ...], files: Sequence[str]
) -> tuple[str, tuple[Hint, ...], tuple[Link, ...]]:
    """Return a text with a line for each file under it, which leads there."""
    if not files:
        return text, hints, links
    text += "\n\n" if text else ""
    line = text.count("\n") + 1
    lines: list[str] = []
    size = len(text)
    for address in files:
        words = _file_name(address)
        links = (*links, Link(size + len(_BULLET), words, address))
        lines.append(_BULLET + words)
        size += len(lines[-1]) + 1
    teaser = Hint("teaser", (line, line + len(lines) - 1))
    return text + "\n".join(lines), (*hints, teaser), links


def _file_name(address: str) -> str:
    """Return what a file at an address is called, or else its host."""
    parts = urlsplit(address)
    return clean_line(unquote(parts.path.rstrip("/").rpartition("/")[2])) or clean_line(parts.netloc)
