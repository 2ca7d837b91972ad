"""What is seen below a dialog: the screen under it, dimmed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.renderables.background_screen import BackgroundScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType
    from textual.color import Color

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


def dimmed(drawn: RenderableType, *, without_colours: bool) -> RenderableType:
    """Return what Textual draws as the ground of a dialog, in the way that dims each style once.

    Where the ground is transparent, nothing is dimmed but `without_colours`.
    """
    if not isinstance(drawn, BackgroundScreen):
        return drawn
    kind = PlainBackdrop if without_colours and drawn.color.a == 0 else Backdrop
    return kind(drawn.screen, drawn.color)


def extent(wanted: int, available: int, margin: int) -> int:
    """Return how many cells a dialog takes: all if less than `margin` of the screen showed on each side."""
    return available if available - wanted < 2 * margin else wanted
