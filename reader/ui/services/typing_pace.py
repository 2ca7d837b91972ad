"""How fast somebody types, so that what takes a while is done between two keys and not on one."""

from __future__ import annotations

from math import inf
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

USUAL = 0.06
"""Seconds from key to key of a fast typist; so fast one is taken to be until one has shown otherwise."""
PAUSE = 0.5
"""Seconds without a key that tell of thinking and not of typing."""
SLACK = 0.01
"""Seconds by which a key may come later than the one before it did, and still find the way free."""


class TypingPace:
    """Told of each key, it says how long to wait with something."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds from any moment."""
        self._clock = clock
        self._last = -inf
        self._gaps = (USUAL, USUAL)

    def strike(self) -> None:
        """A key came."""
        gap, self._last = self._clock() - self._last, self._clock()
        if gap < PAUSE:
            self._gaps = (self._gaps[1], gap)

    def wait(self, cost: float) -> float:
        """Seconds to wait before something is begun that takes `cost` seconds.

        It is begun at once where it will be done before the next key comes, at the pace of the faster
        of the last two; else when that key has not come.
        """
        since, pace = self._clock() - self._last, min(self._gaps)
        return 0.0 if since + cost <= pace else max(0.0, pace + SLACK - since)
