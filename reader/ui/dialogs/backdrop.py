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


class Backdrop(BackgroundScreen):
    """Dims each style once. Textual dims each piece of text anew, with every painting of the dialog."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """Dim pieces of text, and take away what can be clicked in them."""
        for segment in segments:
            text, style, control = segment
            yield segment if control else Segment(text, dimmed_style(style or Style.null(), color), control)


@lru_cache(STYLES)
def dimmed_style(style: Style, color: Color) -> Style:
    """Return a style with its colours under another, as Textual would dim it."""
    ((_, dimmed, _),) = BackgroundScreen.process_segments([Segment("", style)], color)
    return dimmed or Style.null()


def dimmed(drawn: RenderableType) -> RenderableType:
    """Return what Textual draws as the ground of a dialog, in the way that dims each style once."""
    return Backdrop(drawn.screen, drawn.color) if isinstance(drawn, BackgroundScreen) else drawn


def extent(wanted: int, available: int, margin: int) -> int:
    """Return how many cells a dialog takes: all if less than `margin` of the screen showed on each side."""
    return available if available - wanted < 2 * margin else wanted
