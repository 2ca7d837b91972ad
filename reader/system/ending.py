"""Ending by a signal: by the app if it can, in any case within two seconds, with the terminal as it was."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
SIGNAL_BASE = 128
"""The exit code is this plus the number of the signal."""
PATIENCE = 1.5
"""Seconds that the app has to end by itself. It may be waiting for a document to be parsed, or for a terminal
that takes no more output.
"""
RESTORING = 0.3
"""Seconds that restoring the terminal may take."""


class EndingSignals:
    """Takes the signals that end the program, from before the app starts until the process has ended.

    The handler runs wherever the main thread is, even where the event loop never comes to its turn.
    """

    def __init__(self, restore: Callable[[], None], leave: Callable[[int], object] = os._exit) -> None:
        """`restore` puts the terminal back, and `leave` ends the process at once with an exit code."""
        self._restore = restore
        self._leave = leave
        self._end: Callable[[int], object] | None = None
        self._has_begun = False

    def install(self) -> None:
        """Take the signals from now on."""
        for number in SIGNALS:
            signal.signal(number, self.take)

    def hand_to(self, end: Callable[[int], object]) -> None:
        """Ask the app to end, from now on; `end` gets the exit code and must not wait."""
        self._end = end

    def take(self, number: int, _frame: FrameType | None = None) -> None:
        """End: at once if nobody can be asked, or if this is the second signal."""
        code = SIGNAL_BASE + number
        asked = self._end is not None and not self._has_begun
        if self._end is not None and asked:
            with suppress(RuntimeError):  # the event loop is closed: the process is about to end
                self._end(code)
        self._has_begun = True
        Thread(target=self._insist, args=(code, PATIENCE if asked else 0.0), daemon=True).start()

    def _insist(self, code: int, seconds: float) -> None:
        sleep(seconds)
        restoring = Thread(target=self._restore, daemon=True)
        restoring.start()
        restoring.join(RESTORING)
        self._leave(code)
