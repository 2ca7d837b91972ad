"""A text as its non-blank lines, and as chunks of lines with no blank line between them."""

from __future__ import annotations

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
    """Without the white space around it."""

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
class Chunk:
    """Lines with no blank line between them: indices into the non-blank lines, both ends included."""

    first: int
    last: int
    texts: tuple[str, ...]
    """The bare lines."""

    def __len__(self) -> int:
        return len(self.texts)


def split(text: str) -> list[Line]:
    """The non-blank lines of a text whose line ends are newlines; linear, also in blank lines."""
    lines = []
    number, end = 1, 0
    for match in _NON_EMPTY.finditer(text):
        number += text.count("\n", end, match.start())
        end = match.start()
        raw = match.group()
        bare = raw.strip()
        if bare:
            lines.append(Line(number, end, raw, bare))
    return lines


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
        elif begin < index and lines[index].number > lines[index - 1].number + 1:
            yield _chunk(lines, begin, index - 1)
            begin = index
    if begin <= last:
        yield _chunk(lines, begin, last)


def _chunk(lines: Sequence[Line], first: int, last: int) -> Chunk:
    return Chunk(first, last, tuple(line.bare for line in lines[first : last + 1]))


def covered(spans: Sequence[Span]) -> set[int]:
    """The indices of the lines that the spans hold."""
    return {index for span in spans for index in range(span.first, span.last + 1)}
