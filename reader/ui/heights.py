"""Sums over many heights that change one at a time."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUP = 512


class Heights:
    """The heights of stacked things, in lines.

    Sums are kept by groups, so that setting one height and finding a line cost some microseconds
    also among 300,000.
    """

    def __init__(self, heights: Iterable[int]) -> None:
        self._heights = list(heights)
        self._sums = [sum(self._heights[at : at + GROUP]) for at in range(0, len(self._heights), GROUP)]
        self._tops = list(accumulate(self._sums, initial=0))

    @property
    def total(self) -> int:
        """All heights together."""
        return self._tops[-1]

    def set(self, index: int, height: int) -> None:
        """Correct one height."""
        difference = height - self._heights[index]
        if difference:
            self._heights[index] = height
            self._sums[index // GROUP] += difference
            self._tops = list(accumulate(self._sums, initial=0))

    def top(self, index: int) -> int:
        """The first line of a thing: the sum of all heights before it."""
        group = index // GROUP
        return self._tops[group] + sum(self._heights[group * GROUP : index])

    def find(self, line: int) -> tuple[int, int]:
        """The thing that has a line, and which of its lines that is. `line` must lie within the total."""
        group = bisect_right(self._tops, line) - 1
        within = list(
            accumulate(self._heights[group * GROUP : (group + 1) * GROUP], initial=self._tops[group])
        )
        at = bisect_right(within, line) - 1
        return group * GROUP + at, line - within[at]
