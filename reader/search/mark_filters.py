"""Marks in queries: which ones a typed value means. Who has the marks is not known here.

    is:starred  is:read  is:unread   each must hold
    status:applied  tag:remote       of several for one field, one must hold; of those excluded, none may

Values are matched loosely: by their beginning, or with the typing mistakes that words are allowed.
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
"""What `is:` asks for."""
STATUSES = ("interested", "applied", "rejected", "hidden")
"""What `status:` asks for, and `is:` too."""
HIDDEN = "hidden"
"""What is hidden is found only where its status is asked for."""
VALUES = {"is": (*STATES, *STATUSES), "status": STATUSES}


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """A mark that an item must have, or must not."""

    field: MarkField
    value: str
    """One of VALUES; of a tag, its folded words as they were typed."""
    excluded: bool = False


def nearest_values(typed: Sequence[str], values: Iterable[str]) -> list[str]:
    """The values that are these folded words; else those that begin with them; else the misspelled ones.

    Every typed word must stand for another word of the value.
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
    """The filter that a typed value means; None where it is like none there are."""
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
