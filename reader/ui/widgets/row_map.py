"""Where the rows of a list stand: lines, rows that may be chosen, what to scroll to. No drawing."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Row = TypeVar("Row")


class RowMap(Generic[Row]):
    """Rows with their heights in lines, and a rule which of them the cursor may stand on.

    Finding the row of a line takes O(log n). `height` None says that each row is one line.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        selectable: Callable[[Row], bool],
        height: Callable[[Row], int] | None = None,
    ) -> None:
        self.rows = rows
        self.selectable = selectable
        self.tops: Sequence[int] = (
            range(len(rows) + 1) if height is None else list(accumulate(map(height, rows), initial=0))
        )
        """The first line of each row, and the number of lines as the last entry."""

    @property
    def lines(self) -> int:
        """How many lines all rows take."""
        return self.tops[-1]

    def height(self, index: int) -> int:
        """The lines of one row."""
        return self.tops[index + 1] - self.tops[index]

    def at(self, line: int) -> int | None:
        """The row that has a line; None outside the rows."""
        return bisect_right(self.tops, line) - 1 if 0 <= line < self.lines else None

    def scan(self, index: int, direction: int) -> int | None:
        """The first row from `index` on, in a direction of 1 or -1, that may be chosen."""
        while 0 <= index < len(self.rows):
            if self.selectable(self.rows[index]):
                return index
            index += direction
        return None

    def nearest(self, index: int, direction: int = 1) -> int | None:
        """The row at `index` (clamped), else the next in a direction, else the next in the other."""
        index = max(0, min(index, len(self.rows) - 1))
        found = self.scan(index, direction)
        return self.scan(index, -direction) if found is None else found

    def leap(self, index: int, lines: int) -> int | None:
        """The row to choose after moving by `lines` from `index`: always another one, if there is one."""
        direction = 1 if lines > 0 else -1
        reached = self.at(max(0, min(self.tops[index] + lines, self.lines - 1)))
        if reached is None or (reached - index) * direction <= 0:
            reached = index + direction
            return self.scan(reached, direction)
        return self.nearest(reached, direction)

    def scroll_to_show(self, index: int, y: int, height: int) -> int:
        """The scroll position nearest to `y` that shows a row and the headings right above it.

        `height` is that of the window, in lines; a row that is higher shows from its top.
        """
        bottom = self.tops[index + 1]
        first = index
        while first and not self.selectable(self.rows[first - 1]) and bottom - self.tops[first - 1] <= height:
            first -= 1
        return min(self.tops[first], max(y, bottom - max(height, bottom - self.tops[first])))
