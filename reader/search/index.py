"""The search index: the only module that knows tantivy.

Two tantivy indexes, filled together, in memory or in a folder on disk. The first has a document for each
item, with fields of folded words and the item's record. The second has a document for each word of the
vocabulary, so that words similar to a misspelled one can be listed: ranking and highlighting need them, and
items are then searched for known words only.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from reader.errors import BusyError
from reader.search.index_directory import IndexFolder, State
from reader.search.index_writer import IndexParts, IndexWriter, prepare_items
from reader.search.schema import item_schema, word_schema
from reader.search.tantivy_types import TantivyTypes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model import Document, Item
    from reader.search.index_writer import PreparedItem
    from reader.search.snapshot import Snapshot


_CHECKED_BYTES = 32 << 20
"""Up to this size, an index is checked for damage whenever it is opened; that takes hardly any time."""


class Index:
    """Items that can be searched while more are added.

    If the files of a large index are damaged, a search may raise anything that tantivy raises; `is_intact`
    then says so. On opening, a small index is checked completely, and the ends of the files of a large one;
    an index found damaged is treated as empty.

    One thread at a time writes (a lock ensures it), and one process per folder; any number of threads and
    processes search meanwhile, each in the snapshot it took. Changes are found after the next commit.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._lock = RLock()
        self._folder = IndexFolder(folder) if folder is not None else None
        self._parts = _memory_parts()
        self._writing: IndexWriter | None = None
        self.refresh()

    @classmethod
    def of(cls, library: Iterable[tuple[Document, Sequence[Item]]]) -> Index:
        """Return an index in memory of these documents with their items, committed."""
        index = cls()
        for document, items in library:
            index.add(document, items)
        index.commit()
        return index

    @classmethod
    def open(cls, folder: Path) -> Index:
        """Open the index in a folder, for searching at once and for writing after `begin`.

        An index that is missing, damaged or of another format is empty, and its `stamp` is None: fill it
        again. The folder may be deleted at any time before.
        """
        return cls(folder)

    @property
    def stamp(self) -> int | None:
        """The stamp of the last commit."""
        return self._parts.state.stamp

    @property
    def documents(self) -> Mapping[str, str]:
        """The ids of its documents, each with the version passed to `add`; while writing, as of the next
        commit.

        A copy.
        """
        with self._lock:
            return dict((self._writing or self._parts.state).documents)

    def begin(self) -> bool:
        """Become the writer until `end`; return False if another process is writing.

        An index that cannot be extended is replaced by an empty one. Raises OSError, as `commit` and `end`
        may too, or ValueError, if the folder cannot be written.
        """
        with self._lock:
            if self._writing is None:
                if self._folder and not self._folder.lock():
                    return False
                self._parts = self._writable_parts()
                self._writing = IndexWriter(self._parts)
            return True

    def add(
        self, document: Document, items: Iterable[Item], version: str = "", *, place: int | None = None
    ) -> None:
        """Add the items of a document. See `add_prepared`."""
        self.add_prepared(document.id, prepare_items(document, items), version, place=place)

    def add_prepared(
        self,
        document: str,
        prepared: Iterable[PreparedItem],
        version: str = "",
        *,
        place: int | None = None,
    ) -> None:
        """Add the items of a document. Raises BusyError if another process is writing.

        An item that is already there gets the additional standings, and has the text of the document that
        comes first. `place` rises in the order of the documents, whichever is added first; by default, a
        document comes after those added before. `version` is stored with the document's id for `documents`.
        """
        with self._lock:
            self._open_writer().put(document, prepared, version, place)

    def remove(self, document: str) -> frozenset[str]:
        """Remove a document, and the items that only it has. Raises BusyError if another process is writing.

        Returns the ids of other documents that now lack an item, because it was indexed from this one. Remove
        and add those again; until then, `documents` lists them as STALE.
        """
        with self._lock:
            writing = self._open_writer()
            if writing.pending:
                self.commit()
            return writing.remove(document)

    def commit(self, stamp: int | None = None) -> None:
        """Make all changes searchable, here and for other processes.

        `stamp` says which change of the library the index is up to date with; None for none.
        """
        with self._lock:
            writing = self._open_writer()
            self._parts = writing.commit(stamp, self._folder)

    def end(self) -> None:
        """Let others write. Uncommitted changes are lost."""
        with self._lock:
            if self._writing is not None and self._folder is not None:
                self._parts = self._writing.compact(self._folder)
                self._writing.close()
                self._writing = None
                self._folder.remove_leftovers(self._parts.state)
                self._folder.unlock()

    def refresh(self) -> bool:
        """Pick up what another process has committed; return whether there was anything."""
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
        """Return whether the files are as they were written. Takes about a second for a gigabyte."""
        with self._lock:
            state = self._parts.state
            return self._folder is None or not state.build or self._folder.is_intact(state)

    def drop(self) -> None:
        """Empty a damaged index, so that it can be filled again. Nothing else may use it meanwhile.

        Raises OSError if its folder cannot be written.
        """
        with self._lock:
            if self._folder is not None:
                self._parts, self._writing = _memory_parts(), None
                if self._folder.lock():
                    self._folder.delete()
                    self._folder.unlock()

    def move_to_memory(self) -> bool:
        """Continue in memory, empty, as the folder cannot be written; return False if already in memory."""
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
        """Return the committed state; later commits do not change it. Safe to call from any thread."""
        return self._parts.snapshot

    def close(self) -> None:
        """Stop writing. Snapshots stay usable; closing twice is harmless."""
        self.end()

    def _open_writer(self) -> IndexWriter:
        if not self.begin() or self._writing is None:
            raise BusyError("Another process is updating the search index.")
        return self._writing

    def _writable_parts(self) -> IndexParts:
        if self._folder is None:
            return self._parts
        state = self._folder.read()
        parts = _disk_parts(self._folder, state) if state else None
        return parts or _create_parts(self._folder)


def _tantivy_types() -> TantivyTypes:
    import tantivy

    return TantivyTypes(tantivy.Query, tantivy.Occur, tantivy.Order, tantivy.Document, tantivy.FieldType)


def _memory_parts() -> IndexParts:
    import tantivy

    items, words = item_schema(tantivy.SchemaBuilder()), word_schema(tantivy.SchemaBuilder())
    return IndexParts(_tantivy_types(), tantivy.Index(items), tantivy.Index(words), b"", State())


def _create_parts(folder: IndexFolder) -> IndexParts:
    """Create an empty build."""
    import tantivy

    state = folder.create()
    schemas = {"items": item_schema, "words": word_schema}
    items, words = (
        tantivy.Index(make(tantivy.SchemaBuilder()), path=str(folder.part_path(state, name)))
        for name, make in schemas.items()
    )
    return IndexParts(_tantivy_types(), items, words, b"", state)


def _disk_parts(folder: IndexFolder, state: State) -> IndexParts | None:
    """Open the build of a state; return None if it cannot be used, or is ahead of its state.

    It is ahead while a commit is being written, and stays so if the process is killed then.
    """
    import tantivy

    try:
        if not folder.is_intact(state, most=_CHECKED_BYTES):
            return None
        items, words = (tantivy.Index.open(str(folder.part_path(state, name))) for name in ("items", "words"))
        parts = IndexParts(_tantivy_types(), items, words, folder.word_list(state), state)
        return parts if folder.commits(state) == state.commits else None
    except BaseException as error:
        if not is_index_failure(error):
            raise
        return None


def is_index_failure(error: BaseException) -> bool:
    """Return whether something went wrong, including panics of tantivy, which are not Exceptions."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"
