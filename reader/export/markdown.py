"""Items as Markdown: a heading, the known facts, the user's notes and highlights, and the text of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.markdown_blocks import block_lines, escaped, words_of
from reader.export.plain import content_lines, fact_lines, head_of, origin_lines
from reader.export.wording import day_of, lines_words
from reader.model import Article, Paper, Posting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.formats import Taken
    from reader.export.plain import Line
    from reader.model import Block, Item
    from reader.store.values import Passage


def lines(items: Iterable[Taken]) -> Iterator[str]:
    """Yield the items; outside text is escaped, so nothing in a document acts as Markdown."""
    for number, taken in enumerate(items):
        if number:
            yield from ("", "---", "")
        yield from _one(taken)


def _one(taken: Taken) -> Iterator[str]:
    item, marks = taken.item, taken.marks
    yield f"# {escaped(item.title)}"
    yield ""
    yield from (f"- {fact}" for fact in _facts(item, taken.document))
    if marks.starred or marks.status or marks.tags:
        words = ["starred"] * marks.starred
        if marks.status:
            since = f" since {day_of(marks.status_since)}" if marks.status_since else ""
            words.append(f"{marks.status}{since}")
        yield f"- Marks: {', '.join([*words, *map(escaped, marks.tags)])}"
    for note in marks.notes:
        yield ""
        yield f"> **{day_of(note.written)}** " + "\n> ".join(map(escaped, note.text.split("\n")))
    if taken.passages:
        yield from ("", "## Highlights")
        for passage in taken.passages:
            yield from _highlight(passage, taken.document)
        yield from ("", "## Text")
    yield ""
    yield from _body(item, taken.blocks)


def _highlight(passage: Passage, document: str) -> Iterator[str]:
    """Yield the words as a quotation, where they are, and the note."""
    highlight = passage.highlight
    yield ""
    yield from (f"> {escaped(line)}".rstrip() for line in highlight.anchor.words.split("\n"))
    yield ""
    yield f"— {escaped(document)}, {escaped(lines_words(passage.lines, passage.heading))}"
    if highlight.note:
        yield ""
        yield from ("  \n".join(map(escaped, highlight.note.split("\n")))).split("\n")


def _facts(item: Item, document: str) -> Iterator[str]:
    content = item.content
    if isinstance(content, Posting) and content.place:
        yield escaped(content.place.text)
    if isinstance(content, Paper) and content.authors:
        yield escaped(", ".join(content.authors))
    places = "; ".join(
        f"{standing.source}, lines {standing.lines[0]}–{standing.lines[1]}" for standing in item.standings
    )
    yield f"From {escaped(document)} ({escaped(places)})"
    if item.gone:
        yield f"Gone since {day_of(item.gone)}"


def _body(item: Item, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the text without the title, which is above it already.

    `blocks` are what markup said the item's lines are, if there was any.
    """
    content = item.content
    if isinstance(content, Article):
        yield from _article(content, item.title)
    elif isinstance(content, Posting) and blocks:
        yield from _lines(fact_lines(content), "")
        yield ""
        yield from _parted(block_lines(_without_title(blocks, item.title, is_literal=True), is_literal=True))
    else:
        yield from _lines(content_lines(content, is_literal=bool(blocks)), item.title)


def _article(article: Article, title: str) -> Iterator[str]:
    is_literal = article.outline is not None and article.outline.tells_lines
    head = head_of(article.blocks)
    split = 0 if head is None else head + 1
    above = _without_title(article.blocks[:split], title, is_literal=is_literal)
    below = article.blocks[split:]
    chunks = list(block_lines(above, is_literal=is_literal))
    if head is not None and article.outline:
        chunks.append([_line(line) for line in origin_lines(article.outline)])
    chunks += block_lines(below, is_literal=is_literal)
    yield from _parted(chunk for chunk in chunks if chunk)


def _without_title(blocks: Sequence[Block], title: str, *, is_literal: bool) -> Sequence[Block]:
    """Return blocks without the first that is nothing but the title."""
    words = " ".join(title.split())
    for at, block in enumerate(blocks):
        if words_of(block, is_literal=is_literal) == words:
            return [*blocks[:at], *blocks[at + 1 :]]
    return blocks


def _parted(chunks: Iterable[list[str]]) -> Iterator[str]:
    for number, chunk in enumerate(chunks):
        if number:
            yield ""
        yield from chunk


def _lines(lines: Iterable[Line], title: str) -> Iterator[str]:
    """Yield lines but the first that is nothing but the title."""
    words = " ".join(title.split())
    before = ""
    for line in lines:
        if words and " ".join(line.text.split()) == words:
            words = ""
            continue
        text = _line(line)
        if text or before:
            yield text
        before = text


def _line(line: Line) -> str:
    if not line.text.strip():
        return ""
    text = escaped(line.text)
    if line.role == "heading":
        return f"## {text}"
    return f"- {text}" if line.first.strip() == "•" else text
