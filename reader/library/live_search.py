"""Search as you type, and names as you type: in a separate process if the library is large.

A search in Python holds up everything else in its process. The separate process receives queries over its
standard input, and drops a search as soon as a newer query arrives.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, cast

from reader.library.source_names import results_with_source_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.library.names import FoundName, LibraryNames, NameQuery
    from reader.library.search_service import SearchQuery, SearchService
    from reader.search import Results

POLL_SECONDS = 0.01
"""Seconds between two checks whether a result is still wanted."""
READY = 0
"""The number of the message sent unasked, once the process can search."""


class LiveSearch:
    """Decides where to search. Safe to use from several threads."""

    def __init__(
        self, finder: SearchService, names: Callable[[], LibraryNames], library: Path | None
    ) -> None:
        """Without a library file, there is nothing another process could search."""
        self._service = finder
        self._names = names
        self._library = library
        self._lock = Lock()
        self._process: SearchProcess | None = None
        self._is_closed = False

    @property
    def uses_process(self) -> bool:
        """Whether another process does the searching, so that a search holds up nothing here."""
        return self._process is not None and self._process.is_ready

    def start(self) -> None:
        """Start the process, if the library is large and it is not running yet. Call it in a thread."""
        if self._library is None or not self._service.is_large():
            return
        with self._lock:
            if self._process is None and not self._is_closed:
                self._process = SearchProcess(self._library)

    def search(self, query: SearchQuery, cancelled: Callable[[], bool]) -> Results | None:
        """Search what is in the index so far. See SearchService.search."""
        results = self._search(query, cancelled)
        return None if results is None else results_with_source_names(results)

    def _search(self, query: SearchQuery, cancelled: Callable[[], bool]) -> Results | None:
        process = self._process
        if process is not None and process.is_ready:
            try:
                return process.search(query, cancelled)
            except SearchProcessError:  # gone or unable: searching here also shows why
                pass
        return self._service.search(query, wait=False, cancelled=cancelled)

    def names(self, query: NameQuery, cancelled: Callable[[], bool]) -> Sequence[FoundName] | None:
        """Find names. See LibraryNames.find.

        Call it in a thread: in a large library it starts the process, and waits for it.
        """
        if self._process is None:
            self.start()
        process = self._process
        if process is not None:
            try:
                return process.names(query, cancelled)
            except SearchProcessError:
                pass
        return self._names().find(query, cancelled)

    def close(self) -> None:
        """Stop the process. Closing twice is harmless."""
        with self._lock:
            self._is_closed = True
            if self._process is not None:
                self._process.close()


class SearchProcessError(Exception):
    """The process could not answer; the caller should search itself."""


class SearchProcess:
    """The separate process. Safe to use from several threads; each search ends those before it."""

    def __init__(self, library: Path) -> None:
        """Start the process for a library's file. It is ready some time later."""
        self._numbers = count(READY + 1)
        self._sending, self._news = Lock(), Condition()
        self._answers: dict[int, object] = {}
        self._latest = READY
        self._is_gone = False
        from reader.library.process_channel import spawn

        self._process = spawn("reader.library.search_server:main", str(library))
        if self._process is None:
            self._is_gone = True
        else:
            Thread(target=self._listen, name="search process", daemon=True).start()

    @property
    def is_ready(self) -> bool:
        """Whether it can be asked to search."""
        return not self._is_gone and READY in self._answers

    def search(self, query: SearchQuery, cancelled: Callable[[], bool]) -> Results | None:
        """Search what is in the index so far. See SearchService.search. Raises SearchProcessError."""
        return cast("Results | None", self._answer_to(query, cancelled))

    def names(self, query: NameQuery, cancelled: Callable[[], bool]) -> Sequence[FoundName] | None:
        """Find names, once the process is ready. See LibraryNames.find. Raises SearchProcessError."""
        with self._news:
            while READY not in self._answers and not self._is_gone:
                if cancelled():
                    return None
                self._news.wait(POLL_SECONDS)
        return cast("Sequence[FoundName] | None", self._answer_to(query, cancelled))

    def _answer_to(self, query: SearchQuery | NameQuery, cancelled: Callable[[], bool]) -> object:
        """Return what the process answers; None if that is no longer wanted."""
        number = self._ask(query)
        with self._news:
            while number not in self._answers:
                if self._is_gone:
                    raise SearchProcessError
                if number < self._latest or cancelled():
                    return None
                self._news.wait(POLL_SECONDS)
            answer = self._answers.pop(number)
        if isinstance(answer, str):
            raise SearchProcessError(answer)
        return answer

    def close(self) -> None:
        """Stop the process. Closing twice is harmless."""
        self._is_gone = True
        if self._process is not None:
            self._process.kill()
            with self._sending, suppress(OSError, ValueError):
                self._process.communicate()

    def _ask(self, query: SearchQuery | NameQuery) -> int:
        from reader.library.process_channel import send

        with self._sending:
            number = self._latest = next(self._numbers)
            try:
                if self._process is None or self._process.stdin is None:
                    raise SearchProcessError
                send(self._process.stdin, (number, query))
            except (OSError, ValueError) as error:
                self._is_gone = True
                raise SearchProcessError from error
        return number

    def _listen(self) -> None:
        from reader.library.process_channel import CHANNEL_ERRORS, receive

        assert self._process is not None and self._process.stdout is not None  # noqa: S101, PT018 - asked for
        try:
            while True:
                number, answer = cast("tuple[int, object]", receive(self._process.stdout))
                with self._news:
                    if number in (READY, self._latest):
                        self._answers[number] = answer
                    self._news.notify_all()
        except CHANNEL_ERRORS:
            with self._news:
                self._is_gone = True
                self._news.notify_all()
