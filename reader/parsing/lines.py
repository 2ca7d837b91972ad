"""A text as its non-blank lines, and as chunks of lines without blank lines in between."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from reader.model import BlockKind

WIDE = r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]"
"""A sign of two cells; a pattern."""
_WIDE = lazy.regex(WIDE)
_FIRST_WIDE, _MOST_WIDE = "\u1100", "\u2e80"
_WIDE_LOW = lazy.regex(r"[\u1100-\u115f]")
"""Those below the rest, for texts without the rest: dashes and quotation marks make few patterns worth it."""
WIDE_GAP = lazy.regex(r"(?<=[\u2e80-\ua4cf\uff00-\uff60]) (?=[\u2e80-\ua4cf\uff00-\uff60])")
"""What a broken line leaves between two signs of a script without spaces."""
RULE_LENGTH = 160
"""A rule is shorter, in characters."""
_RULE = lazy.regex(r"(?:[-=_*~·•—–#━─═]\s?){3,}")


@dataclass(slots=True)
class Line:
    """A non-blank line. Treat as frozen; not declared so because a document may have a million of them.

    One that a column broke over several lines (see wrapping.py) counts as one.
    """

    number: int
    """From 1, counting blank lines."""
    start: int
    """Where its text starts in the document."""
    text: str
    """As it is, with indentation."""
    bare: str
    """Without surrounding white space, and with plain spaces inside; on a single line."""
    row: int
    """Its number, except in spaced-out or wrapped texts; of two adjacent lines, the second has the next."""
    last: int
    """The number of the last line it is broken over: its own, unless it was wrapped."""
    indent: int
    """How many white space characters it starts with."""

    @property
    def stretch(self) -> tuple[int, int]:
        """Where its bare text starts and ends in the document."""
        return self.start + self.indent, self.start + len(self.text.rstrip())

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Return where a stretch of its bare text, not an empty one, starts and ends in the document."""
        at = self.start + self.indent
        if self.last == self.number:
            return at + begin, at + end
        places = [index for index, sign in enumerate(self.text) if not sign.isspace()]
        before = sum(not sign.isspace() for sign in self.bare[:begin])
        within = sum(not sign.isspace() for sign in self.bare[begin:end])
        return self.start + places[before], self.start + places[before + within - 1] + 1

    @property
    def end(self) -> int:
        """Where its text ends in the document."""
        return self.start + len(self.text)


class Span(NamedTuple):
    """Lines given a kind by a pass: indices into the non-blank lines, both ends included."""

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


@dataclass(slots=True)
class Chunk:
    """Lines without a blank line in between: indices into the non-blank lines, both ends included.

    Treat as frozen, like a line.
    """

    first: int
    last: int
    texts: tuple[str, ...]
    """The bare lines."""

    def __len__(self) -> int:
        return len(self.texts)


def count_wide(text: str) -> int:
    """Return how many signs of two cells are in a text; most texts have none."""
    if text.isascii() or (highest := max(text)) < _FIRST_WIDE:
        return 0
    return len((_WIDE if highest >= _MOST_WIDE else _WIDE_LOW).findall(text))


def text_of(rows: Sequence[Line], text: str, first: int, last: int) -> str:
    """Return the text of some lines, both ends included; a single line isn't copied."""
    return rows[first].text if first == last else text[rows[first].start : rows[last].end]


def unbroken(text: str) -> str:
    """Return a stretch of a document on a single line, as in a line's bare text."""
    return text if "\n" not in text else WIDE_GAP.sub("", " ".join(text.split()))


def split(text: str) -> list[Line]:
    """Return the non-blank lines of a text with newlines as line ends; linear, also in blank lines."""
    lines: list[Line] = []
    start, above, touching = 0, -1, False
    for number, raw in enumerate(text.split("\n"), 1):
        if flush := raw.lstrip():
            bare = flush.rstrip().replace("\u00a0", " ")
            touching = touching or number == above + 1
            lines.append(Line(number, start, raw, bare, number, number, len(raw) - len(flush)))
            above = number
        start += len(raw) + 1
    if not touching:
        _close_up(lines)
    return lines


def _close_up(lines: Sequence[Line]) -> None:
    """Number the rows of a text in which every line is followed by blank lines, most by more than the rest.

    In such a text the narrow gaps mean adjacent lines.
    """
    gaps = [below.number - above.number for above, below in itertools.pairwise(lines)]
    narrow = min(gaps, default=0)
    if max(gaps, default=0) == narrow or sum(gap > narrow for gap in gaps) * 2 < len(gaps):
        return
    row = 0
    for line, gap in zip(lines[1:], gaps, strict=True):
        row += 1 if gap == narrow else 2
        line.row = lines[0].row + row


def margin(lines: Sequence[Line], first: int, end: int) -> int:
    """Return the smallest indent of the lines between two indices (`end` excluded)."""
    least = lines[first].indent if first < end else 0
    for index in range(first, end):
        if not least:
            break
        least = min(least, lines[index].indent)
    return least


def chunks(
    lines: Sequence[Line], first: int, last: int, taken: Container[int] = frozenset()
) -> Iterator[Chunk]:
    """Yield the chunks between two indices (both included), also split at lines already taken."""
    begin, above = first, 0
    for index, line in enumerate(lines[first : last + 1], first):
        row = line.row
        if index in taken:
            if begin < index:
                yield _chunk(lines, begin, index - 1)
            begin = index + 1
        elif row > above + 1 and begin < index:
            yield _chunk(lines, begin, index - 1)
            begin = index
        above = row
    if begin <= last:
        yield _chunk(lines, begin, last)


def _chunk(lines: Sequence[Line], first: int, last: int) -> Chunk:
    if first == last:
        return Chunk(first, last, (lines[first].bare,))
    return Chunk(first, last, tuple([line.bare for line in lines[first : last + 1]]))


class Claims(set[int]):
    """The lines taken, and which span each belongs to: the first that claimed it, for good.

    Passes may claim what they like: every line is in exactly one of `spans`. Each pass asks for each line
    whether it is taken, which nothing answers faster than a set.
    """

    __slots__ = ("_owners",)

    def __init__(self, count: int) -> None:
        """Leave all lines of a document free; `count` is how many it has."""
        super().__init__()
        self._owners: list[Span | None] = [None] * (count + 1)  # one more, so that the line after is free

    def get(self, index: int) -> BlockKind | None:
        """Return the kind of a line; None if it is free."""
        owner = self._owners[index]
        return owner.kind if owner else None

    def has_free(self) -> bool:
        """Return whether a line is in no span yet."""
        return None in self._owners[:-1]

    def take(self, spans: Iterable[Span]) -> None:
        """Give each span those of its lines that are free."""
        owners = self._owners
        for span in spans:
            for index in range(span.first, span.last + 1):
                if owners[index] is None:
                    owners[index] = span
                    self.add(index)

    def spans(self) -> Iterator[Span]:
        """Yield every run of lines with the same owner, in order; free lines are a paragraph per run."""
        first = 0
        count = len(self._owners) - 1
        for end, (owner, below) in enumerate(itertools.pairwise(self._owners), 1):
            if below is not owner or end == count:
                if owner and owner.first == first and owner.last == end - 1:
                    yield owner
                else:
                    yield Span(owner.kind if owner else "paragraph", first, end - 1)
                first = end


def is_glued(rows: Sequence[Line], index: int) -> bool:
    """Return whether no blank line is between a line and the one before it."""
    return rows[index].row == rows[index - 1].row + 1


def is_rule(text: str) -> bool:
    """Return whether a line is a rule: "---", "=====", "* * *"."""
    return len(text) < RULE_LENGTH and _RULE.fullmatch(text) is not None
