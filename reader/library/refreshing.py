"""A refresh: ask the subscriptions that are due, and read changed files of the library again."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from queue import Empty, Full, Queue
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import Stopped
from reader.library.item_matching import NearCopies
from reader.library.looks import Ending
from reader.store.subscription_protocol import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.library.looks import LookPart, Result, Target, Tools
    from reader.store import Storage
    from reader.store.values import News, Outcome

HOSTS_AT_ONCE = 4
_WAITING = 32
"""Parts of looks that wait to be stored before those who look are held up."""
_MOMENT = 0.05
"""Seconds for which what has come waits for more to be stored along with it."""
_LOOK_EVERY = 0.1
"""Seconds between two looks whether anybody still takes parts."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one source."""

    source: str
    result: Result
    new: int = 0
    changed: int = 0
    gone: int = 0
    news: tuple[News, ...] = ()
    """The items that changed, are new or back, and are gone."""
    why: str | None = None
    next: datetime | None = None
    notices: tuple[str, ...] = ()
    moved_to: str | None = None


class _Came(NamedTuple):
    """A part of a look, on its way to the thread that stores."""

    target: Target
    part: LookPart | BaseException


@dataclass(slots=True)
class _Counts:
    """What the parts of a look have brought so far; what another document has is nothing new."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    news: list[News] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        known = [news.what for news in outcome.news if news.item in outcome.elsewhere]
        self.new += outcome.new - sum(what != "gone" for what in known)
        self.changed += outcome.changed
        self.gone += outcome.gone - known.count("gone")
        self.news += [news for news in outcome.news if news.item not in outcome.elsewhere]


class Refresh:
    """Looks at subscriptions, several hosts at once, and stores what they bring in the caller's thread."""

    def __init__(self, storage: Storage, tools: Tools, shown: Callable[[int, int, str], None]) -> None:
        """`shown` is called with how many are done, how many there are, and what is being asked."""
        self._storage = storage
        self._tools = tools
        self._shown = shown
        self._near = NearCopies(storage)
        self._step: int | None = None
        self._brought: set[int] = set()
        """The subscriptions that have brought something."""

    def run(self, targets: Sequence[Target]) -> Iterator[Refreshed]:
        """Look at each, and yield what became of it, as it ends. Stops when the tools say so."""
        counts: defaultdict[int, _Counts] = defaultdict(_Counts)
        done = 0
        for batch in self._batches(targets):
            self._store([came.part for came in batch if isinstance(came.part, Look)], counts)
            for target, part in batch:
                if isinstance(part, BaseException):
                    raise part
                if isinstance(part, Ending):
                    done += 1
                    self._shown(done, len(targets), target.source)
                    yield _refreshed(target, part, counts.pop(target.key, _Counts()))
        self._near.store()

    def _store(self, looks: Sequence[Look], counts: Mapping[int, _Counts]) -> None:
        """Store what has come in one transaction: most of it is nothing, and disks are slow to confirm."""
        from reader.naming import count_of

        for look in looks:
            for addition in look.additions:
                self._near.take(addition.items)
                self._brought.add(look.subscription)
        step = f"refreshed {count_of(max(1, len(self._brought)), 'subscription')}"
        taken = self._storage.subscriptions.take(*looks, step=step, after=self._step)
        self._step = taken.step if taken.step is not None else self._step
        outcomes = iter(taken.outcomes)
        for look in looks:
            for _ in look.additions:
                counts[look.subscription].add(next(outcomes))

    def _batches(self, targets: Sequence[Target]) -> Iterator[Sequence[_Came]]:
        """Yield the parts of all looks, as they come from the threads: as many as are there, at least one."""
        groups = _by_host(targets)
        line = _Line()
        tools = replace(self._tools, cancelled=lambda: line.is_closed or self._tools.cancelled())
        with ThreadPoolExecutor(HOSTS_AT_ONCE, "refresh") as pool:
            try:
                for group in groups:
                    pool.submit(_look_at_each, group, tools, line)
                left = len(groups)
                while left:
                    batch = line.next()
                    left -= batch.count(None)
                    yield [came for came in batch if came is not None]
            finally:
                line.close()


class _Line:
    """What threads hand to the one that stores: a few parts wait, and none once that one has stopped."""

    def __init__(self) -> None:
        self._parts: Queue[_Came | None] = Queue(_WAITING)
        self._closed = Event()

    @property
    def is_closed(self) -> bool:
        """Whether nobody takes anything any more."""
        return self._closed.is_set()

    def put(self, came: _Came | None) -> None:
        """Hand a part over; None ends those of a host."""
        while not self.is_closed:
            try:
                self._parts.put(came, timeout=_LOOK_EVERY)
            except Full:
                continue
            return

    def next(self) -> list[_Came | None]:
        """Return the parts that come within a moment, at least one of them or a host's end, which is None."""
        batch = [self._parts.get()]
        until = monotonic() + _MOMENT
        with suppress(Empty):
            while batch[-1] is not None and len(batch) < _WAITING:
                batch.append(self._parts.get(timeout=max(0.0, until - monotonic())))
        return batch

    def close(self) -> None:
        """Take nothing any more."""
        self._closed.set()


def _look_at_each(group: Sequence[Target], tools: Tools, line: _Line) -> None:
    """Look at subscriptions of one host, one after the other. In a thread."""
    try:
        for target in group:
            for part in _looks(target, tools):
                line.put(_Came(target, part))
    except Stopped:
        pass
    except BaseException as error:  # noqa: BLE001 - handed on to the thread that stores
        line.put(_Came(group[0], error))
    finally:
        line.put(None)


def _looks(target: Target, tools: Tools) -> Iterator[LookPart]:
    if target.subscription.kind == "board":
        from reader.library.board_looks import look_at_board

        return look_at_board(target, tools)
    from reader.library.feed_looks import look_at_feed

    return look_at_feed(target, tools)


def _by_host(targets: Sequence[Target]) -> list[list[Target]]:
    """Return the subscriptions in groups that ask the same host."""
    from reader.boards import request_for
    from reader.web_addresses import parsed

    groups: defaultdict[str, list[Target]] = defaultdict(list)
    for each in targets:
        request = request_for(each.source) if each.subscription.kind == "board" else None
        groups[request.host if request else parsed(each.source).host].append(each)
    return list(groups.values())


def _refreshed(target: Target, ending: Ending, counts: _Counts) -> Refreshed:
    result = ending.result
    if result == "unchanged" and (counts.new or counts.changed or counts.gone):
        result = "new" if counts.new else "changed"
    return Refreshed(
        target.source,
        result,
        counts.new,
        counts.changed,
        counts.gone,
        tuple(counts.news),
        ending.why,
        ending.next,
        ending.notices,
        ending.source,
    )
