"""Finding the main text: which element of a page holds it, and what before it belongs to it.

Each element that may hold it is scored by the prose near it (weighing.py) times what its tag and class say.
The best one grows upwards (growing.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.pages.dates import date_in
from reader.pages.elements import (
    BYLINES,
    CAPTIONS,
    CONTAINERS,
    CONTENT,
    DATES,
    DEKS,
    HEADINGS,
    LEADS,
    NO_TEXT,
    WEAK,
    furniture_in,
    words_of,
)
from reader.pages.entries import LEAST_ENTRIES, alike, main_entries, make_of
from reader.pages.growing import LEVELS, grown, with_notes
from reader.pages.listed_papers import papers_around
from reader.pages.names import BY
from reader.pages.runs import text_in
from reader.pages.weighing import FIGURE, FURNITURE_TAGS, HEADING, IMAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.pages.listed_papers import Signs
    from reader.pages.tree import Node, Tree

LEAST = 140.0
"""The score from which prose is a main text."""
LEAST_OF_ALL = 40.0
LISTED = 20
"""Characters of the shortest entry of a list of links."""
SOME = 60
"""Characters from which an element that is marked as the main part is taken for it without any prose."""
AGAINST = 0.2
"""What a character of links takes from a score."""


class Cue(NamedTuple):
    """What an element shows, and what its score is multiplied by for it."""

    name: str
    factor: float
    holds: Callable[[Node], object]


CUES = (
    Cue("marked as the text of an article", 1.4, lambda node: "articlebody" in node.get("itemprop").lower()),
    Cue("an article", 1.15, lambda node: node.tag == "article" or node.get("role") == "article"),
    Cue("the main part", 1.1, lambda node: node.tag == "main" or node.get("role") == "main"),
    Cue("a class of content", 1.15, lambda node: words_of(node.name) & CONTENT),
    Cue("a class of furniture", 0.6, lambda node: furniture_in(node.name)),
    Cue("the whole page", 0.85, lambda node: node.tag in ("html", "body")),
    Cue("a list or its item", 0.7, lambda node: node.tag in ("ul", "ol", "dl", "li", "dd")),
    Cue("a paragraph or less", 0.5, lambda node: node.tag in ("span", "font", "blockquote", "tr", "tbody")),
)

NEXT = 4
"""Elements after a heading that are looked at for one under it."""
SAYS, SAYS_MOST = 4, 600
"""Words of the shortest, characters of the longest standfirst in a heading."""
NEAR_TITLE = 2500
"""Characters within which what follows a heading belongs to it."""


ABSTRACT = 0.3
"""The share of a page's prose from which an abstract is all that the page has of a paper."""
MORE = 1.6
"""How much more prose a text has than an abstract, from which it brings along what is not of the paper."""
OTHERS = 1.2
"""How much more prose there may be around an abstract, such as notes on it."""
_BOXES = frozenset(("div", "section", "blockquote", "p", "article"))


def main_text(tree: Tree, papers: Signs) -> Node | None:
    """Return what holds a page's main text and the papers it lists; None if there is hardly any.

    `papers` is what tells of these.
    """
    text = _prose(tree)
    abstract = _abstract(tree)
    if abstract is not None and (text is None or not _is_just_around(text, abstract)):
        return abstract
    return papers_around(papers, text) or text


def _is_just_around(text: Node, abstract: Node) -> bool:
    """Return whether a text is an abstract or part of it, or has little more than that."""
    return text.is_within(abstract) or (abstract.is_within(text) and text.good <= abstract.good * MORE)


def _abstract(tree: Tree) -> Node | None:
    """Return the abstract of the paper that a page is of, with its facts, if the page has no more of it."""
    if not any(node.get("name") == "citation_title" for node in tree.of("meta")):
        return None
    named_so = (
        node
        for node in tree.nodes
        if node.prose and node.name and node.tag in _BOXES and "abstract" in words_of(node.name)
    )
    longest = max(named_so, key=lambda node: node.good, default=None)
    if longest is None or longest.good <= tree.root.good * ABSTRACT:
        return None
    around = longest.parent
    return around if around is not None and around.good <= longest.good * OTHERS else longest


def _prose(tree: Tree) -> Node | None:
    best, most = None, _least(tree)
    for node in tree.nodes:
        # No cue more than doubles a score: what has not half of the most need not be looked at.
        if node.near * 2 > most and node.tag in CONTAINERS and not node.gone:
            score = score_of(node)
            if score > most:
                best, most = node, score
    if most < LEAST and (listed := _list_of_links(tree)) is not None:
        return listed
    text = best or _marked(tree)
    if text is None:
        return _box_of_entries(tree)
    if (box := _box_of_alike(tree, text)) is not None:
        return box
    return text if best is None else with_notes(tree, grown(tree, best))


def _box_of_entries(tree: Tree) -> Node | None:
    """Return what holds the entries that a page without any prose is there for."""
    entries = max(main_entries(tree, tree.root), key=len, default=None)
    if entries is None:
        return None
    around = entries[0].outwards()
    return next(box for box in around if entries[-1].is_within(box) and box is not entries[0])


def _list_of_links(tree: Tree) -> Node | None:
    """Return the element that lists links, each in an element of one make, if most of a page is such a list.

    Such are the jobs of a site for news, and directories. On these a sentence over the list is no main text.
    """
    shown = _shown(tree)
    for entries in alike(tree, tree.root, _is_listed):
        if sum(one.size for one in entries) * 2 >= shown:
            around = entries[0].outwards()
            return next(box for box in around if entries[-1].is_within(box) and box is not entries[0])
    return None


def _is_listed(node: Node) -> bool:
    return node.linked > 0 and node.size >= LISTED and node.get("class") != "" and not node.furniture


def _box_of_alike(tree: Tree, node: Node) -> Node | None:
    """Return what holds an element and others of its make, or of what it is in, if most of a page is this."""
    for one in node.outwards(LEVELS):
        if one.parent is None or not one.get("class"):
            continue
        beside = (it for it in one.parent.children if not isinstance(it, str) and it.linked)
        sizes = [it.size for it in beside if make_of(it) == make_of(one)]
        if len(sizes) >= LEAST_ENTRIES and sum(sizes) * 2 >= _shown(tree):
            return one.parent
    return None


def _shown(tree: Tree) -> int:
    """Return the size of a page without what is named furniture."""
    return tree.root.size - sum(node.size for node in tree.nodes if _is_outermost(node))


def _is_outermost(node: Node) -> bool:
    return node.furniture and not (node.parent is not None and node.parent.furniture)


def _least(tree: Tree) -> float:
    """Return the score from which prose is a main text: less on a page that has little else."""
    return max(LEAST_OF_ALL, min(LEAST, (tree.root.size - tree.root.linked) * 0.4))


def _marked(tree: Tree) -> Node | None:
    """Return the largest element that is marked as the main part of the page, if it has some text."""
    marked = [node for node in tree.nodes if _is_marked(node) and not node.gone and node.size >= SOME]
    return max(marked, key=lambda node: node.size, default=None)


def _is_marked(node: Node) -> bool:
    return (
        node.tag in ("main", "article")
        or "articlebody" in node.get("itemprop").lower()
        or node.get("role") == "main"
    )


def score_of(node: Node) -> float:
    """Return how well an element would do as the main text, in characters of prose."""
    score = node.near
    for cue in CUES:
        if cue.holds(node):
            score *= cue.factor
    return score - AGAINST * node.bad


def lead_in(tree: Tree, heading: Node | None, root: Node) -> list[Node]:
    """Return what stands between the title's heading and the main text and belongs to it.

    Pictures, standfirsts and paragraphs; in the order of the page, none inside another.
    """
    if heading is None or not heading.last < root.place:
        return []
    found: list[Node] = []
    after, size = heading.last, 0
    second = second_heading(tree, heading)
    for node in tree.nodes[heading.last + 1 : root.place]:
        if node.place <= after or node.last >= root.place:
            continue
        size += node.run
        if size > NEAR_TITLE:
            return []
        if node.gone or (_is_furniture_itself(node) and not _is_teaser_of_its_own(node)):
            after = node.last
        elif node is second or _is_lead(node) or is_only_beside(heading, node):
            found.append(node)
            after = node.last
    return found


def _is_furniture_itself(node: Node) -> bool:
    """Return whether an element is furniture by what it says itself, and no frame of a picture.

    What it stands in may hold the title too, and is then none: a "banner" with the headline.
    """
    words = furniture_in(node.name)
    if words and words <= WEAK and node.holds & FIGURE:
        return False
    named_so = words or words_of(node.name) & NO_TEXT
    return node.furniture and bool(named_so or node.tag in FURNITURE_TAGS or node.get("role"))


def _is_teaser_of_its_own(node: Node) -> bool:
    """Return whether what is called a teaser is the standfirst: named so in full, and without a link."""
    words = words_of(node.name)
    return bool(words & DEKS) and furniture_in(node.name) <= {"teaser"} and not node.linked


def is_caption(node: Node) -> bool:
    """Return whether a class says that a short text is a picture's caption."""
    words = words_of(node.name)
    return (
        bool(words & CAPTIONS) and not words & DEKS and 0 < node.size <= SAYS_MOST and not node.holds & IMAGE
    )


def second_heading(tree: Tree, heading: Node) -> Node | None:
    """Return the heading of a lower level right under the title's, which has some words to say."""
    for node in tree.nodes[heading.last + 1 : heading.last + 1 + NEXT]:
        if node.gone or not node.size:
            continue
        lower = HEADINGS.get(node.tag, 0) > HEADINGS.get(heading.tag, 1)
        if (
            not lower
            or node.parent is not heading.parent
            or _is_furniture_itself(node)
            or node.size > SAYS_MOST
        ):
            return None
        return node if len(text_in(node).split()) >= SAYS else None
    return None


def is_standfirst(tree: Tree, node: Node) -> bool:
    """Return whether a heading under the title's is a standfirst and not the first of the text's own.

    It is where its class says so, where both stand in a header of their own, or the author or the date comes
    next.
    """
    around = node.parent
    in_header = around is not None and around.tag in ("header", "hgroup")
    return in_header or bool(words_of(node.name) & DEKS) or is_before_byline(tree, node)


def is_only_beside(heading: Node | None, node: Node) -> bool:
    """Return whether a short paragraph is all that stands beside the title in a header, and no byline."""
    around = node.parent
    if heading is None or around is None or heading.parent is not around or node.size > SAYS_MOST:
        return False
    if node.tag != "p" or around.tag not in ("header", "hgroup") or node.linked:
        return False
    beside = [child for child in around.children if not isinstance(child, str) and child.size]
    text = text_in(node)
    is_alone = beside[-2:] == [heading, node]
    return is_alone and len(text.split()) >= SAYS and BY.match(text) is None and date_in(text) is None


def is_before_byline(tree: Tree, node: Node) -> bool:
    """Return whether what comes right after an element is marked as the author or the date."""
    after = next((one for one in tree.nodes[node.last + 1 : node.last + 1 + NEXT] if one.size), None)
    return after is not None and (
        after.tag == "time"
        or "author" in after.get("rel").split()
        or bool(words_of(after.name) & (BYLINES | DATES))
    )


def _is_lead(node: Node) -> bool:
    if node.tag == "figure":
        return True
    if node.holds & HEADING:
        return False
    words = words_of(node.name)
    if words & DEKS or is_caption(node):
        return True
    if words & LEADS or "description" in node.get("itemprop").lower().split():
        return (
            0 < node.size <= SAYS_MOST
            and node.linked * 2 < node.size
            and node.tag not in ("ul", "ol", "table")
        )
    return node.tag == "p" and node.good > 0
