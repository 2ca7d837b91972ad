"""Documents that are read from paths: found, read and taken apart one by one, on demand, kept in memory."""

from __future__ import annotations

from itertools import chain
from threading import RLock
from typing import TYPE_CHECKING, BinaryIO

from reader.errors import SourceError, UsageError
from reader.library.kept import KeptDocuments
from reader.library.merging import ItemTable
from reader.library.watching import Watch, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.config import Settings
    from reader.library.documents import Draft, Progress, Told
    from reader.library.vault import Vault
    from reader.model import Document, Entry, Item, ItemKind
    from reader.sources import Found, Text
    from reader.store import Storage
    from reader.store.values import Exported


class PathDocuments:
    """The sources named, each taken apart at most once. See documents.Documents."""

    def __init__(
        self, paths: Sequence[str], settings: Settings, vault: Vault, stdin: BinaryIO | None = None
    ) -> None:
        self.paths = paths
        self._kept = KeptDocuments(vault, settings, stdin) if vault.path else None
        self._settings = settings
        self._stdin = stdin
        self._lock = RLock()
        self._arrivals: list[Document | SourceError] = []
        self._by_id: dict[str, Document] = {}
        self._items = ItemTable()
        self._found = self._discover()
        self.under_way: float | None = None
        self._watch = Watch(settings.limits)
        self._files: dict[str, Found] = {}
        self._read_ahead: tuple[Found, Text] | None = None
        self._additions = self._listed_at = 0

    def load(self) -> Iterator[Document | SourceError]:
        """Each document or failure in order: those already there, then the rest as they are read.

        Several callers may iterate at once; each sees all of them, and nothing is read twice.
        """
        return self._from(0)

    def arrivals(self) -> Iterator[Entry | SourceError]:
        """See documents.Documents; all that is not read yet is read for it."""
        return map(_listed, self.load())

    def draft(self, most: int | None) -> Draft | None:
        """See documents.Documents; of the first document, as long as it is not taken apart."""
        from reader.library.documents import Draft
        from reader.sources import beginning, read

        with self._lock:
            found = None if self._arrivals else next(self._found, None)
            if found is None:
                return None
            self._found = chain((found,), self._found)
            if isinstance(found, SourceError):
                return None
            if most is not None and found.size() > most:
                text = beginning(found, most)
                return None if text is None else Draft(found.source, text, 0, 0, whole=False)
            try:
                whole = read(found, self._settings.limits, self._stdin)
            except SourceError:  # which `load` tells
                return None
            self._read_ahead = found, whole
            return Draft(found.source, whole.text, 0, 0, whole=True)

    def text(self, document_id: str) -> Draft | None:  # noqa: ARG002
        """None: all that are listed have been taken apart."""
        return None

    def peek(self) -> Sequence[Entry | SourceError]:
        """What has been read so far. Never waits."""
        return tuple(map(_listed, self._arrivals))

    def list(self) -> Sequence[Entry]:
        """One entry per document, all of them read."""
        self._listed_at = self._additions
        from reader.model import Entry

        return [Entry.of(arrival) for arrival in self.load() if not isinstance(arrival, SourceError)]

    def get(self, document_id: str) -> Document:
        """The document with this id. Raises KeyError where no document read so far has it.

        Never waits for a document that is being read.
        """
        return self._by_id[document_id]

    def changed(self, document_id: str) -> bool:
        """See documents.Documents."""
        found = self._files.get(document_id)
        if found is None:
            return False
        return self._watch.changed(document_id, found.path, found.source, lambda: self.get(document_id).text)

    def reread(self, document_id: str) -> Entry | SourceError:
        """See documents.Documents."""
        found = self._files[document_id]
        arrival = self._read(found)
        with self._lock:
            if isinstance(arrival, SourceError):
                return arrival
            old = self._by_id.pop(document_id)
            self._arrivals[self._arrivals.index(old)] = self._by_id[arrival.id] = arrival
            self._items = ItemTable()
            for document in self._by_id.values():
                self._items.add(document)
            self._additions += 1
        return _listed(arrival)

    @property
    def failures(self) -> Sequence[SourceError]:
        """The sources that could not be taken, all of them tried."""
        return [arrival for arrival in self.load() if isinstance(arrival, SourceError)]

    def items(self, kind: ItemKind | None = None) -> Sequence[Item]:
        """Every item once, or those of one kind, with all the places where it stands, all documents read."""
        self._load_all()
        with self._lock:
            return [item for item in self._items.all() if kind is None or item.kind == kind]

    def item(self, item_id: str) -> Item | None:
        """One item, all documents read."""
        self._load_all()
        return self._items.get(item_id)

    def listed(self, item_id: str) -> Item | None:
        """One item of the documents read so far. Never waits."""
        return self._items.get(item_id)

    def read_counts(self, storage: Storage) -> Mapping[str, Mapping[ItemKind, int]]:
        """See documents.Documents; of the documents read so far."""
        found: dict[str, dict[ItemKind, int]] = {}
        for item in filter(None, map(self._items.get, storage.marks.find(read=True))):
            for standing in item.standings:
                counts = found.setdefault(standing.document, {"article": 0, "paper": 0, "posting": 0})
                counts[item.kind] += 1
        return found

    def exported(self, storage: Storage | None, now: datetime) -> Iterator[Exported]:
        """See documents.Documents; the documents as a library file would hold them."""
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
        """How often documents were added."""
        return self._additions

    def entries_changed(self) -> bool:
        """Whether documents were added since `list` was last asked."""
        return self._additions != self._listed_at

    def add(
        self,
        sources: Sequence[str],
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[Told]:
        """See documents.Documents."""
        if self._kept is not None:
            return self._kept.add(sources, progress=progress, cancelled=cancelled)
        return self._read_more(sources, progress, cancelled or (lambda: False))

    def forget(self, sources: Sequence[str]) -> Sequence[Entry | SourceError]:
        """See documents.Documents. Raises UsageError where nothing is kept that could be forgotten."""
        if self._kept is None:
            raise UsageError(f"{', '.join(sources)}: only what is in the library can be forgotten")
        return self._kept.forget(sources)

    def _read_more(
        self, sources: Sequence[str], progress: Progress | None, cancelled: Callable[[], bool]
    ) -> Iterator[Told]:
        from reader.model import Entry
        from reader.sources import discover
        from reader.store.values import Outcome

        self._load_all()
        found = list(discover(sources, self._settings.limits))
        for done, one in enumerate(found):
            if cancelled():
                return
            if progress is not None:
                progress(done, len(found), one.source)
            with self._lock:
                arrival = self._take(one)
                self._additions += 1
            if isinstance(arrival, SourceError):
                yield arrival
            else:
                yield Outcome("added", arrival.source, arrival.id, Entry.of(arrival).counts)

    def _load_all(self) -> None:
        for _ in self.load():
            pass

    def _from(self, position: int) -> Iterator[Document | SourceError]:
        while True:
            if position == len(self._arrivals):
                with self._lock:
                    if position == len(self._arrivals) and not self._advance():
                        return
            yield self._arrivals[position]
            position += 1

    def _advance(self) -> bool:
        """Reads one more source; False where there is none left. The caller holds the lock."""
        found = next(self._found, None)
        if found is None:
            return False
        self._take(found)
        return True

    def _take(self, found: Found | SourceError) -> Document | SourceError:
        """Reads a source that was found, and gives what arrived. The caller holds the lock."""
        arrival = found if isinstance(found, SourceError) else self._read(found)
        if not isinstance(arrival, SourceError):
            twin = self._by_id.get(arrival.id)
            if twin is not None:
                arrival = SourceError(
                    arrival.source, f"has the same text as {twin.source}, shown once", copy=True
                )
            else:
                self._by_id[arrival.id] = arrival
                self._items.add(arrival)
        self._arrivals.append(arrival)
        return arrival

    def _read(self, found: Found) -> Document | SourceError:
        from reader.parsing import parse
        from reader.sources import read

        ahead, self._read_ahead = self._read_ahead, None
        stamp = stamp_of(found.path)
        try:
            text = (
                ahead[1] if ahead and ahead[0] is found else read(found, self._settings.limits, self._stdin)
            )
        except SourceError as error:
            return error
        try:
            document = parse(text.text, found.source, text.notices, self._tell)
        finally:
            self.under_way = None
        self._files[document.id] = found
        self._watch.note(document.id, stamp)
        return document

    def _tell(self, done: float) -> None:
        self.under_way = done

    def _discover(self) -> Iterator[Found | SourceError]:
        from reader.sources import discover

        yield from discover(self.paths, self._settings.limits)


def _listed(arrival: Document | SourceError) -> Entry | SourceError:
    from reader.model import Entry

    return Entry.of(arrival) if not isinstance(arrival, SourceError) else arrival
