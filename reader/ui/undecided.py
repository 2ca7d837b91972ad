"""The way to the next row that the user has not decided on, or not read, yet. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import ItemKind
    from reader.store.values import Marks

    Direction = Literal[1, -1]

T = TypeVar("T")

NO_UNDECIDED = "No other posting is undecided here."
NO_UNREAD = "Nothing else is unread here."


def is_open(kind: ItemKind, marks: Marks) -> bool:
    """Return whether a posting has no status, or whether anything else is unread."""
    return marks.status is None if kind == "posting" else not marks.read


def next_place(
    rows: Sequence[T], at: int | None, direction: Direction, wanted: Callable[[T], bool]
) -> int | None:
    """Return the place of the next row that is wanted, past the last from the first; None for no other."""
    start = (-1 if direction > 0 else 0) if at is None else at
    places = ((start + direction * step) % len(rows) for step in range(1, len(rows) + 1))
    return next((place for place in places if place != at and wanted(rows[place])), None)


def following(rows: Sequence[T], at: int | None, wanted: Callable[[T], bool]) -> int | None:
    """Return the place of the first row after `at`, or of all for None, that is wanted; None for none."""
    first = 0 if at is None else at + 1
    return next((place for place in range(first, len(rows)) if wanted(rows[place])), None)
