"""How many postings of a query have each value of each facet. The filter dialog shows these numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.search.expansion import expand
from reader.search.filter_clauses import Constraints
from reader.search.grouping import FACETS, LEVELS, UNKNOWN, Facet, parse_pay_band
from reader.search.index_writer import microseconds
from reader.search.mark_filters import ALL_STATUSES, NO_STATUS, STATUSES, MarkFilter
from reader.search.marked import NO_MARKS, Marked
from reader.search.query import AnyOf, Query
from reader.search.query_parser import parse_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from reader.search.index import Index


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value, and how many postings have it."""

    value: str
    """As `search(where=…)` takes it, and as it is shown; UNKNOWN if the text does not say."""
    count: int
    is_chosen: bool


def facets(
    index: Index,
    query: Query | str = "",
    where: Mapping[Facet, frozenset[str]] | None = None,
    marked: Marked = NO_MARKS,
) -> dict[Facet, tuple[FacetValue, ...]]:
    """Return every facet's values over the postings that a search for `query`, `where` and `marked` finds.

    A facet that has values in `where` is counted as if it had none, so that another value can be added. A
    posting with several places counts for each; a chosen value is listed even if no posting has it. An empty
    query counts all postings. Values are sorted by count and name, levels by career, pay by currency and
    amount; UNKNOWN comes last.
    """
    asked = parse_query(query) if isinstance(query, str) else query
    chosen = {facet: values for facet, values in (where or {}).items() if values}
    snapshot = index.snapshot()
    plan = expand(asked, snapshot, marked)
    constraints = Constraints("posting", chosen, left_out=marked.left_out)
    of_all_kinds = replace(constraints, kind=None)
    least = None
    if len(plan.units) > 1 and not snapshot.candidates(plan, 1, of_all_kinds).total:
        least = snapshot.most_units_held(plan, of_all_kinds) or None
    free = [facet for facet in FACETS if facet not in chosen]
    counted = snapshot.facet_counts(plan, constraints, free, least=least)
    for facet in chosen:
        others = {other: values for other, values in chosen.items() if other != facet}
        counted |= snapshot.facet_counts(plan, replace(constraints, where=others), [facet], least=least)
    return {facet: sorted_values(facet, counted[facet], chosen.get(facet, frozenset())) for facet in FACETS}


def first_seen_counts(index: Index, starts: Sequence[datetime], marked: Marked = NO_MARKS) -> tuple[int, ...]:
    """Return how many postings were first seen from each time to the next, and since the last one.

    `starts` are aware times and rise. Hidden postings are left out as `marked` says.
    """
    snapshot = index.snapshot()
    plan = expand(parse_query(""), snapshot, marked)
    constraints = Constraints("posting", left_out=marked.left_out)
    return tuple(snapshot.first_seen_counts(plan, constraints, [microseconds(start) for start in starts]))


def with_statuses(query: Query, statuses: Iterable[str]) -> Query:
    """Return a query that also asks for postings with one of these statuses; for none, the query itself."""
    marks = (MarkFilter("status", value) for value in sorted(statuses))
    either = tuple(Query("", marks=(mark,), kinds=("posting",)) for mark in marks)
    return replace(query, groups=(*query.groups, AnyOf(either))) if either else query


def status_values(
    index: Index, query: Query, where: Mapping[Facet, frozenset[str]], marked: Marked, chosen: frozenset[str]
) -> tuple[FacetValue, ...]:
    """Return the statuses of the postings that a query and other facets find, hidden ones included.

    `marked` knows the items of every status.
    """
    snapshot = index.snapshot()
    plan = expand(query, snapshot, marked)
    asked = Constraints("posting", {facet: values for facet, values in where.items() if values})
    counts = {}
    for status in STATUSES:
        ids = marked.items(MarkFilter("status", status)).ids
        if ids and (count := snapshot.count(plan, replace(asked, only=ids))):
            counts[status] = count
    # Each posting has one status or none. To look for those outside many ids would take longer.
    if none := snapshot.count(plan, asked) - sum(counts.values()):
        counts[NO_STATUS] = none
    return sorted_values("status", counts, chosen)


def sorted_values(facet: Facet, counts: Mapping[str, int], chosen: frozenset[str]) -> tuple[FacetValue, ...]:
    """Return counted values in the order of a list, always including the chosen ones."""
    all_counts = {**dict.fromkeys(chosen, 0), **counts}
    values = [FacetValue(value, count, value in chosen) for value, count in all_counts.items()]
    return tuple(sorted(values, key=lambda value: (value.value == UNKNOWN, _rank(facet, value))))


def _rank(facet: Facet, value: FacetValue) -> tuple[int, str]:
    if facet == "level":
        return next((n for n, level in enumerate(LEVELS) if level == value.value), len(LEVELS)), value.value
    if facet == "status":
        return ALL_STATUSES.index(value.value), ""
    if facet == "pay" and value.value != UNKNOWN:
        currency, low = parse_pay_band(value.value)
        # Currencies in alphabetical order, bands by their lower end.
        return 0, f"{currency} {low:16}"
    return -value.count, value.value
