"""A committed state of an index: its vocabulary, and the items that have what a plan asks for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.model import ITEM_KINDS
from reader.search.clauses import Clauses
from reader.search.compounds import LONGEST_ENDING
from reader.search.filter_clauses import ALL, Constraints, facet_field
from reader.search.grouping import FACETS
from reader.search.records import Record
from reader.search.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import tantivy

    from reader.model import ItemKind
    from reader.search.filter_clauses import Clause
    from reader.search.grouping import Facet
    from reader.search.plan import Plan
    from reader.search.query import Field
    from reader.search.tantivy_types import TantivyTypes

_MOST_NEAR = 512
_MOST_VALUES = 10_000
_RARE = 1000
_MOST_KEPT = 4096
LENGTH_BITS = 9
"""A word's place combines its start in the word list with, in this many bits, its length in bytes."""


WORD_END = b"\n"
"""Ends each word of the word list."""
_MOST_COMPOUNDS = 512


K = TypeVar("K")
V = TypeVar("V")


class StoredRecord(NamedTuple):
    """An item in the index."""

    number: int
    """Rises in the order of the documents, and in each from item to item."""
    first_seen: int
    """When it first came in, in microseconds since 1970; 0 if unknown."""
    record: Record


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the index found, before ranking."""

    records: tuple[tuple[int, Record], ...]
    """The likeliest items with their numbers, which rise in the order of the documents."""
    total: int
    """How many there are of the kind asked for."""
    counts: dict[ItemKind, int]
    """How many there are of each kind."""


class Snapshot:
    """A state of an index, and its vocabulary (see Vocabulary). Safe to use from several threads."""

    def __init__(
        self, classes: TantivyTypes, items: tantivy.Index, words: tantivy.Index, spelled: bytes
    ) -> None:
        self._query, self._occur = classes.query, classes.occur
        self._schema, self._word_schema = items.schema, words.schema
        self._searcher, self._word_searcher = items.searcher(), words.searcher()
        self._spelled = spelled
        self._clauses = Clauses(items.schema, classes)
        self._selection = Selection(self._searcher, items.schema, classes)
        self._frequencies: dict[tuple[str, str], int] = {}
        self._near: dict[tuple[str, int, bool], list[str]] = {}
        self._longer: dict[str, list[str]] = {}

    def size(self) -> int:
        """Return the number of items."""
        return self._searcher.num_docs

    def frequency(self, word: str, field: Field | None = None) -> int:
        """Return how many items have the word, in any field or in this one."""
        key = field or ALL, word
        known = self._frequencies.get(key)
        if known is None:
            known = _remember(self._frequencies, key, self._searcher.doc_freq(*key))
        return known

    def with_prefix(self, beginning: str, most: int) -> list[str]:
        """Return the words with this beginning, but only `most` of them."""
        return [word for word, _ in self._searcher.terms_with_prefix(ALL, beginning, limit=most)]

    def containing(self, part: str) -> list[str]:
        """Return the longer words that a part ends, or nearly ends; of very many, only some."""
        known = self._longer.get(part)
        if known is None:
            known = _remember(self._longer, part, compounds_in(self._spelled, part.encode()))
        return known

    def similar_words(self, word: str, mistakes: int, *, prefix: bool = False) -> list[str]:
        """Return the words at most `mistakes` typos away from this one, or with `prefix`, words with such a
        beginning.
        """
        key = word, mistakes, prefix
        known = self._near.get(key)
        if known is not None:
            return known
        query = self._query.fuzzy_term_query(
            self._word_schema, "word", word, mistakes, transposition_cost_one=True, prefix=prefix
        )
        found = self._word_searcher.search(query, _MOST_NEAR, count=False)
        places = _values(self._word_searcher, "place", [address for _, address in found.hits])
        # During a commit, words may be indexed before the word list has them.
        near = dict.fromkeys(filter(None, (spelled_at(self._spelled, place) for place in places)))
        return _remember(self._near, key, list(near))

    def candidates(
        self, plan: Plan, limit: int, constraints: Constraints, *, least: int | None = None
    ) -> Candidates:
        """Return the items that have every unit of the plan, or at least `least` units; at most `limit`
        items.
        """
        extra = self._clauses.of_constraints(constraints)
        bare = self._clauses.of_plan(plan, least, scored=False) + extra
        few = max(limit, 1)
        narrow = self._query.boolean_query(bare + self._of_kind(constraints))
        found: list[tuple[int, Record]] | None = None
        if constraints.order != "relevance":
            found = self._numbered(self._selection.first(narrow, few, constraints.order))
        elif least is None and self._is_rare(plan):
            # If all of them fit, their order does not matter.
            found = self._numbered(self._selection.any_of(narrow, few))
        if found is None or (len(found) == few and constraints.order == "relevance"):
            clauses = self._clauses.of_plan(plan, least) + extra
            scored = self._query.boolean_query(clauses + self._of_kind(constraints))
            found = self._numbered(self._selection.best(scored, narrow, few))
        if constraints.kind is None and len(found) < few:
            counts = _sum_by_kind((record.kind, 1) for _, record in found)
        else:
            counts = self._counts(bare)
        total = sum(counts.values()) if constraints.kind is None else counts[constraints.kind]
        return Candidates(tuple(found[:limit]), total, counts)

    def _is_rare(self, plan: Plan) -> bool:
        """Return whether some unit is likely to be in few items."""
        return any(
            unit.begun is not None
            and not unit.sequences
            and all(self.frequency(word) < _RARE for word in (*unit.variants, *unit.begun))
            for unit in plan.units
        )

    def count(self, plan: Plan, constraints: Constraints) -> int:
        """Return how many items have every unit of the plan, of the kind asked for."""
        clauses = self._clauses.of_plan(plan, None, scored=False)
        clauses += self._clauses.of_constraints(constraints) + self._of_kind(constraints)
        found = self._searcher.search(self._query.boolean_query(clauses), 1, count=True)
        count: int = found.count  # type: ignore[attr-defined] # tantivy's stub lacks it
        return count

    def has_any(self, plan: Plan, constraints: Constraints) -> bool:
        """Return whether some item has every unit of the plan, of whatever kind."""
        clauses = self._clauses.of_plan(plan, None, scored=False) + self._clauses.of_constraints(constraints)
        return bool(self._searcher.search(self._query.boolean_query(clauses), 1, count=False).hits)

    def most_units_held(self, plan: Plan, constraints: Constraints) -> int:
        """Return the most units of the plan that an item has within the constraints; 0 if none has any."""
        low, high = 0, len(plan.units)
        while low < high:
            middle = (low + high + 1) // 2
            clauses = self._clauses.of_plan(plan, middle, scored=False)
            clauses += self._clauses.of_constraints(constraints)
            query = self._query.boolean_query(clauses)
            if self._searcher.search(query, 1, count=False).hits:
                low = middle
            else:
                high = middle - 1
        return low

    def facet_counts(
        self,
        plan: Plan,
        constraints: Constraints,
        facets: Sequence[Facet] = FACETS,
        *,
        least: int | None = None,
    ) -> dict[Facet, dict[str, int]]:
        """Return how many items have each value of these facets."""
        clauses = self._clauses.of_plan(plan, least, scored=False) + self._clauses.of_constraints(constraints)
        asked = {facet: {"terms": {"field": facet_field(facet), "size": _MOST_VALUES}} for facet in facets}
        query = self._query.boolean_query(clauses + self._of_kind(constraints))
        found = self._searcher.aggregate(query, asked)
        return {
            facet: {bucket["key"]: bucket["doc_count"] for bucket in found[facet]["buckets"]}
            for facet in facets
        }

    def first_seen_counts(self, plan: Plan, constraints: Constraints, starts: Sequence[int]) -> list[int]:
        """Return how many items were first seen from each time to the next, and since the last one.

        Times are in microseconds since 1970, and rise.
        """
        clauses = self._clauses.of_plan(plan, None, scored=False)
        clauses += self._clauses.of_constraints(constraints) + self._of_kind(constraints)
        ranges = [{"from": start, "to": end} for start, end in pairwise(starts)] + [{"from": starts[-1]}]
        asked = {"seen": {"range": {"field": "first_seen", "ranges": ranges}}}
        found = self._searcher.aggregate(self._query.boolean_query(clauses), asked)
        counts = {bucket.get("from"): bucket["doc_count"] for bucket in found["seen"]["buckets"]}
        return [counts.get(start, 0) for start in starts]

    def with_value(self, field: str, value: str) -> list[StoredRecord]:
        """Return all items that have this value in the field "id" or "document"."""
        count = self._searcher.doc_freq(field, value)
        if not count:
            return []
        query = self._term(field, value)
        addresses = [address for _, address in self._searcher.search(query, count, count=False).hits]
        columns = (_values(self._searcher, name, addresses) for name in ("number", "first_seen"))
        return list(map(StoredRecord, *columns, self._records(addresses)))

    def with_run(self, run: Sequence[str], kind: ItemKind, most: int) -> tuple[int, list[Record]]:
        """Return how many items of a kind have these words right after each other, and at most `most` of
        them.
        """
        clauses = [
            (self._occur.Must, self._clauses.of_run(run)),
            (self._occur.Must, self._term("kind", kind)),
        ]
        found = self._searcher.search(self._query.boolean_query(clauses), most, count=True)
        total: int = found.count  # type: ignore[attr-defined] # tantivy's stub lacks it
        return total, self._records([address for _, address in found.hits])

    def sharing_words(self, words: Sequence[str], kind: ItemKind, most: int) -> list[Record]:
        """Return the items of a kind that share the most of these words, preferring rare ones."""
        terms = [(self._occur.Should, self._query.term_query(self._schema, ALL, word)) for word in words]
        if not terms:
            return []
        clauses = [(self._occur.Must, self._query.boolean_query(terms)), *self._of_kind(Constraints(kind))]
        found = self._searcher.search(self._query.boolean_query(clauses), most, count=False)
        return self._records([address for _, address in found.hits])

    def word_segments(self) -> int:
        """Return how many segments the vocabulary has."""
        return self._word_searcher.num_segments

    def word_places(self) -> list[int]:
        """Return the places of all words in the word list."""
        query = self._query.all_query()
        found = self._word_searcher.search(query, max(self._word_searcher.num_docs, 1), count=False)
        return sorted(_values(self._word_searcher, "place", [address for _, address in found.hits]))

    def _of_kind(self, constraints: Constraints) -> list[Clause]:
        if constraints.kind is None:
            return []
        return [(self._occur.Must, self._query.const_score_query(self._term("kind", constraints.kind), 0.0))]

    def _term(self, field: str, value: str) -> tantivy.Query:
        return self._query.term_query(self._schema, field, value)

    def _numbered(self, addresses: list[tantivy.DocAddress]) -> list[tuple[int, Record]]:
        numbers = _values(self._searcher, "number", addresses)
        return list(zip(numbers, self._records(addresses), strict=True))

    def _records(self, addresses: Iterable[tantivy.DocAddress]) -> list[Record]:
        fetch: Callable[[tantivy.DocAddress], tantivy.Document] = self._searcher.doc
        return [Record.from_bytes(fetch(address).get_first("record") or b"") for address in addresses]

    def _counts(self, clauses: Sequence[Clause]) -> dict[ItemKind, int]:
        query = self._query.boolean_query(clauses)
        kinds = {"kinds": {"terms": {"field": "kind"}}}
        buckets = self._searcher.aggregate(query, kinds)["kinds"]["buckets"]
        return _sum_by_kind((bucket["key"], bucket["doc_count"]) for bucket in buckets)


def _remember(known: dict[K, V], key: K, value: V) -> V:
    """Cache a value and return it: while the user types, all words but the last stay the same."""
    if len(known) >= _MOST_KEPT:
        known.clear()
    known[key] = value
    return value


def spelled_at(spelled: bytes, place: int) -> str:
    """Return the word at a place in the word list."""
    start = place >> LENGTH_BITS
    return spelled[start : start + (place & (1 << LENGTH_BITS) - 1)].decode()


def compounds_in(spelled: bytes, part: bytes) -> list[str]:
    """Return the words of a word list that have a part close to their end, but do not begin with it."""
    found: list[str] = []
    at = spelled.find(part)
    while at >= 0 and len(found) < _MOST_COMPOUNDS:
        start, end = spelled.rfind(WORD_END, 0, at) + 1, spelled.find(WORD_END, at)
        if start < at and end - at - len(part) <= LONGEST_ENDING:
            found.append(spelled[start:end].decode())
        at = spelled.find(part, max(end, at + 1))
    return found


def _values(searcher: tantivy.Searcher, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
    """Return a number for each document, in the order of the documents."""
    return [int(value or 0) for value in searcher.fast_field_values(field, addresses)]


def _sum_by_kind(found: Iterable[tuple[ItemKind, int]]) -> dict[ItemKind, int]:
    """Return sums by kind, with all kinds."""
    counts: dict[ItemKind, int] = dict.fromkeys(ITEM_KINDS, 0)
    for kind, count in found:
        counts[kind] += count
    return counts
