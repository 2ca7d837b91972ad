"""Other processes that take documents apart, so that a large job uses every processor.

A worker is this program's own interpreter, told what to do over its standard input. Nothing of the
caller's main module is imported there, so that any script may use the library without a guard.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import count as count_up
from threading import Lock, local
from typing import IO, TYPE_CHECKING, NamedTuple, Self, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    from reader.model import Document
    from reader.search.writing import Prepared

T = TypeVar("T")

_MOST_WORKERS = 4
_AHEAD = 4
"""Jobs of each worker that are taken ahead of what is asked for."""
_AT_ONCE = 2
"""Jobs that a worker has, the one that it does and the next."""
_PIPE_BYTES = 1 << 20
"""Room between two processes for whole jobs and answers, so that neither waits for the other to read."""
_LENGTH_BYTES = 8
_POLITENESS = 5
"""How much a worker stands back behind other processes, the app's own above all."""


_sent: set[str] | None = None
"""In a worker, the words that it has sent: it works for one index only."""


class Source(NamedTuple):
    """The text of a document, before it is taken apart."""

    text: str
    name: str
    notices: tuple[str, ...] = ()


def prepared(source: Source) -> list[Prepared]:
    """What the search index takes of a document."""
    from reader.parsing import items_of
    from reader.search.writing import prepare

    document = parsed(source)
    return prepare(document, items_of(document), _sent)


def parsed(source: Source) -> Document:
    """A document, taken apart."""
    from reader.parsing import parse

    return parse(source.text, source.name, source.notices)


class Workers:
    """Some workers, started with their first job. Use it as a context manager."""

    def __init__(self, count: int | None = None) -> None:
        """By default one for each processor; without any, jobs are done by the caller."""
        processors = min(os.cpu_count() or 1, _MOST_WORKERS)
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
        """The processes that there are."""
        return [worker.process for worker in self._workers if worker.process is not None]

    def map(self, prepare: Callable[[Source], T], sources: Iterable[Source]) -> Iterator[T]:
        """The results of `prepared` or `parsed`, in order; only a few sources are taken ahead."""
        if not self._count:
            yield from map(prepare, sources)
            return
        with ThreadPoolExecutor(_AT_ONCE * self._count, "reader-worker") as threads:
            waiting: deque[Future[T]] = deque()
            try:
                for source in sources:
                    waiting.append(threads.submit(self._ask, prepare, source))
                    if len(waiting) >= _AHEAD * self._count:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            except BaseException:
                # Nobody waits for what is under way: a large document may take its time.
                self._close()
                raise
            finally:
                for future in waiting:
                    future.cancel()

    def _close(self) -> None:
        self._closed = True
        for worker in self._workers:
            worker.close()

    def _ask(self, prepare: Callable[[Source], T], source: Source) -> T:
        """Have this thread's worker do a job; if it cannot, do it here."""
        if not hasattr(self._own, "worker"):
            self._own.worker = self._workers[next(self._turns) % self._count]
        worker: _Worker = self._own.worker
        try:
            return cast("T", worker.ask((prepare.__name__, source)))
        except (OSError, EOFError, ValueError, pickle.PickleError):
            if self._closed:
                raise
            return prepare(source)


class _Worker:
    """One process. Two threads share it, so that it has its next job as soon as it is done with one."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self._sending, self._receiving = Lock(), Lock()
        self._is_usable = True

    def ask(self, job: tuple[str, Source]) -> object:
        """The answer to a job. Raises OSError or EOFError where the process cannot be had, or is gone."""
        with ExitStack() as sending:
            sending.enter_context(self._sending)
            process = self._started()
            assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - asked for
            try:
                send(process.stdin, job)
            except (OSError, ValueError):
                self._is_usable = False
                raise
            # Answers come in the order of the jobs: who sends next may not be the first to receive.
            self._receiving.acquire()
            sending.close()
            try:
                return receive(process.stdout)
            except (OSError, EOFError, pickle.PickleError):
                self._is_usable = False
                raise
            finally:
                self._receiving.release()

    def close(self) -> None:
        """Ends the process, whatever it does; who waits for an answer gets none."""
        self._is_usable = False
        if self.process is not None:
            self.process.kill()
        with self._sending, self._receiving:
            if self.process is not None:
                self.process.kill()
                self.process.communicate()

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None and self._is_usable:
            self.process = _start()
        if self.process is None or not self._is_usable:
            self._is_usable = False
            raise EOFError
        return self.process


def _start() -> subprocess.Popen[bytes] | None:
    """A new worker; None where this interpreter cannot be started again."""
    # Its modules come from where ours came from, wherever it is started.
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    words = [sys.executable, "-c", "from reader.library.workers import work; work()"]
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=variables,
            pipesize=_PIPE_BYTES,
        )  # fmt: skip
    except OSError:
        return None


def work() -> None:
    """What a worker does until its input ends."""
    import signal

    global _sent  # noqa: PLW0603 - a worker does nothing else
    _sent = set()
    # Ctrl-C is for the one who asked, who then ends this one's input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_POLITENESS)
    asked, answered = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    functions = {function.__name__: function for function in (prepared, parsed)}
    while True:
        try:
            name, source = cast("tuple[str, Source]", receive(asked))
        except EOFError:
            return
        send(answered, functions[name](source))


def send(stream: IO[bytes], value: object) -> None:
    """Send a value to another process. Raises OSError, or ValueError where the stream is closed."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> object:
    """The next value from another process. Raises EOFError where it has ended."""
    length = stream.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        raise EOFError
    return pickle.loads(stream.read(int.from_bytes(length, "big")))  # noqa: S301 - from our own process
