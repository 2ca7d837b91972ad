"""Entries: the jobs, papers or links that a page lists, and what each of them has of its own.

An entry becomes an item, with its lines; headings and cells in it, as cards have, are no more than such.
What differs from entry to entry is text, however much it looks like what is around texts: the authors of a
paper are nothing but links, and a class calls what is said of it comments. "Cite" is the same in all.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from reader import lazy
from reader.pages.elements import (
    ASKING,
    BYLINES,
    DATES,
    HEADINGS,
    NO_TEXT,
    furniture_in,
    named,
    words_of,
)
from reader.pages.entry_fields import part_fields
from reader.pages.listed_papers import BLOCK
from reader.pages.runs import is_links, is_short, text_in
from reader.pages.tree import Node
from reader.pages.weighing import CODE, FIGURE, HEADING, LIST, PARAGRAPH, PARAGRAPHS, QUOTE, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.pages.tree import Tree

LEAST_ENTRIES = 3
"""Elements of one make that are entries."""
MAIN_PART = 0.5
"""The share of a page's text that its entries have, at least."""
OWN_PART = 0.3
"""The same where only parts of theirs are in doubt; their names may stand beside them."""
LONGEST, LONGEST_TOLD = 600, 2500
"""Characters of an entry that is short lines, and of one that may have a text."""
PART = 400
"""Characters of the longest part in doubt."""
DIFFERENT, SAMPLE = 0.6, 12
"""The share of the first entries that have something else there."""
SURE = 0.5
"""The share of a page's entries that look so by themselves; a badge may open the others."""
TOLD = 0.6
"""The share of prose from which entries with headings tell something."""
BUTTON = 40
"""Characters of the longest link that may be a button."""

_BOXES = frozenset(("div", "article", "section"))
_PLAIN_CARDS = _BOXES | {"li"}
_CARDS = _PLAIN_CARDS | {"tr"}
_TOLD = _CARDS | {"dd", BLOCK}
_LINES = HEADINGS.keys() | {"ul", "ol", "li", "table", "tbody", "tr", "td", "p"}
"""What makes lines of an entry, and no more."""
_OF_TEXTS = TABLE | PARAGRAPH | FIGURE
_NAMED = BYLINES | DATES
_NEVER = ASKING | NO_TEXT
LINK_BLOCKS = named("div section article ul ol table aside header footer nav center menu dl")
"""Elements that are left out as nothing but links."""
_NUMBER = lazy.regex(r"\d+")


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


def mark_entries(tree: Tree, root: Node) -> set[int]:
    """Make items of the entries that a page is there for: short lines that a link opens or heads.

    Return the places of the headings that name them, and of what these are in: text, though they may be
    nothing but links that say the same in all.
    """
    names: set[int] = set()
    for entries in main_entries(tree, root):
        _leave_out_buttons(tree, entries)
        for entry in entries:
            names.update(_around_name(tree, entry))
            _make_item(tree, entry)
    return names


def _around_name(tree: Tree, entry: Node) -> Iterator[int]:
    """Yield the places of the first heading in an entry, and of what that is in."""
    heading = next((node for node in tree.inside(entry) if node.tag in HEADINGS), entry)
    return (node.place for node in takewhile(lambda node: node is not entry, heading.outwards()))


def main_entries(tree: Tree, root: Node) -> Iterator[list[Node]]:
    """Yield the entries alike that an element is there for."""
    for entries in _main(tree, root, _may_be_entry, MAIN_PART, sure=_is_entry):
        if not (_tell(entries) and any(entry.holds & HEADING for entry in entries)):
            yield entries


def _tell(entries: Sequence[Node]) -> bool:
    return sum(entry.prose for entry in entries) > TOLD * sum(entry.size for entry in entries)


def _leave_out_buttons(tree: Tree, entries: Sequence[Node]) -> None:
    """Leave out the links that say the same in most entries and lead elsewhere in each: "View profile".

    Jobs of the same name do so too: where no heading names an entry, a link may be what does.
    """
    if not all(entry.holds & HEADING for entry in entries):
        return
    links: dict[str, list[Node]] = defaultdict(list)
    for entry in entries:
        heading_ends = -1
        for node in tree.inside(entry):
            if node.tag in HEADINGS:
                heading_ends = node.last
            elif node.tag == "a" and node.place > heading_ends and _may_be_button(node):
                links[text_in(node)].append(node)
    for same in links.values():
        addresses = {node.get("href") for node in same}
        if len(addresses) > max(LEAST_ENTRIES - 1, DIFFERENT * len(entries)):
            for node in same:
                node.gone = True


def _may_be_button(node: Node) -> bool:
    return not node.gone and 0 < node.size <= BUTTON and not node.holds


def _main(
    tree: Tree,
    root: Node,
    fits: Callable[[Node], bool],
    part: float,
    *,
    sure: Callable[[Node], bool] = lambda _: True,
) -> Iterator[list[Node]]:
    """Yield the elements alike that have such a part of the text; none is inside another, of any make.

    Of most, `sure` has to hold.
    """
    inside: set[int] = set()
    for entries in alike(tree, root, fits):
        if (
            entries[0].place not in inside
            and sum(it.size for it in entries) >= root.size * part
            and sum(map(sure, entries)) > len(entries) * SURE
        ):
            for entry in entries:
                inside.update(range(entry.place, entry.last + 1))
            yield entries


def _may_be_entry(node: Node) -> bool:
    """Return whether an element is short lines: of paragraphs, if they are one link or few of them prose."""
    if node.tag not in _CARDS or not is_short(node, LONGEST) or node.holds & (CODE | QUOTE):
        return False
    return not node.holds & PARAGRAPHS or node.linked == node.size or node.prose * 2 <= node.size


def _is_entry(node: Node) -> bool:
    """Return whether such lines begin with a link, or the first heading among them is one."""
    if node.holds & HEADING:
        return _begins_with_link(node) or _is_headed_by_link(node)
    if node.holds & PARAGRAPHS and node.linked == node.size:
        return True
    if node.tag not in _PLAIN_CARDS or not node.get("class") or node.holds & _OF_TEXTS:
        return False
    return node.linked * 2 < node.size and _begins_with_link(node)


def _begins_with_link(node: Node) -> bool:
    first: Node | str | None = node
    while isinstance(first, Node) and not is_links(first):
        first = first_in(first)
    return isinstance(first, Node)


def _is_headed_by_link(node: Node) -> bool:
    inside = [node]
    link_ends = -1
    while inside and inside[-1].tag not in HEADINGS:
        part = inside.pop()
        if part.tag == "a":
            link_ends = part.last
        inside += [child for child in reversed(part.children) if not isinstance(child, str)]
    return bool(inside) and (is_links(inside[-1]) or inside[-1].place <= link_ends)


def first_in(node: Node) -> Node | str | None:
    """Return the first of what is in an element: text, or an element with some."""
    return next((it for it in node.children if (not it.isspace() if isinstance(it, str) else it.size)), None)


def _make_item(tree: Tree, entry: Node) -> None:
    """Make an item of an entry, whatever list it is in, and lines of what is in it."""
    entry.tag = "li"
    names = {text_in(part) for part in tree.inside(entry) if part.tag in HEADINGS}
    for part in tree.inside(entry):
        if part.tag in _LINES:
            part.tag = "div"
        elif part.tag == "a" and names and text_in(part) in names:
            for inner in tree.inside(part):  # it covers the card, and says its name to screen readers
                inner.name = ""
        part_fields(part)
    part_fields(entry)
    assert entry.parent is not None  # noqa: S101 - it is inside the root
    entry.parent.holds &= ~(HEADING | TABLE | LIST)


def own_parts(tree: Tree, root: Node) -> set[int]:
    """Return the places of the parts of a text's entries that say something else in most of them."""
    own: set[int] = set()
    for entries in _main(tree, root, _may_tell, OWN_PART):
        parts = [node for entry in entries for node in tree.inside(entry) if _may_be_part(node)]
        doubtful = _by_make(filter(_is_in_doubt, parts))
        alike = {make for make, same in doubtful.items() if not _differ(same)}
        others = _by_make(parts) if alike else {}
        for make, same in doubtful.items():
            if make not in alike or _differ(others[make]):
                own.update(node.place for node in same)
    return own


def _may_be_part(node: Node) -> bool:
    return not node.gone and is_short(node, PART)


def _by_make(nodes: Iterable[Node]) -> dict[tuple[str, ...], list[Node]]:
    makes: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        makes[make_of(node)].append(node)
    return makes


def _may_tell(node: Node) -> bool:
    return node.tag in _TOLD and 0 < node.size <= LONGEST_TOLD


def _is_in_doubt(node: Node) -> bool:
    """Return whether a part may be taken for furniture: by its class, or as nothing but links."""
    words = furniture_in(node.name)
    if not words.isdisjoint(_NEVER):
        return False
    if words or not words_of(node.name).isdisjoint(_NAMED):
        return True
    return (node.tag in LINK_BLOCKS or node.tag == "form") and is_links(node)


def _differ(parts: Sequence[Node]) -> bool:
    """Return whether most of some parts say something else; what is longer or shorter does, at a glance."""
    if len(parts) < LEAST_ENTRIES:
        return False
    parts = parts[:SAMPLE]
    most = DIFFERENT * len(parts)
    return len({part.size for part in parts}) > most or len(set(map(_said, parts))) > most


def _said(node: Node) -> str:
    """Return what a part says, whatever the numbers in it are."""
    return _NUMBER.sub("0", text_in(node))
