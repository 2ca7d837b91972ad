"""Moves a cursor in the text by characters, words, lines and blocks. Pure.

A cursor is on a shown character; places are those of `layout`. What users see as a single character (a letter
with its accents, an emoji family) is a single step.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.ui.document.layout import Place
from reader.ui.document.view import HIDDEN_CHAR
from reader.ui.document.wrapping import clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.ui.document.layout import Chunks, Layout, Position
    from reader.ui.document.view import Line, TextBlock

_WORD = r"\w+(?:['’\-]\w+)*|[^\w\s\u2060]+"
"""A word, or a run of punctuation. `re` compiles it, and keeps it, when it is first used."""


def text_of(chunks: Chunks, index: int) -> str:
    """Return the text of a chunk as it is shown."""
    return chunks.shown(index).text


def first(chunks: Chunks) -> Place:
    """Return the first character of the text, or its start if it is empty."""
    return _into(chunks, -1, 1) or Place(0, 0)


def last(chunks: Chunks) -> Place:
    """Return the last character of the text, or its start if it is empty."""
    return _into(chunks, len(chunks), -1) or Place(0, 0)


def nearest(chunks: Chunks, place: Place) -> Place:
    """Return the character at a place, or the next, or the previous."""
    if place.chunk >= len(chunks):
        return last(chunks)
    text = text_of(chunks, place.chunk)
    if _first(text) is not None:
        at = min(place.character, len(text) - 1)
        shown = at + (_first(text[at:]) or 0)
        return Place(place.chunk, _begin(text, shown))
    return _into(chunks, place.chunk, 1) or _into(chunks, place.chunk, -1) or Place(0, 0)


def after(chunks: Chunks, place: Place) -> Place:
    """Return the place after a character, in the same chunk: the end of a selection that includes it.

    Hidden characters after it belong to it only at the end of the chunk.
    """
    text = text_of(chunks, place.chunk)
    end = _end(text, place.character)
    if end < len(text):
        end = max(place.character + 1, len(text[:end].rstrip(HIDDEN_CHAR)))
    return Place(place.chunk, end)


def before(chunks: Chunks, place: Place) -> Place:
    """Return the start of a selection that includes a character, and what is hidden at its chunk's start."""
    return place if place.character != _first(text_of(chunks, place.chunk)) else Place(place.chunk, 0)


def right(chunks: Chunks, place: Place) -> Place:
    """Move to the next character, across chunks."""
    text = text_of(chunks, place.chunk)
    following = _end(text, place.character)
    if following < len(text):
        return Place(place.chunk, following)
    return _into(chunks, place.chunk, 1) or place


def left(chunks: Chunks, place: Place) -> Place:
    """Move to the previous character, across chunks."""
    text = text_of(chunks, place.chunk)
    if place.character > (_first(text) or 0):
        return Place(place.chunk, _begin(text, place.character - 1))
    return _into(chunks, place.chunk, -1) or place


def next_word(chunks: Chunks, place: Place) -> Place:
    """Move to the start of the next word."""
    for index in range(place.chunk, len(chunks)):
        least = place.character + 1 if index == place.chunk else 0
        for word in re.finditer(_WORD, text_of(chunks, index)):
            if word.start() >= least:
                return Place(index, word.start())
    return last(chunks)


def word_before(chunks: Chunks, place: Place) -> Place:
    """Move to the start of this word, or of the previous."""
    for index in range(place.chunk, -1, -1):
        text = text_of(chunks, index)
        starts = [word.start() for word in re.finditer(_WORD, text)]
        if index == place.chunk:
            starts = [start for start in starts if start < place.character]
        if starts:
            return Place(index, starts[-1])
    return first(chunks)


def word_end(chunks: Chunks, place: Place) -> Place:
    """Move to the last character of this word, or of the next."""
    for index in range(place.chunk, len(chunks)):
        text = text_of(chunks, index)
        for word in re.finditer(_WORD, text):
            at = _begin(text, word.end() - 1)
            if index > place.chunk or at > place.character:
                return Place(index, at)
    return last(chunks)


def word_at(chunks: Chunks, place: Place) -> tuple[Place, Place]:
    """Return the word at a place, [first, last); between words, a single character."""
    for word in re.finditer(_WORD, text_of(chunks, place.chunk)):
        if word.start() <= place.character < word.end():
            return Place(place.chunk, word.start()), Place(place.chunk, word.end())
    return place, after(chunks, place)


def block(chunks: Chunks, place: Place, direction: int) -> Place:
    """Move to the start of the next block, or of this and then the previous; past the ends, to the end."""
    if direction < 0 and place.character > (_first(text_of(chunks, place.chunk)) or 0):
        return nearest(chunks, Place(place.chunk, 0))
    index = place.chunk + direction
    while 0 <= index < len(chunks) and _first(text_of(chunks, index)) is None:
        index += direction
    if 0 <= index < len(chunks):
        return nearest(chunks, Place(index, 0))
    return last(chunks) if direction > 0 else first(chunks)


def block_at(chunks: Chunks, place: Place) -> tuple[Place, Place]:
    """Return the paragraph at a place, [first, last): its chunk, or less if that has blank lines."""
    text = text_of(chunks, place.chunk)
    start = text.rfind("\n\n", 0, place.character + 1)
    stop = text.find("\n\n", place.character)
    return Place(place.chunk, start + 2 if start >= 0 else 0), Place(
        place.chunk, stop if stop >= 0 else len(text)
    )


def line_start(layout: Layout, place: Place) -> Place:
    """Move to the first character of the screen line."""
    return nearest(layout.chunks, _on_line(layout, layout.line_of(place), lambda line: line.start))


def line_end(layout: Layout, place: Place) -> Place:
    """Move to the last character of the screen line."""
    found = _on_line(layout, layout.line_of(place), lambda line: max(line.start, line.stop - 1))
    text = text_of(layout.chunks, found.chunk)
    if text[found.character : found.character + 1] == HIDDEN_CHAR:
        return Place(found.chunk, _begin(text, found.character))
    return nearest(layout.chunks, found)


def column_of(layout: Layout, place: Place) -> int:
    """Return how many cells from the start of its line a place is, indents included."""
    line = _line(layout, layout.line_of(place))
    chunk, block = layout.chunks.of(place.chunk)
    at = chunk.start + place.character
    run = line.run_of(at)
    return line.indent + cell_len(block.sign) + run.x + cell_len(run.text[: max(0, at - run.start)])


def lines_on(layout: Layout, place: Place, lines: int, column: int) -> Place:
    """Return the character nearest to a column, some lines down or up; blank lines don't count."""
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
    """Return the first (backwards, the last) character of the next chunk that has any."""
    index += direction
    while 0 <= index < len(chunks):
        text = text_of(chunks, index)
        if (least := _first(text)) is not None:
            return Place(index, least if direction > 0 else _begin(text, len(text) - 1))
        index += direction
    return None


WINDOW = 64
"""Characters to search around a place for its cluster; no cluster is longer (see clean.py)."""


def _first(text: str) -> int | None:
    """Return the first shown character; None if there is none."""
    at = len(text) - len(text.lstrip(HIDDEN_CHAR))
    return at if at < len(text) else None


def _begin(text: str, at: int) -> int:
    """Return the start of a character's cluster; hidden characters belong to the cluster before them."""
    while at > 0 and text[at] == HIDDEN_CHAR:
        at -= 1
    return _cluster(text, at)[0]


def _end(text: str, at: int) -> int:
    """Return the end of a character's cluster, with the hidden characters after it."""
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
    """Return the character at a column of a line, or the last before it."""
    run = line.run_at(column)
    at, column = run.start, column - run.x
    for start, _, size in clusters(run.text):
        at = run.start + start
        if column < max(1, size):
            break
        column -= size
    return at


def source_stretch(chunks: Chunks, first: Place, last: Place) -> tuple[int, int] | None:
    """Return where in the document the text between two places is; None if none of it is the document's."""
    stretches: list[tuple[int, int]] = []
    for index in range(first.chunk, min(last.chunk, len(chunks) - 1) + 1):
        chunk, block = chunks.of(index)
        start = chunk.start + (first.character if index == first.chunk else 0)
        stop = chunk.start + last.character if index == last.chunk else chunk.stop
        if block.start is not None and start < stop:
            stretches.append((block.start + start, block.start + stop))
    return (min(stretches)[0], max(stop for _, stop in stretches)) if stretches else None


_MARKER = r"(?:(?:\A|(?<=\n))[ ]*)?(?:[-*+•·‣▪◦–—]|\(?[0-9A-Za-z]{1,3}[.)])[ ]+\Z"
"""A list marker in the source."""
REACH = 24
"""Look for a list marker in this many characters before an item."""
NAMES = frozenset({"title", "heading", "subheading"})
"""Styles of names, which are copied even if they are nowhere in the source as shown."""


def copied_text(chunks: Chunks, source: str, first: Place, last: Place) -> str:
    """Return the text between two places, with blocks spaced as on the screen.

    `source` is the document's text. Leaves out our own words between others: a user who copies three
    paragraphs does not want to know which key leads to the postings.
    """
    if last < first:
        return ""
    (head, _), (tail, _) = chunks.of(first.chunk), chunks.of(last.chunk)
    alone = head.block == tail.block
    parts: list[str] = []
    for index in range(head.block, tail.block + 1):
        block = chunks.blocks[index]
        if not alone and (not block.text or (block.start is None and block.style not in NAMES)):
            continue
        start = head.start + first.character if index == head.block else 0
        stop = tail.start + last.character if index == tail.block else None
        if parts:
            parts.append("\n\n" if block.space else "\n")
        if not alone and not start:
            parts.append(_marker(block, source))
        parts.append(block.text[start:stop])
    return "".join(parts).replace(HIDDEN_CHAR, "")


def _marker(block: TextBlock, source: str) -> str:
    """Return the list marker before a block, as in the source; empty for none."""
    if block.start is None or not block.sign:
        return ""
    found = re.search(_MARKER, source[max(0, block.start - REACH) : block.start])
    return found[0] if found else ""


MOTIONS: Mapping[str, Callable[[Chunks, Place], Place]] = {
    "left": left,
    "right": right,
    "word": next_word,
    "word_back": word_before,
    "word_end": word_end,
    "block": lambda chunks, place: block(chunks, place, 1),
    "block_back": lambda chunks, place: block(chunks, place, -1),
}
"""From a cursor to where a key takes it."""
