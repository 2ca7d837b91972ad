"""How a source is named to the user: a file by a path that works from where the user is."""

from __future__ import annotations

import os
from functools import cache


def source_name(source: str) -> str:
    """Return a source as shown: a file below the current folder by its path from there, others as they are.

    `source` is an absolute path, or what is no file ("-", an address).
    """
    folder = _current_folder()
    return source[len(folder) :] if folder and source.startswith(folder) and source != folder else source


@cache
def _current_folder() -> str:
    """Return the folder the program was started in, ending in a separator; "" if that is gone."""
    try:
        return os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - the separator counts
    except OSError:
        return ""
