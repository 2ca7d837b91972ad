"""What is searched for, and what a search begins and ends with. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from reader.library.saved_searches import SavedSearch
    from reader.model import ItemKind
    from reader.search import Facet, Order, Results
    from reader.store.values import Marks


FACET_NAMES: Mapping[Facet, str] = {
    "country": "Country",
    "region": "Region",
    "city": "City",
    "family": "Role",
    "level": "Level",
    "team": "Team",
    "pay": "Pay",
    "remote": "Remote",
    "status": "Status",
}


_WAYS = {
    "relevance": "",
    "-pay": "sorted by pay, lowest first",
    "-posted": "sorted by day posted, oldest first",
    "posted": "sorted by day posted",
    "newest": "newest first",
    "-newest": "oldest first",
}


def order_words(order: Order) -> str:
    """Say how rows are sorted: "sorted by place", "sorted by place, reversed"; empty for the first."""
    name = order.removeprefix("-")
    return _WAYS.get(order, f"sorted by {name}{', reversed' if order != name else ''}")


class FilterValue(NamedTuple):
    """One value of one facet."""

    facet: Facet
    value: str

    @property
    def words(self) -> str:
        """How a chip shows it: "city Seattle, WA"."""
        return f"{FACET_NAMES[self.facet].lower()} {self.shown}"

    @property
    def shown(self) -> str:
        """How it is shown: "Seattle, WA", "not stated", "INR 20–25 lakh"."""
        from reader.library.overview import NOT_STATED, band_words
        from reader.search import UNKNOWN

        if self.value == UNKNOWN:
            return NOT_STATED
        return band_words(self.value) if self.facet == "pay" else self.value


class Filters(NamedTuple):
    """Which postings are wanted, and in which order.

    Several values of one facet widen the selection; several facets narrow it.
    """

    values: tuple[FilterValue, ...] = ()
    """In the order they were chosen; the last is removed first."""
    order: Order = "relevance"

    @classmethod
    def of(cls, where: Mapping[Facet, frozenset[str]], order: Order) -> Filters:
        """Build them from what a saved search keeps."""
        values = (FilterValue(facet, value) for facet, group in where.items() for value in sorted(group))
        return cls(tuple(values), order)

    @property
    def where(self) -> dict[Facet, frozenset[str]]:
        """The values as `Library.search` takes them."""
        where: dict[Facet, frozenset[str]] = {}
        for one in self.values:
            where[one.facet] = where.get(one.facet, frozenset()) | {one.value}
        return where

    @property
    def status(self) -> str | None:
        """The one status that all of those have; None if they may have others."""
        return _only(self.where.get("status", ()))

    def toggled(self, value: FilterValue) -> Filters:
        """Return them with a value, or without it where it is chosen."""
        if value in self.values:
            return self.without(value)
        return self._replace(values=(*self.values, value))

    def without(self, value: FilterValue) -> Filters:
        """Return them without a value."""
        return self._replace(values=tuple(other for other in self.values if other != value))

    def wider(self) -> Filters:
        """Return them without the last value."""
        return self._replace(values=self.values[:-1])

    def sorted_by(self, order: str) -> Filters:
        """Return them in an order; in the one they are in already, the other way round."""
        from reader.search import ALL_ORDERS

        if order == self.order and order != "relevance":
            order = f"-{order}"
        return self._replace(order=next(one for one in ALL_ORDERS if one == order))


class SearchRequest(NamedTuple):
    """What is searched for."""

    query: str
    kind: ItemKind | None = None
    filters: Filters = Filters()

    @classmethod
    def of(cls, search: SavedSearch) -> SearchRequest:
        """Build it from a saved search."""
        return cls(search.query, search.kind, Filters.of(search.where, search.order))

    @property
    def text(self) -> str:
        """The query; where only a kind is wanted, the one that finds everything of that kind."""
        if self.query.strip() or self.kind is None:
            return self.query
        return f"in:{self.kind}s"

    @property
    def status(self) -> str | None:
        """The one status that all results have; None if they may have others."""
        from reader.search import parse_query

        marks = parse_query(self.query).marks
        wanted = {mark.value for mark in marks if mark.field == "status" and not mark.excluded}
        return self.filters.status or _only(wanted)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing."""
        return not (self.query.strip() or self.kind or self.filters.values)


class SearchPreset(NamedTuple):
    """What the search screen opens with."""

    title: str = "search"
    request: SearchRequest = SearchRequest("")
    in_list: bool = False
    """Whether the list has the focus, and not the search box."""
    holds: Callable[[Marks], bool] | None = None
    """Whether an item with such marks is in the collection it opens; None for a search."""
    is_task: bool = False
    """Whether the collection is there to be emptied."""
    start: frozenset[str] = frozenset()
    """The cursor begins at the first of these items that is listed; at the first of all if it is empty."""


class SearchSelection(NamedTuple):
    """What the search screen ends with: the results, and which of them to open."""

    results: Results
    at: int
    request: SearchRequest
    """What was searched for."""
    collection: SearchPreset | None
    """What lists them again; None if the user typed the search, and may want to go on from that."""


def _only(values: Collection[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None
