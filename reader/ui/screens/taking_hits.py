"""Taking along from the list of results or of a collection, with the same keys as from the main screen."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from reader.errors import ReaderError
from reader.ui.screens.loading import FORGOTTEN
from reader.ui.screens.marking import MarkKeys
from reader.ui.searching import SearchSelection
from reader.ui.services.tasks import run_exclusive, run_in_thread
from reader.ui.widgets.result_list import ResultList

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.library import Library
    from reader.model import Document, Item, ItemKind
    from reader.search import Hit, Results
    from reader.ui.inquiry import SearchRequest
    from reader.ui.screens.taking import Taking


class TakingHits(MarkKeys, Screen[SearchSelection]):
    """Part of the search screen: its keys for the chosen result are those for what is read.

    What is selected here is selected in the main screen too.
    """

    library: Library
    results: Results | None

    @property
    def main(self) -> Taking:
        """The screen under this one, which knows what is selected."""
        return cast("Taking", self.app.screen_stack[0])

    @property
    def marked(self) -> tuple[str, ItemKind] | None:
        """The chosen result."""
        hit = self.query_one(ResultList).hit
        return None if hit is None else (hit.id, hit.kind)

    @property
    def question(self) -> SearchRequest:
        """What is asked for now."""
        raise NotImplementedError

    def action_choose(self) -> None:
        """Selects the posting under the cursor, or no longer, and goes on to the next row."""
        rows = self.query_one(ResultList)
        if rows.hit is not None and rows.hit.kind == "posting":
            self.main.choose(rows.hit.id)
            self.show_chosen()
        rows.action_line_down()

    def show_chosen(self) -> None:
        """The signs of what is selected."""
        self.query_one(ResultList).show_chosen(frozenset(self.main.chosen))

    def action_compare(self) -> None:
        """Shows the postings that were selected side by side."""
        from reader.ui.dialogs.compare import compare_chosen

        comparing = partial(compare_chosen, self, self.library, self.main.chosen)
        run_exclusive(self, comparing, "compare")

    def action_copy(self) -> None:
        """Copies the link or citation of the chosen result."""
        from reader.ui.screens.taking import pointer_to

        self._with_item(lambda item, document: self.post_message(pointer_to(item, document)))

    def action_copy_all(self) -> None:
        """Copies the whole text of the chosen result."""
        from reader.ui.screens.taking import text_message

        main = self.main

        def copy(item: Item, _: Document) -> None:
            run_in_thread(main, lambda: main.post_message(text_message(item)), "copy text")

        self._with_item(copy)

    def action_copies(self) -> None:
        """Shows the copies of the chosen posting; going to one closes the search."""
        from reader.ui.dialogs.copies import show_copies

        def show(item: Item, document: Document) -> None:
            looking = partial(show_copies, self, self.main, item, document)
            run_exclusive(self, looking, "copies")

        self._with_item(show)

    def action_export(self) -> None:
        """Writes all that was found, what was selected, or the chosen result."""
        from reader.ui.screens.writing import export, result_scope, scope_of_chosen, scope_of_hit

        if self.results is None or not self.results.hits:
            return
        scopes = [
            *scope_of_chosen(self.main.chosen),
            result_scope(self.library, self.question, self.results),
            *scope_of_hit(self.query_one(ResultList).hit),
        ]
        export(self, self.library, self.main.outside, scopes)

    def _with_item(self, then: Callable[[Item, Document], object]) -> None:
        hit = self.query_one(ResultList).hit
        if hit is not None:
            run_exclusive(self, partial(self._fetch, hit, then), "take")

    async def _fetch(self, hit: Hit, then: Callable[[Item, Document], object]) -> None:
        """The item behind a hit, got off the event loop."""
        try:
            item = await asyncio.to_thread(self.library.item, hit.id)
            document = await asyncio.to_thread(self.library.documents.get, hit.document)
        except (KeyError, ReaderError):
            self.notify(FORGOTTEN, severity="error", markup=False)
            return
        if item is not None:
            then(item, document)
