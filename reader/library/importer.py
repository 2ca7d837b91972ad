"""Add sources to a library file: recognize unchanged ones by their bytes, and parse the rest.

A source is identified by where it really is: the path of a file with links resolved, or a web address, always
written alike. Paths are absolute, so the two can't be confused.
"""

from __future__ import annotations

import os
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reader.clean import clean_path
from reader.config import SMALL_BYTES
from reader.errors import SourceError, Stopped
from reader.library.digests import source_digest, told_url
from reader.library.item_matching import NearCopies
from reader.library.making import addition_of
from reader.library.source_names import source_name
from reader.library.undo_labels import taken_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.config import Limits
    from reader.library.feed_import import FeedOutcomes
    from reader.library.protocol import AddResult, Progress
    from reader.library.web_sources import WebSources
    from reader.model import Document
    from reader.sources import FeedText, Found, Text
    from reader.store import Storage
    from reader.store.values import Addition, Outcome, StoredEntry
    from reader.system.network import Network

_START_BYTES = 64
SUBSCRIBED = "is subscribed; `reader refresh` with its address fetches it now"


class _Waiting(NamedTuple):
    """Stands for the result of a source that is still being stored."""

    notices: tuple[str, ...] = ()
    """What its outcome is to tell."""
    feed: FeedOutcomes | None = None
    """What tells of the feed it is an entry of."""


class _Feed(NamedTuple):
    """A feed to be added."""

    additions: list[Addition]
    """What is to be stored of its entries."""
    outcomes: FeedOutcomes


class Importer:
    """One call of `add`."""

    def __init__(
        self,
        storage: Storage,
        limits: Limits,
        stdin: BinaryIO | None = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        network: Callable[[], Network] | None = None,
        today: str | None = None,
    ) -> None:
        """`today` is the day it is, in ISO 8601: with it, closed postings are told of."""
        self._storage = storage
        self._limits = limits
        self._stdin = stdin
        self._progress = progress
        self._cancelled = cancelled
        self._network = network
        self._today = today
        self._web: WebSources | None = None
        self._url: str | None = None
        """Where the user says the source came from."""
        self._done, self._total = 0, 0
        self._notes: tuple[str, ...] = ()
        """What is to be known of the source's answers, even if it is as it was."""
        self._is_kept = False
        """Whether the source was stopped, and what had come of it is to be stored all the same."""
        self._near = NearCopies(storage)
        self._by_path: dict[str, StoredEntry] = {}
        self._by_id: dict[str, StoredEntry] = {}
        self._by_digest: dict[str, StoredEntry] = {}
        self._results: deque[AddResult | _Waiting] = deque()
        """The results in the order of the sources."""
        self._exports: list[tuple[Found, bytes | None]] = []
        self._subscribed = {each.source for each in storage.subscriptions.list() if each.kind == "feed"}
        """The feeds that refreshing asks for: their entries have more than the feed says of them."""

    def run(self, sources: Sequence[str], url: str | None = None) -> Iterator[AddResult]:
        """See Documents.add; `url` is valid."""
        from reader.sources import discover

        found: list[Found | SourceError] = []
        for each in discover(sources, self._limits, web=True):
            if self._cancelled():
                return
            found.append(each)
        yield from self.take(found, url)

    def take(self, found: Sequence[Found | SourceError], url: str | None = None) -> Iterator[AddResult]:
        """Add sources that have been found. See Documents.add."""
        from reader.store.values import BATCH

        self._url = url
        # What took long to come isn't kept waiting for others.
        asks = any(isinstance(each, tuple) and each.address for each in found)
        batch = 1 if asks and len(found) <= BATCH else BATCH
        for entry in self._storage.documents.list():
            self._by_id[entry.id] = entry
            if entry.resolved is not None:
                self._by_path[entry.resolved] = entry
            elif entry.digest is not None:
                self._by_digest[entry.digest] = entry
        for outcome in self._storage.documents.put_all(self._additions(found), step=taken_in, batch=batch):
            yield from self._ready()
            waiting = self._results.popleft()
            if isinstance(waiting, _Waiting) and waiting.feed:
                yield from _taken(waiting.feed, outcome)
            else:
                notices = waiting.notices if isinstance(waiting, _Waiting) else ()
                yield replace(_named(outcome), notices=notices)
        yield from self._ready()
        self._near.store()
        for export, data in self._exports:
            yield from self._take_back(export, data)

    def _ready(self) -> Iterator[AddResult]:
        """Yield the results that come before the next source still being stored."""
        while self._results and not isinstance(result := self._results[0], _Waiting):
            self._results.popleft()
            yield result

    def _additions(self, found: Sequence[Found | SourceError]) -> Iterator[Addition]:
        self._total = len(found)
        for self._done, source in enumerate(found):
            if self._cancelled():
                return
            self._show(source.source)
            self._notes, self._is_kept = (), False
            if isinstance(source, SourceError):
                self._results.append(source)
                continue
            decided = self._decide(source)
            if isinstance(decided, _Feed):
                yield from self._entries(decided)
            elif decided is not None:
                told = dict.fromkeys((*notices_of(decided.document, self._today), *self._notes))
                self._results.append(_Waiting((*told,)))
                yield decided

    def _entries(self, feed: _Feed) -> Iterator[Addition]:
        """Yield what to add of a feed; its result comes with the last one, or now if there is none."""
        for addition in feed.additions:
            self._results.append(_Waiting(feed=feed.outcomes))
            yield addition
        if not feed.additions:
            self._results.append(_named(feed.outcomes.whole()))

    def _decide(self, found: Found) -> Addition | _Feed | None:
        """Return what to add for a source; None, with the result noted, if it is unchanged, refused or an
        export, and without one if the user stops it.
        """
        from reader.sources import NO_MEMORY

        try:
            return self._read(found) if found.address is None else self._ask(found, found.address)
        except Stopped:
            pass
        except SourceError as error:
            self._results.append(error)
        except MemoryError:
            self._results.append(SourceError(found.source, NO_MEMORY))
        return None

    def _read(self, found: Found) -> Addition | _Feed | None:
        from reader.sources import contents_of, fetch

        if self._is_export(found):
            self._exports.append((found, None))
            return None
        data = fetch(found, self._limits, self._stdin)
        if found.path is None and _starts_export(data):
            self._exports.append((found, data))
            return None
        known = self._by_path.get(str(found.path)) if found.path else None
        url = self._url or told_url(known.digest if known else None)
        digest = source_digest(data, url)
        earlier = known if found.path else self._by_digest.get(digest)
        return self._unless_same(found, digest, earlier, lambda: contents_of(found.source, data, url))

    def _ask(self, found: Found, address: str) -> Addition | _Feed | None:
        """Do the same as `_read` for a source on the web."""
        from reader.library.web_sources import Earlier, WebSources
        from reader.system.network import Network

        if address in self._subscribed:
            raise SourceError(found.source, SUBSCRIBED, copy=True)
        if self._web is None:
            network = (self._network or Network)()
            self._web = WebSources(network, self._limits, self._show, self._cancelled)
        earlier = self._by_path.get(address)
        stored = self._storage.documents.get(earlier.id) if earlier else None
        came = self._web.download(
            found, address, Earlier(stored.name, stored.text, stored.outline) if stored else None
        )
        self._notes = (came.note,) if came.note else ()
        self._show(found.source)
        self._is_kept = came.is_cut
        return self._unless_same(found, source_digest(came.data), earlier, came.read)

    def _show(self, what: str) -> None:
        if self._progress is not None:
            self._progress(self._done, self._total, what)

    def _unless_same(
        self,
        found: Found,
        digest: str,
        earlier: StoredEntry | None,
        read: Callable[[], Text | FeedText],
    ) -> Addition | _Feed | None:
        """Return what to add unless a source is as it was, which is noted."""
        from reader.store.values import Outcome

        if earlier is not None and earlier.digest == digest:
            self._results.append(
                Outcome("unchanged", found.source, earlier.id, earlier.counts, notices=self._notes)
            )
            return None
        from reader.sources import FeedText

        contents = read()
        if isinstance(contents, FeedText):
            return self._feed(found, contents)
        return self._addition(found, contents, digest, earlier)

    def _feed(self, found: Found, feed: FeedText) -> _Feed:
        """Return what to add of a feed, compared with what the library has of it."""
        from reader.library.feed_import import FeedImport

        origin = str(found.path) if found.path else found.address
        source = clean_path(origin) if found.path and origin else found.source
        comparing = FeedImport(self._storage, self._near, self._by_id.values())
        return _Feed(*comparing.compare(source, origin, feed))

    def _addition(self, found: Found, text: Text, digest: str, earlier: StoredEntry | None) -> Addition:
        from reader.parsing import parse
        from reader.sources import NO_POSTINGS

        if earlier is None and NO_POSTINGS in text.notices:
            raise SourceError(found.source, NO_POSTINGS, copy=True)
        source = clean_path(str(found.path)) if found.path else found.source

        def parsed(share: float) -> None:
            if len(text.text) >= SMALL_BYTES:
                self._show(f"{found.source} · parsing {100 * share:.0f} %")
                if self._cancelled() and not self._is_kept:
                    raise Stopped

        document = parse(text.text, source, text.notices, parsed, text.outline)
        resolved = str(found.path) if found.path else found.address
        addition = addition_of(self._storage, document, resolved, digest, earlier.id if earlier else None)
        self._near.take(addition.items)
        return replace(addition, was=self._renamed(found, document))

    def _renamed(self, found: Found, document: Document) -> str | None:
        """Return the id of the same document from a file that no longer has it: it was renamed."""
        from reader.sources import feed_of

        same = self._by_id.get(document.id)
        if found.path is None or same is None or same.resolved == str(found.path):
            return None
        if same.resolved is None and same.source != document.source:
            return None
        if same.resolved is not None and (
            not same.resolved.startswith(os.sep)
            or feed_of(same.resolved) is not None
            or self._has(Path(same.resolved), document)
        ):
            return None
        self._by_id[document.id] = replace(same, resolved=str(found.path))
        return same.id

    def _has(self, path: Path, document: Document) -> bool:
        """Return whether a file has a document, or can't be asked. What a link leads to is not in it."""
        from reader.parsing import parse
        from reader.sources import Found, read

        if os.path.realpath(path) != str(path):
            return False
        try:
            text = read(Found(str(path), path), self._limits)
        except SourceError as error:
            return isinstance(error.__cause__, PermissionError)
        if text.text == document.text:
            return True
        return parse(text.text, document.source, outline=text.outline).id == document.id

    def _is_export(self, found: Found) -> bool:
        """Return whether a file starts like a library written by `reader export`."""
        from reader.sources import open_found

        if found.path is None:
            return False
        try:
            with open_found(found) as file:
                return _starts_export(file.read(_START_BYTES))
        except OSError:  # reading it as a document will report this
            return False

    def _take_back(self, found: Found, data: bytes | None) -> Iterator[AddResult]:
        from reader.library.archive import import_archive

        if not self._cancelled():
            yield from import_archive(self._storage, found, data, self._limits, self._cancelled)


def notices_of(document: Document, today: str | None) -> tuple[str, ...]:
    """Return what is to be told of a document that came: its own notices, and that postings are closed."""
    from reader.export.wording import closed_words

    closed = closed_words(document.postings, today) if today and document.postings else ""
    return (*document.notices, closed) if closed else document.notices


def _taken(feed: FeedOutcomes, outcome: Outcome) -> Iterator[Outcome]:
    """Take the outcome of an entry, and yield that of its feed once all entries have theirs."""
    feed.take(outcome)
    feed.waiting -= 1
    if not feed.waiting:
        yield _named(feed.whole())


def _named(outcome: Outcome) -> Outcome:
    """Return an outcome whose sources are named as the user sees them."""
    twin = None if outcome.twin is None else source_name(outcome.twin)
    return replace(outcome, source=source_name(outcome.source), twin=twin)


def _starts_export(data: bytes) -> bool:
    from reader.export.jsonl import BEGINNING

    return data.startswith(BEGINNING)
