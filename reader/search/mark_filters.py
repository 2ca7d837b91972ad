"""Marks in queries: which mark a typed value means. Which items have it is not known here.

    is:starred  is:read  is:unread   each must hold
    status:applied  tag:remote       of several for one field, one must hold; of those excluded, none may

Values match loosely: by their beginning, or with the typos that words may have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from reader.search.normalized_text import words
from reader.search.words import allowed_mistakes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MarkField: TypeAlias = Literal["is", "status", "tag"]

MARK_FIELDS: tuple[MarkField, ...] = get_args(MarkField)
STATES = ("starred", "unread", "read")
"""The values of `is:`."""
STATUSES = ("interested", "applied", "rejected", "hidden")
"""The values of `status:`, and of `is:` too."""
HIDDEN = "hidden"
"""Hidden items are found only if the query asks for this status."""
VALUES = {"is": (*STATES, *STATUSES), "status": STATUSES}


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """A mark that an item must have, or must not have."""

    field: MarkField
    value: str
    """One of VALUES; for a tag, its folded words as typed."""
    excluded: bool = False


def nearest_values(typed: Sequence[str], values: Iterable[str]) -> list[str]:
    """Return the values that equal these folded words; else those that begin with them; else misspelled ones.

    Every typed word must stand for a different word of the value.
    """
    levels: list[list[str]] = [[], [], []]
    for value in values:
        found = words(value)
        if found == list(typed):
            levels[0].append(value)
        elif typed and _holds(found, typed, _begins):
            levels[1].append(value)
        elif typed and _holds(found, typed, _is_misspelled):
            levels[2].append(value)
    return next((level for level in levels if level), [])


def mark_filter(field: Literal["is", "status"], value: str, *, excluded: bool) -> MarkFilter | None:
    """Return the filter that a typed value means, or None if it is like none."""
    groups = (STATES, STATUSES) if field == "is" else (STATUSES,)
    meant = next((near[0] for group in groups if (near := nearest_values(words(value), group))), None)
    if meant is None:
        return None
    return MarkFilter("status" if meant in STATUSES else "is", meant, excluded)


def _holds(found: Sequence[str], typed: Sequence[str], stands_for: Callable[[str, str], bool]) -> bool:
    left = list(found)
    for word in typed:
        match = next((other for other in left if stands_for(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _begins(typed: str, word: str) -> bool:
    return word.startswith(typed)


def _is_misspelled(typed: str, word: str) -> bool:
    from rapidfuzz.distance import OSA

    most = allowed_mistakes(typed)
    return word.startswith(typed) or OSA.distance(typed, word, score_cutoff=most) <= most
