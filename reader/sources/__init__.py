"""Where text comes from: files, folders, standard input; what they are; decoding and limits."""

from reader.sources.contents import Text, text_of
from reader.sources.failures import NO_MEMORY
from reader.sources.files import Found, discover
from reader.sources.reading import beginning, fetch, open_found, read

__all__ = ["NO_MEMORY", "Found", "Text", "beginning", "discover", "fetch", "open_found", "read", "text_of"]
