"""Moving through documents: back and forward, through search results, through matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from reader.ui.document.location import TAB_OF, SearchCursor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Protocol

    from textual.screen import Screen

    from reader.search import Hit
    from reader.ui.commands import Walked
    from reader.ui.dialogs.find import Finder
    from reader.ui.document.location import FindCursor, Location, Tab
    from reader.ui.search_request import SearchPreset, SearchRequest, SearchSelection
    from reader.ui.widgets.document_view import DocumentView

    class Open(Protocol):
        """Open a document at a place, and call `then` once it is open."""

        def __call__(
            self,
            document_id: str,
            tab: Tab | None = None,
            offset: int | None = None,
            then: Callable[[], None] = ...,
        ) -> None:
            """Open it."""
            ...


BrowseKind: TypeAlias = Literal["documents", "landmarks", "matches"]
"""What the user goes through one after the other; only where that began is a place to come back to."""
PLACES_KEPT = 200
"""Places remembered each way."""


class NavigationHistory:
    """Back and forward, as in a browser: going on from an earlier place drops the later ones."""

    def __init__(self) -> None:
        self._back: list[Location] = []
        self._forward: list[Location] = []
        self._kind: BrowseKind | None = None

    def push(self, here: Location | None, kind: BrowseKind | None = None, *, has_moved: bool = True) -> None:
        """Leave a place for another. `has_moved` is whether the user has moved in the text since coming.

        While browsing one kind of thing, places only passed through are not remembered.
        """
        passing = kind is not None and kind == self._kind and not has_moved
        self._kind = kind
        if here is None or passing:
            return
        self._forward.clear()
        if not self._back or self._back[-1] != here:
            self._back = [*self._back[1 - PLACES_KEPT :], here]

    def back(self, here: Location | None) -> Location | None:
        """Return the place before, and leave it behind; None where there is none."""
        return self._turn(self._back, self._forward, here)

    def forward(self, here: Location | None) -> Location | None:
        """Return the place the user came back from; None where there is none."""
        return self._turn(self._forward, self._back, here)

    @property
    def latest_first(self) -> list[Location]:
        """All places visited, the one left last first."""
        return [*reversed(self._back), *reversed(self._forward)]

    def _turn(self, ahead: list[Location], behind: list[Location], here: Location | None) -> Location | None:
        self._kind = None
        while ahead and ahead[-1] == here:
            ahead.pop()
        if not ahead:
            return None
        if here is not None:
            behind.append(here)
        return ahead.pop()


class Navigator:
    """Where the user has been, and what is walked through: search results, or matches in the document."""

    def __init__(
        self,
        view: DocumentView,
        open_document: Open,
        focus_text: Callable[[], None],
        open_search: Callable[[SearchPreset], None],
    ) -> None:
        self._view = view
        self._open = open_document
        self._focus_text = focus_text
        self._open_search = open_search
        self.history = NavigationHistory()
        self.search: SearchCursor | None = None
        """Where the user is in the results of a search, while walking through them."""
        self.request: SearchRequest | None = None
        """What that search asked for."""
        self._collection: SearchPreset | None = None
        self.found: FindCursor | None = None
        """The matches in the open document, while walking through them."""
        self._finder: Finder | None = None

    @property
    def is_walking(self) -> bool:
        """Whether there is a place to go back to from a search."""
        return self.search is not None or self.found is not None

    @property
    def walked(self) -> Walked:
        """What is walked through; empty for nothing."""
        if self.found is not None:
            return "match"
        return "" if self.search is None else "match" if self.search.hit.spans else "result"

    @property
    def typed(self) -> SearchRequest | None:
        """What the user typed, while walking through its results; None for those of a collection."""
        return self.request if self.search is not None and self._collection is None else None

    def leave(self, kind: BrowseKind | None = None) -> None:
        """Remember the place the user is about to leave."""
        self.history.push(self._view.location, kind, has_moved=self._view.pane.has_moved)

    def leave_search(self) -> None:
        """Remember the place the user is about to leave, and stop walking through results."""
        self.leave()
        self.end_search()

    def travel(self, direction: Literal[1, -1]) -> None:
        """Go back, or forward again, if there is a place to go to."""
        here = self._view.location
        there = self.history.forward(here) if direction > 0 else self.history.back(here)
        if there is not None:
            self.return_to(there)
            self._focus_text()

    def go_to(self, document: str, tab: Tab, offset: int, then: Callable[[], None] = lambda: None) -> None:
        """Go to a place in a document; `then` is called there."""
        self.leave()
        self._open(document, tab, offset, then)
        self._focus_text()

    def return_to(self, location: Location) -> None:
        """Go back to the very line."""
        view = self._view
        self._open(location.document, location.tab, location.offset, lambda: view.restore_lead(location))

    def go_back(self) -> bool:
        """Leave the matches or the search for the line before, or an item for its collection.

        Return whether there was any to leave.
        """
        if self.found is not None:
            origin, self.found = self.found.origin, None
            self._view.highlight((), None, "")
            if self._view.document is not None and self._view.document.id == origin.document:
                self._view.return_to(origin)
            self._highlight_hit()
            return True
        if self._collection is not None and self.search is not None:
            self._return_to_collection(self._collection, self.search)
            return True
        return self._leave_results()

    def _return_to_collection(self, collection: SearchPreset, search: SearchCursor) -> None:
        """List a collection again, with the cursor on the open item, or on the next if that has left."""
        rest = frozenset(hit.id for hit in search.results.hits[search.index :])
        self._open_search(collection._replace(start=rest))

    def _leave_results(self) -> bool:
        """Go back to the line before the search; return whether there was a search."""
        location = self.end_search()
        if location is not None:
            self.return_to(location)
        return location is not None

    # Search results

    def land(self, selection: SearchSelection | None) -> None:
        """Open the result that was selected in the search, if any was."""
        if selection is None:
            return
        self.leave()
        origin = self.search.origin if self.search is not None else self._view.location
        self.request, self._collection = selection.request, selection.collection
        self._go(SearchCursor(selection.results, selection.at, 0, origin).at(selection.at))

    def land_again(self, selection: SearchSelection | None) -> None:
        """Open the result selected in the collection gone back to; without one, leave the collection too."""
        if selection is None:
            self._leave_results()
        else:
            self.land(selection)

    def step_result(self, direction: Literal[1, -1]) -> bool:
        """Open the next or previous result; return whether there is a search to walk through."""
        if self.search is None:
            return False
        self.leave("matches")
        self._go(self.search.at(self.search.index + direction))
        return True

    def step_match(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous match in the document, or of the search."""
        if self.found is not None:
            self.leave("matches")
            found = self.found.step(direction)
            self.show_found(found, found.note)
        elif self.search is not None:
            self.leave("matches")
            self._go(self.search.step(direction))

    def end_search(self) -> Location | None:
        """Stop walking through results; return the place to go back to."""
        if self.search is None:
            return None
        origin, self.search = self.search.origin, None
        self._view.highlight((), None, "")
        return origin

    def _go(self, cursor: SearchCursor) -> None:
        """Open the hit of a cursor at its current match."""
        before, self.search = self.search, cursor
        hit = cursor.hit
        if before is None or before.hit.id != hit.id or before.results is not cursor.results:
            self._open(hit.document, TAB_OF[hit.kind], cursor.offset, lambda: self._show_hit(cursor))
        else:
            self._show_hit(cursor)

    def _show_hit(self, cursor: SearchCursor) -> None:
        """Highlight the matches of a hit whose document is open, and go to the current one."""
        if cursor is not self.search:
            return
        self._highlight_hit()
        if cursor.hit.spans or cursor.hit.kind != "posting":  # without matches, a posting begins at its head
            self._view.pane.goto_match(cursor.offset)
        self._focus_text()

    def follow_shown(self) -> None:
        """Be at the result that is shown: the user may have gone to another posting by other ways.

        At one that is no result, nothing says which result it is.
        """
        view, search = self._view, self.search
        if search is None or self.found is not None or view.item is None or not view.has_postings:
            return
        if view.document is None or view.document.id != search.hit.document or search.hit.kind != "posting":
            return  # it is still opening, or was found for something else
        hits, shown = search.results.hits, view.item.id
        at = search.index if search.hit.id == shown else _index_of(shown, hits)
        if at is None:
            if view.search_note:
                view.highlight((), None, "")
            return
        self.search = search if at == search.index else search.at(at)
        if view.search_note != self.search.note:
            self._highlight_hit()

    def _highlight_hit(self) -> None:
        """Highlight the matches of the search, if there is one; the text stays where it is."""
        if self.search is not None:
            spans = self.search.hit.spans
            self._view.highlight(spans, self.search.match if spans else None, self.search.note)

    # Matches in the document

    def find(self, screen: Screen[Any], is_opening: Callable[[], bool]) -> None:
        """Open the dialog that finds in the document, over a screen; it waits for one that is opening."""
        from reader.ui.dialogs.find import Finder, FindScreen

        def place() -> tuple[Finder, Location] | None:
            document = self._view.document
            origin = self.found.origin if self.found is not None else self._view.location
            if is_opening() or document is None or origin is None:
                return None
            if self._finder is None or self._finder.document is not document:
                self._finder = Finder(document)
            return self._finder, origin

        def end(stays: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if stays:
                self.keep_found()
                self._focus_text()
            elif self.found is not None:
                self.go_back()
            screen.refresh_bindings()

        if not self._view.pane.display:
            self._focus_text()  # which is to follow what is typed
        query = self.found.query if self.found is not None else ""
        screen.app.push_screen(FindScreen(place, self.show_found, query), end)

    def show_found(self, found: FindCursor | None, note: str = "") -> None:
        """Go to the current match, and highlight all; None removes the highlights.

        `note` says above the text which match it is, unless the dialog says it.
        """
        view = self._view
        if self._finder is None or self._finder.document is not view.document:
            return  # another document has been opened meanwhile
        before, self.found = self.found, found
        if found is None or found.offset is None:
            location = None if before is None or before.offset is None else before.origin
            view.highlight((), None, "")
            if location is not None:
                view.return_to(location)
            return
        from reader.ui.document.location import tab_showing

        view.reveal(tab_showing(self._finder.document, found.offset), found.offset)
        view.highlight(found.spans, found.at, note)
        view.pane.goto_match(found.offset)

    def keep_found(self) -> None:
        """Stay at the current match."""
        if self.found is not None:
            self.history.push(self.found.origin)
            self._view.highlight(self.found.spans, self.found.at, self.found.note)

    def document_changed(self) -> None:
        """Drop the matches of another document."""
        if self.found is not None and self._finder and self._finder.document is not self._view.document:
            self.found = None
            self._view.highlight((), None, "")
            self._highlight_hit()


def _index_of(item: str, hits: Sequence[Hit]) -> int | None:
    return next((at for at, hit in enumerate(hits) if hit.id == item), None)
