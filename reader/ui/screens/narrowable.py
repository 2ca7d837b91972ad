"""Filter and order of a search, and saving it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from reader.search.grouping import ORDERS
from reader.ui.inquiry import SearchRequest
from reader.ui.messages import SavedSearchesChanged
from reader.ui.searching import SearchSelection
from reader.ui.widgets.chip_line import ChipLine
from reader.ui.widgets.inputs import QueryInput
from reader.ui.widgets.kind_tabs import NAMES, KindTabs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library.library import Library
    from reader.model import ItemKind
    from reader.search import Facet, FacetValue
    from reader.ui.search_request import Filters
    from reader.ui.services.marks_cache import MarksCache

SAVE_HINT = "A name for it. The search stands in the sidebar; saving under a name again takes its place."
NOTHING_TO_SAVE = "There is nothing to save yet: type something, or choose a filter."


class Narrowable(Screen[SearchSelection]):
    """Part of the search screen: what the box does not say."""

    library: Library
    keeper: MarksCache
    kind: ItemKind | None
    narrowing: Filters

    @property
    def question(self) -> SearchRequest:
        """What is asked for now."""
        return SearchRequest(self.query_one(QueryInput).value, self.kind, self.narrowing)

    def asked_anew(self) -> None:
        """Asks again, after something else than the query has changed."""
        raise NotImplementedError

    def narrow_to(self, narrowing: Filters) -> None:
        """Another filter or order: shown, and asked for."""
        if narrowing.choices and self.kind not in (None, "posting"):
            self.kind = None
        self.narrowing = narrowing
        self.show_narrowing()
        self.asked_anew()

    def show_narrowing(self) -> None:
        """Chips, kind and order as they are now."""
        self.query_one(ChipLine).choices = self.narrowing.choices
        tabs = self.query_one(KindTabs)
        tabs.kind = self.kind
        tabs.note = f"order: {self.narrowing.order}"

    def action_narrow(self) -> None:
        """Opens the filter; what is chosen there counts at once."""
        from reader.ui.dialogs.filters import FilterScreen

        self.app.push_screen(FilterScreen(self.narrowing, self._count, self.narrow_to))

    def _count(self, narrowing: Filters) -> Mapping[Facet, tuple[FacetValue, ...]] | None:
        return self.library.facets(self.question.query, narrowing.where, wait=False)

    def action_widen(self) -> None:
        """Takes the last filter away."""
        if self.narrowing.choices:
            self.narrow_to(self.narrowing.wider())

    def action_reorder(self) -> None:
        """Another order."""
        self.narrow_to(self.narrowing.reordered(ORDERS))

    def action_save(self) -> None:
        """Asks for a name, and saves the search under it."""
        from reader.ui.dialogs.prompt import PromptScreen

        question = self.question
        if question.is_empty:
            self.notify(NOTHING_TO_SAVE, markup=False)
            return
        screen = PromptScreen("save this search", SAVE_HINT, name_for(question))
        self.app.push_screen(screen, partial(self._save, question))

    def _save(self, question: SearchRequest, name: str | None) -> None:
        if name is None or not name.strip():
            return
        main = self.app.screen_stack[0]

        def save() -> None:
            saved = self.library.searches.save(
                name,
                question.query,
                kind=question.kind,
                where=question.narrowing.where,
                order=question.narrowing.order,
            )
            main.post_message(SavedSearchesChanged(f"Saved as {saved.name}; it stands in the sidebar."))

        self.keeper.run(save)

    @on(ChipLine.Removed)
    def _chip_removed(self, event: ChipLine.Removed) -> None:
        self.narrow_to(self.narrowing.without(event.choice))

    @on(QueryInput.BackspaceOnEmpty)
    def _widened(self) -> None:
        self.action_widen()

    @on(KindTabs.Reordered)
    def _reordered(self) -> None:
        self.action_reorder()


def name_for(question: SearchRequest) -> str:
    """A name that a search could have: its words, or else what it is narrowed to."""
    values = ", ".join(choice.value for choice in question.narrowing.choices)
    return question.query.strip() or values or NAMES[question.kind]
