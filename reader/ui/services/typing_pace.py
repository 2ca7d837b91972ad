"""How fast the user types, so that slow work is done between two keys and not on one."""

from __future__ import annotations

from math import inf
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

USUAL = 0.06
"""Seconds from key to key of a fast typist, assumed until the user has shown another pace."""
PAUSE = 0.5
"""Seconds without a key that mean thinking, not typing."""
SLACK = 0.01
"""Seconds by which a key may come later than the one before it did, and still be waited for."""


class TypingPace:
    """Told of each key, it says how long to wait with something."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` returns seconds since any moment."""
        self._clock = clock
        self._last = -inf
        self._gaps = (USUAL, USUAL)

    def strike(self) -> None:
        """Note that a key came."""
        gap, self._last = self._clock() - self._last, self._clock()
        if gap < PAUSE:
            self._gaps = (self._gaps[1], gap)

    def wait(self, cost: float) -> float:
        """Return how many seconds to wait before starting something that takes `cost` seconds.

        0 where it will be done before the next key comes, at the pace of the faster of the last two gaps;
        otherwise until that key has not come.
        """
        since, pace = self._clock() - self._last, min(self._gaps)
        return 0.0 if since + cost <= pace else max(0.0, pace + SLACK - since)
