"""Which columns a list of postings has room for, how wide each is, and what it says. Pure."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.config import COLUMN_NAMES
from reader.export.wording import written_day
from reader.ui.document.posting_words import places_of, short_pay

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reader.model import PostingSummary

GAP = 2
"""Cells between two columns."""
FEWEST = 3
"""With fewer columns, rows of two lines say more."""
SHARES = (0.8, 0.9, 0.95, 1.0)
"""The shares of a column's cells that it is wide enough for: the first where room is short, the last where
there is enough. Another column is added once those before it have the second."""
NAME = "role"
"""The column of the name, which comes first and may go over several lines."""


class Bounds(NamedTuple):
    """The fewest cells of a column, and the most that it gets."""

    least: int
    most: int


BOUNDS: Mapping[str, Bounds] = {
    "role": Bounds(28, 48),
    "team": Bounds(8, 48),
    "company": Bounds(8, 28),
    "place": Bounds(8, 30),
    "level": Bounds(9, 9),
    "pay": Bounds(8, 18),
    "posted": Bounds(6, 11),
}
assert tuple(sorted(BOUNDS)) == tuple(sorted(COLUMN_NAMES))  # noqa: S101 - both say what columns there are


class Column(NamedTuple):
    """A column that is shown."""

    name: str
    width: int


def cell_of(name: str, summary: PostingSummary, column: str, year: str) -> str:
    """Return what a column says of a posting with that name; dates in `year` are written without it."""
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
) -> dict[str, tuple[int, ...]]:
    """Return how wide each column wants to be, for each of the `SHARES`; without those that say nothing.

    `postings` are names and summaries, at least one.
    """
    widths: dict[str, tuple[int, ...]] = {}
    for column in dict.fromkeys((NAME, *columns)):
        least, most = BOUNDS[column]
        cells = sorted(cell_len(cell_of(name, summary, column, year)) for name, summary in postings)
        needed = [min(cells[ceil(share * (len(cells) - 1))], most) for share in SHARES]
        if column == NAME:  # which may go over several lines
            usual = max(1, needed[1])
            widths[column] = (min(usual, least), min(usual, least), usual, usual)
        elif cells[-1]:
            widths[column] = tuple(max(least, number) for number in needed)
    return widths


def table_widths(natural: Mapping[str, Sequence[int]]) -> tuple[int, int]:
    """Return the narrowest that columns make sense in, and the width of all of them; 0 if they never do."""
    if len(natural) < FEWEST:
        return 0, 0
    least = [widths[0] for widths in natural.values()]
    return _total(least[:FEWEST]), _total([widths[-1] for widths in natural.values()])


def fit(natural: Mapping[str, Sequence[int]], room: int) -> tuple[Column, ...]:
    """Return the columns that fit, the last ones left out first; none if fewer than `FEWEST` do."""
    kept = list(natural)
    while len(kept) > FEWEST and _total([natural[column][1] for column in kept]) > room:
        kept.pop()
    widths = {column: natural[column][0] for column in kept}
    if len(kept) < FEWEST or _total(widths.values()) > room:
        return ()
    for level in range(1, len(SHARES)):
        for column in kept:
            wider = {**widths, column: natural[column][level]}
            widths = wider if _total(wider.values()) <= room else widths
    return tuple(Column(column, width) for column, width in widths.items())


def _total(widths: Collection[int]) -> int:
    """Return the width of columns, with the gaps between them."""
    return sum(widths) + GAP * (len(widths) - 1)
