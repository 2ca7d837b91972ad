"""Blocks of text and their kinds, and how they become one text with hints and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.clean import clean
from reader.model import Hint, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import BlockKind
    from reader.pages.runs import Span


@dataclass(slots=True)
class Block:
    """Lines of one kind; `kind` None where markup does not say what they are."""

    kind: BlockKind | None
    text: str
    spans: Sequence[Span] = ()
    level: int | None = None
    language: str | None = None

    bare: bool = False
    """Whether what stood right under a heading was left out."""
    is_bold: bool = False
    """Whether all of its text is bold."""
    is_alt: bool = False
    """Whether it is a picture's alternative text and no more."""
    joined: list[Block] | None = None
    """What stands under it in the same block, until `settle` makes one text of it."""

    def join(self, other: Block) -> None:
        """Add another block's lines under this one's."""
        if self.joined is None:
            self.joined = []
        self.joined.append(other)

    def indent(self, sign: str, indent: str) -> None:
        """Put a sign before the first line, and spaces before each further one."""
        lines = self.text.split("\n")
        spans, at, start, by = self.spans, 0, 0, len(sign)
        moved: list[Span] = []
        for line in lines:
            while at < len(spans) and spans[at].start < start + len(line) + 1:
                moved.append(spans[at].moved(by))
                at += 1
            start += len(line) + 1
            by += len(indent)
        self.text, self.spans = sign + f"\n{indent}".join(lines), moved

    def settle(self) -> None:
        """Make one clean text of all that was joined.

        What was clean in pieces need not be so when put together, except for a line of ASCII; links are
        then looked for again.
        """
        offset, texts = 0, []
        spans: list[Span] = []
        for block in (self, *(self.joined or ())):
            texts.append(block.text)
            spans += [span.moved(offset) for span in block.spans]
            offset += len(block.text) + 1
        self.joined = None
        text = "\n".join(texts)
        self.text = clean(text)
        self.spans = spans if self.text == text else _found_again(spans, text, self.text)


NEAR = 2000


class Composed(NamedTuple):
    """A text with what its markup says of it."""

    text: str
    hints: tuple[Hint, ...]
    links: tuple[Link, ...]


def compose(blocks: Iterable[Block]) -> Composed:
    """Return blocks as one text, a blank line between them, with a hint for each whose kind is known."""
    texts: list[str] = []
    hints: list[Hint] = []
    links: list[Link] = []
    offset, line = 0, 1
    for block in blocks:
        text = block.text
        last = line + text.count("\n") if "\n" in text else line
        if block.kind is not None:
            hints.append(Hint(block.kind, (line, last), block.level, block.language))
        if block.spans:
            links += _links(block, offset)
        texts.append(text)
        offset += len(text) + 2
        line = last + 2
    return Composed("\n\n".join(texts), tuple(hints), tuple(links))


def _found_again(spans: list[Span], text: str, cleaned: str) -> list[Span]:
    """Return where the texts of links stand after cleaning; one that is not found is no link."""
    found: list[Span] = []
    at = 0
    for span in spans:
        words = clean(text[span.start : span.end])
        # Cleaning takes out or puts in few characters: what is further away is another word.
        start = cleaned.find(words, at, span.end + NEAR)
        if words and start >= 0:
            at = start + len(words)
            found.append(span._replace(start=start, end=at))
    return found


def _links(block: Block, offset: int) -> list[Link]:
    """Return the links of a block that starts at an offset of the text."""
    return [
        Link(offset + span.start, block.text[span.start : span.end], span.address)
        for span in block.spans
        if span.address
    ]
