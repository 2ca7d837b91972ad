"""A web page's markup as text and outline: main text, title, byline, dates, structured data. Pure.

No file, network or clock is used, and no markup raises.
"""

from reader.pages.encoding import encoding_of
from reader.pages.reading import EMPTY, SHELL, WHOLE, Fragment, Page, read_fragment, read_page
from reader.pages.saved import Saved, saved_from

__all__ = [
    "EMPTY",
    "SHELL",
    "WHOLE",
    "Fragment",
    "Page",
    "Saved",
    "encoding_of",
    "read_fragment",
    "read_page",
    "saved_from",
]
