"""Items ↔ tantivy: nothing else in the program imports it.

Two indexes in memory, filled together. The first holds the items, a document of tantivy each; its
fields hold folded words, and a number that leads back to the item. The second holds the vocabulary,
a document for each word, so that the words near a misspelled one can be had as words: ranking and
highlighting need them, and the items are then searched for known words only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from reader.model import ITEM_KINDS, Document, Item, ItemKind
from reader.search.clauses import ALL, HEAD, Clauses
from reader.search.entries import Entry, field_words, head_words, stretches
from reader.search.query import FIELDS, Field
from reader.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import tantivy

    from reader.search.expansion import Plan

    Clause: TypeAlias = tuple[tantivy.Occur, tantivy.Query]

_HEAP_BYTES = 32 << 20
"""New items that tantivy gathers before it writes a segment."""
_MOST_NEAR = 512


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the index found, before ranking."""

    entries: tuple[tuple[int, Entry], ...]
    """The likeliest with their numbers, which rise in the order of adding."""
    total: int
    """How many there are of the kind that was asked for."""
    counts: dict[ItemKind, int]
    """How many there are of each kind."""


class Index:
    """Items that can be searched while more are added.

    One thread at a time adds and commits (a lock sees to it); any number search meanwhile, each in
    the snapshot that it took. What was added is found after the next commit.
    """

    def __init__(self) -> None:
        import tantivy

        self._lock = Lock()
        self._items = tantivy.Index(_item_schema())
        self._writer = self._items.writer(_HEAP_BYTES, 1)
        self._entries: list[Entry] = []
        self._numbers: dict[str, int] = {}
        self._vocabulary = tantivy.Index(_word_schema())
        self._words: list[str] = []
        self._known: set[str] = set()
        self._committed_words = 0

    @classmethod
    def of(cls, library: Iterable[tuple[Document, Sequence[Item]]]) -> Index:
        """An index of these documents with their items, committed."""
        index = cls()
        for document, items in library:
            index.add(document, items)
        index.commit()
        return index

    def add(self, document: Document, items: Iterable[Item]) -> None:
        """Add the items that stand in a document; it is kept, since passages are cut from its text.

        An item that is there already gets the further standings, and keeps its first text.
        """
        with self._lock:
            for item in items:
                number = self._numbers.get(item.id)
                if number is None:
                    self._insert(item, document)
                    continue
                known = self._entries[number]
                standings = tuple(dict.fromkeys((*known.item.standings, *item.standings)))
                self._entries[number] = replace(known, item=replace(known.item, standings=standings))

    def commit(self) -> None:
        """Make everything that was added searchable."""
        with self._lock:
            self._commit_words()
            self._writer.commit()
            self._items.reload()

    def snapshot(self) -> Snapshot:
        """What is committed now; what comes later does not move it. Safe in any thread."""
        return Snapshot(self._items, self._vocabulary, self._entries, self._words)

    def _insert(self, item: Item, document: Document) -> None:
        import tantivy

        fields = field_words(item)
        head = head_words(item, fields)
        # What names an item need not stand in its text (a place's other names), yet is found like it.
        texts = [words(stretch.text) for stretch in stretches(item, document)] + [head]
        record = tantivy.Document(number=len(self._entries), kind=item.kind)
        for name, found in [(ALL, text) for text in texts] + [(HEAD, head), *fields.items()]:
            record.add_text(name, " ".join(found))
            new = set(found) - self._known
            self._known |= new
            self._words += sorted(new)
        self._writer.add_document(record)
        self._numbers[item.id] = len(self._entries)
        self._entries.append(Entry(item, document, " ".join(head)))

    def _commit_words(self) -> None:
        import tantivy

        if self._committed_words == len(self._words):
            return
        writer = self._vocabulary.writer(_HEAP_BYTES // 2, 1)
        for number in range(self._committed_words, len(self._words)):
            writer.add_document(tantivy.Document(word=self._words[number], number=number))
        writer.commit()
        writer.wait_merging_threads()
        self._vocabulary.reload()
        self._committed_words = len(self._words)


class Snapshot:
    """A committed state of an index, and its vocabulary (the protocol of expansion.py)."""

    def __init__(
        self, items: tantivy.Index, vocabulary: tantivy.Index, entries: list[Entry], words: list[str]
    ) -> None:
        # Both lists only grow, and numbers are given once: what a searcher names is there.
        self._schema, self._word_schema = items.schema, vocabulary.schema
        self._searcher, self._word_searcher = items.searcher(), vocabulary.searcher()
        self._entries, self._words = entries, words

    def size(self) -> int:
        """How many items there are."""
        return self._searcher.num_docs

    def frequency(self, word: str, field: Field | None = None) -> int:
        """In how many items, or in that field of them, the word stands."""
        return self._searcher.doc_freq(field or ALL, word)

    def begun(self, beginning: str) -> bool:
        """Whether some word has this beginning."""
        return bool(self._searcher.terms_with_prefix(ALL, beginning, limit=1))

    def near(self, word: str, mistakes: int, *, begun: bool = False) -> list[str]:
        """Words at most so many mistakes from this one, or, with `begun`, from whose beginning it is."""
        import tantivy

        query = tantivy.Query.fuzzy_term_query(
            self._word_schema, "word", word, mistakes, transposition_cost_one=True, prefix=begun
        )
        found = self._word_searcher.search(query, _MOST_NEAR, count=False)
        return [self._words[number] for number in _numbers(self._word_searcher, found)]

    def candidates(
        self, plan: Plan, limit: int, kind: ItemKind | None = None, *, least: int | None = None
    ) -> Candidates:
        """The items that hold every unit of the plan, or at least so many; at most `limit` of them."""
        import tantivy

        clauses = Clauses(self._schema, tantivy.Query, tantivy.Occur).of_plan(plan, least)
        everything = tantivy.Query.boolean_query(clauses)
        asked = everything
        if kind is not None:
            of_kind = tantivy.Query.term_query(self._schema, "kind", kind)
            of_kind = tantivy.Query.const_score_query(of_kind, 0.0)
            asked = tantivy.Query.boolean_query([*clauses, (tantivy.Occur.Must, of_kind)])
        found = self._searcher.search(asked, max(limit, 1))
        entries = tuple((number, self._entries[number]) for number in _numbers(self._searcher, found))
        total: int = found.count  # type: ignore[attr-defined]
        if kind is None and total == len(entries):
            counts = _counted((entry.item.kind, 1) for _, entry in entries)
        else:
            counts = self._counts(everything)
        return Candidates(entries[:limit], total, counts)

    def most_held(self, plan: Plan) -> int:
        """The most units of the plan that one item holds, its filters kept; 0 when none holds any."""
        import tantivy

        clauses = Clauses(self._schema, tantivy.Query, tantivy.Occur)
        low, high = 0, len(plan.units)
        while low < high:
            middle = (low + high + 1) // 2
            query = tantivy.Query.boolean_query(clauses.of_plan(plan, middle))
            if self._searcher.search(query, 1, count=False).hits:
                low = middle
            else:
                high = middle - 1
        return low

    def _counts(self, query: tantivy.Query) -> dict[ItemKind, int]:
        kinds = {"kinds": {"terms": {"field": "kind"}}}
        buckets = self._searcher.aggregate(query, kinds)["kinds"]["buckets"]
        return _counted((bucket["key"], bucket["doc_count"]) for bucket in buckets)


def _numbers(searcher: tantivy.Searcher, found: tantivy.SearchResult) -> list[int]:
    """The numbers of the documents that were found, in their order."""
    addresses = [address for _, address in found.hits]
    return [int(number or 0) for number in searcher.fast_field_values("number", addresses)]


def _counted(found: Iterable[tuple[ItemKind, int]]) -> dict[ItemKind, int]:
    """Sums by kind, all kinds named."""
    counts: dict[ItemKind, int] = dict.fromkeys(ITEM_KINDS, 0)
    for kind, count in found:
        counts[kind] += count
    return counts


def _item_schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in (ALL, HEAD):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("number", fast=True)
    return builder.build()


def _word_schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("word", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("number", fast=True)
    return builder.build()
