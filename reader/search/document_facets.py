"""Facets and orders over the postings of one document, like a search over all documents. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.folding import fold
from reader.search.facets import sorted_values
from reader.search.grouping import ALL_FACETS, LEVELS, Facet, facet_values, place_text
from reader.search.mark_filters import HIDDEN, NO_STATUS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.model import Posting
    from reader.search.facets import FacetValue
    from reader.search.grouping import Order

    Where = Mapping[Facet, frozenset[str]]

LAST = "\U0010ffff"
"""Sort key for what the text does not say: it comes last."""


class DocumentFacets:
    """The values of every posting, read once, at about 20 µs each. Safe to use from several threads."""

    def __init__(
        self, postings: Sequence[Posting], status_of: Callable[[str], str | None] = lambda _: None
    ) -> None:
        """`status_of` returns the status of a posting, by its id, as it is now."""
        self._postings = postings
        self._said = [facet_values(posting) for posting in postings]
        self._status_of = status_of

    @property
    def _values(self) -> list[dict[Facet, tuple[str, ...]]]:
        return [
            {**said, "status": (self._status_of(posting.id) or NO_STATUS,)}
            for posting, said in zip(self._postings, self._said, strict=True)
        ]

    def facets(self, where: Where) -> dict[Facet, tuple[FacetValue, ...]]:
        """Return every facet with its values and their numbers of postings. See facets.facets.

        Hidden postings are in no list of a document, so that status isn't offered.
        """
        found: dict[Facet, tuple[FacetValue, ...]] = {}
        all_values = self._values
        for facet in ALL_FACETS:
            others = {other: values for other, values in where.items() if other != facet}
            counts = Counter(
                value for values in all_values if _holds(values, others) for value in values[facet]
            )
            if facet == "status":
                del counts[HIDDEN]
            found[facet] = sorted_values(facet, counts, where.get(facet, frozenset()))
        return found

    def postings(self, where: Where, order: Order) -> list[Posting]:
        """Return the postings that have one of the values of each facet named, in order; unknown values come
        last.

        By relevance and by age all are equal: they keep the order of the text.
        """
        all_values = self._values
        numbers = [number for number, values in enumerate(all_values) if _holds(values, where)]
        if order in ("place", "role", "level"):
            numbers.sort(key=lambda number: self._key(number, order))
        return [self._postings[number] for number in numbers]

    def _key(self, number: int, order: Order) -> tuple[int, str]:
        posting, values = self._postings[number], self._said[number]
        if order == "level":
            return LEVELS.index(posting.level) if posting.level else len(LEVELS), ""
        if order == "role":
            return 0, fold(posting.role) if posting.role else LAST
        return 0, place_text(values, posting.place.text if posting.place else None) or LAST


def _holds(values: Mapping[Facet, tuple[str, ...]], where: Where) -> bool:
    return all(not wanted or not wanted.isdisjoint(values[facet]) for facet, wanted in where.items())
