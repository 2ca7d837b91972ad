"""Lays out a view as lines, only where they are needed. Pure: no widgets, no colours.

A view is cut into chunks that do not depend on the width: a block, or part of a huge one. Chunk heights
are estimates until the chunk is laid out. Places are a chunk and a character in it, so they survive any
change of width.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.ui.document.line_heights import Heights
from reader.ui.document.view import PROSE, Highlights, Line, ShownText, StyleSpanCursor
from reader.ui.document.wrapping import clusters, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.ui.document.view import StyleSpan, TextBlock, View

CHUNK = 4096
"""Cut blocks twice as long after about this many characters, at the best place."""
CACHED_CHUNKS = 256
NARROW = 48
"""Columns narrower than this many cells halve the indents."""
AVERAGE_WASTE = 3
"""Cells that wrapping leaves empty at the end of a line of prose, for the estimate."""


class Chunk(NamedTuple):
    """Part of a block, usually all of it, as offsets into its text."""

    block: int
    start: int
    stop: int


class Place(NamedTuple):
    """A character: the chunk, and the offset from the chunk's start."""

    chunk: int
    character: int


class Position(NamedTuple):
    """A line: the chunk, and the row in it, counting the blank lines before."""

    chunk: int
    row: int


class KeptPlace(NamedTuple):
    """A place on its way from one view of a text to another."""

    offset: int
    """In the document, of it or of the next place from there."""
    character: int
    words: str | None
    """The text of its block where no document has it: a posting's facts, say."""


class Chunks:
    """A view with at least one block, cut into chunks, with the offset of each in the document."""

    def __init__(self, view: View) -> None:
        self.blocks = view.blocks
        self.highlights = Highlights()
        """Stretches of the document in which nothing is hidden."""
        self.code_styles: Mapping[TextBlock, Sequence[StyleSpan]] = {}
        """Syntax highlighting of code, as far as it is ready."""
        self.markdown = view.marked
        """Whether signs of Markdown in the text mean something."""
        self._cut: list[Chunk] | None = None
        # Almost every block is one chunk; a list of 300,000 of them would take 0.2 s to make.
        if max(len(block.text) for block in view.blocks) > 2 * CHUNK:
            self._cut = [
                Chunk(index, start, stop)
                for index, block in enumerate(view.blocks)
                for start, stop in _cut(block.text)
            ]
        self._starts: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.blocks if self._cut is None else self._cut)

    def __getitem__(self, index: int) -> Chunk:
        if self._cut is not None:
            return self._cut[index]
        return Chunk(index, 0, len(self.blocks[index].text))

    def spans(self) -> Iterator[tuple[TextBlock, int, int]]:
        """Yield the block of each chunk, and which part of its text the chunk is."""
        if self._cut is None:
            return ((block, 0, len(block.text)) for block in self.blocks)
        return ((self.blocks[index], start, stop) for index, start, stop in self._cut)

    def shown(self, index: int) -> ShownText:
        """Return the text of a chunk, with inline Markdown, code or table marks interpreted."""
        chunk, block = self.of(index)
        text = block.text[chunk.start : chunk.stop]
        if block.language:
            spans = StyleSpanCursor(self.code_styles.get(block, ()))
            return ShownText(text, spans.within(chunk.start, chunk.stop))
        if block.table and chunk == (chunk.block, 0, len(block.text)):
            # Imported here because few texts have tables.
            from reader.ui.document.tables import shown_table

            return shown_table(text, block.start or 0, self.highlights, markdown=self.markdown)
        if not self.markdown or block.start is None or not block.wrap or block.style not in PROSE:
            return ShownText(text)
        # Imported here because the first frame shows a preview, uninterpreted.
        from reader.ui.document.inline_markup import shown_signs

        return ShownText(*shown_signs(text, block.start + chunk.start, self.highlights))

    @property
    def end(self) -> Place:
        """After the last character."""
        last = self[len(self) - 1]
        return Place(len(self) - 1, last.stop - last.start)

    def of(self, index: int) -> tuple[Chunk, TextBlock]:
        """Return a chunk and its block."""
        chunk = self[index]
        return chunk, self.blocks[chunk.block]

    def find(self, offset: int) -> Place:
        """Return the character at a document offset, or the nearest before it; 0 is the top of the view."""
        if self._starts is None:
            spans = enumerate(self.spans())
            starts = ((block.start, start, at) for at, (block, start, _) in spans)
            self._starts = sorted((start + inner, at) for start, inner, at in starts if start is not None)
        at = bisect_right(self._starts, (offset, len(self))) - 1
        if offset <= 0 or at < 0:
            return Place(0, 0)
        start, index = self._starts[at]
        chunk = self[index]
        return Place(index, min(offset - start, chunk.stop - chunk.start))

    def offset(self, place: Place) -> int:
        """Return the document offset of a place, or of the next place from the source; else 0."""
        for index in range(place.chunk, len(self)):
            chunk, block = self.of(index)
            if block.start is not None:
                inner = place.character if index == place.chunk else 0
                return block.start + chunk.start + inner
        return 0

    def keep(self, place: Place) -> KeptPlace:
        """Return a place to find again in another view of the same text."""
        _, block = self.of(place.chunk)
        return KeptPlace(self.offset(place), place.character, block.text if block.start is None else None)

    def find_again(self, kept: KeptPlace) -> Place:
        """Return a place that another view kept, or the nearest before it."""
        if kept.words is not None:
            for index in range(min(len(self), _HEAD)):
                if self.of(index)[1].text == kept.words:
                    return Place(index, kept.character)
        return self.find(kept.offset)


_HEAD = 50
"""Chunks of a view among which those are that no document has: what is over its text."""


class Layout:
    """The lines of a view at one width. Asking about a line makes the height of its chunk exact."""

    def __init__(self, chunks: Chunks, width: int) -> None:
        self.chunks = chunks
        self.width = max(1, width)
        self._lines: OrderedDict[int, list[Line]] = OrderedDict()

    @cached_property
    def heights(self) -> Heights:
        """Heights of all chunks in lines, exact where laid out."""
        # No reference back to the layout: a cycle would keep a long text until the next collection.
        return Heights(len(self.chunks), partial(_estimate, self.chunks, self.width))

    def lines(self, index: int) -> list[Line]:
        """Return the lines of a chunk."""
        lines = self._lines.get(index)
        if lines is None:
            lines = self._lines[index] = self._lay_out(index)
            self.heights.set(index, len(lines))
            if len(self._lines) > CACHED_CHUNKS:
                self._lines.popitem(last=False)
        else:
            self._lines.move_to_end(index)
        return lines

    def set_highlights(self, highlights: Highlights) -> bool:
        """Show what is hidden in these stretches. Return whether lines may have changed."""
        self.chunks.highlights = highlights
        styled = any(line.styles or line.runs for lines in self._lines.values() for line in lines)
        if styled:
            self.clear()
        return styled

    def clear(self) -> None:
        """Drop all lines because their styles have changed."""
        self._lines.clear()

    def page(self, top: Position, height: int) -> list[Line]:
        """Return at most `height` lines from a position on."""
        page: list[Line] = []
        index, row = top
        while len(page) < height and index < len(self.chunks):
            page += self.lines(index)[row : row + height - len(page)]
            index, row = index + 1, 0
        return page

    def move(self, position: Position, lines: int) -> Position:
        """Return the position that many lines down (or up), clamped to the first and last line."""
        index, row = position
        row += lines
        while row < 0 and index > 0:
            index -= 1
            row += len(self.lines(index))
        last = len(self.chunks) - 1
        while index < last and row >= (height := len(self.lines(index))):
            row -= height
            index += 1
        return Position(index, max(0, min(row, len(self.lines(index)) - 1)))

    def last_top(self, height: int) -> Position:
        """Return the top position that puts the last line at the bottom of `height` lines."""
        last = len(self.chunks) - 1
        return self.move(Position(last, len(self.lines(last)) - 1), 1 - max(1, height))

    def y(self, position: Position) -> int:
        """Return the number of a line in the whole column; an estimate until all above it is laid out."""
        return self.heights.top(position.chunk) + position.row

    def at(self, y: int) -> Position:
        """Return the position of a line number."""
        index, row = self.heights.find(max(0, min(y, self.heights.total - 1)))
        return Position(index, min(row, len(self.lines(index)) - 1))

    def line_of(self, place: Place) -> Position:
        """Return the line that shows a character."""
        chunk, block = self.chunks.of(place.chunk)
        lines = self.lines(place.chunk)
        at = chunk.start + place.character
        row = bisect_right(lines, at, key=lambda line: line.start) - 1
        if block.table:
            # Several lines of a table row overlap in the text.
            holding = (
                row for row, line in enumerate(lines) if any(run.start <= at < run.stop for run in line.runs)
            )
            row = next(holding, row)
        return Position(place.chunk, max(0, row))

    def _lay_out(self, index: int) -> list[Line]:
        chunk, block = self.chunks.of(index)
        indent = block.indent if self.width >= NARROW else block.indent // 2
        blank = Line(index, block, 0, 0, indent, blank=True)
        lines = [] if chunk.start else [blank] * block.space
        width = self.width - indent - cell_len(block.sign)
        shown = self.chunks.shown(index)
        if block.table and len(shown.text) == len(block.text):
            from reader.ui.document.tables import table_lines

            rows = table_lines(index, block, shown, width, indent, markdown=self.chunks.markdown)
            if rows is not None:
                return lines + rows
        spans_in = StyleSpanCursor(shown.styles).within if shown.styles else None
        at = 0
        for paragraph in shown.text.split("\n"):
            spans = wrap(paragraph, width) if block.wrap else [(0, len(paragraph))]
            for first, last in spans:
                start, stop = chunk.start + at + first, chunk.start + at + last
                styles = spans_in(at + first, at + last) if spans_in else ()
                text = paragraph[first:last]
                lines.append(Line(index, block, start, stop, indent, start == 0, text=text, styles=styles))
            at += len(paragraph) + 1
        return lines


def _estimate(chunks: Chunks, width: int, index: int) -> int:
    (_, start, stop), block = chunks.of(index)
    lines = block.text.count("\n", start, stop) + 1
    if block.wrap and stop - start > width:
        lines += (stop - start) // max(1, width - block.indent - AVERAGE_WASTE)
    return lines if start else lines + block.space


def _cut(text: str) -> list[tuple[int, int]]:
    """Cut a huge text into spans: at line ends, else at spaces, else between clusters."""
    spans: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > 2 * CHUNK:
        stop = text.rfind("\n", start + 1, start + CHUNK)
        if stop < 0:
            stop = text.rfind(" ", start + 1, start + CHUNK)
        following = stop + 1
        if stop < 0:
            window = clusters(text[start + CHUNK - 64 : start + CHUNK + 64])
            stop = following = start + CHUNK - 64 + next(end for _, end, _ in window if end >= 64)
        spans.append((start, stop))
        start = following
    return [*spans, (start, len(text))]
