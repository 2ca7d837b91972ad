"""Where a cursor in the text goes at a key: by characters, words, lines and blocks. Pure.

A cursor stands on a character of a chunk that has any; places are those of `layout`. What a reader takes
for one character (a letter with its accents, an emoji family) is one step.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.ui.document.layout import Place, Position
from reader.ui.document.view import HIDDEN_CHAR
from reader.ui.document.wrapping import clusters

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.document.layout import Chunks, Layout
    from reader.ui.document.view import Line

_WORD = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s\u2060]+")
"""A word, or a run of signs."""


def text_of(chunks: Chunks, index: int) -> str:
    """The text of a chunk as it is shown."""
    return chunks.shown(index).text


def first(chunks: Chunks) -> Place:
    """The first character of all; where there is none, the beginning."""
    return _into(chunks, -1, 1) or Place(0, 0)


def last(chunks: Chunks) -> Place:
    """The last character of all; where there is none, the beginning."""
    return _into(chunks, len(chunks), -1) or Place(0, 0)


def nearest(chunks: Chunks, place: Place) -> Place:
    """The place itself if there is a character, else the next one that has one, else the one before."""
    if place.chunk >= len(chunks):
        return last(chunks)
    text = text_of(chunks, place.chunk)
    if _first(text) is not None:
        at = min(place.character, len(text) - 1)
        shown = at + (_first(text[at:]) or 0)
        return Place(place.chunk, _begin(text, shown))
    return _into(chunks, place.chunk, 1) or _into(chunks, place.chunk, -1) or Place(0, 0)


def after(chunks: Chunks, place: Place) -> Place:
    """Behind the character at a place, in the same chunk: where a stretch that includes it ends.

    What is hidden behind it belongs to it only at the end of the chunk.
    """
    text = text_of(chunks, place.chunk)
    end = _end(text, place.character)
    if end < len(text):
        end = max(place.character + 1, len(text[:end].rstrip(HIDDEN_CHAR)))
    return Place(place.chunk, end)


def before(chunks: Chunks, place: Place) -> Place:
    """Where a stretch begins that includes a character: with what is hidden at the beginning of its chunk."""
    return place if place.character != _first(text_of(chunks, place.chunk)) else Place(place.chunk, 0)


def right(chunks: Chunks, place: Place) -> Place:
    """One character on, into the next chunk at the end of one."""
    text = text_of(chunks, place.chunk)
    following = _end(text, place.character)
    if following < len(text):
        return Place(place.chunk, following)
    return _into(chunks, place.chunk, 1) or place


def left(chunks: Chunks, place: Place) -> Place:
    """One character back, into the chunk before at the beginning of one."""
    text = text_of(chunks, place.chunk)
    if place.character > (_first(text) or 0):
        return Place(place.chunk, _begin(text, place.character - 1))
    return _into(chunks, place.chunk, -1) or place


def next_word(chunks: Chunks, place: Place) -> Place:
    """The beginning of the next word."""
    for index in range(place.chunk, len(chunks)):
        least = place.character + 1 if index == place.chunk else 0
        for word in _WORD.finditer(text_of(chunks, index)):
            if word.start() >= least:
                return Place(index, word.start())
    return last(chunks)


def word_before(chunks: Chunks, place: Place) -> Place:
    """The beginning of this word, or of the one before."""
    for index in range(place.chunk, -1, -1):
        text = text_of(chunks, index)
        starts = [word.start() for word in _WORD.finditer(text)]
        if index == place.chunk:
            starts = [start for start in starts if start < place.character]
        if starts:
            return Place(index, starts[-1])
    return first(chunks)


def word_end(chunks: Chunks, place: Place) -> Place:
    """The last character of this word, or of the next."""
    for index in range(place.chunk, len(chunks)):
        text = text_of(chunks, index)
        for word in _WORD.finditer(text):
            at = _begin(text, word.end() - 1)
            if index > place.chunk or at > place.character:
                return Place(index, at)
    return last(chunks)


def word_at(chunks: Chunks, place: Place) -> tuple[Place, Place]:
    """The stretch of the word at a place, [first, last); of the space between words, that one character."""
    for word in _WORD.finditer(text_of(chunks, place.chunk)):
        if word.start() <= place.character < word.end():
            return Place(place.chunk, word.start()), Place(place.chunk, word.end())
    return place, after(chunks, place)


def block(chunks: Chunks, place: Place, direction: int) -> Place:
    """The beginning of the next block, or of this one and then the one before; at the ends, the end."""
    if direction < 0 and place.character > (_first(text_of(chunks, place.chunk)) or 0):
        return nearest(chunks, Place(place.chunk, 0))
    index = place.chunk + direction
    while 0 <= index < len(chunks) and _first(text_of(chunks, index)) is None:
        index += direction
    if 0 <= index < len(chunks):
        return nearest(chunks, Place(index, 0))
    return last(chunks) if direction > 0 else first(chunks)


def block_at(chunks: Chunks, place: Place) -> tuple[Place, Place]:
    """The stretch of the paragraph at a place, [first, last): between two blank lines at most."""
    text = text_of(chunks, place.chunk)
    start = text.rfind("\n\n", 0, place.character + 1)
    stop = text.find("\n\n", place.character)
    return Place(place.chunk, start + 2 if start >= 0 else 0), Place(
        place.chunk, stop if stop >= 0 else len(text)
    )


def line_start(layout: Layout, place: Place) -> Place:
    """The first character of the line on the screen."""
    return nearest(layout.chunks, _on_line(layout, layout.line_of(place), lambda line: line.start))


def line_end(layout: Layout, place: Place) -> Place:
    """The last character of the line on the screen."""
    found = _on_line(layout, layout.line_of(place), lambda line: max(line.start, line.stop - 1))
    text = text_of(layout.chunks, found.chunk)
    if text[found.character : found.character + 1] == HIDDEN_CHAR:
        return Place(found.chunk, _begin(text, found.character))
    return nearest(layout.chunks, found)


def column_of(layout: Layout, place: Place) -> int:
    """How many cells from the beginning of its line a place is, indents included."""
    line = _line(layout, layout.line_of(place))
    chunk, block = layout.chunks.of(place.chunk)
    at = chunk.start + place.character
    run = line.run_of(at)
    return line.indent + cell_len(block.sign) + run.x + cell_len(run.text[: max(0, at - run.start)])


def lines_on(layout: Layout, place: Place, lines: int, column: int) -> Place:
    """The character nearest to a column, that many lines further down or up; blank lines do not count."""
    position, step = layout.line_of(place), 1 if lines > 0 else -1
    for _ in range(abs(lines)):
        beyond = layout.move(position, step)
        while beyond != position and not _has_text(layout, beyond):
            further = layout.move(beyond, step)
            if further == beyond:
                break
            beyond = further
        if beyond == position or not _has_text(layout, beyond):
            break
        position = beyond
    line = _line(layout, position)
    left_of = column - line.indent - cell_len(line.block.sign)
    return nearest(layout.chunks, _on_line(layout, position, lambda line: _character(line, left_of)))


def _into(chunks: Chunks, index: int, direction: int) -> Place | None:
    """The first (or, backwards, last) character of the next chunk that has any."""
    index += direction
    while 0 <= index < len(chunks):
        text = text_of(chunks, index)
        if (least := _first(text)) is not None:
            return Place(index, least if direction > 0 else _begin(text, len(text) - 1))
        index += direction
    return None


WINDOW = 64
"""Characters around a place that are looked at for its cluster; none is longer (see clean.py)."""


def _first(text: str) -> int | None:
    """The first character that is shown; None where there is none."""
    at = len(text) - len(text.lstrip(HIDDEN_CHAR))
    return at if at < len(text) else None


def _begin(text: str, at: int) -> int:
    """Where the cluster begins that a character belongs to; what is hidden belongs to the one before."""
    while at > 0 and text[at] == HIDDEN_CHAR:
        at -= 1
    return _cluster(text, at)[0]


def _end(text: str, at: int) -> int:
    """Where it ends, with what is hidden behind it."""
    end = _cluster(text, at)[1]
    while end < len(text) and text[end] == HIDDEN_CHAR:
        end += 1
    return end


def _cluster(text: str, at: int) -> tuple[int, int]:
    base = max(0, at - WINDOW)
    for start, stop, _ in clusters(text[base : at + WINDOW]):
        if base + start <= at < base + stop:
            return base + start, base + stop
    return at, at


def _line(layout: Layout, position: Position) -> Line:
    return layout.lines(position.chunk)[position.row]


def _has_text(layout: Layout, position: Position) -> bool:
    line = _line(layout, position)
    return not line.blank and bool(line.text.replace(HIDDEN_CHAR, ""))


def _on_line(layout: Layout, position: Position, character: Callable[[Line], int]) -> Place:
    chunk, _ = layout.chunks.of(position.chunk)
    return Place(position.chunk, max(0, character(_line(layout, position)) - chunk.start))


def _character(line: Line, column: int) -> int:
    """Where on a line the cell of that column is, or the last character before."""
    run = line.run_at(column)
    at, column = run.start, column - run.x
    for start, _, size in clusters(run.text):
        at = run.start + start
        if column < max(1, size):
            break
        column -= size
    return at
