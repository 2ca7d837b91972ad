"""Where text comes from: files, folders, standard input; decoding and limits."""

from reader.sources.files import Found, discover
from reader.sources.reading import Text, beginning, decoded, fetch, open_found, read

__all__ = ["Found", "Text", "beginning", "decoded", "discover", "fetch", "open_found", "read"]
