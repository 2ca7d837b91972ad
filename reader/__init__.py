"""`reader`: a terminal reader for articles and postings.

    from reader import Library

is resolved on first use, so that `reader --help` imports next to nothing.
"""

import sys

# `python -m reader` looks into the current folder first, and nothing there may run: not even a typing.py.
if sys.argv[:1] == ["-m"] and sys.orig_argv[-len(sys.argv)].removeprefix("-m") == "reader":
    del sys.path[: not sys.flags.safe_path]

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
