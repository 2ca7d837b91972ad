"""Turns Content into painted strips, for widgets that draw their own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip
from textual.style import Style

if TYPE_CHECKING:
    from textual.content import Content
    from textual.geometry import Region, Size
    from textual.widget import Widget

DIM, SIGN = "$quiet", "$accent"
"""How secondary text is drawn, and what marks an item."""


def paint(content: Content, base: Style) -> Strip:
    """Paint one line of content over `base`. The strip is as long as the content."""
    parts = content.render(base, end="", parse_style=_style_of)
    return Strip([Segment(text, style.rich_style) for text, style in parts], content.cell_length)


def _style_of(style: str | Style) -> Style:
    return Style.parse(style) if isinstance(style, str) else style


class LineCache:
    """Paints the lines of a widget that draws its own, and keeps them until they change.

    A widget without border and padding only needs `render_line` called. Textual would look for borders,
    padding, outline, hatch, tint and opacity at every line, which takes about as long as painting the text.
    """

    def __init__(self) -> None:
        self._strips: dict[int, Strip] = {}
        self._size: Size | None = None

    def drop(self, *regions: Region) -> None:
        """Forget the lines in these regions of the widget; without regions, forget all."""
        if not regions:
            self._strips.clear()
        for region in regions:
            for y in region.line_range:
                self._strips.pop(y, None)

    def render(self, widget: Widget, crop: Region) -> list[Strip] | None:
        """Do the work of `Widget.render_lines`; None if there is a border, padding or transparency."""
        size = widget.region.size
        if widget.content_region.size != size or widget.opacity != 1:
            return None
        if size != self._size:
            self._size = size
            self._strips.clear()
        base, background = widget.background_colors
        filters, fill = widget.get_line_filters(), RichStyle(bgcolor=(base + background).rich_color)
        strips: list[Strip] = []
        for y in crop.line_range:
            strip = self._strips.get(y)
            if strip is None:
                strip = self._strips[y] = widget.render_line(y).adjust_cell_length(size.width, fill)
            for each in filters:
                strip = strip.apply_filter(each, background)
            strips.append(strip)
        start, end = crop.column_span
        return strips if (start, end) == (0, size.width) else [strip.crop(start, end) for strip in strips]
