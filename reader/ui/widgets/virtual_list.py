"""A list that draws only the rows in sight, so that 100,000 rows cost what 100 cost.

Subclasses say how a row looks, how high it is and whether the cursor may stand on it. The list handles the
cursor, keys, mouse and scrolling.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.cache import LRUCache
from textual.content import Content
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from reader.ui.commands import bindings
from reader.ui.messages import WidgetMessage
from reader.ui.symbols import CHOSEN, NOT_CHOSEN
from reader.ui.widgets.painting import DIM, LineCache, paint
from reader.ui.widgets.row_map import RowMap
from reader.ui.widgets.scrolling import ScrollActions, show_line_count, size_without_layout

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Region

Row = TypeVar("Row")

RIGHT_BUTTON = 3
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
        """Return the lines of an empty list: what it says, a third of the way down."""
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


class RowMessage(WidgetMessage["VirtualList[Any]"]):
    """The base of messages about a row of a list."""

    def __init__(self, virtual_list: VirtualList[Any], index: int) -> None:
        super().__init__(virtual_list)
        self.index = index


class VirtualList(ScrollView, ScrollActions, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows of any kind under a cursor. Implement `render_row`; override the other hooks as needed."""

    ALLOW_SELECT: ClassVar[bool] = False
    LIT: ClassVar[bool] = False
    """Whether the cursor stands out without the focus too, since a text box beside the list has it."""
    CURSOR_IN_ANSI: ClassVar[str] = CURSOR
    """How the row under the cursor is drawn in sixteen colours and in none, with the focus."""
    IS_MENU: ClassVar[bool] = False
    """Whether a single click opens a row: the list asks for one of its rows, and shows nothing of them."""
    HEIGHTS_BY_WIDTH: ClassVar[bool] = False
    """Whether the heights of rows depend on the width of the list, so that another one has them measured."""
    SHOWS_CURSOR_UNFOCUSED: ClassVar[bool] = True
    """Whether the cursor is shown, dimmed, without the focus too."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("move"), *bindings("list")]
    DEFAULT_CSS = """
    VirtualList { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    virtual_size = size_without_layout()
    index: reactive[int | None] = reactive(None, init=False)
    """The row under the cursor; None if there is no selectable row. Clamped to the rows."""
    empty: reactive[str | Content] = reactive("")
    """What an empty list says: which key to press."""

    class Highlighted(WidgetMessage["VirtualList[Any]"]):
        """The cursor moved to another row, or to none."""

        def __init__(self, virtual_list: VirtualList[Any], index: int | None) -> None:
            super().__init__(virtual_list)
            self.index = index

    class Picked(RowMessage):
        """A row was clicked with the right button, to be selected or deselected where that can be."""

    class Selected(RowMessage):
        """A row was opened by key or mouse."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._map: RowMap[Row] = RowMap((), self.selectable)
        self._measured = 0
        """The width that the heights of the rows are for."""
        self._ticked: frozenset[str] = frozenset()
        self._painter = RowPainter(self)

    @abstractmethod
    def render_row(self, row: Row, width: int, *, selected: bool) -> Content | list[Content]:
        """Return the lines of a row, at most `width` cells wide; longer ones are cut with an ellipsis.

        Spans may be styled with the variables of the theme ("bold $accent"). Missing lines stay blank.
        """

    def row_height(self, row: Row) -> int:  # noqa: ARG002
        """Return how many lines a row takes; see `row_width` if that depends on the width."""
        return 1

    def row_heights(self, rows: Sequence[Row]) -> Iterable[int] | None:
        """Return how many lines each row takes; None if each takes one."""
        return None if type(self).row_height is VirtualList.row_height else map(self.row_height, rows)

    def selectable(self, row: Row) -> bool:  # noqa: ARG002
        """Return whether the cursor may stand on a row; False for headings and gaps."""
        return True

    def key(self, row: Row) -> Hashable:
        """Return what identifies a row when rows are replaced."""
        return id(row)

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

        With `keep`, the cursor stays on the row with the same key, or else at its index. That row stays where
        it is on the screen, unless the list is scrolled to its top and can stay there with the row in sight.
        Without `keep`, the cursor goes to the first row. Posts `Highlighted` only if the row changes.
        """
        old, y = self._key, self.scroll_offset.y
        from_top = 0 if self.index is None else self._map.tops[self.index] - y
        previous = self.index if keep else None
        self._measured = self.row_width
        self._map = RowMap(rows, self.selectable, self.row_heights(rows))
        self._painter.forget()
        found = self._map.find(lambda row: self.key(row) == old, previous)
        self.set_reactive(VirtualList.index, found)
        show_line_count(self, self._map.lines)
        if self.index is not None:
            top, bottom = self._map.tops[self.index : self.index + 2]
            stays_at_top = not keep or (y == 0 and bottom <= self.size.height)
            self._scroll(0 if stays_at_top else top - from_top)
        self._show_cursor()
        self.refresh()
        if self.is_attached and self._key != old:
            self.post_message(self.Highlighted(self, self.index))
            if old is None or found is None:  # there is a row to act on now, or none
                self.screen.refresh_bindings()

    def measure_rows(self) -> None:
        """Find out the heights of all rows again, and draw them."""
        self.set_rows(self.rows)

    def refresh_rows(self) -> None:
        """Draw all rows again, after a change in something that they show."""
        self._painter.forget()
        self.refresh()

    def refresh_row(self, index: int) -> None:
        """Draw one row again."""
        self._painter.forget(index)
        self.refresh_lines(self._map.tops[index], self._map.height(index))

    def show_chosen(self, ticked: frozenset[str]) -> None:
        """Put check marks before the rows with these ids (see `tick`)."""
        if ticked != self._ticked:
            self._ticked = ticked
            self.refresh_rows()

    def tick(self, row_id: str) -> str:
        """Return the check mark of a row, or the space for it; empty as long as no row has one."""
        return (CHOSEN if row_id in self._ticked else NOT_CHOSEN) if self._ticked else ""

    def move_to(self, index: int, ahead: int = 0) -> None:
        """Put the cursor on a row, or on the nearest selectable one, and scroll it into sight.

        With `ahead`, the next row in that direction (1 or -1) too; a click leaves rows where they are.
        """
        if ahead:
            self._show_row(index, ahead)
        self.index = index

    def validate_index(self, index: int | None) -> int | None:
        """Clamp to the rows, and to the nearest selectable one."""
        return None if index is None else self._map.nearest(index)

    def watch_index(self, old: int | None, new: int | None) -> None:
        """Draw the two rows that changed, and post `Highlighted`."""
        for index in (old, new):
            if index is not None and index < len(self.rows):
                self.refresh_lines(self._map.tops[index], self._map.height(index))
        self._show_cursor()
        self.post_message(self.Highlighted(self, new))

    def on_mount(self) -> None:
        """Announce the row that the cursor was on before anyone could listen."""
        if self.index is not None:
            self.post_message(self.Highlighted(self, self.index))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        if self.HEIGHTS_BY_WIDTH and self.row_width != self._measured:
            self.measure_rows()
        self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the mouse; a second click opens it, the right button picks it."""
        offset = event.get_content_offset(self)
        index = None if offset is None else self._map.at(offset.y + self.scroll_offset.y)
        if index is None or not self.selectable(self.rows[index]):
            return
        event.stop()
        self.move_to(index)
        if event.button == RIGHT_BUTTON:
            self.post_message(self.Picked(self, index))
        elif event.chain > 1 or self.opens_on_click(self.rows[index]):
            self.open_row(index)

    def opens_on_click(self, row: Row) -> bool:  # noqa: ARG002
        """Return whether a single click opens a row, since moving the cursor there shows nothing of it."""
        return self.IS_MENU

    def notify_style_update(self) -> None:
        """Drop all that was painted with another theme or style sheet."""
        super().notify_style_update()
        self._painter.forget()

    @property
    def room(self) -> int:
        """Cells beside the scrollbar."""
        return max(0, self.size.width - self.scrollbar_size_vertical)

    @property
    def row_width(self) -> int:
        """Cells that a row has for itself, whether or not there is a scrollbar beside it."""
        return max(0, self.size.width - self.styles.scrollbar_size_vertical - GUTTER - EDGE)

    def move_one(self, direction: int) -> None:
        """Move to the next selectable row; at either end, scroll it into sight with what is above it."""
        target = self._map.scan((-1 if self.index is None else self.index) + direction, direction)
        if target is None:
            self._show_cursor()
        else:
            self.move_to(target, direction)

    def move_by(self, lines: int) -> None:
        """Move to the row that many lines away, or to the last one."""
        if self.index is not None and (target := self._map.move(self.index, lines)) is not None:
            self.index = target

    def move_to_end(self, *, end: bool) -> None:
        """Move to the first or the last row."""
        self.index = self._map.nearest(len(self.rows) - 1 if end else 0)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.index is not None:
            self.open_row(self.index)

    def open_row(self, index: int) -> None:
        """Post that a row was opened."""
        self.post_message(self.Selected(self, index))

    @property
    def _key(self) -> Hashable:
        return None if self.index is None else self.key(self.rows[self.index])

    def _show_cursor(self) -> None:
        if self.index is not None:
            self._show_row(self.index)

    def _show_row(self, index: int, ahead: int = 0) -> None:
        if self.size.height:
            self._scroll(self._map.scroll_to_show(index, self.scroll_offset.y, self.size.height, ahead))

    def _scroll(self, y: int) -> None:
        if self.is_attached:
            self.scroll_to(y=y, animate=False, force=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines, the fast way if there is no border or padding."""
        strips = LineCache().render(self, crop)  # rows are cached already
        return super().render_lines(crop) if strips is None else strips

    def render_line(self, y: int) -> Strip:
        """Paint a line of the widget, or take it from the cache."""
        return self._painter.line(y, self._map)
