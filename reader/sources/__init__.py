"""Where text comes from: files, folders, standard input; what they are; decoding and limits."""

from reader.sources.contents import NO_POSTINGS, NO_TEXT, Text, text_of
from reader.sources.failures import NO_MEMORY
from reader.sources.files import ADDRESS_SIGN, NOT_ADDED, Found, discover
from reader.sources.reading import beginning, fetch, open_found, read, refuse_unreadable

__all__ = [
    "ADDRESS_SIGN", "NOT_ADDED", "NO_MEMORY", "NO_POSTINGS", "NO_TEXT", "Found", "Text", "beginning",
    "discover", "fetch", "open_found", "read", "refuse_unreadable", "text_of",
]  # fmt: skip
