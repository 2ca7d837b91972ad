"""The postings of a document; above them the names of their columns, and by what they are filtered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical

from reader.ui.symbols import MARK_CELLS
from reader.ui.widgets.scrolling import size_without_layout
from reader.ui.widgets.tabs import ColumnHeader
from reader.ui.widgets.virtual_list import GUTTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.model import Posting
    from reader.search import Order
    from reader.ui.document.columns import Column
    from reader.ui.pane_layout import PaneLayout
    from reader.ui.search_request import Filters
    from reader.ui.widgets.posting_list import PostingList
    from reader.ui.widgets.search_tabs import FilterChips


class ListFrame(Vertical):
    """Draws the rule between list and text. The filters are imported with the first one that is set."""

    virtual_size = size_without_layout()

    def __init__(self, rows: PostingList) -> None:
        super().__init__(id="list-frame")
        self._rows = rows
        self._header = ColumnHeader(partial(_columns_of, rows), GUTTER + MARK_CELLS, id="columns")
        self._chips: FilterChips | None = None

    def compose(self) -> ComposeResult:
        """The names above the rows."""
        yield self._header
        yield self._rows

    def fill(self, postings: Sequence[Posting]) -> None:
        """List the postings of a document, all of them and in their order."""
        self._rows.row_layout.told_status = None
        self._rows.fill(postings)
        self._name_columns("relevance")
        if self._chips is not None:
            self._chips.values = ()

    def narrow(self, postings: Sequence[Posting], filters: Filters) -> None:
        """List those that pass the filters, sorted as they say."""
        self._rows.row_layout.told_status = filters.status
        self._rows.narrow(postings)
        self._name_columns(filters.order)
        if self._chips is None:
            from reader.ui.widgets.search_tabs import FilterChips

            self._chips = FilterChips()
            self.mount(self._chips, before=self._header)
        self._chips.values = filters.values

    def _name_columns(self, order: Order) -> None:
        self._header.order = order
        self._header.refresh()

    def apply_layout(self, layout: PaneLayout) -> None:
        """Show both as a layout says."""
        rows = self._rows
        self.display = rows.display = "list" in layout.panes
        if not rows.display:
            return
        size = "1fr" if layout.list_size is None else layout.list_size
        self.styles.width = "100%" if layout.stacked else size
        self.styles.height = size if layout.stacked else "100%"
        self._header.display = layout.has_columns
        self.set_class(layout.has_columns, "-columns")
        if rows.row_layout.has_columns != layout.has_columns:
            rows.row_layout.has_columns = layout.has_columns
            rows.measure_rows()


def _columns_of(rows: PostingList) -> Sequence[Column]:
    return rows.row_layout.columns(rows.row_width)
