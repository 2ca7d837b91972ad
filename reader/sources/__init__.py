"""Where text comes from: files, folders, standard input; what they are; decoding and limits."""

from reader.sources.contents import NO_POSTINGS, NO_TEXT, contents_of, text_of
from reader.sources.failures import NO_MEMORY
from reader.sources.feed_entries import EntryText, FeedText, feed_of, name_in
from reader.sources.files import ADDRESS_SIGN, NOT_ADDED, Found, discover
from reader.sources.reading import beginning, fetch, open_found, read, read_contents, refuse_unreadable
from reader.sources.texts import Text

__all__ = [
    "ADDRESS_SIGN", "NOT_ADDED", "NO_MEMORY", "NO_POSTINGS", "NO_TEXT", "EntryText", "FeedText", "Found",
    "Text", "beginning", "contents_of", "discover", "feed_of", "fetch", "name_in", "open_found", "read",
    "read_contents", "refuse_unreadable", "text_of",
]  # fmt: skip
