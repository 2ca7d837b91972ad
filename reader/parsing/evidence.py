"""Evidence: named cues that add up, so that every judgement has one table to read and to tune.

A pass that has to judge keeps a tuple of cues and one threshold; it never decides in nested `if`s.
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
    """Whether the subject shows it; anything truthy counts as yes."""


def weigh(cues: Iterable[Cue[T]], subject: T) -> float:
    """The sum of the weights of the cues that hold for the subject."""
    total = 0.0
    for cue in cues:
        if cue.holds(subject):
            total += cue.weight
    return total
