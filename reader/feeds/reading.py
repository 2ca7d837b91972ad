"""A feed, whatever its format → its entries. Nothing raises, and everything is linear in the feed.

XML is read here over expat, not with feedparser 6. That takes 48 seconds for 50,000 attributes, 66 for 100 KB
of an author's name, 49 for 50,000 categories, and starts over at the first mistake. Guards that keep all of
this from it would leave it nothing to do. On the 2,242 feeds of its own tests they agree in nearly all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.clean import clean_line
from reader.feeds.entries import feed_of
from reader.feeds.fields import MOST_ENTRIES, read_fields
from reader.feeds.json_feed import json_feed, load_feed
from reader.feeds.xml_events import BEFORE, root_of
from reader.pages.addresses import Addresses
from reader.pages.building import build

if TYPE_CHECKING:
    from reader.feeds.values import Feed, FeedEntry

BROKEN = "The feed is broken in {}; entries there may be cut or missing"
CUT = "The feed breaks off; entries after that are missing"
EMPTY = "The feed has no entries"
TOO_MANY = f"Only the first {MOST_ENTRIES:,} entries were read; {{:,}} left out"
_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
_FEED_TYPE = re.compile(r"application/(?:(?:rss|atom|rdf)\+xml|feed\+json|json)\s*(?:;|$)", re.IGNORECASE)
_MOST_LINKS = 100


def read_feed(text: str, address: str | None = None) -> Feed | None:
    """Return the feed that a decoded text is; None if it is none, such as a page or an error message.

    `address` is where it came from. Two entries stay two, whatever they have in common; one that says nothing
    at all is left out.
    """
    if text[:64].lstrip(BEFORE).startswith("{"):
        return _of_json(text, address)
    if root_of(text) not in _ROOTS:
        return None
    read = read_fields(text)
    places = "1 place" if read.mistakes == 1 else f"{read.mistakes} places"
    feed = feed_of(read.feed, read.entries, address)
    return _with_notices(feed, BROKEN.format(places) if read.mistakes else "", read.left_out)


def _of_json(text: str, address: str | None) -> Feed | None:
    loaded = load_feed(text.lstrip(BEFORE))
    if loaded is None:
        return None
    feed, left_out = json_feed(loaded.feed, address)
    return _with_notices(feed, CUT if loaded.is_broken else "", left_out)


def _with_notices(feed: Feed, broken: str, left_out: int) -> Feed:
    entries = tuple(filter(_says_something, feed.entries))
    notices = [broken] if broken else []
    notices += [] if entries or broken else [EMPTY]
    notices += [TOO_MANY.format(left_out)] if left_out else []
    return replace(feed, entries=entries, notices=tuple(notices))


def _says_something(entry: FeedEntry) -> bool:
    return bool(entry.name or entry.link or entry.enclosures or entry.html.strip())


def linked_feeds(markup: str, address: str | None = None) -> tuple[tuple[str, str], ...]:
    """Return title and address of each feed that a page names as its own; "" for a title it doesn't give.

    `address` is where the page came from.
    """
    tree = build(markup)
    base = next((node.get("href") for node in tree.of("base") if node.get("href")), "")
    addresses = Addresses(address, base)
    found: dict[str, str] = {}
    for node in tree.of("link"):
        is_feed = "alternate" in node.get("rel").lower().split() and _FEED_TYPE.match(node.get("type"))
        if is_feed and (link := addresses.resolve(node.get("href"))):
            found.setdefault(link, node.get("title"))
    return tuple((clean_line(title), link) for link, title in found.items())[:_MOST_LINKS]
