"""Widgets whose lines are painted as they draw them, and a scrollbar that does the same.

For each line Textual looks for borders, padding, outline, hatch, tint and opacity, and its scrollbar
has each cell drawn as a console draws a document. Either takes as long as drawing the text itself,
for which the echo of a key waits while results are painted, and a page down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual._styles_cache import StylesCache
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from reader.ui.mixing import WidgetPart
from reader.ui.widgets.steady import Steady

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self, TypeAlias

    from rich.terminal_theme import TerminalTheme
    from textual.color import Color
    from textual.content import Content
    from textual.css.styles import StylesBase
    from textual.geometry import Region, Size, Spacing
    from textual.style import Style

    Label: TypeAlias = tuple[Content, Color, Color, Style] | None
    Look: TypeAlias = tuple[int, int, int, float, RichColor, RichColor]
    """Height, lines in all, lines in sight, the first of them, colours of ground and thumb."""


DEFAULT = RichColor.default()


class StraightLines(StylesCache):
    """Keeps lines as Textual does, and leaves them as they are where they fill their widget."""

    def render_line(
        self,
        styles: StylesBase,
        y: int,
        size: Size,
        content_size: Size,
        padding: Spacing,
        base_background: Color,
        background: Color,
        render_content_line: Callable[[int], Strip],
        border_title: Label,
        border_subtitle: Label,
        opacity: float,
        ansi_theme: TerminalTheme,
        native_ansi: bool,  # noqa: FBT001 - as Textual calls it
    ) -> Strip:
        """One line, as wide as the widget."""
        if size == content_size:
            inner, _ = self.get_inner_outer(base_background, background)
            return render_content_line(y).adjust_cell_length(size.width, inner.rich_style)
        return super().render_line(
            styles, y, size, content_size, padding, base_background, background, render_content_line,
            border_title, border_subtitle, opacity, ansi_theme, native_ansi,
        )  # fmt: skip


class Bar(Steady, ScrollBar):
    """A vertical scrollbar, a cell wide."""

    def __init__(self) -> None:
        super().__init__(vertical=True, name="vertical", thickness=1)
        self._cells: list[Strip] = []
        self._drawn: Look | None = None

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Is drawn again only if it looks otherwise: Textual asks for it with every layout."""
        is_there = self._is_mounted and self.parent is not None  # a widget that is taken away loses it first
        if not layout and not recompose and is_there and self._drawn == self._look():
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its cells, drawn when anything about it has changed."""
        if isinstance(self.parent, Barred):
            was_due = self._repaint_required
            self.parent.settle()
            self._repaint_required = was_due  # what it was told just now is drawn now
        look = self._look()
        if look is None:
            return super().render_lines(crop)
        if look != self._drawn:
            self._drawn, self._cells = look, self._draw(look)
        return self._cells[crop.y : crop.bottom]

    def _look(self) -> Look | None:
        bar = self.render()
        if not isinstance(bar, ScrollBarRender) or not isinstance(bar.style, RichStyle):
            return None
        colours = (bar.style.bgcolor or DEFAULT, bar.style.color or DEFAULT)
        return (self.size.height, bar.virtual_size, bar.window_size, bar.position, *colours)

    def _draw(self, look: Look) -> list[Strip]:
        height, lines, page, position, back, front = look
        drawn = ScrollBarRender.render_bar(height, lines, page, position, back_color=back, bar_color=front)
        segments = Segment.apply_style(drawn.segments, self.visual_style.rich_style)
        cells = [Strip([segment], 1) for segment in segments]
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            cells = [cell.apply_filter(line_filter, background) for cell in cells]
        return cells


class Barred(WidgetPart):
    """Mixed into a widget that scrolls and draws its own lines."""

    def settle(self) -> None:
        """Tells the scrollbar what a new size has changed, before that is drawn."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """Made when it is first asked for, as Textual does it."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = Bar()
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar
