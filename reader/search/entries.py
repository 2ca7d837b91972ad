"""What search knows of an item: where its words stand, and which of them name it.

An item's text, for search, is an article's blocks, a paper's parts, a posting's place line and text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Article, Document, Item, Paper, Posting
from reader.places import names
from reader.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.search.query import Field


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that reads on without a break."""

    start: int
    """Where it stands in the document's text."""
    text: str


@dataclass(slots=True)
class Entry:
    """An item in the index, with the document that its text is read from."""

    item: Item
    document: Document
    head: str
    """The words that name it, folded, between spaces: ranking reads these for every candidate."""


def stretches(item: Item, document: Document) -> Iterator[Stretch]:
    """The item's text in document order, with offsets in the document where it stands first."""
    content = item.content
    if isinstance(content, Posting):
        start = place_start(content, document)
        yield Stretch(start, document.text[start : content.start + len(content.text)])
        return
    for part in content.blocks if isinstance(content, Article) else content.parts:
        yield Stretch(part.start, part.text)


def place_start(posting: Posting, document: Document) -> int:
    """Where the place line stands, which is right above the text; where there is none, the text's start."""
    if posting.place is None:
        return posting.start
    line = posting.place.text
    # Blank lines may stand between; the last mention before the text is the line itself.
    found = document.text.rfind(line, max(0, posting.start - len(line) - 64), posting.start)
    return found if found >= 0 else posting.start


def field_words(item: Item) -> dict[Field, list[str]]:
    """The words of the item's fields, as far as it has them."""
    content = item.content
    if isinstance(content, Paper):
        return {"author": words(" ".join(content.authors))}
    if not isinstance(content, Posting):
        return {}
    named = [name for place in content.places for name in names(place)]
    lines = [place.text for place in content.places]
    fields: dict[Field, list[str]] = {
        "place": list(dict.fromkeys(words(" ".join([*lines, *named])))),
        "role": words(content.role or ""),
        "level": words(content.level or ""),
        "team": words(content.team or ""),
    }
    return {name: found for name, found in fields.items() if found}


def head_words(item: Item, fields: dict[Field, list[str]]) -> list[str]:
    """The words that name the item: its title, and for postings role, level, team and place; authors."""
    # Without a role a posting's title is its first words, which name nothing.
    title = [] if isinstance(item.content, Posting) else words(item.title)
    return title + [word for found in fields.values() for word in found]
