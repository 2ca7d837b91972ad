"""One request at a time to each host, and as long between two as it wants."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SLICE = 0.1
"""Seconds after which to look whether the user has stopped it."""


def wait(seconds: float) -> None:
    """Do nothing for some seconds; a signal may end it."""
    Event().wait(seconds)


class Turns:
    """Whose turn it is, by host. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = monotonic, wait: Callable[[float], None] = wait) -> None:
        self._clock = clock
        self._wait = wait
        self._lock = Lock()
        self._hosts: dict[str, Lock] = {}
        self._last: dict[str, float] = {}

    @contextmanager
    def of(self, host: str, pause: float, cancelled: Callable[[], bool]) -> Iterator[None]:
        """Wait until a host may be asked, and keep others from it meanwhile. Raises Stopped."""
        with self._lock:
            busy = self._hosts.setdefault(host, Lock())
        with busy:
            due = self._last.get(host, float("-inf")) + pause
            while (left := due - self._clock()) > 0:
                if cancelled():
                    raise Stopped
                self._wait(min(left, _SLICE))
            try:
                yield
            finally:
                self._last[host] = self._clock()
