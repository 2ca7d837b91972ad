"""Mails that are little more than what they quote: that is taken apart by itself, without the marks.

"I thought of you:" / "> Grants Officer" / ">" / "> The Lantern Trust seeks …": what is quoted may be an ad,
a call for papers, an article. Spaces take the place of all else, so that what is found stands where it is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.folding import letters_of
from reader.model import Block, identity
from reader.parsing import assembling, lines

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from reader.model import BlockKind, Document

_LEAST, _SHARE = 8, 0.6
"""So many lines are quoted one after another, and so much of all lines."""
_ABOVE = 15
"""What is said over them has no more lines."""
_BETWEEN = 2
"""So many remarks may be among them; with more, they are answered one by one."""
_SIGNATURE = "--"


class Quoted(NamedTuple):
    """What a mail quotes."""

    text: str
    """As long as the mail's, with spaces for whatever else is in it."""
    first: int
    """The number of its first line."""
    last: int


def quoted(text: str) -> Quoted | None:
    """Return what a mail quotes, if that is most of it and in one place, but for a remark; else None."""
    if text.count("\n>") < _LEAST:
        return None
    rows = text.split("\n")
    told = [at for at, row in enumerate(rows) if row.strip()]
    marked = [at for at in told if _is_marked(rows[at])]
    if len(marked) < max(_LEAST, _SHARE * len(told)):
        return None
    first, last = marked[0], marked[-1]
    above, within = told.index(first), told.index(last) + 1 - told.index(first)
    if not 0 < above <= _ABOVE or within - len(marked) > _BETWEEN:
        return None
    own = set(marked)
    plain = "\n".join(" " + row[1:] if at in own else " " * len(row) for at, row in enumerate(rows))
    return Quoted(plain, first + 1, last + 1) if plain.strip() else None


def _is_marked(row: str) -> bool:
    return row[:1] == ">" and row[1:2] in ("", " ", ">")


def has_form(document: Document) -> bool:
    """Return whether what is quoted is more than what somebody has written in a mail: paragraphs alone."""
    items = document.postings or document.papers
    return bool(items) or any(block.kind in _FORMS for block in document.blocks)


_FORMS: frozenset[BlockKind] = frozenset({"heading", "list", "table", "question"})


def with_rest(document: Document, inner: Quoted, text: str) -> Document:
    """Return the document of a mail from that of what it quotes, with what else is in the mail.

    The texts of its blocks have spaces for the marks.
    """
    rows = text.split("\n")
    within = list(_blocks(document.blocks, rows, inner))
    taken = {number for block in within for number in range(block.lines[0], block.lines[1] + 1)}
    rest = list(_rest(rows, inner, taken))
    own = [block for block in rest if block.kind != "footer"]
    article = document.article
    if article is None:
        article = assembling.article(own, None, None, None)
    else:
        new = {old.start: block for old, block in zip(document.blocks, within, strict=True)}
        blocks = _in_order([*(new[block.start] for block in article.blocks), *own])
        article = replace(article, blocks=tuple(blocks), lines=(blocks[0].lines[0], blocks[-1].lines[1]))
    return replace(
        document,
        id=identity("document", "".join(letters_of(rows)) or text.strip()),
        text=text,
        blocks=tuple(_in_order([*within, *rest])),
        article=article,
    )


def _in_order(blocks: Iterable[Block]) -> list[Block]:
    return sorted(blocks, key=lambda block: block.start)


def _blocks(found: Sequence[Block], rows: Sequence[str], inner: Quoted) -> Iterator[Block]:
    """Yield blocks that reach over lines of a mark alone: each is of the one above it, or of the first."""
    starts = [inner.first, *(block.lines[0] for block in found[1:]), inner.last + 1]
    for block, (first, end) in zip(found, pairwise(starts), strict=True):
        last = max(number for number in range(first, end) if _is_marked(rows[number - 1]))
        mark = 0 if block.kind in _SET else min(_MARK, len(block.text) - len(block.text.lstrip(" ")))
        yield block._replace(lines=(first, last), start=block.start + mark, text=block.text[mark:])


_SET: frozenset[BlockKind] = frozenset({"table", "code"})
"""Their lines stay under each other."""
_MARK = 2
"""Signs that a mark takes."""


def _rest(rows: Sequence[str], inner: Quoted, taken: Container[int]) -> Iterator[Block]:
    """Yield what is around the quotation: paragraphs, and a signature or what a list adds as the footer."""
    own = lines.split(
        "\n".join(" " * len(row) if number in taken else row for number, row in enumerate(rows, 1))
    )
    is_footer = False
    for chunk in lines.chunks(own, 0, len(own) - 1):
        head, last = own[chunk.first], own[chunk.last].number
        opening = chunk.texts[0]
        is_footer = is_footer or (
            head.number > inner.last and (opening == _SIGNATURE or lines.is_rule(opening))
        )
        kind: BlockKind = "footer" if is_footer else "paragraph"
        yield Block(kind, (head.number, last), head.start, "\n".join(rows[head.number - 1 : last]))
