"""Filter and order of the postings of the document on the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from reader.ui.screens.walking import Walking
from reader.ui.services.tasks import start
from reader.ui.widgets.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import Document, Posting
    from reader.search import DocumentFacets as Postings
    from reader.search import Facet, FacetValue, Order
    from reader.ui.search_request import Narrowing

ORDERS: tuple[Order, ...] = ("relevance", "place", "role", "level")
"""The first is the order of the text; there is no age to tell postings of one document apart."""


class Picked(Message):
    """The postings that are wanted have been picked out."""

    def __init__(self, narrowing: Narrowing, postings: Sequence[Posting]) -> None:
        super().__init__()
        self.narrowing = narrowing
        self.postings = postings


class Listing(Walking):
    """Part of the main screen. The filter of one document is not that of the next."""

    _narrowing: Narrowing | None = None
    _narrowed: Document | None = None
    """The document that the filter is for."""
    _postings: Postings | None = None

    @property
    def narrowing(self) -> Narrowing:
        """What the list of postings is narrowed to."""
        from reader.ui.search_request import Narrowing

        document = self.query_one(Desk).document
        if self._narrowing is None or self._narrowed is not document:
            self._narrowing, self._narrowed, self._postings = Narrowing(), document, None
        return self._narrowing

    def action_narrow(self) -> None:
        """Opens the filter; what is chosen there counts at once."""
        from reader.ui.dialogs.filters import FacetScreen

        self.app.push_screen(FacetScreen(self.narrowing, self._count_values, self._narrow_to))

    def action_widen(self) -> None:
        """Takes the last filter away."""
        if self.narrowing.choices:
            self._narrow_to(self.narrowing.wider())

    def action_reorder(self) -> None:
        """Another order."""
        self._narrow_to(self.narrowing.reordered(ORDERS))

    def _narrow_to(self, narrowing: Narrowing) -> None:
        self._narrowing = narrowing
        start(self, partial(self._pick_out, narrowing), "postings")

    @on(Picked)
    def _listed_postings(self, event: Picked) -> None:
        """Shows them, unless something else is wanted by now."""
        desk = self.query_one(Desk)
        if event.narrowing is self._narrowing and desk.document is self._narrowed:
            note = f"order: {event.narrowing.order}" if event.narrowing.order != "relevance" else ""
            if event.narrowing.choices:
                note = f"{len(event.postings):,} listed" + (f"  ·  {note}" if note else "")
            desk.list_postings(event.postings, event.narrowing.choices, note)

    # In threads: the values of many postings take a moment

    def _pick_out(self, narrowing: Narrowing) -> None:
        postings = self._read().postings(narrowing.where, narrowing.order)
        self.post_message(Picked(narrowing, postings))

    def _count_values(self, narrowing: Narrowing) -> Mapping[Facet, Sequence[FacetValue]]:
        return self._read().facets(narrowing.where)

    def _read(self) -> Postings:
        from reader.search import DocumentFacets as Postings

        if self._postings is None:
            self._postings = Postings(self._narrowed.postings if self._narrowed is not None else ())
        return self._postings
