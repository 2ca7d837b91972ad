"""Documents that are read from paths and kept in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reader.errors import SourceError, UsageError
from reader.library.stored_documents import KeptDocuments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.config import Settings
    from reader.library.arrivals import Arrival
    from reader.library.protocol import Draft, Progress, Told
    from reader.library.store_handle import Vault
    from reader.model import Document, Entry, Item, ItemKind
    from reader.store import Storage
    from reader.store.values import Exported


class PathDocuments:
    """The sources named, each taken apart at most once. See documents.Documents."""

    def __init__(
        self, paths: Sequence[str], settings: Settings, vault: Vault, stdin: BinaryIO | None = None
    ) -> None:
        from reader.library.arrivals import Arrivals

        self._kept = KeptDocuments(vault, settings, stdin) if vault.path else None
        self._limits = settings.limits
        self._arrivals = Arrivals(paths, settings.limits, stdin)
        self._listed_at = 0

    def load(self) -> Iterator[Document | SourceError]:
        """Each document or failure in order: those already there, then the rest as they are read.

        Several callers may iterate at once; each sees all of them, and nothing is read twice.
        """
        return self._arrivals.all()

    def arrivals(self) -> Iterator[Entry | SourceError]:
        """See documents.Documents; all that is not read yet is read for it."""
        return map(_listed, self.load())

    @property
    def under_way(self) -> float | None:
        """See documents.Documents."""
        return self._arrivals.under_way

    def draft(self, most: int | None) -> Draft | None:
        """See documents.Documents; of the first document, as long as it is not taken apart."""
        return self._arrivals.draft(most)

    def text(self, document_id: str) -> Draft | None:  # noqa: ARG002
        """None: all that are listed have been taken apart."""
        return None

    def peek(self) -> Sequence[Entry | SourceError]:
        """What has been read so far. Never waits."""
        return tuple(map(_listed, self._arrivals.so_far()))

    def list(self) -> Sequence[Entry]:
        """One entry per document, all of them read."""
        self._listed_at = self._arrivals.changes
        return [entry for entry in self.arrivals() if not isinstance(entry, SourceError)]

    def get(self, document_id: str) -> Document:
        """The document with this id. Raises KeyError where no document read so far has it.

        Never waits for a document that is being read.
        """
        return self._arrivals.get(document_id)

    def changed(self, document_id: str) -> bool:
        """See documents.Documents."""
        return self._arrivals.changed(document_id)

    def reread(self, document_id: str) -> Entry | SourceError:
        """See documents.Documents."""
        return self._arrivals.reread(document_id)

    @property
    def failures(self) -> Sequence[SourceError]:
        """The sources that could not be taken, all of them tried."""
        return [arrival for arrival in self.load() if isinstance(arrival, SourceError)]

    def items(self, kind: ItemKind | None = None) -> Sequence[Item]:
        """Every item once, or those of one kind, with all the places where it stands, all documents read."""
        self._arrivals.complete()
        return [item for item in self._arrivals.items() if kind is None or item.kind == kind]

    def item(self, item_id: str) -> Item | None:
        """One item, all documents read."""
        self._arrivals.complete()
        return self._arrivals.item(item_id)

    def listed(self, item_id: str) -> Item | None:
        """One item of the documents read so far. Never waits."""
        return self._arrivals.item(item_id)

    def read_counts(self, storage: Storage) -> Mapping[str, Mapping[ItemKind, int]]:
        """See documents.Documents; of the documents read so far."""
        found: dict[str, dict[ItemKind, int]] = {}
        for item in filter(None, map(self._arrivals.item, storage.marks.find(read=True))):
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
        """How often documents were added or read again."""
        return self._arrivals.changes

    def entries_changed(self) -> bool:
        """Whether documents were added or read again since `list` was last asked."""
        return self._arrivals.changes != self._listed_at

    def add(
        self,
        sources: Sequence[str],
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Told]:
        """See documents.Documents."""
        if self._kept is not None:
            return self._kept.add(sources, progress=progress, cancelled=cancelled)
        return self._read_more(sources, progress, cancelled)

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

        self._arrivals.complete()
        found = list(discover(sources, self._limits))
        for done, one in enumerate(found):
            if cancelled():
                return
            if progress is not None:
                progress(done, len(found), one.source)
            arrival = self._arrivals.take(one)
            if isinstance(arrival, SourceError):
                yield arrival
            else:
                yield Outcome("added", arrival.source, arrival.id, Entry.of(arrival).counts)


def _listed(arrival: Arrival) -> Entry | SourceError:
    from reader.model import Entry

    return arrival if isinstance(arrival, SourceError) else Entry.of(arrival)
