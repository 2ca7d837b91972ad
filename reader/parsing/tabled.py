"""Papers in tables between bars whose head names a title and authors: "| Title | Authors |"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import cited_names, fields, shapes
from reader.parsing.lines import Head

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.lines import Line

_LONGEST = 1000
_CELL = lazy.regex(r"[^|]+")
_LINK = lazy.regex(r"\[([^\[\]]+)\]\([^()\s]*\)")
_MARKS = "*_ "

Cell = tuple[int, int]


def find(lines: Sequence[Line], end: int, taken: Container[int]) -> list[Head]:
    """Return the papers in such tables before an index, in order."""
    heads: list[Head] = []
    places: tuple[int, int] | None = None
    count = 0
    for index in range(end):
        text = lines[index].bare
        if "|" not in text or len(text) > _LONGEST or index in taken:
            places = None
            continue
        cells = _cells(text)
        named = _places(text, cells)
        if named:
            places, count = named, len(cells)
        elif places and len(cells) == count and (head := _row(lines[index], index, cells, places)):
            heads.append(head)
    return heads


def _cells(text: str) -> list[Cell]:
    """Return where the cells of a row stand, without spaces and signs of emphasis around them."""
    found = []
    for match in _CELL.finditer(text):
        begin, stop = match.span()
        linked = _LINK.fullmatch(match.group().strip(_MARKS))
        if linked:
            begin = text.index(linked[1], begin)
            stop = begin + len(linked[1])
        while begin < stop and text[begin] in _MARKS:
            begin += 1
        while stop > begin and text[stop - 1] in _MARKS:
            stop -= 1
        if begin < stop:
            found.append((begin, stop))
    return found


def _places(text: str, cells: Sequence[Cell]) -> tuple[int, int] | None:
    """Return which cells of a head are over the titles and the authors, or None if it is none."""
    if len(text) > 200 or len(cells) < 2:
        return None
    kinds = [fields.kind_of(text[slice(*cell)]) for cell in cells]
    return (kinds.index("title"), kinds.index("authors")) if {"title", "authors"} <= set(kinds) else None


def _row(line: Line, index: int, cells: Sequence[Cell], places: tuple[int, int]) -> Head | None:
    title, named = (cells[place] for place in places)
    names = cited_names.names_in(line.bare[slice(*named)])
    if not names or not shapes.has_word(line.bare[slice(*title)]):
        return None
    return Head(line.span(*title), line.span(*named), names, (index,), begin=line.start)
