"""Going about in a document and between documents: contents, landmarks, back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import on

from reader.ui.screens.loading import Loading
from reader.ui.screens.viewing import Viewing
from reader.ui.widgets.desk import DocumentView
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from reader.ui.controllers.history import BrowseKind, NavigationHistory
    from reader.ui.document.contents import OutlineEntry
    from reader.ui.document.location import Location


class Wandering(Loading, Viewing):
    """Part of the main screen: whatever leads elsewhere, and the way back from there."""

    trail: NavigationHistory

    def depart(self, run: BrowseKind | None = None) -> None:
        """Remembers the place that one is about to leave."""
        desk = self.query_one(DocumentView)
        self.trail.depart(desk.spot, run, strolled=desk.query_one(ReadingPane).has_moved)

    def action_jump(self, direction: Literal[1, -1]) -> None:
        """The next or previous paper, posting or heading."""
        self.depart("landmarks")
        self.query_one(DocumentView).jump(direction)

    def action_travel(self, direction: Literal[1, -1]) -> None:
        """Back, or forward again, through the places that one has been to."""
        here = self.query_one(DocumentView).spot
        there = self.trail.forward(here) if direction > 0 else self.trail.back(here)
        if there is not None:
            self.return_to(there)
            self.look_at("text")

    def action_contents(self) -> None:
        """Shows what is in the document, and goes to what is chosen of it."""
        from reader.ui.dialogs.outline import OutlineScreen

        desk = self.query_one(DocumentView)
        spot, places = desk.spot, desk.places
        if spot is None or places is None:
            return

        def go(entry: OutlineEntry | None) -> None:
            if entry is not None:
                self.depart()
                self.open_document(spot.document, entry.part, entry.offset)
                self.look_at("text")

        self.app.push_screen(OutlineScreen(places, spot), go)

    def return_to(self, spot: Location) -> None:
        """Goes back to the very line."""
        desk = self.query_one(DocumentView)
        self.open_document(spot.document, spot.part, spot.offset, lambda: desk.settle(spot))

    @on(DocumentView.Left)
    def _left(self, event: DocumentView.Left) -> None:
        self.trail.depart(event.spot)
