"""What the reading pane shows, as values: text in blocks, their lines, and the spans that look different.

`render` turns documents into views, `layout` turns views into lines, and the pane paints those.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

RULE = "rule"
"""The style of an empty block that is drawn as a line across the column."""

HIDDEN_CHAR = "\u2060"
"""Replaces source characters that are not shown, so that offsets stay true. Clean text never contains it;
it is never painted and never copied."""

PROSE = frozenset({"text", "title", "dek", "heading", "subheading", "question", "caption", "quote", "aside"})
"""The styles of blocks whose text may contain inline Markdown."""


class StyleSpan(NamedTuple):
    """A stretch of text, [start, stop), with a style on top of its block's."""

    start: int
    stop: int
    style: str
    """What the text is; the pane knows how that is drawn (see line_painter)."""


class StyleSpanCursor:
    """Walks once over spans sorted by start, window by window."""

    def __init__(self, spans: Sequence[StyleSpan]) -> None:
        self._coming = iter(spans)
        self._next = next(self._coming, None)
        self._open: list[StyleSpan] = []

    def within(self, start: int, stop: int) -> Sequence[StyleSpan]:
        """Return the spans that touch a window, counted from its start. Windows must not move backwards."""
        self._open = [span for span in self._open if span.stop > start]
        while self._next is not None and self._next.start < stop:
            if self._next.stop > start:
                self._open.append(self._next)
            self._next = next(self._coming, None)
        return [StyleSpan(span.start - start, span.stop - start, span.style) for span in self._open]


class Highlight(NamedTuple):
    """A highlighted stretch, as offsets into the document's text."""

    start: int
    stop: int
    current: bool
    """Whether it is the match the user is at."""


class Highlights:
    """Stretches of a document, [start, stop), that do not overlap. `current` is an index into them."""

    def __init__(self, spans: Sequence[tuple[int, int]] = (), current: int | None = None) -> None:
        self._all = sorted(
            Highlight(start, stop, index == current) for index, (start, stop) in enumerate(spans)
        )
        self._stops = [each.stop for each in self._all]

    def within(self, start: int, stop: int) -> list[Highlight]:
        """Return the highlights that touch a stretch, cut to it."""
        found: list[Highlight] = []
        for at in range(bisect_left(self._stops, start + 1), len(self._all)):
            each = self._all[at]
            if each.start >= stop:
                break
            found.append(Highlight(max(start, each.start), min(stop, each.stop), each.current))
        return found


def merged_spans(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the same stretches, rising, with those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], stop)
        else:
            merged.append((start, stop))
    return merged


class TextBlock(NamedTuple):
    """A stretch of text in one style. Each newline in it begins a new line."""

    text: str
    start: int | None = None
    """Offset of the text in the document; None for words that are not in the source."""
    style: str = "text"
    """What the text is; the pane knows how that is drawn (see line_painter)."""
    space: int = 1
    """Blank lines before it."""
    indent: int = 0
    """Cells before every line."""
    sign: str = ""
    """Printed before the first line; the other lines are indented by its width."""
    every: bool = False
    """Whether every line has the sign."""
    wrap: bool = True
    """Whether long lines wrap; if not, they can be scrolled sideways."""
    language: str = ""
    """The language a code block names, in lower case; empty for none."""
    table: bool = False
    """Whether it may have columns to fit (see tables.py)."""


class View(NamedTuple):
    """Blocks from top to bottom."""

    key: str
    """Identifies the view: the same key means the same text shown in the same way."""
    blocks: Sequence[TextBlock]
    dimmed: Sequence[tuple[int, int]] = ()
    """Stretches of the document's text, [start, stop) each and rising, to dim."""
    source: str = ""
    """The document's text."""
    passages: Sequence[tuple[int, int]] = ()
    """Stretches of the document's text that the user highlighted, like `dimmed`."""
    marked: bool = False
    """Whether to interpret Markdown in prose and tables (see inline_markup.py): never in text from markup."""


class ShownText(NamedTuple):
    """The text of a chunk as it is shown, as long as in its block."""

    text: str
    """With HIDDEN_CHAR in place of what is not shown."""
    styles: Sequence[StyleSpan] = ()


class CellRun(NamedTuple):
    """A stretch of a block's text, [start, stop), at a column of a line."""

    x: int
    """Cells from where the line begins."""
    start: int
    stop: int
    text: str
    """As it is shown."""
    styles: Sequence[StyleSpan] = ()
    """Counted from its start."""


class Line(NamedTuple):
    """One line of the column: text[start:stop] of a block, or a blank line before it."""

    chunk: int
    block: TextBlock
    start: int
    stop: int
    indent: int
    """Cells before it."""
    first: bool = False
    """Whether it is the first line of the block, which has the sign."""
    blank: bool = False
    """Whether it is space before the block, or a rule of our own inside it."""
    text: str = ""
    """What the line shows, with HIDDEN_CHAR in place of what is not shown."""
    styles: Sequence[StyleSpan] = ()
    """Counted from the line's start; some may reach beyond its ends."""
    runs: Sequence[CellRun] = ()
    """In a table row: what the line shows, in text order. The rest of the row is on other lines."""
    bars: Collection[int] = ()
    """In a table row: the cells between columns, counted from where the line begins."""

    @property
    def offset(self) -> int | None:
        """Offset in the document; None for space and for words that are not in the source."""
        return None if self.blank or self.block.start is None else self.block.start + self.start

    @property
    def cells(self) -> int:
        """Width in cells, without the indent."""
        if not self.runs:
            return cell_len(self.text)
        *_, last = self.runs
        return max(last.x + cell_len(last.text), *self.bars)

    def run_of(self, at: int) -> CellRun:
        """Return the run with a character of the block, or the last one before it; usually the whole line."""
        whole = CellRun(0, self.start, self.stop, self.text, self.styles)
        before = [run for run in self.runs if run.start <= at]
        return before[-1] if before else self.runs[0] if self.runs else whole

    def run_at(self, x: int) -> CellRun:
        """Return the run at a cell, or the last one left of it, else the first."""
        left = [run for run in self.runs if run.x <= x]
        return left[-1] if left else self.run_of(self.start)
