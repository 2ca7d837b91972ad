"""A feed of tides, and what its refreshes bring."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.library.subscriptions import Options
from tests.web import LONG, MORE

if TYPE_CHECKING:
    from reader import Library
    from reader.library.refreshing import Refreshed
    from reader.store.subscription_values import Full

FEED = "http://tides.test/feed"
HOUR = timedelta(hours=1, minutes=1)
SOON = timedelta(seconds=30)
"""More than the ticks of the clock that a refresh takes."""
TEXT = " ".join([LONG, MORE] * 4)
"""Too long for a teaser."""


def item(number: int, words: str = TEXT, *, guid: str = "", link: str = "") -> str:
    link = link or f"http://tides.test/{number}"
    return (
        f"<item><title>Tide {number}</title><link>{link}</link><guid>{guid or f'g{number}'}</guid>"
        f"<author>Una Marsh</author><pubDate>Fri, {number + 1:02} May 2026 10:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;Number {number}. {words}&lt;/p&gt;</description></item>"
    )


def rss(*items: str) -> str:
    title = "<title>Tides of Today</title><link>http://tides.test/</link>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{title}{"".join(items)}</channel></rss>'


def subscribe(library: Library, *sources: str, full: Full | None = None) -> None:
    for result in library.subscriptions.subscribe(sources, Options(full=full)):
        assert not isinstance(result, SourceError)


def refreshed(library: Library, *sources: str) -> dict[str, Refreshed]:
    return {each.source: each for each in library.refresh(sources)}


def counts(result: Refreshed) -> tuple[str, int, int, int]:
    return result.result, result.new, result.changed, result.gone


def names(library: Library) -> list[str]:
    return [entry.name for entry in library.documents.list()]


def new(library: Library) -> set[str]:
    results = library.search("is:new")
    assert results is not None
    return {hit.title for hit in results.hits}
