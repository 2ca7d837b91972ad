"""Stretches of a document that are lit, and which of them fall on a line."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lit(NamedTuple):
    """A lit stretch, as offsets into the text of the document."""

    start: int
    stop: int
    current: bool


class Matches:
    """Spans of a document, [start, stop), that do not overlap. `current` is an index among them."""

    def __init__(self, spans: Sequence[tuple[int, int]] = (), current: int | None = None) -> None:
        self._lit = sorted(Lit(start, stop, index == current) for index, (start, stop) in enumerate(spans))
        self._stops = [lit.stop for lit in self._lit]

    def within(self, start: int, stop: int) -> list[Lit]:
        """What is lit of a stretch, cut to it."""
        found: list[Lit] = []
        for at in range(bisect_left(self._stops, start + 1), len(self._lit)):
            lit = self._lit[at]
            if lit.start >= stop:
                break
            found.append(Lit(max(start, lit.start), min(stop, lit.stop), lit.current))
        return found
