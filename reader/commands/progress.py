"""Commands that take long: how far they are, and Ctrl-C."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

PROGRESS_SECONDS = 0.1
"""Seconds between two updates of the progress line."""


class Progress:
    """A progress line on standard error, if that is a terminal. It is overwritten, and removed at the end."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._shown = False
        self._last = 0.0
        self._source = ""

    def show(self, done: int, total: int, source: str) -> None:
        """Show how far it is."""
        self._source = source
        if self._on and monotonic() - self._last > PROGRESS_SECONDS:
            from shutil import get_terminal_size

            from rich.cells import set_cell_size

            width = get_terminal_size().columns - 1
            line = set_cell_size(f"{done} of {total}  {source}", width).rstrip()
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
            self._shown, self._last = True, monotonic()

    def clear(self) -> None:
        """Remove the line, so that other lines can be printed."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def is_waiting(self) -> bool:
        """Return whether standard input or the network may be what is being waited for."""
        from reader.library.protocol import ASKING

        return self._source == "-" or self._source.startswith(ASKING)


@contextmanager
def interruptible(at_once: Callable[[], bool]) -> Iterator[Event]:
    """Let Ctrl-C set the event, so that work in progress can finish; a second Ctrl-C interrupts.

    If `at_once` says so, the first one interrupts too.
    """
    stopped = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        if stopped.is_set() or at_once():
            raise KeyboardInterrupt
        stopped.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)
