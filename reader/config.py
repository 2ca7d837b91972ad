"""Settings and folders: read once at the start, then passed in.

`seeds/` and `styles/` stand beside the package in a checkout and inside it in a wheel.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).resolve().parent
MEBIBYTE = 1 << 20
COLUMN, COLUMN_LEAST, COLUMN_MOST = 78, 30, 160
"""Cells of a column of text: usual, least, most."""
SIDEBAR_LEAST, SIDEBAR_MOST = 16, 80
"""Cells of the sidebar."""
TOKENS = "tokens.tcss"
SMALL_BYTES = 256 << 10
"""A document up to this size is read before the app starts, so that the first frame has its text:
in the background it would take longer, since the app's start wants the same processor."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one input is taken. A hostile file must not take the program's time or memory."""

    file_bytes: int = 64 * MEBIBYTE
    """Larger files are refused."""
    files: int = 100_000
    """A folder with more is read up to here, and says so."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a user can set, with the defaults. `outside/configuration.py` says what may be set."""

    limits: Limits = field(default_factory=Limits)
    theme: str = "auto"
    """"auto", or the name of a theme."""
    column_width: int = COLUMN
    """The widest that a line of prose becomes, in cells."""
    sidebar_width: int = 0
    """In cells; 0 for a share of the window."""
    repeated_text: str = "dimmed"
    """What becomes of sentences that recur in many postings: "dimmed", "folded" or "plain"."""
    animation: bool = False
    """Whether what scrolls glides."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The name of a command → its keys, as ui/keymap.py reads them."""


def bundled(folder: str) -> Path:
    """The path of a folder that comes with the program ("seeds" or "styles").

    Raises FileNotFoundError where the installation lacks it, which is a defect of the package.
    """
    for candidate in (_PACKAGE / folder, _PACKAGE.parent / folder):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{folder}/ is missing from the installation of reader")


def style_sheets() -> dict[str, str]:
    """The app's style sheets by file name, each after the tokens that all of them use.

    Textual resolves a variable within one sheet only, so the tokens go in front of each.
    """
    folder = bundled("styles")
    tokens = (folder / TOKENS).read_text(encoding="utf-8")
    sheets = sorted(path for path in folder.glob("*.tcss") if path.name != TOKENS)
    return {path.name: tokens + path.read_text(encoding="utf-8") for path in sheets}
