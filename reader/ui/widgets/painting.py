"""Turns Content into painted strips, for widgets that draw their own lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip
from textual.style import Style

if TYPE_CHECKING:
    from textual.content import Content
    from textual.geometry import Region, Size
    from textual.widget import Widget

COMPONENT = "."
"""A style that starts with this names a component class of the widget, as in Textual's own widgets."""

_component_styles: WeakKeyDictionary[Widget, tuple[Style, dict[str, Style]]] = WeakKeyDictionary()
"""Component styles already looked up, with the widget's own style at that time. Textual makes a new one
whenever a style sheet, the theme or the focus changes."""


def style_of(widget: Widget, style: str | Style) -> Style:
    """Return the style that a span of Content names: `.component-class`, a style definition, or a Style.

    Unknown component classes style nothing, so that text never fails to paint for want of a style sheet.
    """
    if isinstance(style, Style):
        return style
    if not style.startswith(COMPONENT):
        return Style.parse(style) if style else Style.null()
    own = widget.visual_style
    then, known = _component_styles.get(widget, (None, {}))
    if then is not own:
        known = {}
        _component_styles[widget] = own, known
    found = known.get(style)
    if found is None:
        found = known[style] = _component_style(widget, style[len(COMPONENT) :])
    return found


def _component_style(widget: Widget, name: str) -> Style:
    try:
        found = widget.get_visual_style(name, partial=True)
        background = widget.get_component_styles(name).background
    except KeyError:
        return Style.null()
    # Textual's own partial style loses a background the more, the more opaque it is.
    return replace(found, background=background) if background.a else found


def paint(widget: Widget, content: Content, base: Style) -> Strip:
    """Paint one line of content over `base`. The strip is as long as the content."""
    parts = content.render(base, end="", parse_style=lambda style: style_of(widget, style))
    return Strip([Segment(text, style.rich_style) for text, style in parts], content.cell_length)


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
