"""Lists: which are lists, and which only lay a page out."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.pages.elements import HEADINGS, named, words_of
from reader.pages.runs import flat
from reader.pages.tree import Node
from reader.pages.weighing import CODE, FIGURE, HEADING, LIST, PARAGRAPH, PARAGRAPHS, QUOTE, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.pages.tree import Tree

ITEMS = frozenset(("li", "dt", "dd"))
BULLETS = frozenset("•◦▪·‣–*")
"""Signs of items that some pages write as text."""
_ENTRIES = frozenset(("div", "article", "section"))
_CARDS = _ENTRIES | {"li", "tr"}
_FLATTENED = HEADINGS.keys() | {"ul", "ol", "li", "table", "tbody", "tr", "td", "p"}
"""What makes lines of a card, and no more."""
_OF_TEXTS = HEADING | TABLE | CODE | LIST | PARAGRAPH | FIGURE | QUOTE
_POSTS = named("post threadpost reply answer message timelineentry timelineitem")
"""Words of classes of list items that are the posts of a thread."""
FIRST = 3
"""Items of a list that are looked at for such words."""
MAIN_PART = 0.5
"""The share of a page's text that its entries have, at least."""
LEAST_ENTRIES = 3
LONGEST_ENTRY = 600
"""Characters."""
LINKS = 0.8
"""The share of link text from which an element is a link."""
MANY = 100
"""Elements of a card, at most."""
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


def mark_entries(tree: Tree, root: Node) -> None:
    """Make items of the entries that a page is there for, as those of a board of jobs are.

    Such are elements of one class, one after the other, that each begin with a link and say more, but have no
    heading, paragraph or list in them; and cards, which a heading opens over short lines.
    """
    for entries in main_entries(tree, root, _is_entry):
        for entry in entries:
            entry.tag = "li"
    for entries in main_entries(tree, root, _may_be_card):
        if sum(entry.prose for entry in entries) * 2 > sum(entry.size for entry in entries):
            continue  # they tell something
        for entry in entries:
            entry.tag = "li"
            names = {flat(part, lambda _: None).text for part in tree.inside(entry) if part.tag in HEADINGS}
            for part in tree.inside(entry):
                if part.tag in _FLATTENED:
                    part.tag = "div"
                elif part.tag == "a" and flat(part, lambda _: None).text in names:
                    for inner in tree.inside(part):  # it covers the card, and says its name to screen readers
                        inner.name = ""
            assert entry.parent is not None  # noqa: S101 - it is inside the root
            entry.parent.holds &= ~(HEADING | TABLE | LIST)


def main_entries(
    tree: Tree, root: Node, fits: Callable[[Node], bool], part: float = MAIN_PART
) -> Iterator[list[Node]]:
    """Yield the elements of one make that fit and have such a part of the text; none is inside another."""
    ends: list[int] = [-1]
    begins: list[int] = [-1]
    for entries in alike(tree, root, fits):
        within = ends[bisect_right(begins, entries[0].place) - 1]
        if entries[0].place > within and sum(it.size for it in entries) >= root.size * part:
            for entry in entries:
                at = bisect_right(begins, entry.place)
                begins.insert(at, entry.place)
                ends.insert(at, entry.last)
            yield entries


def alike(tree: Tree, root: Node, fits: Callable[[Node], bool]) -> Iterator[list[Node]]:
    """Yield the elements within one that fit, three and more of one make together, none inside another."""
    makes: dict[tuple[str, ...], list[Node]] = {}
    for node in tree.inside(root):
        if node.gone or not fits(node):
            continue
        same = makes.setdefault(make_of(node), [])
        if not same or same[-1].last < node.place:
            same.append(node)
    return (entries for entries in makes.values() if len(entries) >= LEAST_ENTRIES)


def make_of(node: Node) -> tuple[str, ...]:
    """Return what elements of one make share: their name and class, and those of what they are in."""
    around = (node.parent.tag, node.parent.get("class")) if node.parent is not None else ()
    return (node.tag, node.get("class"), *around)


def _is_entry(node: Node) -> bool:
    """Return whether an element begins with a link, and has more short text of its own."""
    if node.tag not in _ENTRIES or not node.get("class") or not 0 < node.size <= LONGEST_ENTRY:
        return False
    if node.linked == node.size or node.holds & _OF_TEXTS:
        return False
    first = first_in(node)
    return isinstance(first, Node) and first.linked > first.size * LINKS and first.size < node.size


def _may_be_card(node: Node) -> bool:
    """Return whether an element begins with a link, as of its heading, and has little else."""
    if node.tag not in _CARDS or not 0 < node.size <= LONGEST_ENTRY:
        return False
    return (
        bool(node.holds & HEADING)
        and not node.holds & (CODE | PARAGRAPHS | QUOTE)
        and node.last - node.place <= MANY
        and (_begins_with_link(node) or _is_headed_by_link(node))
    )


def _is_headed_by_link(node: Node) -> bool:
    """Return whether the first heading in an element is a link."""
    inside = [node]
    while inside and inside[-1].tag not in HEADINGS:
        inside += [child for child in reversed(inside.pop().children) if not isinstance(child, str)]
    return bool(inside) and inside[-1].linked > inside[-1].size * LINKS


def _begins_with_link(node: Node) -> bool:
    first: Node | str | None = node
    while isinstance(first, Node):
        if first.linked > first.size * LINKS:
            return True
        first = first_in(first)
    return False


def first_in(node: Node) -> Node | str | None:
    """Return the first of what is in an element: text, or an element with some."""
    return next((child for child in node.children if isinstance(child, str) or child.size), None)
