"""Entries whose role has no word that a table knows, found by what they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import shapes, vocabulary
from reader.parsing.jobs import cell_sorts, parting
from reader.parsing.jobs.anchoring import Entry, below, is_quiet
from reader.parsing.jobs.cell_sorts import sort_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Line

_ROLE_LENGTH = 70
_HALF = 0.5
_USUAL: tuple[Sort, ...] = ("place", "remote", "pay", "employment", "company", "age")


def further(rows: Sequence[Line], group: Sequence[Entry], end: int) -> list[Entry]:
    """Return entries whose role has no known word, but that look like those of a group and state as much."""
    known = [entry for entry in group if entry.bare and entry.cells]
    if len(known) < 2 or len(known) < len(group):
        return []
    usual = {
        sort: {cell.slot for entry in known for cell, own in entry.cells if own == sort}
        for sort in _USUAL
        if sum(entry.has(sort) for entry in known) >= _HALF * len(known)
    }
    looks = {_look(rows, entry.anchor) for entry in known}
    taken = {index for entry in known for index in range(entry.first, entry.anchor + 1)}
    if not usual or len(looks) > 1:
        return []
    found: list[Entry] = []
    for index in range(known[0].anchor, end):
        alike = index not in taken and _look(rows, index) in looks and not _spaced(rows, index)
        if alike and _may_be_role(rows[index].bare):
            entry = _guessed(rows, index, known[0].form, end)
            labelled = sum(cell.slot[0] == "=" for cell, _ in entry.cells)
            same = sum(
                entry.has(sort) or any(cell.slot in slots for cell, _ in entry.cells)
                for sort, slots in usual.items()
            )
            if same * 2 >= len(usual) and (entry.facts() or labelled > 1):
                found.append(entry)
    return found


def _look(rows: Sequence[Line], index: int) -> tuple[bool, bool]:
    """Return whether a line opens a chunk, and whether it closes it."""
    opens = index == 0 or rows[index].row > rows[index - 1].row + 1
    return opens, index + 1 == len(rows) or rows[index + 1].row > rows[index].row + 1


def _spaced(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line and the next one are chunks of one line each, as on a page with only such."""
    alone = (
        _look(rows, index) == (True, True)
        and index + 1 < len(rows)
        and _look(rows, index + 1) == (True, True)
    )
    return alone and vocabulary.label(rows[index + 1].bare) is None


def _may_be_role(text: str) -> bool:
    short = len(text) <= _ROLE_LENGTH and not shapes.ends_sentence(text) and not is_quiet(text)
    return short and vocabulary.label(text) is None and (sort_of(text) == "" or cell_sorts.says_more(text))


def _guessed(rows: Sequence[Line], index: int, form: str, end: int) -> Entry:
    """Return the entry of a line that may name a job, with its chunk, or the next one if it is alone."""
    last = index + 1
    while last + 1 < end and rows[last + 1].row == rows[last].row + 1:
        last += 1
    entry = Entry(
        index, min(last, end - 1), index, parting.parted(rows[index].bare).cells[0].text, form, bare=True
    )
    below(rows, entry)
    return entry
