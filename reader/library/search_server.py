"""The process that searches a large library for the app, so that the app stays responsive.

It is started by name. Only this module imports the library here, and nothing imports this module.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from threading import Condition, Thread
from typing import TYPE_CHECKING, TypeAlias, cast

from reader.library.live_search import READY
from reader.library.process_channel import CHANNEL_ERRORS, open_channel, receive, send

if TYPE_CHECKING:
    from typing import IO

    from reader.library.names import NameQuery
    from reader.library.search_service import SearchQuery

    Query: TypeAlias = SearchQuery | NameQuery

_WARM = "warm"
"""Any query: the first search imports what all searches need."""


class _Requests:
    """The newest query received."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._news = Condition()
        self._last: tuple[int, Query] | None = None
        self._done = READY
        self._is_over = False
        Thread(target=self._listen, name="questions", daemon=True).start()

    def next(self) -> tuple[int, Query] | None:
        """Wait for a request not returned yet, and return it; None if no more will come."""
        with self._news:
            while self._last is None or self._last[0] == self._done:
                if self._is_over:
                    return None
                self._news.wait()
            self._done = self._last[0]
            return self._last

    def is_outdated(self) -> bool:
        """Return whether a newer request has arrived, or nobody waits for a result any more."""
        return self._is_over or (self._last is not None and self._last[0] != self._done)

    def _listen(self) -> None:
        with suppress(*CHANNEL_ERRORS):
            while True:
                request = cast("tuple[int, Query]", receive(self._stream))
                with self._news:
                    self._last = request
                    self._news.notify()
        with self._news:
            self._is_over = True
            self._news.notify()


def main() -> None:
    """Run the process until its input ends."""
    import gc
    from pathlib import Path

    from reader.errors import ReaderError
    from reader.library.library import Library
    from reader.library.names import NameQuery

    requests, answers = open_channel()
    with Library.open(Path(sys.argv[1]), create=False) as library:
        library.search(_WARM, limit=1, wait=False)
        gc.freeze()  # what exists now stays; collecting it again and again would delay results
        send(answers, (READY, None))
        pending = _Requests(requests)
        while (request := pending.next()) is not None:
            number, query = request
            try:
                answer: object = (
                    library.names.find(query, pending.is_outdated)
                    if isinstance(query, NameQuery)
                    else library.live_search.search(query, pending.is_outdated)
                )
            except ReaderError as error:
                answer = str(error)
            send(answers, (number, answer))
