"""Settings and folders: read once at startup, then passed in.

`seeds/` and `styles/` are next to the package in a checkout and inside it in a wheel.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).resolve().parent
MEBIBYTE = 1 << 20
COLUMN, COLUMN_LEAST, COLUMN_MOST = 78, 30, 160
"""Cells of a text column: default, minimum, maximum."""
SIDEBAR_LEAST, SIDEBAR_MOST = 16, 80
"""Cells of the sidebar: minimum, maximum."""
BELOW_HOME = {"data": ".local/share", "cache": ".cache", "config": ".config", "state": ".local/state"}
"""Where the standard puts each kind of folder."""
OTHER_FOLDERS = ("darwin", "win32")
"""Platforms that have other folders."""
TOKENS = "tokens.tcss"
SMALL_BYTES = 256 << 10
"""Documents up to this size are read before the app starts, so that the first frame shows their text. In the
background it would take longer, since the app's startup competes for the same processor."""


class Limits(NamedTuple):
    """How much of one input to accept. A hostile file must not exhaust time or memory."""

    file_bytes: int = 64 * MEBIBYTE
    """Larger files are refused."""
    files: int = 100_000
    """A folder with more is read up to this number, and says so."""


class Settings(NamedTuple):
    """Everything a user can set, with defaults. `system/configuration.py` says what is allowed."""

    limits: Limits = Limits()
    theme: str = "auto"
    """"auto", or the name of a theme."""
    column_width: int = COLUMN
    """The maximum width of a line of prose, in cells."""
    sidebar_width: int = 0
    """In cells; 0 for a share of the window."""
    repeated_text: str = "dimmed"
    """How to show sentences that recur in many postings: "dimmed", "folded" or "plain"."""
    animation: bool = False
    """Whether scrolling is smooth."""
    keys: Mapping[str, str] = MappingProxyType({})
    """Command name → its keys, as ui/keymap.py reads them."""


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


def bundled(folder: str) -> Path:
    """Return the path of a folder that ships with the program ("seeds" or "styles").

    Raises FileNotFoundError if the installation lacks it, which is a packaging defect.
    """
    for candidate in (_PACKAGE / folder, _PACKAGE.parent / folder):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{folder}/ is missing from the installation of reader")


def style_sheets() -> dict[str, str]:
    """Return the app's style sheets by file name, each preceded by the shared tokens.

    Textual resolves variables within one sheet only, so each gets its own copy of the tokens.
    """
    folder = bundled("styles")
    tokens = (folder / TOKENS).read_text(encoding="utf-8")
    sheets = sorted(path for path in folder.glob("*.tcss") if path.name != TOKENS)
    return {path.name: tokens + path.read_text(encoding="utf-8") for path in sheets}
