"""Refreshing the library: which sources are asked or read again, and what became of each."""

from __future__ import annotations

import os
import random
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.config import Limits
    from reader.library.looks import Result, Target
    from reader.library.protocol import Progress
    from reader.library.refreshing import Refreshed
    from reader.library.store_handle import StoreHandle
    from reader.store import Storage
    from reader.store.values import Outcome, StoredEntry
    from reader.system.network import Network

LOCK = ".refresh"
"""The end of the name of the file that a refresh holds, beside the library."""
WAITING = "Another refresh is under way; waiting for it"
UNKNOWN = "is neither subscribed nor in the library"
HELD = "the site asks to wait"


class Refreshes:
    """Refreshes of a library's file. One at a time, whichever program runs it. See `Library.refresh`."""

    def __init__(
        self,
        handle: StoreHandle,
        limits: Limits,
        network: Callable[[], Network],
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._handle = handle
        self._limits = limits
        self._network = network
        self._chance = chance

    def run(
        self,
        sources: Sequence[str],
        *,
        is_dry: bool,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> Iterator[Refreshed]:
        """See `Library.refresh`."""
        from reader.library.refreshing import Refreshed

        storage = self._handle.open_existing()
        if storage is None:
            yield from (Refreshed(source, "failed", why=UNKNOWN) for source in sources)
            return
        if is_dry:
            named = _Named(storage, sources)
            yield from named.failures()
            yield from (Refreshed(target.source, "due", next=target.state.due) for target in self._due(named))
            return
        with self._turn(progress, cancelled):
            named = _Named(storage, sources)  # as another refresh may have left it
            yield from named.failures()
            yield from self._ask(storage, named, progress, cancelled)
            yield from self._read(storage, named, progress, cancelled)

    def _ask(
        self, storage: Storage, named: _Named, progress: Progress, cancelled: Callable[[], bool]
    ) -> Iterator[Refreshed]:
        from reader.library.looks import Tools, held_until
        from reader.library.refreshing import Refresh, Refreshed

        now = self._handle.clock()
        asked = []
        for target in self._due(named):
            if held := held_until(target, now):
                yield Refreshed(target.source, "later", why=HELD, next=held)
            else:
                asked.append(target)
        if not asked:
            return
        tools = Tools(
            storage,
            self._network(),
            self._limits,
            cache(lambda: {entry.id: entry for entry in storage.documents.list()}),
            self._handle.clock,
            self._chance,
            lambda _host, _size: None,
            cancelled,
        )
        targets = {target.source: target for target in asked}
        for refreshed in Refresh(storage, tools, progress).run(asked):
            self._thin(storage, targets[refreshed.source])
            yield refreshed

    def _due(self, named: _Named) -> Sequence[Target]:
        """Return the subscriptions that are named, or else those that are due now."""
        from reader.library.looks import is_due

        if named.sources:
            return named.targets
        now = self._handle.clock()
        return [target for target in named.targets if is_due(target, now)]

    def _thin(self, storage: Storage, target: Target) -> None:
        """Take entries out of the library that have had their time."""
        from reader.library.retention import surplus
        from reader.naming import count_of

        going = surplus(storage, target.subscription, self._handle.clock())
        if going:
            name = target.subscription.title or target.source
            step = f"forgot {count_of(len(going), 'older document')} of {name}"
            storage.documents.forget(going, step=step)

    def _read(
        self, storage: Storage, named: _Named, progress: Progress, cancelled: Callable[[], bool]
    ) -> Iterator[Refreshed]:
        """Read the files again that are named, or all of them, and ask for the pages that are named."""
        from reader.library.importer import Importer
        from reader.sources import Found

        found = [
            Found(entry.source, *_origin(entry))
            for entry in named.documents
            if named.sources or _is_there(entry)
        ]
        if not found or cancelled():
            return
        importer = Importer(
            storage, self._limits, progress=progress, cancelled=cancelled, network=self._network
        )
        for result in importer.take(found):
            refreshed = _of(result)
            if named.sources or refreshed.result not in ("unchanged", "failed"):
                yield refreshed

    @contextmanager
    def _turn(self, progress: Progress, cancelled: Callable[[], bool]) -> Iterator[None]:
        """Wait until no other program refreshes this library."""
        from reader.system.locks import exclusive

        path = self._handle.path
        if path is None:
            yield
            return
        with exclusive(Path(f"{path}{LOCK}"), lambda: progress(0, 1, WAITING), cancelled):
            yield


class _Named:
    """What a refresh is for: the sources that are named, or all."""

    def __init__(self, storage: Storage, sources: Sequence[str]) -> None:
        from reader.library.looks import Target
        from reader.store.subscription_values import SubscriptionState

        self.sources = sources
        states = storage.subscriptions.states()
        subscribed = {
            each.source: Target(each, states.get(each.key, SubscriptionState()))
            for each in storage.subscriptions.list()
        }
        # Most documents come from subscriptions: all of them are listed only for what is named.
        listed = storage.documents.list() if sources else storage.documents.list_files()
        documents = [entry for entry in listed if entry.resolved not in subscribed]
        self.targets: Sequence[Target] = tuple(subscribed.values())
        self.documents: Sequence[StoredEntry] = [entry for entry in documents if _is_file(entry)]
        self.unknown: Sequence[str] = ()
        """What is named and is nowhere."""
        if sources:
            self._choose(subscribed, documents)

    def failures(self) -> Iterator[Refreshed]:
        """Yield what is to be said of what is nowhere."""
        from reader.library.refreshing import Refreshed

        yield from (Refreshed(source, "failed", why=UNKNOWN) for source in self.unknown)

    def _choose(self, subscribed: dict[str, Target], documents: Sequence[StoredEntry]) -> None:
        from reader.web_addresses import as_kept

        targets: dict[str, Target] = {}
        chosen: dict[str, StoredEntry] = {}
        unknown = []
        for source in self.sources:
            address = as_kept(source)
            of_documents = [entry for entry in documents if _is_named(entry, source, address)]
            if address in subscribed:
                targets[address] = subscribed[address]
            elif of_documents:
                chosen |= {entry.id: entry for entry in of_documents}
            else:
                unknown.append(source)
        self.targets, self.documents, self.unknown = tuple(targets.values()), [*chosen.values()], unknown


def _is_named(entry: StoredEntry, source: str, address: str) -> bool:
    if not entry.resolved or not _can_be_read_again(entry):
        return False
    if address == entry.resolved or source in (entry.source, entry.id):
        return True
    return _is_file(entry) and source != "" and Path(entry.resolved).is_relative_to(Path(source).absolute())


def _can_be_read_again(entry: StoredEntry) -> bool:
    from reader.web_addresses import is_web

    return _is_file(entry) or is_web(entry.resolved)


def _is_file(entry: StoredEntry) -> bool:
    return (entry.resolved or "").startswith(os.sep)


def _is_there(entry: StoredEntry) -> bool:
    """Return whether a file is still where it was: one that was taken away has done its service."""
    return Path(entry.resolved or "").exists()


def _origin(entry: StoredEntry) -> tuple[Path | None, str | None]:
    return (Path(entry.resolved or ""), None) if _is_file(entry) else (None, entry.resolved)


def _of(result: Outcome | SourceError) -> Refreshed:
    from reader.library.refreshing import Refreshed

    if isinstance(result, SourceError):
        return Refreshed(result.source, "unchanged" if result.copy else "failed", why=result.reason)
    counts = result.new, result.changed, result.gone
    what: Result = "changed" if any(counts) or result.kind == "updated" else "unchanged"
    what = "new" if result.new else what
    return Refreshed(result.source, what, *counts, result.news, notices=result.notices)
