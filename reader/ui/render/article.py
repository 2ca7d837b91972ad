"""An article: its blocks in their order, each kind with its look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.commands import COMMANDS
from reader.ui.render.flow import INDENT, list_pieces, prose, source_lines
from reader.ui.render.marks import mark_pieces
from reader.ui.view import Piece, View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Block, BlockKind, Document
    from reader.store.values import Marks

CAPTION_SIGN = "─ "
QUOTE_SIGN = "│ "
TEASER_SIGN = "↗ "
ELSEWHERE_SIGN = "→ "


def article_view(document: Document, marks: Marks | None = None) -> View:
    """Everything but papers and postings, of which a quiet line each says where they are.

    The title comes first, and the dek: pictures that stood above them follow. What the user left on the
    article stands above the title.
    """
    pieces: list[Piece] = [*mark_pieces(marks)]
    papers_told = False
    before: Block | None = None
    for block in _title_first(document.blocks):
        if block.kind == "paper":
            if not papers_told:
                pieces.append(_elsewhere(len(document.papers), "paper", "part_papers"))
            papers_told = True
        elif block.kind == "paragraph" and "\n" not in block.text:
            pieces.append(Piece(block.text, block.start))
        elif block.kind == "list" and before is not None and _continues(before, block):
            first, *others = RENDERERS["list"](block)
            pieces += [first._replace(space=0), *others]
        elif block.kind != "posting":
            pieces += RENDERERS[block.kind](block)
        before = block
    if document.postings:
        told = _elsewhere(len(document.postings), "posting", "part_postings")
        pieces.append(told._replace(space=2))
    if marks is not None and len(pieces) > 1 and pieces[1].style == "title":
        pieces[1] = pieces[1]._replace(space=1)  # the line of marks is in the space above it
    return View(f"{document.id}:article", pieces)


def _title_first(blocks: Sequence[Block]) -> Sequence[Block]:
    first = next((at for at, block in enumerate(blocks) if block.kind != "caption"), 0)
    after = next((at for at in range(first, len(blocks)) if blocks[at].kind not in ("title", "dek")), first)
    return [*blocks[first:after], *blocks[:first], *blocks[after:]] if first and after > first else blocks


def _continues(before: Block, block: Block) -> bool:
    """Whether a list item follows another without a blank line in the source."""
    return before.kind == "list" and before.lines[1] + 1 == block.lines[0]


def _elsewhere(count: int, noun: str, command: str) -> Piece:
    """A line that leads to another part: "7 papers · press 2"."""
    key = next(entry.keys for entry in COMMANDS if entry.name == command).split(",")[0]
    words = f"{count} {noun}{'' if count == 1 else 's'} · press {key}"
    return Piece(words, style="dim", sign=ELSEWHERE_SIGN)


def _title(block: Block) -> list[Piece]:
    return [Piece(prose(block.text), block.start, "title", space=2)]


def _dek(block: Block) -> list[Piece]:
    return [Piece(prose(block.text), block.start, "dek")]


def _paragraph(block: Block) -> list[Piece]:
    return [Piece(prose(block.text), block.start)]


def _heading(block: Block) -> list[Piece]:
    return [Piece(prose(block.text), block.start, "heading", space=2)]


def _question(block: Block) -> list[Piece]:
    return [Piece(prose(block.text), block.start, "question", space=2)]


def _caption(block: Block) -> list[Piece]:
    return _signed(block, "caption", CAPTION_SIGN, indent=2 * INDENT)


def _teaser(block: Block) -> list[Piece]:
    return _signed(block, "aside", TEASER_SIGN, indent=INDENT)


def _footer(block: Block) -> list[Piece]:
    return _signed(block, "dim", "")


def _signed(block: Block, style: str, sign: str, indent: int = 0) -> list[Piece]:
    """Each line by itself, the first with the sign, the others below its words."""
    lines = source_lines(block.text, block.start)
    return [
        Piece(text, start, style, 0 if at else 1, indent + (len(sign) if at else 0), "" if at else sign)
        for at, (text, start) in enumerate(lines)
    ]


def _quote(block: Block) -> list[Piece]:
    """The words, and on the last line, where there are several, who said them."""
    words, line_end, source = block.text.rpartition("\n")
    if not line_end:
        return [Piece(block.text, block.start, "quote", 1, INDENT, QUOTE_SIGN, every=True)]
    [(name, at)] = source_lines(source, block.start + len(words) + 1)
    return [
        Piece(prose(words), block.start, "quote", 1, INDENT, QUOTE_SIGN, every=True),
        Piece(name, at, "aside", 0, INDENT, QUOTE_SIGN, every=True),
    ]


def _list(block: Block) -> list[Piece]:
    return list_pieces(block.text, block.start)


def _unwrapped(block: Block) -> list[Piece]:
    return [Piece(block.text, block.start, "code", indent=INDENT, wrap=False)]


RENDERERS: dict[BlockKind, Callable[[Block], list[Piece]]] = {
    "title": _title,
    "dek": _dek,
    "paragraph": _paragraph,
    "heading": _heading,
    "question": _question,
    "caption": _caption,
    "quote": _quote,
    "teaser": _teaser,
    "list": _list,
    "table": _unwrapped,
    "code": _unwrapped,
    "footer": _footer,
}
