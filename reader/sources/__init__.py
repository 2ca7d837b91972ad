"""Where text comes from: files, folders, standard input; decoding and limits."""

from reader.sources.failures import NO_MEMORY
from reader.sources.files import Found, discover
from reader.sources.reading import Text, beginning, decoded, fetch, open_found, read

__all__ = ["NO_MEMORY", "Found", "Text", "beginning", "decoded", "discover", "fetch", "open_found", "read"]
