"""The postings of a document, each with its whole name and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual.content import Content

from reader.config import COLUMNS
from reader.ui.commands import bindings
from reader.ui.symbols import FOLDED, SOME_HIDDEN, UNFOLDED
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.row_layout import RowLayout
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

    from textual.binding import BindingType

    from reader.model import Posting, PostingSummary
    from reader.search import Repeat
    from reader.store.values import Marks

SAMPLE = 2_000
"""Postings looked at to find out how wide the list wants to be."""
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

    @property
    def line(self) -> Content:
        """How the row is drawn."""
        return Content.styled(f"  {self.text}", DIM)


Row: TypeAlias = "Posting | HiddenNote"


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
        self._fold = Fold()
        self.row_layout = RowLayout(columns)

    def fill(self, postings: Sequence[Posting]) -> None:
        """Show the postings of a document, each once."""
        self._postings, self._fold.is_open = each_once(postings), False
        self.row_layout.look_at([(self._name_of(one), _summary(one)) for one in self._postings[:SAMPLE]])
        self._fill(keep=False)

    def narrow(self, postings: Sequence[Posting]) -> None:
        """Show some of them, or another order; the cursor stays on its posting if that is listed."""
        self._postings = each_once(postings)
        self._fill(keep=True)

    def _fill(self, *, keep: bool) -> None:
        was_note = isinstance(self.row, HiddenNote)
        self.set_rows(self._listed(), keep=keep)
        if isinstance(self.row, HiddenNote) and self.index and not was_note:
            self.move_to(self.index - 1)  # what was hidden was the last one

    def _listed(self) -> list[Row]:
        return self._fold.rows(self._postings, self._hides)

    def refresh_marks(self) -> None:
        """Draw the marks anew, and fold away what has been hidden."""
        if self._listed() != self.rows:
            self._fill(keep=True)
        drawn = {item for item, looks in self._drawn.items() if looks != self._looks(item)}
        for index, row in enumerate(self.rows):
            if getattr(row, "id", "") in drawn:
                self.refresh_row(index)

    def open_row(self, index: int) -> None:
        """List the hidden postings, or fold them again; open any other row."""
        if isinstance(self.rows[index], HiddenNote):
            self._fold.is_open = not self._fold.is_open
            self._fill(keep=True)
            if self._fold.is_open:
                self.move_to_end(end=True)  # with as many in sight as fit
                self.move_to(index + 1)
        else:
            super().open_row(index)

    def opens_on_click(self, row: Row) -> bool:
        """Hidden postings are listed by a click."""
        return isinstance(row, HiddenNote)

    @property
    def shown(self) -> Posting | None:
        """The posting under the cursor."""
        return None if isinstance(self.row, HiddenNote) else self.row

    @property
    def postings(self) -> Sequence[Posting]:
        """The postings listed, in order."""
        return _postings_in(self.rows)

    def action_choose(self) -> None:
        """Select or deselect the posting under the cursor, and move on to the next."""
        if self.index is not None:
            self.post_message(self.Picked(self, self.index))
            self.action_line_down()

    def place_of(self, posting: Posting) -> str:
        """Say which of how many a posting is: "3 of 7", "1 of 3 hidden"; empty without the cursor on it."""
        if self.index is None or self.shown is None or self.shown.id != posting.id:
            return ""
        note = next((at for at, row in enumerate(self.rows) if isinstance(row, HiddenNote)), len(self.rows))
        if self.index < note:
            return f"{self.index + 1} of {note}"
        return f"{self.index - note} of {len(self.rows) - note - 1} hidden"

    def go_to(self, posting: Posting) -> None:
        """Put the cursor on a posting, if it is listed."""
        self.go_to_any({posting.id})

    def go_to_any(self, items: Collection[str]) -> None:
        """Put the cursor on the first of these postings that is listed."""
        index = next((at for at, row in enumerate(self.rows) if getattr(row, "id", "") in items), None)
        if index is not None:
            self.move_to(index)

    def key(self, row: Row) -> Hashable:
        """Return its lines, since a posting may occur twice in a document."""
        return type(row).__name__ if isinstance(row, HiddenNote) else row.lines

    def row_heights(self, rows: Sequence[Row]) -> Iterable[int]:
        """Return the lines of each posting; others take one."""
        heights = iter(self.row_layout.heights([*map(self._name_of, _postings_in(rows))], self.row_width))
        return [1 if isinstance(row, HiddenNote) else next(heights) for row in rows]

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content | list[Content]:  # noqa: ARG002
        """Return marks and name, and beside or below it what the posting says of itself."""
        if isinstance(row, HiddenNote):
            return row.line
        marks, words = self._drawn[row.id] = self._looks(row.id)
        is_selected = row.id in self._ticked
        name, summary = self._name_of(row), _summary(row)
        return self.row_layout.draw(name, summary, marks, words, self.row_width, is_selected=is_selected)

    def _name_of(self, posting: Posting) -> str:
        if posting.role:
            return posting.role
        from reader.ui.document.posting_words import name_of

        return name_of(posting, self._repeats_of(posting))

    def _looks(self, item: str) -> tuple[Marks, str]:
        return self._marks_of(item), self._words_on(item)

    def _hides(self, posting: Posting) -> bool:
        return self._marks_of(posting.id).status == "hidden"


def _postings_in(rows: Sequence[Row]) -> list[Posting]:
    return [row for row in rows if not isinstance(row, HiddenNote)]


def _summary(posting: Posting) -> PostingSummary:
    from reader.model import PostingSummary

    return PostingSummary.of(posting)


def each_once(postings: Sequence[Posting]) -> Sequence[Posting]:
    """Return postings without those that come again."""
    found: dict[str, Posting] = {}
    for posting in postings:
        found.setdefault(posting.id, posting)
    return list(found.values())
