"""A document whose file has changed on disk: that is said, and a key reads it again, at the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from reader.errors import LibraryError, ReaderError
from reader.ui.commands import written
from reader.ui.document.location import carried
from reader.ui.screens.loading import FORGOTTEN
from reader.ui.screens.wandering import Wandering
from reader.ui.services.tasks import start
from reader.ui.widgets.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import Document, Entry
    from reader.ui.document.location import Spot

STALE_FOR = 10.0
"""Seconds for which it is said that a file has changed."""


class Stale(Message):
    """The file of a document says something else than what is shown."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.document = document


class Reread(Message):
    """A document has been read again, or could not be."""

    def __init__(self, before: Spot, now: Spot | ReaderError, entries: Sequence[Entry] = ()) -> None:
        super().__init__()
        self.before = before
        """Where one was."""
        self.now = now
        """Where the same words stand now; or why it could not be read."""
        self.entries = entries
        """The documents of the library as they are now."""


class Rereading(Wandering):
    """Part of the main screen: files that change while they are read."""

    _stale: str | None = None
    """The document of which it has been said that its file has changed."""
    _is_rereading = False
    _ids_now: Mapping[str, str] = {}
    """From the ids of documents that have been read again to those that they have now."""

    def now(self, document_id: str) -> str:
        """Places in a document that has been read again lead to what it is now."""
        return self._ids_now.get(document_id, document_id)

    def look_elsewhere(self) -> None:
        """Looks at the library's file, and at that of the document on the desk; in the marks' thread."""
        super().look_elsewhere()
        document = self.query_one(Desk).document
        if document is None or document.id == self._stale:
            return
        name = document.id

        def look() -> None:
            if self.library.documents.file_changed(name):
                self.post_message(Stale(name))

        self.keeper.run(look)

    def action_reread(self) -> None:
        """Reads the document on the desk again from its file."""
        desk = self.query_one(Desk)
        document, spot = desk.document, desk.spot
        if document is None or spot is None or self._is_rereading:
            return
        self._is_rereading = True
        self.notify("Reading it again …", markup=False, timeout=2)
        start(self, lambda: self.post_message(self._reread(document, spot)), "reread")

    def _reread(self, document: Document, spot: Spot) -> Reread:
        """Reads it; in a thread."""
        documents = self.library.documents
        try:
            result = documents.reload(document.id)
            if isinstance(result, ReaderError):
                return Reread(spot, result)
            offset = carried(document.text, spot.offset, documents.get(result.id).text)
            return Reread(spot, spot._replace(document=result.id, offset=offset), documents.list())
        except KeyError:
            return Reread(spot, LibraryError(FORGOTTEN))
        except ReaderError as error:
            return Reread(spot, error)

    @on(Stale)
    def _tell_stale(self, event: Stale) -> None:
        document = self.query_one(Desk).document
        if document is None or document.id != event.document or self._stale == event.document:
            return
        self._stale = event.document
        keys = [written(key) for key, one in self.active_bindings.items() if one.binding.id == "main.reread"]
        key = keys[0] if keys else "the command palette"
        told = f"{document.source} has changed on disk; {key} reads it again"
        self.notify(told, severity="warning", markup=False, timeout=STALE_FOR)

    @on(Reread)
    def _take_reread(self, event: Reread) -> None:
        self._stale, self._is_rereading, now = None, False, event.now
        if isinstance(now, ReaderError):
            self.notify(str(now), severity="error", markup=False)
            return
        before = event.before.document
        ids = {**self._ids_now, before: before}
        self._ids_now = {old: now.document if new == before else new for old, new in ids.items()}
        self.list_again(event.entries)
        if self.destination == before:  # who has gone on to another one is not taken back
            self.open_document(now.document, now.part, now.offset)
