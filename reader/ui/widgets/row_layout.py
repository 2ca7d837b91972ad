"""How the rows of postings are laid out: each with lines of its own for what it says, or in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.config import COLUMN_NAMES, COLUMNS
from reader.export.wording import today
from reader.ui.pane_layout import ListWidths
from reader.ui.symbols import MARK_CELLS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.content import Content

    from reader.model import PostingSummary
    from reader.search import Order
    from reader.search import Span as Matched
    from reader.store.values import Marks
    from reader.ui.document.columns import Column


class RowLayout:
    """Knows how wide names, facts and columns are. What that takes is imported with the first posting."""

    def __init__(self, wanted: Sequence[str] = COLUMNS) -> None:
        """`wanted` are the columns to show where there is room for columns."""
        self._wanted = wanted
        self._natural: Mapping[str, Sequence[int]] = {}
        """The cells that each column wanted needs."""
        self._said: Sequence[str] = ()
        """The columns in which something is said of any posting."""
        self.widths = ListWidths()
        """How wide the rows want to be."""
        self.told_status: str | None = None
        """The status that the list is of, so that no row has to say it."""
        self.has_columns = False
        """Whether there is room for columns, as the layout of the panes says."""

    def look_at(self, postings: Sequence[tuple[str, PostingSummary]]) -> None:
        """Find out how wide the names, facts and columns of some postings are."""
        if not postings:
            self._natural, self._said, self.widths = {}, (), ListWidths()
            return
        from reader.ui.document.columns import NAME, natural_widths, table_widths
        from reader.ui.widgets.posting_rows import wanted_width

        said = natural_widths(postings, COLUMN_NAMES, today()[:4])
        self._said = tuple(said)
        self._natural = {column: said[column] for column in (NAME, *self._wanted) if column in said}
        least, whole = (cells and cells + MARK_CELLS for cells in table_widths(self._natural))
        self.widths = ListWidths(wanted_width(postings), least, whole)

    @property
    def orders(self) -> tuple[Order, ...]:
        """What the postings can be sorted by: their own order, and the facts that any of them states."""
        from reader.search.grouping import COLUMN_ORDERS

        return ("relevance", *(order for order in COLUMN_ORDERS if order in self._said))

    def columns(self, width: int) -> tuple[Column, ...]:
        """Return the columns of rows of a width; none where rows have lines of their own."""
        if not self.has_columns:
            return ()
        from reader.ui.document.columns import fit

        return fit(self._natural, width - MARK_CELLS)

    def heights(self, names: Sequence[str], width: int) -> list[int]:
        """Return the lines of rows of a width: those of the name, and without columns one more."""
        if not names:
            return []
        from reader.ui.widgets.posting_rows import name_height

        columns = self.columns(width)
        room, below = (columns[0].width, 0) if columns else (width - MARK_CELLS, 1)
        return [below + name_height(name, room) for name in names]

    def draw(
        self,
        name: str,
        summary: PostingSummary,
        marks: Marks,
        words: str,
        width: int,
        *,
        is_selected: bool,
        matches: Sequence[Matched] = (),
    ) -> list[Content]:
        """Return the lines of a row. `words` say that a posting is gone or nearly a copy."""
        from reader.ui.document.columns import cell_of
        from reader.ui.document.posting_words import facts_of
        from reader.ui.widgets.posting_rows import PostingRow, row_lines, table_lines

        columns, year = self.columns(width), today()[:4]
        cells = [cell_of(name, summary, column.name, year) for column in columns[1:]]
        facts = cells if columns else facts_of(summary)
        row = PostingRow(name, facts, marks, words, is_selected, matches, self.told_status)
        return table_lines(row, columns, width) if columns else row_lines(row, width)
