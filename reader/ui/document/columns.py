"""Which columns a list of postings has room for, how wide each is, and what stands in it. Pure."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.config import COLUMN_NAMES
from reader.export.wording import written_day
from reader.ui.document.posting_words import places_of, short_pay

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import PostingSummary

GAP = 2
"""Cells between two columns."""
FEWEST = 3
"""With fewer columns, rows of two lines say more."""
NEARLY_ALL, MOST = 0.9, 0.8
"""Of the names, this many take one line in a wide list; of all else, this many are never cut."""
NAME = "role"
"""The column of the name, which comes first and may go over several lines."""


class Bounds(NamedTuple):
    """The fewest cells of a column, and the most that are of use to it."""

    least: int
    most: int


BOUNDS: Mapping[str, Bounds] = {
    "role": Bounds(28, 64),
    "team": Bounds(8, 56),
    "company": Bounds(8, 40),
    "place": Bounds(8, 40),
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
) -> dict[str, Bounds]:
    """Return the cells that each column needs and can use; without those that say nothing.

    `postings` are names and summaries, at least one.
    """
    widths: dict[str, Bounds] = {}
    for column in dict.fromkeys((NAME, *columns)):
        least, most = BOUNDS[column]
        cells = sorted(cell_len(cell_of(name, summary, column, year)) for name, summary in postings)
        if column == NAME:
            used = max(1, min(_most_of(cells, NEARLY_ALL), most))
            widths[column] = Bounds(min(used, least), used)
        elif cells[-1]:
            used = max(least, min(cells[-1], most))
            widths[column] = Bounds(max(least, min(_most_of(cells, MOST), most)), used)
    return widths


def table_widths(natural: Mapping[str, Bounds]) -> tuple[int, int]:
    """Return the narrowest that columns make sense in, and the width of all of them; 0 if they never do."""
    if len(natural) < FEWEST:
        return 0, 0
    least = [bounds.least for bounds in natural.values()]
    return _total(least[:FEWEST]), _total([bounds.most for bounds in natural.values()])


def fit(natural: Mapping[str, Bounds], room: int) -> tuple[Column, ...]:
    """Return the columns that fit, the last ones left out first; none if fewer than `FEWEST` do.

    What is left of the room is for the first ones that can use it.
    """
    kept = list(natural)
    while kept and _total([natural[column].least for column in kept]) > room:
        kept.pop()
    if len(kept) < FEWEST:
        return ()
    spare = room - _total([natural[column].least for column in kept])
    columns: list[Column] = []
    for column in kept:
        least, most = natural[column]
        given = min(spare, most - least)
        columns.append(Column(column, least + given))
        spare -= given
    return tuple(columns)


def _most_of(cells: Sequence[int], share: float) -> int:
    """Return as many cells as are enough for a share of those that are wanted, which are sorted."""
    return cells[ceil(share * (len(cells) - 1))]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)
