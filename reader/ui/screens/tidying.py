"""The collector of cycles, kept away from the moments in which somebody types.

A full collection looks through all that the program has made: 40 to 100 ms with a library of 100,000
items, in which no key is echoed. So it comes seldom by itself, and else once nothing floats and nobody
has yet begun anything else; what the program keeps for good is then left out of later ones.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from textual import on
from textual.events import ScreenResume, ScreenSuspend

from reader.ui.mixing import ScreenPart

if TYPE_CHECKING:
    from textual.timer import Timer

REST = 1.0
"""Seconds after the start, and after something that floated is gone."""
SELDOM = (700, 10, 100)
"""As Python has it, but that a full collection comes after ten times as much."""


class Tidying(ScreenPart):
    """Part of the main screen."""

    _tidy_timer: Timer | None = None

    @on(ScreenResume)
    def _tidy_soon(self) -> None:
        gc.set_threshold(*SELDOM)
        self._leave_be()
        self._tidy_timer = self.set_timer(REST, self.tidy)

    @on(ScreenSuspend)
    def _leave_be(self) -> None:
        if self._tidy_timer is not None:
            self._tidy_timer.stop()

    def tidy(self) -> None:
        """Collects now."""
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()
