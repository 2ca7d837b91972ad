"""Items ↔ tantivy: nothing else in the program imports it.

Two indexes, filled together, in memory or in a folder on disk. The first holds the items, a document of
tantivy each; its fields hold folded words, and the item's record. The second holds the vocabulary, a
document for each word, so that the words near a misspelled one can be had as words: ranking and
highlighting need them, and the items are then searched for known words only.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from reader.errors import BusyError
from reader.search.index_directory import IndexFolder, State
from reader.search.index_writer import IndexParts, IndexWriter, prepare_items
from reader.search.schema import item_schema, word_schema
from reader.search.snapshot import TantivyTypes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model import Document, Item
    from reader.search.index_writer import PreparedItem
    from reader.search.snapshot import Snapshot


_CHECKED_BYTES = 32 << 20
"""An index of up to so many bytes is looked through whenever it is opened, which takes hardly any time."""


class Index:
    """Items that can be searched while more are added.

    Where the files of a large index are damaged, a search may raise whatever tantivy does; `is_intact` then
    says so. When it is opened a small one is looked through, of a large one the ends of its files, and what
    is seen to be damaged is empty.

    One thread at a time writes (a lock sees to it), and of all processes on one folder one; any number
    search meanwhile, each in the snapshot that it took. What was written is found after the next commit.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._lock = RLock()
        self._folder = IndexFolder(folder) if folder is not None else None
        self._parts = _memory_parts()
        self._writing: IndexWriter | None = None
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
        """The ids of the documents in it, each with the version that `add` was given; while writing, of
        those that will be in it with the next commit. A copy.
        """
        with self._lock:
            return dict((self._writing or self._parts.state).documents)

    def begin(self) -> bool:
        """Become the one that writes, until `end`; False where another process is already.

        What cannot be written on is then replaced by an empty index. Raises OSError, as `commit` and `end`
        may too, or ValueError, where the folder cannot be written at all.
        """
        with self._lock:
            if self._writing is None:
                if self._folder and not self._folder.lock():
                    return False
                self._parts = self._writable_parts()
                self._writing = IndexWriter(self._parts)
            return True

    def add(self, document: Document, items: Iterable[Item], version: str = "") -> None:
        """Add the items that stand in a document; see `add_prepared`."""
        self.add_prepared(document.id, prepare_items(document, items), version)

    def add_prepared(self, document: str, prepared: Iterable[PreparedItem], version: str = "") -> None:
        """Add what stands in a document. Raises BusyError where another process writes.

        An item that is there already gets the further standings, and keeps its first text. `version` is
        kept with the document's id for `documents`.
        """
        with self._lock:
            writing = self._open_writer()
            for one in prepared:
                writing.put(one)
            writing.documents[document] = version

    def remove(self, document: str) -> frozenset[str]:
        """Take a document and what stands only in it out. Raises BusyError where another process writes.

        Gives the ids of other documents that now lack an item, since it was indexed from this one. They
        are to be removed and added again; until then `documents` has them as STALE.
        """
        with self._lock:
            writing = self._open_writer()
            if writing.pending:
                self.commit()
            return writing.remove(document)

    def commit(self, stamp: int | None = None) -> None:
        """Make everything that was written searchable, here and for other processes.

        `stamp` says up to which change of the library the index now is; None that it is up to none.
        """
        with self._lock:
            writing = self._open_writer()
            self._parts = writing.commit(stamp, self._folder)

    def end(self) -> None:
        """Let others write. What was not committed is lost."""
        with self._lock:
            if self._writing is not None and self._folder is not None:
                self._parts = self._writing.compact(self._folder)
                self._writing.close()
                self._writing = None
                self._folder.remove_leftovers(self._parts.state)
                self._folder.unlock()

    def refresh(self) -> bool:
        """Take up what another process has committed since; gives whether that was anything."""
        with self._lock:
            if self._folder is None or self._writing is not None:
                return False
            state = self._folder.read()
            if state is None or state == self._parts.state:
                return False
            parts = _disk_parts(self._folder, state)
            if parts is not None:
                self._parts = parts
            return parts is not None

    def is_intact(self) -> bool:
        """Whether what is on disk is as it was written. Takes about a second for a gigabyte."""
        with self._lock:
            state = self._parts.state
            return self._folder is None or not state.build or self._folder.is_intact(state)

    def drop(self) -> None:
        """Empty an index that is damaged, so that it is filled anew. Nothing may be under way.

        Raises OSError where its folder cannot be written.
        """
        with self._lock:
            if self._folder is not None:
                self._parts, self._writing = _memory_parts(), None
                if self._folder.lock():
                    self._folder.delete()
                    self._folder.unlock()

    def move_to_memory(self) -> bool:
        """Go on in memory, empty, as the folder cannot be written; False where it is in memory already."""
        with self._lock:
            if self._folder is None:
                return False
            self._folder.unlock()
            self._folder, self._parts, self._writing = None, _memory_parts(), None
            return True

    @property
    def is_on_disk(self) -> bool:
        """Whether other processes can search it too."""
        return self._folder is not None

    def snapshot(self) -> Snapshot:
        """What is committed now; what comes later does not move it. Safe in any thread."""
        return self._parts.snapshot

    def close(self) -> None:
        """End writing. Snapshots stay usable; closing twice is harmless."""
        self.end()

    def _open_writer(self) -> IndexWriter:
        if not self.begin() or self._writing is None:
            raise BusyError("The search index is being written by another process.")
        return self._writing

    def _writable_parts(self) -> IndexParts:
        if self._folder is None:
            return self._parts
        state = self._folder.read()
        parts = _disk_parts(self._folder, state, whole=True) if state else None
        return parts or _create_parts(self._folder)


def _tantivy_types() -> TantivyTypes:
    import tantivy

    return TantivyTypes(tantivy.Query, tantivy.Occur, tantivy.Order, tantivy.Document)


def _memory_parts() -> IndexParts:
    import tantivy

    items, words = item_schema(tantivy.SchemaBuilder()), word_schema(tantivy.SchemaBuilder())
    return IndexParts(_tantivy_types(), tantivy.Index(items), tantivy.Index(words), b"", State())


def _create_parts(folder: IndexFolder) -> IndexParts:
    """An empty build."""
    import tantivy

    state = folder.create()
    schemas = {"items": item_schema, "words": word_schema}
    items, words = (
        tantivy.Index(make(tantivy.SchemaBuilder()), path=str(folder.part_path(state, name)))
        for name, make in schemas.items()
    )
    return IndexParts(_tantivy_types(), items, words, b"", state)


def _disk_parts(folder: IndexFolder, state: State, *, whole: bool = False) -> IndexParts | None:
    """The build of a state; None where it cannot be used, or is not `whole`: ahead of its state."""
    import tantivy

    try:
        if whole and folder.commits(state) != state.commits:
            return None
        if not folder.is_intact(state, most=_CHECKED_BYTES):
            return None
        items, words = (tantivy.Index.open(str(folder.part_path(state, name))) for name in ("items", "words"))
        return IndexParts(_tantivy_types(), items, words, folder.word_list(state), state)
    except BaseException as error:
        if not is_index_failure(error):
            raise
        return None


def is_index_failure(error: BaseException) -> bool:
    """Whether something went wrong, be it in tantivy, whose panics are no Exceptions."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"
