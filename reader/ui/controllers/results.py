"""What the user does with the rows of a search: which of them a key is for, and their documents."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.ui.controllers.marking import ItemRef
from reader.ui.controllers.open_document import FORGOTTEN
from reader.ui.document.location import TAB_OF
from reader.ui.document.posting_words import name_of_hit
from reader.ui.services.tasks import run_exclusive
from reader.ui.undecided import NO_UNDECIDED, NO_UNREAD, is_open, next_place
from reader.ui.widgets.search_tabs import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Literal

    from textual.screen import Screen

    from reader.model import Lines
    from reader.search import Hit
    from reader.ui.controllers.adding import AddingController
    from reader.ui.controllers.collections import CollectionsController
    from reader.ui.controllers.documents import DocumentController
    from reader.ui.controllers.reloading import Reloading
    from reader.ui.dialogs.outline import OutlineScreen
    from reader.ui.document.location import Tab
    from reader.ui.document.outline import OutlineEntry
    from reader.ui.search_request import SearchRequest
    from reader.ui.services import Services
    from reader.ui.widgets.result_list import ResultList, Row


SAVE_HINT = "Name this search. A name used before replaces the search saved under it."
NOTHING_TO_SAVE = "Nothing to save yet. Type something, or set a filter."


class Home(NamedTuple):
    """The main screen, as far as a search needs it."""

    documents: DocumentController
    reloading: Reloading
    adding: AddingController
    collections: CollectionsController
    go_to_item: Callable[[str, str, Lines, int | None], None]
    """Goes to an item in a document: its id, the document's, its lines, and its offset if known."""
    go_to_place: Callable[[str, Tab, int], None]
    """Goes to a place in a document."""

    def name_of(self, hit: Hit) -> str:
        """Return the name of the document that a result is in."""
        return self.documents.names.get(hit.document) or hit.source


class ResultActions:
    """The current result, the selected ones, and their documents."""

    def __init__(
        self, services: Services, screen: Screen[Any], home: Home, rows: Callable[[], ResultList]
    ) -> None:
        self._services = services
        self._library = services.library
        self._screen = screen
        self._home = home
        self._rows = rows

    # Targets of marks

    def ref(self) -> ItemRef | None:
        """Return the result under the cursor."""
        hit = self._rows().hit
        return None if hit is None else _ref_of(hit)

    def selected(self) -> Sequence[ItemRef]:
        """Return the selected results."""
        ids = frozenset(self._services.selected.ids)
        return [_ref_of(hit) for hit in self._rows().hits if hit.id in ids]

    def choose(self) -> None:
        """Select or deselect the posting under the cursor."""
        hit = self._rows().hit
        if hit is not None and hit.kind == "posting":
            self._services.selected.toggle(hit.id)

    def go_undecided(self, direction: Literal[1, -1]) -> str:
        """Go to the next result without a status, or unread; return what to say if there is none."""
        rows, marks = self._rows(), self._services.marks
        hits = {hit.id: hit.kind for hit in rows.hits}

        def wanted(row: Row) -> bool:
            name = getattr(row, "id", None)
            return name in hits and is_open(hits[name], marks.of(name))

        place = next_place(rows.rows, rows.index, direction, wanted)
        if place is None:
            return NO_UNDECIDED if "posting" in hits.values() else NO_UNREAD
        rows.move_to(place, direction)
        return ""

    # Their documents

    def contents(self) -> None:
        """Go to what the user chooses from the contents of the result's document.

        The dialog opens at once, before the document is parsed: the next key is for it.
        """
        from reader.ui.dialogs.outline import OutlineScreen

        hit = self._rows().hit
        if hit is None:
            return

        def go(entry: OutlineEntry | None) -> None:
            if entry is not None:
                self._screen.dismiss(None)
                self._home.go_to_place(hit.document, entry.tab, entry.offset)

        dialog = OutlineScreen(None, TAB_OF[hit.kind], hit.offset)
        self._screen.app.push_screen(dialog, go)
        run_exclusive(self._screen, partial(self._fill, dialog, hit), "contents")

    async def _fill(self, dialog: OutlineScreen, hit: Hit) -> None:
        from reader.ui.document.outline import Outline

        try:
            document = await asyncio.to_thread(self._library.documents.get, hit.document)
        except (KeyError, ReaderError):
            self._screen.notify(FORGOTTEN, severity="error", markup=False)
            dialog.fill(())
            return
        dialog.fill(Outline(document).entries)

    def reread(self) -> None:
        """Reload the result's document from disk."""
        hit = self._rows().hit
        if hit is not None:
            self._home.reloading.reload(hit.document)

    # Saving, adding

    def save(self, request: SearchRequest) -> None:
        """Ask for a name, and save a search under it."""
        from reader.ui.dialogs.prompt import PromptScreen

        if request.is_empty:
            self._screen.notify(NOTHING_TO_SAVE, markup=False)
            return
        ask = PromptScreen("save search", SAVE_HINT, name_for(request))
        self._screen.app.push_screen(ask, partial(self._save, request))

    def _save(self, request: SearchRequest, name: str | None) -> None:
        if name is None or not name.strip():
            return
        filters, keep = request.filters, self._library.searches.save

        def save() -> None:
            saved = keep(name, request.query, kind=request.kind, where=filters.where, order=filters.order)
            self._home.collections.tell_saved(saved.name)

        self._services.marks.run(save)

    def add(self) -> None:
        """Ask for a path, and add what is there to the library."""
        self._home.adding.ask()

    def leave_for_item(self, item: str, document: str, lines: Lines, offset: int | None) -> None:
        """Close the search, and go to an item in a document."""
        self._screen.dismiss(None)
        self._home.go_to_item(item, document, lines, offset)


def _ref_of(hit: Hit) -> ItemRef:
    return ItemRef(hit.id, hit.kind, hit.document, hit.offset, name_of_hit(hit))


RESULT_ACTIONS: dict[str, Callable[[ResultActions], None]] = {
    "contents": ResultActions.contents,
    "reread": ResultActions.reread,
    "add": ResultActions.add,
}
"""By the names of their commands."""


def name_for(request: SearchRequest) -> str:
    """Return a name for a search: its words, or else its filters."""
    values = ", ".join(value.shown for value in request.filters.values)
    return request.query.strip() or values or NAMES[request.kind]
