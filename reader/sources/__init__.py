"""Where text comes from: files, folders, standard input; what they are; decoding and limits."""

from typing import TYPE_CHECKING

from reader.sources.contents import NO_POSTINGS, NO_TEXT, contents_of, text_of
from reader.sources.failures import NO_MEMORY
from reader.sources.files import ADDRESS_SIGN, NOT_ADDED, Found, discover
from reader.sources.reading import beginning, fetch, open_found, read, read_contents, refuse_unreadable
from reader.sources.texts import Text

if TYPE_CHECKING:
    from reader.sources.feed_entries import EntryText, FeedText, feed_of, name_in

__all__ = [
    "ADDRESS_SIGN", "NOT_ADDED", "NO_MEMORY", "NO_POSTINGS", "NO_TEXT", "EntryText", "FeedText", "Found",
    "Text", "beginning", "contents_of", "discover", "feed_of", "fetch", "name_in", "open_found", "read",
    "read_contents", "refuse_unreadable", "text_of",
]  # fmt: skip
_LAZY = dict.fromkeys(("EntryText", "FeedText", "feed_of", "name_in"), "feed_entries")


def __getattr__(name: str) -> object:
    """Import what feeds need when it is first needed."""
    from reader.lazy import attribute

    return attribute(__name__, _LAZY, name)
