"""OPML, the lists of feeds that feed readers exchange: in and out. Nothing raises.

Every level of nesting is a tag, and so is each segment of a category: "/a/b,c" is a, b and c.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

from reader.clean import clean_line, clean_link
from reader.feeds.wording import LONGEST_NAME, line_of, once
from reader.feeds.xml_events import read_events, root_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.feeds.xml_events import Element

BROKEN = "The list is broken; feeds after that are missing"
EMPTY = "The list has no feeds"
NO_ADDRESS = "{:,} {} no web address and {} left out"
TOO_MANY = "Only the first {:,} feeds were read"
_MOST = 10_000
_LEVELS = 16
"""Levels of nesting that become tags."""
_SPLIT = re.compile(r"[/,]")
_FEED_SCHEME = re.compile(r"feed:(?://(?!/))?(?=(https?://)?)", re.IGNORECASE)


class ListedFeed(NamedTuple):
    """A feed in a list."""

    address: str
    """Http or https."""
    title: str | None = None
    link: str | None = None
    """The site it belongs to."""
    tags: tuple[str, ...] = ()


class FeedList(NamedTuple):
    """What an OPML file says."""

    title: str | None
    feeds: tuple[ListedFeed, ...]
    """Each address once, with all of its tags."""
    notices: tuple[str, ...] = ()
    """What was missing or left out, a plain sentence each, without a full stop."""


def read_opml(text: str) -> FeedList | None:
    """Return the list that a decoded text is, version 1 or 2; None for any other text. Linear."""
    if root_of(text) != "opml":
        return None
    reading = _Reading()
    mistakes = read_events(text, reading)
    notices = [BROKEN] if mistakes else []
    notices += [] if reading.feeds or mistakes else [EMPTY]
    if (bad := reading.unusable) > 0:
        notices.append(NO_ADDRESS.format(bad, *(("feed has", "was") if bad == 1 else ("feeds have", "were"))))
    if len(reading.feeds) > _MOST:
        notices.append(TOO_MANY.format(_MOST))
    return FeedList(line_of(reading.title), tuple(reading.feeds.values())[:_MOST], tuple(notices))


class _Reading:
    """Takes the events of the XML."""

    def __init__(self) -> None:
        self.title = ""
        self.feeds: dict[str, ListedFeed] = {}
        self.unusable = 0
        self._open: list[str] = []
        self._tags: list[str | None] = []
        """The outlines that are open, by their names."""

    def start(self, element: Element) -> None:
        """Open an outline, which is a feed, a level above feeds, or both."""
        self._open.append(element.name)
        if element.name != "outline":
            return
        given = element.attributes
        name = clean_line(given.get("text") or given.get("title") or "", LONGEST_NAME) or None
        reference = given.get("xmlurl", "").strip()
        if reference:
            self._add(reference, name, element)
        elif given.get("type", "").lower() == "rss":
            self.unusable += 1
        self._tags.append(name)

    def text(self, text: str) -> None:
        """Take the title of the list."""
        if self._open[-1:] == ["title"]:
            self.title += text

    def end(self) -> None:
        """Close what was opened last."""
        if self._open and self._open.pop() == "outline":
            self._tags.pop()

    def broken(self) -> None:
        """Close everything."""
        self._open.clear()
        self._tags.clear()

    def _add(self, reference: str, name: str | None, element: Element) -> None:
        address = clean_link(_FEED_SCHEME.sub(_web, reference, count=1))
        if address is None or address.lower().startswith("mailto:"):
            self.unusable += 1
            return
        link = clean_link(element.attributes.get("htmlurl", "").strip())
        tags = once((*self._tags[:_LEVELS], *_segments(element.attributes.get("category", ""))))
        known = self.feeds.get(address, ListedFeed(address))
        self.feeds[address] = ListedFeed(
            address,
            known.title or (None if name == reference else name),
            known.link or link,
            once((*known.tags, *tags)),
        )


def _web(match: re.Match[str]) -> str:
    """Return what stands for "feed://" and "feed:" before an address."""
    return "" if match[1] else "http://"


def _segments(category: str) -> Iterator[str | None]:
    return (clean_line(segment, LONGEST_NAME) for segment in _SPLIT.split(category))


def write_opml(feeds: Iterable[ListedFeed], title: str = "Subscriptions") -> str:
    """Return an OPML 2.0 file. Reading it gives the same addresses, titles, links and tags.

    The first tag of a feed is the folder it is in, since that is all many programs know; the others are
    categories, or folders too if a category can't have their names.
    """
    folders: dict[tuple[str, ...], list[ListedFeed]] = {}
    for feed in feeds:
        folders.setdefault(_folder(feed), []).append(feed)
    lines = ["""<?xml version="1.0" encoding="UTF-8"?>""", """<opml version="2.0">"""]
    lines += ["  <head>", f"    <title>{quoteattr(title)[1:-1]}</title>", "  </head>", "  <body>"]
    for path, inside in folders.items():
        lines += [f"    <outline text={quoteattr(name)}>" for name in path]
        lines += [f"    {_outline(feed, path)}" for feed in inside]
        lines += ["    </outline>" for _ in path]
    return "\n".join((*lines, "  </body>", "</opml>", ""))


def _folder(feed: ListedFeed) -> tuple[str, ...]:
    return tuple(tag for at, tag in enumerate(feed.tags) if at == 0 or _SPLIT.search(tag))


def _outline(feed: ListedFeed, path: tuple[str, ...]) -> str:
    name = feed.title or feed.address
    given = [("type", "rss"), ("text", name), ("title", name), ("xmlUrl", feed.address)]
    given += [("htmlUrl", feed.link)] if feed.link else []
    categories = ",".join(tag for tag in feed.tags if tag not in path)
    given += [("category", categories)] if categories else []
    return f"<outline {' '.join(f'{key}={quoteattr(value)}' for key, value in given)}/>"
