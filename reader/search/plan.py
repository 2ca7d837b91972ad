"""What to look for in an index: the parts of a query, each with everything that may stand for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from reader.model import ItemKind
    from reader.search.mark_filters import ItemSet
    from reader.search.pay_filters import PayFilter
    from reader.search.query import FacetFilter, Field


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
    noted: Mapping[str, float] = field(default_factory=dict)
    """The ids of items whose notes or tags have it, each with the lowest cost."""
    in_notes: Unit | None = None
    """What stands for it in notes and tags, where that is something else: they have words of their own."""

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
class MarkUnit:
    """Items of which one set must have an item, or must not."""

    field: str
    items: ItemSet
    excluded: bool


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Plans of which one must hold, or none may."""

    plans: tuple[Plan, ...]
    excluded: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for in the index. All of it must hold."""

    units: tuple[Unit, ...]
    """Each is required, unless the search is relaxed."""
    excluded: tuple[Unit, ...] = ()
    filters: tuple[FieldUnit, ...] = ()
    kinds: tuple[ItemKind, ...] = ()
    spelling: Mapping[str, str] = field(default_factory=dict)
    """For each word that the vocabulary lacks, the nearest word it has."""
    marks: tuple[MarkUnit, ...] = ()
    """Of several for the field "status" or "tag", one must hold."""
    facets: tuple[FacetFilter, ...] = ()
    pay: tuple[PayFilter, ...] = ()
    groups: tuple[Alternatives, ...] = ()

    def all_units(self) -> tuple[Unit, ...]:
        """Return its units, then those of its groups; what is excluded is not among them."""
        groups = (group for group in self.groups if not group.excluded)
        return (*self.units, *(unit for group in groups for plan in group.plans for unit in plan.all_units()))

    def wanted(self, found: Mapping[int, float], first: int = 0) -> list[int]:
        """Return the numbers of the units that an item should have, by what was found in it at which cost.

        Those are the plan's units, and of each group those of the best alternative that is there. Numbers
        are those of `all_units`, from `first`.
        """
        at = first + len(self.units)
        wanted = list(range(first, at))
        for group in self.groups:
            there: list[list[int]] = []
            for plan in group.plans if not group.excluded else ():
                numbers = plan.wanted(found, at)
                at += len(plan.all_units())
                if _has_all(found, numbers):
                    there.append(numbers)
            if there:
                wanted += min(there, key=partial(_rank, found))
        return wanted


def _has_all(found: Container[int], numbers: list[int]) -> bool:
    return all(number in found for number in numbers)


def _rank(found: Mapping[int, float], numbers: list[int]) -> tuple[bool, float, int]:
    """Rank an alternative: with words before without, better matches first, more words first."""
    return not numbers, sum(int(found[number]) for number in numbers), -len(numbers)
