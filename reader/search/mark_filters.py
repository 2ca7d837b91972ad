"""Marks in queries: which mark a typed value means. Which items have it is not known here.

    is:starred  has:note  new:7d   each must hold
    status:applied  tag:remote     of several for one field, one must hold; of those excluded, none may

Values match loosely: by their beginning, or with the typos that words may have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from reader.search.normalized_text import words
from reader.search.words import allowed_mistakes, run_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.model import ItemKind

MarkField: TypeAlias = Literal["is", "status", "tag", "new", "has"]

MARK_FIELDS: tuple[MarkField, ...] = get_args(MarkField)
STATES = ("starred", "unread", "read", "new", "gone")
"""The values of `is:`."""
STATUSES = ("interested", "applied", "interview", "offer", "rejected", "hidden")
"""The values of `status:`, and of `is:` too."""
NO_STATUS = "none"
"""The value of `status:` for postings without one."""
ALL_STATUSES = (*STATUSES, NO_STATUS)
HIDDEN = "hidden"
"""Hidden items are found only if the query asks for this status."""
VALUES: Mapping[str, tuple[str, ...]] = {
    "is": (*STATES, *STATUSES),
    "status": (*STATUSES, NO_STATUS),
    "has": ("note", "tag", "pay", "highlight"),
    "new": ("7d", "24h", "2w", "a date such as 2026-11-20"),
}
"""What each field takes. "new" has more values than can be listed."""
_SPAN = re.compile(r"(\d{1,4})\s*(h|d|w|m|y)[a-z]*", re.IGNORECASE)


class Ago(NamedTuple):
    """So long before now."""

    number: int
    unit: str
    """h, d, w, m or y."""


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """A mark that an item must have, or must not have."""

    field: MarkField
    value: str
    """One of VALUES; for a tag, its folded words as typed; for `new`, a span or a date as typed."""
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class ItemSet:
    """Items by id, or all items but those."""

    ids: frozenset[str]
    is_outside: bool = False
    """Whether it is all items but those."""
    kind: ItemKind | None = None
    """Only items of this kind."""


def nearest_values(typed: Sequence[str], values: Iterable[str]) -> list[str]:
    """Return the values that equal these folded words; else those that begin with them; else misspelled ones.

    Every typed word must stand for a different word of the value.
    """
    typed = run_of(typed)
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


def mark_filter(
    field: Literal["is", "status", "has", "new"], value: str, *, excluded: bool
) -> MarkFilter | None:
    """Return the filter that a typed value means, or None if it is like none."""
    if field == "new":
        typed = value.strip().lower()
        return None if since(typed) is None else MarkFilter("new", typed, excluded)
    groups = (STATES, STATUSES) if field == "is" else (VALUES[field],)
    meant = next((near[0] for group in groups if (near := nearest_values(words(value), group))), None)
    if meant is None:
        return None
    return MarkFilter("status" if field == "is" and meant in STATUSES else field, meant, excluded)


def since(value: str) -> Ago | date | None:
    """Return what a value of `new:` means: so long ago, or the start of a day; None if nothing."""
    span = _SPAN.fullmatch(value)
    if span is not None:
        return Ago(int(span[1]), span[2].lower())
    if value in ("today", "yesterday"):
        return Ago(0 if value == "today" else 1, "d")
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


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
