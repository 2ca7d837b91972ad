"""Facets and orders over the postings of one document, like a search over all documents. Pure."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from reader.model import PostingSummary
from reader.search.facets import sorted_values
from reader.search.grouping import (
    ALL_FACETS,
    COLUMN_ORDERS,
    LEVELS,
    Facet,
    day_key,
    facet_values,
    pay_key,
    sort_text,
    sorted_by,
)
from reader.search.mark_filters import HIDDEN, NO_STATUS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.model import Posting
    from reader.search.facets import FacetValue
    from reader.search.grouping import Order

    Where = Mapping[Facet, frozenset[str]]


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
        if order.removeprefix("-") in COLUMN_ORDERS:
            numbers = sorted_by(order, numbers, partial(self._key, order))
        return [self._postings[number] for number in numbers]

    def _key(self, order: Order, number: int) -> str | int | None:
        summary = PostingSummary.of(self._postings[number])
        if order.endswith("level"):
            return LEVELS.index(summary.level) if summary.level else None
        if order.endswith("pay"):
            return pay_key(summary.pay) if summary.pay else None
        if order.endswith("posted"):
            return day_key(summary.posted) if summary.posted else None
        place = self._postings[number].place
        return sort_text(order, summary, self._said[number], place.text if place else None)


def _holds(values: Mapping[Facet, tuple[str, ...]], where: Where) -> bool:
    return all(not wanted or not wanted.isdisjoint(values[facet]) for facet, wanted in where.items())
