"""The user's folders, by kind."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

from reader.errors import UsageError

BELOW_HOME = {"data": ".local/share", "cache": ".cache", "config": ".config", "state": ".local/state"}
"""Where the standard puts each kind of folder."""
OTHER_FOLDERS = ("darwin", "win32")
"""Platforms that have other folders."""


def user_folder(kind: Literal["data", "cache", "config", "state"]) -> Path:
    """Return the user's folder of one kind: `$XDG_DATA_HOME/reader`, or the platform's equivalent.

    A relative path in the environment is ignored, as the standard asks. Raises UsageError if the user has no
    home folder.
    """
    named = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    if os.path.isabs(named):  # noqa: PTH117 - a Path is not needed before that is known
        return Path(named) / "reader"
    home = _home()
    if sys.platform not in OTHER_FOLDERS:
        return home / BELOW_HOME[kind] / "reader"
    from platformdirs import PlatformDirs

    folder: Path = getattr(PlatformDirs("reader", appauthor=False), f"user_{kind}_path")
    return folder


def _home() -> Path:
    """Return the home folder. Raises UsageError if there is none, or a relative one."""
    named = os.environ.get("HOME", "")
    if not named:
        from pwd import getpwuid

        with suppress(KeyError):
            named = getpwuid(os.getuid()).pw_dir
    if not os.path.isabs(named):  # noqa: PTH117
        raise UsageError("there is no home folder to keep anything in; set HOME to the path of one")
    return Path(named)
