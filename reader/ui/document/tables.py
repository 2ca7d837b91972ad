"""Fits tables with columns separated by "|" to the width of the column. Pure.

Follows GitHub's Markdown (4.10), but stricter: a text with a row that has more cells than the others is not
a table, so that nothing gets lost. Such texts are shown unchanged.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rich.cells import cell_len

from reader.ui.document.inline_markup import shown_signs
from reader.ui.document.view import HIDDEN_CHAR, CellRun, Line, ShownText, StyleSpan, StyleSpanCursor
from reader.ui.document.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.ui.document.view import Highlights, TextBlock

Side: TypeAlias = Literal["left", "centre", "right"]
Span: TypeAlias = tuple[int, int]

GAP = 3
"""Cells between two columns: a thin line with a space on each side."""
CROSS, RULE_SIGN = "┼", "─"
LEAST = 3
"""The narrowest column, in cells."""
MOST_COLUMNS = 40
LONG_WORDS = (16, 12, 8)
"""Don't break words up to this many cells: use the first limit at which all columns fit, or the first of all
if none does."""
_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r" *(:?)-+(:?) *")
_ESCAPED = re.compile(r"\\(?=\|)")


class Table(NamedTuple):
    """A table, as stretches of its text."""

    rows: Sequence[Sequence[Span]]
    """The cells of each row, trimmed; a row may lack the last ones."""
    sides: Sequence[Side]
    """The alignment of each column."""
    rule: Span | None
    """The line below the header; None if there is no header."""


def tables_in(text: str) -> list[Span]:
    """Split a text of tables at its blank lines, unless there is one after every line."""
    stretches = _stretches(text)
    if all(len(stretch) == 1 for stretch in stretches):
        return [(0, len(text))]
    return [(stretch[0][0], stretch[-1][1]) for stretch in stretches]


def _stretches(text: str) -> list[list[Span]]:
    """Group consecutive lines that are not blank."""
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
def read_table(text: str, *, markdown: bool = True) -> Table | None:
    """Parse a text as a table; None if it is not one, or has no columns.

    `markdown` is whether a line of dashes parts its header from the rest.
    """
    lines = [line for stretch in _stretches(text) for line in stretch]
    rows = [_cells(text, *line) for line in lines]
    if len(rows) < 2 or not 2 <= len(rows[0]) <= MOST_COLUMNS:
        return None
    lined = enumerate(rows) if markdown else ()
    rules = [number for number, row in lined if all(_side(text, cell) for cell in row)]
    if rules == [1] and len(rows) > 2:
        sides = [side for cell in rows[1] if (side := _side(text, cell))]
        fits = len(sides) == len(rows[0]) and all(len(row) <= len(sides) for row in rows)
        return Table([rows[0], *rows[2:]], sides, lines[1]) if fits else None
    if rules:
        return None
    alike = all(len(row) == len(rows[0]) for row in rows)
    return Table(rows, ["left"] * len(rows[0]), None) if alike else None


def _cells(text: str, start: int, stop: int) -> list[Span]:
    """Return the cells of a line; bars at its ends are decoration."""
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
    """Return the alignment that a cell of the line below the header sets; None for any other cell."""
    found = _DASHES.fullmatch(text, *cell)
    if found is None:
        return None
    return ("centre" if found[1] else "right") if found[2] else "left"


def shown_table(text: str, start: int, highlights: Highlights, *, markdown: bool = True) -> ShownText:
    """Show only the cells of a table. `start` is the text's offset in the document.

    `markdown` is whether signs of Markdown in the cells are interpreted.
    """
    table = read_table(text, markdown=markdown)
    if table is None:
        return ShownText(text)
    parts: list[str] = []
    styles: list[StyleSpan] = []
    at = 0
    for number, row in enumerate(table.rows):
        for first, last in row:
            words = text[first:last]
            marks: Sequence[StyleSpan] = ()
            if markdown:
                words, marks = shown_signs(words, start + first, highlights)
            parts += (_hidden(text[at:first]), _ESCAPED.sub(HIDDEN_CHAR, words))
            if number == 0 and table.rule and last > first:
                styles.append(StyleSpan(first, last, "strong"))
            styles += (StyleSpan(mark.start + first, mark.stop + first, mark.style) for mark in marks)
            at = last
    parts.append(_hidden(text[at:]))
    return ShownText("".join(parts), styles)


def _hidden(text: str) -> str:
    """Hide everything but line ends."""
    return "\n".join(HIDDEN_CHAR * len(line) for line in text.split("\n"))


def table_lines(
    index: int, block: TextBlock, shown: ShownText, width: int, indent: int, *, markdown: bool = True
) -> list[Line] | None:
    """Lay a table out in `width` cells, as the lines of a chunk; None if it is not a table.

    `markdown` is as for `shown_table`. If not even narrow columns fit, the lines are longer and can be
    scrolled sideways.
    """
    table = read_table(block.text, markdown=markdown)
    if table is None:
        return None
    widths = _widths(table, shown.text, width)
    lefts = [sum(widths[:column]) + GAP * column for column in range(len(widths))]
    bars = frozenset(left - 2 for left in lefts[1:])
    spans = StyleSpanCursor(shown.styles)
    rows = [_row(row, table, shown.text, widths, lefts, spans) for row in table.rows]
    apart = any(len(row) > 1 for row in rows[table.rule is not None :])
    lines: list[Line] = []
    for number, (row, runs_of_lines) in enumerate(zip(table.rows, rows, strict=True)):
        start = row[0][0]
        if number and apart and not (number == 1 and table.rule):
            lines.append(Line(index, block, start, start, indent, blank=True))
        for runs in runs_of_lines:
            first, last = (runs[0].start, runs[-1].stop) if runs else (start, row[-1][1])
            if not lines:
                first = 0  # so that every character is on a line, or after one
            text = shown.text[first:last]
            lines.append(Line(index, block, first, last, indent, text=text, runs=runs, bars=bars))
        if number == 0 and table.rule:
            rule = f"{RULE_SIGN}{CROSS}{RULE_SIGN}".join(RULE_SIGN * width for width in widths)
            first, last = table.rule
            lines.append(Line(index, block, first, last, indent, blank=True, text=rule))
    return lines


def _row(
    row: Sequence[Span],
    table: Table,
    text: str,
    widths: Sequence[int],
    lefts: Sequence[int],
    spans: StyleSpanCursor,
) -> list[list[CellRun]]:
    """Return the runs on each line of a row: the first lines of its cells, then the second ones, etc."""
    columns = [
        list(_runs(cell, side, text, width, left, spans))
        for cell, side, width, left in zip(row, table.sides, widths, lefts, strict=False)
    ]
    return [[run for run in runs if run is not None] for runs in zip_longest(*columns)]


def _runs(
    cell: Span, side: Side, text: str, width: int, left: int, spans: StyleSpanCursor
) -> Iterator[CellRun | None]:
    """Yield a cell line by line; None for an empty one."""
    start, stop = cell
    if start == stop:
        yield None
        return
    for first, last in wrap(text[start:stop], width):
        words = text[start + first : start + last]
        spare = width - cell_len(words)
        x = left + (0 if side == "left" else spare if side == "right" else spare // 2)
        styles = spans.within(start + first, start + last)
        yield CellRun(max(left, x), start + first, start + last, words, styles)


def _widths(table: Table, text: str, width: int) -> list[int]:
    """Return the width of each column: what it needs, or else as even a share as there is room for."""
    columns = [
        [text[start:stop].replace(HIDDEN_CHAR, "") for start, stop in cells if stop > start]
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
    # Hand out what rounding left over.
    for column, want in enumerate(wanted):
        if widths[column] < want and sum(widths) < room:
            widths[column] += 1
    return widths


def _least(cells: Sequence[str], longest: int) -> int:
    """Return the width below which a column would break words no longer than `longest`."""
    return max((LEAST, *(min(longest, cell_len(word)) for cell in cells for word in cell.split())))


def _shared(wanted: Sequence[int], least: Sequence[int], share: int) -> list[int]:
    """Return the widths with no column wider than its share, unless it must be."""
    return [max(low, min(want, share)) for want, low in zip(wanted, least, strict=True)]
