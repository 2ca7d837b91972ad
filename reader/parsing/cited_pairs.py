"""Citations over two lines: the names on one, "Ana Bo, Cy Dee:", and "The title. Venue, year" on the next.

One alone is none; several on a page vouch for each other, and for those of a single name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import citations, cited_names, cited_titles, paper_cuts, shapes, venues
from reader.parsing.lines import Head

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.lines import Line

_NAMES, _TITLE = 400, 600
_KEY = lazy.regex(r"[\[(]?[^\W\d_]{0,8}[-.]?\d{1,4}[\])]?[.:]?|[\[(]?[A-Z][\w+-]{1,11}[\])]")
"""A line over the names that is a number, a year or a key and no more: "[j14]", "12."."""
_LEAST = 2


class _Pair(NamedTuple):
    """The two lines of a citation: what the names take of the first one, and the title of the second."""

    row: int
    names: tuple[str, ...]
    named: tuple[int, int]
    title: tuple[int, int]


def find(lines: Sequence[Line], glued: Sequence[int], first: int, taken: Container[int]) -> list[Head]:
    """Return the papers cited over two lines from an index on, in order; `glued` are those under others."""
    found: list[_Pair] = []
    for index in glued:
        text = lines[index].bare
        if index == first or index in taken or index - 1 in taken:
            continue
        if len(text) <= _TITLE and venues.could_cite(text) and (pair := _read(lines, index - 1, found)):
            found.append(pair)
    if sum(len(pair.names) > 1 for pair in found) < _LEAST:
        return []
    return [_head(lines, pair) for pair in found]


def _read(lines: Sequence[Line], index: int, before: Sequence[_Pair]) -> _Pair | None:
    text, below = lines[index].bare, lines[index + 1].bare
    if len(text) > _NAMES or not (_opens(lines, index) or (before and before[-1].row == index - 2)):
        return None
    begin = shapes.bullet(text) or shapes.number_length(text)
    named = text[begin:].rstrip(".:,; ")
    span = begin, begin + len(named)
    names = cited_names.names_in(named) if citations.could_name(named) else ()
    told = text.rstrip()[-1] == ":"
    if names and (paged := paper_cuts.leader(below)):
        return _Pair(index, names, span, (0, paged))
    title = cited_titles.title_at(below, 0, told=told, short=told) if names else None
    if title is None or not venues.reads_as_venue(below[title[1] :]):
        return None
    return _Pair(index, names, span, title[0])


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Return whether nothing of the same entry is above a line but its number or key."""
    if index == 0 or lines[index].row > lines[index - 1].row + 1:
        return True
    above = lines[index - 1].bare
    if above[0].islower() and len(above) <= _BUTTON:
        return True
    return len(above) <= _LONGEST_KEY and _KEY.fullmatch(above) is not None


_LONGEST_KEY = 14
_BUTTON = 30
"""What one may do with an entry, in small letters over it: "share record"."""


def _head(lines: Sequence[Line], pair: _Pair) -> Head:
    line, below = lines[pair.row], lines[pair.row + 1]
    rows = (pair.row, pair.row + 1)
    return Head(below.span(*pair.title), line.span(*pair.named), pair.names, rows, begin=line.start)
