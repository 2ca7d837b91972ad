"""Turn a plan into the clauses of a tantivy query. index.py passes in tantivy's classes.

The order in which tantivy returns candidates follows the rules of ranking.py as far as it can: a better level
outweighs everything below it, then words close to each other, then words that name the item.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.model import ITEM_KINDS
from reader.search.filter_clauses import ALL, HEAD, FilterClauses
from reader.search.plan import Alternatives, Level, Plan, Unit
from reader.search.query import FIELDS, Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import tantivy

    from reader.search.filter_clauses import Clause, Constraints
    from reader.search.tantivy_types import TantivyTypes

_LEVEL_SCORES = (96.0, 64.0, 32.0, 16.0)
_NEAR_SCORE, _NEAR_WORDS = 4.0, 8
_HEAD_SCORE = 1.0
_FREQUENCY_SCORE = 0.02
_RARITY_BOOST = 3.0
_FEW_WORDS = 16


class Clauses:
    """Turns a plan into the clauses of a tantivy query."""

    def __init__(self, schema: tantivy.Schema, classes: TantivyTypes) -> None:
        self._schema = schema
        self._query, self._occur = classes.query, classes.occur
        self._filters = FilterClauses(schema, classes)

    def of_plan(self, plan: Plan, least: int | None, *, scored: bool = True) -> list[Clause]:
        """Return the units (all, or at least `least` of them), what favours a candidate, and the filters.

        Without `scored`, the same items are found in any order, and faster.
        """
        must, should, must_not = self._occur.Must, self._occur.Should, self._occur.MustNot
        units = [self._asked(unit, scored=scored) for unit in plan.units]
        if least is None:
            clauses = [(must, unit) for unit in units] or [(must, self._anything())]
        else:
            boosted = [
                (should, self._query.boost_query(query, 1 + _RARITY_BOOST * unit.rarity))
                for query, unit in zip(units, plan.units, strict=True)
            ]
            clauses = [(must, self._query.boolean_query(boosted, minimum_number_should_match=least))]
        if scored:
            telling = [unit for unit in plan.units if unit.is_telling]
            clauses += [(should, favour) for favour in self._favours(telling)]
        if len(plan.kinds) < len(ITEM_KINDS):
            clauses.append((must, self._filters.is_one_of("kind", plan.kinds)))
        clauses += [(must_not, self._asked(unit, scored=False)) for unit in plan.excluded]
        for name in FIELDS:
            clauses += self._fields(plan, name)
        clauses += self._filters.of_plan(plan)
        return clauses + [self._group(group, scored=scored) for group in plan.groups]

    def _group(self, group: Alternatives, *, scored: bool) -> Clause:
        """Require one of the alternatives, or none of them; the best one counts."""
        is_scored = scored and not group.excluded
        plans = [
            self._query.boolean_query(self.of_plan(plan, None, scored=is_scored)) for plan in group.plans
        ]
        if group.excluded:
            return self._occur.MustNot, self._query.boolean_query(
                [(self._occur.Should, plan) for plan in plans]
            )
        return self._occur.Must, self._query.disjunction_max_query(plans)

    def _anything(self) -> tantivy.Query:
        return self._query.const_score_query(self._query.all_query(), 0.0)

    def of_constraints(self, constraints: Constraints) -> list[Clause]:
        """Require what a search narrows to besides its query."""
        return self._filters.of_constraints(constraints)

    def of_run(self, run: Sequence[str]) -> tantivy.Query:
        """Require these words right after each other, in any field."""
        return self._run(ALL, run)

    def _fields(self, plan: Plan, name: Field) -> list[Clause]:
        """Require one of the values asked for in each field, and none of those excluded."""
        values = [
            (asked.excluded, self._value(asked.units, name)) for asked in plan.filters if asked.field == name
        ]
        clauses = [(self._occur.MustNot, value) for excluded, value in values if excluded]
        if wanted := [(self._occur.Should, value) for excluded, value in values if not excluded]:
            clause = self._query.const_score_query(self._query.boolean_query(wanted), 0.0)
            clauses.append((self._occur.Must, clause))
        return clauses

    def _favours(self, units: Sequence[Unit]) -> list[tantivy.Query]:
        """Favour words in the head, pairs close to each other, and many mentions of a word."""
        favours = []
        exact = [_exact_word(unit) for unit in units]
        for unit, word in zip(units, exact, strict=True):
            favours.append(self._query.const_score_query(self._unit(unit, HEAD), _HEAD_SCORE))
            if word:
                often = self._query.term_query(self._schema, ALL, word)
                favours.append(self._query.boost_query(often, _FREQUENCY_SCORE))
        for first, second in pairwise(exact):
            if first and second:
                pair = self._query.phrase_query(self._schema, ALL, [first, second], slop=_NEAR_WORDS)
                favours.append(self._query.const_score_query(pair, _NEAR_SCORE))
        return favours

    def _value(self, units: Sequence[Unit], field: Field) -> tantivy.Query:
        """Require all words of a filter's value."""
        return self._query.boolean_query([(self._occur.Must, self._unit(unit, field)) for unit in units])

    def _asked(self, unit: Unit, *, scored: bool) -> tantivy.Query:
        """Require a unit anywhere in an item; a unit that says nothing about the match gets no score."""
        if scored and unit.is_telling:
            return self._query.disjunction_max_query([self._unit(unit, ALL), *self._noted(unit)])
        either = [self._bare_unit(unit, ALL), *self._noted(unit)]
        bare = self._query.boolean_query([(self._occur.Should, query) for query in either])
        return self._query.const_score_query(bare, 0.0) if scored else bare

    def _noted(self, unit: Unit) -> list[tantivy.Query]:
        """Match the items whose notes or tags have a unit."""
        if not unit.noted:
            return []
        score = _LEVEL_SCORES[min(map(int, unit.noted.values()))]
        return [self._query.const_score_query(self._filters.of_ids(unit.noted), score)]

    def _unit(self, unit: Unit, field: str) -> tantivy.Query:
        """Match any form of a unit, each scored by its level; the best form counts."""
        alternatives = [
            self._query.const_score_query(query, _LEVEL_SCORES[level])
            for level, query in self._alternatives(unit, field)
        ]
        return self._query.disjunction_max_query(alternatives) if alternatives else self._query.empty_query()

    def _bare_unit(self, unit: Unit, field: str) -> tantivy.Query:
        """Match any form of a unit, without scores."""
        either = [(self._occur.Should, query) for _, query in self._alternatives(unit, field)]
        return self._query.boolean_query(either) if either else self._query.empty_query()

    def _alternatives(self, unit: Unit, field: str) -> Iterator[tuple[int, tantivy.Query]]:
        """Yield all forms of a unit, each with its level."""
        by_level: dict[int, set[str]] = {}
        for word, cost in unit.variants.items():
            by_level.setdefault(int(cost), set()).add(word)
        if unit.begun is not None:
            by_level.setdefault(Level.BEGINNING, set()).update(unit.begun)
        else:
            for beginning in unit.beginnings:
                begun = self._query.fuzzy_term_query(self._schema, field, beginning, 0, prefix=True)
                yield Level.BEGINNING, begun
        for level, found in by_level.items():
            for query in self._any_word(field, sorted(found)):
                yield level, query
        for run, cost in unit.sequences.items():
            yield int(cost), self._run(field, run)

    def _any_word(self, field: str, found: Sequence[str]) -> list[tantivy.Query]:
        """Return queries that together find these words. A few words are fastest one by one."""
        if len(found) > _FEW_WORDS:
            return [self._query.term_set_query(self._schema, field, found)]
        return [self._query.term_query(self._schema, field, word) for word in found]

    def _run(self, field: str, run: Sequence[str]) -> tantivy.Query:
        """Match these words in this order."""
        if len(run) == 1:
            return self._query.term_query(self._schema, field, run[0])
        return self._query.phrase_query(self._schema, field, list(run))


def _exact_word(unit: Unit) -> str | None:
    """Return the word of the query itself, if the index has it."""
    return next((word for word, cost in unit.variants.items() if cost == Level.EXACT), None)
