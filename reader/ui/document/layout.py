"""Lines for a view, made only where they are looked at. Pure: no widget, no style, no colour.

A view is cut into chunks that do not depend on the width: a piece, or a part of a huge one. Heights
of chunks are estimated until somebody looks; then they are exact. Places are held as a chunk and a
character in it, which survive any change of width.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.ui.document.line_heights import Heights
from reader.ui.document.matches import Matches
from reader.ui.document.view import PROSE, Part, Sweep
from reader.ui.document.wrapping import clusters, wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reader.ui.document.view import Look, Piece, View

CHUNK = 4096
"""Characters after which a piece is cut, at the next best place, if it has twice as many."""
CACHED_CHUNKS = 256
NARROW = 48
"""Columns below this many cells have half the indents."""
AVERAGE_WASTE = 3
"""Cells that wrapping leaves empty at the end of a line of prose, for the estimate."""


class Chunk(NamedTuple):
    """A part of a piece, as offsets into its text; mostly all of it."""

    piece: int
    start: int
    stop: int


class Place(NamedTuple):
    """A character: the chunk, and the offset from its start."""

    chunk: int
    character: int


class Position(NamedTuple):
    """A line: the chunk, and which of its lines, counting the blank ones before it."""

    chunk: int
    row: int


class Shown(NamedTuple):
    """The text of a chunk, as long as in its piece, and what of it looks different."""

    text: str
    """With fillers in the place of what is not shown."""
    looks: Sequence[Look] = ()


class Line(NamedTuple):
    """One line of the column: text[start:stop] of a piece, or a blank one before it."""

    chunk: int
    piece: Piece
    start: int
    stop: int
    indent: int
    """Cells before it."""
    first: bool = False
    """Whether it is the first of the piece, where the sign stands."""
    blank: bool = False
    """Whether it is space before the piece, or a rule of our own in it."""
    text: str = ""
    """What stands on the line, with fillers in the place of what is not shown."""
    looks: Sequence[Look] = ()
    """What of that looks different; from its start on, and some may go beyond its ends."""
    parts: Sequence[Part] = ()
    """Of a row of a table: what stands on the line, in the order of the text. What else is between its
    ends stands on other lines."""
    bars: Collection[int] = ()
    """Of a row of a table: where columns part, in cells from where the line begins."""

    @property
    def offset(self) -> int | None:
        """Where the line stands in the document; None for space and for words of our own."""
        return None if self.blank or self.piece.start is None else self.piece.start + self.start

    @property
    def cells(self) -> int:
        """How wide it is, without its indent."""
        if not self.parts:
            return cell_len(self.text)
        *_, last = self.parts
        return max(last.x + cell_len(last.text), *self.bars)

    def part_of(self, at: int) -> Part:
        """The part that holds a character of the piece, or the last one before it; mostly the whole line."""
        whole = Part(0, self.start, self.stop, self.text, self.looks)
        before = [part for part in self.parts if part.start <= at]
        return before[-1] if before else self.parts[0] if self.parts else whole

    def part_at(self, x: int) -> Part:
        """The part that stands at a cell, or the last one left of it; else the first."""
        left = [part for part in self.parts if part.x <= x]
        return left[-1] if left else self.part_of(self.start)


class Chunks:
    """A view with at least one piece, cut up, and where in the document each chunk stands."""

    def __init__(self, view: View) -> None:
        self.pieces = view.pieces
        self.lit = Matches()
        """Stretches of the document of which nothing is hidden."""
        self.colours: Mapping[Piece, Sequence[Look]] = {}
        """What code looks like, as far as that is known."""
        self._marked = view.marked
        self._cut: list[Chunk] | None = None
        # Nearly always every piece is one chunk; a list of 300,000 of them would take 0.2 s to make.
        if max(len(piece.text) for piece in view.pieces) > 2 * CHUNK:
            self._cut = [
                Chunk(index, start, stop)
                for index, piece in enumerate(view.pieces)
                for start, stop in _cut(piece.text)
            ]
        self._starts: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.pieces if self._cut is None else self._cut)

    def __getitem__(self, index: int) -> Chunk:
        if self._cut is not None:
            return self._cut[index]
        return Chunk(index, 0, len(self.pieces[index].text))

    def spans(self) -> Iterator[tuple[Piece, int, int]]:
        """The piece of each chunk, and what part of its text it is."""
        if self._cut is None:
            return ((piece, 0, len(piece.text)) for piece in self.pieces)
        return ((self.pieces[index], start, stop) for index, start, stop in self._cut)

    def shown(self, index: int) -> Shown:
        """The text of a chunk, read for what Markdown's signs in it mean."""
        chunk, piece = self.of(index)
        text = piece.text[chunk.start : chunk.stop]
        if piece.language:
            return Shown(text, Sweep(self.colours.get(piece, ())).within(chunk.start, chunk.stop))
        if piece.table and chunk == (chunk.piece, 0, len(piece.text)):
            # Here, because few texts have tables.
            from reader.ui.document.tables import shown_table

            return shown_table(text, piece.start or 0, self.lit)
        if not self._marked or piece.start is None or not piece.wrap or piece.style not in PROSE:
            return Shown(text)
        # Here, because the first frame shows a draft, as it stands.
        from reader.ui.document.inline_markup import shown_signs

        return Shown(*shown_signs(text, piece.start + chunk.start, self.lit))

    @property
    def end(self) -> Place:
        """Behind the last character."""
        last = self[len(self) - 1]
        return Place(len(self) - 1, last.stop - last.start)

    def of(self, index: int) -> tuple[Chunk, Piece]:
        """A chunk and the piece that it is a part of."""
        chunk = self[index]
        return chunk, self.pieces[chunk.piece]

    def find(self, offset: int) -> Place:
        """The character at an offset of the document, or the nearest before it; 0 is the top of the view."""
        if self._starts is None:
            spans = enumerate(self.spans())
            starts = ((piece.start, start, at) for at, (piece, start, _) in spans)
            self._starts = sorted((start + inner, at) for start, inner, at in starts if start is not None)
        at = bisect_right(self._starts, (offset, len(self))) - 1
        if offset <= 0 or at < 0:
            return Place(0, 0)
        start, index = self._starts[at]
        chunk = self[index]
        return Place(index, min(offset - start, chunk.stop - chunk.start))

    def offset(self, place: Place) -> int:
        """The offset in the document of a place, or of the next one that the document has; else 0."""
        for index in range(place.chunk, len(self)):
            chunk, piece = self.of(index)
            if piece.start is not None:
                inner = place.character if index == place.chunk else 0
                return piece.start + chunk.start + inner
        return 0


class Layout:
    """The lines of a view at one width. Anything asked about a line makes that chunk exact."""

    def __init__(self, chunks: Chunks, width: int) -> None:
        self.chunks = chunks
        self.width = max(1, width)
        self._lines: OrderedDict[int, list[Line]] = OrderedDict()

    @cached_property
    def heights(self) -> Heights:
        """Of all chunks, in lines: exact for those that somebody has looked at."""
        # Without a way back to the layout: a cycle would keep a long text until the next collection.
        return Heights(len(self.chunks), partial(_estimate, self.chunks, self.width))

    def lines(self, index: int) -> list[Line]:
        """The lines of a chunk."""
        lines = self._lines.get(index)
        if lines is None:
            lines = self._lines[index] = self._lay_out(index)
            self.heights.set(index, len(lines))
            if len(self._lines) > CACHED_CHUNKS:
                self._lines.popitem(last=False)
        else:
            self._lines.move_to_end(index)
        return lines

    def light(self, lit: Matches) -> bool:
        """Hides nothing of other stretches than before. Whether lines may have become others by that."""
        self.chunks.lit = lit
        marked = any(line.looks or line.parts for lines in self._lines.values() for line in lines)
        if marked:
            self.forget()
        return marked

    def forget(self) -> None:
        """Lets go of all lines: their looks have changed."""
        self._lines.clear()

    def page(self, top: Position, height: int) -> list[Line]:
        """At most `height` lines from a position on."""
        page: list[Line] = []
        index, row = top
        while len(page) < height and index < len(self.chunks):
            page += self.lines(index)[row : row + height - len(page)]
            index, row = index + 1, 0
        return page

    def move(self, position: Position, lines: int) -> Position:
        """The position that many lines further down (or up), at most the first or the last line."""
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
        """The position that shows the last line at the foot of `height` lines."""
        last = len(self.chunks) - 1
        return self.move(Position(last, len(self.lines(last)) - 1), 1 - max(1, height))

    def y(self, position: Position) -> int:
        """The line's number in the whole column, as far as it is known."""
        return self.heights.top(position.chunk) + position.row

    def at(self, y: int) -> Position:
        """The position of a line's number."""
        index, row = self.heights.find(max(0, min(y, self.heights.total - 1)))
        return Position(index, min(row, len(self.lines(index)) - 1))

    def line_of(self, place: Place) -> Position:
        """The line that shows a character."""
        chunk, piece = self.chunks.of(place.chunk)
        lines = self.lines(place.chunk)
        at = chunk.start + place.character
        row = bisect_right(lines, at, key=lambda line: line.start) - 1
        if piece.table:
            # Of a row of a table, several lines hold what is between the ends of each.
            holding = (
                row
                for row, line in enumerate(lines)
                if any(part.start <= at < part.stop for part in line.parts)
            )
            row = next(holding, row)
        return Position(place.chunk, max(0, row))

    def _lay_out(self, index: int) -> list[Line]:
        chunk, piece = self.chunks.of(index)
        indent = piece.indent if self.width >= NARROW else piece.indent // 2
        blank = Line(index, piece, 0, 0, indent, blank=True)
        lines = [] if chunk.start else [blank] * piece.space
        width = self.width - indent - cell_len(piece.sign)
        shown = self.chunks.shown(index)
        if piece.table and len(shown.text) == len(piece.text):
            from reader.ui.document.tables import table_lines

            if (rows := table_lines(index, piece, shown, width, indent)) is not None:
                return lines + rows
        sweep = Sweep(shown.looks) if shown.looks else None
        at = 0
        for paragraph in shown.text.split("\n"):
            spans = wrap(paragraph, width) if piece.wrap else [(0, len(paragraph))]
            for first, last in spans:
                start, stop = chunk.start + at + first, chunk.start + at + last
                looks = sweep.within(at + first, at + last) if sweep else ()
                text = paragraph[first:last]
                lines.append(Line(index, piece, start, stop, indent, start == 0, text=text, looks=looks))
            at += len(paragraph) + 1
        return lines


def _estimate(chunks: Chunks, width: int, index: int) -> int:
    (_, start, stop), piece = chunks.of(index)
    lines = piece.text.count("\n", start, stop) + 1
    if piece.wrap and stop - start > width:
        lines += (stop - start) // max(1, width - piece.indent - AVERAGE_WASTE)
    return lines if start else lines + piece.space


def _cut(text: str) -> list[tuple[int, int]]:
    """Spans of a huge text, cut at line ends, else at spaces, else between clusters."""
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
