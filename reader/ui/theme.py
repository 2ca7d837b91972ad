"""The themes, and what is done to every line on its way to the terminal.

One accent, a second hue for headings, one quiet grey, and text; everything else is weight and space. Contrast
of text on its background, by WCAG 2: text at least 11, headings at least 7, quiet text at least 5.

`AnsiFilter` draws what is quiet or under the cursor where the colours are the terminal's own, or where there
are none: sixteen colours have no grey that is readable everywhere, and none that can lie under text. So quiet
text is drawn dim, and the row under the cursor in reverse.

`ControlCharFilter` is the second wall against hostile text: no matter what a widget draws, no control or bidi
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
from textual.theme import Theme

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


def bar_colours(rest: str, hover: str, held: str, *, under: str) -> dict[str, str]:
    """The colours of scrollbars: at rest, under the mouse, held by it, and what is under them."""
    return {
        "scrollbar": rest,
        "scrollbar-hover": hover,
        "scrollbar-active": held,
        "scrollbar-background": under,
        "scrollbar-background-hover": under,
        "scrollbar-background-active": under,
        "scrollbar-corner-color": under,
    }


DARK = Theme(
    name="dark",
    primary="#d9a55b",
    secondary="#d9a55b",
    accent="#e5b567",
    foreground="#d7d8d4",
    background="#15171a",
    surface="#1b1e22",
    panel="#22262b",
    success="#8fb573",
    warning="#e5b567",
    error="#e0787a",
    dark=True,
    variables={
        "text-muted": "#8e9299",
        "quiet": "#8e9299",
        "heading": "#8db8d6",
        "rule": "#2c3137",
        "chosen": "#262b32",
        "highlight": "#4a3c1c",
        "chosen-unlit": "#1c2025",
        "accent-muted": "#4f4330",
        "keyword": "#d7d8d4",
        "string": "#8fb573",
        "number": "#d9a55b",
        "input-cursor-background": "#e5b567",
        "input-selection-background": "#e5b567 30%",
        **bar_colours("#33383f", "#4a5058", "#e5b567", under="#15171a"),
    },
)

LIGHT = Theme(
    name="light",
    primary="#8a4f00",
    secondary="#8a4f00",
    accent="#8a4f00",
    foreground="#25262a",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#eae7de",
    success="#3f6f21",
    warning="#8a4f00",
    error="#a3272b",
    dark=False,
    variables={
        "text-muted": "#65635e",
        "quiet": "#65635e",
        "heading": "#1f5a80",
        "rule": "#d9d5ca",
        "chosen": "#ebe6d9",
        "highlight": "#fbe6a8",
        "chosen-unlit": "#f4f1e8",
        "accent-muted": "#e2d4c0",
        "keyword": "#25262a",
        "string": "#3f6f21",
        "number": "#8a4f00",
        "input-cursor-background": "#8a4f00",
        "input-selection-background": "#8a4f00 25%",
        **bar_colours("#cfcabd", "#b3ad9f", "#8a4f00", under="#fbfaf6"),
    },
)

_OWN = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "text-muted": QUIET,
    "quiet": QUIET,
    "heading": "ansi_default",
    "rule": QUIET,
    "chosen": QUIET,
    "highlight": "ansi_default",
    "chosen-unlit": "ansi_default",
    "input-cursor-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-text-style": "reverse",
    "input-selection-background": QUIET,
    **bar_colours(BAR, BAR, BAR, under="ansi_default"),
    "screen-selection-background": QUIET,
}
"""For both themes of the terminal's own colours. `plain` draws the quiet colour by weight and in reverse."""


def _own(name: str, accent: str, error: str) -> Theme:
    code = {"keyword": "ansi_default", "string": accent, "number": accent}
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        success=accent,
        warning=accent,
        error=error,
        ansi=True,
        variables={**_OWN, **code},
    )


ANSI = _own("ansi", "ansi_magenta", "ansi_red")
"""The terminal's own sixteen. Magenta is the one that can be read on black and on white alike."""
MONO = _own("mono", "ansi_default", "ansi_default")
"""No colour at all."""

THEMES = (DARK, LIGHT, ANSI, MONO)
THEME_SUMMARIES = {
    "auto": "what suits the terminal",
    "dark": "light on dark",
    "light": "dark on light",
    "ansi": "the terminal's sixteen colors",
    "mono": "no colors",
}
"""For the command palette, by the names that the configuration takes."""
