"""A panel of the overview: a title, and below it bars that open into the list of what they count.

Bars are drawn here and not by a library for charts: importing plotext 6.1 (MIT) takes 240 ms and more, about
as long as Textual itself, and what is needed is a row of blocks, in the colours of the theme and under a
cursor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual.content import Content

from reader.ui.messages import WidgetMessage
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from typing import Literal

    from reader.library.overview import Bar

EIGHTHS = " ▏▎▍▌▋▊▉"
FULL = "█"
AMOUNT = "$quiet 70%"
"""The colour of bars: a step back from the text."""
NAME_SHARE = 0.5
"""The most of a row that names take."""
LEAST_NAME = 6
LEAST_BAR = 4
"""Cells below which there is no room for bars."""
MOST_BAR = 48
"""Cells beyond which a longer bar tells no more."""
GAP = 2
"""Cells between name, number and bar."""


class TitleRow(NamedTuple):
    """The name of a panel."""

    name: str


class BarRow(NamedTuple):
    """A number, as a bar."""

    bar: Bar
    is_drawn: bool = True
    """Whether it is a part of the whole that the bars show, and not beside them."""


class MoreRow(NamedTuple):
    """Stands for the bars that are not shown."""

    number: int


Row: TypeAlias = "TitleRow | BarRow | MoreRow"


class Scale(NamedTuple):
    """What the bars of a panel have in common."""

    most: int
    """The number that the longest bar stands for."""
    name_cells: int
    number_cells: int
    """Cells of the longest name, and of the longest number."""

    @classmethod
    def of(cls, rows: Sequence[BarRow]) -> Scale:
        """Measure the bars of a panel."""
        numbers = [row.bar.number for row in rows]
        return cls(
            max((row.bar.number for row in rows if row.is_drawn), default=0),
            max((Content(row.bar.name).cell_length for row in rows), default=0),
            len(f"{max(numbers, default=0):,}"),
        )

    def draw(self, row: BarRow, width: int, *, selected: bool) -> Content:
        """Return name, number and bar in a line of some width."""
        names = max(LEAST_NAME, min(self.name_cells, int(width * NAME_SHARE)))
        style = "bold" if selected else DIM if not row.bar.number or not row.is_drawn else ""
        name = Content.styled(row.bar.name, style).truncate(names, ellipsis=True, pad=True)
        number = Content.styled(f"{row.bar.number:,}".rjust(self.number_cells), style)
        drawn = name + " " * GAP + number
        room = min(MOST_BAR, width - drawn.cell_length - GAP)
        if not row.is_drawn or room < LEAST_BAR:
            return drawn
        length = bar(row.bar.number, self.most, room)
        return drawn + " " * GAP + Content.styled(length, SIGN if selected else AMOUNT)


class BarList(VirtualList["Row"]):
    """Bars with their names and numbers, a line each."""

    IS_MENU: ClassVar[bool] = True
    CURSOR_IN_ANSI: ClassVar[str] = "bold"  # in reverse, the rest of the row would look like the bar
    SHOWS_CURSOR_UNFOCUSED: ClassVar[bool] = False

    class Left(WidgetMessage["BarList"]):
        """The cursor was moved past the first or the last bar."""

        def __init__(self, bars: BarList, direction: Literal[1, -1], *, is_far: bool = False) -> None:
            super().__init__(bars)
            self.direction = direction
            self.is_far = is_far
            """Whether it is to go to the very first or last panel."""

    def __init__(self, title: str, *, id: str) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self.display = False
        self._title = title
        self._bars: Sequence[BarRow] = ()
        self._first: int | None = None
        self._shows_all = False
        self._scale = Scale.of(())

    def set_bars(self, bars: Sequence[BarRow], title: str = "", *, first: int | None = None) -> None:
        """Show bars, and hide the panel if none has a number. The cursor stays where it was.

        With `first`, no more than that many are shown until `show_all`.
        """
        self._title = title or self._title
        self._first = first
        self._bars = bars
        self.display = any(row.bar.number for row in bars)
        self._show()

    def show_all(self) -> None:
        """Show all bars."""
        self._shows_all = True
        self._show()

    @property
    def cursor_lines(self) -> tuple[int, int]:
        """The line of the row at the cursor and how many to show with it: the title above the first one."""
        index = self.index or 0
        return (0, index + 1) if index == self._map.nearest(0) else (index, 1)

    def selectable(self, row: Row) -> bool:
        """Bars that have something to list, and what stands for more of them."""
        return isinstance(row, MoreRow) or (isinstance(row, BarRow) and row.bar.number > 0)

    def key(self, row: Row) -> Hashable:
        """Identify a bar by what it lists."""
        return row.bar.search.name if isinstance(row, BarRow) else repr(type(row))

    def move_one(self, direction: int) -> None:
        """Move to the next bar, or leave the panel."""
        before = self.index
        super().move_one(direction)
        if self.index == before:
            self.post_message(self.Left(self, 1 if direction > 0 else -1))

    def move_by(self, lines: int) -> None:
        """Move to a bar some lines away, or leave the panel."""
        before = self.index
        super().move_by(lines)
        if self.index == before:
            self.post_message(self.Left(self, 1 if lines > 0 else -1))

    def move_to_end(self, *, end: bool) -> None:
        """Go to the first or last bar of all panels."""
        self.post_message(self.Left(self, 1 if end else -1, is_far=True))

    def enter(self, direction: Literal[1, -1], *, far: bool) -> None:
        """Put the cursor on the first bar it comes to, or with `far`, on the last one in its direction."""
        super().move_to_end(end=(direction < 0) != far)

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content:
        """Draw a title, a bar, or how many are not shown."""
        if isinstance(row, TitleRow):
            return Content.styled(row.name, "bold $heading")
        if isinstance(row, MoreRow):
            return Content.styled(f"… {row.number:,} more", "bold" if selected else DIM)
        return self._scale.draw(row, width, selected=selected)

    def _show(self) -> None:
        drawn = [row for row in self._bars if row.is_drawn]
        beside = [row for row in self._bars if not row.is_drawn]
        self._scale = Scale.of(self._bars)
        is_folded = self._first is not None and not self._shows_all and len(drawn) > self._first + 1
        first = drawn[: self._first] if is_folded else drawn
        more = [MoreRow(len(drawn) - len(first))] if len(first) < len(drawn) else []
        rows: list[Row] = [TitleRow(self._title), *first, *more, *beside]
        self.styles.height = len(rows)
        self.set_rows(rows)


def bar(number: int, most: int, cells: int) -> str:
    """Return a bar for a number that is `cells` long for `most`, and an eighth of a cell at least.

    Empty for 0. Numbers are rounded to eighths of a cell.
    """
    if number <= 0 or most <= 0 or cells <= 0:
        return ""
    whole, eighths = divmod(max(1, round(8 * cells * min(number, most) / most)), 8)
    return FULL * whole + EIGHTHS[eighths].strip()
