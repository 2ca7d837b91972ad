"""Where the entries of a list begin: with the item that they are in, or over the line that names the job."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.parsing import menus, shapes, vocabulary
from reader.parsing.jobs import anchoring, cell_sorts, parting, weighing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line

_NAME = 60
"""No employer's name is longer."""
_MOST = 0.6
"""What this share of a group's entries have is the rule among them."""
_MOST_ABOVE = 2


def begin(rows: Sequence[Line], group: Sequence[Entry]) -> None:
    """Let entries begin with their items, or above their roles if in each as many lines of its chunk are."""
    if items := _items(rows, group):
        for entry, first in zip(group, items, strict=True):
            entry.first = first
        return
    if _are_under_names(rows, group):
        for entry in group:
            entry.first = entry.anchor - 1
        return
    above = [_above(rows, entry.anchor) for entry in group]
    usual = above[0]
    if not 0 < usual <= _MOST_ABOVE or len(group) < 2 or any(it != usual for it in above):
        return
    if all(rows[entry.anchor].row + 1 < rows[entry.anchor + 1].row for entry in group[:-1]):
        bound = any(entry.anchor + 1 >= below.anchor - usual for entry, below in pairwise(group))
        if bound or any(parting.named(rows[entry.anchor - usual].bare)[1] == "team" for entry in group):
            return  # nothing follows the roles: these are headings with one line under them
    for entry in group:
        entry.first = entry.anchor - usual


def _items(rows: Sequence[Line], group: Sequence[Entry]) -> list[int]:
    """Return the line that opens the item of a list which each entry of a group is in, all of it further in.

    Empty unless each is in one of its own.
    """
    found: list[int] = []
    for entry in group:
        index = entry.anchor
        least = max(0, index - _ITEM)
        while (
            index > least
            and not shapes.bullet(rows[index].bare)
            and rows[index].row == rows[index - 1].row + 1
        ):
            index -= 1
        opens = shapes.bullet(rows[index].bare) > 0
        if not opens or (index < entry.anchor and rows[entry.anchor].indent <= rows[index].indent):
            return []
        found.append(index)
    return found if len(set(found)) == len(found) else []


_ITEM = 8
"""So many lines into its item, a role stands at most."""


def _are_under_names(rows: Sequence[Line], group: Sequence[Entry]) -> bool:
    """Return whether a name is over each role, and over that what closes most entries: "3d", "Easy Apply".

    Without blank lines, or with one after each line, nothing else tells that it belongs to the role below.
    """
    over = [entry.anchor - 1 for entry in group]
    if len(group) < 2 or over[0] < 0 or not all(_may_employ(rows[index].bare) for index in over):
        return False
    closed = [index - 1 for index in over[1:] if anchoring.is_quiet(rows[index - 1].bare)]
    if len(closed) < _MOST * len(over[1:]):
        return False
    last = next((at for at in range(group[-1].anchor, len(rows)) if anchoring.is_quiet(rows[at].bare)), 0)
    if not 0 < last < len(rows) - 1 or not _may_employ(rows[last + 1].bare):
        return True
    gap = rows[last + 1].row - rows[last].row
    if gap > rows[over[1]].row - rows[over[1] - 1].row:
        return True
    # A name is below the last job too. Names are over jobs if another job is below it, of no known word.
    more = last + 2 < len(rows) and not anchoring.is_quiet(rows[last + 2].bare)
    return more and rows[last + 2].row - rows[last + 1].row == gap


def _may_employ(text: str) -> bool:
    """Return whether a line may be an employer's name."""
    if len(text) > _NAME or not text[0].isupper() or shapes.ends_sentence(text):
        return False
    if vocabulary.label(text) or anchoring.is_quiet(text) or weighing.announces(text):
        return False
    return not menus.opens_as_pages_do(text) and cell_sorts.sort_of(text) in cell_sorts.FIRM


def _above(rows: Sequence[Line], index: int) -> int:
    """Return how many lines of its chunk are over a line, at most one more than an entry may have."""
    count = 0
    while index > 0 and count <= _MOST_ABOVE and rows[index].row == rows[index - 1].row + 1:
        index -= 1
        count += 1
    return count
