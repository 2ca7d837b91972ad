"""Sums over many heights, most of them unknown."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

GROUP = 512
FEW = 8 * GROUP
"""Ask for all heights at once if there are no more than this: exact sums never move anything."""
SAMPLES = 16
"""Heights that a group's estimate is made from."""


class Heights:
    """The heights of stacked things, in lines.

    They are kept in groups. A group is estimated from samples until the first question about it, so that
    nothing has to go over all of 300,000.
    """

    def __init__(self, count: int, height: Callable[[int], int]) -> None:
        """`height` returns the height of a thing by its index, at least 1; it may be an estimate."""
        self._count = count
        self._height = height
        groups = range(0, count, GROUP)
        self._heights: list[list[int] | None] = [None] * len(groups)
        few = count <= FEW
        self._sums = [0 if few else self._sampled(start) for start in groups]
        self._tops: list[int] = []
        if few:
            for group in range(len(groups)):
                self._open(group)
        self._add_up()

    @property
    def total(self) -> int:
        """The sum of all heights, partly estimated."""
        return self._tops[-1]

    def set(self, index: int, height: int) -> None:
        """Correct a height."""
        group = index // GROUP
        heights = self._opened(group)
        difference = height - heights[index % GROUP]
        if difference:
            heights[index % GROUP] = height
            self._sums[group] += difference
            self._add_up()

    def top(self, index: int) -> int:
        """Return the first line of a thing: the sum of all heights before it."""
        group = index // GROUP
        heights = self._opened(group)
        return self._tops[group] + sum(heights[: index % GROUP])

    def find(self, line: int) -> tuple[int, int]:
        """Return the thing on a line, and which of its lines that is. `line` must be within the total.

        If the question itself makes sums exact, the line is that of the new sums, or the last.
        """
        group = 0
        while True:
            group = bisect_right(self._tops, min(line, self.total - 1)) - 1
            if self._heights[group] is not None:
                break
            self._open(group)
            self._add_up()
        line = min(line, self.total - 1)
        within = list(accumulate(self._opened(group), initial=self._tops[group]))
        at = bisect_right(within, line) - 1
        return group * GROUP + at, line - within[at]

    def _opened(self, group: int) -> list[int]:
        heights = self._heights[group]
        if heights is None:
            heights = self._open(group)
            self._add_up()
        return heights

    def _open(self, group: int) -> list[int]:
        start = group * GROUP
        heights = [self._height(index) for index in range(start, min(start + GROUP, self._count))]
        self._heights[group], self._sums[group] = heights, sum(heights)
        return heights

    def _sampled(self, start: int) -> int:
        stop = min(start + GROUP, self._count)
        samples = [self._height(index) for index in range(start, stop, GROUP // SAMPLES)]
        return sum(samples) * (stop - start) // len(samples)

    def _add_up(self) -> None:
        self._tops = list(accumulate(self._sums, initial=0))
