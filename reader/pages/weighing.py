"""How much text lies where: sums over the tree, each made once, from below.

A run is the text of a block that stands in the block itself, its inline elements included. A run that reads
like prose is good, one of links or labels is bad; both are counted in characters and passed upwards.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.pages.copies import choose_copies
from reader.pages.elements import (
    ASKING,
    CONTENT,
    FURNITURE_ROLES,
    HEADINGS,
    HIDING_ROLES,
    INLINE,
    KEPT,
    LISTS,
    NO_TEXT,
    RELATED,
    SILENT,
    SURE,
    VERBATIM,
    WEAK,
    furniture_in,
    words_of,
)
from reader.pages.runs import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.pages.tree import Node, Tree

HEADING, TABLE, CODE, LIST, PARAGRAPH, FIGURE, IMAGE, QUOTE = (1 << bit for bit in range(8))
PARAGRAPHS = 1 << 8
"""More than one paragraph."""

FADE = 0.7
"""What a paragraph counts for its grandparent, of what it counts for its parent; and so on upwards."""
LONG = 80
"""Characters from which a run is prose without any punctuation."""
SHORT = 25
LINKED = 0.4
"""Share of link text from which a run is no prose."""
LOST = 3
"""How many times the prose of the main text is more than furniture has."""
LARGE = 0.2
"""The share of a page's text from which a class of content outweighs one of furniture."""
MOST = 0.6
"""Share of the page's text that furniture cannot have."""
COMMENTS = ("comment", "disqus", "replies", "kommentar")
"""How words begin that readers' comments bear, of which there may be far more than of the text."""
OUTSIDE = 500
"""Characters outside of comments from which these are not the text of a page."""

_SIGNS = lazy.regex(r"[,;:.!?…。，、！？；：](?:(?<=[。，、！？；：])|(?=\s|$|[”\"’')\]]))")
_COMMENT = lazy.regex("comment|replies|kommentar", re.IGNORECASE)
_HIDDEN = lazy.regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BITS = {
    **dict.fromkeys(HEADINGS, HEADING),
    **dict.fromkeys(VERBATIM, CODE),
    **dict.fromkeys(LISTS, LIST),
    "table": TABLE,
    "p": PARAGRAPH,
    "figure": FIGURE,
    "img": IMAGE,
    "picture": IMAGE,
    "blockquote": QUOTE,
}
SMALL = frozenset(
    ("visible-phone", "visible-xs", "visible-xs-block", "visible-xs-inline", "show-for-small-only")
)
"""Classes by which the usual style sheets show an element on small screens alone."""
FURNITURE_TAGS = frozenset(("nav", "aside", "footer"))


def weigh(tree: Tree, paid: frozenset[str] = frozenset()) -> None:
    """Fill in the sums of all nodes, and mark those that are not shown.

    `paid` are the classes of the parts that data says are for those who pay.
    """
    _sum_sizes(tree)
    choose_copies(tree)
    _forget_misleading(tree, paid)
    _mark(tree)
    _sum_runs(tree)


def _forget_misleading(tree: Tree, paid: frozenset[str]) -> None:
    """Forget classes that say furniture of the text itself.

    Such are those of the parts for those who pay, and what holds the page's only title is no teaser.
    """
    if paid:
        for node in tree.nodes:
            if not paid.isdisjoint(node.get("class").split()):
                node.name = ""
    titles = tree.of("h1")
    around, box = titles[0].parent if len(titles) == 1 else None, None
    while around is not None and around.tag not in KEPT:
        box = around if _is_teaser(around) else box
        around = around.parent
    for node in (box, *tree.inside(box)) if box is not None else ():
        if _is_teaser(node):
            node.name = ""


def _is_teaser(node: Node) -> bool:
    return bool(node.name) and bool(words := furniture_in(node.name)) and words <= RELATED


def weigh_anew(tree: Tree, misled: Node) -> None:
    """Fill in the sums anew, where the class of an element has misled."""
    if all(word.startswith(COMMENTS) for word in furniture_in(misled.name)):
        weigh_as_thread(tree)
    else:
        _weigh_renamed(tree, lambda _: "")


def weigh_as_thread(tree: Tree) -> None:
    """Fill in the sums anew; what is called comments is the posts of a thread."""
    _weigh_renamed(tree, lambda name: _COMMENT.sub("Threadpost", name))


def _weigh_renamed(tree: Tree, rename: Callable[[str], str]) -> None:
    for node in tree.nodes:
        node.size = node.linked = node.run = node.run_linked = node.prose = node.holds = 0
        node.good = node.bad = node.near = 0.0
        node.furniture = False
        node.name = rename(node.name)
    _sum_sizes(tree)
    _mark(tree)
    _sum_runs(tree)


def misjudged(tree: Tree, root: Node | None) -> Node | None:
    """Return an element whose class says furniture, and which has far more prose than the main text."""
    least = LOST * (root.good if root is not None else LONG)
    sure = SURE if root is not None else ASKING
    if tree.root.prose <= least:
        return None
    for node in tree.nodes:
        if (
            node.prose > least
            and node.furniture
            and node.tag not in FURNITURE_TAGS
            and not words_of(node.name) & sure
            and not _is_inside_furniture(node)
        ):
            return node
    return None


def _is_inside_furniture(node: Node) -> bool:
    return node.parent is not None and node.parent.furniture


def _sum_sizes(tree: Tree) -> None:
    """Sum up characters, white space counted once, of all that is not silent."""
    for node in reversed(tree.nodes):
        if node.tag in SILENT:
            node.gone = True
        else:
            run = 0
            for child in node.children:
                if isinstance(child, str) and not child.isspace():
                    # White space counts once, as in a line of ASCII it mostly does.
                    run += len(child.strip(" ") if child.isascii() and "\n" not in child else joined(child))
                    # A long run is prose without any punctuation.
                    if run < LONG and not node.signs and _SIGNS.search(child):
                        node.signs = 1
            if run:
                node.run = run
                node.size += run
        if (parent := node.parent) is not None:
            if node.last > parent.last:
                parent.last = node.last
            if not node.gone:
                parent.size += node.size


def _mark(tree: Tree) -> None:
    """Mark what is hidden, and what tags and classes say is furniture."""
    whole = tree.root.size
    for node in tree.nodes:
        parent = node.parent
        if parent is not None and parent.gone:
            node.gone = True
        elif node.attributes or node.tag in FURNITURE_TAGS:
            if not node.gone and node.size * 2 < whole and _is_hidden(node):
                node.gone = True
            node.furniture = _is_furniture(node, whole)
        if parent is not None and parent.furniture:
            node.furniture = True
        node.size = 0 if node.gone else node.run  # to be summed up anew, now of what is shown


def _is_hidden(node: Node) -> bool:
    attributes = node.attributes
    return (
        "hidden" in attributes
        or ("class" in attributes and _is_for_small_screens(attributes["class"]))
        or ("style" in attributes and _HIDDEN.search(attributes["style"][:1000]) is not None)
        or ("aria-hidden" in attributes and attributes["aria-hidden"].lower() == "true")
        or ("aria-modal" in attributes and attributes["aria-modal"].lower() == "true")
        or ("role" in attributes and attributes["role"].lower() in HIDING_ROLES)
    )


@lru_cache(maxsize=4096)
def _is_for_small_screens(name: str) -> bool:
    """Return whether a class shows an element on small screens alone; on others its text is elsewhere."""
    return not SMALL.isdisjoint(name.split())


def _is_furniture(node: Node, whole: int) -> bool:
    if node.tag in KEPT:
        named_so = node.name and node.tag != "h1" and not NO_TEXT.isdisjoint(words_of(node.name))
        return bool(named_so) and node.size < whole * MOST
    if node.tag in FURNITURE_TAGS or node.attributes.get("role") in FURNITURE_ROLES:
        return node.size < whole * MOST
    if not (name := node.name):
        return False
    words = furniture_in(name)
    if not words:
        return False
    if any(word.startswith(COMMENTS) for word in words):
        return whole - node.size > OUTSIDE or node.size < whole * MOST
    if words_of(name) & CONTENT and (words <= WEAK or node.size > whole * LARGE):
        return False
    return node.size < whole * MOST


def _sum_runs(tree: Tree) -> None:
    """Sum up runs, what is good and bad, and which kinds of elements are inside."""
    for node in reversed(tree.nodes):
        if node.gone:
            continue
        tag, parent = node.tag, node.parent
        if tag == "a" and ("href" in node.attributes or "onclick" in node.attributes):
            _take_link(node)
        inline = tag in INLINE
        if node.run and not inline:
            _judge(node)
        if parent is None:
            continue
        bits = node.holds | _BITS.get(tag, 0)
        if bits & PARAGRAPH & parent.holds:
            bits |= PARAGRAPHS
        parent.holds |= bits
        if node.size:
            _pass_up(node, parent, inline=inline)


def _take_link(node: Node) -> None:
    """Count all that is in a link as link text: no prose, whatever blocks it holds."""
    node.linked = node.size
    node.run_linked = node.run
    node.bad = node.size
    node.good = node.near = 0.0


def _pass_up(node: Node, parent: Node, *, inline: bool) -> None:
    """Add the sums of an element that has text to those of the one around it."""
    parent.size += node.size
    if node.linked:
        parent.linked += node.linked
    if node.bad:
        parent.bad += node.bad
    if node.prose:
        parent.prose += node.prose
        parent.good += node.good
        parent.near += node.near if inline else node.near * FADE
    if inline:
        parent.run += node.run
        parent.run_linked += node.run_linked
        parent.signs += node.signs


def _judge(node: Node) -> None:
    """Count a block's run as good or bad."""
    run, linked = node.run, node.run_linked
    if linked > run * LINKED:
        node.bad += run
        return
    tag = node.tag
    reads = run >= LONG or (run >= SHORT and node.signs)
    if (tag in HEADINGS or not reads) and tag not in VERBATIM:
        node.bad += run if node.furniture else linked
        return
    node.prose += run
    if node.furniture:
        node.bad += run
        return
    counted = run * 0.5 if tag == "li" else run
    node.good += counted
    # What stands in a paragraph counts in full for what holds the paragraph.
    node.near += counted / FADE if tag == "p" else counted
