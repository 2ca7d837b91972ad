"""Documents on their way in from paths: found, read and taken apart one by one, when they are asked for."""

from __future__ import annotations

from itertools import chain
from threading import RLock
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from reader.errors import SourceError
from reader.library.file_watch import Watch, stamp_of
from reader.library.merging import ItemTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.config import Limits
    from reader.library.protocol import Draft
    from reader.model import Document, Entry, Item
    from reader.sources import Found, Text

    Arrival: TypeAlias = Document | SourceError
    """A document, or why there is none."""


class Arrivals:
    """What has come of the sources, each text once, in their order. Safe to use from several threads."""

    def __init__(self, paths: Sequence[str], limits: Limits, stdin: BinaryIO | None) -> None:
        self._limits = limits
        self._stdin = stdin
        self._found = self._discover(paths)
        self._lock = RLock()
        self._arrived: list[Arrival] = []
        self._by_id: dict[str, Document] = {}
        self._items = ItemTable()
        self._files: dict[str, Found] = {}
        self._watch = Watch(limits)
        self._read_ahead: tuple[Found, Text] | None = None
        self.under_way: float | None = None
        """See documents.Documents."""
        self.changes = 0
        """How often something came or changed that was not named at the beginning."""

    def all(self) -> Iterator[Arrival]:
        """Those already there, then the rest as they are read.

        Several callers may iterate at once; each sees all of them, and nothing is read twice.
        """
        position = 0
        while True:
            if position == len(self._arrived):
                with self._lock:
                    if position == len(self._arrived) and not self._advance():
                        return
            yield self._arrived[position]
            position += 1

    def complete(self) -> None:
        """Reads what is not read yet."""
        for _ in self.all():
            pass

    def so_far(self) -> Sequence[Arrival]:
        """Those already there. Never waits."""
        return tuple(self._arrived)

    def get(self, document_id: str) -> Document:
        """A document that is there. Raises KeyError; never waits for one that is being read."""
        return self._by_id[document_id]

    def item(self, item_id: str) -> Item | None:
        """An item of the documents that are there. Never waits."""
        return self._items.get(item_id)

    def items(self) -> Sequence[Item]:
        """Every item of the documents that are there, once, with all the places where it stands."""
        with self._lock:
            return self._items.all()

    def draft(self, most: int | None) -> Draft | None:
        """See documents.Documents; of the first document, as long as it is not taken apart."""
        from reader.library.protocol import Draft
        from reader.sources import beginning, read

        with self._lock:
            found = None if self._arrived else next(self._found, None)
            if found is None:
                return None
            self._found = chain((found,), self._found)
            if isinstance(found, SourceError):
                return None
            if most is not None and found.size() > most:
                text = beginning(found, most)
                return None if text is None else Draft(found.source, text, 0, 0, whole=False)
            try:
                whole = read(found, self._limits, self._stdin)
            except SourceError:  # which `all` tells
                return None
            self._read_ahead = found, whole
            return Draft(found.source, whole.text, 0, 0, whole=True)

    def take(self, found: Found | SourceError) -> Arrival:
        """Reads one more source, and gives what came of it."""
        with self._lock:
            self.changes += 1
            return self._take(found)

    def changed(self, document_id: str) -> bool:
        """See documents.Documents."""
        found = self._files.get(document_id)
        if found is None:
            return False
        return self._watch.changed(document_id, found.path, found.source, lambda: self.get(document_id).text)

    def reread(self, document_id: str) -> Entry | SourceError:
        """See documents.Documents. What now says the same as another document is that one from now on."""
        from reader.model import Entry

        arrival = self._read(self._files[document_id])
        if isinstance(arrival, SourceError):
            return arrival
        with self._lock:
            old = self._by_id.pop(document_id)
            self._arrived[self._arrived.index(old)] = self._once(arrival)
            self._items = ItemTable()
            for document in self._arrived:
                if not isinstance(document, SourceError):
                    self._items.add(document)
            self.changes += 1
            return Entry.of(self._by_id[arrival.id])

    def _discover(self, paths: Sequence[str]) -> Iterator[Found | SourceError]:
        from reader.sources import discover

        yield from discover(paths, self._limits)

    def _advance(self) -> bool:
        """Reads one more source; False where there is none left. The caller holds the lock."""
        found = next(self._found, None)
        if found is None:
            return False
        self._take(found)
        return True

    def _take(self, found: Found | SourceError) -> Arrival:
        """Reads a source, and keeps what came of it. The caller holds the lock."""
        arrival = found if isinstance(found, SourceError) else self._read(found)
        if not isinstance(arrival, SourceError):
            arrival = self._once(arrival)
        if not isinstance(arrival, SourceError):
            self._items.add(arrival)
        self._arrived.append(arrival)
        return arrival

    def _once(self, document: Document) -> Arrival:
        """The document, known by its id from now on; a SourceError where another has its text."""
        twin = self._by_id.setdefault(document.id, document)
        if twin is document:
            return document
        return SourceError(document.source, f"has the same text as {twin.source}, shown once", copy=True)

    def _read(self, found: Found) -> Arrival:
        from reader.parsing import parse
        from reader.sources import NO_MEMORY, read

        ahead, self._read_ahead = self._read_ahead, None
        stamp = stamp_of(found.path)
        try:
            text = ahead[1] if ahead and ahead[0] is found else read(found, self._limits, self._stdin)
            document = parse(text.text, found.source, text.notices, self._tell)
        except SourceError as error:
            return error
        except MemoryError:
            return SourceError(found.source, NO_MEMORY)
        finally:
            self.under_way = None
        self._files[document.id] = found
        self._watch.note(document.id, stamp)
        return document

    def _tell(self, done: float) -> None:
        self.under_way = done
