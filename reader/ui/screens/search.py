"""The search: a box, what it finds while the user types, and the passage beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input

from reader.search.grouping import ORDERS
from reader.ui.commands import NO_ITEM, Context, bindings, can_run, first_key
from reader.ui.controllers.awaited_rows import AwaitedRows
from reader.ui.controllers.hit_preview import PREVIEW_WIDTH, HitPreview
from reader.ui.controllers.item_actions import ItemActions, Ports
from reader.ui.controllers.listing import ResultListing
from reader.ui.controllers.marking import Targets
from reader.ui.controllers.results import RESULT_ACTIONS, ResultActions
from reader.ui.dialogs.modal import ListModal
from reader.ui.dialogs.order import ask_order
from reader.ui.search_request import Filters, SearchPreset, SearchRequest, SearchSelection, order_words
from reader.ui.services.following import follow
from reader.ui.services.search_session import SearchCompleted, SearchFailed, SearchSession
from reader.ui.services.tasks import call_after
from reader.ui.widgets._textual_fast_path import paint_now
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import QueryInput
from reader.ui.widgets.posting_list import HiddenNote
from reader.ui.widgets.progress_line import ProgressLine
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.result_list import (
    InfoRow,
    RecentQuery,
    ResultFrame,
    ResultList,
    Saved,
    SearchNote,
    note_on,
)
from reader.ui.widgets.search_tabs import KINDS, FilterChips, KindTabs
from reader.ui.widgets.tabs import ColumnHeader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from reader.model import ItemKind
    from reader.search import Facet, FacetValue, Results
    from reader.ui.controllers.results import Home
    from reader.ui.services import Services

LAYOUT = 0.05
"""Seconds that it takes, at most, until a note has come or gone."""
BEST_FIRST, BY_DOCUMENT = "Best match first", "By document"
"""How results are sorted if nothing else is chosen: of a search, and of a collection."""


class Remarks:
    """Says something about the results, and updates the command bar, once there is time between keys."""

    def __init__(self, screen: SearchScreen) -> None:
        self._screen = screen
        self._timer: Timer | None = None

    def say_soon(self, sentences: Sequence[str]) -> None:
        """Say something, unless something else is said before."""
        self.stop()
        if delay := self._screen.session.pace.wait(LAYOUT):
            self._timer = call_after(self._screen, delay, lambda: self._say(sentences))
        else:
            self._say(sentences)

    def stop(self) -> None:
        """Say nothing that has not been said yet."""
        if self._timer is not None:
            self._timer.stop()

    def _say(self, sentences: Sequence[str]) -> None:
        self._screen.query_one(SearchNote).say(sentences)
        self._screen.query_one(CommandBar).follow(self._screen.context)


class SearchScreen(ListModal[SearchSelection]):
    """Ends with a SearchSelection."""

    SHEET = "search.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search"), *bindings("picker"), *bindings("modal")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012

    def __init__(self, services: Services, home: Home, *, preset: SearchPreset) -> None:
        super().__init__()
        self._services = services
        self._library = services.library
        self._home = home
        self._preset = preset
        self._is_collection = preset.holds is not None
        """Whether this is one of the program's own collections, which no words have found."""
        self._open_for: str | None = None
        """The query whose first result is to be opened once it is found."""
        self.remarks = Remarks(self)
        self.kind: ItemKind | None = preset.request.kind
        self.filters: Filters = preset.request.filters
        self.session = SearchSession(services.library, self)
        self.preview = HitPreview(self, self.session, services.library)
        self.actions = actions = ResultActions(services, self, home, lambda: self.rows)
        shown = self, self.session, preset, lambda: self.rows
        self.listing = listing = ResultListing(services, *shown, home.collections.saved)
        self.holds_key = AwaitedRows(self, listing, services.keymap, are_wanted=preset.in_list).hold
        targets = Targets(actions.ref, actions.selected, listing.go_on, actions.go_undecided, listing.decide)
        ports = Ports(targets, listing.scopes, lambda: False, self.actions.leave_for_item)
        self.items = ItemActions(services, self, ports)

    def compose(self) -> ComposeResult:
        """Box, kinds, filters, a note, results, passage."""
        with Vertical(id="search-box") as box:
            box.border_title = Content(self._preset.title)
            yield QueryInput(self._preset.request.query, id="query")
            yield KindTabs(id="kinds")
            yield FilterChips()
            yield SearchNote(id="search-note")
            with Horizontal(id="found"):
                yield ResultFrame(self._services, self._home.name_of)
                yield ReadingPane(id="preview")
        yield ProgressLine(self._services.additions, self._services.keymap)
        yield CommandBar()

    def on_mount(self) -> None:
        """Focus the box, or the list of a collection; and search."""
        self.query_one(ReadingPane).can_focus = False
        self._services.queries.rewind()
        self._show_filters()
        selected = self._services.selected
        self.rows.show_chosen(frozenset(selected.ids))
        follow(selected.changed, self, self.rows.show_chosen)
        follow(self._services.marks.changed, self, self.listing.marks_changed)
        self.set_class(self._is_collection, "-collection")
        (self.rows if self._preset.in_list else self.input).focus()
        search = self.session.search if self._preset.in_list else self.session.type
        search(self.request)
        self.session.start()

    @property
    def input(self) -> QueryInput:
        """The search box."""
        return self.query_one(QueryInput)

    @property
    def rows(self) -> ResultList:
        """The results."""
        return self.query_one(ResultList)

    @property
    def request(self) -> SearchRequest:
        """What is asked for now."""
        return SearchRequest(self.input.value, self.kind, self.filters)

    @property
    def results(self) -> Results | None:
        """The results shown; None before anything is asked for."""
        return self.session.shown

    @property
    def is_settled(self) -> bool:
        """Whether the list shows the results of what is in the box."""
        return self.session.is_settled and self.session.request.query == self.input.value

    def buffer_key(self, key: events.Key) -> bool:
        """Take a letter for the box; in the list, letters are keys."""
        in_list = self._preset.in_list if self.focused is None else self.focused is not self.input
        return False if in_list else super().buffer_key(key)

    # From typing to results

    @on(Input.Changed, "#query")
    def _typed(self) -> None:
        self.remarks.stop()
        self.session.type(self.request)

    def _search(self) -> None:
        self.remarks.stop()
        self.session.search(self.request)

    @on(SearchCompleted)
    def _search_completed(self, event: SearchCompleted) -> None:
        if not self.session.accept(event):
            return
        self.show(keep=event.more and bool(self.rows.index))
        if self._open_for == self.input.value:
            self.submit()

    @on(SearchFailed)
    def _search_failed(self, event: SearchFailed) -> None:
        if self.session.accept(event):
            self.show(keep=False)
            self.remarks.say_soon([str(event.error)])

    def show(self, *, keep: bool) -> None:
        """Show the results, or what there is before a search; `keep` keeps the cursor on its row."""
        results, rows, tabs = self.results, self.rows, self.query_one(KindTabs)
        self.listing.show(keep=keep)
        key = first_key("take_suggestion", self._services.keymap)
        self.remarks.say_soon(note_on(results, self._library.indexing, key))
        if rows.hit is None:
            self.preview.show(None)
        paint_now(self, rows, rows.vertical_scrollbar, tabs)

    @on(ResultList.Picked)
    def _row_picked(self) -> None:
        self.actions.choose()

    # The passage beside the list

    @on(ResultList.Highlighted)
    def _row_highlighted(self) -> None:
        """Show the hit the cursor is on by now; a message may be about rows that are gone."""
        self.listing.cursor_moved()
        if not self.session.pace.wait(LAYOUT):
            self.query_one(CommandBar).follow(self.context)
        self.preview.show(self.rows.hit)

    def on_resize(self, event: events.Resize) -> None:
        """Show the passage where there is room."""
        pane = self.query_one(ReadingPane)
        pane.display = event.size.width >= PREVIEW_WIDTH
        if pane.display:
            self.call_after_refresh(lambda: self.preview.show(self.rows.hit))

    # Kinds, filters, order

    def set_filters(self, filters: Filters) -> None:
        """Search with other filters, or in another order."""
        if filters.values and self.kind not in (None, "posting"):
            self.kind = None
        self.filters = filters
        self._show_filters()
        self._search()

    def set_kind(self, kind: ItemKind | None) -> None:
        """Search for items of one kind, or of all."""
        self.kind = kind
        self.query_one("#search-box").border_title = "search"
        self.remove_class("-collection")
        self._show_filters()
        self._search()

    @property
    def _usual_order(self) -> str:
        return BY_DOCUMENT if self._is_collection else BEST_FIRST

    def _show_filters(self) -> None:
        self.query_one(FilterChips).values = self.filters.values
        tabs = self.query_one(KindTabs)
        tabs.kind = self.kind
        tabs.is_brief = self._is_collection and self.kind == self._preset.request.kind
        self.query_one(ResultFrame).show_order(self.filters.order)
        tabs.note = order_words(self.filters.order) or self._usual_order.lower()
        self.refresh_bindings()

    @on(ColumnHeader.Selected)
    def _column_clicked(self, event: ColumnHeader.Selected) -> None:
        """Sort by a column; by the same again, the other way round."""
        self.set_filters(self.filters.sorted_by(event.column))

    @on(KindTabs.Selected)
    def _kind_clicked(self, event: KindTabs.Selected) -> None:
        self.set_kind(event.kind)

    @on(FilterChips.Removed)
    def _filter_removed(self, event: FilterChips.Removed) -> None:
        self.set_filters(self.filters.without(event.value))

    @on(QueryInput.DeleteOnEmpty)
    def _delete_on_empty(self) -> None:
        """Forget the recent search under the cursor."""
        row = self.rows.row
        if isinstance(row, RecentQuery):
            self._services.queries.drop(row.query)
            self._services.marks.run(lambda: self._library.searches.forget(row.query))
            self.show(keep=True)

    # Commands

    @property
    def _suggestion(self) -> str | None:
        results = self.results
        return results.suggestion if results is not None and results.relaxed else None

    @property
    def context(self) -> Context:
        """What there is to act on."""
        current = self.actions.ref()
        return Context(
            item=None if current is None else current.kind,
            no_item=NO_ITEM if current is None else "",
            has_selected=bool(self._services.selected.ids),
            has_near_copy=current is not None and current.id in self._services.marks.near,
            has_postings=True,
            is_filtered=bool(self.filters.values),
            has_suggestion=self._suggestion is not None,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command can run here (see `commands.can_run`)."""
        if self.is_over or not self.is_mounted:
            return super().check_action(action, parameters)
        return can_run(action, parameters, self)

    def action_item(self, name: str) -> None:
        """Do something with the result under the cursor."""
        self.items.run(name)

    def submit(self) -> None:
        """Open the row under the cursor; before the results are there, once they are."""
        self._open_for = None if self.listing.answers(self.request) else self.input.value
        self.session.is_urgent = self._open_for is not None
        row = self.rows.row
        if self._open_for is not None or row is None:
            return
        if isinstance(row, RecentQuery):
            self.input.fill(row.query)
        elif isinstance(row, Saved):
            search = row.search
            self.query_one("#search-box").border_title = Content(search.name)
            self.kind = search.kind
            self.input.fill(search.query)
            self.set_filters(Filters.of(search.where, search.order))
        elif isinstance(row, HiddenNote):
            self.listing.toggle_hidden()
        elif not isinstance(row, InfoRow) and (selection := self.listing.selection(row)) is not None:
            self._services.queries.add(self.input.value)
            self.dismiss(selection)

    def action_walk(self, direction: Literal[1, -1]) -> None:
        """Move one row down or up; up in an empty box, to an earlier search."""
        rows = self.rows
        first = next((at for at, row in enumerate(rows.rows) if rows.selectable(row)), None)
        if direction > 0 or self.results is not None or (rows.index is not None and rows.index != first):
            super().action_walk(direction)
        elif (earlier := self._services.queries.earlier()) is not None:
            self.input.fill(earlier)

    def action_step_kind(self, direction: Literal[1, -1]) -> None:
        """Search for the next or previous kind."""
        self.set_kind(KINDS[(KINDS.index(self.kind) + direction) % len(KINDS)])

    @on(SearchNote.Clicked)
    def action_take_suggestion(self) -> None:
        """Search for what was suggested."""
        if self._suggestion is not None:
            self.input.fill(self._suggestion)

    def action_to_list(self) -> None:
        """Focus the list, where keys are commands."""
        self.rows.focus()

    def action_to_box(self) -> None:
        """Focus the box."""
        self.remove_class("-collection")
        self.input.focus()

    def action_choose(self) -> None:
        """Select or deselect the posting under the cursor, and move on to the next row."""
        self._row_picked()
        self.rows.action_line_down()

    def action_narrow(self) -> None:
        """Filter the postings; each choice counts at once."""
        from reader.ui.dialogs.filters import FilterScreen

        self.app.push_screen(FilterScreen(self.filters, self._count, self.set_filters))

    def _count(
        self, filters: Filters, cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Mapping[Facet, tuple[FacetValue, ...]], bool]]:
        return self._library.growing_facets(self.session.request.query, filters.where, cancelled)

    @on(QueryInput.BackspaceOnEmpty)
    def action_widen(self) -> None:
        """Remove the last filter."""
        if self.filters.values:
            self.set_filters(self.filters.wider())

    @on(KindTabs.SortClicked)
    def action_reorder(self) -> None:
        """Sort the results in a way that the user chooses; in the same again, the other way round."""
        given, keymap = self._usual_order, self._services.keymap
        ask_order(self.app, ORDERS, self.filters, self.set_filters, given, keymap)

    def action_save(self) -> None:
        """Ask for a name, and save the search under it."""
        self.actions.save(self.request)

    def action_close(self) -> None:
        """Close the search."""
        self._services.queries.add("".join(box.value for box in self.query(QueryInput)))
        self.dismiss(None)

    def action_result(self, name: str) -> None:
        """Do something with the document of a result, or with the library."""
        RESULT_ACTIONS[name](self.actions)
