"""The search from the main screen: opening it, landing in what it found, and walking on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reader.ui.document.location import TAB_OF, SearchCursor
from reader.ui.screens.rereading import Rereading
from reader.ui.services.tasks import run_in_thread
from reader.ui.widgets.desk import DocumentView
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.saved_searches import SavedSearch
    from reader.ui.document.location import Location
    from reader.ui.inquiry import SearchRequest
    from reader.ui.screens.search import SearchPreset
    from reader.ui.searching import QueryHistory, SearchSelection


class Walking(Rereading):
    """Part of the main screen: a walk through the results of a search ends where it began."""

    walk: SearchCursor | None = None
    history: QueryHistory
    saved: Sequence[SavedSearch] = ()
    """The searches that were saved."""
    walk_question: SearchRequest | None = None
    """What led to the walk."""

    def action_search(self) -> None:
        """Opens the search over the text, as it was where one walks its results."""
        from reader.ui.screens.search import SearchPreset

        self.open_search(
            SearchPreset(question=self.walk_question)
            if self.walk is not None and self.walk_question
            else SearchPreset()
        )

    def open_search(self, preset: SearchPreset) -> None:
        """Opens the search as a preset says; the index is brought up to date meanwhile."""
        from reader.ui.screens.search import SearchScreen

        run_in_thread(self, self.library.prepare, "prepare search")
        names = {entry.id: entry.name for entry in self._entries}
        screen = SearchScreen(
            self.library,
            self.keeper,
            self.history,
            lambda hit: names.get(hit.document) or hit.source,
            preset=preset,
            saved=self.saved,
        )
        self.app.push_screen(screen, self._landed)

    def action_step_match(self, direction: Literal[1, -1]) -> None:
        """The next or previous match, from one result into the next."""
        if self.walk is not None:
            self.depart("matches")
            self._go(self.walk.step(direction))

    def action_step_document(self, direction: Literal[1, -1]) -> None:
        """The next or previous document, or result while one walks the results of a search."""
        if self.walk is not None:
            self.depart("matches")
            self._go(self.walk.at(self.walk.index + direction))
            return
        self.query_one(Sidebar).step_document(direction)

    def action_back(self) -> None:
        """Out of zen; out of a search to where one was; else one pane to the left."""
        if self.zen:
            self.set_zen(wanted=False)
            return
        origin = self.end_walk()
        if origin is not None:
            self.return_to(origin)
        else:
            self.action_pane(-1)

    def end_walk(self) -> Location | None:
        """Puts the lights out. Gives the place to go back to."""
        origin = None if self.walk is None else self.walk.origin
        if self.walk is not None:
            self.walk = None
            self.query_one(DocumentView).light((), None, "")
            self.refresh_bindings()
        return origin

    def light_walk(self) -> None:
        """Lights the matches of the walk again, if there is one; the text stays where it is."""
        if self.walk is not None:
            spans = self.walk.hit.spans
            self.query_one(DocumentView).light(spans, self.walk.match if spans else None, _note(self.walk))

    def _landed(self, landing: SearchSelection | None) -> None:
        if landing is not None:
            self.depart()
            origin = self.walk.origin if self.walk is not None else self.query_one(DocumentView).spot
            self.walk_question = landing.question
            self._go(SearchCursor(landing.results, landing.at, 0, origin).at(landing.at))

    def _go(self, walk: SearchCursor) -> None:
        """Opens the hit of a walk at its current match."""
        before, self.walk = self.walk, walk
        hit = walk.hit
        if before is None or before.hit.id != hit.id or before.results is not walk.results:
            self.open_document(hit.document, TAB_OF[hit.kind], walk.offset, lambda: self._light(walk))
        else:
            self._light(walk)

    def _light(self, walk: SearchCursor) -> None:
        """Lights the matches of a hit whose document is on the desk, and goes to the current one."""
        if walk is not self.walk:
            return
        self.light_walk()
        self.query_one(ReadingPane).goto(walk.offset, top=False)
        if self.look != "text":
            self.look_at("text")
        self.refresh_bindings()


def _note(walk: SearchCursor) -> str:
    """Where one is: "match 3 of 17  ·  result 2 of 50"."""
    spans = walk.hit.spans
    matches = f"match {walk.match + 1} of {len(spans)}  ·  " if spans else ""
    return f"{matches}result {walk.index + 1} of {len(walk.results.hits)}"
