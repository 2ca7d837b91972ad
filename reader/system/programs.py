"""Finding programs of the user: by an absolute path, never in the folder one happens to stand in."""

from __future__ import annotations

import os
from shutil import which


def find_program(name: str) -> str | None:
    """Return the absolute path of a program in the absolute folders of PATH; None if it isn't there.

    An empty entry or "." in PATH would mean the current folder. A name with a slash must be absolute.
    """
    if os.sep in name and not os.path.isabs(name):  # noqa: PTH117
        return None
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return which(name, path=os.pathsep.join(filter(os.path.isabs, folders)))
