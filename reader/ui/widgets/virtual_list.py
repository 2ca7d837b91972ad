"""A list that draws only the rows in sight, so that 100,000 rows cost what 100 cost.

Subclasses say how a row looks, how high it is and whether the cursor may stand on it. The list handles the
cursor, keys, mouse and scrolling.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.reactive import reactive
from textual.scroll_view import ScrollView

from reader.ui.commands import bindings
from reader.ui.messages import WidgetMessage
from reader.ui.symbols import CHOSEN, NOT_CHOSEN
from reader.ui.widgets.painting import LineCache
from reader.ui.widgets.row_painter import CURSOR, EDGE, GUTTER, RowPainter
from reader.ui.widgets.scrolling import ScrollActions, show_line_count, size_without_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.content import Content
    from textual.geometry import Region
    from textual.strip import Strip

Row = TypeVar("Row")

RIGHT_BUTTON = 3


class RowMap(Generic[Row]):
    """Rows with their heights in lines, and a rule for which of them the cursor may stand on.

    Finding the row of a line takes O(log n). Without `heights`, each row is one line.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        selectable: Callable[[Row], bool],
        heights: Iterable[int] | None = None,
    ) -> None:
        self.rows = rows
        self.selectable = selectable
        self.tops: Sequence[int] = (
            range(len(rows) + 1) if heights is None else list(accumulate(heights, initial=0))
        )
        """The first line of each row, then the number of lines."""

    @property
    def lines(self) -> int:
        """Lines of all rows together."""
        return self.tops[-1]

    def height(self, index: int) -> int:
        """Return the number of lines of a row."""
        return self.tops[index + 1] - self.tops[index]

    def at(self, line: int) -> int | None:
        """Return the row on a line; None outside the rows."""
        return bisect_right(self.tops, line) - 1 if 0 <= line < self.lines else None

    def scan(self, index: int, direction: int) -> int | None:
        """Return the first selectable row from `index` on, down (1) or up (-1)."""
        while 0 <= index < len(self.rows):
            if self.selectable(self.rows[index]):
                return index
            index += direction
        return None

    def nearest(self, index: int, direction: int = 1) -> int | None:
        """Return the selectable row at `index` (clamped), or the next in that direction, or in the other."""
        index = max(0, min(index, len(self.rows) - 1))
        found = self.scan(index, direction)
        return self.scan(index, -direction) if found is None else found

    def move(self, index: int, lines: int) -> int | None:
        """Return the selectable row `lines` away from `index`: never the same one, if there is another."""
        direction = 1 if lines > 0 else -1
        reached = self.at(max(0, min(self.tops[index] + lines, self.lines - 1)))
        if reached is None or (reached - index) * direction <= 0:
            return self.scan(index + direction, direction)
        return self.nearest(reached, direction)

    def scroll_to_show(self, index: int, y: int, height: int) -> int:
        """Return the scroll position nearest to `y` that shows a row and the headings right above it.

        `height` is that of the window in lines. A row that is higher shows from its top.
        """
        bottom = self.tops[index + 1]
        first = index
        while first and not self.selectable(self.rows[first - 1]) and bottom - self.tops[first - 1] <= height:
            first -= 1
        return min(self.tops[first], max(y, bottom - max(height, bottom - self.tops[first])))


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

    class Picked(WidgetMessage["VirtualList[Any]"]):
        """A row was clicked with the right button, to be selected or deselected where that can be."""

        def __init__(self, virtual_list: VirtualList[Any], index: int) -> None:
            super().__init__(virtual_list)
            self.index = index

    class Selected(WidgetMessage["VirtualList[Any]"]):
        """A row was opened by key or mouse."""

        def __init__(self, virtual_list: VirtualList[Any], index: int) -> None:
            super().__init__(virtual_list)
            self.index = index

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
        self._map_rows(rows)
        self.set_reactive(VirtualList.index, self._place_of(old, previous))
        show_line_count(self, self._map.lines)
        if self.index is not None:
            top, bottom = self._map.tops[self.index : self.index + 2]
            stays_at_top = not keep or (y == 0 and bottom <= self.size.height)
            self._scroll(0 if stays_at_top else top - from_top)
        self._show_cursor()
        self.refresh()
        if self.is_attached and self._key != old:
            self.post_message(self.Highlighted(self, self.index))

    def measure_rows(self) -> None:
        """Find out the heights of all rows again, and draw them. The cursor's row stays in its place."""
        index, y = self.index, self.scroll_offset.y
        from_top = 0 if index is None else self._map.tops[index] - y
        self._map_rows(self.rows)
        show_line_count(self, self._map.lines)
        if index is not None:
            self._scroll(0 if y == 0 else self._map.tops[index] - from_top)
        self._show_cursor()
        self.refresh()

    def _map_rows(self, rows: Sequence[Row]) -> None:
        self._measured = self.row_width
        self._map = RowMap(rows, self.selectable, self.row_heights(rows))
        self._painter.forget()

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

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest selectable one, and scroll it into sight."""
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
        """Post the row that the cursor was on before anybody could listen."""
        if self.index is not None:
            self.post_message(self.Highlighted(self, self.index))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        if self.HEIGHTS_BY_WIDTH and self.row_width != self._measured:
            self.measure_rows()
        else:
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
            self.index = target

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines, the fast way if there is no border or padding."""
        strips = LineCache().render(self, crop)  # rows are cached already
        return super().render_lines(crop) if strips is None else strips

    def render_line(self, y: int) -> Strip:
        """Paint a line of the widget, or take it from the cache."""
        return self._painter.line(y, self._map)


class FittedList(VirtualList[Row], can_focus=False):
    """A list below an input of a dialog, which is as high as the rows, as far as there is room."""

    LIT = True
    IS_MENU = True

    def fit_rows(self, rows: Sequence[Row]) -> int:
        """Replace all rows, with the cursor on the first; return how many lines they want to have."""
        self.set_rows(rows, keep=False)
        return max(1, sum(map(self.row_height, rows[: self.screen.size.height])))
