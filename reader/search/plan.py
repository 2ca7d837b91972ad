"""What to look for in an index: the parts of a query, each with everything that may stand for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import ItemKind
    from reader.search.query import Field


class Level(IntEnum):
    """How well a word of a text stands for a word of the query."""

    EXACT = 0
    BEGINNING = 1
    MISTAKE = 2
    MISTAKES = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that an item must have: a word in any of its forms, or a phrase."""

    variants: Mapping[str, float] = field(default_factory=dict)
    """Words that stand for it, each with its cost."""
    beginnings: tuple[str, ...] = ()
    """Every word that begins with one of these stands for it."""
    begun: tuple[str, ...] | None = None
    """Those words, if they are few and known."""
    sequences: Mapping[tuple[str, ...], float] = field(default_factory=dict)
    """Runs of words that stand for it, each with its cost."""
    rarity: float = 1.0
    """From 0, in every item, to 1, in hardly any."""
    is_telling: bool = True
    """False for "the" and "about" next to other words: they do not decide which match is better."""

    def cost(self, word: str) -> float | None:
        """Return the cost of a word in place of this unit; None if it does not stand for it."""
        cost = self.variants.get(word)
        if cost is not None and cost < Level.MISTAKE:
            return cost
        for beginning in self.beginnings:
            if word.startswith(beginning):
                return Level.BEGINNING + 0.9 * (1 - len(beginning) / len(word))
        return cost


@dataclass(frozen=True, slots=True)
class FieldUnit:
    """The words that a field must have."""

    field: Field
    units: tuple[Unit, ...]
    excluded: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for in the index."""

    units: tuple[Unit, ...]
    """Each is required, unless the search is relaxed."""
    excluded: tuple[tuple[str, ...], ...]
    filters: tuple[FieldUnit, ...]
    kinds: tuple[ItemKind, ...]
    spelling: Mapping[str, str]
    """For each word that the vocabulary lacks, the nearest word it has."""
