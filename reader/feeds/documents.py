"""An entry of a feed → the text of the document it becomes, with its outline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.clean import clean, clean_line
from reader.model import Hint, Link, Outline
from reader.pages import Fragment, read_fragment

if TYPE_CHECKING:
    from reader.feeds.values import Feed, FeedEntry

UNTITLED = "Untitled entry"
_LAST_PART = 80


class EntryText(NamedTuple):
    """What an entry says."""

    text: str
    """Clean: its title, its body, and a line for each file that belongs to it."""
    outline: Outline


def entry_text(entry: FeedEntry, feed: Feed) -> EntryText:
    """Return an entry as a text of its own. Linear in its body; never raises."""
    body = _body(entry)
    title = entry.name or entry.link or UNTITLED
    head = [title, ""] if body.text else [title]
    if _repeats(body, title):
        head = []
    above, before = len(head), sum(map(len, head)) + len(head)
    lines = [*head, *body.text.split("\n")] if body.text else head
    hints = [replace(hint, lines=(hint.lines[0] + above, hint.lines[1] + above)) for hint in body.hints]
    hints = [Hint("title", (1, 1), 1), *(hints if head else hints[1:])]
    links = [replace(link, start=link.start + before) for link in body.links]
    for address in entry.enclosures:
        words = f"File: {_name(address)}"
        links.append(Link(sum(map(len, lines)) + len(lines) + 1, words, address))
        lines += ["", words]
        hints.append(Hint("teaser", (len(lines), len(lines))))
    outline = Outline(
        tuple(hints),
        tuple(links),
        byline=", ".join(entry.authors) or None,
        published=entry.said,
        url=entry.link,
        language=entry.language or feed.language,
    )
    return EntryText("\n".join(lines), outline)


def _body(entry: FeedEntry) -> Fragment:
    body = read_fragment(entry.html, entry.base) if entry.html else Fragment(clean(entry.text), (), ())
    return body._replace(text=body.text.strip("\n")) if not body.text.startswith("\n") else body


def _repeats(body: Fragment, title: str) -> bool:
    """Return whether a body begins with the title, as a line of its own."""
    first = body.text.partition("\n")[0].strip()
    return bool(body.hints) and body.hints[0].lines == (1, 1) and first.casefold() == title.casefold()


def _name(address: str) -> str:
    """Return the end of an address, which names the file there."""
    last = address.partition("?")[0].rstrip("/").rpartition("/")[2]
    return clean(clean_line(last or address, _LAST_PART))
