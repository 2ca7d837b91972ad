"""The search: a box, what it finds while one types, and the passage beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.content import Content

from reader.ui.commands import bindings, key_label
from reader.ui.dialogs.modal import ListModal
from reader.ui.inquiry import SearchRequest, SearchSession
from reader.ui.screens.previewing import PREVIEW_WIDTH, Previewing
from reader.ui.screens.stepping import Stepping
from reader.ui.screens.taking_hits import TakingHits
from reader.ui.search_request import Filters
from reader.ui.searching import QueryHistory, SearchSelection
from reader.ui.widgets._textual_fast_path import paint_now
from reader.ui.widgets.chip_line import ChipLine
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import QueryInput
from reader.ui.widgets.kind_tabs import KindTabs
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.result_list import InfoRow, RecentQuery, ResultList, Saved
from reader.ui.widgets.search_note import SearchNote, note_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.library.library import Library
    from reader.library.saved_searches import SavedSearch
    from reader.model import ItemKind
    from reader.search import Hit, Results
    from reader.ui.services.marks_cache import MarksCache
    from reader.ui.widgets.result_list import Row

NEAR_THE_END = 20
"""Rows before the last one from which more are fetched."""
EARLIER_SHOWN = 8
NOTHING_FOUND = "Nothing found, and nothing near it.\n\nFewer words find more."
TIPS = (
    "words, begun or mistyped",
    '"exact words"   -without',
    "place:seattle   level:senior",
    "role:economist   team:alexa",
    "author:sarikaya   in:papers",
    "is:unread   tag:later",
    "is:starred   status:applied",
)
"""Two to a line, so that none is cut in a narrow window."""


class SearchPreset(NamedTuple):
    """What a search opens with."""

    title: str = "search"
    question: SearchRequest = SearchRequest("")
    in_list: bool = False
    """Whether the list has the focus, and not the box."""


class SearchScreen(Stepping, Previewing, TakingHits, ListModal[SearchSelection]):
    """Floats over the text; ends with a Landing."""

    SHEET = "search.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (PREVIEW_WIDTH, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        library: Library,
        keeper: MarksCache,
        history: QueryHistory,
        name_of: Callable[[Hit], str],
        *,
        preset: SearchPreset,
        saved: Sequence[SavedSearch] = (),
    ) -> None:
        """`name_of` gives the name of a hit's document; `saved` are the searches that were saved."""
        super().__init__()
        self.library = library
        self.keeper = keeper
        self.history = history
        self.kind: ItemKind | None = preset.question.kind
        self.narrowing = preset.question.narrowing
        self._preset = preset
        self._name_of = name_of
        self._saved = saved
        self.prepare_answering(SearchSession(library, self))

    def compose(self) -> ComposeResult:
        """Box, counts, chips, what there is to say, results, preview."""
        with Vertical(id="search-box") as box:
            box.border_title = Content(self._preset.title)
            yield QueryInput(self._preset.question.query, id="query")
            yield KindTabs(id="kinds")
            yield ChipLine()
            yield SearchNote(id="search-note")
            with Horizontal(id="found"):
                yield ResultList(self.keeper.of, self._name_of, id="results")
                yield ReadingPane(id="preview")
        yield CommandBar()

    def on_mount(self) -> None:
        """The box has the focus, or the list where that is what was opened."""
        self.query_one(ReadingPane).can_focus = False
        self.history.rewind()
        self.show_narrowing()
        self.show_chosen()
        (self.query_one(ResultList) if self._preset.in_list else self.box).focus()
        if self._preset.in_list:
            self.asked_anew()
        else:
            self.typed()
        self.keep_looking()

    @property
    def box(self) -> QueryInput:
        """Where the query is typed."""
        return self.query_one(QueryInput)

    @property
    def rows(self) -> ResultList:
        """The results."""
        return self.query_one(ResultList)

    def entered(self) -> None:
        """Enter opens the chosen row."""
        self.action_open_result()

    def take(self, key: events.Key) -> bool:
        """In the list, letters are keys."""
        at_list = self._preset.in_list if self.focused is None else self.focused is not self.box
        return False if at_list else super().take(key)

    # Results

    def show(self, results: Results | None, *, keep: bool) -> None:
        """Shows an answer, or what there is before anything is asked; `keep` keeps the cursor on its row."""
        had_suggestion = self._suggestion is not None
        self.results = results
        rows = self.query_one(ResultList)
        rows.empty = "" if results is None or results.is_partial else NOTHING_FOUND
        rows.set_rows(self._start_rows() if results is None else _rows_of(results), keep=keep)
        if results is not None:
            self.keeper.look_up(hit.id for hit in results.hits)
        self.query_one(KindTabs).counts = None if results is None else results.counts
        self.say_soon(note_on(results, self.library.indexing, self._suggestion_key()))
        if had_suggestion != (self._suggestion is not None):
            self.refresh_bindings()
        if rows.hit is None:
            self.preview(None)
        paint_now(self, rows, rows.vertical_scrollbar, self.query_one(KindTabs))

    @property
    def is_amid(self) -> bool:
        """Whether the cursor has left the best result."""
        return bool(self.query_one(ResultList).index)

    def say(self, sentences: Sequence[str]) -> None:
        """Says what there is to say beside the results."""
        self.query_one(SearchNote).say(sentences)

    @property
    def _suggestion(self) -> str | None:
        results = self.results
        return results.suggestion if results is not None and results.relaxed else None

    def _suggestion_key(self) -> str:
        bound = (active.binding for active in self.active_bindings.values())
        return next((key_label(one.key) for one in bound if one.action == "take_suggestion"), "")

    def _start_rows(self) -> list[Row]:
        """What can be chosen before anything is typed, and what can be typed."""
        rows: list[Row] = []
        if self._saved:
            rows += [InfoRow("Saved"), *map(Saved, self._saved), InfoRow("")]
        if earlier := self.history.latest_first[:EARLIER_SHOWN]:
            rows += [InfoRow("Typed before"), *map(RecentQuery, earlier), InfoRow("")]
        return [*rows, InfoRow("What can be typed"), *(InfoRow(f"  {tip}") for tip in TIPS)]

    @on(ResultList.Highlighted)
    def _chosen(self, event: ResultList.Highlighted) -> None:
        rows = self.query_one(ResultList)
        if event.index is not None and event.index == rows.index:
            self.preview(rows.hit)
            if event.index > len(rows.rows) - NEAR_THE_END:
                self.fetch_more()

    @on(ResultList.Selected)
    def _clicked(self) -> None:
        self.action_open_result()

    @on(KindTabs.Chosen)
    def _kind_clicked(self, event: KindTabs.Chosen) -> None:
        self.turn_to(event.kind)

    @on(SearchNote.Taken)
    def _suggestion_clicked(self) -> None:
        self.action_take_suggestion()

    @on(QueryInput.DeleteOnEmpty)
    def _strike(self) -> None:
        """Forgets the chosen one of the queries typed before."""
        row = self.query_one(ResultList).row
        if isinstance(row, RecentQuery):
            self.history.drop(row.query)
            self.keeper.run(lambda: self.library.searches.forget(row.query))
            self.show(None, keep=True)

    def on_resize(self, event: events.Resize) -> None:
        """Room for the preview or not."""
        pane = self.query_one(ReadingPane)
        pane.display = event.size.width >= PREVIEW_WIDTH
        if pane.display:
            self.call_after_refresh(lambda: self.preview(self.query_one(ResultList).hit))

    # Actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The key that takes a suggestion is there with the suggestion."""
        return self._suggestion is not None if action == "take_suggestion" else True

    def action_take_suggestion(self) -> None:
        """Searches for what was suggested."""
        if self._suggestion is not None:
            self.box.fill(self._suggestion)

    def action_open_result(self) -> None:
        """Opens the chosen row; before the answer to what was typed is there, then."""
        self._open_for = None if self.settled else self.box.value
        rows = self.query_one(ResultList)
        row = rows.row
        if self._open_for is not None or row is None:
            return
        if isinstance(row, RecentQuery):
            self.box.fill(row.query)
        elif isinstance(row, Saved):
            self.take_up(row.search)
        elif rows.hit is not None and self.results is not None:
            self.history.add(self.box.value)
            self.dismiss(SearchSelection(self.results, self.results.hits.index(rows.hit), self.question))

    def take_up(self, search: SavedSearch) -> None:
        """Shows what a saved search finds."""
        self.entitle(search.name)
        self.kind = search.kind
        self.box.fill(search.query)
        self.narrow_to(Filters.of(search.where, search.order))

    def action_close(self) -> None:
        """Back to where one was."""
        self.history.add(self.box.value)
        self.dismiss(None)


def _rows_of(results: Results) -> list[Row]:
    """The hits, and how many more there are."""
    more = results.total - len(results.hits)
    rows: list[Row] = [*results.hits]
    return [*rows, InfoRow(f"{more:,} more; a filter or another word leads to them")] if more > 0 else rows
