"""A feed's bytes → its entries, each a document of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import SourceError
from reader.sources.decoding import decode
from reader.sources.texts import Text

if TYPE_CHECKING:
    from reader.feeds import FeedEntry

NO_ENTRIES = "is a feed without entries now"
BROKEN = "is a broken feed: none of its entries can be read; download it again"

_SIGN = "#entry-"
_KEY_DIGITS = 16
_DIGITS = frozenset("0123456789abcdef")


class EntryText(NamedTuple):
    """An entry of a feed."""

    key: str
    """What tells it from the feed's others, in this fetch and most likely in the next."""
    link: str | None
    """The page it is about."""
    title: str | None
    text: Text

    def source(self, feed: str) -> str:
        """Return what the entry is called as a source, in the feed that is called so."""
        return self.link or name_in(feed, self.key)


class FeedText(NamedTuple):
    """The entries of a feed, in its order; at least one."""

    title: str | None
    entries: tuple[EntryText, ...]
    notices: tuple[str, ...] = ()


def name_in(feed: str, key: str) -> str:
    """Return what an entry without a page of its own is called, or where it is kept: within its feed."""
    return f"{feed}{_SIGN}{key}"


def feed_of(name: str) -> str | None:
    """Return the feed of what `name_in` has named; None for any other name."""
    feed, sign, key = name.rpartition(_SIGN)
    return feed if sign and len(key) == _KEY_DIGITS and set(key) <= _DIGITS else None


def read_entries(source: str, data: bytes, address: str | None, encoding: str | None) -> FeedText | None:
    """Return what is in the feed that bytes are; None if they are none after all.

    Raises SourceError, naming `source`, if it has no entries, or none that can be read.
    """
    from reader.feeds import keys_of, read_feed
    from reader.feeds.reading import EMPTY
    from reader.pages import encoding_of

    decoded, notices = decode(data, encoding or encoding_of(data, None))
    feed = read_feed(decoded, address)
    if feed is None:
        return None
    if not feed.entries:
        is_empty = feed.notices == (EMPTY,)
        raise SourceError(source, NO_ENTRIES if is_empty else BROKEN, copy=is_empty)
    entries = tuple(
        EntryText(key, entry.link, entry.title, text_of_entry(entry))
        for key, entry in zip(keys_of(feed.entries), feed.entries, strict=True)
    )
    return FeedText(feed.title, entries, (*notices, *feed.notices))


def text_of_entry(entry: FeedEntry) -> Text:
    """Return the text of an entry; where data in it describes jobs, theirs."""
    from reader.feeds import write_entry
    from reader.sources.job_texts import text_of_jobs

    if "JobPosting" in entry.html:
        from reader.pages import read_page

        jobs = text_of_jobs(read_page(entry.html, entry.link))
        if jobs is not None and jobs.outline is not None:
            said = jobs.outline
            dated = replace(
                said,
                published=said.published or entry.said,
                language=said.language or entry.language,
            )
            return jobs._replace(outline=dated)
    text, outline = write_entry(entry)
    return Text(text, (), outline)
