"""One document: its tabs, the list of its postings, the text, and where in them the user is."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Vertical
from textual.message import Message

from reader.ui.commands import first_key
from reader.ui.document.location import Location, Tab, first_tab, percent, posting_at, tab_at
from reader.ui.render.preview import view_of_preview
from reader.ui.render.renderer import DocumentRenderer
from reader.ui.services.tasks import run_in_thread
from reader.ui.widgets.list_frame import ListFrame
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.scrolling import size_without_layout
from reader.ui.widgets.tabs import ColumnHeader, DocumentTabs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult

    from reader.library.protocol import TextPreview
    from reader.model import Article, Document, Item, Lines, Paper, Posting
    from reader.search import DocumentFacets, Facet, FacetValue
    from reader.ui.document.outline import Outline
    from reader.ui.document.view import View
    from reader.ui.pane_layout import DisplaySettings, PaneLayout
    from reader.ui.search_request import Filters
    from reader.ui.services import Services
    from reader.ui.services.marks_cache import MarksChanged
    from reader.ui.widgets.search_tabs import FilterChips

MATCH, DOT = "match ", "  ·  "
"""How a note on a search begins, and what separates its parts; the first counts in a narrow window."""


class PostingFilter:
    """Filter and order of the postings of one document; another document begins without."""

    def __init__(self, status_of: Callable[[str], str | None]) -> None:
        self._status_of = status_of
        self._document: Document | None = None
        self._filters: Filters | None = None
        self._listing: DocumentFacets | None = None

    def of(self, document: Document | None) -> Filters:
        """Return the filters in force for a document."""
        if self._filters is None or self._document is not document:
            from reader.ui.search_request import Filters

            self._filters, self._document, self._listing = Filters(), document, None
        return self._filters

    def set(self, filters: Filters) -> None:
        """Change the filters of the document asked about last."""
        self._filters = filters

    @property
    def is_by_status(self) -> bool:
        """Whether marks change what passes."""
        return self._filters is not None and "status" in self._filters.where

    def is_current(self, filters: Filters, document: Document | None) -> bool:
        """Return whether these are still the filters of a document."""
        return filters is self._filters and document is self._document

    # In threads: the values of many postings take a moment

    def postings(self, filters: Filters) -> Sequence[Posting]:
        """Return the postings that pass, in order."""
        return self._read().postings(filters.where, filters.order)

    def facets(
        self, filters: Filters, _: Callable[[], bool]
    ) -> Iterator[tuple[Mapping[Facet, Sequence[FacetValue]], bool]]:
        """Yield the values to filter by, with their counts, and that these are all."""
        yield self._read().facets(filters.where), False

    def _read(self) -> DocumentFacets:
        from reader.search import DocumentFacets

        if self._listing is None:
            postings = self._document.postings if self._document is not None else ()
            self._listing = DocumentFacets(postings, self._status_of)
        return self._listing


class Panes(Container):
    """List and text; draws nothing itself."""

    virtual_size = size_without_layout()
    BLANK = True


class DocumentView(Vertical):
    """Tabs, the list of postings, and the text."""

    virtual_size = size_without_layout()
    BLANK = True

    class TabChanged(Message):
        """Another document or another tab is shown."""

        def __init__(self, view: DocumentView) -> None:
            super().__init__()
            self.view = view

    class Moved(Message):
        """Another line is at the top.

        The pane's own message ends here where this widget has moved the text: a message does not pass
        the widget that caused it.
        """

        def __init__(self, view: DocumentView, *, at_end: bool) -> None:
            super().__init__()
            self.view = view
            self.at_end = at_end
            """Whether the end of the text is in sight, and none of it was skipped."""

    class Left(Message):
        """The user has jumped far from a place, within the text."""

        def __init__(self, view: DocumentView, location: Location) -> None:
            super().__init__()
            self.view = view
            self.location = location

    class _Filtered(Message):
        """The postings that pass a filter are known."""

        def __init__(self, filters: Filters, postings: Sequence[Posting]) -> None:
            super().__init__()
            self.filters = filters
            self.postings = postings

    def __init__(self, services: Services) -> None:
        super().__init__(id="document")
        self._marks = services.marks
        self._keymap = services.keymap
        self._selected = services.selected
        self._repeats = services.repeats
        self._columns = services.columns
        self.document: Document | None = None
        """The open document; None without one, and while a preview is shown."""
        self.tab: Tab = "article"
        self.posting = -1
        """The index of the posting shown."""
        self.outline: Outline | None = None
        """The headings, papers and postings of the document."""
        self.filter = PostingFilter(lambda item: services.marks.of(item).status)
        self.renderer = DocumentRenderer(self._marks.of, self._repeats, services.keymap, self._words_on)
        """How the document is drawn, from the next time that it is."""
        self._items: dict[str, Item] = {}
        self._offsets: dict[tuple[str, Tab], int] = {}
        self._preview: TextPreview | None = None
        self._preview_start = 0
        self.search_note = ""
        """Which of the results or matches is shown; empty for none."""
        self._list_note = ""

    def compose(self) -> ComposeResult:
        """From top to bottom; the panes are arranged by the size of the window."""
        yield DocumentTabs(id="tabs")
        with Panes(id="panes"):
            marks = self._marks
            rows = PostingList(marks.of, self.renderer.repeats_of, marks.row_words, self._columns, id="list")
            yield ListFrame(rows)
            yield ReadingPane(id="text", can_highlight=True)

    def on_mount(self) -> None:
        """Follow the cursor at once: the next key is for the posting it is on."""
        self.watch(self.list, "index", self._show_posting_at_cursor, init=False)
        self._marks.changed.subscribe(self, self._marks_changed)
        self._selected.changed.subscribe(self, self.list.show_chosen)
        self._repeats.found.subscribe(self, self._repeats_found)

    # What is shown

    @property
    def tabs(self) -> DocumentTabs:
        """The line above the text."""
        return self.query_one(DocumentTabs)

    @property
    def list(self) -> PostingList:
        """The list of postings."""
        return self.query_one(PostingList)

    @property
    def pane(self) -> ReadingPane:
        """The text."""
        return self.query_one(ReadingPane)

    @property
    def location(self) -> Location | None:
        """Where the user is; None without a document."""
        if self.document is None:
            return None
        return Location(self.document.id, self.tab, self.pane.offset_at_top, self.pane.lead_at_top)

    @property
    def item(self) -> Item | None:
        """The current item: the posting, the paper at the top, or the article."""
        document = self.document
        if document is None:
            return None
        content: Article | Paper | Posting | None = document.article
        if self.tab == "postings" and document.postings:
            content = document.postings[self.posting]
        elif self.tab == "papers" and document.papers:
            starts = [paper.parts[0].start for paper in document.papers]
            content = document.papers[max(0, bisect_right(starts, self.pane.offset_at_top) - 1)]
        return None if content is None else self._items.get(content.id)

    @property
    def article(self) -> Item | None:
        """The article of the document, also while another tab is shown."""
        article = self.document.article if self.document is not None else None
        return None if article is None else self._items.get(article.id)

    def item_of(self, item_id: str) -> Item | None:
        """Return an item of the document by its id."""
        return self._items.get(item_id)

    @property
    def items(self) -> Sequence[str]:
        """The ids of all items of the document."""
        return tuple(self._items)

    @property
    def has_postings(self) -> bool:
        """Whether the list of postings is shown."""
        return self.tab == "postings" and self.document is not None and bool(self.document.postings)

    @property
    def preview_source(self) -> str | None:
        """The source of the document whose preview is shown; None without a preview."""
        return None if self._preview is None else self._preview.source

    @property
    def has_moved_in_preview(self) -> bool:
        """Whether the user has moved in the preview."""
        return self._preview is not None and self.pane.offset_at_top != self._preview_start

    @property
    def is_at_end(self) -> bool:
        """Whether the end of the text is in sight, and none of it was skipped."""
        return self.pane.is_read

    # Showing

    def show_preview(self, preview: TextPreview, view: View | None = None, at: int | None = None) -> None:
        """Show the text of a document not parsed yet, from an offset on.

        Another stretch of the same text leaves the user at the same place. `view` is that of the preview,
        where it has been made already.
        """
        same = self.preview_source == preview.source
        here = self.pane.offset_at_top
        if not same:
            self._clear()
        self._preview = preview
        at = here if same else preview.offset if at is None else at
        self.pane.show(view or view_of_preview(preview), at=at)
        if not same:
            self._preview_start = self.pane.offset_at_top

    def show_nothing(self, view: View) -> None:
        """Show words in place of a document."""
        self._preview = None
        self._clear()
        self.pane.show(view)

    def show_progress(self, done: float) -> None:
        """Say how much of the previewed document has been parsed, from 0 to 1."""
        if self._preview is not None:
            self.tabs.note = f"parsing{DOT}{done:.0%}"

    def show_document(self, document: Document, tab: Tab | None = None, offset: int | None = None) -> None:
        """Show a document: at a place, or where it was left, or at its beginning.

        A user who has moved in its preview stays there.
        """
        from reader.parsing.items import items_of
        from reader.ui.document.outline import Outline

        if self.preview_source == document.source and self.has_moved_in_preview:
            offset = self.pane.offset_at_top
            tab = tab_at(document, offset)
        self._preview = None
        self._remember()
        self.document = document
        self.outline = Outline(document)
        self._items = {item.id: item for item in items_of(document)}
        self._count()
        self.query_one(ListFrame).fill(document.postings)
        self._list_note = ""
        self._show(tab or first_tab(document), offset)

    def show_tab(self, tab: Tab) -> None:
        """Show another tab of the same document, where it was left."""
        if self.document is not None and tab != self.tab:
            self._remember()
            self._show(tab, None)

    def go(self, tab: Tab, offset: int) -> None:
        """Go to a place in the document shown."""
        if self.document is not None:
            self._remember()
            self._show(tab, offset)

    def return_to(self, location: Location) -> None:
        """Go back to the very line, in the document shown."""
        self.go(location.tab, location.offset)
        self.restore_lead(location)

    def restore_lead(self, location: Location) -> None:
        """Once a location is shown: bring the lines above it back into sight, as they were."""
        if location.lead:
            self.pane.goto(location.offset, location.lead)

    def reveal(self, tab: Tab, offset: int) -> None:
        """Show the tab, or the posting, that holds a place of the same document, unless it is shown."""
        document = self.document
        if document is None:
            return
        in_posting = tab == "postings" and document.postings
        if tab != self.tab or (in_posting and posting_at(document, offset) != self.posting):
            self.go(tab, offset)

    def jump(self, direction: int) -> None:
        """Go to the next or previous paper, posting or heading."""
        if self.document is None:
            return
        if self.tab == "postings":
            self.list.action_line_down() if direction > 0 else self.list.action_line_up()
        elif self.outline is not None:
            beyond = self.outline.beyond(self.tab, self.pane.offset_at_top, direction)
            if beyond is not None:
                self.pane.goto(beyond)

    def highlight(self, spans: Sequence[Lines], current: int | None, note: str) -> None:
        """Highlight matches in the text; `note` says at the top right where in the search that is."""
        self.search_note, self.renderer.highlighted = note, spans
        if self.tab == "postings" or self.renderer.repeated == "folded":
            self.redraw()  # what has a match in it is not to be folded away
        self.pane.highlight(spans, current)
        self.update_status()

    def redraw(self) -> None:
        """Show the same text as it is to be shown now, at the same place."""
        document = self.document
        if document is None:
            return
        in_posting = self.tab == "postings" and document.postings
        offset = document.postings[self.posting].start if in_posting else self.pane.offset_at_top
        view = self.renderer.view(document, self.tab, offset)
        if view.blocks:
            self.pane.change(view)

    def show_settings(self, settings: DisplaySettings) -> None:
        """Draw everything as the settings say."""
        self.pane.column = settings.column
        if self.renderer.repeated != settings.repeated:
            self.renderer.repeated = settings.repeated
            self.redraw()
            self.look_up_repeats()
            self.list.measure_rows()

    def look_up_repeats(self) -> None:
        """Look up what is repeated in the posting shown, and in those the user may turn to."""
        if self.document is not None and self.tab == "postings":
            self.renderer.look_up(self.document.postings, self.posting)

    def set_filters(self, filters: Filters) -> None:
        """Filter and sort the list of postings."""
        self.filter.set(filters)
        run_in_thread(self, partial(self._filter, filters), "filter")

    def apply_layout(self, layout: PaneLayout) -> None:
        """Arrange list and text."""
        panes = self.query_one(Panes)
        self.tabs.display = layout.tabs
        self.pane.display = "text" in layout.panes
        panes.set_class(layout.stacked, "-stacked")
        panes.set_class(layout.panes == ("list",), "-alone")
        panes.set_class(not layout.tabs, "-zen")
        self.query_one(ListFrame).apply_layout(layout)

    def update_status(self) -> None:
        """Say in the line of tabs where the user is."""
        pane, document = self.pane, self.document
        note = brief = place = ""
        if self.search_note:
            note, brief = self.search_note, self.search_note.partition(DOT)[0].removeprefix(MATCH)
        elif document is not None and self.tab == "postings" and document.postings:
            place_in_text = f"{self.posting + 1} of {len(document.postings)}"
            note = brief = self.list.place_of(document.postings[self.posting]) or place_in_text
            if self._list_note:
                note += f"{DOT}{self._list_note}"
            elif pane.total_lines > pane.size.height:
                note += f"{DOT}{percent(pane.progress)}"
        elif self.outline is not None:
            offset, brief = pane.offset_at_top, percent(pane.progress)
            note = self.outline.progress(self.tab, offset, pane.progress)
            if self.tab == "article" and pane.total_lines <= pane.size.height:
                note = brief = ""  # all of it is in sight
            place = self.outline.section(offset) if self.tab == "article" else ""
        self.tabs.note, self.tabs.short_note, self.tabs.section = note, brief, place

    def _clear(self) -> None:
        self._remember()
        self.document, self.outline, self._items = None, None, {}
        self.tabs.counts = (0, 0, 0)
        self.query_one(ListFrame).fill(())
        self.tab = self.tabs.tab = "article"
        self.update_status()

    def _show(self, tab: Tab, offset: int | None) -> None:
        assert self.document is not None  # noqa: S101 - its callers have seen to it
        document = self.document
        at = offset
        if at is None:
            at = self._offsets.get((document.id, tab), self._marks.positions.of(document.id, tab))
        self.tab = self.tabs.tab = tab
        self.posting = -1
        if tab == "postings" and document.postings:
            number = 0 if at is None else posting_at(document, at)
            self._show_posting(number, at)
            self.list.go_to(document.postings[number])
        else:
            self.pane.show(self.renderer.view(document, tab, 0), at=at)
        self.update_status()
        self.post_message(self.TabChanged(self))

    def _show_posting(self, number: int, offset: int | None) -> None:
        assert self.document is not None  # noqa: S101 - its callers have seen to it
        if number != self.posting:
            self.posting = number
            posting = self.document.postings[number]
            at = posting.start if offset is None else offset
            view = self.renderer.view(self.document, self.tab, at)
            # A place in the head is the top of the view: the role is above it.
            self.pane.show(view, at=offset if at > posting.start else None)
            self.update_status()
            self.look_up_repeats()

    def _remember(self) -> None:
        location = self.location
        if location is not None:
            self._offsets[location.document, location.tab] = location.offset

    def _filter(self, filters: Filters) -> None:
        self.post_message(self._Filtered(filters, self.filter.postings(filters)))

    @on(_Filtered)
    def _show_filtered(self, event: _Filtered) -> None:
        """List them, unless something else is wanted by now."""
        event.stop()
        from reader.ui.search_request import order_words

        filters = event.filters
        if self.filter.is_current(filters, self.document):
            self._list_note = order_words(filters.order)
            self.query_one(ListFrame).narrow(event.postings, filters)
            self.update_status()

    def _words_on(self, item: str) -> str:
        """Say in the head that an item is gone, or nearly a copy, and which key takes the marks over."""
        words = self._marks.words_on(item)
        if item not in self._marks.near or not words:
            return words
        return f"{words} · {first_key('take_over', self._keymap)} takes its marks over"

    def _count(self) -> None:
        """Count the items of the document: each once, without hidden ones."""
        kinds = [item.kind for item in self._items.values() if self._marks.of(item.id).status != "hidden"]
        self.tabs.counts = (kinds.count("article"), kinds.count("paper"), kinds.count("posting"))

    def _marks_changed(self, event: MarksChanged) -> None:
        self._count()
        self.list.refresh_marks()
        if event.items and self.list.has_focus:
            self.list.go_to_any(event.items)
        if self.filter.is_by_status:
            self.set_filters(self.filter.of(self.document))
        self.redraw()
        self.update_status()

    def _repeats_found(self, posting: str) -> None:
        if self.item is not None and self.item.id == posting:
            self.redraw()
        self.list.measure_rows()

    @on(PostingList.Highlighted)
    def _posting_highlighted(self, event: PostingList.Highlighted) -> None:
        event.stop()
        self._show_posting_at_cursor()

    def _show_posting_at_cursor(self) -> None:
        """Show the posting the cursor is on by now; a message may be about rows that are gone."""
        row, document = self.list.shown, self.document
        if row is None or document is None or self.tab != "postings":
            return
        if self.posting < 0 or document.postings[self.posting].id != row.id:  # a copy of it may be shown
            self._show_posting(document.postings.index(row), None)

    @on(ColumnHeader.Selected)
    def _column_chosen(self, event: ColumnHeader.Selected) -> None:
        """Sort by a column; by the same again, the other way round."""
        event.stop()
        self.set_filters(self.filter.of(self.document).sorted_by(event.column))

    def _on_filter_chips_removed(self, event: FilterChips.Removed) -> None:
        event.stop()
        self.set_filters(self.filter.of(self.document).without(event.value))

    @on(PostingList.Picked)
    def _posting_picked(self, event: PostingList.Picked) -> None:
        event.stop()
        row = self.list.rows[event.index] if event.index < len(self.list.rows) else None
        if row is not None and (item := self._items.get(getattr(row, "id", ""))) is not None:
            self._selected.toggle(item.id)

    @on(DocumentTabs.Selected)
    def _tab_chosen(self, event: DocumentTabs.Selected) -> None:
        event.stop()
        self.show_tab(event.tab)

    @on(ReadingPane.Leapt)
    def _pane_left(self, event: ReadingPane.Leapt) -> None:
        event.stop()
        if self.location is not None:
            self.post_message(self.Left(self, self.location.at(event.offset)))

    @on(ReadingPane.Moved)
    def _pane_moved(self, event: ReadingPane.Moved) -> None:
        event.stop()
        self.update_status()
        self.post_message(self.Moved(self, at_end=self.is_at_end))
