"""The documents of a library: found, read and taken apart one by one, on demand."""

from __future__ import annotations

from itertools import chain
from threading import RLock
from typing import TYPE_CHECKING, BinaryIO

from reader.errors import SourceError
from reader.library.merging import ItemTable
from reader.model import Document, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.config import Settings
    from reader.model import Item
    from reader.sources import Found


class Documents:
    """The sources named, each taken apart at most once. Safe to use from several threads."""

    def __init__(self, paths: Sequence[str], settings: Settings, stdin: BinaryIO | None = None) -> None:
        self.paths = paths
        self._settings = settings
        self._stdin = stdin
        self._lock = RLock()
        self._arrivals: list[Document | SourceError] = []
        self._by_id: dict[str, Document] = {}
        self._items = ItemTable()
        self._found = self._discover()

    def load(self) -> Iterator[Document | SourceError]:
        """Each document or failure in order: those already there, then the rest as they are read.

        Several callers may iterate at once; each sees all of them, and nothing is read twice.
        """
        position = 0
        while True:
            if position == len(self._arrivals):
                with self._lock:
                    if position == len(self._arrivals) and not self._advance():
                        return
            yield self._arrivals[position]
            position += 1

    def preload(self, most: int) -> None:
        """Reads the first document now, if its file has at most `most` bytes; else leaves it for `load`."""
        with self._lock:
            found = next(self._found, None)
            if found is None:
                return
            self._found = chain((found,), self._found)
            if not isinstance(found, SourceError) and found.size() <= most:
                self._advance()

    def peek(self) -> Sequence[Document | SourceError]:
        """What has been read so far. Never waits."""
        return tuple(self._arrivals)

    def list(self) -> Sequence[Entry]:
        """One entry per document, all of them read."""
        return [Entry.of(arrival) for arrival in self.load() if isinstance(arrival, Document)]

    def get(self, document_id: str) -> Document:
        """The document with this id. Raises KeyError where no document read so far has it.

        Never waits for a document that is being read.
        """
        return self._by_id[document_id]

    @property
    def failures(self) -> Sequence[SourceError]:
        """The sources that could not be taken, all of them tried."""
        return [arrival for arrival in self.load() if isinstance(arrival, SourceError)]

    def items(self) -> Sequence[Item]:
        """Every item once, with all the places where it stands, all documents read."""
        for _ in self.load():
            pass
        with self._lock:
            return self._items.all()

    def _advance(self) -> bool:
        """Reads one more source; False where there is none left. The caller holds the lock."""
        found = next(self._found, None)
        if found is None:
            return False
        arrival = found if isinstance(found, SourceError) else self._read(found)
        if isinstance(arrival, Document):
            twin = self._by_id.get(arrival.id)
            if twin is not None:
                arrival = SourceError(
                    arrival.source, f"has the same text as {twin.source}, shown once", copy=True
                )
            else:
                self._by_id[arrival.id] = arrival
                self._items.add(arrival)
        self._arrivals.append(arrival)
        return True

    def _read(self, found: Found) -> Document | SourceError:
        from reader.parsing import parse
        from reader.sources import read

        try:
            text = read(found, self._settings.limits, self._stdin)
        except SourceError as error:
            return error
        return parse(text.text, found.source, text.notices)

    def _discover(self) -> Iterator[Found | SourceError]:
        from reader.sources import discover

        yield from discover(self.paths, self._settings.limits)
