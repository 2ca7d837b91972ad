"""Documents stored in a library file: listed without their texts, parsed when they are read."""

from __future__ import annotations

import os
from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

from reader.errors import LibraryError, SourceError, UsageError
from reader.library.file_watch import FileWatch
from reader.library.protocol import Forgetting
from reader.library.source_names import source_name, with_source_names
from reader.library.undo_labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.config import Settings
    from reader.library.protocol import AddResult, Progress, TextPreview
    from reader.library.store_handle import StoreHandle
    from reader.model import Document, Entry, Item, ItemKind
    from reader.store import Storage
    from reader.store.values import ExportRecord, ItemName, StoredEntry, StoredItem, Tally
    from reader.system.network import Network

CACHED_DOCUMENTS = 8
"""Documents kept parsed, so that going back to one is instant."""


class StoredDocuments:
    """The documents of a library file, which need not exist yet. See Documents."""

    def __init__(
        self,
        handle: StoreHandle,
        settings: Settings,
        stdin: BinaryIO | None = None,
        network: Network | None = None,
    ) -> None:
        self._handle = handle
        self._settings = settings
        self._stdin = stdin
        self._network = network
        self._watch = FileWatch(settings.limits)
        self._parsed = ParsedDocumentCache(handle)
        self._listed_at = 0
        self._listed: tuple[int, Sequence[StoredEntry]] | None = None
        self._totals: tuple[int, Mapping[ItemKind, int]] | None = None

    def load(self) -> Iterator[Document | SourceError]:
        """Yield each document, parsed on the way, or a SourceError if its text is damaged."""
        for entry in self._entries():
            try:
                yield self._parsed.parse(entry.id)
            except LibraryError as error:
                yield SourceError(entry.source, f"its text in the library is damaged ({error}); add it again")
            except KeyError:  # forgotten meanwhile
                continue

    def iter_entries(self) -> Iterator[Entry | SourceError]:
        """Yield every entry at once."""
        yield from self.list()

    @property
    def parse_progress(self) -> float | None:
        """See Documents."""
        return self._parsed.parse_progress

    def first_preview(self, most: int | None) -> TextPreview | None:
        """See Documents; the stretch around where the user stopped."""
        from reader.library.protocol import TextPreview

        seen = self._handle.peek_text(most)
        if seen is None:
            return None
        source = source_name(seen.source)
        return TextPreview(source, *seen[1:], whole=most is None or len(seen.text) < most)

    def preview(self, document_id: str) -> TextPreview | None:
        """See Documents."""
        from reader.library.protocol import TextPreview

        storage = self._handle.open_existing()
        if storage is None or document_id in self._parsed:
            return None
        try:
            stored = storage.documents.get(document_id)
        except (LibraryError, KeyError):  # `get` reports it
            return None
        return TextPreview(source_name(stored.source), stored.text, 0, 0, whole=True)

    def has_any(self) -> bool:
        """Return whether the file has any documents, or items that outlived theirs; without opening it if
        possible.
        """
        seen = self._handle.peek()
        if seen is not None and (seen.documents or not seen.former):
            return bool(seen.documents)
        storage = self._handle.open_existing()
        return storage is not None and bool(self._entries() or storage.documents.gone())

    def peek(self) -> Sequence[Entry | SourceError]:
        """Return every entry, once they have been listed."""
        return self._listed[1] if self._listed else ()

    def list(self) -> Sequence[StoredEntry]:
        """Return every document's entry, in the order in which they were first added. Reads no text."""
        self._listed_at = self.stamp()
        return self._entries()

    def entries(self) -> Sequence[StoredEntry]:
        """See Documents. Reads no text."""
        return self._entries()

    def entries_changed(self) -> bool:
        """See Documents; changes by other programs count too."""
        return self.stamp() != self._listed_at

    def get(self, document_id: str) -> Document:
        """Return a document, from the cache or parsed now. Raises KeyError."""
        return self._parsed.get(document_id, self.stamp())

    def parsed(self) -> Sequence[Document]:
        """See Documents."""
        return self._parsed.latest_first(self.stamp())

    def file_changed(self, document_id: str) -> bool:
        """See Documents; False for a document that came from no file."""
        entry = self._entry(document_id)
        path = None if entry is None else _path_of(entry)
        storage = self._handle.open_existing()
        if entry is None or storage is None:
            return False
        return self._watch.changed(
            document_id, path, entry.source, lambda: storage.documents.get(document_id).text
        )

    def reload(
        self,
        document_id: str,
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Entry | SourceError:
        """See Documents. Marks of edited items move to the items most similar to them."""
        entry = self._entry(document_id)
        if entry is None:
            raise KeyError(document_id)
        if entry.resolved is None:
            return SourceError(entry.source, "has no file to reload; add its text again")
        if self._is_subscribed(_origin_of(entry)):
            return SourceError(entry.source, "comes with a subscription; refresh that")
        from reader.library.importer import Importer
        from reader.sources import Found

        path = _path_of(entry)
        origin = _origin_of(entry) if path is None else None
        found = Found(entry.source, path, origin)
        importer = Importer(
            self._handle.open_or_create(),
            self._settings.limits,
            progress=progress,
            cancelled=cancelled,
            network=self.network_now,
        )
        for results in importer.take([found]):
            if isinstance(results, SourceError):
                return results
            if _origin_of(entry) != entry.resolved:  # an entry of a feed: the others were read again too
                return next((each for each in self._entries() if each.resolved == entry.resolved), entry)
            return self._entry(results.document) or entry
        return entry

    def _is_subscribed(self, feed: str | None) -> bool:
        storage = self._handle.open_existing()
        subscribed = storage.subscriptions.list() if storage else ()
        return any(each.source == feed and each.kind == "feed" for each in subscribed)

    def network_now(self) -> Network:
        """Return the network. It is one for all additions, so that hosts are asked one thing at a time."""
        from reader.system.network import Network

        if self._network is None:
            self._network = Network()
        return self._network

    def _entry(self, document_id: str) -> StoredEntry | None:
        return next((entry for entry in self._entries() if entry.id == document_id), None)

    @property
    def failures(self) -> Sequence[SourceError]:
        """Always empty: sources that could not be read were never added."""
        return ()

    def items(self, kind: ItemKind | None = None) -> Sequence[StoredItem]:
        """Return every item once, or those of one kind, without their texts; gone ones last."""
        self.complete()
        storage = self._handle.open_existing()
        return tuple(map(_named, storage.documents.items(kind))) if storage else ()

    def item_names(self) -> Iterator[ItemName]:
        """See Documents."""
        storage = self._handle.open_existing()
        yield from storage.documents.item_names() if storage else ()

    def complete(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """See Documents."""
        from reader.library.rereading import reread

        storage = self._handle.open_existing()
        if storage is not None:
            reread(storage, cancelled)

    def item(self, item_id: str) -> Item | None:
        """Return an item with its content, as it reads where it first appears."""
        from reader.parsing import items_of

        listed = self.listed_item(item_id)
        if listed is None:
            return None
        # A newer parser may no longer find the item here, but still in its next document.
        for name in dict.fromkeys(standing.document for standing in listed.standings):
            try:
                document = self.get(name)
            except KeyError:  # forgotten meanwhile
                continue
            for item in items_of(document):
                if item.id == item_id:
                    return replace(
                        item, standings=listed.standings, first_seen=listed.first_seen, gone=listed.gone,
                        near=listed.near,
                    )  # fmt: skip
        return None

    def listed_item(self, item_id: str) -> StoredItem | None:
        """Return an item without its text."""
        storage = self._handle.open_existing()
        item = storage.documents.item(item_id) if storage else None
        return None if item is None else _named(item)

    def read_counts(self, storage: Storage) -> Mapping[str, Mapping[ItemKind, int]]:
        """See Documents."""
        return storage.marks.read_counts()

    def tallies(self, storage: Storage | None) -> tuple[Mapping[ItemKind, int], Sequence[Tally]]:
        """See Documents. Marks change more often than documents, which are not counted again for them."""
        if storage is None:
            return {}, ()
        stamp = storage.changes()
        if self._totals is None or self._totals[0] != stamp:
            self._totals = stamp, storage.documents.totals()
        return self._totals[1], storage.marks.tallies()

    def export_records(self, storage: Storage | None, now: datetime) -> Iterator[ExportRecord]:  # noqa: ARG002
        """See Documents; all records are of one moment."""
        yield from storage.export() if storage else ()

    def stamp(self) -> int:
        """Return the file's own stamp; 0 if there is no file yet."""
        storage = self._handle.open_existing()
        return storage.changes() if storage else 0

    def add(
        self,
        sources: Sequence[str],
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        url: str | None = None,
    ) -> Iterator[AddResult]:
        """Add sources to the file, which is created if need be. See Documents."""
        from reader.library.importer import Importer

        origin = None if url is None else _origin(sources, url)
        importer = Importer(
            self._handle.open_or_create(),
            self._settings.limits,
            self._stdin,
            progress,
            cancelled,
            self.network_now,
            self._handle.clock().astimezone().date().isoformat(),
        )
        return importer.run(sources, origin)

    def forget(self, sources: Sequence[str]) -> Forgetting:
        """See Documents."""
        entries = self._entries()
        results: list[Entry | SourceError] = []
        written_alike = _addresses_in(sources)
        going: dict[str, StoredEntry] = {}
        for source in sources:
            matching = [entry for entry in entries if _matches(entry, source, written_alike)]
            if not matching:
                results.append(SourceError(source, "is not in the library; `reader list` shows what is"))
            new = {entry.id: entry for entry in matching if entry.id not in going}
            results += new.values()
            going |= new
        storage = self._handle.open_existing()
        if storage is None or not going:
            return Forgetting(results)
        step = f"forgot {label([Path(entry.source).name for entry in going.values()], 'document')}"
        forgotten = storage.documents.forget(tuple(going), step=step)
        return Forgetting(results, forgotten.moved, forgotten.kept)

    def _entries(self) -> Sequence[StoredEntry]:
        """Return the list, read again only if the file has changed."""
        storage = self._handle.open_existing()
        if storage is None:
            return ()
        stamp = storage.changes()
        listed = self._listed
        if listed is None or listed[0] != stamp:
            entries = [replace(entry, source=source_name(entry.source)) for entry in storage.documents.list()]
            listed = self._listed = stamp, entries
        return listed[1]


class ParsedDocumentCache:
    """Documents of a library file, parsed when asked for; the last CACHED_DOCUMENTS stay parsed.

    Safe to use from several threads. Its methods raise LibraryError if the file or a text is damaged.
    """

    def __init__(self, handle: StoreHandle) -> None:
        self._handle = handle
        self._lock = Lock()
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._stamp = 0
        self.parse_progress: float | None = None
        """See Documents."""

    def __contains__(self, document_id: str) -> bool:
        """Return whether a document is parsed already, even if the file has changed since."""
        with self._lock:
            return document_id in self._documents

    def get(self, document_id: str, stamp: int) -> Document:
        """Return a document as of a stamp of the file. Raises KeyError if there is none."""
        with self._lock:
            known = self._documents.get(document_id) if self._stamp == stamp else None
            if known is not None:
                self._documents.move_to_end(document_id)
                return known
        document = self.parse(document_id)
        with self._lock:
            if self._stamp != stamp:  # the cached ones may have changed
                self._documents.clear()
                self._stamp = stamp
            self._documents[document_id] = document
            while len(self._documents) > CACHED_DOCUMENTS:
                self._documents.popitem(last=False)
        return document

    def latest_first(self, stamp: int) -> Sequence[Document]:
        """Return the documents that are parsed as of a stamp of the file, the one used last first."""
        with self._lock:
            return list(reversed(self._documents.values())) if self._stamp == stamp else []

    def parse(self, document_id: str) -> Document:
        """Parse a document without caching it. Raises KeyError if there is none."""
        storage = self._handle.open_existing()
        if storage is None:
            raise KeyError(document_id)
        try:
            stored = storage.documents.get(document_id)
        except KeyError:
            stored = storage.documents.get_gone(document_id)
        from reader.parsing import parse

        try:
            return parse(
                stored.text,
                source_name(stored.source),
                stored.notices,
                self._set_progress,
                stored.outline,
            )
        finally:
            self.parse_progress = None

    def _set_progress(self, done: float) -> None:
        self.parse_progress = done


def _named(item: StoredItem) -> StoredItem:
    """Return an item whose sources are named as the user sees them."""
    return replace(item, standings=with_source_names(item.standings))


def _matches(entry: StoredEntry, source: str, addresses: Mapping[str, str]) -> bool:
    """Return whether a document is, or came from, what the user named.

    `addresses` has how each address among what was named is kept.
    """
    if source in (entry.source, entry.id):
        return True
    if source in addresses:
        return addresses[source] in (entry.resolved, _origin_of(entry))
    path = _path_of(entry)
    if path is None or source in ("", "-"):
        return False
    try:
        return path.is_relative_to(Path(source).resolve())
    except (OSError, ValueError):
        return False


def _path_of(entry: StoredEntry) -> Path | None:
    """Return the file a document came from; None if it came from the web or standard input."""
    origin = _origin_of(entry)
    return None if origin is None or not origin.startswith(os.sep) else Path(origin)


def _origin_of(entry: StoredEntry) -> str | None:
    """Return the path or address a document came from: of an entry of a feed, the feed's."""
    from reader.sources import feed_of

    return None if entry.resolved is None else feed_of(entry.resolved) or entry.resolved


def _addresses_in(sources: Sequence[str]) -> Mapping[str, str]:
    """Return how the library keeps each address that is named, by what the user typed."""
    from reader.sources import ADDRESS_SIGN
    from reader.web_addresses import parsed

    found = {}
    for source in sources:
        if ADDRESS_SIGN in source:
            with suppress(ValueError):
                found[source] = parsed(source).url
    return found


def _origin(sources: Sequence[str], url: str) -> str:
    """Return where a single source came from, always written alike. Raises UsageError."""
    from reader.web_addresses import looks_like_address, parsed

    if len(sources) != 1:
        raise UsageError(f"--url says where one source came from, and there are {len(sources)}")
    if looks_like_address(sources[0]):
        raise UsageError(f"{sources[0]}: --url is for files and standard input; this is an address itself")
    if Path(sources[0]).is_dir():
        raise UsageError(f"{sources[0]}: --url says where one file came from, and this is a folder")
    try:
        return parsed(url).url
    except ValueError as problem:
        raise UsageError(f"--url {url}: {problem}") from None
