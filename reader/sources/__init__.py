"""Where text comes from: files, folders, standard input; decoding and limits."""

from reader.sources.files import Found, discover
from reader.sources.reading import Text, read

__all__ = ["Found", "Text", "discover", "read"]
