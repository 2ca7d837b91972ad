"""A document's items: its article, papers and postings, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Article, Item, Paper, Posting, Standing
from reader.naming import name_of

if TYPE_CHECKING:
    from reader.model import Document

_TITLE_WORDS = 8
_SIGNED, _OPENING = 400, 2000
"""How many characters are searched for Markdown, and for the words."""


def items_of(document: Document) -> tuple[Item, ...]:
    """Return the items in document order; one that appears twice is one item with two standings."""
    found: dict[str, Item] = {}
    contents: list[Article | Paper | Posting] = [*document.papers, *document.postings]
    if document.article:
        contents.insert(0, document.article)
    for content in contents:
        standing = Standing(document.id, document.source, content.lines)
        known = found.get(content.id)
        standings = (*known.standings, standing) if known else (standing,)
        first = known.content if known else content
        found[content.id] = Item(first, standings, title_of(first, document))
    return tuple(found.values())


def title_of(content: Article | Paper | Posting, document: Document) -> str:
    """Return an item's title for lists: that of its document, where it has none."""
    if isinstance(content, Posting):
        words = content.role or _first_words(content.text, is_literal=document.is_literal)
        return words or (content.place.text if content.place else document.name)
    return content.title or document.name


def _first_words(text: str, *, is_literal: bool) -> str:
    opening = text[:_SIGNED] if is_literal else name_of(text[:_SIGNED])
    words = (opening + text[_SIGNED:_OPENING]).split()
    return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
