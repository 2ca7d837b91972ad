"""Rank candidates.

The rules, in order of weight; each decides between items that all rules before it find equal:

  1. All words before most. If no item has them all (a relaxed search), each word counts by its rarity.
  2. Exact before beginning before typo: the levels of expansion.py, summed over the words.
  3. Together before scattered: words next to each other, within a line or so, within a few
     sentences, further apart. Words that name a posting or a paper are close to everything in it; an
     article is too long for that.
  4. Words in the title, role, team, place or authors before words in the text.
  5. The closer forms of one level: longer beginnings, likelier typos.
  6. Rare before frequent: of items that have different forms of the words, those with rarer forms; of
     all others, those that mention the words more often.
  7. The order of adding.

Words such as "the" and "about" count for the first rule only, unless there are no others; whether they are
close to the other words decides after the fourth. If no item has all words, but some have all the other
words, those are the nearest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.search.grouping import WORD_ORDERS, sort_text, sorted_by
from reader.search.normalized_text import BREAK, Folded, folded
from reader.search.plan import Level, Unit
from reader.search.results import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.model import ItemKind
    from reader.search.grouping import Order
    from reader.search.matching import Match, Matcher
    from reader.search.plan import Plan
    from reader.search.records import Record

Key: TypeAlias = tuple[float, ...]

_SLICE = 16
"""Candidates between two checks whether the search is still wanted."""
_APART = 40
"""The number of words that a break between two pieces of text counts as."""
_DISTANCES = (1, 8, 40)
"""The most words in between to count as next to each other, within a line, within a few sentences."""
_MOST_MENTIONS = 8


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its rank."""

    number: int
    record: Record
    text: Folded
    """The folded text of the record."""
    matches: Sequence[Match]
    """In `text.plain`."""
    key: Key
    """Sorts by the rules above, best first."""
    score: float
    """How good it is by itself, from 0 to 1."""


def rank(
    candidates: Sequence[tuple[int, Record]],
    plan: Plan,
    matcher: Matcher,
    cancelled: Callable[[], bool],
) -> list[Ranked]:
    """Sort candidates by the rules above. Raises Cancelled if `cancelled` says so."""
    ranked = []
    units = plan.all_units()
    for count, (number, record) in enumerate(candidates):
        if count % _SLICE == 0 and cancelled():
            raise Cancelled
        ranked.append(_rank_one(number, record, plan, units, matcher))
    ranked.sort(key=lambda candidate: candidate.key)
    return ranked


def in_order(ranked: list[Ranked], order: Order) -> list[Ranked]:
    """Sort candidates that the index returned in an order other than relevance exactly in that order.

    The index compares only the first letters of words.
    """
    if not order.endswith(WORD_ORDERS):
        return ranked
    return sorted_by(order, ranked, partial(_sort_text, order))


def _sort_text(order: Order, candidate: Ranked) -> str:
    record = candidate.record
    return sort_text(order, record.summary, record.facets, record.place)


def _rank_one(number: int, record: Record, plan: Plan, units: Sequence[Unit], matcher: Matcher) -> Ranked:
    text = folded(record.text)
    found = matcher.find_some(text)
    best_text, best_head = _cheapest(found), _cheapest(matcher.find_folded(Folded(record.head)))
    all_best = {
        unit: min(best_text.get(unit, 9.0), best_head.get(unit, 9.0)) for unit in best_text | best_head
    }
    for unit, wanted in enumerate(units):
        if unit not in all_best and record.id in wanted.noted:
            all_best[unit] = wanted.noted[record.id]
    asked = set(plan.wanted(all_best)) if plan.groups else set(range(len(units)))
    if not asked:
        return Ranked(number, record, text, found, (number,), 1.0)
    key, score = _weigh(_Found(found, all_best, best_head, text.plain), asked, units, record.kind)
    return Ranked(number, record, text, found, (*key, number), score)


class _Found(NamedTuple):
    """What was found of a plan's units in a candidate."""

    matches: Sequence[Match]
    all_best: Mapping[int, float]
    """The lowest cost at which each unit was found."""
    best_head: Mapping[int, float]
    """The same among the words that name the candidate."""
    plain: str


def _weigh(found: _Found, asked: set[int], units: Sequence[Unit], kind: ItemKind) -> tuple[Key, float]:
    """Return a candidate's key by the rules above, without its number, and its score."""
    all_best = {unit: cost for unit, cost in found.all_best.items() if unit in asked}
    is_whole = len(all_best) == len(asked)
    held = float(len(asked)) if is_whole else sum(units[unit].rarity for unit in all_best)
    best = {unit: cost for unit, cost in all_best.items() if units[unit].is_telling}
    named = {unit for unit, cost in found.best_head.items() if int(cost) <= int(best.get(unit, -1))}
    levels = sum(int(cost) for cost in best.values())
    fractions = sum(cost - int(cost) for cost in best.values())
    free = named if kind != "article" else set()
    telling = [match for match in found.matches if int(match.cost) == int(best.get(match.unit, -1))]
    nearness = _nearness([match for match in telling if match.unit not in free], found.plain)
    # A title typed in full, small words included, must be found.
    near = [match for match in found.matches if match.unit in asked]
    all_near = 0 if len(best) == len(all_best) else _nearness(near, found.plain)
    mentions = min(len(telling), _MOST_MENTIONS * len(asked))
    key = (
        len(asked) - len(all_best),
        len(asked) - held,
        levels,
        nearness,
        -len(named),
        all_near,
        round(fractions, 3),
        -mentions,
    )
    count = sum(units[unit].is_telling for unit in asked)
    quality = 1 - 0.5 * levels / (count * Level.MISTAKES) - 0.06 * nearness - 0.06 * (1 - len(named) / count)
    return key, max(0.0, quality) * len(all_best) / len(asked)


def _cheapest(found: Sequence[Match]) -> dict[int, float]:
    """Return the lowest cost at which each unit was found."""
    best: dict[int, float] = {}
    for match in found:
        if match.cost < best.get(match.unit, 9.0):
            best[match.unit] = match.cost
    return best


def _nearness(found: Sequence[Match], plain: str) -> int:
    """Return from 0, if all the units are next to each other somewhere, to 3 if they are scattered."""
    count = len({match.unit for match in found})
    if count < 2:
        return 0
    between = _narrowest(found, count, plain)
    return next((number for number, most in enumerate(_DISTANCES) if between <= most), len(_DISTANCES))


def _narrowest(found: Sequence[Match], count: int, plain: str) -> int:
    """Return the fewest other words within a window that has all the units."""
    inside: dict[int, int] = {}
    narrowest, first, words, at = 1 << 30, 0, 0, 0
    positions: list[int] = []
    for last in found:
        words += _words_between(plain, at, last.start)
        at = last.start
        positions.append(words)
        inside[last.unit] = inside.get(last.unit, 0) + 1
        while len(inside) == count:
            narrowest = min(narrowest, words - positions[first] + 1 - count)
            unit = found[first].unit
            inside[unit] -= 1
            if not inside[unit]:
                del inside[unit]
            first += 1
    return narrowest


def _words_between(plain: str, start: int, end: int) -> int:
    """Return how many words begin after `start` up to `end`, counting what separates them."""
    count = plain.count
    return count(" ", start, end) + count("\n", start, end) + _APART * count(BREAK, start, end)
