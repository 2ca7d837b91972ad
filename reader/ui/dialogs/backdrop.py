"""What is seen below a dialog: the screen under it, dimmed."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual.renderables.background_screen import BackgroundScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType
    from textual.color import Color
    from textual.screen import Screen

STYLES = 4096
"""Styles whose dimmed counterparts are remembered."""
QUIET = Style(dim=True)
WITHOUT_ENDS = str.maketrans(dict.fromkeys("▁▂▃▄▅▆▇", " "))
"""The ends of scrollbars are characters, the bars are ground, which is not drawn."""


class Backdrop(BackgroundScreen):
    """Dims each style once. Textual dims each piece of text anew, with every painting of the dialog."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """Dim pieces of text, and take away what can be clicked in them."""
        for segment in segments:
            text, style, control = segment
            yield segment if control else Segment(text, dimmed_style(style or Style.null(), color), control)


class PlainBackdrop(BackgroundScreen):
    """Draws all pieces of text in the same quiet way, where no colour can be mixed with another."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:  # noqa: ARG003
        """Take the style from pieces of text, and what can be clicked in them."""
        for segment in segments:
            text, _, control = segment
            yield segment if control else Segment(text.translate(WITHOUT_ENDS), QUIET, control)


@lru_cache(STYLES)
def dimmed_style(style: Style, color: Color) -> Style:
    """Return a style with its colours under another, as Textual would dim it."""
    ((_, dimmed, _),) = BackgroundScreen.process_segments([Segment("", style)], color)
    return dimmed or Style.null()


def backdrop_of(screen: Screen[Any], *, without_colours: bool) -> RenderableType:
    """Return the ground of a dialog: the screen below it, each style of which is dimmed once.

    Where the ground is transparent, nothing is dimmed but `without_colours`.

    Textual takes the last screen that no other has taken in this painting. But it remembers what the others
    took: a screen that alone is painted anew gets one that is too high, itself or one above it, and is then
    painted without end (measured with Textual 8.2).
    """
    color = screen.styles.background
    below = next((lower for lower, upper in pairwise(screen.app.screen_stack) if upper is screen), None)
    if below is None:  # it has just been closed
        return ""
    return (PlainBackdrop if without_colours and color.a == 0 else Backdrop)(below, color)


def extent(wanted: int, available: int, margin: int) -> int:
    """Return how many cells a dialog takes: all if less than `margin` of the screen showed on each side."""
    return available if available - wanted < 2 * margin else wanted
