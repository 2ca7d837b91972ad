"""How documents come onto the main screen: at the start, while it runs, and where one stopped."""

from __future__ import annotations

import asyncio
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual import on

from reader.errors import ReaderError, SourceError
from reader.ui.document.location import PARTS
from reader.ui.messages import Added, Arrived, Listed, Refused
from reader.ui.screens.drafting import Drafting
from reader.ui.services.marks_cache import Changed, Failed, Keeper
from reader.ui.services.tasks import Broke, begin, start
from reader.ui.widgets.desk import Desk
from reader.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.timer import Timer

    from reader.library.library import Library
    from reader.library.protocol import TextPreview
    from reader.model import Entry, Item
    from reader.store.values import Stop
    from reader.ui.document.location import Part, Spot

PATIENCE = 1.0
"""Seconds for which reading on waits for the first text to be painted; both want the same processor."""
TELL_EVERY = 0.1
"""Seconds between two messages about documents that have come in."""
KEEP_AFTER = 1.0
"""Seconds of standing still after which the place is written down."""
ADD_HINT = "A file or a folder. ~ is your home."
FORGOTTEN = "This document has just been forgotten."
LOOK_EVERY = 2.0
"""Seconds between two looks whether another program has changed the library."""


class Loading(Drafting):
    """Part of the main screen: the documents of the library in the sidebar, one of them on the desk."""

    keeper: Keeper
    destination: str | None = None
    """The id of the document that is on the desk, or on its way there."""
    complete: bool = False
    """Whether all sources have been tried."""
    wish: Part | None = None
    """The part that was asked for while the document was still on its way."""

    def prepare_loading(self, library: Library, draft: TextPreview | None) -> None:
        """Sets up what the rest needs, before anything is composed."""
        self.library = library
        self.keeper = Keeper(library, self)
        self.draft = draft
        self._stop: Stop | None = None
        self._entries: list[Entry] = []
        self._failures: list[SourceError] = []
        self._first_painted = Event()
        self._keeping: Timer | None = None
        self._spot: Spot | None = None
        self._first_spot: Spot | None = None

    @property
    def failures(self) -> Sequence[SourceError]:
        """The sources that could not be taken."""
        return self._failures

    @property
    def has_documents(self) -> bool:
        """Whether any can be opened yet."""
        return bool(self._entries)

    @property
    def is_under_way(self) -> bool:
        """Whether a document is on its way that is not on the desk yet."""
        document = self.query_one(Desk).document
        return self.destination is not None and (document is None or document.id != self.destination)

    @property
    def item(self) -> Item | None:
        """What one reads; None while another document is on its way, which a key is meant for."""
        return None if self.is_under_way else self.query_one(Desk).item

    def begin_loading(self) -> None:
        """Shows what is known already, and starts reading once that is painted."""
        self.query_one(Sidebar).empty = "Reading …"
        known = self.library.documents.peek()
        if known:
            self.query_one(Sidebar).fill([one for one in known if not isinstance(one, SourceError)], ())
        self.begin_draft()
        self.call_after_refresh(self._first_painted.set)
        start(self, self._load, "load")
        self.set_interval(LOOK_EVERY, self.look_elsewhere)

    def now(self, document_id: str) -> str:
        """The id that a document goes by now."""
        return document_id

    def open_document(
        self,
        document_id: str,
        part: Part | None = None,
        offset: int | None = None,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Puts a document on the desk, unless it is there already and no place in it is named.

        `then` is done once it is there. Another call before that takes its place.
        """
        document_id = self.now(document_id)
        desk = self.query_one(Desk)
        there = desk.document is not None and desk.document.id == document_id
        # The cursor of the sidebar tells that it has moved, which must not lead anywhere else.
        under_way, self.destination = self.destination == document_id, document_id
        self.query_one(Sidebar).go_to(document_id)
        if part is None and (there or under_way):
            return
        if there and part is not None and offset is not None:
            self.workers.cancel_group(self, "open")
            desk.go(part, offset)
            then()
        elif self.library.kind == "user":
            begin(self, partial(self._fetch, document_id, part, offset, then), "open")
        else:
            desk.lay(self.library.documents.get(document_id), part, offset)
            then()

    async def _fetch(
        self, document_id: str, part: Part | None, offset: int | None, then: Callable[[], None]
    ) -> None:
        """A document that is kept as text is taken apart off the event loop."""
        await self.sketch(document_id, offset)
        try:
            document = await asyncio.to_thread(self.library.documents.get, document_id)
        except (KeyError, ReaderError) as error:
            self.destination = self.wish = None
            told = FORGOTTEN if isinstance(error, KeyError) else str(error)
            self.notify(told, severity="error", markup=False)
            return
        self.query_one(Desk).lay(document, part, offset)
        then()

    def keep_place(self) -> None:
        """Writes down where the reader is."""
        if self._spot is not None:
            from reader.store.values import Stop

            self.keeper.places.keep(Stop(self._spot.document, self._spot.part, self._spot.offset))
            self._spot = None

    def unread(self, entry: Entry) -> int:
        """How many of a document's articles, papers and postings have not been read."""
        read = self.keeper.read_counts.get(entry.id, {})
        return sum(max(0, number - read.get(kind, 0)) for kind, number in entry.counts.items())

    def action_add(self) -> None:
        """Asks for a path, and takes what is there into the library."""
        from reader.ui.dialogs.prompt import AskScreen

        self.app.push_screen(AskScreen("add to the library", ADD_HINT), self._add)

    def _add(self, path: str | None) -> None:
        if path is None or not path.strip():
            return

        def add() -> None:
            outcomes = list(self.library.documents.add([path.strip()]))
            self.post_message(Added(outcomes, self.library.documents.list()))

        self.notify("Reading …", markup=False, timeout=2)
        self.keeper.run(add)

    def recall(self) -> None:
        """What else the library keeps from one start to the next; in a thread."""

    # In the background

    def _load(self) -> None:
        """Reads all documents; then makes the day's copy of the library."""
        self._first_painted.wait(PATIENCE)
        try:
            self._stop = self.library.marks.last_stop()
        except ReaderError as error:
            self.post_message(Refused(error))
            return
        try:
            self.draft_whole()
            self._read_all()
            self.keeper.look_up_counts()
            self.recall()
            self.library.backup()
        except ReaderError as error:
            self.post_message(Failed(error))

    def _read_all(self) -> None:
        """Tells of the first document at once and of the others now and then."""
        news: list[Entry | SourceError] = []
        told = 0.0
        for arrival in self.library.documents.iter_entries():
            news.append(arrival)
            if not isinstance(arrival, SourceError):
                self.keeper.places.learn(arrival.id, PARTS)
            if monotonic() - told > TELL_EVERY:
                self.post_message(Arrived(news, last=False))
                news, told = [], monotonic()
        self.post_message(Arrived(news, last=True))

    def look_elsewhere(self) -> None:
        """Looks whether another program has changed the library; in the marks' thread."""

        def look() -> None:
            if self.library.changed_elsewhere():
                if self.library.kind == "user" and self.library.documents.entries_changed():
                    self.post_message(Listed(self.library.documents.list()))
                self.keeper.again()

        self.keeper.run(look)

    # What came of it

    @on(Arrived)
    def _arrived(self, event: Arrived) -> None:
        self._take(event.arrivals, last=event.last)

    def _take(self, arrivals: Sequence[Entry | SourceError], *, last: bool) -> None:
        self._failures += [arrival for arrival in arrivals if isinstance(arrival, SourceError)]
        self._entries += [arrival for arrival in arrivals if not isinstance(arrival, SourceError)]
        self._show_entries()
        if not last:
            return
        self.complete = True
        self.query_one(Desk).look_up_repeats()
        if self._failures and self._entries:  # where there is nothing to read, that is told in its place
            self.notify(_told(self._failures), title="Not taken", severity="warning", markup=False)

    def list_again(self, entries: Sequence[Entry]) -> None:
        """Shows the documents as they are now."""
        self._entries = list(entries)
        self.query_one(Sidebar).fill(self._entries, self._failures)

    def _show_entries(self) -> None:
        self.query_one(Sidebar).fill(self._entries, self._failures)
        desk = self.query_one(Desk)
        # Who has begun to read is not taken elsewhere.
        stop = self._stop = None if self.wish or desk.is_begun else self._stop
        if stop is not None and any(entry.id == stop.document for entry in self._entries):
            self._stop = None
            if desk.spot == self._first_spot:
                self.open_document(stop.document, stop.part if stop.part in PARTS else None, stop.offset)
        elif desk.document is None and self._entries:
            drafted = (entry for entry in self._entries if entry.source == desk.drafted)
            self.open_document(next(drafted, self._entries[0]).id)
        if self._first_spot is None and desk.spot is not None:
            self._first_spot = desk.spot

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        came = {entry.id for entry in event.entries} - {entry.id for entry in self._entries}
        self._entries = list(event.entries)
        self._show_entries()
        self.query_one(Desk).look_up_repeats()
        if came:
            self.notify(f"{len(came)} document{'s' * (len(came) != 1)} came in.", markup=False)

    @on(Changed)
    def _documents_changed(self, event: Changed) -> None:
        """A step that was undone may have been an addition."""
        if event.documents and self.library.kind == "user":
            self.keeper.run(lambda: self.post_message(Listed(self.library.documents.list())))

    @on(Added)
    def _added(self, event: Added) -> None:
        self.notify(event.told, markup=False)
        if self.library.kind == "user":
            self._entries = list(event.entries)
            self._show_entries()

    @on(Broke)
    def _broke(self, event: Broke) -> None:
        raise event.error

    @on(Desk.Moved)
    def _place_changed(self, event: Desk.Moved) -> None:
        self._spot = event.control.spot
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(KEEP_AFTER, self.keep_place)


def _told(failures: Sequence[SourceError]) -> str:
    """One notice for all the sources that could not be taken."""
    first = str(failures[0])
    more = len(failures) - 1
    return first if not more else f"{first}\nand {more} more; they stand in the sidebar"
