"""The results of a search, and above them the names of their columns, where they have columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical

from reader.ui.symbols import MARK_CELLS
from reader.ui.widgets.result_list import ResultList
from reader.ui.widgets.tabs import ColumnHeader
from reader.ui.widgets.virtual_list import GUTTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from reader.search import Hit, Order
    from reader.ui.services import Services


class ResultFrame(Vertical):
    """Shows the names of the columns while there are any."""

    def __init__(self, services: Services, name_of: Callable[[Hit], str]) -> None:
        """`name_of` gives the name of the document of a hit."""
        super().__init__(id="results-frame")
        marks = services.marks
        rows = ResultList(marks.of, name_of, marks.row_words, services.columns, id="results")
        self._rows = rows
        self._header = ColumnHeader(lambda: rows.columns, GUTTER + MARK_CELLS)
        self._header.display = False

    def compose(self) -> ComposeResult:
        """The names above the rows."""
        yield self._header
        yield self._rows

    def show_order(self, order: Order) -> None:
        """Show in the names of the columns how the rows are sorted."""
        self._header.order = order

    @on(ResultList.ColumnsChanged)
    def _columns_changed(self, event: ResultList.ColumnsChanged) -> None:
        event.stop()
        self._header.display = bool(self._rows.columns)
        self._header.refresh()
