"""The documents of the library: loaded in the background, and kept up to date."""

from __future__ import annotations

from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import ReaderError, SourceError
from reader.naming import count_of
from reader.ui.document.location import TABS
from reader.ui.render.preview import view_of_preview
from reader.ui.services.marks_cache import MarksChanged, MarksWriteFailed
from reader.ui.services.tasks import run_in_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.library.protocol import TextPreview
    from reader.model import Entry
    from reader.store.values import Stop
    from reader.ui.controllers.open_document import OpenDocument
    from reader.ui.document.location import Location
    from reader.ui.document.view import View
    from reader.ui.services import Services
    from reader.ui.widgets.document_view import DocumentView
    from reader.ui.widgets.sidebar import Sidebar

PATIENCE = 1.0
"""Seconds for which loading waits for the first text to be painted; both want the same processor."""
REPORT_EVERY = 0.1
"""Seconds between two messages about documents loaded."""
CHECK_EVERY = 2.0
"""Seconds between two looks whether another program has changed the library."""
PROGRESS_EVERY = 0.25
"""Seconds between two looks how far parsing is; small documents are done before the first."""
NO_DOCUMENTS = "No documents yet."


class DocumentsLoaded(Message):
    """Documents have been read, or could not be, since the last message of this kind."""

    def __init__(self, arrivals: Sequence[Entry | SourceError], *, last: bool) -> None:
        super().__init__()
        self.arrivals = arrivals
        self.last = last
        """Whether all sources have now been tried."""


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
    """Which documents there are."""

    def __init__(
        self,
        services: Services,
        screen: Screen[Any],
        sidebar: Sidebar,
        view: DocumentView,
        opened: OpenDocument,
        preview: TextPreview | None,
    ) -> None:
        """`screen` runs background work and gets its messages; `preview` is the text of the first frame."""
        self._services = services
        self._library = services.library
        self._marks = services.marks
        self._screen = screen
        self._sidebar = sidebar
        self._view = view
        self.opened = opened
        self._preview = preview
        self.entries: list[Entry] = []
        self._known: Sequence[Entry] = ()
        """The documents of the last start, listed until all have been read."""
        self.names: Mapping[str, str] = {}
        """From the ids of the documents to their names."""
        self.failures: list[SourceError] = []
        """The sources that could not be read."""
        self.is_complete = False
        """Whether all sources have been tried."""
        self._list_subscriptions: Callable[[], None] = lambda: None
        self._stop: Stop | None = None
        self._first_painted = Event()
        self._first_location: Location | None = None
        self.is_refreshing = False
        """Whether a refresh is under way, which says at its end what came."""

    @property
    def is_opening(self) -> bool:
        """Whether a document is on its way, or may still be."""
        return self.opened.is_loading or not (self.opened.id or self.is_complete)

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
        if self._preview is not None:
            self._view.show_preview(self._preview)
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
        if self._preview is not None and not self._preview.whole and self._library.kind != "user":
            whole = self._library.documents.first_preview(None)
            if whole is not None:
                self._screen.call_later(self._show_whole, whole, view_of_preview(whole))

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

    def _show_whole(self, preview: TextPreview, view: View) -> None:
        """Show the whole text in place of its beginning."""
        if self._view.preview_source == preview.source:
            self._view.show_preview(preview, view)

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
            self._screen.notify(f"{count_of(len(new), 'new document')}.", markup=False)

    def _leave_if_gone(self, before: Sequence[Entry]) -> None:
        """If the open document is gone, open what has taken its place, or nothing.

        `before` are the documents as they were.
        """
        opened = self.opened
        if opened.id is None or any(entry.id == opened.id for entry in self.entries):
            return
        gone = next((_origin(entry) for entry in before if entry.id == opened.id), None)
        now = next((entry.id for entry in self.entries if _origin(entry) == gone), None)
        document = self._view.document
        if now is not None and document is not None and document.id == opened.id:
            is_at_cursor = self._sidebar.entry is not None and self._sidebar.entry.id == document.id
            opened.follow(document, now)
            self._fill_sidebar()
            if is_at_cursor:
                self._sidebar.go_to(now)
            return
        opened.leave()
        self._show_nothing()
        if now is not None:
            self._fill_sidebar()
            opened.open(now)

    def show_if_empty(self) -> None:
        """If there is no document, and none to come, say so in the sidebar and the text."""
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
        stop = self._stop = (
            None if self.opened.pending_tab or view.has_moved_in_preview or chosen else self._stop
        )
        if stop is not None and any(entry.id == stop.document for entry in self.entries):
            self._stop = None
            if view.location == self._first_location:
                tab = next((tab for tab in TABS if tab == stop.part), None)
                self.opened.open(stop.document, tab, stop.offset, moves_cursor=not has_chosen)
        elif view.document is None and self.entries and not self._is_coming(stop):
            shown = (entry for entry in self.entries if entry.source == view.preview_source)
            entry = chosen or next(shown, self.entries[0])
            self.opened.open(entry.id, moves_cursor=not has_chosen)
        if self._first_location is None and view.location is not None:
            self._first_location = view.location

    def _is_coming(self, stop: Stop | None) -> bool:
        """Return whether the document where the user stopped is among those still to be listed."""
        return stop is not None and any(entry.id == stop.document for entry in self._known)

    def _show_progress(self) -> None:
        done = self._library.documents.parse_progress
        if done is not None:
            self._view.show_progress(done)

    # Changes

    def _addition_begun(self, _: object) -> None:
        """Show its progress above the command bar."""
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
        """Check whether another program, or finding items anew, has changed the library."""

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
        self.opened.note_id(before, now.document)
        self.entries = list(entries)
        self._fill_sidebar()
        self._search_again()
        if self.opened.id == before:  # a user who has gone on to another document is not taken back
            self.opened.open(now.document, now.tab, now.offset)


def _origin(entry: Entry) -> str:
    """Return what identifies a document even when its text changes: its path, address, or feed entry."""
    from reader.store.values import StoredEntry

    return (isinstance(entry, StoredEntry) and entry.resolved) or entry.source


def failure_notice(failures: Sequence[SourceError]) -> str:
    """Return one notice for all sources that could not be read."""
    first, more = str(failures[0]), len(failures) - 1
    return first if not more else f"{first}\nand {more} more; see the sidebar"
