"""Finding in the open document: a line at the bottom, while the text above follows what is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import InputModal
from reader.ui.document.location import find_cursor_at, shown_spans
from reader.ui.services.tasks import call_after, post_to, run_in_thread
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import LineInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Literal

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from reader.model import Document
    from reader.search import Span, TextFinder
    from reader.ui.document.location import FindCursor, Location

DEBOUNCE = 0.04
"""Seconds from the last key to the search."""
LOOK_EVERY = 0.05
"""Seconds between two looks whether a document is open."""


class FindInput(LineInput):
    """What to find."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("find")]


class Finder:
    """Finds in one document, whose text it prepares at the first query. For any thread."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._finder: TextFinder | None = None

    def find(self, query: str) -> Sequence[Span]:
        """Return where a query matches in the visible text of the document."""
        from reader.search import TextFinder

        if self._finder is None:
            self._finder = TextFinder(self.document.text)
        return shown_spans(self.document, self._finder.find(query))


class Found(Message):
    """The matches of a query have been found."""

    def __init__(self, generation: int, query: str, spans: Sequence[Span]) -> None:
        super().__init__()
        self.generation = generation
        self.query = query
        self.spans = spans


class FindScreen(InputModal[bool]):
    """Leaves the text in sight. Ends with whether there is a match to stay at; None if cancelled."""

    DIMS = False
    SHEET = "find.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]

    def __init__(
        self,
        place: Callable[[], tuple[Finder, Location] | None],
        show: Callable[[FindCursor | None], None],
        query: str = "",
    ) -> None:
        """`place` returns what to find in and from where; None as long as no document is open.

        `show` is called with each match to go to, and with None if nothing is typed.
        """
        super().__init__()
        self._place = place
        self._at = place()
        """What to find in and from where, once it is known: it stays the same."""
        self._show_match = show
        self._query = query
        self._cursor: FindCursor | None = None
        self._timer: Timer | None = None
        self.generation = 0
        """Goes up with each change of the query; earlier matches are dropped."""
        self._is_submitted = False

    def compose(self) -> ComposeResult:
        """Show one line."""
        with Horizontal(id="find-bar"):
            yield Static("Find", id="find-label", markup=False)
            yield FindInput(self._query, id="find")
            yield Static(id="find-note", markup=False)
        yield CommandBar()

    def submit(self) -> None:
        """End, once what was typed last has been found."""
        if self._timer is not None:
            self._is_submitted = True
        else:
            self.dismiss(self._cursor is not None and bool(self._cursor.spans))

    def action_step(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous match."""
        if self._cursor is not None:
            self._show(self._cursor.step(direction))

    @on(Input.Changed)
    def _query_changed(self) -> None:
        self.generation += 1
        if self._timer is not None:
            self._timer.stop()
        self._timer = call_after(self, DEBOUNCE, self._start)

    def _start(self) -> None:
        """Find what has been typed, once a document is open."""
        self._at = self._at or self._place()
        if self._at is None:
            self._timer = call_after(self, LOOK_EVERY, self._start)
            return
        work = partial(self._find, self._at[0], self.query_one(FindInput).value, self.generation)
        run_in_thread(self, work, "find")

    def _find(self, finder: Finder, query: str, generation: int) -> None:
        spans = finder.find(query) if query.strip() else ()
        post_to(self, Found(generation, query, spans))

    @on(Found)
    def _found(self, event: Found) -> None:
        if event.generation != self.generation:
            return
        self._timer = None
        at = self._at if event.query.strip() else None
        self._show(None if at is None else find_cursor_at(event.query, event.spans, at[1]))
        if self._is_submitted:
            self.submit()

    def _show(self, cursor: FindCursor | None) -> None:
        self._cursor = cursor
        self.query_one("#find-note", Static).update("" if cursor is None else cursor.note)
        self._show_match(cursor)
