"""The postings of a document, each with its whole name and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual import on
from textual.content import Content

from reader.config import COLUMNS
from reader.ui.commands import bindings
from reader.ui.messages import WidgetMessage
from reader.ui.symbols import CLOSE, SOME_HIDDEN
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.row_layout import RowLayout
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from textual.binding import BindingType

    from reader.model import Posting, PostingSummary
    from reader.search import Repeat
    from reader.store.values import Marks
    from reader.ui.search_request import FilterValue

SAMPLE = 2_000
"""Postings looked at to find out how wide the list wants to be."""
ALL_HIDDEN = f"All {SOME_HIDDEN}"


class HiddenNote(NamedTuple):
    """The last row, where hidden postings are not listed."""

    number: int
    alone: bool = False

    @property
    def text(self) -> str:
        """What the row says."""
        return (ALL_HIDDEN if self.alone else SOME_HIDDEN).format(f"{self.number:,}")

    @property
    def line(self) -> Content:
        """How the row is drawn."""
        return Content.styled(f"  {self.text}", DIM)


class FilterRow(NamedTuple):
    """The first row, where the list is filtered: by what."""

    filters: tuple[FilterValue, ...]

    @property
    def line(self) -> Content:
        """How the row is drawn."""
        return Content.styled("  ".join(f"{value.words} {CLOSE}" for value in self.filters), SIGN)


Row: TypeAlias = "Posting | HiddenNote | FilterRow"


class PostingList(VirtualList["Row"]):
    """Marks, name and facts of each posting; hidden ones are not listed."""

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
        self.row_layout = RowLayout(columns)

    def fill(self, postings: Sequence[Posting], *, keep: bool) -> None:
        """Show the postings of a document, each once; `keep` keeps the cursor where it is."""
        self._postings, self._filters = each_once(postings), ()
        self.row_layout.look_at([(self._name_of(one), _summary(one)) for one in self._postings[:SAMPLE]])
        self._fill(keep=keep)

    def narrow(self, postings: Sequence[Posting], filters: tuple[FilterValue, ...]) -> None:
        """Show some of them, or another order; the cursor stays on its posting if that is listed."""
        self._postings, self._filters = each_once(postings), filters
        self._fill(keep=True)

    def _fill(self, *, keep: bool) -> None:
        shown: list[Row] = [*self._unhidden]
        hidden = len(self._postings) - len(shown)
        if hidden:
            shown.append(HiddenNote(hidden, alone=not shown))
        self.set_rows([FilterRow(self._filters), *shown] if self._filters else shown, keep=keep)

    def refresh_marks(self) -> None:
        """Draw the marks anew, and leave out what has been hidden."""
        if self._unhidden != self.postings:
            self._fill(keep=True)
        drawn = {item for item, looks in self._drawn.items() if looks != self._looks(item)}
        for index, row in enumerate(self.rows):
            if getattr(row, "id", "") in drawn:
                self.refresh_row(index)

    @property
    def shown(self) -> Posting | None:
        """The posting under the cursor."""
        return None if isinstance(self.row, HiddenNote | FilterRow) else self.row

    @property
    def postings(self) -> Sequence[Posting]:
        """The postings listed, in order."""
        return _postings_in(self.rows)

    def action_choose(self) -> None:
        """Select or deselect the posting under the cursor, and move on to the next."""
        self.toggle_shown()
        self.action_line_down()

    @on(VirtualList.Picked)
    def toggle_shown(self) -> None:
        """Select or deselect the posting under the cursor."""
        if self.shown is not None:
            self.post_message(self.Toggled(self, self.shown))

    def number_of(self, posting: Posting) -> tuple[int, int] | None:
        """Return which of how many a posting is in the list; None where that is filtered or on another."""
        if self.shown is None or self.shown.id != posting.id or self.index is None or self._filters:
            return None
        last = self.rows[-1]
        return self.index + 1, len(self.rows) - isinstance(last, HiddenNote)

    def go_to(self, posting: Posting) -> None:
        """Put the cursor on a posting, if it is listed."""
        index = self._map.find(lambda row: getattr(row, "id", "") == posting.id, self.index)
        if index is not None:
            self.move_to(index)

    def selectable(self, row: Row) -> bool:
        """Return whether a row is a posting."""
        return not isinstance(row, HiddenNote | FilterRow)

    def key(self, row: Row) -> Hashable:
        """Return its lines, since a posting may occur twice in a document."""
        return None if isinstance(row, HiddenNote | FilterRow) else row.lines

    def row_heights(self, rows: Sequence[Row]) -> Iterable[int]:
        """Return the lines of each posting; others take one."""
        heights = iter(self.row_layout.heights([*map(self._name_of, _postings_in(rows))], self.row_width))
        return [next(heights) if self.selectable(row) else 1 for row in rows]

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content | list[Content]:  # noqa: ARG002
        """Return marks and name, and beside or below it what the posting says of itself."""
        if isinstance(row, HiddenNote | FilterRow):
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

    @property
    def _unhidden(self) -> list[Posting]:
        return [row for row in self._postings if self._marks_of(row.id).status != "hidden"]


def _postings_in(rows: Sequence[Row]) -> list[Posting]:
    return [row for row in rows if not isinstance(row, HiddenNote | FilterRow)]


def _summary(posting: Posting) -> PostingSummary:
    from reader.model import PostingSummary

    return PostingSummary.of(posting)


def each_once(postings: Sequence[Posting]) -> Sequence[Posting]:
    """Return postings without those that come again."""
    found: dict[str, Posting] = {}
    for posting in postings:
        found.setdefault(posting.id, posting)
    return list(found.values())
