"""Tables: which hold data, and which only lay a page out."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from reader.pages.blocks import Block
from reader.pages.runs import Run, Span, flat
from reader.pages.weighing import CODE, FIGURE, HEADING, IMAGE, LIST, PARAGRAPH, PARAGRAPHS, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.pages.tree import Node, Tree

CELL = 200
"""Characters of a cell, on average, from which a table lays prose out."""
LINE = 120
"""Characters of the longest line that a table lays out."""
COLUMNS = 50
"""Columns that a cell may span."""
MARKED_CELL = 600
"""The same for a table whose heads are marked as such."""


def rows_of(tree: Tree, table: Node) -> list[list[Node]]:
    """Return the cells of a table's own rows, those of tables inside it left out."""
    rows: list[list[Node]] = []
    after = table.place
    for node in tree.inside(table):
        if node.place <= after or node.gone:
            continue
        if node.tag == "tr":
            rows.append([])
        elif node.tag in ("td", "th"):
            if not rows:
                rows.append([])
            rows[-1].append(node)
            after = node.last
    return [row for row in rows if row]


def is_data(tree: Tree, table: Node) -> bool:
    """Return whether a table's rows and columns mean something."""
    if table.get("role") in ("presentation", "none") or table.holds & TABLE:
        return False
    rows = rows_of(tree, table)
    if max(map(len, rows), default=0) < 2:
        return False
    cells = sum(map(len, rows))
    marked = any(cell.tag == "th" for row in rows for cell in row) or _has_caption(table)
    if len(rows) < 2 and not marked:
        return False
    if table.holds & (HEADING | CODE | FIGURE) or (table.holds & LIST and not marked):
        return False
    # One paragraph in each cell is how word processors write any table.
    if not marked and (any(cell.holds & PARAGRAPHS for row in rows for cell in row) or _is_column(rows)):
        return False
    return table.size <= cells * (MARKED_CELL if marked else CELL)


def _is_column(rows: list[list[Node]]) -> bool:
    """Return whether most rows have text in one cell: the others only shift it, as on a page of links.

    A number may be in front of what takes several lines.
    """
    filled = [texts for row in rows if (texts := [cell for cell in row if cell.size])]
    return sum(len(texts) > 1 and not _is_counted(texts) for texts in filled) < _MOST * len(filled)


def _is_counted(cells: list[Node]) -> bool:
    *before, last = cells
    lines = any(not isinstance(child, str) and child.tag == "br" for child in last.children)
    return lines and all(cell.size <= _COUNT for cell in before)


_MOST, _COUNT = 0.6, 4


def is_line(tree: Tree, table: Node) -> bool:
    """Return whether a table just lays out one line, such as the parts of a function's signature."""
    blocks = HEADING | CODE | FIGURE | LIST | PARAGRAPH | TABLE | IMAGE
    if table.holds & blocks or not 0 < table.size <= LINE or table.linked * 2 > table.size:
        return False
    return len(rows_of(tree, table)) == 1


def _has_caption(table: Node) -> bool:
    return any(not isinstance(child, str) and child.tag in ("caption", "thead") for child in table.children)


def table_blocks(tree: Tree, table: Node, resolve: Callable[[str], str | None]) -> list[Block]:
    """Return a table of data: its caption, if it has one, and its rows, a line each."""
    captions = [child for child in table.children if not isinstance(child, str) and child.tag == "caption"]
    runs = [run for caption in captions if (run := flat(caption, resolve))]
    blocks = [Block("caption", run.text, run.spans) for run in runs]
    lines: list[str] = []
    spans: list[Span] = []
    offset = 0
    for row in rows_of(tree, table):
        line, found = _row(row, resolve)
        if line is not None:
            lines.append(line)
            spans += [span.moved(offset) for span in found]
            offset += len(line) + 1
    if lines:
        blocks.append(Block("table", "\n".join(lines), spans))
    return blocks


def _row(cells: list[Node], resolve: Callable[[str], str | None]) -> tuple[str | None, list[Span]]:
    """Return a row as a line, and its links; None if it is empty."""
    line, spans = "|", []
    empty = True
    for cell in cells:
        run: Run = flat(cell, resolve)
        text, found = _escaped(run)
        spans += [span.moved(len(line) + 1) for span in found]
        line += f" {text} |"
        line += "  |" * (_span(cell) - 1)
        empty = empty and not run
    return (None if empty else line), spans


def _escaped(run: Run) -> tuple[str, list[Span]]:
    """Return a cell's text and links with each bar in it escaped, as in Markdown: bars part the cells."""
    if "|" not in run.text:
        return run.text, run.spans
    before = [0, *accumulate(1 + (sign == "|") for sign in run.text)]
    spans = [Span(before[span.start], before[span.end], span.address) for span in run.spans]
    return run.text.replace("|", r"\|"), spans


def _span(cell: Node) -> int:
    """Return how many columns a cell takes."""
    said = cell.get("colspan")
    return (
        max(1, int(said))
        if said.isascii() and said.isdigit() and len(said) < 3 and int(said) <= COLUMNS
        else 1
    )
