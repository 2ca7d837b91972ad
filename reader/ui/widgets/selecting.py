"""Selecting text in the reading pane, by keyboard and by mouse: the same stretch, held by places.

The stretch is Textual's own selection of the screen, so that mouse and keys work on one and the same.
Its numbers are places of the view (see line_painter), which outlive scrolling and any change of width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.message import Message

from reader.ui.document import cursor as motions
from reader.ui.document.layout import Place
from reader.ui.widgets.clicking import Clicking
from reader.ui.widgets.line_painter import selected_places

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from reader.ui.document.layout import Chunks, Layout
    from reader.ui.document.view import Line

    Motion: TypeAlias = Callable[[Chunks, Place], Place]


class Held(NamedTuple):
    """A selection on its way from one view to another of the same text, as offsets in the document."""

    first: int
    last: int
    cursor: int | None
    mark: int | None


class Selecting(Clicking):
    """Mixed into the reading pane: the cursor, what it selects, and the keys and clicks that do so."""

    _wrapped: Layout
    _page: list[Line]
    _cursor: Place | None = None
    """Where the cursor stands while text is selected by keyboard."""
    _mark: Place | None = None
    """Where the stretch began."""
    _goal: int | None = None
    """The column that lines up and down keep to."""

    class Copied(Message):
        """Enter was pressed on a selection."""

    @property
    def selecting(self) -> bool:
        """Whether the keys move the cursor."""
        return self._cursor is not None

    @property
    def cursor(self) -> Place | None:
        """The character that the cursor stands on."""
        return self._cursor

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of selecting are there while it lasts."""
        if action in ("leave_selection", "take_selection"):
            return self.selecting or self.text_selection is not None
        if action.startswith("cursor_"):
            return self.selecting
        return super().check_action(action, parameters)

    # Beginning and ending

    def action_select(self) -> None:
        """Begins to select by keyboard, where the mouse has left off or at the top; or ends it."""
        if self.selecting:
            self.end_selecting()
            return
        selection = self.text_selection
        if selection is not None:
            first, last, *_ = selected_places(selection, self._chunks)
            self._mark, self._cursor = first, motions.left(self._chunks, last)
        else:
            self._mark = self._cursor = self._first_in_sight()
        self._goal = None
        self._stretch()
        self.refresh_bindings()

    def end_selecting(self) -> None:
        """Nothing is selected any more."""
        self._cursor = self._mark = self._goal = None
        if self.is_attached:
            self.screen.clear_selection()
        self.refresh()
        self.refresh_bindings()

    def leave_cursor(self) -> None:
        """The keys move no cursor any more; what is selected stays so."""
        self._cursor = self._mark = None
        self.refresh_bindings()

    def action_leave_selection(self) -> None:
        """Nothing is selected any more."""
        self.end_selecting()

    def action_take_selection(self) -> None:
        """Copies what is selected."""
        self.post_message(self.Copied())

    # Moving the cursor

    def action_cursor_to(self, motion: str) -> None:
        """By characters, words and blocks; `motion` names one of MOTIONS."""
        if self._cursor is not None:
            self._goal = None
            self._go_on(MOTIONS[motion](self._chunks, self._cursor))

    def action_cursor_edge(self, edge: Literal["start", "end"]) -> None:
        """To the first or the last character of the line."""
        if self._cursor is not None:
            self._goal = None
            to_edge = motions.line_start if edge == "start" else motions.line_end
            self._go_on(to_edge(self._wrapped, self._cursor))

    def action_cursor_swap(self) -> None:
        """To the other end of what is selected."""
        if self._cursor is not None and self._mark is not None:
            self._mark, to = self._cursor, self._mark
            self._go_on(to)

    def action_cursor_begin(self) -> None:
        """What is selected begins anew, at the cursor."""
        self._mark = self._cursor
        self._stretch()

    def move_cursor_by(self, lines: int) -> None:
        """That many lines of text down, or up, in the same column as far as there is one."""
        if self._cursor is not None:
            if self._goal is None:
                self._goal = motions.column_of(self._wrapped, self._cursor)
            self._go_on(motions.lines_on(self._wrapped, self._cursor, lines, self._goal))

    def move_cursor_to_end(self, *, end: bool) -> None:
        """To the first or last character of all."""
        self._goal = None
        self._go_on(motions.last(self._chunks) if end else motions.first(self._chunks))

    def _go_on(self, place: Place) -> None:
        self._cursor = place
        self._show_place(place)
        self._stretch()

    def _show_place(self, place: Place) -> None:
        """Scrolls so that a character's line is in sight."""
        raise NotImplementedError

    def _stretch(self) -> None:
        """Selects from the mark to the cursor, both included."""
        if self._cursor is None or self._mark is None:
            return
        first, last = sorted((self._mark, self._cursor))
        self._select_between(motions.before(self._chunks, first), motions.after(self._chunks, last))
        self.refresh()

    def _first_in_sight(self) -> Place:
        for line in self._page:
            if not line.blank and line.text.strip():
                chunk, _ = self._chunks.of(line.chunk)
                return motions.nearest(self._chunks, Place(line.chunk, line.start - chunk.start))
        return motions.first(self._chunks)

    # From one view to the next

    def _hold_selection(self) -> Held | None:
        """What is selected, where all of its ends are of the document."""
        selection = self.text_selection if self.is_attached else None
        if selection is None:
            return None
        first, last, *_ = selected_places(selection, self._chunks)
        ends = [None if place is None else self._chunks.offset(place) for place in (self._cursor, self._mark)]
        return Held(self._chunks.offset(first), self._chunks.offset(last), *ends)

    def _take_selection_up(self, held: Held | None) -> None:
        """Selects the same words in the view that is shown now; without any, nothing is selected."""
        if held is None:
            if self._cursor is not None or (self.is_attached and self.text_selection is not None):
                self.end_selecting()
            return
        if held.cursor is not None and held.mark is not None:
            self._cursor = motions.nearest(self._chunks, self._chunks.find(held.cursor))
            self._mark = motions.nearest(self._chunks, self._chunks.find(held.mark))
        self._select_between(self._chunks.find(held.first), self._chunks.find(held.last))


def _block_motion(direction: int) -> Motion:
    return lambda chunks, place: motions.block(chunks, place, direction)


MOTIONS: dict[str, Motion] = {
    "left": motions.left,
    "right": motions.right,
    "word": motions.next_word,
    "word_back": motions.word_before,
    "word_end": motions.word_end,
    "block": _block_motion(1),
    "block_back": _block_motion(-1),
}
