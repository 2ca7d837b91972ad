"""Finding in the document at hand: a line at the bottom, while the text moves to what is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import InputModal
from reader.ui.document.location import find_cursor_at, shown_spans
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
"""Seconds from the last key to looking for it."""


class FindInput(LineInput):
    """What to find."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("find")]


class Finder:
    """Finds in one document; the first query makes its text ready. For any thread."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._finder: TextFinder | None = None

    def find(self, query: str) -> Sequence[Span]:
        """Where a query matches in what is shown of the document."""
        from reader.search import TextFinder

        if self._finder is None:
            self._finder = TextFinder(self.document.text)
        return shown_spans(self.document, self._finder.find(query))


class Spanned(Message):
    """The matches of a query have been found."""

    def __init__(self, generation: int, query: str, spans: Sequence[Span]) -> None:
        super().__init__()
        self.generation = generation
        self.query = query
        self.spans = spans


class FindScreen(InputModal[bool]):
    """Leaves the text in sight. It ends with whether the reader stays at the match."""

    SHEET = "find.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("modal")]

    def __init__(
        self, finder: Finder, origin: Location, show: Callable[[FindCursor | None], None], query: str = ""
    ) -> None:
        """`show` is told of each match that one comes to, and of None where nothing is typed."""
        super().__init__()
        self._finder = finder
        self._origin = origin
        self._tell = show
        self._query = query
        self._found: FindCursor | None = None
        self._timer: Timer | None = None
        self.generation = 0
        """Of what is in the box; matches of an earlier query are dropped."""
        self._landing = False

    def compose(self) -> ComposeResult:
        """One line, and the keys."""
        with Horizontal(id="find-bar"):
            yield Static("find", id="find-label", markup=False)
            yield FindInput(self._query, id="find")
            yield Static(id="find-note", markup=False)
        yield CommandBar()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.generation += 1
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DEBOUNCE, self._look)

    def _look(self) -> None:
        work = partial(self._find, self.input.value, self.generation)
        self.run_worker(work, thread=True, exclusive=True, group="find")

    def _find(self, query: str, generation: int) -> None:
        worker = get_current_worker()
        spans = self._finder.find(query) if query.strip() else ()
        if not worker.is_cancelled:
            self.post_message(Spanned(generation, query, spans))

    @on(Spanned)
    def _spanned(self, event: Spanned) -> None:
        if event.generation != self.generation:
            return
        self._timer = None
        self._show(find_cursor_at(event.query, event.spans, self._origin) if event.query.strip() else None)
        if self._landing:
            self.submit()

    def _show(self, found: FindCursor | None) -> None:
        self._found = found
        self.query_one("#find-note", Static).update("" if found is None else found.note)
        self._tell(found)

    def submit(self) -> None:
        """Stays, once what was typed last has been looked for."""
        if self._timer is not None:
            self._landing = True
        else:
            self.dismiss(self._found is not None and bool(self._found.spans))

    def action_step(self, direction: Literal[1, -1]) -> None:
        """The next or previous match."""
        if self._found is not None:
            self._show(self._found.step(direction))
