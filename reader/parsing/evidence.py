"""Evidence: named cues that add up, so that every judgement has one table to read and tune.

A pass that has to judge keeps a tuple of cues and a threshold, instead of nested `if`s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cue(Generic[T]):
    """One observation and how much it says: for (above 0) or against (below 0)."""

    name: str
    weight: float
    holds: Callable[[T], object]
    """Whether the subject shows it; anything truthy counts."""


def weigh(cues: Iterable[Cue[T]], subject: T) -> float:
    """Return the sum of the weights of the cues that hold for the subject."""
    total = 0.0
    for cue in cues:
        if cue.holds(subject):
            total += cue.weight
    return total


class Scale(Generic[T]):
    """Cues and the total weight they have to reach.

    No more of them are checked than needed to know the answer: first what speaks for it, heavy cues before
    light ones, since most subjects have little of that, and then what speaks against it.
    """

    def __init__(self, threshold: float, *cues: Cue[T]) -> None:
        self.cues = cues
        self._threshold = threshold
        steps: list[tuple[Callable[[T], object], float, float, float]] = []
        up = down = 0.0
        for cue in sorted(cues, key=lambda cue: (cue.weight > 0, abs(cue.weight))):
            steps.append((cue.holds, cue.weight, threshold - up, threshold - down))
            up += max(0.0, cue.weight)
            down += min(0.0, cue.weight)
        self._steps = tuple(reversed(steps))

    def tips(self, subject: T) -> bool:
        """Return whether the cues that hold for the subject weigh enough."""
        total = 0.0
        for holds, weight, least, enough in self._steps:
            if holds(subject):
                total += weight
            if total < least or total >= enough:
                break
        return total >= self._threshold

    def margin(self, subject: T) -> float:
        """Return by how much the cues that hold exceed the threshold; some number below 0 if they don't."""
        total = 0.0
        for holds, weight, least, _ in self._steps:
            if holds(subject):
                total += weight
            if total < least:
                return -1.0
        return total - self._threshold
