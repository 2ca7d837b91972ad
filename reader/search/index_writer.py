"""Write records to the two tantivy indexes: add, remove, commit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from reader.search.index_directory import State
from reader.search.records import Record, record_of
from reader.search.schema import values_of
from reader.search.snapshot import LENGTH_BITS, Snapshot, spelled_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    import tantivy

    from reader.model import Document, Item
    from reader.search.index_directory import IndexFolder
    from reader.search.tantivy_types import TantivyTypes

_HEAP_BYTES = 128 << 20
"""New items that tantivy collects before it writes a segment."""
_WORD_HEAP_BYTES = 64 << 20
_MOST_WORD_SEGMENTS = 1
STALE = "stale"
"""The version of a document that lacks an item: remove it and add it again."""


class PreparedItem(NamedTuple):
    """An item ready for the index, perhaps prepared by another process."""

    id: str
    values: dict[str, list[str] | list[int]]
    """Its values of each field."""
    new_words: list[str]
    """Its words, without those the same process has sent to the same index before."""
    data: bytes
    """Its record."""

    @classmethod
    def of(cls, record: Record, sent: set[str] | None = None) -> PreparedItem:
        """Prepare a record. `sent` holds the words sent before; its new words are added to it."""
        values, found = values_of(record)
        if sent is not None:
            found -= sent
            sent |= found
        return cls(record.id, values, sorted(found), record.to_bytes())


def prepare_items(
    document: Document, items: Iterable[Item], sent: set[str] | None = None
) -> list[PreparedItem]:
    """Return the items of a document, ready for `Index.add_prepared`."""
    return [PreparedItem.of(record_of(item, document), sent) for item in items]


@dataclass(slots=True)
class IndexParts:
    """The two indexes, the word list, and their state. Replaced as a whole."""

    classes: TantivyTypes
    items: tantivy.Index
    words: tantivy.Index
    spelled: bytes
    state: State
    snapshot: Snapshot = field(init=False)

    def __post_init__(self) -> None:
        for index in (self.items, self.words):
            # Otherwise tantivy watches the file in another thread.
            index.config_reader("manual")
        self.snapshot = Snapshot(self.classes, self.items, self.words, self.spelled)


class IndexWriter:
    """Changes being written on top of some parts."""

    def __init__(self, parts: IndexParts) -> None:
        self._parts = parts
        self._committed = parts.snapshot
        self._items = parts.items.writer(_HEAP_BYTES, 1)
        self._words = parts.words.writer(_WORD_HEAP_BYTES, 1)
        self.documents = dict(parts.state.documents)
        self.pending: dict[str, tuple[int, bytes]] = {}
        self._gone: set[str] = set()
        self._next_number = parts.state.next_number
        self._known: set[str] = set()
        self._new_words: list[bytes] = []
        self._letters = parts.state.letters

    def put(self, item: PreparedItem) -> None:
        """Add an item, or its standings if the item is already there."""
        known = self._find(item.id)
        if known is None:
            self._insert(item, self._next_number)
            self._next_number += 1
            return
        number, record = known
        further = Record.from_bytes(item.data).standings
        standings = tuple(dict.fromkeys((*record.standings, *further)))
        if standings != record.standings:
            self._items.delete_documents_by_term("id", record.id)
            self._insert(PreparedItem.of(replace(record, standings=standings)), number)

    def remove(self, document: str) -> frozenset[str]:
        """See `Index.remove`. Nothing may be pending."""
        self.documents.pop(document, None)
        others: set[str] = set()
        for number, record in self._committed.with_value("document", document):
            if record.id in self._gone:
                continue
            self._items.delete_documents_by_term("id", record.id)
            self._gone.add(record.id)
            rest = tuple(standing for standing in record.standings if standing.document != document)
            if rest and record.standings[0].document != document:
                self._insert(PreparedItem.of(replace(record, standings=rest)), number)
            else:
                others.update(standing.document for standing in rest)
        for other in others.intersection(self.documents):
            self.documents[other] = STALE
        return frozenset(others)

    def commit(self, stamp: int | None, folder: IndexFolder | None) -> IndexParts:
        """Commit all changes, and return the parts with them."""
        letters = b"".join(self._new_words)
        checksum = crc32(letters, self._parts.state.checksum)
        state = State(
            self._parts.state.build, stamp, dict(self.documents), self._next_number, self._letters, checksum
        )
        if folder is not None and letters:
            folder.append(self._parts.state, letters)
        self._words.commit()
        self._items.commit()
        self._parts.words.reload()
        self._parts.items.reload()
        if folder is not None:
            state.commits = folder.commits(state)
            folder.write(state)
        spelled = self._parts.spelled + letters
        self._parts = IndexParts(self._parts.classes, self._parts.items, self._parts.words, spelled, state)
        self._committed = self._parts.snapshot
        self.pending, self._gone, self._new_words = {}, set(), []
        return self._parts

    def compact(self, folder: IndexFolder | None) -> IndexParts:
        """Merge the vocabulary into one segment: a search for misspelled words takes as long in each."""
        state, spelled = self._parts.state, self._parts.spelled
        if self._parts.snapshot.word_segments() <= _MOST_WORD_SEGMENTS:
            return self._parts
        self._words.rollback()
        self._words.delete_all_documents()
        for place in self._parts.snapshot.word_places():
            self._words.add_document(
                self._parts.classes.document(word=spelled_at(spelled, place), place=place)
            )
        self._new_words, self.documents = [], dict(state.documents)
        self._items.rollback()
        self._next_number, self._letters = state.next_number, state.letters
        return self.commit(state.stamp, folder)

    def close(self) -> None:
        """Wait for tantivy's background work, and release its locks."""
        for writer in (self._items, self._words):
            writer.rollback()
            writer.wait_merging_threads()

    def _find(self, item: str) -> tuple[int, Record] | None:
        if item in self.pending:
            number, data = self.pending[item]
            return number, Record.from_bytes(data)
        if item in self._gone:
            return None
        return next(iter(self._committed.with_value("id", item)), None)

    def _insert(self, item: PreparedItem, number: int) -> None:
        document = self._parts.classes.document(**item.values, number=number, record=item.data)
        self._items.add_document(document)
        self.pending[item.id] = number, item.data
        self._learn([word for word in item.new_words if word not in self._known])

    def _learn(self, words: list[str]) -> None:
        """Add words to the vocabulary, unless an earlier writer did."""
        self._known.update(words)
        is_fresh = self._parts.state.letters == 0
        for word in words:
            if not is_fresh and self._committed.frequency(word, None):
                continue
            letters = word.encode()
            place = self._letters << LENGTH_BITS | len(letters)
            self._words.add_document(self._parts.classes.document(word=word, place=place))
            self._new_words.append(letters)
            self._letters += len(letters)
