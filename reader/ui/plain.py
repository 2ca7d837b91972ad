"""What stands for quiet and for chosen where the colours are the terminal's own, or where there are none.

Sixteen colours have no grey that can be read on every terminal, and none that can lie under text. So
quiet text is drawn with the terminal's weight for it, and a chosen row in reverse.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color as TextualColor

QUIET = "ansi_bright_black"
"""The colour that stands for quiet in themes of the terminal's own colours; it is never sent itself."""
_NUMBER = 8
_DEFAULT = Color.parse("default")
_NO_COLOUR = Style.from_color(_DEFAULT, _DEFAULT)
CACHED_STYLES = 1024


class PlainLines(LineFilter):
    """For `App.get_line_filters`, in the theme of the terminal's own colours and in the one of none."""

    def __init__(self, *, colours: bool) -> None:
        super().__init__()
        self._colours = colours

    def apply(self, segments: list[Segment], background: TextualColor) -> list[Segment]:  # noqa: ARG002
        """The same words in their plain styles."""
        return [
            Segment(text, None if style is None else plain(style, colours=self._colours), control)
            for text, style, control in segments
        ]


@lru_cache(CACHED_STYLES)
def plain(style: Style, *, colours: bool) -> Style:
    """A style without the quiet colour, and without any where there are none."""
    added = Style.null()
    if _is_quiet(style.bgcolor):
        added += Style(reverse=True, dim=False, color=_DEFAULT, bgcolor=_DEFAULT)
    elif _is_quiet(style.color):
        added += Style(dim=True, color=_DEFAULT)
    return style + added if colours else style + added + _NO_COLOUR


def _is_quiet(colour: Color | None) -> bool:
    return colour is not None and colour.triplet is None and colour.number == _NUMBER
