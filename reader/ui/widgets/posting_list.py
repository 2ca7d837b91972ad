"""The postings of a document, each with its whole name and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual import on
from textual.content import Content

from reader.config import COLUMN_NAMES, COLUMNS
from reader.export.wording import today
from reader.ui.commands import bindings
from reader.ui.messages import WidgetMessage
from reader.ui.pane_layout import ListWidths
from reader.ui.symbols import CLOSE, FOLDED, SOME_HIDDEN, UNFOLDED
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

    from textual.binding import BindingType

    from reader.model import Posting
    from reader.search import Repeat
    from reader.store.values import Marks
    from reader.ui.document.columns import Column
    from reader.ui.search_request import FilterValue

MARK_CELLS = 2
"""What the mark of a row takes, with the space after it."""
ALL_HIDDEN = f"All {SOME_HIDDEN}"


class HiddenNote(NamedTuple):
    """The row after all others, if some are hidden: opened, it lists those below it."""

    number: int
    is_open: bool = False
    alone: bool = False

    @property
    def text(self) -> str:
        """What the row says."""
        sign = UNFOLDED if self.is_open else FOLDED
        return sign + (ALL_HIDDEN if self.alone else SOME_HIDDEN).format(f"{self.number:,}")


class FilterRow(NamedTuple):
    """The first row, where the list is filtered: by what."""

    filters: tuple[FilterValue, ...]


Row: TypeAlias = "Posting | HiddenNote | FilterRow"


class Fold:
    """Lists hidden postings last: while it is closed, as one row."""

    def __init__(self) -> None:
        self.is_open = False

    def rows(self, postings: Sequence[Posting], hides: Callable[[Posting], bool]) -> list[Row]:
        """Return the rows of postings. Without hidden ones it closes."""
        shown: list[Row] = [row for row in postings if not hides(row)]
        hidden = [row for row in postings if hides(row)]
        self.is_open = self.is_open and bool(hidden)
        if hidden:
            shown.append(HiddenNote(len(hidden), self.is_open, alone=not shown))
        return [*shown, *hidden] if self.is_open else shown


class PostingList(VirtualList["Row"]):
    """Marks, name and facts of each posting; hidden ones are folded away."""

    HEIGHTS_BY_WIDTH = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("postings")]

    class Toggled(WidgetMessage["PostingList"]):
        """A posting is to be selected or deselected."""

        def __init__(self, postings: PostingList, posting: Posting) -> None:
            super().__init__(postings)
            self.posting = posting

    def __init__(
        self,
        marks_of: Callable[[str], Marks],
        repeats_of: Callable[[Posting], Sequence[Repeat]] = lambda _: (),
        words_on: Callable[[str], str] = lambda _: "",
        columns: Sequence[str] = COLUMNS,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`repeats_of` returns the repeated sentences of a posting, as far as they are known.

        `words_on` says of a posting, by its id, that it is gone or nearly a copy; empty for neither.
        `columns` are wanted where there is room for columns.
        """
        super().__init__(id=id)
        self._marks_of = marks_of
        self._repeats_of = repeats_of
        self._words_on = words_on
        self._postings: Sequence[Posting] = ()
        self._drawn: dict[str, tuple[Marks, str]] = {}
        """The marks and words a row was last drawn with."""
        self._filters: tuple[FilterValue, ...] = ()
        self._fold = Fold()
        self._wanted = columns
        self._natural: Mapping[str, int] = {}
        """The cells that each column wanted needs."""
        self.said: tuple[str, ...] = ()
        """The columns in which something is said of any posting."""
        self.widths = ListWidths()
        """How wide the rows want to be."""
        self.has_columns = False
        """Whether there is room for columns, as the layout of the panes says."""

    def fill(self, postings: Sequence[Posting], *, keep: bool) -> None:
        """Show the postings of a document, each once; `keep` keeps the cursor where it is."""
        self._postings, self._filters = each_once(postings), ()
        self._fold.is_open = self._fold.is_open and keep
        self._look_at_widths()
        self._fill(keep=keep)

    def narrow(self, postings: Sequence[Posting], filters: tuple[FilterValue, ...]) -> None:
        """Show some of them, or another order; the cursor stays on its posting if that is listed."""
        self._postings, self._filters = each_once(postings), filters
        self._fill(keep=True)

    def _fill(self, *, keep: bool) -> None:
        was_note = isinstance(self.row, HiddenNote)
        self.set_rows(self._listed(), keep=keep)
        if isinstance(self.row, HiddenNote) and self.index and not was_note:
            self.move_to(self.index - 1)  # what was hidden was the last one

    def _listed(self) -> list[Row]:
        rows = self._fold.rows(self._postings, self._hides)
        return [FilterRow(self._filters), *rows] if self._filters else rows

    def refresh_marks(self) -> None:
        """Draw the marks anew, and fold away what has been hidden."""
        if self._listed() != self.rows:
            self._fill(keep=True)
        for index, row in enumerate(self.rows):
            if isinstance(row, HiddenNote | FilterRow):
                continue
            if self._drawn.get(row.id) != (self._marks_of(row.id), self._words_on(row.id)):
                self.refresh_row(index)

    def open_row(self, index: int) -> None:
        """List the hidden postings, or fold them again; open any other row."""
        if isinstance(self.rows[index], HiddenNote):
            self._fold.is_open = not self._fold.is_open
            self._fill(keep=True)
        else:
            super().open_row(index)

    def opens_on_click(self, row: Row) -> bool:
        """Hidden postings are listed by a click."""
        return isinstance(row, HiddenNote)

    @property
    def shown(self) -> Posting | None:
        """The posting under the cursor."""
        row = self.row
        return None if isinstance(row, HiddenNote | FilterRow) else row

    @property
    def postings(self) -> Sequence[Posting]:
        """The postings listed, in order."""
        return [row for row in self.rows if not isinstance(row, HiddenNote | FilterRow)]

    def action_choose(self) -> None:
        """Select or deselect the posting under the cursor, and move on to the next."""
        row = self.shown
        if row is not None:
            self.post_message(self.Toggled(self, row))
            self.action_line_down()

    @on(VirtualList.Picked)
    def _row_picked(self, event: VirtualList.Picked) -> None:
        event.stop()
        if self.shown is not None:
            self.post_message(self.Toggled(self, self.shown))

    def number_of(self, posting: Posting) -> tuple[int, int] | None:
        """Return which of how many a posting is in the list; None where that is filtered or on another."""
        if self.shown is None or self.shown.id != posting.id or self.index is None or self._filters:
            return None
        note = next((at for at, row in enumerate(self.rows) if isinstance(row, HiddenNote)), len(self.rows))
        return (self.index + 1, note) if self.index < note else None

    def go_to(self, posting: Posting) -> None:
        """Put the cursor on a posting, if it is listed."""
        for index, row in enumerate(self.rows):
            if not isinstance(row, HiddenNote | FilterRow) and row.id == posting.id:
                self.move_to(index)
                return

    def go_to_any(self, items: Collection[str]) -> None:
        """Put the cursor on the first of these postings that is listed."""
        posting = next((row for row in self.postings if row.id in items), None)
        if posting is not None:
            self.go_to(posting)

    def selectable(self, row: Row) -> bool:
        """Return whether a row is a posting, or opens."""
        return not isinstance(row, FilterRow)

    def key(self, row: Row) -> Hashable:
        """Return its lines, since a posting may occur twice in a document."""
        return type(row).__name__ if isinstance(row, HiddenNote | FilterRow) else row.lines

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown; none where rows have lines of their own for what is said of them."""
        if not self.has_columns:
            return ()
        from reader.ui.document.columns import fit

        return fit(self._natural, self.row_width - MARK_CELLS)

    def row_heights(self, rows: Sequence[Row]) -> Iterable[int]:
        """Return the lines of each posting's name, without columns one more; others take one line."""
        if not rows:
            return ()
        from reader.ui.widgets.posting_rows import name_height

        columns = self.columns
        room = columns[0].width if columns else self.row_width - MARK_CELLS
        below = 0 if columns else 1
        return [
            1 if isinstance(row, HiddenNote | FilterRow) else below + name_height(self._name_of(row), room)
            for row in rows
        ]

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content | list[Content]:  # noqa: ARG002
        """Return marks and name, and beside or below it what the posting says of itself."""
        if isinstance(row, FilterRow):
            words = "  ".join(f"{value.words} {CLOSE}" for value in row.filters)
            return Content.styled(words, SIGN)
        if isinstance(row, HiddenNote):
            return Content.styled(f"  {row.text}", DIM)
        from reader.model import PostingSummary
        from reader.ui.document.columns import cell_of
        from reader.ui.document.posting_words import facts_of
        from reader.ui.widgets.posting_rows import PostingRow, row_lines, table_lines

        marks, words = self._drawn[row.id] = self._marks_of(row.id), self._words_on(row.id)
        summary, name, columns = PostingSummary.of(row), self._name_of(row), self.columns
        year = today()[:4]
        facts = [cell_of(name, summary, column.name, year) for column in columns[1:]]
        shown = PostingRow(
            name, facts if columns else facts_of(summary), marks, words, is_selected=row.id in self._ticked
        )
        return table_lines(shown, columns, self.row_width) if columns else row_lines(shown, self.row_width)

    def _look_at_widths(self) -> None:
        """Find out how wide names, facts and columns are."""
        if not self._postings:
            self._natural, self.said, self.widths = {}, (), ListWidths()
            return
        from reader.model import PostingSummary
        from reader.ui.document.columns import NAME, SAMPLE, natural_widths, table_widths
        from reader.ui.widgets.posting_rows import wanted_width

        some = [(self._name_of(one), PostingSummary.of(one)) for one in self._postings[:SAMPLE]]
        said = natural_widths(some, COLUMN_NAMES, today()[:4])
        self.said = tuple(said)
        self._natural = {column: said[column] for column in (NAME, *self._wanted) if column in said}
        least, whole = table_widths(self._natural)
        self.widths = ListWidths(
            wanted_width(some), least + MARK_CELLS if least else 0, whole + MARK_CELLS if whole else 0
        )

    def _name_of(self, posting: Posting) -> str:
        if posting.role:
            return posting.role
        from reader.ui.document.posting_words import name_of

        return name_of(posting, self._repeats_of(posting))

    def _hides(self, posting: Posting) -> bool:
        return self._marks_of(posting.id).status == "hidden"


def each_once(postings: Sequence[Posting]) -> Sequence[Posting]:
    """Return postings without those that come again."""
    found: dict[str, Posting] = {}
    for posting in postings:
        found.setdefault(posting.id, posting)
    return list(found.values())
