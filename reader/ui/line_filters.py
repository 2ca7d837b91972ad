"""What is done to every line on its way to the terminal.

`AnsiFilter` draws what is quiet or under the cursor where the colours are the terminal's own, or where there
are none: sixteen colours have no grey that is readable everywhere, and none that can lie under text. So quiet
text is drawn dim, and the row under the cursor in reverse.

`ControlCharFilter` is the second wall against hostile text: whatever a widget draws, no control or bidi
character reaches the terminal. The first wall is `clean`, on the way in; this one catches what was never
meant to pass it: a path, a message of the system, a defect.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

from reader.clean import is_safe, replace_unsafe

if TYPE_CHECKING:
    from textual.color import Color as TextualColor

QUIET = "ansi_bright_black"
"""The colour that stands for quiet in themes of the terminal's own colours; it is never sent itself."""
BAR = "ansi_bright_white"
"""The colour that stands for a scrollbar there; it is never sent either."""
_QUIET, _BAR = 8, 15
_DEFAULT = Color.parse("default")
_NO_COLOUR = Style.from_color(_DEFAULT, _DEFAULT)
CACHED_STYLES = 1024


class AnsiFilter(LineFilter):
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
    if _is(style.bgcolor, _QUIET):
        added += Style(reverse=True, dim=False, color=_DEFAULT, bgcolor=_DEFAULT)
    elif _is(style.bgcolor, _BAR):
        added += Style(reverse=True, dim=True, color=_DEFAULT, bgcolor=_DEFAULT)
    elif _is(style.color, _QUIET) or _is(style.color, _BAR):
        added += Style(dim=True, color=_DEFAULT)
    return style + added if colours else style + added + _NO_COLOUR


def _is(colour: Color | None, number: int) -> bool:
    return colour is not None and colour.triplet is None and colour.number == number


CACHED_TEXTS = 8192


class ControlCharFilter(LineFilter):
    """For `App.get_line_filters`. Replaces unsafe characters one for one, so that no cell moves.

    Control segments are Textual's own and pass. Addresses of links are not text; they are checked
    where they are made.
    """

    def apply(self, segments: list[Segment], background: TextualColor) -> list[Segment]:  # noqa: ARG002
        """The same segments if they are safe, as nearly all are."""
        if all(text.isprintable() or control or _safe(text) for text, _, control in segments):
            return segments
        return [
            Segment(text if control else replace_unsafe(text), style, control)
            for text, style, control in segments
        ]


# For what Python does not count as printable and is safe all the same, such as no-break spaces.
_safe = lru_cache(CACHED_TEXTS)(is_safe)
