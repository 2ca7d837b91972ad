"""A list as high as its rows. No part of the first frame: to make a class of widgets takes 0.3 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.widgets.virtual_list import Row, VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence


class FittedList(VirtualList[Row], can_focus=False):
    """A list below an input of a dialog, which is as high as the rows, as far as there is room."""

    LIT = True
    IS_MENU = True

    def fit_rows(self, rows: Sequence[Row]) -> int:
        """Replace all rows, with the cursor on the first; return how many lines they want to have."""
        self.set_rows(rows, keep=False)
        return max(1, sum(map(self.row_height, rows[: self.screen.size.height])))
