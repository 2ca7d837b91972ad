"""What a search lists: the results without what has just been decided on, and the hidden ones, folded."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.ui.commands import first_key
from reader.ui.search_request import SearchSelection
from reader.ui.services.tasks import run_exclusive
from reader.ui.undecided import following
from reader.ui.widgets.posting_list import HiddenNote
from reader.ui.widgets.result_list import result_rows, start_rows
from reader.ui.widgets.search_tabs import KindTabs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.library.saved_searches import SavedSearch
    from reader.search import Hit
    from reader.ui.dialogs.export import ExportScope
    from reader.ui.search_request import SearchPreset, SearchRequest
    from reader.ui.services import Services
    from reader.ui.services.marks_cache import MarksChanged
    from reader.ui.services.search_session import SearchSession
    from reader.ui.widgets.result_list import ResultList

NEAR_THE_END = 20
"""Rows before the last one from which more are fetched."""
MOST_HIDDEN = 1_000
NOTHING_FOUND = "No results. Try fewer words."
NOTHING_HERE = "Nothing is in {} now.\n{} to go back"
ALL_DECIDED = "All decided. Nothing is left to do here.\n{} to go back · {} to undo · {} to add more"


class ResultListing:
    """Fills the list of results.

    An item leaves a collection with the key that decides on it, before a search says so: the next key is for
    the next one. Undo brings it back, and puts the cursor on it.
    """

    def __init__(
        self,
        services: Services,
        screen: Screen[Any],
        session: SearchSession,
        preset: SearchPreset,
        rows: Callable[[], ResultList],
        saved: Sequence[SavedSearch],
    ) -> None:
        """`saved` are the saved searches that are offered before anything is typed."""
        self._services = services
        self._marks = services.marks
        self._screen = screen
        self.session = session
        self._preset = preset
        self._rows = rows
        self._saved = saved
        self._decided: set[str] = set()
        """The items whose status was changed while the list was open: what is known of them is current."""
        self._wanted = preset.start
        """The cursor goes to the first of these items that is listed: they were undone, say."""
        self._request = preset.request
        """What was searched for last."""
        self._listed = 0
        """How many results are listed, without those that are hidden."""
        self._unfolded: Sequence[Hit] | None = None
        """The hidden results, if they are listed too."""

    @property
    def is_looking(self) -> bool:
        """Whether an item may still come that the cursor is to go to."""
        return bool(self._wanted)

    def answers(self, request: SearchRequest) -> bool:
        """Return whether the row under the cursor is one of a request, even if that is searched for again."""
        session, results = self.session, self.session.shown
        is_listed = session.is_settled or (results is not None and self._request == request)
        may_come = results is not None and results.is_partial and self._rows().hit is None
        return session.request == request and is_listed and not may_come

    def show(self, *, keep: bool) -> None:
        """Show the results of another search, or what there is before one."""
        results, rows = self.session.shown, self._rows()
        if self.session.request != self._request:
            self._request, self._unfolded = self.session.request, None
        self.fill(keep=keep)
        if results is None:
            return
        self._marks.load(hit.id for hit in results.hits)
        place = following(rows.rows, None, lambda row: getattr(row, "id", "") in self._wanted)
        if place is not None:
            rows.move_to(place)
        if place is not None or not (results.is_partial or self.session.has_more):
            self._wanted = frozenset()
        elif self._wanted:  # it may come with the rest
            self.session.fetch_more(all_of_them=True)
        if self._unfolded is not None:
            self._unfold(enter=False)

    def fill(self, *, keep: bool) -> None:
        """List the results that have not been decided on since they were found."""
        results, rows = self.session.shown, self._rows()
        tabs = self._screen.query_one(KindTabs)
        rows.empty = self._empty_words()
        if results is None:
            tabs.counts = tabs.at = None
            rows.set_rows(start_rows(self._saved, self._services.queries), keep=keep)
            return
        rows.row_layout.told_status = self.session.request.status
        hits = [hit for hit in results.hits if not self._has_left(hit)]
        self._listed = len(hits)
        rows.set_rows(result_rows(results, hits, self._unfolded), keep=keep)
        left = [hit.kind for hit in results.hits if self._has_left(hit)]
        tabs.counts = {kind: number - left.count(kind) for kind, number in results.counts.items()}
        self.show_place()

    def show_place(self) -> None:
        """Say which result the cursor is on: always in a collection, in a search once it has moved."""
        at = self._rows().index
        if at is not None and (at >= self._listed or not (at or self._preset.in_list)):
            at = None
        self._screen.query_one(KindTabs).at = None if at is None else at + 1

    # Deciding

    def go_on(self) -> None:
        """Put the cursor on the next result, if there is another below it."""
        rows = self._rows()
        hits = {hit.id for hit in rows.hits}
        place = following(rows.rows, rows.index, lambda row: getattr(row, "id", "") in hits)
        if place is not None and self._screen.focused is rows:
            rows.move_to(place, 1)

    def decide(self, items: Sequence[str]) -> None:
        """Take out what is no longer in the collection, now that items have another status."""
        self._decided.update(items)
        if self._preset.holds is not None:
            self.fill(keep=True)
            if len(self._rows().hits) < NEAR_THE_END:
                self.session.fetch_more()

    def marks_changed(self, event: MarksChanged) -> None:
        """Draw the marks anew; search again for what they may have changed."""
        self._rows().refresh_rows()
        if event.items:
            self._decided.update(event.items)
            self._wanted = event.items
        if event.decided or event.documents:
            self.session.search_again()

    def _has_left(self, hit: Hit) -> bool:
        """Return whether a hit is no longer in the collection. Another query finds what it finds."""
        holds = self._preset.holds
        if holds is None or hit.id not in self._decided or not self._is_collection:
            return False
        return not holds(self._marks.of(hit.id))

    @property
    def _is_collection(self) -> bool:
        """Whether the search still lists the collection it was opened with."""
        is_same = self.session.request.query == self._preset.request.query
        return is_same and self._preset.holds is not None

    def _empty_words(self) -> str:
        """Return what an empty list says; nothing while more may come."""
        results = self.session.shown
        if results is None or results.is_partial or results.total > len(results.hits):
            return ""
        if not self._is_collection:
            return NOTHING_FOUND
        back, undo, add = (first_key(name, self._services.keymap) for name in ("close", "undo", "add"))
        if self._preset.is_task:
            return ALL_DECIDED.format(back, undo, add)
        return NOTHING_HERE.format(self._preset.title, back)

    # Hidden results

    def toggle_hidden(self) -> None:
        """List the hidden results below the others, or fold them again."""
        if self._unfolded is None:
            self._unfold(enter=True)
        else:
            self._unfolded = None
            self.fill(keep=True)

    def _unfold(self, *, enter: bool) -> None:
        """List the hidden results as they are now; with `enter`, go to the first of them."""
        request, generation = self.session.request, self.session.generation
        where = {**request.filters.where, "status": frozenset({"hidden"})}

        async def unfold() -> None:
            results = await asyncio.to_thread(
                self._services.library.search,
                request.text,
                limit=MOST_HIDDEN,
                where=where,
                order=request.filters.order,
                wait=False,
                cancelled=lambda: generation != self.session.generation,
            )
            if results is not None and generation == self.session.generation:
                self._unfolded = results.hits
                self._marks.load(hit.id for hit in results.hits)
                self.fill(keep=True)
                rows = self._rows()
                if enter and isinstance(rows.row, HiddenNote) and rows.index is not None:
                    first = rows.index + 1
                    rows.move_to_end(end=True)  # with as many in sight as fit
                    rows.move_to(first)

        run_exclusive(self._screen, unfold, "hidden")

    def selection(self, hit: Hit) -> SearchSelection | None:
        """Return what opening a hit ends the search with: the hits to walk through, and where that begins."""
        results, request = self.session.shown, self.session.request
        if results is None:
            return None
        if hit not in results.hits:
            results = replace(results, hits=tuple(self._unfolded or ()))
        preset = self._preset
        is_collection = preset.in_list and request.query == preset.request.query
        collection = preset._replace(request=request) if is_collection else None
        return SearchSelection(results, results.hits.index(hit), request, collection)

    def scopes(self) -> Sequence[ExportScope]:
        """Return what can be exported, the most likely first."""
        from reader.ui.dialogs.export import result_scopes

        results, services = self.session.shown, self._services
        if results is None or not results.hits:
            return ()
        request, hit = self.session.request, self._rows().hit
        return result_scopes(services.library, request, results, hit, services.selected.ids)
