"""Settings and folders: read once at startup, then passed in.

`seeds/` and `styles/` are next to the package in a checkout and inside it in a wheel.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).resolve().parent
MEBIBYTE = 1 << 20
COLUMN, COLUMN_LEAST, COLUMN_MOST = 78, 30, 160
"""Cells of a text column: default, minimum, maximum."""
SIDEBAR_LEAST, SIDEBAR_MOST = 16, 80
"""Cells of the sidebar: minimum, maximum."""
BUILT_IN_THEMES = ("auto", "dark", "light", "ansi", "mono")
"""The themes that the app draws without a palette; "auto" stands for what suits the terminal."""
COLUMN_NAMES = ("role", "team", "place", "level", "pay", "posted", "company")
"""The columns of a wide list of postings."""
COLUMNS = COLUMN_NAMES[:-1]
"""Those shown if nothing else is chosen."""
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
    """"auto", or the name of a theme (see system/themes.py)."""
    column_width: int = COLUMN
    """The maximum width of a line of prose, in cells."""
    sidebar_width: int = 0
    """In cells; 0 for a share of the window."""
    repeated_text: str = "dimmed"
    """How to show sentences that recur in many postings: "dimmed", "folded" or "plain"."""
    animation: bool = False
    """Whether scrolling is smooth."""
    advance: bool = True
    """Whether the cursor goes on to the next row after a status."""
    columns: tuple[str, ...] = COLUMNS
    """The columns of a wide list of postings, from left to right; the role is always among them."""
    keys: Mapping[str, str] = MappingProxyType({})
    """Command name → its keys, as ui/keymap.py reads them."""


def bundled(folder: str) -> Path:
    """Return the path of a folder that ships with the program ("seeds" or "styles").

    Raises FileNotFoundError if the installation lacks it, which is a packaging defect.
    """
    for candidate in (_PACKAGE / folder, _PACKAGE.parent / folder):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{folder}/ is missing from the installation of reader")


def samples() -> tuple[str, ...]:
    """Return the paths of the documents that ship with the program, in their order.

    Each is named: of a folder only texts and pages are opened, and one of these is a board's JSON.
    """
    return tuple(str(path) for path in sorted(bundled("seeds").iterdir()) if not path.name.startswith("."))


def style_sheets() -> dict[str, str]:
    """Return the app's style sheets by file name, each preceded by the shared tokens.

    Textual resolves variables within one sheet only, so each gets its own copy of the tokens.
    """
    folder = bundled("styles")
    tokens = (folder / TOKENS).read_text(encoding="utf-8")
    sheets = sorted(path for path in folder.glob("*.tcss") if path.name != TOKENS)
    return {path.name: tokens + path.read_text(encoding="utf-8") for path in sheets}
