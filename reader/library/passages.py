"""Where highlights are in a document as it is now."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.store.values import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Block, Document, Lines
    from reader.store.values import Highlight

_HEADINGS = frozenset({"heading", "question"})


def stretch_of(text: str, lines: Lines) -> tuple[int, int]:
    """Return where some lines of a text are, [start, stop) in code points, without the last line's end."""
    first, last = lines
    start = _line_start(text, first, 1, 0)
    end = text.find("\n", _line_start(text, last, first, start))
    return start, len(text) if end < 0 else end


def passages_in(document: Document, lines: Lines, highlights: Iterable[Highlight]) -> list[Passage]:
    """Return where the highlights of an item are, which has these lines of a document: in the order of the
    text, and then those whose words are gone.
    """
    highlights = list(highlights)
    if not highlights:
        return []
    from reader.highlights import Locator

    start, stop = stretch_of(document.text, lines)
    locator = Locator(document.text[start:stop])
    found = []
    for highlight in highlights:
        span = locator.find(highlight.anchor)
        found.append(Passage(highlight, None if span is None else (start + span[0], start + span[1])))
    found.sort(key=lambda passage: passage.span or (len(document.text), 0))
    headings = [block for block in document.blocks if block.kind in _HEADINGS and block.lines[0] >= lines[0]]
    return [_placed(passage, document, headings) for passage in found]


def _line_start(text: str, line: int, known: int, at: int) -> int:
    """Return where a line begins, searching from a line that begins at `at`."""
    for _ in range(line - known):
        at = text.find("\n", at) + 1
    return at


def _placed(passage: Passage, document: Document, headings: Sequence[Block]) -> Passage:
    """Add the lines and the heading above, one of those of its item or below it."""
    if passage.span is None:
        return passage
    start, stop = passage.span
    first = 1 + document.text.count("\n", 0, start)
    last = first + document.text.count("\n", start, stop)
    above = bisect_right(headings, start, key=lambda block: block.start)
    heading = _one_line(headings[above - 1], document) if above else ""
    return passage._replace(lines=(first, last), heading=heading)


def _one_line(heading: Block, document: Document) -> str:
    from reader.naming import name_of

    return " ".join((heading.text if document.is_literal else name_of(heading.text)).split())
