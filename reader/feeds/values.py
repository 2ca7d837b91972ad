"""What a feed says, whatever its format."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from reader.clean import clean_line

TEASER = 1000
"""Characters of text below which an entry that has a link is taken to be a teaser."""
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_NAME = 80
_NAMED_AFTER = 4000
"""Characters of markup that the first words are looked for in."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry. Lines are clean; the body isn't yet. None and "" where the feed says nothing."""

    guid: str | None = None
    """What the feed calls it; with luck the same in the next fetch, and no other entry's."""
    link: str | None = None
    """The page it is about; absolute, and safe to open."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """In ISO 8601, as exact as it is given, in the zone it is given in; it may lie in the future."""
    updated: str | None = None
    categories: tuple[str, ...] = ()
    html: str = ""
    """Its body as markup: the longest that the entry has. Not cleaned."""
    text: str = ""
    """Its body, if that is said to be plain text. Not cleaned."""
    base: str | None = None
    """What links in the body are relative to."""
    language: str | None = None
    enclosures: tuple[str, ...] = ()
    """Where the files are that belong to it, such as a podcast's episode."""

    @property
    def said(self) -> str | None:
        """When it was published, or else changed."""
        return self.published or self.updated

    @property
    def plain(self) -> str:
        """Its body without markup, about as it reads."""
        return self.text or shown(self.html)

    @property
    def name(self) -> str | None:
        """Its title, or else the first words of its text."""
        if self.title:
            return self.title
        words = self.text[:_NAMED_AFTER] or shown(self.html[:_NAMED_AFTER])
        line = clean_line(words, _NAMED_AFTER)
        if len(line) <= _NAME:
            return line or None
        cut = line[:_NAME].rpartition(" ")[0] or line[:_NAME]
        return f"{cut.rstrip(' .,;:–—-')}…"

    @property
    def is_teaser(self) -> bool:
        """Whether the page it links to is likely to say more."""
        return self.link is not None and len(" ".join(self.plain.split())) < TEASER


@dataclass(frozen=True, slots=True)
class Feed:
    """What one fetch of a feed gives."""

    title: str | None = None
    link: str | None = None
    """The site it belongs to."""
    language: str | None = None
    updated: str | None = None
    """In ISO 8601."""
    entries: tuple[FeedEntry, ...] = ()
    """In the order of the feed."""
    notices: tuple[str, ...] = ()
    """What was missing or left out, a plain sentence each, without a full stop."""


def shown(markup: str) -> str:
    """Return about what markup reads as. Linear."""
    return html.unescape(_TAG.sub(" ", markup)) if "<" in markup or "&" in markup else markup
