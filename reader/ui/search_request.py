"""Which postings are wanted, and in which order: the choices behind the chips. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.search import Facet, Order

FACET_NAMES: Mapping[Facet, str] = {
    "country": "Country",
    "region": "Region",
    "city": "City",
    "family": "Role",
    "level": "Level",
    "team": "Team",
    "pay": "Pay",
    "remote": "Remote",
}


class FilterValue(NamedTuple):
    """One value of one facet."""

    facet: Facet
    value: str

    @property
    def words(self) -> str:
        """How a chip says it: "city Seattle, WA"."""
        return f"{FACET_NAMES[self.facet].lower()} {self.value}"


class Filters(NamedTuple):
    """Values of one facet widen each other, those of several narrow each other."""

    choices: tuple[FilterValue, ...] = ()
    """In the order in which they were made; the last is the first to be taken away."""
    order: Order = "relevance"

    @classmethod
    def of(cls, where: Mapping[Facet, frozenset[str]], order: Order) -> Filters:
        """From what a saved search keeps."""
        choices = (FilterValue(facet, value) for facet, values in where.items() for value in sorted(values))
        return cls(tuple(choices), order)

    @property
    def where(self) -> dict[Facet, frozenset[str]]:
        """As `Library.search` takes it."""
        where: dict[Facet, frozenset[str]] = {}
        for choice in self.choices:
            where[choice.facet] = where.get(choice.facet, frozenset()) | {choice.value}
        return where

    def toggled(self, choice: FilterValue) -> Filters:
        """With a choice, or without it where it has been made."""
        if choice in self.choices:
            return self.without(choice)
        return self._replace(choices=(*self.choices, choice))

    def without(self, choice: FilterValue) -> Filters:
        """Without a choice."""
        return self._replace(choices=tuple(other for other in self.choices if other != choice))

    def wider(self) -> Filters:
        """Without the last choice."""
        return self._replace(choices=self.choices[:-1])

    def reordered(self, orders: Sequence[Order]) -> Filters:
        """In the next order, round and round."""
        at = orders.index(self.order) if self.order in orders else -1
        return self._replace(order=orders[(at + 1) % len(orders)])
