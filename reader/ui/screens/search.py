"""The search: a box, what it finds while one types, and the passage beside it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.model import ITEM_KINDS
from reader.ui.commands import bindings
from reader.ui.messages import Answered
from reader.ui.screens.ahead import TypesAhead
from reader.ui.searching import Landing
from reader.ui.views import view_of_hit
from reader.ui.widgets.key_line import KeyLine
from reader.ui.widgets.query_input import QueryInput
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.result_list import ResultList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from reader.library.facade import Library
    from reader.model import ItemKind
    from reader.search import Hit, Results
    from reader.ui.keeping import Keeper
    from reader.ui.searching import History

DEBOUNCE = 0.04
"""Seconds from the last key to the search: shorter than a typist's pause between two keys."""
LIMIT = 200
"""Hits that one can walk through; all are counted."""
PREVIEW_WIDTH = 100
"""Columns from which the chosen hit is shown beside the list."""
KINDS: tuple[ItemKind | None, ...] = (None, *ITEM_KINDS)
KIND_NAMES = {None: "All", "article": "Articles", "paper": "Papers", "posting": "Postings"}
HINT = """\
Beginnings of words are enough.
Typing mistakes are forgiven.

"exact words"   -without
place:seattle   role:economist"""


class SearchScreen(TypesAhead, ModalScreen["Landing | None"]):
    """Floats over the text. It ends with a Landing, or with None where one only went back."""

    SCOPED_CSS = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (PREVIEW_WIDTH, "-wide")]  # noqa: RUF012 - as Textual declares it

    def __init__(
        self, library: Library, keeper: Keeper, history: History, sheet: str, query: str = ""
    ) -> None:
        super().__init__()
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
        self._library = library
        self._keeper = keeper
        self._history = history
        self._query = query
        self._kind: ItemKind | None = None
        self.generation = 0
        """Of what is in the box; goes up with every change."""
        self._results: Results | None = None
        self._answered = 0
        self._asked = ""
        self._open_for: str | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Box, counts, results, preview."""
        with Vertical(id="search-box") as box:
            box.border_title = "search"
            yield QueryInput(self._query, id="query")
            yield Static(id="kinds", markup=False)
            yield Static(id="search-note", markup=False)
            with Horizontal(id="found"):
                yield ResultList(self._keeper.of, id="results")
                yield ReadingPane(id="preview")
        yield KeyLine()

    def on_mount(self) -> None:
        """The box has the focus and keeps it; arrows walk the results."""
        results = self.query_one(ResultList)
        results.can_focus = False
        results.empty = self._hint()
        self.query_one(ReadingPane).can_focus = False
        self._history.rewind()
        self._show_kinds()
        self.catch_up()
        if self.box.value:
            self._typed()

    @property
    def box(self) -> QueryInput:
        """Where the query is typed."""
        return self.query_one(QueryInput)

    def entered(self) -> None:
        """Enter opens the chosen hit."""
        self.action_open_result()

    @property
    def settled(self) -> bool:
        """Whether the list shows the answer to what is in the box."""
        return self._answered == self.generation and self._asked == self.box.value

    # Typing → search → results

    @on(Input.Changed, "#query")
    def _typed(self) -> None:
        """Searches once the typing pauses; what is under way is no longer wanted."""
        self.generation += 1
        self._asked = self.box.value
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DEBOUNCE, self._start)

    def _start(self) -> None:
        query = self.query_one(QueryInput).value
        if query.strip():
            self._search(query, self._kind, self.generation)
        else:
            self._answered = self.generation
            self._results = None
            self._show(None)

    @work(thread=True, exclusive=True, group="search", exit_on_error=True)
    def _search(self, query: str, kind: ItemKind | None, generation: int) -> None:
        """Runs off the event loop; tells only what was not overtaken meanwhile."""
        worker = get_current_worker()
        results = self._library.search(query, kind=kind, limit=LIMIT, cancelled=lambda: worker.is_cancelled)
        if results is not None and not worker.is_cancelled:
            self.post_message(Answered(generation, results))

    @on(Answered)
    def _take(self, event: Answered) -> None:
        """Shows an answer, unless something has been typed since its question."""
        if event.generation != self.generation:
            return
        self._answered = event.generation
        self._results = event.results
        self._show(event.results)
        if self._open_for == self.box.value:
            self.action_open_result()

    def _show(self, results: Results | None) -> None:
        rows = self.query_one(ResultList)
        rows.empty = self._hint() if results is None else "Nothing found, and nothing near it."
        hits = () if results is None else results.hits
        rows.set_rows(hits, keep=False)
        self._keeper.look_up(hit.id for hit in hits)
        note = self.query_one("#search-note", Static)
        text = "" if results is None else _note(results)
        note.update(Content(text))
        note.display = bool(text)
        self._show_kinds()

    def _show_kinds(self) -> None:
        counts = {} if self._results is None else self._results.counts
        words = []
        for kind in KINDS:
            number = sum(counts.values()) if kind is None else counts.get(kind, 0)
            style = "bold $accent" if kind == self._kind else "$quiet"
            label = KIND_NAMES[kind] + (f" {number}" if counts else "")
            words.append(Content.styled(label, style))
        self.query_one("#kinds", Static).update(Content("   ").join(words))

    def _hint(self) -> str:
        earlier = self._history.latest_first[:5]
        return HINT + ("\n\nEarlier, with ↑\n" + "\n".join(earlier) if earlier else "")

    @on(ResultList.Highlighted)
    def _preview(self, event: ResultList.Highlighted) -> None:
        """The chosen hit beside the list, at its passage."""
        pane = self.query_one(ReadingPane)
        if event.index is None or self.size.width < PREVIEW_WIDTH:
            return
        hit = self.query_one(ResultList).row_at(event.index)
        self.run_worker(self._show_hit(pane, hit), group="preview", exclusive=True)

    async def _show_hit(self, pane: ReadingPane, hit: Hit) -> None:
        """Taking a document apart may take a moment: it is done off the event loop."""
        try:
            document = await asyncio.to_thread(self._library.documents.get, hit.document)
        except (KeyError, ReaderError):
            return
        pane.show(view_of_hit(document, hit.kind, hit.offset), at=hit.offset)
        pane.highlight(hit.spans, None)
        pane.goto(hit.offset)

    @on(ResultList.Selected)
    def _clicked(self) -> None:
        self.action_open_result()

    def on_resize(self, event: events.Resize) -> None:
        """Room for the preview or not."""
        self.query_one(ReadingPane).display = event.size.width >= PREVIEW_WIDTH

    # Actions

    def action_results_down(self) -> None:
        """One result down."""
        self.query_one(ResultList).action_line_down()

    def action_results_up(self) -> None:
        """One result up; in an empty box, an earlier query."""
        box = self.query_one(QueryInput)
        if self._results is not None or (box.value and self.query_one(ResultList).rows):
            self.query_one(ResultList).action_line_up()
            return
        earlier = self._history.earlier()
        if earlier is not None:
            box.value = earlier
            box.cursor_position = len(earlier)

    def action_results_page_down(self) -> None:
        """A page of results down."""
        self.query_one(ResultList).action_page_down()

    def action_results_page_up(self) -> None:
        """A page of results up."""
        self.query_one(ResultList).action_page_up()

    def action_next_kind(self) -> None:
        """All, articles, papers, postings."""
        self._turn_kind(1)

    def action_previous_kind(self) -> None:
        """The same, backwards."""
        self._turn_kind(-1)

    def _turn_kind(self, direction: int) -> None:
        self._kind = KINDS[(KINDS.index(self._kind) + direction) % len(KINDS)]
        self.generation += 1
        self._show_kinds()
        self._start()

    def action_open_result(self) -> None:
        """Opens the chosen hit at its passage; before the answer to what was typed is there, then."""
        self._open_for = None if self.settled else self.box.value
        index = self.query_one(ResultList).index
        if self._open_for is None and self._results is not None and index is not None:
            self._history.add(self.query_one(QueryInput).value)
            self.dismiss(Landing(self._results, index))

    def action_close(self) -> None:
        """Back to where one was."""
        self._history.add(self.query_one(QueryInput).value)
        self.dismiss(None)


def _note(results: Results) -> str:
    """What the search has to say beside its hits."""
    words = list(results.notes)
    if results.relaxed and results.suggestion:
        words.append(f"Did you mean {results.suggestion}?")
    if results.relaxed and results.hits:
        words.append("Nothing has all of these words; nearest:")
    return "  ".join(words)
