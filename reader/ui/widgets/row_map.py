"""Rows with their heights: which of them is where, and where the cursor may go. Pure."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Row = TypeVar("Row")


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

    def find(self, holds: Callable[[Row], bool], index: int | None) -> int | None:
        """Return the first selectable row for which something holds, or else the one nearest to `index`.

        None as `index` is for the first row of all.
        """
        if index is None:
            return self.nearest(0)
        for at, row in enumerate(self.rows):
            if holds(row) and self.selectable(row):
                return at
        return self.nearest(index)

    def move(self, index: int, lines: int) -> int | None:
        """Return the selectable row `lines` away from `index`: never the same one, if there is another."""
        direction = 1 if lines > 0 else -1
        reached = self.at(max(0, min(self.tops[index] + lines, self.lines - 1)))
        if reached is None or (reached - index) * direction <= 0:
            return self.scan(index + direction, direction)
        return self.nearest(reached, direction)

    def scroll_to_show(self, index: int, y: int, height: int, ahead: int = 0) -> int:
        """Return the scroll position nearest to `y` that shows a row and the headings right above it.

        `height` is that of the window in lines. A row that is higher shows from its top. With `ahead`, the
        next row is in sight too: that below it (1), or above it (-1). Not so where the two take more than
        half of the window, which would jump with each turn, or where headings would have to leave for it.
        """
        bottom = self.tops[index + 1]
        first = index
        while first and not self.selectable(self.rows[first - 1]) and bottom - self.tops[first - 1] <= height:
            first -= 1
        shown = min(self.tops[first], max(y, bottom - max(height, bottom - self.tops[first])))
        beside = self.scan(index + ahead, ahead) if ahead else None
        if beside is None:
            return shown
        lines = self.tops[max(index, beside) + 1] - self.tops[min(index, beside)]
        if 2 * lines > height:
            return shown
        both = self.scroll_to_show(beside, shown, height)
        return both if self.scroll_to_show(index, both, height) == both else shown
