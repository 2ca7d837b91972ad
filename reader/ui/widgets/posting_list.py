"""The postings of a document, a line each: what one scans before one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual.content import Content

from reader.ui.commands import bindings
from reader.ui.messages import WidgetMessage
from reader.ui.symbols import CELLS, CLOSE, ELLIPSIS, mark_symbols
from reader.ui.widgets.virtual_list import DIM, SIGN, VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from textual.binding import BindingType

    from reader.model import Posting
    from reader.search import Repeat
    from reader.store.values import Marks
    from reader.ui.search_request import FilterValue


FIRST_WORDS = 60
"""Characters of a posting's text that stand for a role that it does not name."""
PLACE_SHARE = 3
"""The place takes a third of the row at most."""


ALL_HIDDEN = "All of them are hidden; undo brings the last one back."


class HiddenNote(NamedTuple):
    """The last row, where postings are not shown because they were hidden."""

    number: int
    alone: bool = False

    @property
    def told(self) -> str:
        """What it says."""
        return ALL_HIDDEN if self.alone else f"{self.number} hidden"


class ChipRow(NamedTuple):
    """The first row, where the list is narrowed: what to."""

    choices: tuple[FilterValue, ...]


Row: TypeAlias = "Posting | HiddenNote | ChipRow"


class PostingList(VirtualList["Row"]):
    """Marks, role and city of each posting; those that were hidden are not listed."""

    HELP = "The postings of this document. Move to see one, Enter to read it, space to select it."
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows"), *bindings("postings")]

    class Toggled(WidgetMessage["PostingList"]):
        """A posting is to be one of those that are chosen, or no longer."""

        def __init__(self, postings: PostingList, posting: Posting) -> None:
            super().__init__(postings)
            self.posting = posting

    def __init__(
        self,
        marks_of: Callable[[str], Marks],
        repeats_of: Callable[[Posting], Sequence[Repeat]] = lambda _: (),
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`repeats_of` gives the sentences of a posting that others have too, as far as they are known."""
        super().__init__(id=id)
        self._marks_of = marks_of
        self._repeats_of = repeats_of
        self._postings: Sequence[Posting] = ()
        self._drawn: dict[str, Marks] = {}
        """The marks with which a row was last drawn."""
        self._choices: tuple[FilterValue, ...] = ()

    def fill(self, postings: Sequence[Posting], *, keep: bool) -> None:
        """Shows the postings of a document; `keep` keeps the cursor where it is."""
        self._postings, self._choices = postings, ()
        self._fill(keep=keep)

    def narrow(self, postings: Sequence[Posting], choices: tuple[FilterValue, ...]) -> None:
        """Shows some of them, or in another order; the cursor stays on its posting if that is shown."""
        self._postings, self._choices = postings, choices
        self._fill(keep=True)

    def _fill(self, *, keep: bool) -> None:
        shown: list[Row] = [row for row in self._postings if not self._hides(row)]
        hidden = len(self._postings) - len(shown)
        if hidden:
            shown.append(HiddenNote(hidden, alone=not shown))
        self.set_rows([ChipRow(self._choices), *shown] if self._choices else shown, keep=keep)

    def refresh_marks(self) -> None:
        """Draws the marks anew, and leaves out what has been hidden meanwhile."""
        shown = [row for row in self._postings if not self._hides(row)]
        if shown != [row for row in self.rows if not isinstance(row, HiddenNote | ChipRow)]:
            self._fill(keep=True)
        for index, row in enumerate(self.rows):
            if isinstance(row, HiddenNote | ChipRow):
                continue
            if self._drawn.get(row.id) != self._marks_of(row.id):
                self.refresh_row(index)

    def action_choose(self) -> None:
        """Chooses the posting under the cursor, or no longer, and goes on to the next."""
        row = self.row
        if row is not None and not isinstance(row, HiddenNote | ChipRow):
            self.post_message(self.Toggled(self, row))
            self.action_line_down()

    def number_of(self, posting: Posting) -> tuple[int, int] | None:
        """Which of how many the posting is in the list; None where that is narrowed or on another."""
        if self.row is not posting or self.index is None or self._choices:
            return None
        last = self.rows[-1]
        return self.index + 1, len(self.rows) - isinstance(last, HiddenNote)

    def go_to(self, posting: Posting) -> None:
        """Puts the cursor on a posting; one that is not listed leaves it where it is."""
        for index, row in enumerate(self.rows):
            if row is posting:
                self.move_to(index)
                return

    def selectable(self, row: Row) -> bool:
        """The notes at either end are no postings."""
        return not isinstance(row, HiddenNote | ChipRow)

    def key(self, row: Row) -> Hashable:
        """The place where it stands, since a posting may stand twice in one document."""
        return None if isinstance(row, HiddenNote | ChipRow) else row.lines

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content:
        """Marks and role, and the city to the right."""
        if isinstance(row, ChipRow):
            words = "  ".join(f"{choice.words} {CLOSE}" for choice in row.choices)
            return Content.styled(words, SIGN)
        if isinstance(row, HiddenNote):
            return Content.styled(f"   {row.told}", DIM)
        marks = self._drawn[row.id] = self._marks_of(row.id)
        place = Content.styled(city_of(row), DIM).truncate(width // PLACE_SHARE, ellipsis=True)
        tick = self.tick(row.id)
        room = max(0, width - len(tick) - CELLS - place.cell_length - 2)
        weight = "bold" if selected or not marks.read else ""
        name = Content.styled(name_of(row, self._repeats_of(row)), weight).truncate(
            room, ellipsis=True, pad=True
        )
        return Content.styled(tick + mark_symbols(marks), SIGN) + name + Content("  ") + place

    def _hides(self, posting: Posting) -> bool:
        return self._marks_of(posting.id).status == "hidden"


def name_of(posting: Posting, repeats: Sequence[Repeat] = ()) -> str:
    """A posting's role, or else its first words: the first that are its own, as far as that is known."""
    if posting.role:
        return posting.role
    start = _own_start(posting, repeats)
    words = " ".join(posting.text[start : start + 2 * FIRST_WORDS].split())
    if len(words) > FIRST_WORDS:
        words = (
            words[: words.rfind(" ", FIRST_WORDS // 2, FIRST_WORDS) + 1 or FIRST_WORDS].rstrip() + ELLIPSIS
        )
    return (ELLIPSIS if start else "") + words or "Posting"


def _own_start(posting: Posting, repeats: Sequence[Repeat]) -> int:
    """Where in its text the first sentence begins that only few have; 0 where there is none."""
    at = 0
    for repeat in repeats:
        if posting.text[at : max(at, repeat.start - posting.start)].strip():
            return at
        at = repeat.stop - posting.start
    return at if posting.text[at:].strip() else 0


def city_of(posting: Posting) -> str:
    """A posting's city, or else its place as the text has it."""
    return "" if posting.place is None else posting.place.city or posting.place.text
