"""Lists: which are lists, and which only lay a page out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.pages.elements import named, words_of
from reader.pages.weighing import FIGURE, HEADING, PARAGRAPHS, TABLE

if TYPE_CHECKING:
    from reader.pages.tree import Node

ITEMS = frozenset(("li", "dt", "dd"))
BULLETS = frozenset("•◦▪·‣–*")
"""Signs of items that some pages write as text."""
_POSTS = named("post threadpost reply answer message timelineentry timelineitem")
"""Words of classes of list items that are the posts of a thread."""
FIRST = 3
"""Items of a list that are looked at for such words."""
LONG_ITEM = 400
"""Characters of a list's items, on average, from which the list only lays prose out."""


def only_lays_out(node: Node) -> bool:
    """Return whether a list is of things with headings, pictures or paragraphs of their own.

    Steps are numbered, and may have pictures.
    """
    if node.holds & (HEADING | TABLE) or (node.holds & FIGURE and node.tag != "ol"):
        return True
    items = [child for child in node.children if not isinstance(child, str) and child.tag in ITEMS]
    if any(words_of(item.name) & _POSTS for item in items[:FIRST]):
        return True
    return bool(node.holds & PARAGRAPHS) and node.size > LONG_ITEM * max(1, len(items))


def first_number(node: Node) -> int:
    """Return the number of a list's first item."""
    said = node.get("start")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
