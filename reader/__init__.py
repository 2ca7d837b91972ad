"""`reader`: a terminal reader for articles and postings.

    from reader import Library

is resolved on first use, so that `reader --help` imports next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.version import __version__

if TYPE_CHECKING:
    from reader.library.library import Library

__all__ = ["Library", "__version__"]


def __getattr__(name: str) -> object:
    if name == "Library":
        from reader.library.library import Library

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
