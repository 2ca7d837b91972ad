"""Finding in the document on the desk: the matches lit, from one to the next, and back to the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import on

from reader.ui.screens.walking import Walking
from reader.ui.widgets.desk import DocumentView
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from reader.ui.dialogs.find import Finder
    from reader.ui.document.find_cursor import FindCursor


class Finding(Walking):
    """Part of the main screen."""

    found: FindCursor | None = None
    """What was found in the document at hand, while one walks through it."""
    _finder: Finder | None = None

    @property
    def is_away(self) -> bool:
        """Whether there is a place to go back to from a search."""
        return self.walk is not None or self.found is not None

    def action_find(self) -> None:
        """Opens the line to find in this document with."""
        from reader.ui.dialogs.find import Finder, FindScreen

        desk = self.query_one(DocumentView)
        document, origin = desk.document, self.found.origin if self.found is not None else desk.spot
        if document is None or origin is None:
            return
        if self._finder is None or self._finder.document is not document:
            self._finder = Finder(document)
        query = self.found.query if self.found is not None else ""
        screen = FindScreen(self._finder, origin, self.show_found, query)
        self.app.push_screen(screen, lambda stays: self._stay() if stays else self._return())

    def show_found(self, found: FindCursor | None) -> None:
        """Goes to the current match, and lights all of them; None takes back what was lit."""
        desk = self.query_one(DocumentView)
        if self._finder is None or self._finder.document is not desk.document:
            return  # another document has come onto the desk meanwhile
        before, self.found = self.found, found
        if found is None or found.offset is None:
            spot = None if before is None or before.offset is None else before.origin
            desk.light((), None, "" if found is None else found.note)
            if spot is not None:
                desk.return_to(spot)
            return
        from reader.ui.document.find_cursor import tab_showing

        desk.bring(tab_showing(self._finder.document, found.offset), found.offset)
        desk.light(found.spans, found.at, found.note)
        self.query_one(ReadingPane).goto(found.offset, top=False)
        self.refresh_bindings()

    def action_step_match(self, direction: Literal[1, -1]) -> None:
        """The next or previous match in this document, or of the search."""
        if self.found is not None:
            self.depart("matches")
            self.show_found(self.found.step(direction))
        else:
            super().action_step_match(direction)

    def action_back(self) -> None:
        """Out of what was found to the line where one was; else as ever."""
        if self.found is None or self.zen:
            super().action_back()
            return
        origin, self.found = self.found.origin, None
        desk = self.query_one(DocumentView)
        desk.light((), None, "")
        if desk.document is not None and desk.document.id == origin.document:
            desk.return_to(origin)
        self.light_walk()
        self.refresh_bindings()

    @on(DocumentView.Turned)
    def _end_found(self, event: DocumentView.Turned) -> None:
        """Another document: what was found in the one before is over."""
        if self.found is not None and self._finder and self._finder.document is not event.control.document:
            self.found = None
            event.control.light((), None, "")
            self.light_walk()

    def _stay(self) -> None:
        if self.found is not None:
            self.trail.depart(self.found.origin)
        self.look_at("text")
        self.refresh_bindings()

    def _return(self) -> None:
        if self.found is not None:
            self.action_back()
