"""A list as high as its rows. No part of the first frame: to make a class of widgets takes 0.3 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reader.ui.widgets.virtual_list import Row, VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence


class FittedList(VirtualList[Row], can_focus=False):
    """A list below an input of a dialog, as high as its rows, if there is room."""

    class Measured(Message):
        """The rows want another number of lines, since the list has another width."""

    LIT = True
    IS_MENU = True

    def fit_rows(self, rows: Sequence[Row]) -> int:
        """Replace all rows, with the cursor on the first; return how many lines they want to have."""
        self.set_rows(rows, keep=False)
        return self.lines

    def measure_rows(self) -> None:
        """Find out the heights of all rows again."""
        super().measure_rows()
        self.post_message(self.Measured())

    @property
    def lines(self) -> int:
        """How many lines the rows want to have; no more are counted than there could be room for."""
        return max(1, sum(map(self.row_height, self.rows[: self.screen.size.height])))
