"""The document that is open, or on its way: parsed off the event loop, its place saved."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from reader.config import SMALL_BYTES
from reader.errors import ReaderError
from reader.ui.document.location import relocate
from reader.ui.render.preview import view_of_preview
from reader.ui.services.tasks import call_after, run_exclusive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from textual.screen import Screen
    from textual.timer import Timer

    from reader.library.protocol import TextPreview
    from reader.model import Document
    from reader.ui.document.location import Location, Tab
    from reader.ui.document.view import View
    from reader.ui.services import Services
    from reader.ui.widgets.document_view import DocumentView
    from reader.ui.widgets.sidebar import Sidebar

SAVE_AFTER = 1.0
"""Seconds of standing still after which the place is saved."""
FORGOTTEN = "This document has just been removed from the library."


class OpenDocument:
    """Which document is open, or on its way to the view."""

    def __init__(
        self,
        services: Services,
        screen: Screen[Any],
        sidebar: Sidebar,
        view: DocumentView,
        tab_shown: Callable[[], None],
    ) -> None:
        """`screen` runs the background work; `tab_shown` is called when a preview has changed the tab."""
        self._library = services.library
        self._positions = services.marks.positions
        self._screen = screen
        self._sidebar = sidebar
        self._view = view
        self._tab_shown = tab_shown
        self.id: str | None = None
        """The id of the document that is open, or on its way."""
        self.pending_tab: Tab | None = None
        """The tab asked for while the document was still on its way."""
        self._ids_now: Mapping[str, str] = {}
        """From the ids of reloaded documents to those they have now."""
        self._save_timer: Timer | None = None
        self._location: Location | None = None

    @property
    def is_loading(self) -> bool:
        """Whether a document is on its way that is not shown yet."""
        document = self._view.document
        return self.id is not None and (document is None or document.id != self.id)

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
        under_way, self.id = self.id == document_id, document_id
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
            self._show(self._library.documents.get(document_id), tab, offset)
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
            self._show(document, tab, offset)
            then()

    def _show(self, document: Document, tab: Tab | None, offset: int | None) -> None:
        """Show a document that is open now, which is where the user is, even if the program ends at once."""
        self._view.show_document(document, tab, offset)
        self.location_changed()

    async def _parsed(self, document_id: str) -> Document | None:
        """Return a document, parsed off the event loop; None, with the reason told, if there is none."""
        try:
            return await asyncio.to_thread(self._library.documents.get, document_id)
        except (KeyError, ReaderError) as error:
            self.id = self.pending_tab = None
            reason = FORGOTTEN if isinstance(error, KeyError) else str(error)
            self._screen.notify(reason, severity="error", markup=False)
            return None

    async def preview(self, document_id: str, offset: int | None) -> None:
        """Show the text of a long document that must be parsed first."""

        def make() -> tuple[TextPreview, View] | None:
            preview = self._library.documents.preview(document_id)
            if preview is None or len(preview.text) < SMALL_BYTES:
                return None
            return preview, view_of_preview(preview)

        made = await asyncio.to_thread(make)
        if made is not None:
            self._view.show_preview(*made, at=offset)
            self._tab_shown()

    # What becomes of it

    def leave(self) -> None:
        """Close the document, or stop opening one; the view still shows what it did."""
        self.id = self.pending_tab = None
        self._screen.workers.cancel_group(self._screen, "open")

    def note_id(self, before: str, now: str) -> None:
        """Note what the id of a document is now."""
        ids = {**self._ids_now, before: before}
        self._ids_now = {old: now if new == before else new for old, new in ids.items()}

    def follow(self, before: Document, now: str) -> None:
        """Show what the open document has become, at the same words; until then the user reads on.

        `now` is its id now.
        """
        self.note_id(before.id, now)
        self.id = now

        async def follow() -> None:
            document = await self._parsed(now)
            location = self._view.location
            if document is not None and location is not None and location.document == before.id:
                offset = relocate(before.text, location.offset, document.text)
                self._show(document, location.tab, offset)

        run_exclusive(self._screen, follow, "open")

    # Its place

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
            self._positions.save(Stop(location.document, location.tab, location.offset))
            self._location = None
