"""From Content to painted strips: the one way in which widgets that draw their own lines do it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.style import Style

if TYPE_CHECKING:
    from typing import Any

    from textual.content import Content
    from textual.screen import Screen
    from textual.widget import Widget

COMPONENT = "."
"""A style that begins so names a component class of the widget, as Textual's own widgets write it."""


def style_of(widget: Widget, style: str | Style) -> Style:
    """The style that a span of Content names: `.component-class`, a style definition, or a Style.

    A name that means nothing styles nothing: what is drawn must not depend on a style sheet.
    """
    if isinstance(style, Style):
        return style
    if not style.startswith(COMPONENT):
        return Style.parse(style) if style else Style.null()
    # Textual empties it with each change of style; what it keeps there itself takes long to find again.
    known = widget._visual_style_cache
    found = known.get((style,))
    if found is None:
        found = known[style,] = _component_style(widget, style[len(COMPONENT) :])
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
    """One line of content as a strip, `base` under its own styles. Its length is what it needs."""
    parts = content.render(base, end="", parse_style=lambda style: style_of(widget, style))
    return Strip([Segment(text, style.rich_style) for text, style in parts], content.cell_length)


def paint_now(screen: Screen[Any], *widgets: Widget) -> None:
    """Paints what has changed in widgets at once, and not with the next of the screen's frames.

    Between two keys there is not always time to wait for that.
    """
    if screen.is_current and not screen._layout_required:
        for widget in widgets:
            widget._repaint_required = False
        screen._dirty_widgets.update(widgets)
        screen._on_timer_update()
