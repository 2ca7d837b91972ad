"""What is seen below a dialog: the screen under it, dimmed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.visual import Visual

from reader.ui.widgets._textual_fast_path import PLAIN, painted_strips

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType
    from textual.color import Color
    from textual.css.styles import RulesMap
    from textual.style import Style as TextualStyle
    from textual.visual import RenderOptions

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


class StripBackdrop(Backdrop, Visual):
    """Dims strips as they are. Textual sends each piece of text through Rich, and cuts lines anew."""

    def render_strips(
        self,
        width: int,
        height: int | None,
        style: TextualStyle,
        options: RenderOptions,  # noqa: ARG002 - as Textual declares it
    ) -> list[Strip]:
        """Return the lines of the screen below, dimmed."""
        ground, color = style.rich_style, self.color
        return [
            Strip(
                [Segment(text, covered_style(own or Style.null(), color, ground)) for text, own, _ in strip],
                strip.cell_length,
            ).crop(0, width)
            for strip in painted_strips(self.screen)[:height]
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Return the width of the screen below."""
        return self.screen.size.width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Return the height of the screen below."""
        return self.screen.size.height


@lru_cache(STYLES)
def covered_style(style: Style, color: Color, ground: Style) -> Style:
    """Return a style dimmed, on the style of what it is drawn on."""
    return ground + dimmed_style(style, color)


@lru_cache(STYLES)
def dimmed_style(style: Style, color: Color) -> Style:
    """Return a style with its colours under another, as Textual would dim it."""
    ((_, dimmed, _),) = BackgroundScreen.process_segments([Segment("", style)], color)
    return dimmed or Style.null()


def dimmed(drawn: RenderableType) -> RenderableType:
    """Return what Textual draws as the ground of a dialog, in the way that dims each style once."""
    if not isinstance(drawn, BackgroundScreen):
        return drawn
    return (Backdrop if PLAIN else StripBackdrop)(drawn.screen, drawn.color)
