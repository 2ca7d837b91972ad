"""A document whose file has changed on disk: that is said, and a key reads it again, at the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from reader.errors import SourceError
from reader.ui.background import start
from reader.ui.commands import written
from reader.ui.screens.wandering import Wandering
from reader.ui.spots import carried
from reader.ui.widgets.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Entry
    from reader.ui.spots import Spot

STALE_FOR = 10.0
"""Seconds for which it is said that a file has changed."""


class Stale(Message):
    """The file of a document says something else than what is shown."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.document = document


class Reread(Message):
    """A document has been read again, or could not be."""

    def __init__(self, result: Entry | SourceError, entries: Sequence[Entry], spot: Spot) -> None:
        super().__init__()
        self.result = result
        self.entries = entries
        """The documents of the library as they are now."""
        self.spot = spot
        """Where the same words stand now."""


class Rereading(Wandering):
    """Part of the main screen: files that change while they are read."""

    _stale: str | None = None
    """The document of which it has been said that its file has changed."""

    def look_elsewhere(self) -> None:
        """Looks at the library's file, and at that of the document on the desk; in the marks' thread."""
        super().look_elsewhere()
        document = self.query_one(Desk).document
        if document is None or document.id == self._stale:
            return
        name = document.id

        def look() -> None:
            if self.library.documents.changed(name):
                self.post_message(Stale(name))

        self.keeper.run(look)

    def action_reread(self) -> None:
        """Reads the document on the desk again from its file."""
        desk = self.query_one(Desk)
        document, spot = desk.document, desk.spot
        if document is None or spot is None:
            return

        def read() -> None:
            documents = self.library.documents
            result = documents.reread(document.id)
            place = spot
            if not isinstance(result, SourceError):
                text = documents.get(result.id).text
                place = spot._replace(document=result.id, offset=carried(document.text, spot.offset, text))
            self.post_message(Reread(result, documents.list(), place))

        self.notify("Reading it again …", markup=False, timeout=2)
        start(self, read, "reread")

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
        self._stale = None
        if isinstance(event.result, SourceError):
            self.notify(str(event.result), severity="error", markup=False)
            return
        self.list_again(event.entries)
        self.destination = None
        self.open_document(event.result.id, event.spot.part, event.spot.offset)
