"""Which columns a list of postings has room for, how wide each is, and what stands in it. Pure."""

from __future__ import annotations

from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.config import COLUMN_NAMES
from reader.export.wording import written_day
from reader.ui.document.posting_words import places_of, short_pay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model import PostingSummary

GAP = 2
"""Cells between two columns."""
FEWEST = 3
"""With fewer columns, rows of two lines say more."""
NEARLY_ALL = 0.9
"""Of the names, this many take one line where all columns have the room they need."""
NAME = "role"
"""The column of the name, which comes first and may go over several lines."""


class Bounds(NamedTuple):
    """The fewest and the most cells of a column."""

    least: int
    most: int


BOUNDS: Mapping[str, Bounds] = {
    "role": Bounds(28, 48),
    "team": Bounds(14, 38),
    "company": Bounds(10, 28),
    "place": Bounds(12, 26),
    "level": Bounds(9, 9),
    "pay": Bounds(14, 18),
    "posted": Bounds(6, 11),
}
assert tuple(sorted(BOUNDS)) == tuple(sorted(COLUMN_NAMES))  # noqa: S101 - both say what columns there are


class Column(NamedTuple):
    """A column that is shown."""

    name: str
    width: int


def cell_of(name: str, summary: PostingSummary, column: str, year: str) -> str:
    """Return what stands in a column for a posting with that name; `year` is the one that needs no naming."""
    if column == NAME:
        return name
    if column == "place":
        return places_of(summary)
    if column == "pay":
        return short_pay(summary.pay) if summary.pay else ""
    if column == "posted":
        return written_day((summary.posted or "")[:10]).removesuffix(f" {year}")
    return str(getattr(summary, column) or "")


def natural_widths(
    postings: Sequence[tuple[str, PostingSummary]], columns: Sequence[str], year: str
) -> dict[str, int]:
    """Return the cells that each column needs, up to its bound; without those that say nothing.

    `postings` are names and summaries, at least one.
    """
    widths: dict[str, int] = {}
    for column in dict.fromkeys((NAME, *columns)):
        cells = sorted(cell_len(cell_of(name, summary, column, year)) for name, summary in postings)
        needed = cells[ceil(NEARLY_ALL * (len(cells) - 1))] if column == NAME else cells[-1]
        if needed:
            least = 0 if column == NAME else BOUNDS[column].least
            widths[column] = max(least, min(needed, BOUNDS[column].most))
    return widths


def table_widths(natural: Mapping[str, int]) -> tuple[int, int]:
    """Return the narrowest that columns make sense in, and the width of all of them; 0 if they never do."""
    if len(natural) < FEWEST:
        return 0, 0
    return _total(_least(column, natural) for column in islice(natural, FEWEST)), _total(natural.values())


def fit(natural: Mapping[str, int], room: int) -> tuple[Column, ...]:
    """Return the columns that fit, the last ones left out first; none if fewer than `FEWEST` do."""
    kept = list(natural)
    while len(kept) >= FEWEST and _total(_least(column, natural) for column in kept) > room:
        kept.pop()
    if len(kept) < FEWEST:
        return ()
    widths = {column: natural[column] for column in kept}
    over = _total(widths.values()) - room
    slack = {column: widths[column] - _least(column, natural) for column in kept}
    for column, number in slack.items():
        given = min(number, -(-over * number // max(1, sum(slack.values()))) if over > 0 else 0)
        widths[column] -= given
    return tuple(Column(column, width) for column, width in widths.items())


def _least(column: str, natural: Mapping[str, int]) -> int:
    return min(natural[column], BOUNDS[column].least)


def _total(widths: Iterable[int]) -> int:
    found = list(widths)
    return sum(found) + GAP * (len(found) - 1)
