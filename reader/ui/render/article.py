"""The views of a document's article and papers, and the marks above them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from reader.export.wording import origin_words
from reader.markdown_signs import heading_mark, heading_words
from reader.naming import count_of
from reader.ui.commands import first_key
from reader.ui.document.view import HIDDEN_CHAR, RULE, TextBlock, View
from reader.ui.render.repeated_text import FOLD_SIGN, without_page_lines
from reader.ui.render.text_flow import INDENT, list_blocks, prose, source_lines, spaced_out, unquoted
from reader.ui.symbols import mark_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.model import Block, BlockKind, Document, Paper, PartRole
    from reader.store.values import Marks
    from reader.ui.document.view import Highlights

HEAD = frozenset({"title", "dek"})
NOTE_SIGN = "✎ "
CAPTION_SIGN = "─ "
QUOTE_SIGN = "│ "
TEASER_SIGN = "↗ "
ELSEWHERE_SIGN = "→ "
MINOR = 3
"""Headings of this rank or lower have less space before them, if the source tells their rank."""
DASHES = ("-", "–", "—", "―")
"""Starts of a line that says who is quoted."""
_FENCED = re.compile(
    r"(?P<fence>`{3,}|~{3,})[ ]*(?P<name>[^\n`]*?)[ ]*\n(?P<code>.*?)(?:\n(?P=fence)[ ]*)?", re.DOTALL
)


PAPER_STYLES: dict[PartRole, tuple[str, int]] = {
    "title": ("title", 1),
    "authors": ("dim", 0),
    "summary": ("text", 1),
    "note": ("dim", 1),
}
"""The style of each part of a paper, and the blank lines before it."""


def article_view(
    document: Document,
    marks: Marks | None = None,
    keymap: Mapping[str, str] | None = None,
    *,
    fold: Highlights | None = None,
    join_labels: bool = False,
) -> View:
    """Show everything but papers and postings, with a dimmed line for each saying where they are.

    Title and dek come first, before any pictures that the source has above them; the user's marks come before
    the title. With `fold`, lines that belong to the page are folded unless they have a highlight. With
    `join_labels`, labels with nothing under them are folded into a line.
    """
    remapped = keymap or {}
    blocks = _title_first(document.blocks)
    head = next((at for at, block in enumerate(blocks) if block.kind not in HEAD), len(blocks))
    text_blocks = [*mark_blocks(marks)]
    renderers = LITERAL if document.is_literal else RENDERERS
    for block in blocks[:head]:
        text_blocks += renderers[block.kind](block)
    if document.outline and (words := origin_words(document.outline)):
        text_blocks.append(TextBlock(words, style="dim", space=1 if head else 0))
    if 0 < head < len(blocks):
        text_blocks.append(TextBlock("", style=RULE, space=0))
    text_blocks += _body(document, blocks[head:], remapped, join_labels=join_labels)
    if document.postings:
        told = _elsewhere(len(document.postings), "posting", "part_postings", remapped)
        text_blocks.append(told._replace(space=2))
    if marks is not None and len(text_blocks) > 1 and text_blocks[1].style == "title":
        text_blocks[1] = text_blocks[1]._replace(space=0)  # the line of marks is in the space above it
    if fold is not None:
        text_blocks = list(without_page_lines(text_blocks, fold))
    markdown = not document.is_literal
    return View(f"{document.id}:article", text_blocks, source=document.text, marked=markdown)


def papers_view(document: Document, marks_of: Callable[[str], Marks] | None = None) -> View:
    """Show all papers in full, with a thin rule between them."""
    blocks: list[TextBlock] = []
    for paper in document.papers:
        if blocks:
            # A line of marks takes the space above the rule.
            blocks.append(TextBlock("", style=RULE, space=0 if marks_of else 1))
        blocks += _card(paper, unwrap=str if document.is_literal else prose)
        blocks += mark_blocks(marks_of(paper.id) if marks_of else None)
    return View(f"{document.id}:papers", blocks, source=document.text, marked=not document.is_literal)


def _card(paper: Paper, unwrap: Callable[[str], str]) -> Iterator[TextBlock]:
    before: PartRole | None = None
    for part in paper.parts:
        style, space = PAPER_STYLES[part.role]
        # Affiliations belong to the authors before them, and notes to each other.
        close = part.role == "note" and before in ("authors", "note")
        yield TextBlock(unwrap(part.text), part.start, style, 0 if close else space)
        before = part.role


def mark_blocks(marks: Marks | None, words: str = "") -> Iterator[TextBlock]:
    """Yield star, status and tags in a line, then each note with its date; `words` begin the line.

    The line is there even without marks, so that marking moves nothing.
    """
    if marks is None:
        return
    line = " · ".join(part for part in (words, mark_summary(marks)) if part)
    yield TextBlock(line or " ", style="mark", space=0)
    for note in marks.notes:
        dated = f"{note.written:%Y-%m-%d}  {note.text}"
        yield TextBlock(dated, style="mark", space=0, indent=INDENT, sign=NOTE_SIGN)


def _body(
    document: Document, blocks: Sequence[Block], remapped: Mapping[str, str], *, join_labels: bool
) -> Iterator[TextBlock]:
    """Yield what comes after title and dek."""
    papers_told = False
    literal = document.is_literal
    renderers = LITERAL if literal else RENDERERS
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind == "list":
            items = ((block.text, block.start, space) for block, space in _spaced(run))
            yield from list_blocks(*items, literal=literal)
        elif kind == "quote":
            for block, space in _spaced(run):
                first, *others = renderers[kind](block)
                yield from (first._replace(space=space), *others)
        elif kind == "paper":
            if not papers_told:
                yield _elsewhere(len(document.papers), "paper", "part_papers", remapped)
            papers_told = True
        elif kind == "footer":
            yield from _footers(list(run), document.text, join_labels=join_labels)
        elif kind != "posting":
            for block in run:
                yield from renderers[kind](block)


def _spaced(run: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """Yield each block with the blank lines before it: none where the source has none."""
    last: int | None = None
    for block in run:
        yield block, 0 if last is not None and last + 1 == block.lines[0] else 1
        last = block.lines[1]


def _title_first(blocks: Sequence[Block]) -> Sequence[Block]:
    first = next((at for at, block in enumerate(blocks) if block.kind != "caption"), 0)
    after = next((at for at in range(first, len(blocks)) if blocks[at].kind not in ("title", "dek")), first)
    return [*blocks[first:after], *blocks[:first], *blocks[after:]] if first and after > first else blocks


def _elsewhere(count: int, noun: str, command: str, remapped: Mapping[str, str]) -> TextBlock:
    """Return a line that leads to another tab: "7 papers · press 2"."""
    words = f"{count_of(count, noun)} · press {first_key(command, remapped)}"
    return TextBlock(words, style="dim", sign=ELSEWHERE_SIGN)


def _title(block: Block) -> list[TextBlock]:
    return [_marked(block, "title", space=1)]


def _dek(block: Block) -> list[TextBlock]:
    return [TextBlock(prose(block.text), block.start, "dek")]


def _paragraph(block: Block) -> list[TextBlock]:
    return [TextBlock(prose(block.text), block.start)]


def _heading(block: Block) -> list[TextBlock]:
    rank = block.level or len(heading_mark(block.text).rstrip())
    return [_marked(block, *_heading_look(rank))]


def _heading_look(rank: int) -> tuple[str, int]:
    """Return the style of a heading, and the blank lines before it; rank 0 is unknown."""
    return ("heading", 2) if rank < MINOR else ("subheading", 1)


def _marked(block: Block, style: str, space: int) -> TextBlock:
    """Return a heading without its Markdown marks, and without the line of signs under it."""
    first, last = heading_words(block.text)
    return TextBlock(prose(block.text[first:last]), block.start + first, style, space)


def _question(block: Block) -> list[TextBlock]:
    return [TextBlock(prose(block.text), block.start, "question", space=2)]


def _caption(block: Block) -> list[TextBlock]:
    return _signed(block, "caption", CAPTION_SIGN, indent=2 * INDENT)


def _teaser(block: Block) -> list[TextBlock]:
    return _signed(block, "aside", TEASER_SIGN, indent=INDENT)


def _footer(block: Block) -> list[TextBlock]:
    return _signed(block, "dim", "")


def _footers(blocks: Sequence[Block], text: str, *, join_labels: bool) -> Iterator[TextBlock]:
    """Yield the lines of a run of footers, or one folded line if they are labels with nothing under them."""
    lines = [line for block in blocks for line in _footer(block)]
    if join_labels and _are_labels(lines):
        start, last = blocks[0].start, blocks[-1]
        yield TextBlock(spaced_out(text[start : last.start + len(last.text)]), start, "dim", sign=FOLD_SIGN)
        return
    yield from (line._replace(space=int(at == 0)) for at, line in enumerate(lines))


def _are_labels(lines: Sequence[TextBlock]) -> bool:
    # Imported here because it needs all of the parser.
    from reader.parsing.tail import is_footer

    return all(is_footer(line.text) for line in lines)


def _signed(block: Block, style: str, sign: str, indent: int = 0) -> list[TextBlock]:
    """Return each line as a block, the first with a sign, the others aligned with its text."""
    lines = source_lines(block.text, block.start)
    return [
        TextBlock(text, start, style, 0 if at else 1, indent, " " * len(sign) if at else sign)
        for at, (text, start) in enumerate(lines)
    ]


def _quote(block: Block) -> list[TextBlock]:
    return _quoted(block, unquoted(block.text), prose)


def _quoted(block: Block, text: str, unwrap: Callable[[str], str]) -> list[TextBlock]:
    """Return the quotation, and who said it if it has more than one line."""
    words, line_end, source = text.rpartition("\n")
    if not line_end:
        style = "aside" if text.lstrip(HIDDEN_CHAR)[:1] in DASHES else "quote"
        return [TextBlock(text, block.start, style, 1, INDENT, QUOTE_SIGN, every=True)]
    [(name, at)] = source_lines(source, block.start + len(words) + 1)
    return [
        TextBlock(unwrap(words), block.start, "quote", 1, INDENT, QUOTE_SIGN, every=True),
        TextBlock(name, at, "aside", 0, INDENT, QUOTE_SIGN, every=True),
    ]


def _table(block: Block) -> list[TextBlock]:
    plain = TextBlock(block.text, block.start, "code", indent=INDENT, wrap=False)
    if "|" not in block.text:
        return [plain]
    # Imported here because few texts have tables.
    from reader.ui.document.tables import tables_in

    stretches = ((block.text[start:stop], block.start + start) for start, stop in tables_in(block.text))
    return [plain._replace(text=text, start=start, table=True) for text, start in stretches]


def _code(block: Block) -> list[TextBlock]:
    """Return the code, and the language that its fence names."""
    fenced = _FENCED.fullmatch(block.text)
    if fenced is None or block.language:
        return _literal_code(block)
    name, code = fenced["name"], fenced["code"]
    language = name.split()[0].lower() if name else ""
    start = block.start + fenced.start("code")
    text_block = TextBlock(code, start, "code", 1, INDENT, wrap=False, language=language)
    if not name:
        return [text_block]
    return [
        TextBlock(name, block.start + fenced.start("name"), "dim", 1, INDENT),
        text_block._replace(space=0),
    ]


def _literal_code(block: Block) -> list[TextBlock]:
    language = (block.language or "").lower()
    return [TextBlock(block.text, block.start, "code", indent=INDENT, wrap=False, language=language)]


def _literal_title(block: Block) -> list[TextBlock]:
    return [TextBlock(block.text, block.start, "title", 1)]


def _literal_dek(block: Block) -> list[TextBlock]:
    return [TextBlock(block.text, block.start, "dek")]


def _literal_paragraph(block: Block) -> list[TextBlock]:
    return [TextBlock(block.text, block.start)]


def _literal_heading(block: Block) -> list[TextBlock]:
    return [TextBlock(block.text, block.start, *_heading_look(block.level or 0))]


def _literal_question(block: Block) -> list[TextBlock]:
    return [TextBlock(block.text, block.start, "question", space=2)]


def _literal_quote(block: Block) -> list[TextBlock]:
    return _quoted(block, block.text, str)


RENDERERS: dict[BlockKind, Callable[[Block], list[TextBlock]]] = {
    "title": _title,
    "dek": _dek,
    "paragraph": _paragraph,
    "heading": _heading,
    "question": _question,
    "caption": _caption,
    "quote": _quote,
    "teaser": _teaser,
    "table": _table,
    "code": _code,
    "footer": _footer,
}
LITERAL: dict[BlockKind, Callable[[Block], list[TextBlock]]] = {
    **RENDERERS,
    "title": _literal_title,
    "dek": _literal_dek,
    "paragraph": _literal_paragraph,
    "heading": _literal_heading,
    "question": _literal_question,
    "quote": _literal_quote,
    "code": _literal_code,
}
"""Renderers for text from markup: its signs and line breaks are its own."""
