"""A text as its non-blank lines, and as chunks of lines with no blank line between them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reader.model import BlockKind

_NON_EMPTY = re.compile(r"[^\n]+")


@dataclass(slots=True)
class Line:
    """A non-blank line. Treated as frozen; not declared so because a document may have a million."""

    number: int
    """From 1, blank lines counted."""
    start: int
    """Where its text starts in the document."""
    text: str
    """As it stands, with indentation."""
    bare: str
    """Without the white space around it, and with plain spaces in it."""
    row: int
    """Its number, but for spaced-out texts: of lines that touch, the second has the next row."""

    @property
    def indent(self) -> int:
        """How many characters of white space stand before the first other one."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def stretch(self) -> tuple[int, int]:
        """Where its bare text begins and ends in the document."""
        begin = self.start + self.indent
        return begin, begin + len(self.bare)

    @property
    def end(self) -> int:
        """Where its text ends in the document."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Span:
    """Lines that a pass has given a kind: indices into the non-blank lines, both ends included."""

    kind: BlockKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Head:
    """A paper as far as its title and authors say: indices into the lines, offsets into the document."""

    title: tuple[int, int]
    authors: tuple[int, int]
    names: tuple[str, ...]
    rows: tuple[int, ...]
    """The lines of title and authors, in order."""
    notes: tuple[int, ...] = ()
    summary: tuple[int, ...] = ()
    begin: int = 0
    """Where its stretch begins: its first line, or its part of a line that holds several papers."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines with no blank line between them: indices into the non-blank lines, both ends included."""

    first: int
    last: int
    texts: tuple[str, ...]
    """The bare lines."""

    def __len__(self) -> int:
        return len(self.texts)


def text_of(rows: Sequence[Line], text: str, first: int, last: int) -> str:
    """The text of some lines, both ends included; of one line no copy is made."""
    return rows[first].text if first == last else text[rows[first].start : rows[last].end]


def split(text: str) -> list[Line]:
    """The non-blank lines of a text whose line ends are newlines; linear, also in blank lines."""
    lines: list[Line] = []
    number, end, touching = 1, 0, False
    for match in _NON_EMPTY.finditer(text):
        gap = text.count("\n", end, match.start())
        number += gap
        end = match.start()
        raw = match.group()
        bare = raw.strip().replace("\u00a0", " ")
        if bare:
            touching = touching or (bool(lines) and number == lines[-1].number + 1)
            lines.append(Line(number, end, raw, bare, number))
    if not touching:
        _close_up(lines)
    return lines


def _close_up(lines: Sequence[Line]) -> None:
    """Count the rows of a text in which blank lines part all lines, but part most by more than the rest.

    There the narrow gaps stand for lines that touch.
    """
    gaps = [below.number - above.number for above, below in itertools.pairwise(lines)]
    narrow = min(gaps, default=0)
    if sum(gap > narrow for gap in gaps) * 2 < len(gaps) or max(gaps, default=0) == narrow:
        return
    row = 0
    for line, gap in zip(lines[1:], gaps, strict=True):
        row += 1 if gap == narrow else 2
        line.row = lines[0].row + row


def margin(lines: Sequence[Line], first: int, end: int) -> int:
    """By how much all lines between two indices (`end` not included) stand indented."""
    least = lines[first].indent if first < end else 0
    for index in range(first, end):
        if not least:
            break
        least = min(least, lines[index].indent)
    return least


def chunks(
    lines: Sequence[Line], first: int, last: int, taken: Container[int] = frozenset()
) -> Iterator[Chunk]:
    """The chunks between two indices (both included), cut also at lines that are taken already."""
    begin = first
    for index in range(first, last + 1):
        if index in taken:
            if begin < index:
                yield _chunk(lines, begin, index - 1)
            begin = index + 1
        elif begin < index and lines[index].row > lines[index - 1].row + 1:
            yield _chunk(lines, begin, index - 1)
            begin = index
    if begin <= last:
        yield _chunk(lines, begin, last)


def _chunk(lines: Sequence[Line], first: int, last: int) -> Chunk:
    return Chunk(first, last, tuple(line.bare for line in lines[first : last + 1]))


def covered(spans: Sequence[Span]) -> set[int]:
    """The indices of the lines that the spans hold."""
    return {index for span in spans for index in range(span.first, span.last + 1)}
