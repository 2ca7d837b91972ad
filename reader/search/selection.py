"""The first few items of a query, with ties in the order of the documents.

tantivy orders ties by where they happen to be in its files, and that differs from index to index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.grouping import UNKNOWN_KEY
from reader.search.schema import order_field

if TYPE_CHECKING:
    import tantivy

    from reader.search.grouping import Order
    from reader.search.tantivy_types import TantivyTypes

_NUMBER = "number"
_LOOK = 1000
"""Items whose scores are looked at; if more have the lowest score, the first of all items are taken."""


class Selection:
    """Selects items of one state of an index."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, classes: TantivyTypes) -> None:
        self._searcher = searcher
        self._schema = schema
        self._query, self._occur, self._order = classes.query, classes.occur, classes.order
        self._field_type = classes.field_type

    def any_of(self, query: tantivy.Query, limit: int) -> list[tantivy.DocAddress]:
        """Return at most `limit` items, in any order."""
        return [address for _, address in self._searcher.search(query, limit, count=False).hits]

    def best(self, scored: tantivy.Query, unscored: tantivy.Query, limit: int) -> list[tantivy.DocAddress]:
        """Return the `limit` items of the highest scores; `unscored` finds the same items."""
        most = max(limit + 1, _LOOK)
        hits = self._searcher.search(scored, most, count=False).hits
        if len(hits) <= limit:
            return [address for _, address in hits]
        lowest = hits[limit - 1][0]
        better = [address for score, address in hits[:limit] if score > lowest]
        if len(hits) < most or hits[-1][0] < lowest:
            tied = self._by_number([address for score, address in hits if score == lowest])
            return better + tied[: limit - len(better)]
        known = set(self._numbers(better))
        first = self.first(unscored, limit, _NUMBER)
        others = [at for at, number in zip(first, self._numbers(first), strict=True) if number not in known]
        return better + others[: limit - len(better)]

    def first(self, query: tantivy.Query, limit: int, order: Order | str) -> list[tantivy.DocAddress]:
        """Return the first `limit` items of an order, in that order."""
        if order == _NUMBER:
            return self._sorted(query, limit, _NUMBER, self._order.Asc)
        name = order_field(order)  # type: ignore[arg-type]
        unknown = UNKNOWN_KEY if order not in ("newest", "-newest") else 0
        falls = order == "newest" or (order[0] == "-" and order != "-newest")
        if order[0] != "-":
            return self._by_value(query, limit, name, falls=falls)
        # What is unknown would come first.
        low, high = (1, None) if unknown == 0 else (None, unknown - 1)
        known = self._by_value(self._within(query, name, low, high), limit, name, falls=falls)
        if len(known) == limit:
            return known
        return known + self.first(self._within(query, name, unknown, unknown), limit - len(known), _NUMBER)

    def _by_value(
        self, query: tantivy.Query, limit: int, name: str, *, falls: bool
    ) -> list[tantivy.DocAddress]:
        """Return the first `limit` items by a field, the highest first if it `falls`."""
        found = self._sorted(query, limit, name, self._order.Desc if falls else self._order.Asc)
        values = self._values(name, found)
        numbers = self._numbers(found)
        sign = -1 if falls else 1
        ranked = sorted(zip(values, numbers, found, strict=True), key=lambda one: (sign * one[0], one[1]))
        if len(found) < limit:
            return [address for _, _, address in ranked]
        last = values[-1]
        before = [address for value, _, address in ranked if value != last]
        same = self._within(query, name, last, last)
        return before + self.first(same, limit - len(before), _NUMBER)

    def _within(self, query: tantivy.Query, name: str, low: int | None, high: int | None) -> tantivy.Query:
        """Return a query for those of its items with a value from `low` to `high`, both included."""
        inside = self._query.range_query(self._schema, name, self._field_type.Integer, low, high)
        return self._query.boolean_query([(self._occur.Must, query), (self._occur.Must, inside)])

    def _sorted(
        self, query: tantivy.Query, limit: int, name: str, way: tantivy.Order
    ) -> list[tantivy.DocAddress]:
        hits = self._searcher.search(query, limit, count=False, order_by_field=name, order=way).hits
        return [address for _, address in hits]

    def _by_number(self, addresses: list[tantivy.DocAddress]) -> list[tantivy.DocAddress]:
        numbers = self._numbers(addresses)
        order = sorted(range(len(addresses)), key=numbers.__getitem__)
        return [addresses[at] for at in order]

    def _numbers(self, addresses: list[tantivy.DocAddress]) -> list[int]:
        return self._values(_NUMBER, addresses)

    def _values(self, name: str, addresses: list[tantivy.DocAddress]) -> list[int]:
        """Return a number for each item."""
        return [int(value or 0) for value in self._searcher.fast_field_values(name, addresses)]
