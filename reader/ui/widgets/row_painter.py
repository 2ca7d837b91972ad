"""Paints the rows of a list, and keeps what it has painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.cache import LRUCache
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from reader.ui.widgets.painting import DIM, paint

if TYPE_CHECKING:
    from reader.ui.widgets.virtual_list import RowMap, VirtualList

GUTTER = 2
"""Cells before every row: the bar of the selected one, and a space."""
EDGE = 1
"""Cells after every row."""
FOCUSED_BAR = "▌ "
BLURRED_BAR = "▏ "
CACHED_ROWS = 256
LIT_BAR, UNLIT_BAR = "$accent", "$quiet"
CURSOR, UNLIT_CURSOR = "on $chosen", "on $chosen-unlit"
"""The row under the cursor: in the list that has the focus, and in others."""


class RowPainter:
    """Paints lines of the rows in sight, each row once."""

    def __init__(self, rows: VirtualList[Any]) -> None:
        self._list = rows
        self._strips: LRUCache[tuple[int, int, bool, bool], list[Strip]] = LRUCache(CACHED_ROWS)
        self._empty: list[Strip] = []
        self._empty_for: tuple[object, ...] = ()
        """What the lines of the empty list were painted for."""

    def forget(self, index: int | None = None) -> None:
        """Paint a row again when it is next in sight; None for all rows."""
        if index is None:
            self._strips.clear()
            self._empty_for = ()
            return
        for selected in (True, False):
            for focused in (True, False):
                self._strips.discard((index, self._list.room, selected, focused))

    def line(self, y: int, rows: RowMap[Any]) -> Strip:
        """Return a line of the widget; `rows` is where its rows are."""
        shown = self._list
        width, line = shown.room, y + shown.scroll_offset.y
        base = shown.visual_style.rich_style
        if not rows.rows:
            return self._empty_lines(width)[y]
        index = rows.at(line)
        if index is None:
            return Strip.blank(width, base)
        key = (index, width, index == shown.index, shown.has_focus)
        strips = self._strips.get(key)
        if strips is None:
            strips = self._strips[key] = self._draw(index, width, rows)
        return strips[line - rows.tops[index]]

    def _draw(self, index: int, width: int, rows: RowMap[Any]) -> list[Strip]:
        shown, room = self._list, width - GUTTER - EDGE
        style, gutter = shown.visual_style, Content(" " * GUTTER)
        selected = index == shown.index and (shown.has_focus or shown.SHOWS_CURSOR_UNFOCUSED)
        drawn = shown.render_row(rows.rows[index], max(1, room), selected=selected)
        lines = drawn if isinstance(drawn, list) else [drawn]
        if selected:
            is_lit = shown.LIT or shown.has_focus
            cursor = shown.CURSOR_IN_ANSI if shown.app.current_theme.ansi else CURSOR
            style += Style.parse(cursor if is_lit else UNLIT_CURSOR)
            bar = FOCUSED_BAR if shown.has_focus else BLURRED_BAR
            gutter = Content.styled(bar, LIT_BAR if is_lit else UNLIT_BAR)
        blank = [Content("")] * (rows.height(index) - len(lines))
        fitted = [gutter + line.truncate(max(0, room), ellipsis=True) for line in [*lines, *blank]]
        return [paint(line, style).crop_extend(0, width, style.rich_style) for line in fitted]

    def _empty_lines(self, width: int) -> list[Strip]:
        """Return all lines of the list without rows: what it says then, a third down."""
        shown, height = self._list, self._list.size.height
        style = shown.visual_style
        painted_for = (width, height, shown.empty, style)
        if painted_for != self._empty_for:
            room = width - 2 * GUTTER
            words = Content(shown.empty) if isinstance(shown.empty, str) else shown.empty
            lines = words.stylize_before(DIM).wrap(room) if words and room > 0 else []
            self._empty = [Strip.blank(width, style.rich_style)] * height
            top = max(0, (height - len(lines)) // 3)
            for y, line in enumerate(lines[: height - top], top):
                left = GUTTER + max(0, room - line.cell_length) // 2
                strip = paint(line.pad_left(left), style)
                self._empty[y] = strip.crop_extend(0, width, style.rich_style)
            self._empty_for = painted_for
        return self._empty
