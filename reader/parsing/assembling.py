"""Spans of a document's lines → its blocks, its article, its papers, and the document that one ad is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.folding import squash
from reader.model import Article, Block, Document, Paper, Part, identity
from reader.naming import name_of
from reader.parsing import lines, mail_heads
from reader.parsing.lines import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.model import BlockKind, Hint, PartRole
    from reader.parsing.ads import Ad
    from reader.parsing.lines import Head, Line, Span
    from reader.parsing.outlined import Markup

_NO_ARTICLE = frozenset({"paper", "posting", "footer"})
_PROSE = frozenset({"paragraph", "question", "quote", "list", "dek", "code"})


def tells(blocks: Sequence[Block], *, jobs: bool) -> bool:
    """Return whether a document says something in its own voice, and not only gives or lists jobs."""
    return not jobs or any(block.kind in _PROSE for block in blocks)


def of_ad(
    rows: Sequence[Line],
    text: str,
    ad: Ad,
    folded: Sequence[str],
    source: str,
    notices: tuple[str, ...],
    marked: Markup | None = None,
) -> Document:
    """Return the document that a page of one ad is; what markup says of its lines is believed."""
    from reader.parsing import postings
    from reader.parsing.ads import blocks

    spans = list(blocks.spans(ad))
    heads = {span.first for span in spans if span.kind == "heading"}
    title, kinds, details = ad.title, {}, None
    if marked is not None:
        spans = list(marked.claimed(ad, spans))
        heads = {span.first for span in spans if span.kind == "heading"}
        title, kinds = marked.title if marked.title is not None else ad.title, marked.kinds
        details = marked.details
        ad = marked.below_title(ad)
    subject = mail_heads.subject(rows) if marked is None else None
    name = rows[title].bare if title is not None else None
    if subject and (name is None or subject[0] == title):
        name = subject[1]
    return Document(
        id=identity("document", "".join(folded) or text.strip()),
        source=source,
        text=text,
        title=name if marked is not None or name is None else name_of(name),
        dek=None,
        blocks=tuple(block(rows, text, span, details) for span in spans),
        article=None,
        papers=(),
        postings=(postings.of_ad(rows, text, ad, folded, heads, kinds),),
        notices=notices,
    )


def block(
    rows: Sequence[Line],
    text: str,
    span: Span,
    details: Mapping[tuple[BlockKind, int], Hint] | None = None,
) -> Block:
    """Return the block that a span is; `details` has the rank of headings and the language of code."""
    kind, begin, end = span
    first = rows[begin]
    block = Block(kind, (first.number, rows[end].last), first.start, text_of(rows, text, begin, end))
    hint = details.get((kind, first.number)) if details else None
    return block if hint is None else block._replace(level=hint.level, language=hint.language)


def article(blocks: Sequence[Block], title: str | None, name: str | None, dek: str | None) -> Article | None:
    """Return what the document says in its own voice, or None if it is only papers and postings.

    `title` is the line as it is, from which the article's identity is made, and `name` the title to show.
    """
    own = tuple([block for block in blocks if block.kind not in _NO_ARTICLE])
    if not own:
        return None
    opening = next((block.text for block in own if block.kind == "paragraph"), own[0].text)
    number = identity("article", squash(title or ""), squash(opening))
    return Article(number, name, dek, own, (own[0].lines[0], own[-1].lines[1]))


def paper(rows: Sequence[Line], text: str, head: Head, shown: Callable[[str], str] = name_of) -> Paper:
    """The paper's value, with every stretch of its lines in one of its parts.

    `shown` makes the title to show of the title as it is.
    """
    stretches: list[tuple[PartRole, int, int]] = [("title", *head.title), ("authors", *head.authors)]
    stretches += [("note", *rows[index].stretch) for index in head.notes]
    stretches += [("summary", *rows[index].stretch) for index in head.summary]
    parts = tuple(
        Part(role, begin, text[begin:stop]) for role, begin, stop in sorted(stretches, key=lambda it: it[1])
    )
    title = lines.unbroken(text[slice(*head.title)])
    summary = "\n\n".join(rows[index].bare for index in head.summary) or None
    return Paper(
        id=identity("paper", squash(title), squash(" ".join(head.names))),
        title=shown(title),
        authors=head.names,
        summary=summary,
        lines=(
            rows[min((*head.rows, *head.notes))].number,
            rows[max((*head.rows, *head.notes, *head.summary))].last,
        ),
        parts=parts,
    )
