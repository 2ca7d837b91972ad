"""What parts of an item are compared, and which two items may be the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.folding import letters
from reader.model import Paper, Posting

if TYPE_CHECKING:
    from reader.model import Item, ItemKind


class Facts(NamedTuple):
    """What an item states about itself that sets it apart from others, whatever its text."""

    kind: ItemKind
    role: str
    """A posting's role, folded; "" if unknown."""
    level: str
    """A posting's level; "" if unknown."""


def facts(kind: ItemKind, role: str | None, level: str | None) -> Facts:
    """Return what an item states, from its role and level as they are written; None if unknown."""
    return Facts(kind, letters(role or ""), level or "")


def facts_of(item: Item) -> Facts:
    """Return what is known about an item."""
    content = item.content
    role, level = (content.role, content.level) if isinstance(content, Posting) else (None, None)
    return facts(item.kind, role, level)


def may_be_same(a: Facts, b: Facts) -> bool:
    """Return whether two items can be the same, judging by what they state rather than by their texts.

    They must be of one kind, and agree in role and level where both state it: unknown contradicts nothing.
    """
    return a.kind == b.kind and all(not x or not y or x == y for x, y in zip(a[1:], b[1:], strict=True))


def text_of(item: Item) -> str:
    """Return the words that make an item what it is, leaving out its place.

    A posting's text; a paper's title, authors and summary; an article's title, dek and blocks.
    """
    content = item.content
    if isinstance(content, Posting):
        return content.text
    if isinstance(content, Paper):
        return "\n".join((content.title, *content.authors, content.summary or ""))
    return "\n".join((content.title or "", content.dek or "", *(block.text for block in content.blocks)))
