"""Parse documents in several processes, so that a large job uses every processor."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import count as count_up
from threading import Lock, local
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar, cast

from reader.library.process_channel import CHANNEL_ERRORS, open_channel, receive, send, spawn

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    from reader.model import Document, Outline
    from reader.search.index_writer import PreparedItem

T = TypeVar("T")

_MAX_WORKERS = 4
_QUEUED_PER_WORKER = 4
"""Jobs queued for each worker, ahead of what the caller has taken."""
_JOBS_PER_WORKER = 2
"""Jobs sent to a worker: the current one and the next."""
_PIPE_BYTES = 1 << 20
"""Room in the pipes for whole jobs and results, so that neither process waits for the other to read."""
_NICENESS = 5
"""How far a worker yields to other processes, above all to the app."""


_sent: set[str] | None = None
"""In a worker, the words it has sent already: it works for one index only."""


class RawDocument(NamedTuple):
    """The text of a document, before parsing."""

    text: str
    name: str
    notices: tuple[str, ...] = ()
    outline: Outline | None = None


def prepare_document(source: RawDocument) -> list[PreparedItem]:
    """Parse a document, and return its items ready for the index."""
    from reader.parsing import items_of
    from reader.search.index_writer import prepare_items

    document = parse_document(source)
    return prepare_items(document, items_of(document), _sent)


def parse_document(source: RawDocument) -> Document:
    """Parse a document."""
    from reader.parsing import parse

    return parse(source.text, source.name, source.notices, outline=source.outline)


class ParsePool:
    """Worker processes, started with their first job. Use it as a context manager."""

    def __init__(self, count: int | None = None) -> None:
        """By default, start one worker for each processor; with 0, the caller does the jobs."""
        processors = min(os.cpu_count() or 1, _MAX_WORKERS)
        self._count = count if count is not None else processors if processors > 1 else 0
        self._workers = [_Worker() for _ in range(self._count)]
        self._own = local()
        self._turns = count_up()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    @property
    def started(self) -> list[subprocess.Popen[bytes]]:
        """The running processes."""
        return [worker.process for worker in self._workers if worker.process is not None]

    def map(self, prepare_items: Callable[[RawDocument], T], sources: Iterable[RawDocument]) -> Iterator[T]:
        """Yield the results of `prepare_document` or `parse_document`, in order, with a few jobs queued
        ahead.
        """
        if not self._count:
            yield from map(prepare_items, sources)
            return
        with ThreadPoolExecutor(_JOBS_PER_WORKER * self._count, "reader-worker") as threads:
            waiting: deque[Future[T]] = deque()
            try:
                for source in sources:
                    waiting.append(threads.submit(self._ask, prepare_items, source))
                    if len(waiting) >= _QUEUED_PER_WORKER * self._count:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            except BaseException:
                # Do not wait for jobs in progress: a large document may take a while.
                self._close()
                raise
            finally:
                for future in waiting:
                    future.cancel()

    def _close(self) -> None:
        self._closed = True
        for worker in self._workers:
            worker.close()

    def _ask(self, prepare_items: Callable[[RawDocument], T], source: RawDocument) -> T:
        """Send a job to this thread's worker; do it here if the worker cannot."""
        if not hasattr(self._own, "worker"):
            self._own.worker = self._workers[next(self._turns) % self._count]
        worker: _Worker = self._own.worker
        try:
            return cast("T", worker.ask((prepare_items.__name__, source)))
        except CHANNEL_ERRORS:
            if self._closed:
                raise
            return prepare_items(source)


class _Worker:
    """One process, shared by two threads, so that its next job is there as soon as it has finished one."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self._sending, self._receiving = Lock(), Lock()
        self._is_usable = True

    def ask(self, job: tuple[str, RawDocument]) -> object:
        """Return the result of a job. Raises OSError or EOFError if the process is gone or cannot start."""
        with ExitStack() as sending:
            sending.enter_context(self._sending)
            process = self._started()
            assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - asked for
            try:
                send(process.stdin, job)
            except (OSError, ValueError):
                self._is_usable = False
                raise
            # Results come in the order of the jobs, so whoever sends next must not receive first.
            self._receiving.acquire()
            sending.close()
            try:
                return receive(process.stdout)
            except CHANNEL_ERRORS:
                self._is_usable = False
                raise
            finally:
                self._receiving.release()

    def close(self) -> None:
        """Kill the process, even in the middle of a job."""
        self._is_usable = False
        if self.process is not None:
            self.process.kill()
        with self._sending, self._receiving:
            if self.process is not None:
                self.process.kill()
                self.process.communicate()

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None and self._is_usable:
            self.process = spawn("reader.library.parse_pool:main", pipe_bytes=_PIPE_BYTES)
        if self.process is None or not self._is_usable:
            self._is_usable = False
            raise EOFError
        return self.process


def main() -> None:
    """Run a worker until its input ends."""
    global _sent  # noqa: PLW0603 - a worker does nothing else
    _sent = set()
    requests, answers = open_channel(_NICENESS)
    functions = {function.__name__: function for function in (prepare_document, parse_document)}
    while True:
        try:
            name, source = cast("tuple[str, RawDocument]", receive(requests))
        except EOFError:
            return
        send(answers, functions[name](source))
