"""A search from the query to the hits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import ITEM_KINDS, ItemKind
from reader.search.expansion import expand
from reader.search.filter_clauses import Constraints
from reader.search.marked import NO_MARKS, Marked
from reader.search.matching import Matcher
from reader.search.passages import NotePassages, name_matches, passage
from reader.search.plan import Level, Unit
from reader.search.query_parser import parse_query
from reader.search.ranking import Ranked, in_order, rank
from reader.search.results import Cancelled, Hit, Results
from reader.search.signs import as_typed
from reader.search.words import fold_token, found_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.search.grouping import Facet, Order
    from reader.search.index import Index
    from reader.search.plan import Plan
    from reader.search.query import Query
    from reader.search.snapshot import Candidates, Snapshot

DEFAULT_LIMIT = 50
_FEWEST_RANKED = 100
"""Rank at least this many candidates of several words: the index does not see how close the words are."""
_SLICE = 8
"""Passages between two checks whether the search is still wanted."""


def search(
    index: Index,
    query: Query | str,
    limit: int = DEFAULT_LIMIT,
    kind: ItemKind | None = None,
    *,
    where: Mapping[Facet, frozenset[str]] | None = None,
    order: Order = "relevance",
    marked: Marked = NO_MARKS,
    cancelled: Callable[[], bool] = lambda: False,
) -> Results:
    """Return the items that a query finds, best first. Any text is a valid query.

    `limit` bounds the hits, not `total` and `counts`; below 1 there are no hits. `kind` narrows the hits to
    one kind of item, while `counts` still covers all kinds, for the tabs. `where` narrows to postings with
    one of the values of each facet it names (see facets.py); with it, an empty query finds all of those.
    Without it, an empty query finds nothing. Uncommitted additions are not found.

    Search knows no marks: whoever does makes `marked` of `Query.all_marks`.

    In any `order` but relevance, unknown values come last, and each hit has its own `score`.

    Safe to call from any thread, also while another thread adds. `cancelled` is asked between slices of the
    work, a few milliseconds apart; if it says so, Cancelled is raised.
    """
    asked = parse_query(query) if isinstance(query, str) else query
    chosen = {facet: values for facet, values in (where or {}).items() if values}
    constraints = Constraints(kind, chosen, order, marked.left_out)
    if (asked.is_empty and not constraints.where) or not asked.kinds:
        return _nothing(asked)
    return _search(index.snapshot(), asked, max(limit, 0), constraints, marked, cancelled)


def _search(
    snapshot: Snapshot,
    asked: Query,
    limit: int,
    constraints: Constraints,
    marked: Marked,
    cancelled: Callable[[], bool],
) -> Results:
    plan = expand(asked, snapshot, marked)
    if cancelled():
        raise Cancelled
    candidates, relaxed = _candidates(snapshot, plan, limit, constraints)
    units = plan.all_units()
    matcher = Matcher(units)
    ranked = rank(candidates.records, plan, matcher, cancelled)
    if constraints.order != "relevance":
        given = {number: at for at, (number, _) in enumerate(candidates.records)}
        ranked = in_order(sorted(ranked, key=lambda candidate: given[candidate.number]), constraints.order)
    falling = constraints.order == "relevance"
    notes = NotePassages(marked.texts.of if marked.texts else {}, units)
    return Results(
        query=asked.text,
        hits=tuple(_hits(ranked[:limit], units, matcher, notes, cancelled, falling=falling)),
        total=candidates.total,
        counts=candidates.counts,
        relaxed=relaxed,
        suggestion=_suggestion(snapshot, asked, plan, constraints),
        hidden=_hidden(snapshot, plan, constraints),
        notes=asked.notes,
        unknown_fields=asked.unknown_fields,
    )


def _candidates(
    snapshot: Snapshot, plan: Plan, limit: int, constraints: Constraints
) -> tuple[Candidates, bool]:
    """Return the items that hold all units, or else most of them, and whether it is the latter."""
    is_sorted = constraints.order != "relevance"
    is_simple = len(plan.units) < 2 and not plan.groups
    few = limit if is_simple or is_sorted else max(2 * limit, _FEWEST_RANKED)
    candidates = snapshot.candidates(plan, few, constraints)
    if any(candidates.counts.values()) or len(plan.units) < 2:
        return candidates, False
    telling = [unit for unit in plan.units if unit.is_telling]
    if len(telling) < len(plan.units):
        nearest = snapshot.candidates(replace(plan, units=tuple(telling)), few, constraints)
        if any(nearest.counts.values()):
            return nearest, True
    least = snapshot.most_units_held(plan, constraints)
    if not least:
        return candidates, False
    return snapshot.candidates(plan, few, constraints, least=least), True


def _hits(
    ranked: list[Ranked],
    units: Sequence[Unit],
    matcher: Matcher,
    notes: NotePassages,
    cancelled: Callable[[], bool],
    *,
    falling: bool,
) -> list[Hit]:
    """Return the ranked items with their passages; with `falling`, scores never rise."""
    hits = []
    score = 1.0
    for count, candidate in enumerate(ranked):
        if count % _SLICE == 0 and cancelled():
            raise Cancelled
        score = min(score, candidate.score) if falling else candidate.score
        hits.append(_hit(candidate, score, units, matcher, notes))
    return hits


def _hit(ranked: Ranked, score: float, units: Sequence[Unit], matcher: Matcher, notes: NotePassages) -> Hit:
    record = ranked.record
    shown = notes.instead(passage(ranked, units), record)
    title_matches, place_matches = name_matches(record, matcher)
    first = record.standings[0]
    return Hit(
        id=record.id,
        kind=record.kind,
        document=first.document,
        source=first.source,
        title=record.title,
        title_matches=title_matches,
        place=record.place,
        place_matches=place_matches,
        lines=first.lines,
        passage=shown.lines,
        score=round(score, 4),
        snippet=shown.snippet,
        matches=shown.matches,
        offset=shown.offset,
        spans=shown.spans,
        copies=record.standings[1:],
        summary=record.summary,
    )


def _suggestion(snapshot: Snapshot, query: Query, plan: Plan, constraints: Constraints) -> str | None:
    """Return the query with unknown words spelled as the vocabulary spells them.

    None if all are known, or if no item has those words together.
    """
    if not plan.spelling or not snapshot.has_any(_respelled(query, plan), constraints):
        return None
    pieces, end = [], 0
    for token in found_tokens(query.text):
        if nearest := plan.spelling.get(fold_token(token.group())):
            pieces += [query.text[end : token.start()], as_typed(nearest)]
            end = token.end()
    return "".join([*pieces, query.text[end:]])


def _respelled(query: Query, plan: Plan) -> Plan:
    """Return the plan with the nearest words in place of the unknown ones."""
    words = [
        Unit(variants={plan.spelling[word]: Level.EXACT}) if word in plan.spelling else unit
        for word, unit in zip(query.words, plan.units, strict=False)
    ]
    groups = tuple(
        replace(group, plans=tuple(map(_respelled, either.alternatives, group.plans)))
        for either, group in zip(query.groups, plan.groups, strict=True)
    )
    return replace(plan, units=(*words, *plan.units[len(words) :]), groups=groups)


def _hidden(snapshot: Snapshot, plan: Plan, constraints: Constraints) -> int:
    """Return how many items match, but are left out."""
    if not constraints.left_out:
        return 0
    return snapshot.count(plan, replace(constraints, left_out=frozenset(), only=constraints.left_out))


def _nothing(query: Query) -> Results:
    """Return a result without hits."""
    return Results(
        query=query.text,
        hits=(),
        total=0,
        counts=dict.fromkeys(ITEM_KINDS, 0),
        relaxed=False,
        suggestion=None,
        notes=query.notes,
        unknown_fields=query.unknown_fields,
    )
