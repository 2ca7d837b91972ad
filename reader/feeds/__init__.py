"""Feeds as their entries, and which entry is which in the next fetch; OPML; what is due when. Pure.

Nothing is asked for here, and there is no clock. Submodules are imported when one of the names is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy

if TYPE_CHECKING:
    from reader.feeds.identity import Match, Traits, match_entries
    from reader.feeds.opml import FeedList, ListedFeed, read_opml, write_opml
    from reader.feeds.reading import linked_feeds, read_feed
    from reader.feeds.schedule import Response, State, Step, after, is_due, may_ask, next_time, validators
    from reader.feeds.values import Feed, FeedEntry

__all__ = [
    "Feed", "FeedEntry", "FeedList", "ListedFeed", "Match", "Response", "State", "Step", "Traits", "after",
    "is_due", "linked_feeds", "match_entries", "may_ask", "next_time", "read_feed", "read_opml", "validators",
    "write_opml",
]  # fmt: skip

_MODULES = {
    "Feed": "values", "FeedEntry": "values", "linked_feeds": "reading", "read_feed": "reading",
    "Match": "identity", "Traits": "identity", "match_entries": "identity",
    "FeedList": "opml", "ListedFeed": "opml", "read_opml": "opml", "write_opml": "opml",
    "Response": "schedule", "State": "schedule", "Step": "schedule", "after": "schedule",
    "is_due": "schedule", "may_ask": "schedule", "next_time": "schedule", "validators": "schedule",
}  # fmt: skip


def __getattr__(name: str) -> object:
    return lazy.attribute(__name__, _MODULES, name)
