"""The documents of the library: loaded in the background, one of them open, kept up to date."""

from __future__ import annotations

import asyncio
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from reader.config import SMALL_BYTES
from reader.errors import ReaderError, SourceError
from reader.ui.document.location import TABS, relocate
from reader.ui.render.preview import view_of_draft
from reader.ui.services.marks_cache import MarksChanged, MarksWriteFailed
from reader.ui.services.tasks import call_after, run_exclusive, run_in_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from textual.screen import Screen
    from textual.timer import Timer

    from reader.library.protocol import TextPreview
    from reader.model import Document, Entry
    from reader.store.values import Stop
    from reader.ui.document.location import Location, Tab
    from reader.ui.document.view import View
    from reader.ui.services import Services
    from reader.ui.widgets.document_view import DocumentView
    from reader.ui.widgets.sidebar import Sidebar

PATIENCE = 1.0
"""Seconds for which loading waits for the first text to be painted; both want the same processor."""
REPORT_EVERY = 0.1
"""Seconds between two messages about documents loaded."""
SAVE_AFTER = 1.0
"""Seconds of standing still after which the place is saved."""
CHECK_EVERY = 2.0
"""Seconds between two looks whether another program has changed the library."""
PROGRESS_EVERY = 0.25
"""Seconds between two looks how far parsing is; small documents are done before the first."""
NO_DOCUMENTS = "No documents yet."
FORGOTTEN = "This document has just been removed from the library."


class DocumentsLoaded(Message):
    """Documents have been read, or could not be, since the last message of this kind."""

    def __init__(self, arrivals: Sequence[Entry | SourceError], *, last: bool) -> None:
        super().__init__()
        self.arrivals = arrivals
        self.last = last
        """Whether all sources have now been tried."""


class PreviewLoaded(Message):
    """The whole text of a long document whose beginning is shown already."""

    def __init__(self, draft: TextPreview, view: View) -> None:
        super().__init__()
        self.draft = draft
        self.view = view


class LibraryRefused(Message):
    """The library's file cannot be used, so nothing would be remembered: the program ends with that."""

    def __init__(self, error: ReaderError) -> None:
        super().__init__()
        self.error = error


class DocumentListChanged(Message):
    """The documents of the library's file, as they are now."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.entries = entries


class DocumentController:
    """Which documents there are, and which of them is open or on its way."""

    def __init__(
        self,
        services: Services,
        screen: Screen[Any],
        sidebar: Sidebar,
        view: DocumentView,
        draft: TextPreview | None,
        tab_shown: Callable[[], None],
    ) -> None:
        """`screen` runs the background work and gets its messages; `draft` is the text of the first frame.

        `tab_shown` is called when another tab is shown with a preview.
        """
        self._services = services
        self._library = services.library
        self._marks = services.marks
        self._screen = screen
        self._sidebar = sidebar
        self._view = view
        self._draft = draft
        self._tab_shown = tab_shown
        self.entries: list[Entry] = []
        self._known: Sequence[Entry] = ()
        """The documents of the last start, listed until all have been read."""
        self.names: Mapping[str, str] = {}
        """From the ids of the documents to their names."""
        self.failures: list[SourceError] = []
        """The sources that could not be read."""
        self.current_id: str | None = None
        """The id of the document that is open, or on its way."""
        self.is_complete = False
        """Whether all sources have been tried."""
        self.pending_tab: Tab | None = None
        """The tab asked for while the document was still on its way."""
        self._list_subscriptions: Callable[[], None] = lambda: None
        self._stop: Stop | None = None
        self._first_painted = Event()
        self._save_timer: Timer | None = None
        self._location: Location | None = None
        self._first_location: Location | None = None
        self.is_refreshing = False
        """Whether a refresh is under way, which says at its end what came."""
        self._ids_now: Mapping[str, str] = {}
        """From the ids of reloaded documents to those they have now."""

    @property
    def is_loading(self) -> bool:
        """Whether a document is on its way that is not shown yet."""
        document = self._view.document
        return self.current_id is not None and (document is None or document.id != self.current_id)

    @property
    def is_opening(self) -> bool:
        """Whether a document is on its way, or may still be."""
        return self.is_loading or not (self.current_id or self.is_complete)

    # Starting

    def start(self, recall: Callable[[], None], list_subscriptions: Callable[[], None]) -> None:
        """Show what is known already, and begin to load once that is painted.

        `recall` reads what else the library keeps from one start to the next, in the loading thread.
        `list_subscriptions` is called in a thread before documents are listed.
        """
        self._list_subscriptions = list_subscriptions
        self._sidebar.empty = "Loading…"
        known = self._library.documents.peek() or ()
        self._known = [one for one in known if not isinstance(one, SourceError)]
        if self._known:
            self._sidebar.fill(self._known, ())
        if self._draft is not None:
            self._view.show_preview(self._draft)
        self._screen.call_after_refresh(self._first_painted.set)
        run_in_thread(self._screen, partial(self._load, recall), "load")
        self._screen.set_interval(PROGRESS_EVERY, self._show_progress)
        self._services.additions.begun.subscribe(self._screen, self._addition_begun)
        self._screen.set_interval(CHECK_EVERY, self.check_for_changes)

    def _load(self, recall: Callable[[], None]) -> None:
        """Read all documents; then make the day's backup of the library. In a thread."""
        self._first_painted.wait(PATIENCE)
        try:
            self._stop = self._library.marks.last_stop()
        except ReaderError as error:
            self._screen.post_message(LibraryRefused(error))
            return
        try:
            self._load_preview()
            self._list_subscriptions()
            self._load_all()
            self._marks.load_counts()
            recall()
            self._library.backup()
        except ReaderError as error:
            self._screen.app.post_message(MarksWriteFailed(error))

    def _load_preview(self) -> None:
        """Get the whole text where the first frame has only a part of it."""
        if self._draft is not None and not self._draft.whole and self._library.kind != "user":
            whole = self._library.documents.first_preview(None)
            if whole is not None:
                self._screen.post_message(PreviewLoaded(whole, view_of_draft(whole)))

    def _load_all(self) -> None:
        """Report the first document at once and the others now and then."""
        news: list[Entry | SourceError] = []
        reported = 0.0
        for arrival in self._library.documents.iter_entries():
            news.append(arrival)
            if not isinstance(arrival, SourceError):
                self._marks.positions.load(arrival.id, TABS)
            if monotonic() - reported > REPORT_EVERY:
                self._screen.post_message(DocumentsLoaded(news, last=False))
                news, reported = [], monotonic()
        self._screen.post_message(DocumentsLoaded(news, last=True))

    def take_preview(self, event: PreviewLoaded) -> None:
        """Show the whole text in place of its beginning."""
        if self._view.preview_source == event.draft.source:
            self._view.show_preview(event.draft, event.view)

    def take_loaded(self, event: DocumentsLoaded) -> None:
        """List what has been loaded, and open where the user stopped."""
        self._known = () if event.last else self._known
        self.failures += [one for one in event.arrivals if isinstance(one, SourceError)]
        self.entries += [one for one in event.arrivals if not isinstance(one, SourceError)]
        self._show_entries()
        if not event.last:
            return
        self.is_complete = self._services.repeats.is_ready = True
        self.show_if_empty()
        self._view.look_up_repeats()
        if self.failures and self.entries:  # with nothing to read, that is told in its place
            notice = failure_notice(self.failures)
            self._screen.notify(notice, title="Could not be read", severity="warning", markup=False)

    def take_list(self, event: DocumentListChanged) -> None:
        """Show the documents as they are now."""
        new = {entry.id for entry in event.entries} - {entry.id for entry in self.entries}
        before, self.entries = self.entries, list(event.entries)
        self._leave_if_gone(before)
        self._show_entries()
        self._search_again()
        self._view.look_up_repeats()
        if new and not self.is_refreshing:
            self._screen.notify(f"{len(new)} new document{'s' * (len(new) != 1)}.", markup=False)

    def _leave_if_gone(self, before: Sequence[Entry]) -> None:
        """Leave the open document if it is gone: for what has taken its place, or nothing.

        `before` are the documents as they were.
        """
        if self.current_id is None or any(entry.id == self.current_id for entry in self.entries):
            return
        gone = next((_origin(entry) for entry in before if entry.id == self.current_id), None)
        now = next((entry.id for entry in self.entries if _origin(entry) == gone), None)
        document = self._view.document
        if now is not None and document is not None and document.id == self.current_id:
            self._follow(document, now)
            return
        self.current_id = self.pending_tab = None
        self._screen.workers.cancel_group(self._screen, "open")
        self._show_nothing()
        if now is not None:
            self._fill_sidebar()
            self.open(now)

    def _follow(self, before: Document, now: str) -> None:
        """Show what the open document has become, at the same words; until then the user reads on."""
        is_at_cursor = self._sidebar.entry is not None and self._sidebar.entry.id == before.id
        self._note_id(before.id, now)
        self.current_id = now
        self._fill_sidebar()
        if is_at_cursor:
            self._sidebar.go_to(now)

        async def follow() -> None:
            document = await self._parsed(now)
            location = self._view.location
            if document is not None and location is not None and location.document == before.id:
                offset = relocate(before.text, location.offset, document.text)
                self._view.show_document(document, location.tab, offset)

        run_exclusive(self._screen, follow, "open")

    def _note_id(self, before: str, now: str) -> None:
        """Note what the id of a document is now."""
        ids = {**self._ids_now, before: before}
        self._ids_now = {old: now if new == before else new for old, new in ids.items()}

    def show_if_empty(self) -> None:
        """Say so in sidebar and text where there is no document, and nothing more to come."""
        if self.is_complete and not self.entries:
            self._sidebar.empty = NO_DOCUMENTS
            self._sidebar.fill((), self.failures)
            self._show_nothing()

    def _show_nothing(self) -> None:
        from reader.ui.render.welcome import nothing_to_read

        self._view.show_nothing(nothing_to_read(self._services.keymap, self.failures))

    def take_entries(self, entries: Sequence[Entry]) -> None:
        """List the documents of the library as they are after some were added."""
        if self._library.kind == "user":
            before, self.entries = self.entries, list(entries)
            self._leave_if_gone(before)
            self._show_entries()
            self._search_again()

    def _search_again(self) -> None:
        """Bring the index up to date, and have an open search see what is new."""
        if not self._screen.is_active:
            run_in_thread(self._screen, self._library.prepare, "prepare search")
            self._marks.changed.publish(MarksChanged(decided=True))

    def _fill_sidebar(self) -> None:
        if self.is_complete:
            self._marks.load_counts()  # what came or went may be a near copy, or may be gone
        self.names = {entry.id: entry.name for entry in self.entries}
        coming = [one for one in self._known if one.id not in self.names]
        self._sidebar.fill([*self.entries, *coming], self.failures)

    def _show_entries(self) -> None:
        self._fill_sidebar()
        self.show_if_empty()
        view = self._view
        # A user who has begun to read is not taken elsewhere.
        has_chosen = self._sidebar.was_moved
        chosen = self._sidebar.entry if has_chosen else None
        stop = self._stop = None if self.pending_tab or view.has_moved_in_preview or chosen else self._stop
        if stop is not None and any(entry.id == stop.document for entry in self.entries):
            self._stop = None
            if view.location == self._first_location:
                tab = next((tab for tab in TABS if tab == stop.part), None)
                self.open(stop.document, tab, stop.offset, moves_cursor=not has_chosen)
        elif view.document is None and self.entries:
            shown = (entry for entry in self.entries if entry.source == view.preview_source)
            entry = chosen or next(shown, self.entries[0])
            self.open(entry.id, moves_cursor=not has_chosen)
        if self._first_location is None and view.location is not None:
            self._first_location = view.location

    def _show_progress(self) -> None:
        done = self._library.documents.parse_progress
        if done is not None:
            self._view.show_progress(done)

    # Opening

    def open(
        self,
        document_id: str,
        tab: Tab | None = None,
        offset: int | None = None,
        then: Callable[[], None] = lambda: None,
        *,
        moves_cursor: bool = True,
    ) -> None:
        """Open a document, unless it is open already and no place in it is named.

        `then` is called once it is open, unless something else is opened before. `moves_cursor` puts the
        sidebar's cursor on it.
        """
        document_id = self._ids_now.get(document_id, document_id)
        view = self._view
        is_open = view.document is not None and view.document.id == document_id
        # The sidebar's cursor reports that it has moved, which must not lead anywhere else.
        under_way, self.current_id = self.current_id == document_id, document_id
        if moves_cursor:
            self._sidebar.go_to(document_id)
        if tab is None and (is_open or under_way):
            return
        if is_open and tab is not None and offset is not None:
            self._screen.workers.cancel_group(self._screen, "open")
            view.go(tab, offset)
            then()
        elif self._library.kind == "user":
            run_exclusive(self._screen, partial(self._fetch, document_id, tab, offset, then), "open")
        else:
            view.show_document(self._library.documents.get(document_id), tab, offset)
            then()

    def open_item(
        self, document_id: str, lines: tuple[int, int], offset: int | None, before: Callable[[], None]
    ) -> None:
        """Open a document at the posting or paper with these lines, or else among the postings at an offset;
        call `before` first.
        """

        async def go() -> None:
            try:
                document = await asyncio.to_thread(self._library.documents.get, document_id)
            except (KeyError, ReaderError):
                self._screen.notify(FORGOTTEN, severity="error", markup=False)
                return
            starts = [posting.start for posting in document.postings if posting.lines == lines]
            papers = [paper.parts[0].start for paper in document.papers if paper.lines == lines]
            before()
            if papers:
                self.open(document_id, "papers", papers[0])
            else:
                self.open(document_id, "postings", starts[0] if starts else offset)

        run_exclusive(self._screen, go, "open copy")

    async def _fetch(
        self, document_id: str, tab: Tab | None, offset: int | None, then: Callable[[], None]
    ) -> None:
        """Parse a document kept as text, off the event loop."""
        await self.preview(document_id, offset)
        document = await self._parsed(document_id)
        if document is not None:
            self._view.show_document(document, tab, offset)
            then()

    async def _parsed(self, document_id: str) -> Document | None:
        """Return a document, parsed off the event loop; None, with the reason told, if there is none."""
        try:
            return await asyncio.to_thread(self._library.documents.get, document_id)
        except (KeyError, ReaderError) as error:
            self.current_id = self.pending_tab = None
            reason = FORGOTTEN if isinstance(error, KeyError) else str(error)
            self._screen.notify(reason, severity="error", markup=False)
            return None

    async def preview(self, document_id: str, offset: int | None) -> None:
        """Show the text of a long document that must be parsed first."""

        def make() -> tuple[TextPreview, View] | None:
            draft = self._library.documents.preview(document_id)
            return None if draft is None or len(draft.text) < SMALL_BYTES else (draft, view_of_draft(draft))

        made = await asyncio.to_thread(make)
        if made is not None:
            self._view.show_preview(*made, at=offset)
            self._tab_shown()

    def location_changed(self) -> None:
        """Save where the user is, once standing still."""
        self._location = self._view.location
        if self._save_timer is not None:
            self._save_timer.stop()
        self._save_timer = call_after(self._screen, SAVE_AFTER, self.save_location)

    def save_location(self) -> None:
        """Save where the user is."""
        if self._location is not None:
            from reader.store.values import Stop

            location = self._location
            self._marks.positions.save(Stop(location.document, location.tab, location.offset))
            self._location = None

    # Changes

    def _addition_begun(self, _: object) -> None:
        """Show how far it is, above the command bar."""
        from reader.ui.widgets.progress_line import ProgressLine

        if not self._screen.query(ProgressLine):
            line = ProgressLine(self._services.additions, self._services.keymap)
            self._screen.mount(line, before="#keys")

    def list_again(self) -> None:
        """Read the list of documents again, after a step that added or removed some was undone."""
        if self._library.kind == "user":
            self._marks.run(self._list_now)

    def _list_now(self) -> None:
        """Read the list of documents; in a thread."""
        self._list_subscriptions()
        self._screen.post_message(DocumentListChanged(self._library.documents.list()))

    def check_for_changes(self) -> None:
        """Look whether the library has changed, by another program or as items were found anew."""

        def check_library() -> None:
            changed_elsewhere = self._library.changed_elsewhere()
            may_have = self._library.kind == "user" and (self.is_complete or changed_elsewhere)
            if may_have and self._library.documents.entries_changed():
                self._list_now()
            if changed_elsewhere:
                self._marks.reload()

        self._marks.run(check_library)

    def replace(self, before: str, now: Location, entries: Sequence[Entry]) -> None:
        """Show a document that was reloaded as it is now; `entries` are the documents as they are now."""
        self._note_id(before, now.document)
        self.entries = list(entries)
        self._fill_sidebar()
        self._search_again()
        if self.current_id == before:  # a user who has gone on to another document is not taken back
            self.open(now.document, now.tab, now.offset)


def _origin(entry: Entry) -> str:
    """Return what a document is known by, whatever it says: its path, its address, or the entry of a feed."""
    from reader.store.values import StoredEntry

    return (isinstance(entry, StoredEntry) and entry.resolved) or entry.source


def failure_notice(failures: Sequence[SourceError]) -> str:
    """Return one notice for all sources that could not be read."""
    first, more = str(failures[0]), len(failures) - 1
    return first if not more else f"{first}\nand {more} more; see the sidebar"
