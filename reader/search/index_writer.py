"""Write records to the two tantivy indexes: add, remove, commit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from reader.search.index_directory import State
from reader.search.records import Record, record_of
from reader.search.schema import values_of
from reader.search.snapshot import LENGTH_BITS, WORD_END, Snapshot, StoredRecord, spelled_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

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
_GONE = "gone:"
_ITEM_BITS = 20
"""Bits of an item's number that tell the items of one document apart; the others are the document's place."""
GONE_PLACE = 1 << 40
"""The place of the first item that is gone, after all documents."""
_LAST_PLACE = 1 << 42
"""The largest for which an item's number is a number to tantivy."""


class PreparedItem(NamedTuple):
    """An item ready for the index, perhaps prepared by another process."""

    id: str
    values: dict[str, list[str] | list[int]]
    """Its values of each field."""
    new_words: list[str]
    """Its words, without those the same process has sent to the same index before."""
    data: bytes
    """Its record."""
    first_seen: int = 0
    """When it first came in, in microseconds since 1970; 0 if unknown."""

    @classmethod
    def of(cls, record: Record, sent: set[str] | None = None, first_seen: int = 0) -> PreparedItem:
        """Prepare a record. `sent` holds the words sent before; its new words are added to it."""
        values, found = values_of(record)
        if sent is not None:
            found -= sent
            sent |= found
        return cls(record.id, values, sorted(found), record.to_bytes(), first_seen)


def prepare_items(
    document: Document, items: Iterable[Item], sent: set[str] | None = None
) -> list[PreparedItem]:
    """Return the items of a document, ready for `Index.add_prepared`."""
    return [PreparedItem.of(record_of(item, document), sent, microseconds(item.first_seen)) for item in items]


def microseconds(time: datetime | None) -> int:
    """Return a time in microseconds since 1970; 0 for None."""
    return 0 if time is None else round(time.timestamp() * 1e6)


def gone_key(item: str) -> str:
    """Return the name under which the index has an item that no document has any more."""
    return f"{_GONE}{item}"


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


class _Pending(NamedTuple):
    number: int
    first_seen: int
    data: bytes


class IndexWriter:
    """Changes being written on top of some parts."""

    def __init__(self, parts: IndexParts) -> None:
        self._parts = parts
        self._committed = parts.snapshot
        self._open()
        self.documents = dict(parts.state.documents)
        self._places = dict(parts.state.places)
        self.pending: dict[str, _Pending] = {}
        self._gone: set[str] = set()
        self._known: set[str] = set()
        self._new_words: list[bytes] = []
        self._letters = parts.state.letters

    def _open(self) -> None:
        self._items = self._parts.items.writer(_HEAP_BYTES, 1)
        self._words = self._parts.words.writer(_WORD_HEAP_BYTES, 1)

    def put(self, document: str, items: Iterable[PreparedItem], version: str, place: int | None) -> None:
        """Add the items of a document, or their standings if they are already there.

        Without a place, the document comes after those it has been given.
        """
        if place is None:
            place = max((at for at in self._places.values() if at < GONE_PLACE), default=-1) + 1
        place = self._places[document] = max(0, min(place, _LAST_PLACE))
        self.documents[document] = version
        for ordinal, item in enumerate(items):
            number = place << _ITEM_BITS | min(ordinal, (1 << _ITEM_BITS) - 1)
            if document.startswith(_GONE):
                item.values["document"] = [document]
            self._put(item, number)

    def _put(self, item: PreparedItem, number: int) -> None:
        known = self._find(item.id)
        if known is None:
            self._insert(item, number)
            return
        further = Record.from_bytes(item.data)
        # Whichever document comes first has the text, in whatever order they are added.
        first, number = (further, number) if number < known.number else (known.record, known.number)
        standings = sorted(
            dict.fromkeys((*known.record.standings, *further.standings)),
            key=lambda standing: (self._places.get(standing.document, 0), standing.lines),
        )
        merged = replace(first, standings=tuple(standings))
        if merged != known.record:
            self._items.delete_documents_by_term("id", item.id)
            self._insert(PreparedItem.of(merged, first_seen=known.first_seen or item.first_seen), number)

    def remove(self, document: str) -> frozenset[str]:
        """See `Index.remove`. Nothing may be pending."""
        self.documents.pop(document, None)
        self._places.pop(document, None)
        others: set[str] = set()
        for number, first_seen, record in self._committed.with_value("document", document):
            if record.id in self._gone:
                continue
            self._items.delete_documents_by_term("id", record.id)
            self._gone.add(record.id)
            if document.startswith(_GONE):
                continue
            rest = tuple(standing for standing in record.standings if standing.document != document)
            if rest and record.standings[0].document != document:
                item = PreparedItem.of(replace(record, standings=rest), first_seen=first_seen)
                self._insert(item, number)
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
            self._parts.state.build, stamp, dict(self.documents), dict(self._places), self._letters, checksum
        )
        if folder is not None and letters:
            folder.append(self._parts.state, letters)
        self._words.commit()
        self._items.commit()
        if folder is not None:
            state.commits = folder.commits(state)
            folder.write(state)
        self._finish_merges()
        self._parts.words.reload()
        self._parts.items.reload()
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
        self._places, self._letters = dict(state.places), state.letters
        return self.commit(state.stamp, folder)

    def close(self) -> None:
        """Wait for tantivy's background work, and release its locks."""
        for writer in (self._items, self._words):
            writer.rollback()
            writer.wait_merging_threads()

    def _finish_merges(self) -> None:
        """Wait until tantivy has merged segments: a merge that goes on may bring back what is removed now."""
        for writer in (self._items, self._words):
            writer.wait_merging_threads()
        self._open()

    def _find(self, item: str) -> StoredRecord | None:
        if item in self.pending:
            number, first_seen, data = self.pending[item]
            return StoredRecord(number, first_seen, Record.from_bytes(data))
        if item in self._gone:
            return None
        return next(iter(self._committed.with_value("id", item)), None)

    def _insert(self, item: PreparedItem, number: int) -> None:
        document = self._parts.classes.document(
            **item.values, number=number, first_seen=item.first_seen, record=item.data
        )
        self._items.add_document(document)
        self.pending[item.id] = _Pending(number, item.first_seen, item.data)
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
            self._new_words.append(letters + WORD_END)
            self._letters += len(letters) + len(WORD_END)
