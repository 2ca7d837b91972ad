"""Sums over many heights of which nobody has looked at most."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

GROUP = 512
FEW = 8 * GROUP
"""So many heights are all looked at at once: sums that are right from the beginning move nothing."""
SAMPLES = 16
"""Heights of a group that stand for all of it until somebody looks closer."""


class Heights:
    """The heights of stacked things, in lines.

    They are kept by groups. A group that nobody has asked about counts as its samples tell, so that
    nothing has to pass over all of 300,000; with the first question about it, its sum is put right.
    """

    def __init__(self, count: int, height: Callable[[int], int]) -> None:
        """`height` gives the height of a thing by its index, as far as it is known; at least 1."""
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
        """All heights together, as far as they are known."""
        return self._tops[-1]

    def set(self, index: int, height: int) -> None:
        """Correct one height."""
        group = index // GROUP
        heights = self._opened(group)
        difference = height - heights[index % GROUP]
        if difference:
            heights[index % GROUP] = height
            self._sums[group] += difference
            self._add_up()

    def top(self, index: int) -> int:
        """The first line of a thing: the sum of all heights before it."""
        group = index // GROUP
        heights = self._opened(group)
        return self._tops[group] + sum(heights[: index % GROUP])

    def find(self, line: int) -> tuple[int, int]:
        """The thing that has a line, and which of its lines that is. `line` must lie within the total.

        Where what is known changes by the question, the line is that of the new sums, or the last.
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
