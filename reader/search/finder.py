"""One search from the query to the hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from reader.model import ITEM_KINDS, ItemKind
from reader.search.expansion import Plan, expand
from reader.search.matching import Matcher
from reader.search.passages import name_matches, passage
from reader.search.query import Query, parse_query
from reader.search.ranking import Cancelled, Ranked, rank
from reader.search.results import Hit, Results
from reader.search.words import TOKEN, fold_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.search.index import Candidates, Index, Snapshot

DEFAULT_LIMIT = 50
_FEWEST_RANKED = 100
"""Of several words so many candidates are ranked at least: the index does not see how near they stand."""
_SLICE = 8
"""Passages between two looks at whether the search is still wanted."""


@overload
def search(
    index: Index, query: Query | str, limit: int = ..., kind: ItemKind | None = ..., *, cancelled: None = ...
) -> Results: ...
@overload
def search(
    index: Index,
    query: Query | str,
    limit: int = ...,
    kind: ItemKind | None = ...,
    *,
    cancelled: Callable[[], bool] | None,
) -> Results | None: ...
def search(
    index: Index,
    query: Query | str,
    limit: int = DEFAULT_LIMIT,
    kind: ItemKind | None = None,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Results | None:
    """Find the items that a query asks for, the best first. Raises nothing, whatever the query.

    `limit` bounds the hits, not `total` and `counts`; below 1 there are no hits. `kind` keeps to one
    kind of item, while `counts` still counts all kinds, for the tabs. An empty query finds nothing.
    What was added to the index but not committed is not found.

    Safe in any thread, also while another thread adds. `cancelled` is asked between slices of the
    work, a few milliseconds apart; once it says True, None is returned.
    """
    asked = parse_query(query) if isinstance(query, str) else query
    if asked.is_empty or not asked.kinds:
        return _nothing(asked)
    try:
        return _search(index.snapshot(), asked, max(limit, 0), kind, cancelled or _never)
    except Cancelled:
        return None


def _search(
    snapshot: Snapshot, asked: Query, limit: int, kind: ItemKind | None, cancelled: Callable[[], bool]
) -> Results:
    plan = expand(asked, snapshot)
    if cancelled():
        raise Cancelled
    candidates, relaxed = _candidates(snapshot, plan, limit, kind)
    matcher = Matcher(plan.units)
    ranked = rank(candidates.entries, plan.units, matcher, cancelled)[:limit]
    return Results(
        query=asked.text,
        hits=tuple(_hits(ranked, plan, matcher, cancelled)),
        total=candidates.total,
        counts=candidates.counts,
        relaxed=relaxed,
        suggestion=_respelled(asked.text, plan),
        notes=asked.notes,
    )


def _candidates(snapshot: Snapshot, plan: Plan, limit: int, kind: ItemKind | None) -> tuple[Candidates, bool]:
    """What holds all the units, or else the most of them; and whether it is the latter."""
    few = limit if len(plan.units) < 2 else max(2 * limit, _FEWEST_RANKED)
    candidates = snapshot.candidates(plan, few, kind)
    if any(candidates.counts.values()) or len(plan.units) < 2:
        return candidates, False
    least = snapshot.most_held(plan)
    if not least:
        return candidates, False
    return snapshot.candidates(plan, few, kind, least=least), True


def _hits(ranked: list[Ranked], plan: Plan, matcher: Matcher, cancelled: Callable[[], bool]) -> list[Hit]:
    """The ranked items with their passages, scores never rising."""
    hits = []
    score = 1.0
    for count, one in enumerate(ranked):
        if count % _SLICE == 0 and cancelled():
            raise Cancelled
        score = min(score, one.score)
        hits.append(_hit(one, score, plan, matcher))
    return hits


def _hit(ranked: Ranked, score: float, plan: Plan, matcher: Matcher) -> Hit:
    item = ranked.entry.item
    shown = passage(ranked.entry, plan.units, matcher)
    title_matches, place_matches = name_matches(ranked.entry, matcher)
    return Hit(
        id=item.id,
        kind=item.kind,
        document=item.document,
        source=item.source,
        title=item.title,
        title_matches=title_matches,
        place=item.place.text if item.place else None,
        place_matches=place_matches,
        lines=item.lines,
        passage=shown.lines,
        score=round(score, 4),
        snippet=shown.snippet,
        matches=shown.matches,
        offset=shown.offset,
        spans=shown.spans,
        copies=item.standings[1:],
    )


def _respelled(text: str, plan: Plan) -> str | None:
    """The query with the words that the vocabulary lacks as it spells them; None where it lacks none."""
    if not plan.spelling:
        return None
    pieces, end = [], 0
    for token in TOKEN.finditer(text):
        if nearest := plan.spelling.get(fold_token(token.group())):
            pieces += [text[end : token.start()], nearest]
            end = token.end()
    return "".join([*pieces, text[end:]])


def _nothing(query: Query) -> Results:
    """The answer that holds no hits."""
    return Results(
        query=query.text,
        hits=(),
        total=0,
        counts=dict.fromkeys(ITEM_KINDS, 0),
        relaxed=False,
        suggestion=None,
        notes=query.notes,
    )


def _never() -> bool:
    """For a search that nobody cancels."""
    return False
