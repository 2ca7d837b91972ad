"""Documents read from paths: found, read and parsed one by one when they are asked for, kept in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from itertools import chain
from threading import RLock
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from reader.errors import SourceError, UsageError
from reader.library.file_watch import FileWatch, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.config import Settings
    from reader.library.protocol import AddResult, Forgetting, Progress, TextPreview
    from reader.library.store_handle import StoreHandle
    from reader.library.stored_documents import StoredDocuments
    from reader.model import Document, Entry, Item, ItemKind
    from reader.sources import Found, Text
    from reader.store import Storage
    from reader.store.values import ExportRecord, ItemName, Tally

    ReadResult: TypeAlias = Document | SourceError
    """A document, or why there is none."""


class PathDocuments:
    """The documents of the sources named, each text once and in their order. See Documents."""

    def __init__(
        self, paths: Sequence[str], settings: Settings, handle: StoreHandle, stdin: BinaryIO | None = None
    ) -> None:
        self._handle = handle
        self._settings = settings
        self._limits = settings.limits
        self._stdin = stdin
        self._lock = RLock()
        self._found = self._discover(paths)
        """The sources not read yet."""
        self._results: list[ReadResult] = []
        self._by_id: dict[str, Document] = {}
        self._items = ItemTable()
        self._files: dict[str, Found] = {}
        self._watch = FileWatch(settings.limits)
        self._read_ahead: tuple[Found, Text] | None = None
        self._changes = 0
        """How often a document was added or reread after the start."""
        self._listed_at = 0
        self.parse_progress: float | None = None
        """See Documents."""

    @cached_property
    def _kept(self) -> StoredDocuments | None:
        """The documents in the library's file, to which others can be added; None without a file."""
        from reader.library.stored_documents import StoredDocuments

        return StoredDocuments(self._handle, self._settings, self._stdin) if self._handle.path else None

    def load(self) -> Iterator[ReadResult]:
        """Yield each document or failure in order: those already there, then the rest as they are read.

        Several callers may iterate at once; each sees all of them, and nothing is read twice.
        """
        position = 0
        while True:
            if position == len(self._results):
                with self._lock:
                    if position == len(self._results) and not self._read_next():
                        return
            yield self._results[position]
            position += 1

    def iter_entries(self) -> Iterator[Entry | SourceError]:
        """See Documents; reads everything not read yet."""
        return map(_entry, self.load())

    def first_preview(self, most: int | None) -> TextPreview | None:
        """See Documents; the first document, until it is parsed."""
        from reader.library.protocol import TextPreview
        from reader.sources import beginning, read

        with self._lock:
            found = None if self._results else next(self._found, None)
            if found is None:
                return None
            self._found = chain((found,), self._found)
            if isinstance(found, SourceError):
                return None
            if most is not None and found.size() > most:
                text = beginning(found, most)
                return None if text is None else TextPreview(found.source, text, 0, 0, whole=False)
            try:
                whole = read(found, self._limits, self._stdin)
            except SourceError:  # which `load` reports
                return None
            self._read_ahead = found, whole
            return TextPreview(found.source, whole.text, 0, 0, whole=True)

    def preview(self, document_id: str) -> TextPreview | None:  # noqa: ARG002
        """Return None: every document listed has been parsed."""
        return None

    def peek(self) -> Sequence[Entry | SourceError]:
        """Return what has been read so far. Never waits."""
        return tuple(map(_entry, tuple(self._results)))

    def list(self) -> Sequence[Entry]:
        """Read everything, and return one entry per document."""
        self._listed_at = self._changes
        return self.entries()

    def entries(self) -> Sequence[Entry]:
        """See Documents. Reads everything."""
        return [entry for entry in self.iter_entries() if not isinstance(entry, SourceError)]

    def get(self, document_id: str) -> Document:
        """Return a document by id. Raises KeyError if no document read so far has it.

        Never waits for a document that is being read.
        """
        return self._by_id[document_id]

    def file_changed(self, document_id: str) -> bool:
        """See Documents."""
        found = self._files.get(document_id)
        if found is None:
            return False
        return self._watch.changed(document_id, found.path, found.source, lambda: self.get(document_id).text)

    def reload(
        self,
        document_id: str,
        *,
        progress: Progress | None = None,  # noqa: ARG002 - a file is read at once
        cancelled: Callable[[], bool] = lambda: False,  # noqa: ARG002
    ) -> Entry | SourceError:
        """See Documents. A text that now equals another document's becomes that document."""
        source = self.get(document_id).source
        results = self._read(self._files[document_id])
        # Of a feed it is the entry that is called so.
        result = next((each for each in results if each.source == source), results[0])
        if isinstance(result, SourceError):
            return result
        if result.source != source:
            return SourceError(source, "is no longer in its feed")
        with self._lock:
            old = self._by_id.pop(document_id)
            self._results[self._results.index(old)] = self._once(result)
            self._items = ItemTable()
            for document in self._results:
                if not isinstance(document, SourceError):
                    self._items.add(document)
            self._changes += 1
            return _entry(self._by_id[result.id])

    @property
    def failures(self) -> Sequence[SourceError]:
        """Read everything, and return the sources that could not be read."""
        return [result for result in self.load() if isinstance(result, SourceError)]

    def items(self, kind: ItemKind | None = None) -> Sequence[Item]:
        """Read everything, and return every item once, or those of one kind, with all their standings."""
        self._read_all()
        with self._lock:
            return [item for item in self._items.all() if kind is None or item.kind == kind]

    def item_names(self) -> Iterator[ItemName]:
        """See Documents. Reads everything."""
        from reader.model import Paper, Posting
        from reader.store.values import ItemName

        for item in self.items():
            content, place = item.content, item.place
            city, text = (place.city, place.text) if place else (None, None)
            if isinstance(content, Posting):
                said = content.role, content.team, city, text, bool(content.remote)
                yield ItemName(item.id, item.kind, item.title, *said, item.document, item.lines)
            elif isinstance(content, Paper):
                nothing = None, None, None, None, False
                yield ItemName(item.id, item.kind, item.title, *nothing, item.document, item.lines)

    def complete(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Do nothing: these items were parsed just now."""

    def item(self, item_id: str) -> Item | None:
        """Read everything, and return one item."""
        self._read_all()
        return self._items.get(item_id)

    def listed_item(self, item_id: str) -> Item | None:
        """Return an item of the documents read so far. Never waits."""
        return self._items.get(item_id)

    def read_counts(self, storage: Storage) -> Mapping[str, Mapping[ItemKind, int]]:
        """See Documents; counts the documents read so far."""
        found: dict[str, dict[ItemKind, int]] = {}
        for item in filter(None, map(self._items.get, storage.marks.find(read=True))):
            for standing in item.standings:
                counts = found.setdefault(standing.document, {"article": 0, "paper": 0, "posting": 0})
                counts[item.kind] += 1
        return found

    def tallies(self, storage: Storage | None) -> tuple[Mapping[ItemKind, int], Sequence[Tally]]:
        """See Documents; counts the documents read so far."""
        from reader.library.mark_counts import tallies_of

        with self._lock:
            items = list(self._items.all())
        return Counter(item.kind for item in items), tallies_of(items, storage)

    def export_records(self, storage: Storage | None, now: datetime) -> Iterator[ExportRecord]:
        """See Documents; yields the documents as a library file would hold them."""
        from reader.model import Entry
        from reader.store.values import StoredDocument

        for document in self.load():
            if not isinstance(document, SourceError):
                entry = Entry.of(document)
                yield StoredDocument(
                    entry.id, entry.source, entry.name, entry.title, entry.counts, resolved=None, digest=None,
                    added=now, notices=document.notices, text=document.text,
                )  # fmt: skip
        for record in storage.export() if storage else ():
            if not isinstance(record, StoredDocument):
                yield record

    def stamp(self) -> int:
        """Return how often documents were added or reread."""
        return self._changes

    def entries_changed(self) -> bool:
        """Return whether documents were added or reread since `list` was last called."""
        return self._changes != self._listed_at

    def add(
        self,
        sources: Sequence[str],
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        url: str | None = None,
    ) -> Iterator[AddResult]:
        """See Documents."""
        if self._kept is not None:
            return self._kept.add(sources, progress=progress, cancelled=cancelled, url=url)
        return self._add_here(sources, progress, cancelled)

    def forget(self, sources: Sequence[str]) -> Forgetting:
        """See Documents. Raises UsageError if there is no library file to forget from."""
        if self._kept is None:
            raise UsageError(f"{', '.join(sources)}: not in the library, so there is nothing to forget")
        return self._kept.forget(sources)

    def _add_here(
        self, sources: Sequence[str], progress: Progress | None, cancelled: Callable[[], bool]
    ) -> Iterator[AddResult]:
        from reader.model import Entry
        from reader.sources import discover
        from reader.store.values import Outcome

        self._read_all()
        found = list(discover(sources, self._limits))
        for done, source in enumerate(found):
            if cancelled():
                return
            if progress is not None:
                progress(done, len(found), source.source)
            with self._lock:
                self._changes += 1
                results = self._take(source)
            for result in results:
                if isinstance(result, SourceError):
                    yield result
                else:
                    yield Outcome("added", result.source, result.id, Entry.of(result).counts)

    def _discover(self, paths: Sequence[str]) -> Iterator[Found | SourceError]:
        from reader.sources import discover

        yield from discover(paths, self._limits)

    def _read_all(self) -> None:
        for _ in self.load():
            pass

    def _read_next(self) -> bool:
        """Read one more source; return False if there is none left. The caller holds the lock."""
        found = next(self._found, None)
        if found is None:
            return False
        self._take(found)
        return True

    def _take(self, found: Found | SourceError) -> Sequence[ReadResult]:
        """Read a source and keep the results, of a feed several. The caller holds the lock."""
        results = [found] if isinstance(found, SourceError) else self._read(found)
        kept = [result if isinstance(result, SourceError) else self._once(result) for result in results]
        for result in kept:
            if not isinstance(result, SourceError):
                self._items.add(result)
        self._results += kept
        return kept

    def _once(self, document: Document) -> ReadResult:
        """Register a document by its id; return a SourceError if another one has the same text."""
        twin = self._by_id.setdefault(document.id, document)
        if twin is document:
            return document
        return SourceError(document.source, f"has the same text as {twin.source}, shown once", copy=True)

    def _read(self, found: Found) -> Sequence[ReadResult]:
        """Return the document of a source, or those of a feed's entries; at least one result."""
        from reader.sources import NO_MEMORY, Text, read_contents

        ahead, self._read_ahead = self._read_ahead, None
        stamp = stamp_of(found.path)
        try:
            contents = (
                ahead[1] if ahead and ahead[0] is found else read_contents(found, self._limits, self._stdin)
            )
            if isinstance(contents, Text):
                documents = [self._parse(found.source, contents)]
            else:
                texts = [(each.source(found.source), each.text) for each in contents.entries]
                first, text = texts[0]
                # What is to be known of the feed is told once.
                texts[0] = first, text._replace(notices=(*contents.notices, *text.notices))
                documents = [self._parse(source, text) for source, text in texts]
        except SourceError as error:
            return [error]
        except MemoryError:
            return [SourceError(found.source, NO_MEMORY)]
        finally:
            self.parse_progress = None
        for document in documents:
            self._files[document.id] = found
            self._watch.record(document.id, stamp)
        return [*documents]

    def _parse(self, source: str, text: Text) -> Document:
        from reader.parsing import parse

        return parse(text.text, source, text.notices, self._set_progress, text.outline)

    def _set_progress(self, done: float) -> None:
        self.parse_progress = done


class ItemTable:
    """Items by id, in the order first met: the same item in two documents is one with two standings."""

    def __init__(self) -> None:
        self._by_id: dict[str, Item] = {}

    def add(self, document: Document) -> None:
        """Add the items of a document that was not added before."""
        from reader.parsing.items import items_of

        for item in items_of(document):
            known = self._by_id.get(item.id)
            merged = item if known is None else replace(known, standings=known.standings + item.standings)
            self._by_id[item.id] = merged

    def get(self, item_id: str) -> Item | None:
        """Return an item, or None if no document added so far has it."""
        return self._by_id.get(item_id)

    def all(self) -> Sequence[Item]:
        """Return a snapshot of all items."""
        return list(self._by_id.values())


def _entry(result: ReadResult) -> Entry | SourceError:
    from reader.model import Entry

    return result if isinstance(result, SourceError) else Entry.of(result)
