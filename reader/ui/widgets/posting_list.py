"""The postings of a document, each with its whole name and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual.content import Content

from reader.ui.commands import bindings
from reader.ui.messages import WidgetMessage
from reader.ui.symbols import CLOSE, FOLDED, SOME_HIDDEN, UNFOLDED
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

    from textual.binding import BindingType

    from reader.model import Posting
    from reader.search import Repeat
    from reader.store.values import Marks
    from reader.ui.search_request import FilterValue

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
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`repeats_of` returns the repeated sentences of a posting, as far as they are known.

        `words_on` says of a posting, by its id, that it is gone or nearly a copy; empty for neither.
        """
        super().__init__(id=id)
        self._marks_of = marks_of
        self._repeats_of = repeats_of
        self._words_on = words_on
        self._postings: Sequence[Posting] = ()
        self._drawn: dict[str, tuple[Marks, str]] = {}
        """The marks and words a row was last drawn with."""
        self._filters: tuple[FilterValue, ...] = ()
        self._is_unfolded = False
        """Whether hidden postings are listed, too."""

    def fill(self, postings: Sequence[Posting], *, keep: bool) -> None:
        """Show the postings of a document, each once; `keep` keeps the cursor where it is."""
        self._postings, self._filters = each_once(postings), ()
        self._is_unfolded = self._is_unfolded and keep
        self._fill(keep=keep)

    def narrow(self, postings: Sequence[Posting], filters: tuple[FilterValue, ...]) -> None:
        """Show some of them, or another order; the cursor stays on its posting if that is listed."""
        self._postings, self._filters = each_once(postings), filters
        self._fill(keep=True)

    def _fill(self, *, keep: bool) -> None:
        was_note = isinstance(self.row, HiddenNote)
        self._is_unfolded = self._is_unfolded and any(map(self._hides, self._postings))
        self.set_rows(self._listed(), keep=keep)
        if isinstance(self.row, HiddenNote) and self.index and not was_note:
            self.move_to(self.index - 1)  # what was hidden was the last one

    def _listed(self) -> list[Row]:
        shown: list[Row] = [row for row in self._postings if not self._hides(row)]
        hidden = [row for row in self._postings if self._hides(row)]
        if hidden:
            note = HiddenNote(len(hidden), self._is_unfolded, alone=not shown)
            shown += [note, *hidden] if self._is_unfolded else [note]
        return [FilterRow(self._filters), *shown] if self._filters else shown

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
            self._is_unfolded = not self._is_unfolded
            self._fill(keep=True)
        else:
            super().open_row(index)

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

    def row_heights(self, rows: Sequence[Row]) -> Iterable[int]:
        """Return the lines of each posting's name, and one; a note or a filter takes one line."""
        from reader.ui.widgets.posting_rows import row_height

        width = self.row_width
        return [
            1 if isinstance(row, HiddenNote | FilterRow) else row_height(self._name_of(row), width)
            for row in rows
        ]

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content | list[Content]:  # noqa: ARG002
        """Return marks and name, and below it what the posting says of itself."""
        if isinstance(row, FilterRow):
            words = "  ".join(f"{value.words} {CLOSE}" for value in row.filters)
            return Content.styled(words, SIGN)
        if isinstance(row, HiddenNote):
            return Content.styled(f"  {row.text}", DIM)
        from reader.model import PostingSummary
        from reader.ui.document.posting_words import facts_of
        from reader.ui.widgets.posting_rows import PostingRow, row_lines

        marks, words = self._drawn[row.id] = self._marks_of(row.id), self._words_on(row.id)
        facts = facts_of(PostingSummary.of(row))
        shown = PostingRow(
            self._name_of(row), facts, marks, words, is_selected=bool(self.tick(row.id).strip())
        )
        return row_lines(shown, self.row_width)

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
