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
_AHEAD = 3
"""Jobs of each worker that are done ahead of what is asked for."""
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
        self._own = local()
        self._lock = Lock()
        self.started: list[subprocess.Popen[bytes]] = []
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
            for process in self.started:
                process.kill()
                process.communicate()

    def map(self, prepare: Callable[[Source], T], sources: Iterable[Source]) -> Iterator[T]:
        """The results of `prepared` or `parsed`, in order; only a few sources are taken ahead."""
        if not self._count:
            yield from map(prepare, sources)
            return
        with ThreadPoolExecutor(self._count, "reader-worker") as threads:
            waiting: deque[Future[T]] = deque()
            try:
                for source in sources:
                    waiting.append(threads.submit(self._ask, prepare, source))
                    if len(waiting) >= _AHEAD * self._count:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()

    def _ask(self, prepare: Callable[[Source], T], source: Source) -> T:
        """Have this thread's worker do a job; if it cannot, do it here."""
        process = self._process()
        if process is None or process.stdin is None or process.stdout is None:
            return prepare(source)
        try:
            _send(process.stdin, (prepare.__name__, source))
            return cast("T", _receive(process.stdout))
        except (OSError, EOFError, pickle.PickleError):
            self._own.process = None
            return prepare(source)

    def _process(self) -> subprocess.Popen[bytes] | None:
        if not hasattr(self._own, "process"):
            with self._lock:
                self._own.process = None if self._closed else _start()
                if self._own.process is not None:
                    self.started.append(self._own.process)
        found: subprocess.Popen[bytes] | None = self._own.process
        return found


def _start() -> subprocess.Popen[bytes] | None:
    """A new worker; None where this interpreter cannot be started again."""
    # Its modules come from where ours came from, wherever it is started.
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    words = [sys.executable, "-c", "from reader.library.workers import work; work()"]
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=variables
        )
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
            name, source = cast("tuple[str, Source]", _receive(asked))
        except EOFError:
            return
        _send(answered, functions[name](source))


def _send(stream: IO[bytes], value: object) -> None:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> object:
    length = stream.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        raise EOFError
    return pickle.loads(stream.read(int.from_bytes(length, "big")))  # noqa: S301 - from our own process
