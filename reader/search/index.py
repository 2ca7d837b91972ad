"""Items ↔ tantivy: nothing else in the program imports it.

Two indexes, filled together, in memory or in a folder on disk. The first holds the items, a document of
tantivy each; its fields hold folded words, and the item's record. The second holds the vocabulary, a
document for each word, so that the words near a misspelled one can be had as words: ranking and
highlighting need them, and the items are then searched for known words only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import RLock
from typing import TYPE_CHECKING

from reader.errors import BusyError
from reader.search.folder import IndexFolder, State
from reader.search.records import Record, record_of
from reader.search.schema import fill, item_schema, item_texts, word_schema
from reader.search.snapshot import LENGTH_BITS, Classes, Snapshot, spelled_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import tantivy

    from reader.model import Document, Item

_HEAP_BYTES = 128 << 20
"""New items that tantivy gathers before it writes a segment."""
_WORD_HEAP_BYTES = 64 << 20
_MOST_WORD_SEGMENTS = 1
STALE = "stale"
"""The version of a document of which something is missing: it is to be removed and added again."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record with its words, made where there is time for it: perhaps in another process."""

    record: Record
    texts: list[str]
    data: bytes

    @classmethod
    def of(cls, record: Record) -> Prepared:
        """A record ready for the index."""
        return cls(record, item_texts(record), record.to_bytes())


def prepare(document: Document, items: Iterable[Item]) -> list[Prepared]:
    """The items of a document ready for `Index.add_prepared`."""
    return [Prepared.of(record_of(item, document)) for item in items]


class Index:
    """Items that can be searched while more are added.

    One thread at a time writes (a lock sees to it), and of all processes on one folder one; any number
    search meanwhile, each in the snapshot that it took. What was written is found after the next commit.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._lock = RLock()
        self._folder = IndexFolder(folder) if folder is not None else None
        self._parts = _Parts.in_memory()
        self._writing: _Writing | None = None
        self.refresh()

    @classmethod
    def of(cls, library: Iterable[tuple[Document, Sequence[Item]]]) -> Index:
        """An index in memory of these documents with their items, committed."""
        index = cls()
        for document, items in library:
            index.add(document, items)
        index.commit()
        return index

    @classmethod
    def open(cls, folder: Path) -> Index:
        """The index in a folder, to be searched at once and written after `begin`.

        One that is missing, damaged or of another format is empty, and `stamp` None: fill it anew. The
        folder may be deleted at any time before.
        """
        return cls(folder)

    @property
    def stamp(self) -> int | None:
        """What the last commit gave as its stamp."""
        return self._parts.state.stamp

    @property
    def documents(self) -> Mapping[str, str]:
        """The ids of the documents in it, each with the version that `add` was given. A copy."""
        return dict(self._parts.state.documents)

    def begin(self) -> bool:
        """Become the one that writes, until `end`; False where another process is already.

        What cannot be written on is then replaced by an empty index.
        """
        with self._lock:
            if self._writing is None:
                if self._folder and not self._folder.lock():
                    return False
                self._parts = self._writable_parts()
                self._writing = _Writing(self._parts)
            return True

    def add(self, document: Document, items: Iterable[Item], version: str = "") -> None:
        """Add the items that stand in a document; see `add_prepared`."""
        self.add_prepared(document.id, prepare(document, items), version)

    def add_prepared(self, document: str, prepared: Iterable[Prepared], version: str = "") -> None:
        """Add what stands in a document. Raises BusyError where another process writes.

        An item that is there already gets the further standings, and keeps its first text. `version` is
        kept with the document's id for `documents`.
        """
        with self._lock:
            writing = self._begun()
            for one in prepared:
                writing.put(one)
            writing.documents[document] = version

    def remove(self, document: str) -> frozenset[str]:
        """Take a document and what stands only in it out. Raises BusyError where another process writes.

        Gives the ids of other documents that now lack an item, since it was indexed from this one. They
        are to be removed and added again; until then `documents` has them as STALE.
        """
        with self._lock:
            writing = self._begun()
            if writing.pending:
                self.commit()
            return writing.remove(document)

    def commit(self, stamp: int | None = None) -> None:
        """Make everything that was written searchable, here and for other processes.

        `stamp` says up to which change of the library the index now is; None that it is up to none.
        """
        with self._lock:
            writing = self._begun()
            self._parts = writing.commit(stamp, self._folder)

    def end(self) -> None:
        """Let others write. What was not committed is lost."""
        with self._lock:
            if self._writing is not None and self._folder is not None:
                self._parts = self._writing.compact(self._folder)
                self._writing.close()
                self._writing = None
                self._folder.tidy(self._parts.state)
                self._folder.unlock()

    def refresh(self) -> bool:
        """Take up what another process has committed since; gives whether that was anything."""
        with self._lock:
            if self._folder is None or self._writing is not None:
                return False
            state = self._folder.read()
            if state is None or state == self._parts.state:
                return False
            parts = _Parts.on_disk(self._folder, state)
            if parts is not None:
                self._parts = parts
            return parts is not None

    def snapshot(self) -> Snapshot:
        """What is committed now; what comes later does not move it. Safe in any thread."""
        return self._parts.snapshot

    def close(self) -> None:
        """End writing. Snapshots stay usable; closing twice is harmless."""
        self.end()

    def _begun(self) -> _Writing:
        if not self.begin() or self._writing is None:
            raise BusyError("The search index is being written by another process.")
        return self._writing

    def _writable_parts(self) -> _Parts:
        if self._folder is None:
            return self._parts
        state = self._folder.read()
        parts = _Parts.on_disk(self._folder, state, whole=True) if state else None
        return parts or _Parts.created(self._folder)


class _Parts:
    """The two indexes, the list of words, and the state they are in. Replaced as a whole."""

    def __init__(self, items: tantivy.Index, words: tantivy.Index, spelled: bytes, state: State) -> None:
        self.items, self.words, self.spelled, self.state = items, words, spelled, state
        for index in (items, words):
            # Else tantivy watches the file in a thread of its own.
            index.config_reader("manual")
        self.snapshot = Snapshot(_classes(), items, words, spelled)

    @classmethod
    def in_memory(cls) -> _Parts:
        import tantivy

        items, words = item_schema(tantivy.SchemaBuilder()), word_schema(tantivy.SchemaBuilder())
        return cls(tantivy.Index(items), tantivy.Index(words), b"", State())

    @classmethod
    def created(cls, folder: IndexFolder) -> _Parts:
        """An empty build."""
        import tantivy

        state = folder.create()
        schemas = {"items": item_schema, "words": word_schema}
        items, words = (
            tantivy.Index(make(tantivy.SchemaBuilder()), path=str(folder.part(state, name)))
            for name, make in schemas.items()
        )
        return cls(items, words, b"", state)

    @classmethod
    def on_disk(cls, folder: IndexFolder, state: State, *, whole: bool = False) -> _Parts | None:
        """The build of a state; None where it cannot be used, or is not `whole`: ahead of its state."""
        import tantivy

        try:
            if whole and folder.commits(state) != state.commits:
                return None
            items, words = (tantivy.Index.open(str(folder.part(state, name))) for name in ("items", "words"))
            return cls(items, words, folder.spelled(state), state)
        except (OSError, ValueError, KeyError, TypeError):
            return None


def _classes() -> Classes:
    import tantivy

    return Classes(tantivy.Query, tantivy.Occur, tantivy.Order)


class _Writing:
    """What is being written on top of some parts."""

    def __init__(self, parts: _Parts) -> None:
        self._parts = parts
        self._committed = parts.snapshot
        self._items = parts.items.writer(_HEAP_BYTES, 1)
        self._words = parts.words.writer(_WORD_HEAP_BYTES, 1)
        self.documents = dict(parts.state.documents)
        self.pending: dict[str, tuple[int, Record]] = {}
        self._gone: set[str] = set()
        self._next_number = parts.state.next_number
        self._known: set[str] = set()
        self._new_words: list[bytes] = []
        self._letters = parts.state.letters

    def put(self, one: Prepared) -> None:
        """Add an item, or its standings to those of the same item."""
        known = self._find(one.record.id)
        if known is None:
            self._insert(one, self._next_number)
            self._next_number += 1
            return
        number, record = known
        standings = tuple(dict.fromkeys((*record.standings, *one.record.standings)))
        if standings != record.standings:
            self._items.delete_documents_by_term("id", record.id)
            self._insert(Prepared.of(replace(record, standings=standings)), number)

    def remove(self, document: str) -> frozenset[str]:
        """See `Index.remove`. Nothing may be pending."""
        self.documents.pop(document, None)
        others: set[str] = set()
        for number, record in self._committed.with_term("document", document):
            self._items.delete_documents_by_term("id", record.id)
            self._gone.add(record.id)
            rest = tuple(one for one in record.standings if one.document != document)
            if rest and record.standings[0].document != document:
                self._insert(Prepared.of(replace(record, standings=rest)), number)
            else:
                others.update(one.document for one in rest)
        for other in others.intersection(self.documents):
            self.documents[other] = STALE
        return frozenset(others)

    def commit(self, stamp: int | None, folder: IndexFolder | None) -> _Parts:
        """Commit all, and give the parts with it."""
        letters = b"".join(self._new_words)
        state = State(self._parts.state.build, stamp, dict(self.documents), self._next_number, self._letters)
        if folder is not None and letters:
            folder.append(self._parts.state, letters)
        self._words.commit()
        self._items.commit()
        self._parts.words.reload()
        self._parts.items.reload()
        if folder is not None:
            state.commits = folder.commits(state)
            folder.write(state)
        self._parts = _Parts(self._parts.items, self._parts.words, self._parts.spelled + letters, state)
        self._committed = self._parts.snapshot
        self.pending, self._gone, self._new_words = {}, set(), []
        return self._parts

    def compact(self, folder: IndexFolder | None) -> _Parts:
        """Make one segment of the vocabulary: a search for misspelled words takes as long in each."""
        import tantivy

        state, spelled = self._parts.state, self._parts.spelled
        if self._parts.snapshot.word_segments() <= _MOST_WORD_SEGMENTS:
            return self._parts
        self._words.rollback()
        self._words.delete_all_documents()
        for place in self._parts.snapshot.word_places():
            self._words.add_document(tantivy.Document(word=spelled_at(spelled, place), place=place))
        self._new_words, self.documents = [], dict(state.documents)
        self._items.rollback()
        self._next_number, self._letters = state.next_number, state.letters
        return self.commit(state.stamp, folder)

    def close(self) -> None:
        """Wait for what tantivy does behind, and let its locks go."""
        for writer in (self._items, self._words):
            writer.rollback()
            writer.wait_merging_threads()

    def _find(self, item: str) -> tuple[int, Record] | None:
        if item in self.pending or item in self._gone:
            return self.pending.get(item)
        return next(iter(self._committed.with_term("id", item)), None)

    def _insert(self, one: Prepared, number: int) -> None:
        import tantivy

        document = tantivy.Document()
        fill(document, one.record, one.texts, one.data, number)
        self._items.add_document(document)
        self.pending[one.record.id] = number, one.record
        for text in (*one.texts, *one.record.fields.values()):
            self._learn(set(text.split()) - self._known)

    def _learn(self, words: set[str]) -> None:
        """Add words to the vocabulary, unless an earlier writer did."""
        import tantivy

        self._known |= words
        is_fresh = self._parts.state.letters == 0
        for word in sorted(words):
            if not is_fresh and self._committed.frequency(word, None):
                continue
            letters = word.encode()
            place = self._letters << LENGTH_BITS | len(letters)
            self._words.add_document(tantivy.Document(word=word, place=place))
            self._new_words.append(letters)
            self._letters += len(letters)
