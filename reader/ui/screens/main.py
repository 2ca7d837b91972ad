"""The main screen: the sidebar of documents, and the open document."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, on
from textual.screen import Screen

from reader.errors import SourceError
from reader.ui.commands import Context, bindings, can_run
from reader.ui.controllers import documents as loading
from reader.ui.controllers.collections import CollectionsController, CountsLoaded
from reader.ui.controllers.current_item import CurrentItem
from reader.ui.controllers.documents import CHECK_EVERY, DocumentController
from reader.ui.controllers.dwell import Dwell
from reader.ui.controllers.navigation import Navigator
from reader.ui.controllers.open_document import OpenDocument
from reader.ui.document.location import has_tab
from reader.ui.pane_layout import HIGH, NARROW, SPACIOUS
from reader.ui.services.tasks import run_in_thread
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.document_view import DocumentView
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.scrolling import size_without_layout
from reader.ui.widgets.sidebar import Sidebar
from reader.ui.widgets.sidebar_rows import Collection, Feed
from reader.ui.widgets.text_selection import if_attached
from reader.ui.widgets.workspace import WORKSPACE_ACTIONS, Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Offset
    from textual.widget import Widget

    from reader.library.protocol import TextPreview
    from reader.ui.controllers.adding import AddingController, DocumentsAdded
    from reader.ui.controllers.going import GoTo
    from reader.ui.controllers.highlighting import Highlighting
    from reader.ui.controllers.item_actions import ItemActions
    from reader.ui.controllers.reloading import Reloading
    from reader.ui.controllers.results import Home
    from reader.ui.controllers.subscriptions import SubscriptionsController
    from reader.ui.dialogs.export import ExportScope
    from reader.ui.document.location import Tab
    from reader.ui.pane_layout import DisplaySettings
    from reader.ui.search_request import SearchPreset
    from reader.ui.services import Services
    from reader.ui.services.marks_cache import MarksChanged, MarksWriteFailed


AS_IN_TEXT = "As in the text"
"""The order of a document's own."""


class MainScreen(Screen[None]):
    """Everything but dialogs."""

    virtual_size = size_without_layout()
    BLANK = True
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("main"), *bindings("item")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SPACIOUS, "-tall"), (HIGH, "-high")]  # noqa: RUF012 - as Textual declares it

    def __init__(
        self, services: Services, display: DisplaySettings, *, preview: TextPreview | None, focus_text: bool
    ) -> None:
        """`preview` is the text of the first frame; with `focus_text` the text has the focus at first."""
        super().__init__()
        self.services = services
        self._focus_text = focus_text
        self.view = DocumentView(services)
        self.sidebar = Sidebar(services.marks.counts.of, id="sidebar")
        self._bar = CommandBar(id="keys", comes_second=True)
        self.workspace = Workspace(self.sidebar, self.view, self._bar, display, services.prefer)
        self.opened = OpenDocument(services, self, self.sidebar, self.view, self.workspace.follow_tab)
        self.documents = DocumentController(services, self, self.sidebar, self.view, self.opened, preview)
        self.navigator = Navigator(self.view, self.opened.open, self._focus_text_pane, self.open_search)
        self.collections = CollectionsController(services, self, self.sidebar, self.documents)
        self.place = CurrentItem(self.workspace, self.sidebar, self.view, self.documents, services)
        self._dwell = Dwell(services.marks, self.view)

    # Controllers that the first frame can do without

    @cached_property
    def reloading(self) -> Reloading:
        """Reads a document again."""
        from reader.ui.controllers.reloading import Reloading

        return Reloading(self.services, self, self.view, self.documents)

    @cached_property
    def subscriptions(self) -> SubscriptionsController:
        """What the user does with sources that are asked again, and what is new."""
        from reader.ui.controllers.subscriptions import SubscriptionsController

        ours = self.documents, self.collections, self.navigator.go_to
        return SubscriptionsController(self.services, self, self.sidebar, *ours)

    @cached_property
    def adding(self) -> AddingController:
        """Adds to the library."""
        from reader.ui.controllers.adding import AddingController

        return AddingController(self.services, self, self.subscriptions.subscribe)

    @cached_property
    def items(self) -> ItemActions:
        """What the user does with the current item."""
        from reader.ui.controllers.item_actions import ItemActions, Ports
        from reader.ui.controllers.marking import Targets

        place = self.place
        targets = Targets(place.ref, place.selected, place.advance, place.go_undecided, opening=place.opening)
        ports = Ports(targets, self._scopes, place.copy_selection, self.go_to_item)
        return ItemActions(self.services, self, ports)

    # Lifecycle

    def compose(self) -> ComposeResult:
        """The workspace, and the command bar below it."""
        yield self.workspace
        yield self._bar

    def on_mount(self) -> None:
        """Show the first text, and focus where it is wanted."""
        self.workspace.show_settings()
        self.watch(self.sidebar, "index", self._document_chosen, init=False)
        self.services.marks.changed.subscribe(self, self._marks_changed)
        self.services.marks.write_failed.subscribe(self, self._marks_not_written)
        self.documents.start(self.collections.recall, lambda: self.subscriptions.load())  # noqa: PLW0108 - made late
        self.set_interval(CHECK_EVERY, lambda: self.reloading.check_file())  # noqa: PLW0108 - made late
        self.workspace.focus_pane("text" if self._focus_text or self.size.width < NARROW else "sidebar")

    def on_unmount(self) -> None:
        """Write everything under way to disk."""
        self.opened.save_location()
        self.services.additions.close()
        self.services.marks.close()

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes for the new size."""
        self.workspace.arrange_panes(event.size.width, event.size.height)

    @on(events.ScreenResume)
    def _resumed(self, event: events.ScreenResume) -> None:
        """Count again, since a dialog may have had the index made."""
        if not self.stack_updates:  # mounting has just applied all styles
            event.refresh_styles = False
        if self.focused is None:  # the terminal's own focus came back while another screen was over this one
            self.workspace.focus_pane(self.workspace.focused_pane)
        self.collections.count_soon()

    @on(events.ScreenSuspend)
    def _suspended(self) -> None:
        self.collections.stop_counting()

    # Documents

    @on(loading.DocumentsLoaded)
    def _documents_loaded(self, event: loading.DocumentsLoaded) -> None:
        self.documents.take_loaded(event)
        self.collections.show()
        if event.last and self.documents.entries:
            from reader.ui.controllers.first_hint import FirstHint

            FirstHint(self.services, self).look()

    @on(loading.DocumentListChanged)
    def _list_changed(self, event: loading.DocumentListChanged) -> None:
        self.documents.take_list(event)
        self.collections.show()

    def on_documents_added(self, event: DocumentsAdded) -> None:
        """Say what became of the sources, and list the documents as they are now."""
        self.adding.tell(event)
        self.documents.take_entries(event.entries)
        self.collections.show()

    @on(Sidebar.Highlighted, "#sidebar")
    def _document_chosen(self) -> None:
        """Open it at once where a key has moved the cursor: the next key is meant for it."""
        entry = self.sidebar.entry if self.documents.entries else None
        if entry is not None:
            if entry.id != self.opened.id:
                browsing = self.workspace.focused_pane == "sidebar"
                self.navigator.leave("documents" if browsing else None)
                self.navigator.end_search()
            self.opened.open(entry.id)
        self.refresh_bindings()

    @on(Sidebar.Selected, "#sidebar")
    def _row_opened(self) -> None:
        row = self.sidebar.row
        if isinstance(row, Collection):
            self.open_collection(row)
        elif isinstance(row, Feed):
            self.subscriptions.open(row)
        elif isinstance(row, SourceError):
            self.notify(str(row), title="Could not be read", severity="warning", markup=False)
        else:
            self.workspace.focus_pane("list" if self.view.tab == "postings" else "text")

    def open_collection(self, row: Collection) -> None:
        """Show what a collection holds."""
        if row.is_news or row.is_highlights:
            (self.subscriptions.news if row.is_news else self._highlighting()).open()
            return
        from reader.ui.search_request import SearchPreset, SearchRequest

        request = SearchRequest.of(row.search)
        self.open_search(SearchPreset(row.name, request, in_list=True, holds=row.holds, is_task=row.is_task))

    @on(DocumentView.TabChanged)
    def _tab_changed(self) -> None:
        self.navigator.document_changed()
        self.services.marks.load(self.view.items)
        is_elsewhere = self.sidebar.has_focus and isinstance(self.sidebar.row, Collection | Feed)
        if self.view.document is not None and not is_elsewhere:
            self.sidebar.go_to(self.view.document.id)
        self.workspace.follow_tab()
        self.refresh_bindings()
        pending, self.opened.pending_tab = self.opened.pending_tab, None
        if pending is not None:
            self.action_turn(pending)

    @on(DocumentView.Left)
    def _place_left(self, event: DocumentView.Left) -> None:
        self.navigator.history.push(event.location)

    @on(DocumentView.Moved)
    def _place_changed(self, event: DocumentView.Moved) -> None:
        """Save the place, and see whether the text has been read."""
        self.opened.location_changed()
        self.navigator.follow_shown()
        self._dwell.moved(at_end=event.at_end)

    # Marks, collections

    def _marks_changed(self, event: MarksChanged) -> None:
        if event.notice:  # what was undone may have been the saving of a search, or a subscription
            self.collections.load_searches()
            self.subscriptions.load_soon()
        if event.documents:
            self.documents.list_again()
        if event.counts:
            self.sidebar.refresh_rows()
            self.collections.show(count=False)
        self.collections.count_soon()

    def _marks_not_written(self, event: MarksWriteFailed) -> None:
        """Offer a note again that could not be saved."""
        if event.item is not None and event.text:
            self.items.marking.write_note(event.item, event.text)

    @on(CountsLoaded)
    def _counts_loaded(self, event: CountsLoaded) -> None:
        self.collections.take_counts(event)
        self.subscriptions.load_soon()

    # Commands

    @property
    def context(self) -> Context:
        """What there is to act on."""
        current, view = self.place.item, self.view
        return Context(
            item=None if current is None else current.kind,
            no_item=self.place.why_none,
            has_selected=bool(self.services.selected.ids),
            has_near_copy=current is not None and current.id in self.services.marks.near,
            has_documents=bool(self.documents.entries) or not self.documents.is_complete,
            has_document=view.document is not None,
            is_opening=self.documents.is_opening,
            has_text=view.document is not None or view.preview_source is not None,
            has_postings=view.has_postings,
            is_filtered=view.has_postings and bool(view.filter.of(view.document).values),
            walked=self.navigator.walked,
            on_saved_search=self.collections.selected is not None,
            on_subscription=isinstance(self.sidebar.row, Feed),
            can_go_back=self.navigator.is_walking or self.workspace.can_go_back,
            is_zen=self.workspace.is_zen,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command can run here (see `commands.can_run`)."""
        return can_run(action, parameters, self) if self.is_mounted else True

    def action_item(self, name: str) -> None:
        """Do something with the current item."""
        self.items.run(name)

    def action_turn(self, tab: Tab) -> None:
        """Show a tab of the document, and focus it."""
        if self.view.preview_source is not None or self.opened.is_loading:
            self.opened.pending_tab = tab
        elif not has_tab(self.view.document, tab):
            from reader.ui.render.welcome import MISSING

            self.notify(MISSING[tab], markup=False, timeout=3)
        else:
            self.view.show_tab(tab)
            self.workspace.focus_pane("list" if tab == "postings" else "text")

    def action_jump(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous paper, posting or heading."""
        self.navigator.leave("landmarks")
        self.view.jump(direction)

    def action_step_document(self, direction: Literal[1, -1]) -> None:
        """Open the next or previous search result, or document."""
        if not self.navigator.step_result(direction):
            self.sidebar.step_document(direction)

    def action_step_match(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous match."""
        self.navigator.step_match(direction)
        self.refresh_bindings()

    def action_travel(self, direction: Literal[1, -1]) -> None:
        """Go back or forward through the places visited."""
        self.navigator.travel(direction)

    def action_contents(self) -> None:
        """Go to what the user chooses from the contents."""
        self._going().ask_in_document(self._highlighting())

    def action_go_to(self) -> None:
        """Go to anything by its name."""
        self._going().ask()

    def _going(self) -> GoTo:
        from reader.ui.controllers.going import GoTo

        controllers = self.documents, self.navigator, self.view, self.sidebar
        ways = self.navigator.go_to, self.go_to_item, self.open_collection, self.workspace.focus_pane
        return GoTo(self.services.library, *controllers, *ways)

    def action_find(self) -> None:
        """Find in this document."""
        self.navigator.find(self, lambda: self.documents.is_opening)

    def action_search(self) -> None:
        """Open the search, as it was while results of typed words are walked through."""
        from reader.ui.search_request import SearchPreset, SearchRequest

        self.open_search(SearchPreset(request=self.navigator.typed or SearchRequest("")))

    def open_search(self, preset: SearchPreset) -> None:
        """Open the search as a preset says; the index is brought up to date meanwhile."""
        from reader.ui.screens.search import SearchScreen

        run_in_thread(self, self.services.library.prepare, "prepare search")
        land = self.navigator.land_again if preset.start else self.navigator.land
        self.app.push_screen(SearchScreen(self.services, self._home(), preset=preset), land)

    def _home(self) -> Home:
        from reader.ui.controllers.results import Home

        go = self.go_to_item, self.navigator.go_to
        return Home(self.documents, self.reloading, self.adding, self.collections, *go)

    def action_overview(self) -> None:
        """Show the library at a glance."""
        from reader.ui.screens.overview import OverviewScreen

        self.app.push_screen(OverviewScreen(self.services, self._home(), self.navigator.land))

    def go_to_item(self, _item: str, document: str, lines: tuple[int, int], offset: int | None) -> None:
        """Go to an item in a document, at the place with these lines."""
        self.opened.open_item(document, lines, offset, self.navigator.leave_search)

    def action_narrow(self) -> None:
        """Filter the postings; each choice counts at once."""
        from reader.ui.dialogs.filters import FilterScreen

        filters = self.view.filter.of(self.view.document)
        self.app.push_screen(FilterScreen(filters, self.view.filter.facets, self.view.set_filters))

    def action_widen(self) -> None:
        """Remove the last filter."""
        filters = self.view.filter.of(self.view.document)
        if filters.values:
            self.view.set_filters(filters.wider())

    def action_reorder(self) -> None:
        """Sort the postings in a way that the user chooses; in the same again, the other way round."""
        from reader.ui.dialogs.order import ask_order

        view = self.view
        filters, orders = view.filter.of(view.document), view.list.row_layout.orders
        ask_order(self.app, orders, filters, view.set_filters, AS_IN_TEXT, self.services.keymap)

    def action_remove(self) -> None:
        """Remove the saved search or the subscription under the cursor."""
        if not self.collections.remove_selected():
            self.subscriptions.unsubscribe()

    def action_source(self, name: str) -> None:
        """Do something with subscriptions, or with what is chosen in the sidebar."""
        from reader.ui.controllers.subscriptions import SOURCE_ACTIONS

        SOURCE_ACTIONS[name](self.subscriptions)

    def action_add(self) -> None:
        """Ask for a path, and add what is there to the library."""
        self.adding.ask()

    def action_reread(self) -> None:
        """Reload the document from disk."""
        self.reloading.reload()

    def action_back(self) -> None:
        """Leave zen mode, else an item for its collection, else a search, else the pane."""
        if self.workspace.is_zen:
            self.workspace.set_zen(wanted=False)
        elif not self.navigator.go_back():
            self.workspace.step_pane(-1)
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Leave zen mode or a search; at the top level, quit."""
        if self.workspace.is_zen or self.navigator.is_walking:
            self.action_back()
        else:
            self.app.exit()

    def action_arrange(self, name: str) -> None:
        """Arrange the workspace in another way, or move the focus in it."""
        WORKSPACE_ACTIONS[name](self.workspace)

    # Ports

    @on(PostingList.Selected, "#list")
    def _focus_text_pane(self) -> None:
        self.workspace.focus_pane("text")
        self.refresh_bindings()

    def _scopes(self) -> Sequence[ExportScope]:
        request, search = self.navigator.request, self.navigator.search
        return self.place.scopes((request, search.results) if search and request else None)

    @on(ReadingPane.HighlightPressed)
    def _highlight_pressed(self, event: ReadingPane.HighlightPressed) -> None:
        self._highlighting().press(event)

    def _highlighting(self) -> Highlighting:
        from reader.ui.controllers.highlighting import Highlighting

        return Highlighting(self.services, self, self.view, self.navigator)

    @on(ReadingPane.Copied)
    def _selection_taken(self, event: ReadingPane.Copied) -> None:
        event.stop()
        self.place.copy_selection()

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Keep a drag that began in the text inside the text, wherever the mouse goes."""
        if self.view.is_mounted:
            x, y = self.view.pane.selection.clamp_drag(x, y)
        return if_attached(*super().get_widget_and_offset_at(x, y))

    @on(events.TextSelected)
    def _drag_ended(self) -> None:
        self.view.pane.selection.is_dragged = False
