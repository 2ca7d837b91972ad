"""What each entry of a list has of its own: it is text, however much it looks like what is around texts.

The authors of each paper in a listing are nothing but links, and a class calls what is said of it comments;
but in each entry they are others. "Save", "Cite" and "Share" are the same in all.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader import lazy
from reader.pages.elements import ASKING, BYLINES, DATES, NO_TEXT, furniture_in, named, words_of
from reader.pages.lists import LEAST_ENTRIES, main_entries, make_of
from reader.pages.runs import flat, is_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.pages.tree import Node, Tree

ENTRIES = frozenset(("div", "article", "section", "li", "dd", "tr"))
SHARE = 0.3
"""What they have of the text, at least; their names may stand beside them."""
ENTRY = 2500
"""Characters of the longest entry."""
PART = 400
"""The same of a part."""
DIFFERENT, SAMPLE = 0.6, 12
"""The share of the first entries that have something else there."""
LINKS = 0.8
"""The share of link text from which a part is nothing but links."""

_NAMED = BYLINES | DATES
_NEVER = ASKING | NO_TEXT
LINK_BLOCKS = named("div section article ul ol table aside header footer nav center menu dl form")
"""Elements that are left out as nothing but links."""
_NUMBER = lazy.regex(r"\d+")


def own_parts(tree: Tree, root: Node) -> set[int]:
    """Return the places of the parts of a text's entries that say something else in most of them."""
    own: set[int] = set()
    for entries in main_entries(tree, root, _is_entry, SHARE):
        parts: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for entry in entries:
            for node in tree.inside(entry):
                if _is_in_doubt(node):
                    parts[make_of(node)].append(node)
        for alike in parts.values():
            if len(alike) >= LEAST_ENTRIES and _differ(alike[:SAMPLE]):
                own.update(node.place for node in alike)
    return own


def _is_entry(node: Node) -> bool:
    return node.tag in ENTRIES and 0 < node.size <= ENTRY


def _is_in_doubt(node: Node) -> bool:
    """Return whether a part may be taken for furniture: by its class, or as nothing but links."""
    if node.gone or not is_short(node, PART):
        return False
    words = furniture_in(node.name)
    if not words.isdisjoint(_NEVER):
        return False
    if words or not words_of(node.name).isdisjoint(_NAMED):
        return True
    return node.tag in LINK_BLOCKS and node.linked > node.size * LINKS


def _differ(parts: Sequence[Node]) -> bool:
    """Return whether most parts say something else; what is longer or shorter does, at a glance."""
    most = DIFFERENT * len(parts)
    return len({part.size for part in parts}) > most or len(set(map(_said, parts))) > most


def _said(node: Node) -> str:
    """Return what a part says, whatever the numbers in it are."""
    return _NUMBER.sub("0", flat(node, lambda _: None).text)
