"""Tables whose columns are parted by "|": read as they stand, fitted to the width of the column. Pure.

The rules of the marks are those of GitHub's Markdown (4.10), stricter: a row with more cells than others
makes it no table, so that nothing is lost. Other tables give no columns to fit and stay as they stand.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rich.cells import cell_len

from reader.ui.document.inline_markup import shown_signs
from reader.ui.document.layout import Line, Shown
from reader.ui.document.view import FILLER, Look, Part, Sweep
from reader.ui.document.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.ui.document.matches import Matches
    from reader.ui.document.view import Piece

Side: TypeAlias = Literal["left", "centre", "right"]
Span: TypeAlias = tuple[int, int]

GAP = 3
"""Cells between two columns: a thin line with air."""
CROSS, RULE_SIGN = "┼", "─"
LEAST = 3
"""Cells below which no column is narrowed."""
MOST_COLUMNS = 40
LONG_WORDS = (16, 12, 8)
"""Cells of a word up to which the column that it stands in is not made narrower than it: the first of these
with which all columns fit, or the very first where they fit with none."""
_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r" *(:?)-+(:?) *")
_ESCAPED = re.compile(r"\\(?=\|)")


class Table(NamedTuple):
    """What a text says is a table, as stretches of that text."""

    rows: Sequence[Sequence[Span]]
    """The cells of each row, without the space around them; a row may lack its last ones."""
    sides: Sequence[Side]
    """To which side the words of each column stand."""
    rule: Span | None
    """The line that parts the head from the other rows; None where no row is a head."""


def tables_in(text: str) -> list[Span]:
    """The tables of a text, all of which is tables: parted by blank lines, unless those part every line."""
    stretches = _stretches(text)
    if all(len(stretch) == 1 for stretch in stretches):
        return [(0, len(text))]
    return [(stretch[0][0], stretch[-1][1]) for stretch in stretches]


def _stretches(text: str) -> list[list[Span]]:
    """The lines that are not blank; those that follow one another together."""
    stretches: list[list[Span]] = [[]]
    at = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            stretches[-1].append((at, at + len(line)))
        elif stretches[-1]:
            stretches.append([])
        at += len(line) + 1
    return stretches if stretches[-1] else stretches[:-1]


@lru_cache(32)
def read_table(text: str) -> Table | None:
    """The table that all of a text is; None where it is none, or none that has columns."""
    lines = [line for stretch in _stretches(text) for line in stretch]
    rows = [_cells(text, *line) for line in lines]
    if len(rows) < 2 or not 2 <= len(rows[0]) <= MOST_COLUMNS:
        return None
    rules = [number for number, row in enumerate(rows) if all(_side(text, cell) for cell in row)]
    if rules == [1] and len(rows) > 2:
        sides = [side for cell in rows[1] if (side := _side(text, cell))]
        fits = len(sides) == len(rows[0]) and all(len(row) <= len(sides) for row in rows)
        return Table([rows[0], *rows[2:]], sides, lines[1]) if fits else None
    if rules:
        return None
    alike = all(len(row) == len(rows[0]) for row in rows)
    return Table(rows, ["left"] * len(rows[0]), None) if alike else None


def _cells(text: str, start: int, stop: int) -> list[Span]:
    """The cells of a line; the bars at its ends part nothing."""
    bars = [found.start() for found in _BAR.finditer(text, start, stop)]
    edges = [start - 1, *bars, stop]
    if bars and not text[start : bars[0]].strip():
        del edges[0]
    if len(edges) > 2 and not text[bars[-1] + 1 : stop].strip():
        del edges[-1]
    return [_bare(text, before + 1, after) for before, after in pairwise(edges)]


def _bare(text: str, start: int, stop: int) -> Span:
    words = text[start:stop].strip()
    at = text.index(words, start) if words else start
    return at, at + len(words)


def _side(text: str, cell: Span) -> Side | None:
    """What a cell of the line under the head says of its column; None for another cell."""
    found = _DASHES.fullmatch(text, *cell)
    if found is None:
        return None
    return ("centre" if found[1] else "right") if found[2] else "left"


def shown_table(text: str, start: int, lit: Matches) -> Shown:
    """A table from an offset of the document on: only its cells are shown, with Markdown read in them."""
    table = read_table(text)
    if table is None:
        return Shown(text)
    parts: list[str] = []
    looks: list[Look] = []
    at = 0
    for number, row in enumerate(table.rows):
        for first, last in row:
            words, marks = shown_signs(text[first:last], start + first, lit)
            parts += (_hidden(text[at:first]), _ESCAPED.sub(FILLER, words))
            if number == 0 and table.rule and last > first:
                looks.append(Look(first, last, "strong"))
            looks += (Look(mark.start + first, mark.stop + first, mark.style) for mark in marks)
            at = last
    parts.append(_hidden(text[at:]))
    return Shown("".join(parts), looks)


def _hidden(text: str) -> str:
    """Fillers in the place of all but line ends."""
    return "\n".join(FILLER * len(line) for line in text.split("\n"))


def table_lines(index: int, piece: Piece, shown: Shown, width: int, indent: int) -> list[Line] | None:
    """The lines of a table in a column of some width, as those of a chunk; None where it is none.

    Where not even narrow columns fit, the lines are longer and can be scrolled sideways.
    """
    table = read_table(piece.text)
    if table is None:
        return None
    widths = _widths(table, shown.text, width)
    lefts = [sum(widths[:column]) + GAP * column for column in range(len(widths))]
    bars = frozenset(left - 2 for left in lefts[1:])
    sweep = Sweep(shown.looks)
    rows = [_row(row, table, shown.text, widths, lefts, sweep) for row in table.rows]
    apart = any(len(row) > 1 for row in rows[table.rule is not None :])
    lines: list[Line] = []
    for number, (row, parts_of_lines) in enumerate(zip(table.rows, rows, strict=True)):
        start = row[0][0]
        if number and apart and not (number == 1 and table.rule):
            lines.append(Line(index, piece, start, start, indent, blank=True))
        for parts in parts_of_lines:
            first, last = (parts[0].start, parts[-1].stop) if parts else (start, row[-1][1])
            if not lines:
                first = 0  # every character is on a line, or behind one
            text = shown.text[first:last]
            lines.append(Line(index, piece, first, last, indent, text=text, parts=parts, bars=bars))
        if number == 0 and table.rule:
            rule = f"{RULE_SIGN}{CROSS}{RULE_SIGN}".join(RULE_SIGN * width for width in widths)
            first, last = table.rule
            lines.append(Line(index, piece, first, last, indent, blank=True, text=rule))
    return lines


def _row(
    row: Sequence[Span], table: Table, text: str, widths: Sequence[int], lefts: Sequence[int], sweep: Sweep
) -> list[list[Part]]:
    """What stands on each line that a row takes: the first parts of its cells, the second ones, and so on."""
    columns = [
        list(_parts(cell, side, text, width, left, sweep))
        for cell, side, width, left in zip(row, table.sides, widths, lefts, strict=False)
    ]
    return [[part for part in parts if part is not None] for parts in zip_longest(*columns)]


def _parts(cell: Span, side: Side, text: str, width: int, left: int, sweep: Sweep) -> Iterator[Part | None]:
    """A cell, line by line; None for an empty one."""
    start, stop = cell
    if start == stop:
        yield None
        return
    for first, last in wrap(text[start:stop], width):
        words = text[start + first : start + last]
        spare = width - cell_len(words)
        x = left + (0 if side == "left" else spare if side == "right" else spare // 2)
        looks = sweep.within(start + first, start + last)
        yield Part(max(left, x), start + first, start + last, words, looks)


def _widths(table: Table, text: str, width: int) -> list[int]:
    """The cells of each column: what its words need, or as even a share as there is room for."""
    columns = [
        [text[start:stop].replace(FILLER, "") for start, stop in cells if stop > start]
        for cells in zip_longest(*table.rows, fillvalue=(0, 0))
    ]
    wanted = [max((LEAST, *map(cell_len, cells))) for cells in columns]
    room = width - GAP * (len(wanted) - 1)
    if sum(wanted) <= room:
        return wanted
    choices = [[_least(cells, longest) for cells in columns] for longest in LONG_WORDS]
    least = next((choice for choice in choices if sum(choice) <= room), choices[0])
    share = max(LEAST, min(max(wanted), room))
    while share > LEAST and sum(_shared(wanted, least, share)) > room:
        share -= 1
    widths = _shared(wanted, least, share)
    # What rounding has left over goes to those that would take it.
    for column, want in enumerate(wanted):
        if widths[column] < want and sum(widths) < room:
            widths[column] += 1
    return widths


def _least(cells: Sequence[str], longest: int) -> int:
    """The cells below which a column would break words that are not long."""
    return max((LEAST, *(min(longest, cell_len(word)) for cell in cells for word in cell.split())))


def _shared(wanted: Sequence[int], least: Sequence[int], share: int) -> list[int]:
    """The widths, where no column is wider than its share unless it must be."""
    return [max(low, min(want, share)) for want, low in zip(wanted, least, strict=True)]
