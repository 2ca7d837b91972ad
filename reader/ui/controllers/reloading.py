"""Reading a document again: noticing that its file has changed, and showing it at the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import LibraryError, ReaderError
from reader.ui.commands import first_key
from reader.ui.controllers.open_document import FORGOTTEN
from reader.ui.document.location import Location, relocate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.library.protocol import Progress
    from reader.model import Entry
    from reader.ui.controllers.documents import DocumentController
    from reader.ui.services import Services
    from reader.ui.widgets.document_view import DocumentView

STALE_SECONDS = 10.0
"""How long it is said that a file has changed."""
UNCHANGED = "Stopped: nothing changed."
UPDATED_IN_PART = "Stopped: what had arrived by then was added."


class Reloaded(NamedTuple):
    """A document has been read again, or could not be."""

    before: Location
    """Where the user was."""
    now: Location | ReaderError
    """Where the same words are now; or why it could not be read."""
    entries: Sequence[Entry] = ()
    """The documents of the library as they are now."""
    is_stopped: bool = False
    """Whether the user stopped it: the document is as it was, or has what had come of it."""


class Reloading:
    """Reads a document again from its file or page, one at a time."""

    def __init__(
        self, services: Services, screen: Screen[Any], view: DocumentView, documents: DocumentController
    ) -> None:
        self._services = services
        self._screen = screen
        self._view = view
        self._documents = documents
        self._stale: str | None = None
        """The document whose file is known to have changed."""
        self._is_running = False

    def check_file(self) -> None:
        """Look whether the file of the open document has changed, unless that is known."""
        document = self._view.document
        if document is None or document.id == self._stale:
            return
        name = document.id

        def check() -> None:
            if self._services.library.documents.file_changed(name):
                self._screen.call_later(self._tell_of_change, name)

        self._services.marks.run(check)

    def _tell_of_change(self, document_id: str) -> None:
        """Say that the open document's file has changed, and which key reloads it."""
        document = self._view.document
        if document is None or document.id != document_id or self._stale == document_id:
            return
        self._stale = document_id
        key = first_key("reread", self._services.keymap)
        notice = f"{document.source} has changed on disk. Press {key} to reload."
        self._screen.notify(notice, severity="warning", markup=False, timeout=STALE_SECONDS)

    def reload(self, document_id: str | None = None) -> None:
        """Read a document again from its file, by default the open one."""
        location = self._view.location
        if document_id is not None and (location is None or location.document != document_id):
            location = Location(document_id, "article", 0)
        if location is None or self._is_running:
            return
        self._is_running = True
        self._screen.notify("Reloading…", markup=False, timeout=2)

        def reload(progress: Progress, cancelled: Callable[[], bool]) -> None:
            self._screen.call_later(self._show, self._read(location, progress, cancelled))

        entries = self._documents.entries
        source = next((entry.source for entry in entries if entry.id == location.document), "")
        self._services.additions.reload(source, reload)

    def _read(self, location: Location, progress: Progress, cancelled: Callable[[], bool]) -> Reloaded:
        """Read it; in a thread."""
        documents = self._services.library.documents
        try:
            text = documents.get(location.document).text
            result = documents.reload(location.document, progress=progress, cancelled=cancelled)
            if isinstance(result, ReaderError):
                return Reloaded(location, result)
            offset = relocate(text, location.offset, documents.get(result.id).text)
            now = location._replace(document=result.id, offset=offset)
            return Reloaded(location, now, documents.list(), is_stopped=cancelled())
        except KeyError:
            return Reloaded(location, LibraryError(FORGOTTEN))
        except ReaderError as error:
            return Reloaded(location, error)

    def _show(self, reloaded: Reloaded) -> None:
        """Show the document as it is now, at the same words."""
        self._stale, self._is_running, now = None, False, reloaded.now
        if isinstance(now, ReaderError):
            self._screen.notify(str(now), severity="error", markup=False)
            return
        before = reloaded.before.document
        if reloaded.is_stopped:
            self._screen.notify(UNCHANGED if now.document == before else UPDATED_IN_PART, markup=False)
        self._documents.replace(before, now, reloaded.entries)
