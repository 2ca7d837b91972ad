"""A list that draws the rows in sight and no others, so that 100,000 cost what 100 cost.

Subclasses say how a row looks, how high it is and whether the cursor may stand on it. The list
knows the cursor, the keys, the mouse and scrolling.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from reader.ui.commands import bindings
from reader.ui.messages import WidgetMessage
from reader.ui.widgets.painting import paint
from reader.ui.widgets.row_map import RowMap
from reader.ui.widgets.scrolling import Moving
from reader.ui.widgets.straight_lines import Barred, StraightLines

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual import events
    from textual.binding import BindingType

Row = TypeVar("Row")

GUTTER = 2
"""Cells before every row: the bar of the chosen one, and air."""
EDGE = 1
"""Cells after every row."""
FOCUSED_BAR = "▌ "
BLURRED_BAR = "▏ "
CACHED_ROWS = 1024
DIM, SIGN = ".virtual-list--dim", ".virtual-list--sign"
"""The looks of what steps back in a row, and of its marks."""


class VirtualList(Moving, Barred, ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows of any kind under a cursor. Implement `render_row`; override the other hooks at need."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "virtual-list--cursor",
        "virtual-list--bar",
        "virtual-list--dim",
        "virtual-list--empty",
        "virtual-list--sign",
    }
    """The chosen row, its bar, whatever steps back in a row, the words of an empty list, a row's marks."""
    HELP = "A list: move with j and k, open with Enter."
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("move"), *bindings("list")]
    DEFAULT_CSS = """
    VirtualList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .virtual-list--cursor { background: $boost; }
        & > .virtual-list--bar { color: $text-muted; }
        & > .virtual-list--dim { color: $text-muted; }
        & > .virtual-list--empty { color: $text-muted; }
        &:focus > .virtual-list--bar { color: $accent; text-style: bold; }
    }
    """

    index: reactive[int | None] = reactive(None, init=False)
    """The row under the cursor; None where there is none to stand on. Values out of range are clamped."""
    empty: reactive[str | Content] = reactive("")
    """What an empty list says: which key to press."""

    class Highlighted(WidgetMessage["VirtualList[Any]"]):
        """The cursor stands on another row, or on none."""

        def __init__(self, virtual_list: VirtualList[Any], index: int | None) -> None:
            super().__init__(virtual_list)
            self.index = index

    class Selected(WidgetMessage["VirtualList[Any]"]):
        """A row was opened, by key or by mouse."""

        def __init__(self, virtual_list: VirtualList[Any], index: int) -> None:
            super().__init__(virtual_list)
            self.index = index

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._styles_cache = StraightLines()
        self._map: RowMap[Row] = RowMap((), self.selectable)
        self._follow = True
        self._strips: LRUCache[tuple[int, int, bool, bool], list[Strip]] = LRUCache(CACHED_ROWS)

    # What a subclass says about its rows

    @abstractmethod
    def render_row(self, row: Row, width: int, *, selected: bool) -> Content | list[Content]:
        """The lines of a row, at most `width` cells wide (what is longer is cut with an ellipsis).

        Spans may name component classes (".virtual-list--dim"). Lines that are missing stay blank.
        """

    def row_height(self, row: Row) -> int:  # noqa: ARG002
        """How many lines a row takes, at any width."""
        return 1

    def selectable(self, row: Row) -> bool:  # noqa: ARG002
        """Whether the cursor may stand on a row; headings and gaps say no."""
        return True

    def key(self, row: Row) -> Hashable:
        """What makes a row the same row when the rows are replaced."""
        return id(row)

    # Rows and cursor

    @property
    def rows(self) -> Sequence[Row]:
        """All rows."""
        return self._map.rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return None if self.index is None else self.rows[self.index]

    def set_rows(self, rows: Sequence[Row], *, keep: bool = True) -> None:
        """Replace all rows.

        With `keep` the cursor stays on the same row by its key, and that row where it is on the
        screen; where it is gone, the cursor stays at its index. Without, the cursor goes to the first
        row. `Highlighted` is posted only if the cursor then stands on another row than before.
        """
        old, from_top = self._cursor_key(), self._cursor_from_top()
        uniform = type(self).row_height is VirtualList.row_height
        previous = self.index if keep else None
        self._map = RowMap(rows, self.selectable, None if uniform else self.row_height)
        self._strips.clear()
        self.set_reactive(VirtualList.index, self._place_of(old, previous))
        self._tell_lines()
        if self.index is not None:
            self._scroll(self._map.tops[self.index] - from_top if keep else 0)
        self._show_cursor()
        self.refresh()
        if self.is_attached and self._cursor_key() != old:
            self.post_message(self.Highlighted(self, self.index))

    def _tell_lines(self) -> None:
        """Tells the scrollbar how many lines there are.

        Set as Textual means it, a virtual size has the whole screen laid out and painted anew, once more
        for the scrollbar; here only a scrollbar that comes or goes is worth that.
        """
        self.set_reactive(Widget.virtual_size, Size(0, self._map.lines))
        self._scroll_update(self.virtual_size)

    def refresh_rows(self) -> None:
        """Draw the rows anew, after something that their look depends on has changed."""
        self._strips.clear()
        self.refresh()

    def refresh_row(self, index: int) -> None:
        """Draw one row anew."""
        for selected in (True, False):
            for focused in (True, False):
                self._strips.discard((index, self.room, selected, focused))
        self.refresh_lines(self._map.tops[index], self._map.height(index))

    def move_to(self, index: int, *, scroll: bool = True) -> None:
        """Put the cursor on a row, or the nearest that may have it, and scroll it into sight."""
        self._follow = scroll
        self.index = index
        self._follow = True

    def validate_index(self, index: int | None) -> int | None:
        """Clamp to the rows, and from those that cannot have the cursor to the nearest that can."""
        return None if index is None else self._map.nearest(index)

    def watch_index(self, old: int | None, new: int | None) -> None:
        """Draw the two rows that changed, and say so."""
        for index in (old, new):
            if index is not None and index < len(self.rows):
                self.refresh_lines(self._map.tops[index], self._map.height(index))
        if self._follow:
            self._show_cursor()
        self.post_message(self.Highlighted(self, new))

    # Events

    def on_mount(self) -> None:
        """Tell of the row that the cursor stood on before anybody could listen."""
        if self.index is not None:
            self.post_message(self.Highlighted(self, self.index))

    def on_resize(self) -> None:
        """Keep the chosen row in sight."""
        self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """Choose and open the row under the mouse."""
        offset = event.get_content_offset(self)
        index = None if offset is None else self._map.at(offset.y + self.scroll_offset.y)
        if index is None or not self.selectable(self.rows[index]):
            return
        event.stop()
        self.move_to(index)
        self.post_message(self.Selected(self, index))

    def notify_style_update(self) -> None:
        """Another theme or style sheet: nothing that was painted holds."""
        super().notify_style_update()
        self._strips.clear()

    # Moving

    @property
    def room(self) -> int:
        """Cells beside the scrollbar."""
        return max(0, self.size.width - self.scrollbar_size_vertical)

    def step(self, direction: int) -> None:
        """To the next row that may have the cursor; at either end, scroll so that all of it shows."""
        target = self._map.scan((-1 if self.index is None else self.index) + direction, direction)
        if target is None:
            self._show_cursor()
        else:
            self.index = target

    def leap(self, lines: int) -> None:
        """To the row that many lines away, or the outermost."""
        if self.index is not None and (target := self._map.leap(self.index, lines)) is not None:
            self.index = target

    def leap_to(self, *, end: bool) -> None:
        """To the first or the last row."""
        self.index = self._map.nearest(len(self.rows) - 1 if end else 0)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.index is not None:
            self.post_message(self.Selected(self, self.index))

    def _cursor_key(self) -> Hashable:
        return None if self.index is None else self.key(self.rows[self.index])

    def _cursor_from_top(self) -> int:
        return 0 if self.index is None else self._map.tops[self.index] - self.scroll_offset.y

    def _place_of(self, key: Hashable, index: int | None) -> int | None:
        if index is None:
            return self._map.nearest(0)
        for at, row in enumerate(self.rows):
            if self.key(row) == key and self.selectable(row):
                return at
        return self._map.nearest(index)

    def _show_cursor(self) -> None:
        if self.index is not None and self.size.height:
            y, height = self.scroll_offset.y, self.size.height
            self._scroll(self._map.scroll_to_show(self.index, y, height))

    def _scroll(self, y: int) -> None:
        if self.is_attached:
            self.scroll_to(y=y, animate=False, force=True)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget, from the cache or drawn now."""
        width, line = self.room, y + self.scroll_offset.y
        base = self.visual_style.rich_style
        if not self.rows:
            return self._empty_line(y).crop_extend(0, width, base)
        index = self._map.at(line)
        if index is None:
            return Strip.blank(width, base)
        key = (index, width, index == self.index, self.has_focus)
        strips = self._strips.get(key)
        if strips is None:
            strips = self._strips[key] = self._draw(index, width)
        return strips[line - self._map.tops[index]]

    def _draw(self, index: int, width: int) -> list[Strip]:
        room = width - GUTTER - EDGE
        style, gutter, selected = self.visual_style, Content(" " * GUTTER), index == self.index
        drawn = self.render_row(self.rows[index], max(1, room), selected=selected)
        lines = drawn if isinstance(drawn, list) else [drawn]
        if selected:
            # Textual's partial style of a component leaves its background out.
            chosen = self.get_component_styles("virtual-list--cursor")
            style += self.get_visual_style("virtual-list--cursor", partial=True)
            style += Style(background=chosen.background)
            gutter = Content.styled(FOCUSED_BAR if self.has_focus else BLURRED_BAR, ".virtual-list--bar")
        blank = [Content("")] * (self._map.height(index) - len(lines))
        fitted = [gutter + line.truncate(max(0, room), ellipsis=True) for line in [*lines, *blank]]
        return [paint(self, line, style).crop_extend(0, width, style.rich_style) for line in fitted]

    def _empty_line(self, y: int) -> Strip:
        room = self.room - 2 * GUTTER
        if room < 1 or not self.empty:
            return Strip([])
        words = Content(self.empty) if isinstance(self.empty, str) else self.empty
        lines = words.stylize_before(".virtual-list--empty").wrap(room)
        at = y - max(0, (self.size.height - len(lines)) // 3)
        if not 0 <= at < len(lines):
            return Strip([])
        left = GUTTER + max(0, room - lines[at].cell_length) // 2
        return paint(self, lines[at].pad_left(left), self.visual_style)
