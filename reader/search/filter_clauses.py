"""Turn what narrows a search without words into clauses: marks, facets, pay, kinds. None of them scores.

index.py passes in tantivy's classes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from reader.search.grouping import pay_cents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import tantivy

    from reader.model import ItemKind
    from reader.search.grouping import Facet, Order
    from reader.search.mark_filters import ItemSet
    from reader.search.pay_filters import PayFilter
    from reader.search.plan import MarkUnit, Plan
    from reader.search.query import FacetFilter
    from reader.search.tantivy_types import TantivyTypes

    Clause: TypeAlias = tuple[tantivy.Occur, tantivy.Query]

ALL, HEAD = "all", "head"
"""The fields of everything an item says, and of the words that name it."""
PAY_LEAST, PAY_MOST, PAY_CURRENCY = "pay_least", "pay_most", "pay_currency"
"""The fields of a posting's yearly pay, in cents, and of its currency."""
_EITHER = frozenset({"status", "tag"})
"""Marks of which one of several must hold."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """What to look for besides the plan."""

    kind: ItemKind | None = None
    where: Mapping[Facet, frozenset[str]] = field(default_factory=dict)
    """For each facet named, one of these values."""
    order: Order = "relevance"
    left_out: frozenset[str] = frozenset()
    """The ids of items that are not wanted."""
    only: frozenset[str] | None = None
    """The ids of the only items that are wanted, if not all."""


class FilterClauses:
    """Turns filters into the clauses of a tantivy query."""

    def __init__(self, schema: tantivy.Schema, classes: TantivyTypes) -> None:
        self._schema = schema
        self._query, self._occur, self._field_type = classes.query, classes.occur, classes.field_type

    def of_plan(self, plan: Plan) -> list[Clause]:
        """Return the clauses of a plan's marks, facets and pay."""
        return [*self._marks(plan.marks), *self._facets(plan.facets), *map(self._pay, plan.pay)]

    def of_constraints(self, constraints: Constraints) -> list[Clause]:
        """Require one of the values of each facet, and the right ids; a facet without values asks nothing."""
        clauses = [
            (self._occur.Must, self.is_one_of(facet_field(facet), sorted(values)))
            for facet, values in constraints.where.items()
            if values
        ]
        if constraints.left_out:
            clauses.append((self._occur.MustNot, self.of_ids(constraints.left_out)))
        if constraints.only is not None:
            clauses.append((self._occur.Must, self.of_ids(constraints.only)))
        return clauses

    def of_ids(self, ids: Iterable[str]) -> tantivy.Query:
        """Match the items with one of these ids."""
        return self.is_one_of("id", list(ids))

    def is_one_of(self, name: str, values: Sequence[str]) -> tantivy.Query:
        """Match the items with one of these values in a field."""
        if not values:
            return self._query.empty_query()
        return self._query.const_score_query(self._query.term_set_query(self._schema, name, values), 0.0)

    def _marks(self, marks: Sequence[MarkUnit]) -> list[Clause]:
        clauses: list[Clause] = []
        for name in dict.fromkeys(mark.field for mark in marks):
            ours = [mark for mark in marks if mark.field == name]
            clauses += [(self._occur.MustNot, self._items(mark.items)) for mark in ours if mark.excluded]
            wanted = [self._items(mark.items) for mark in ours if not mark.excluded]
            clauses += self._wanted(wanted, is_either=name in _EITHER)
        return clauses

    def _facets(self, facets: Sequence[FacetFilter]) -> list[Clause]:
        clauses: list[Clause] = []
        for name in dict.fromkeys(asked.facet for asked in facets):
            ours = [asked for asked in facets if asked.facet == name]
            for is_excluded in (False, True):
                values = [asked.value for asked in ours if asked.excluded == is_excluded]
                if values:
                    occur = self._occur.MustNot if is_excluded else self._occur.Must
                    clauses.append((occur, self.is_one_of(facet_field(name), values)))
        return clauses

    def _wanted(self, queries: Sequence[tantivy.Query], *, is_either: bool) -> list[Clause]:
        """Require one of these, or all."""
        if len(queries) > 1 and is_either:
            either = self._query.boolean_query([(self._occur.Should, query) for query in queries])
            queries = [self._query.const_score_query(either, 0.0)]
        return [(self._occur.Must, query) for query in queries]

    def _items(self, items: ItemSet) -> tantivy.Query:
        """Match the items of a set."""
        if not items.is_outside and items.kind is None:
            return self.of_ids(items.ids)
        clauses: list[Clause] = [(self._occur.Must, self._query.all_query())]
        if items.kind is not None:
            clauses = [(self._occur.Must, self.is_one_of("kind", [items.kind]))]
        if items.ids or not items.is_outside:
            occur = self._occur.MustNot if items.is_outside else self._occur.Must
            clauses.append((occur, self.of_ids(items.ids)))
        return self._query.const_score_query(self._query.boolean_query(clauses), 0.0)

    def _pay(self, asked: PayFilter) -> Clause:
        """Require pay that overlaps a range, or any pay that is stated."""
        clauses: list[Clause] = []
        if asked.low is not None:
            above = self._range(PAY_MOST, pay_cents(asked.low), None, is_open=asked.is_above)
            clauses.append((self._occur.Must, above))
        if asked.high is not None:
            below = self._range(PAY_LEAST, None, pay_cents(asked.high), is_open=asked.is_below)
            clauses.append((self._occur.Must, below))
        if asked.currencies:
            clauses.append((self._occur.Must, self.is_one_of(PAY_CURRENCY, asked.currencies)))
        if not clauses:
            clauses.append((self._occur.Must, self._query.exists_query(PAY_LEAST)))
        query = self._query.const_score_query(self._query.boolean_query(clauses), 0.0)
        return (self._occur.MustNot if asked.excluded else self._occur.Must), query

    def _range(self, name: str, low: int | None, high: int | None, *, is_open: bool) -> tantivy.Query:
        """Match the items with a value from `low`, or up to `high`; with `is_open`, not at that end."""
        return self._query.range_query(
            self._schema, name, self._field_type.Integer, low, high,
            include_lower=low is None or not is_open, include_upper=high is None or not is_open,
        )  # fmt: skip


def facet_field(facet: Facet) -> str:
    """Return the name of the field that holds a facet's values."""
    return f"by_{facet}"
