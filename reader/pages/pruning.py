"""Leaving out what is not the text inside the main text: shares, tags, forms, links to other texts.

What leads to other texts and stands in the midst of the text stays, as a teaser; a closing note, as a footer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.pages.dates import date_in
from reader.pages.elements import (
    BYLINES,
    CAPTIONS,
    CREDITS,
    DATES,
    FURNITURE_ROLES,
    HEADINGS,
    INLINE,
    KEPT,
    NO_TEXT,
    QUOTES,
    RELATED,
    SURE,
    VERBATIM,
    WEAK,
    furniture_in,
    named,
    words_of,
)
from reader.pages.entries import LINK_BLOCKS, own_parts
from reader.pages.listed_papers import BLOCK
from reader.pages.names import BY
from reader.pages.runs import LINKS, is_links, is_short, text_in
from reader.pages.tables import is_data
from reader.pages.weighing import FIGURE, FURNITURE_TAGS, HEADING, IMAGE, LIST, PARAGRAPHS, TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.pages.tree import Node, Tree

PART = 0.2
"""The share of the text from which what a class calls furniture is none."""
WEAK_PART = 0.05
LARGE_PART = 0.5
"""The same for words that hardly anything else bears."""
LINKS_PART = 0.15
LINK_LIST = 0.5
"""The share of link text from which links are what the page is there for."""
TEASER = 300
"""Characters of the longest teaser."""
PICTURE = 16
"""Elements of a picture with its caption, at most."""
BYLINE = 120
"""Characters of the longest line of author and date."""
FIGURE_DEPTH = 4
"""Levels up to which a credit's figure is looked for."""
INSERT = 3000
"""Characters of the longest box beside the text."""
BESIDE_TITLE = 3
"""Elements right after a title that are looked at for its author."""
POST = "comment"
"""How words begin that the posts of a thread bear, which elsewhere are readers' comments."""
BESIDE = 80
"""Elements beside one that are looked at for their like."""
NOTE = 40
"""Characters of prose from which a footer is worth keeping."""

_DURATION = lazy.regex(
    r"\b\d{1,3}\s?(?:h|hrs?|hours?|min|mins|minutes?|minuten|std|stunden?|heures?|horas?|minutos?|ore|minuti)\b"
    r"(?!\W*(?:read|ago|lesezeit|de lecture|de lectura))",
    re.IGNORECASE,
)
_OF_LINES = (WEAK | {"dateline"}) - {"hidden", "print"}
_OF_LINKS = _OF_LINES | {"tooltip"}
"""Words of furniture that a part of a sentence may bear."""
_OF_HEADINGS = _OF_LINES | {"toc"}
_NAMING = HEADINGS.keys() | {"dt"}
"""Elements whose text may lead to themselves: in manual pages a name is its own permalink."""
_HEADS = named("head header info details")
_POSTS = named("post threadpost note answer question reply message action")
"""Words of classes that the heads of posts bear."""
_BOXES = ("aside", "sidebar")
"""How words of furniture begin that boxes in the midst of a text bear too."""
_ASKING = named("form button input iframe")
_TABLE_PARTS = named("tbody tr td th")
_WHOLES = VERBATIM | {"ul", "ol", "table", BLOCK}
"""Elements that are not taken apart where they stay: the items of a list, say, may well be links."""
_TELLING = LINK_BLOCKS | FURNITURE_TAGS | {"form"}
"""Elements that may be left out without any attribute."""


def prune(tree: Tree, root: Node, names: Iterable[int] = ()) -> None:
    """Mark what is left out of the main text, and give what stays its role where it is known.

    `names` are the places of what names the entries of a list, which stays.
    """
    whole = root.size
    links = root.linked < whole * LINK_LIST
    end = _end_of_prose(tree, root)
    posts = _words_of_posts(root)
    own = own_parts(tree, root).union(names)
    code_ends = listed_until = cells_until = -1
    for node in tree.inside(root):
        parent = node.parent
        if node.gone or parent is None:
            continue
        if parent.gone:
            node.gone = True
            continue
        if node.tag == "a" and "rel" in node.attributes and _sells(node, parent):
            parent.gone = True
            continue
        if parent.role is not None:
            node.role = parent.role
        elif (
            (node.attributes or node.tag in _TELLING)
            and node.place > code_ends
            and node.place not in own
            and not (node.place <= cells_until and node.tag in _TABLE_PARTS)
            and not (node.tag in INLINE and _is_said_in_line(node, parent))
            and not (posts and _is_post(node, posts))
        ):
            may_be_links = links and node.place > listed_until
            _judge(tree, node, whole, in_midst=node.place < end, links=may_be_links)
        if node.tag not in _WHOLES:
            continue
        if node.tag in VERBATIM:
            code_ends = max(code_ends, node.last)
            continue
        if node.tag == BLOCK:
            listed_until = max(listed_until, node.last)
            continue
        is_table = node.tag == "table" and is_data(tree, node)
        if is_table or (node.tag != "table" and not node.holds & (HEADING | TABLE | FIGURE | PARAGRAPHS)):
            listed_until = max(listed_until, node.last)
        if is_table:
            cells_until = node.last


def leave_out_byline(tree: Tree, heading: Node) -> None:
    """Mark the author and date that begin the first paragraph below a title, in an element of their own."""
    for node in tree.nodes[heading.last + 1 : heading.last + 1 + BESIDE_TITLE]:
        if node.tag in INLINE and 0 < node.size < BYLINE:
            text = text_in(node)
            if BY.match(text) and date_in(text) is not None:
                node.gone = True


def _sells(link: Node, box: Node) -> bool:
    """Return whether a link that is paid for is a line of its own in a small box with nothing to read."""
    is_line = "sponsored" in link.attributes["rel"].split() and box.run == link.run
    return is_line and box.tag in LINK_BLOCKS and box.size <= TEASER and not box.prose


def _words_of_posts(root: Node) -> frozenset[str]:
    """Return the words of comments that large parts of a text bear: these are the posts of a thread."""
    words: frozenset[str] = frozenset()
    large = [root]
    while large:
        node = large.pop()
        for child in node.children:
            if isinstance(child, str) or child.gone or child.size < root.size * PART:
                continue
            own = furniture_in(child.name)
            if not own & SURE:
                words |= {word for word in own if word.startswith(POST)}
                large.append(child)
    return words


def _is_post(node: Node, posts: frozenset[str]) -> bool:
    words = furniture_in(node.name)
    return bool(words) and words <= posts


def _is_said_in_line(node: Node, parent: Node) -> bool:
    """Return whether the class of a part of a line is no matter, in a sentence or as most of a heading."""
    words = furniture_in(node.name)
    if words == {"permalink"} and (parent.tag in _NAMING or parent.tag in INLINE):
        return node.size > 1 and parent.children[0] is node and node.get("href").startswith("#")
    if parent.tag in HEADINGS:
        return words == {"aside"} or (words <= _OF_HEADINGS and node.size * 2 > parent.size)
    is_prose = parent.prose > 0 and parent.run > node.size * 2
    return (
        is_prose
        and words <= (_OF_LINKS if node.tag == "a" else _OF_LINES)
        and not words_of(parent.name) & (BYLINES | DATES)
    )


def _end_of_prose(tree: Tree, root: Node) -> int:
    """Return the place of the last paragraph of prose."""
    inside = reversed(tree.inside(root))
    return next((node.place for node in inside if node.tag == "p" and node.good and not node.furniture), 0)


def _judge(tree: Tree, node: Node, whole: int, *, in_midst: bool, links: bool) -> None:
    tag, attributes, part, role = node.tag, node.attributes, PART, ""
    if attributes:
        if tag == "label" and node.get("for") and node.size <= NOTE:
            node.gone = True
            return
        part = LARGE_PART if node.name and words_of(node.name) & SURE else PART
        role = node.get("role")
    small = node.size < whole * part
    if small and (tag in FURNITURE_TAGS or role in FURNITURE_ROLES):
        _judge_by_tag(tree, node, in_midst=in_midst)
        return
    if tag == "form" and small and not node.good:
        node.gone = True
        return
    named_so = small and node.name and _is_named_furniture(node, whole)
    if named_so or (links and tag in LINK_BLOCKS and _is_links(tree, node, whole)):
        _leave_out(node, in_midst=in_midst)


def _judge_by_tag(tree: Tree, node: Node, *, in_midst: bool) -> None:
    words = words_of(node.name)
    if node.parent is not None and node.parent.tag in ("blockquote", "figure"):
        return
    if node.tag == "aside" and (words & QUOTES or (in_midst and _is_insert(tree, node))):
        return
    if node.tag == "footer" and _is_note(node):
        node.role = "footer"
    else:
        _leave_out(node, in_midst=in_midst)


def _is_insert(tree: Tree, node: Node) -> bool:
    """Return whether a box beside the text tells something, and asks for nothing: facts, a warning."""
    tells = node.prose > 0 or node.holds & LIST
    if not tells or node.linked or not is_short(node, INSERT):
        return False
    if not all(word.startswith(_BOXES) for word in furniture_in(node.name)):
        return False
    return all(inner.tag not in _ASKING for inner in tree.inside(node))


def _is_note(node: Node) -> bool:
    return (
        node.size - node.linked >= NOTE
        and node.good + node.bad > 0
        and not furniture_in(node.name) - {"footer"}
    )


def _is_named_furniture(node: Node, whole: int) -> bool:
    if node.tag in KEPT:
        return not NO_TEXT.isdisjoint(words_of(node.name))
    return _has_furniture_words(node, whole)


def _has_furniture_words(node: Node, whole: int) -> bool:
    words = furniture_in(node.name)
    if not words:
        return _is_byline(node)
    if words_of(node.name) & (CAPTIONS | QUOTES) or (words <= CREDITS and _in_figure(node)):
        return False
    return not words <= WEAK or node.size < whole * WEAK_PART


def _is_byline(node: Node) -> bool:
    """Return whether a class says that a short line names the author or the date, not a time it takes.

    Such is also the head of a post, with the date.
    """
    words = words_of(node.name)
    if not 0 < node.size < BYLINE or node.holds & FIGURE:
        return False
    if words & _HEADS and words & _POSTS and not node.holds & HEADING:
        return date_in(text_in(node)) is not None
    if not words & (BYLINES | DATES) or node.holds & IMAGE:
        return False
    return bool(words & BYLINES) or _DURATION.search(text_in(node)) is None


def _in_figure(node: Node) -> bool:
    around = [*node.outwards(FIGURE_DEPTH + 1)][1:]
    return any(one.tag in ("figure", "figcaption") or words_of(one.name) & CAPTIONS for one in around)


def _is_links(tree: Tree, node: Node, whole: int) -> bool:
    nothing_else = is_links(node) and node.size < whole * LINKS_PART
    return nothing_else and not _is_linked_picture(tree, node) and not _is_like_the_others(node)


def _is_like_the_others(node: Node) -> bool:
    """Return whether a section has the class of those beside it that have text."""
    if node.tag != "section" or node.parent is None or not (said := node.get("class")):
        return False
    beside = (child for child in node.parent.children[:BESIDE] if not isinstance(child, str))
    return sum(1 for one in beside if one.good and one.tag == "section" and one.get("class") == said) > 1


def _is_linked_picture(tree: Tree, node: Node) -> bool:
    """Return whether links are just a picture, and its caption, that lead to a larger one."""
    if not node.holds & IMAGE or node.holds & HEADING or node.last - node.place >= PICTURE:
        return False
    return any(words_of(one.name) & CAPTIONS for one in tree.nodes[node.place : node.last + 1])


def _leave_out(node: Node, *, in_midst: bool) -> None:
    if (
        in_midst
        and 0 < node.size <= TEASER
        and node.linked > node.size * LINKS / 2
        and words_of(node.name) & RELATED
    ):
        node.role = "teaser"
    else:
        node.gone = True
