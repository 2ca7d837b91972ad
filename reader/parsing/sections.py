"""Sections, paragraphs and bullets of a posting, by its lines; what is within a line: inline_sections.

What a browser copies has lost its bullets and the size of its headings. So short lines together under a
heading count as a list, and a short line on its own heads a section if there is a list or prose below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from reader import lazy
from reader.model import Section, SectionBlock
from reader.parsing import furniture, inline_sections, lines, shapes, vocabulary

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reader.model import BlockKind
    from reader.parsing.lines import Line

_HEADING, _HEADING_WORDS = 60, 8
_ITEM = 160
_SHORT, _PROSE = 60, 80

_FREE: frozenset[BlockKind | None] = frozenset((None, "paragraph", "posting", "teaser", "footer"))
"""Lines of these kinds may still be headings or items by their words."""
_NOTHING: Mapping[int, BlockKind] = {}
_MARKED_ITEM = lazy.regex(r"(?:•|\d{1,9}\.)[ ]+")
"""How an item of a list begins that comes from markup."""

_Piece: TypeAlias = "SectionBlock | tuple[int, str | None]"


def split(
    rows: Sequence[Line],
    text: str,
    first: int,
    last: int,
    *,
    heads: Container[int] = (),
    quiet: Container[int] = (),
    kinds: Mapping[int, BlockKind] = _NOTHING,
) -> tuple[Section, ...]:
    """Return the sections of a posting: some lines of a document's text, both ends included.

    `heads` are lines that are known to be headings, `quiet` those that a page adds to a posting: its buttons
    and links, which belong to no section. `kinds` is what markup says of lines; where it has headings or
    lists, its paragraphs are not split. Nothing is lost: every character except spaces and bullets is in
    exactly one heading or block.
    """
    heading: str | None = None
    at = 0
    blocks: list[SectionBlock] = []
    result: list[Section] = []
    for piece in _Text(rows, text, first, last, heads, quiet, kinds).pieces():
        if isinstance(piece, SectionBlock):
            at = piece.start if heading is None and not blocks else at
            blocks.append(piece)
        else:
            if blocks or heading is not None:
                result.append(Section(heading, at, tuple(blocks)))
            at, heading = piece
            blocks = []
    if blocks or heading is not None:
        result.append(Section(heading, at, tuple(blocks)))
    return tuple(result)


def heads_section(rows: Sequence[Line], index: int, last: int) -> bool:
    """Return whether a line that no table knows is a heading by its look, with its section below it."""
    row, text = rows[index], rows[index].bare
    if index >= last or row.last > row.number or (index and lines.is_glued(rows, index)):
        return False
    if len(text) > _HEADING or len(text.split()) > _HEADING_WORDS or not shapes.has_word(text):
        return False
    if (
        (shapes.ends_sentence(text) and not shapes.ends_question(text))
        or text[0].islower()
        or text[-1] in ",;"
        or (text[0] in "([" and text[-1] in ")]")  # a remark: "(apologies for cross-posting)"
    ):
        return False
    if is_item(text) or vocabulary.label(text) or vocabulary.is_button(text) or vocabulary.is_age(text):
        return False
    if any(sign in text for sign in ("@", "://", " | ", " · ")) or furniture.numbers_page(text):
        return False
    below = rows[index + 1].bare
    if is_item(below) or (shapes.ends_sentence(below) and len(below) > len(text)):
        return True
    stated = any(sign in text for sign in ",:：") or any(map(str.isdigit, text))
    return not (stated or lines.is_glued(rows, index + 1)) and len(_unmarked(rows, index + 1, last)) > 1


def is_item(text: str) -> bool:
    """Return whether a bullet or a number opens a line."""
    return bool(shapes.bullet(text) or shapes.number(text))


def _unmarked(rows: Sequence[Line], first: int, last: int) -> range:
    """Return the lines from one on that may be items without bullets: short, together, a sentence each."""
    end = first
    while end <= last and (end == first or lines.is_glued(rows, end)) and _may_be_item(rows[end].bare):
        end += 1
    return range(first, end)


def _may_be_item(text: str) -> bool:
    if len(text) > _ITEM or text[-1] in ":：" or is_item(text) or inline_sections.is_heading(text):
        return False
    if "://" in text or vocabulary.is_button(text):
        return False
    return len(shapes.sentences(text)) == 1


@dataclass(frozen=True)
class _Text:
    """The lines of a posting."""

    rows: Sequence[Line]
    text: str
    """That of the document."""
    first: int
    last: int
    heads: Container[int]
    quiet: Container[int]
    kinds: Mapping[int, BlockKind]

    def pieces(self) -> Iterator[_Piece]:
        """Yield its blocks, and its headings with offsets, in order; None ends a section."""
        index = self.first
        headed = under = began = False
        while index <= self.last:
            row, kind = self.rows[index], self.kinds.get(index)
            end, below = index, row.bare[-1] in ":："
            if kind == "heading":
                yield self._heading(index)
                headed = began = below = True
            elif kind not in _FREE:
                end = self._marked_end(index) if kind == "list" else index
                yield self._marked(index, end)
            elif index in self.quiet:
                if headed:
                    yield row.start, None
                headed = below = False
                yield from inline_sections.pieces(row.text, row.start)
            elif self._is_heading(index, looks=began and not under):
                yield self._heading(index)
                headed = began = below = True
            elif words := inline_sections.item(row.text):
                end = self._item_end(index)
                yield self._bullet(row.start + words, end)
            elif self.is_marked_up:
                yield self._block("paragraph", row.stretch[0], index)
            elif under and len(items := _unmarked(self.rows, index, self.last)) > 1:
                end = items[-1]
                yield from (self._bullet(self.rows[item].stretch[0], item) for item in items)
            else:
                yield from inline_sections.pieces(row.text, row.start)
                began = began or (len(row.bare) > _PROSE and shapes.ends_sentence(row.bare))
            under, index = below, end + 1

    @cached_property
    def is_marked_up(self) -> bool:
        """Whether markup says more of the lines than where paragraphs are."""
        stated = map(self.kinds.get, range(self.first, self.last + 1))
        return bool(self.kinds) and any(kind in ("heading", "list") for kind in stated)

    def _heading(self, index: int) -> tuple[int, str]:
        begin, stop = self.rows[index].stretch
        return begin, self.text[begin:stop]

    def _marked(self, first: int, last: int) -> SectionBlock:
        """Return the lines of an item as markup has it, or a line of something else that is no prose."""
        row = self.rows[first]
        sign = _MARKED_ITEM.match(row.bare) if self.kinds[first] == "list" else None
        start = row.stretch[0] + (sign.end() if sign else 0)
        return self._block("bullet" if sign else "paragraph", start, last)

    def _marked_end(self, first: int) -> int:
        """Return the last line of an item: what follows in its list without a sign of its own."""
        last = first
        while (
            last < self.last
            and self.kinds.get(last + 1) == "list"
            and lines.is_glued(self.rows, last + 1)
            and not _MARKED_ITEM.match(self.rows[last + 1].bare)
        ):
            last += 1
        return last

    def _bullet(self, start: int, last: int) -> SectionBlock:
        """Return an item up to the end of a line."""
        return self._block("bullet", start, last)

    def _block(self, kind: Literal["paragraph", "bullet"], start: int, last: int) -> SectionBlock:
        return SectionBlock(kind, start, self.text[start : self.rows[last].stretch[1]])

    def _is_heading(self, index: int, *, looks: bool = False) -> bool:
        """Return whether a line heads a section; `looks` is whether its look alone may tell."""
        text = self.rows[index].bare
        if index in self.heads or inline_sections.is_heading(text):
            return looks and self._is_told(index) if vocabulary.is_button(text) else not self._is_fact(index)
        if not looks or index == self.first or self.is_marked_up:
            return False
        return heads_section(self.rows, index, self.last)

    def _is_told(self, index: int) -> bool:
        """Return whether a line that may be a button has a section below it: "Contact" over an address."""
        below = self.rows[index + 1].bare if index < self.last else ""
        prose = shapes.ends_sentence(below) and len(below) > _SHORT
        return is_item(below) or prose or any(sign in "@0123456789" for sign in below)

    def _is_fact(self, index: int) -> bool:
        """Return whether a line is the name of a fact among names and values in turn: "Pay" over "30 €"."""
        label = vocabulary.label(self.rows[index].bare.rstrip(":：") + ": -")
        if label is None or label.kind == "other" or index in {self.first, self.last}:
            return False
        above = self.rows[index - 1].bare
        alone = not (is_item(above) or shapes.ends_sentence(above) or len(above) > _SHORT)
        return alone and lines.is_glued(self.rows, index) and lines.is_glued(self.rows, index + 1)

    def _item_end(self, first: int) -> int:
        """Return the last line of an item: indented deeper, or the rest of its sentence."""
        last = first
        while last < self.last and self._continues(first, last + 1):
            last += 1
        return last

    def _continues(self, first: int, index: int) -> bool:
        row, text = self.rows[index], self.rows[index].bare
        if not lines.is_glued(self.rows, index) or index in self.quiet:
            return False
        if is_item(text) or self._is_heading(index):
            return False
        if row.indent > self.rows[first].indent:
            return True
        return text[0].islower() and not shapes.ends_sentence(self.rows[index - 1].bare)
