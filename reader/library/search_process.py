"""A process of its own that searches a large library, while the one that asks goes on typing and painting.

A search of Python code holds up everything else in its process. This one is asked over its standard
input, and leaves off as soon as something newer is asked.
"""

from __future__ import annotations

import pickle
import sys
from contextlib import suppress
from itertools import count
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, cast

from reader.library.process_channel import begin, receive, send, spawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import IO

    from reader.library.search_service import Wanted
    from reader.search import Results

LOOK_EVERY = 0.01
"""Seconds between two looks whether an answer is still wanted."""
_READY = 0
"""The number of the answer that comes unasked, when the process can search."""
_WARM = "warm"
"""Any query: what is imported at the first search is imported then."""


class SeekerError(Exception):
    """The process could not answer; the caller had better search itself."""


class Seeker:
    """Asks the process. For any number of threads; each question puts an end to those before it."""

    def __init__(self, library: Path) -> None:
        """Starts the process for a library's file; it can be asked some time later."""
        self._numbers = count(_READY + 1)
        self._sending, self._news = Lock(), Condition()
        self._answers: dict[int, object] = {}
        self._latest = _READY
        self._is_gone = False
        self._process = spawn("reader.library.search_process:work", str(library))
        if self._process is None:
            self._is_gone = True
        else:
            Thread(target=self._listen, name="seeker", daemon=True).start()

    @property
    def is_ready(self) -> bool:
        """Whether it can be asked now."""
        return not self._is_gone and _READY in self._answers

    def search(self, wanted: Wanted, cancelled: Callable[[], bool]) -> Results | None:
        """See `Library.search`; what is in the index by now is searched. Raises SeekerError."""
        number = self._ask(wanted)
        with self._news:
            while number not in self._answers:
                if self._is_gone:
                    raise SeekerError
                if number < self._latest or cancelled():
                    return None
                self._news.wait(LOOK_EVERY)
            answer = self._answers.pop(number)
        if isinstance(answer, str):
            raise SeekerError(answer)
        return cast("Results | None", answer)

    def close(self) -> None:
        """Ends the process. Closing twice is harmless."""
        self._is_gone = True
        if self._process is not None:
            self._process.kill()
            with self._sending, suppress(OSError, ValueError):
                self._process.communicate()

    def _ask(self, wanted: Wanted) -> int:
        with self._sending:
            number = self._latest = next(self._numbers)
            try:
                if self._process is None or self._process.stdin is None:
                    raise SeekerError
                send(self._process.stdin, (number, wanted))
            except (OSError, ValueError) as error:
                self._is_gone = True
                raise SeekerError from error
        return number

    def _listen(self) -> None:
        assert self._process is not None and self._process.stdout is not None  # noqa: S101, PT018 - asked for
        try:
            while True:
                number, answer = cast("tuple[int, object]", receive(self._process.stdout))
                with self._news:
                    if number in (_READY, self._latest):
                        self._answers[number] = answer
                    self._news.notify_all()
        except (OSError, EOFError, ValueError, pickle.PickleError):
            with self._news:
                self._is_gone = True
                self._news.notify_all()


class _Questions:
    """In the process: what was asked last."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._news = Condition()
        self._last: tuple[int, Wanted] | None = None
        self._done = _READY
        self._is_over = False
        Thread(target=self._listen, name="questions", daemon=True).start()

    def next(self) -> tuple[int, Wanted] | None:
        """Waits for a question that was not given yet; None where no more will come."""
        with self._news:
            while self._last is None or self._last[0] == self._done:
                if self._is_over:
                    return None
                self._news.wait()
            self._done = self._last[0]
            return self._last

    def is_late(self) -> bool:
        """Whether something newer was asked, or nobody waits any more."""
        return self._is_over or (self._last is not None and self._last[0] != self._done)

    def _listen(self) -> None:
        with suppress(OSError, EOFError, ValueError):
            while True:
                question = cast("tuple[int, Wanted]", receive(self._stream))
                with self._news:
                    self._last = question
                    self._news.notify()
        with self._news:
            self._is_over = True
            self._news.notify()


def work() -> None:
    """What the process does until its input ends."""
    import gc
    from pathlib import Path

    from reader.errors import ReaderError
    from reader.library.library import Library

    asked, answered = begin()
    with Library.open(Path(sys.argv[1]), create=False) as library:
        library.search(_WARM, limit=1, wait=False)
        gc.freeze()  # what there is now stays: to look through it again would hold answers up
        send(answered, (_READY, None))
        questions = _Questions(asked)
        while (question := questions.next()) is not None:
            number, wanted = question
            try:
                answer: object = library.seeking.search(wanted, questions.is_late)
            except ReaderError as error:
                answer = str(error)
            send(answered, (number, answer))
