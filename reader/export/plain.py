"""Documents and items as lines of text, for `reader show` on a terminal and in a pipe.

A line carries its role, not its looks: the printer decides on weight and colour, so the same lines work in a
pipe without any style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reader.export.wording import date_words, day_of, near_words, origin_words, pay_words
from reader.model import Article, Paper, Posting
from reader.naming import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Block, BlockKind, Document, Item, Outline, Section
    from reader.store.values import Marks

Role: TypeAlias = Literal["title", "heading", "text", "quiet", "code"]


class Line(NamedTuple):
    """A paragraph to print; the printer wraps `text` unless the role is `code`."""

    text: str
    role: Role = "text"
    first: str = ""
    """Printed before its first row."""
    rest: str = ""
    """Printed before each further row."""
    card: bool = False
    """Part of a paper, which a terminal sets apart from the article around it."""


BLANK = Line("")
RULE = Line("─" * 12, "quiet")

_ROLE_OF: dict[BlockKind, Role] = {
    "title": "title",
    "dek": "quiet",
    "heading": "heading",
    "question": "heading",
    "caption": "quiet",
    "teaser": "quiet",
    "footer": "quiet",
    "code": "code",
    "table": "code",
}
_SIGN_OF: dict[BlockKind, tuple[str, str]] = {
    "caption": ("  ─ ", "    "),
    "teaser": ("  ↗ ", "    "),
    "quote": ("  │ ", "  │ "),
}
_HEAD = frozenset({"title", "dek"})
_INDENTED: frozenset[BlockKind] = frozenset({"code", "table", "list"})


def document_lines(document: Document, today: str | None = None) -> Iterator[Line]:
    """Yield the whole document in order, with papers and postings laid out as such.

    `today`, in ISO 8601, tells which postings are closed.
    """
    papers = {paper.lines[0]: paper for paper in document.papers}
    postings = {posting.lines[0]: posting for posting in document.postings}
    told_to, head = 0, head_of(document.blocks)
    for number, block in enumerate(document.blocks):
        first = block.lines[0]
        if block.kind in ("paper", "posting") and first <= told_to:
            continue
        if number and not _touch(document.blocks[number - 1], block):
            yield BLANK
        if block.kind == "paper" and first in papers:
            told_to = papers[first].lines[1]
            yield from _paper_lines(papers[first], is_literal=document.is_literal)
        elif block.kind == "posting" and first in postings:
            told_to = postings[first].lines[1]
            yield from (RULE, BLANK)
            yield from _posting_lines(postings[first], today, is_literal=document.is_literal)
        else:
            yield from _block_lines(block, is_literal=document.is_literal)
        if document.outline and number == head:
            yield from _below_head(document.outline)


def item_lines(
    item: Item, marks: Marks | None = None, today: str | None = None, *, is_literal: bool = False
) -> Iterator[Line]:
    """Yield one item, the user's marks on it, and where it appears.

    `today` and `is_literal` are as for `content_lines`.
    """
    yield from content_lines(item.content, today, is_literal=is_literal)
    yield BLANK
    if marks is not None:
        yield from _marks_lines(marks)
    if item.near is not None:
        yield Line(f"{near_words(item.near)}: {item.near.id}", "quiet")
    if item.gone is not None:
        yield Line(f"gone since {day_of(item.gone)}", "quiet")
    for standing in item.standings:
        first, last = standing.lines
        yield Line(f"{standing.source}, lines {first}–{last}", "quiet")


def _marks_lines(marks: Marks) -> Iterator[Line]:
    words = ["starred"] * marks.starred
    if marks.status:
        words.append(
            f"{marks.status} since {day_of(marks.status_since)}" if marks.status_since else marks.status
        )
    if words or marks.tags:
        yield Line("  ·  ".join([*words, *(f"#{tag}" for tag in marks.tags)]), "quiet")
    for note in marks.notes:
        for number, text in enumerate(note.text.split("\n")):
            yield Line(text, "quiet", "" if number else f"{day_of(note.written)}  ", " " * 12)
    for highlight in marks.highlights:
        for number, text in enumerate(highlight.anchor.words.split("\n")):
            yield Line(text, "quiet", "" if number else f"{day_of(highlight.made)}  ", " " * 12)
        for text in highlight.note.split("\n") if highlight.note else ():
            yield Line(text, "quiet", " " * 14, " " * 14)
    if words or marks.tags or marks.notes or marks.highlights:
        yield BLANK


def content_lines(
    content: Article | Paper | Posting, today: str | None = None, *, is_literal: bool = False
) -> Iterator[Line]:
    """Yield the content of an item; `today` is as for `document_lines`.

    `is_literal` says of a paper or posting that markup said what its lines are; an article knows that itself.
    """
    if isinstance(content, Article):
        yield from _article_lines(content)
    elif isinstance(content, Paper):
        yield from _paper_lines(content, is_literal=is_literal)
    else:
        yield from _posting_lines(content, today, is_literal=is_literal)


def _touch(above: Block, below: Block) -> bool:
    """Return whether two list items directly follow each other, as in their source."""
    return above.kind == below.kind == "list" and above.lines[1] + 1 == below.lines[0]


def _article_lines(article: Article) -> Iterator[Line]:
    head = head_of(article.blocks)
    for number, block in enumerate(article.blocks):
        if number and not _touch(article.blocks[number - 1], block):
            yield BLANK
        yield from _block_lines(block, is_literal=article.outline is not None and article.outline.tells_lines)
        if article.outline and number == head:
            yield from _below_head(article.outline)


def head_of(blocks: Sequence[Block]) -> int | None:
    """Return which block is the last of title and standfirst; None if there is neither."""
    return max((at for at, block in enumerate(blocks) if block.kind in _HEAD), default=None)


def origin_lines(outline: Outline) -> Iterator[Line]:
    """Yield who wrote it and when, if that is known."""
    if words := origin_words(outline):
        yield Line(words, "quiet")


def _below_head(outline: Outline) -> Iterator[Line]:
    for line in origin_lines(outline):
        yield from (BLANK, line)


def _block_lines(block: Block, *, is_literal: bool) -> Iterator[Line]:
    role = _ROLE_OF.get(block.kind, "text")
    first, rest = _SIGN_OF.get(block.kind, ("", ""))
    for number, text in enumerate(block.text.split("\n")):
        indent = "" if block.kind not in _INDENTED else text[: len(text) - len(text.lstrip())]
        body = text.rstrip() if block.kind in ("code", "table") else " ".join(text.split())
        if block.kind in ("title", "heading") and not is_literal:
            body = name_of(body)  # the printer makes it bold
        if role == "code":
            yield Line(body, role)
        else:
            yield Line(
                body, role, (first if number == 0 else rest) + indent, rest + indent + _hang(block, body)
            )


def _hang(block: Block, text: str) -> str:
    """Return the white space under a list item's bullet or number."""
    sign, space, _ = text.partition(" ")
    return " " * (len(sign) + 1) if block.kind == "list" and space and not sign.isalpha() else ""


def _paper_lines(paper: Paper, *, is_literal: bool = False) -> Iterator[Line]:
    for part in paper.parts:
        if part.role == "summary":
            yield Line("", card=True)
        if part.role == "title":
            title = " ".join(part.text.split())
            yield Line(title if is_literal else name_of(title), "heading", card=True)
            continue
        role: Role = "text" if part.role == "summary" else "quiet"
        for text in part.text.split("\n"):
            if text.strip():
                yield Line(" ".join(text.split()), role, card=True)


def _posting_lines(posting: Posting, today: str | None, *, is_literal: bool = False) -> Iterator[Line]:
    if posting.role:
        yield Line(posting.role, "heading")
    yield from fact_lines(posting, today)
    for section in posting.sections:
        yield from _section_lines(section, is_literal=is_literal)


def fact_lines(posting: Posting, today: str | None = None) -> Iterator[Line]:
    """Yield what a posting says in its head, but for its role; `today` is as for `document_lines`."""
    facts = [posting.company, posting.place.text if posting.place else None, posting.level, posting.team]
    facts.append(pay_words(posting.pay) if posting.pay else None)
    facts.append({True: "remote", False: "on site", None: None}[posting.remote])
    yield Line("  ·  ".join(fact for fact in facts if fact), "quiet")
    if dates := date_words(posting, today):
        yield Line(dates, "quiet")
    further = [place.text for place in posting.places if place != posting.place]
    if further:
        yield Line(f"also {'; '.join(further)}", "quiet", rest="     ")


def _section_lines(section: Section, *, is_literal: bool) -> Iterator[Line]:
    if section.heading:
        heading = section.heading if is_literal else name_of(section.heading)
        yield from (BLANK, Line(heading, "heading"))
    before = None
    for block in section.blocks:
        if block.kind == "paragraph" or before != "bullet":
            yield BLANK
        if block.kind == "bullet":
            yield Line(block.line, "text", " • ", "   ")
        else:
            yield Line(block.line)
        before = block.kind
