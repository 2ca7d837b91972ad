"""How far the main text reaches around the element that was found: prose, more of its kind, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.pages.elements import CONTAINERS, HEADINGS, named, words_of
from reader.pages.weighing import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.pages.tree import Node, Tree

_NUMBER = lazy.regex(r"#\d{1,7}\b|\b(?:[Bb]ug|[Ii]ssue|[Tt]icket)\s\d{1,7}\b|\[[A-Z][A-Z0-9]{1,9}-\d{1,6}\]")
"""How the title of a report gives its number: "#63", "Bug 63", "[LOCK-63]"."""
GROWTH = 0.06
"""The share of further prose from which it is worth while to grow."""
IMPURITY = 0.25
"""Bad characters a good one may bring along when growing."""
MARKED_IMPURITY = 0.5
"""The same where a tag says that it is the main part of the page."""
KIN = 0.1
"""What a sibling of the same class must have of the prose."""
QUESTIONS, ANSWERS, REPORTS = (
    named("question"),
    named("answer answers solution solutions"),
    named("description report"),
)
THREADS = ((QUESTIONS, ANSWERS), (ANSWERS, QUESTIONS), (REPORTS, named("notes threadpost")))
"""Words of classes, and of those of what goes on with the same: questions and reports, and the answers."""
NOTES = named("references bibliography reflist footnotes endnotes contact contacts")
"""Words of classes of what may close an article."""
BESIDE = 20
"""Children of an element, and of the one around it, among which a heading is looked for."""
PARTS = 2
"""Further elements of the same make from which these are parts of one text."""
FRAMES = named("col column columns container box block clearfix content grid inner row section wrap wrapper")
"""Words of classes that say nothing of what is inside."""
LEVELS = 6


def grown(tree: Tree, node: Node) -> Node:
    """Return the element or one around it, if what comes along is mostly prose or more of its kind."""
    best, levels, further = node, LEVELS, _further_parts(tree, node)
    while levels and (parent := node.parent) is not None and node.tag != "body":
        if parent.size > node.size:  # what adds nothing is no level: cells and rows of tables for layout
            levels -= 1
            if parent.tag in CONTAINERS and (
                _is_prose_around(parent, best)
                or _has_kin(parent, node)
                or any(one.is_within(parent) and not one.is_within(best) for one in further)
            ):
                best = parent
        node = parent
    return best


def with_notes(tree: Tree, node: Node) -> Node:
    """Return the element, or the one around it with what closes its article.

    One that begins with the title brings too much besides.
    """
    last = max((one.place for one in closing_notes(tree, node)), default=node.place)
    whole = node
    while whole.last < last and whole.parent is not None:
        whole = whole.parent
    brings_title = any(title.is_within(whole) and not title.is_within(node) for title in tree.of("h1"))
    return node if brings_title else whole


def closing_notes(tree: Tree, node: Node) -> list[Node]:
    """Return the references and contacts that follow an element in the same article, none inside another."""
    article = next((one for one in node.outwards() if one.tag == "article"), None)
    if article is None:
        return []
    found: list[Node] = []
    for one in tree.nodes[node.last + 1 : article.last + 1]:
        if (
            one.holds & HEADING
            and words_of(one.name) & NOTES
            and not one.furniture
            and one.linked * 2 < one.size
            and not (found and one.is_within(found[-1]))
        ):
            found.append(one)
    return found


def is_report(node: Node, titles: Sequence[str]) -> bool:
    """Return whether an element describes a numbered fault or task; its comments are the rest of it."""
    if not any(_NUMBER.search(title) for title in titles):
        return False
    return any(words_of(one.name) & REPORTS for one in node.outwards(LEVELS))


def _further_parts(tree: Tree, node: Node) -> list[Node]:
    """Return what goes on with an element elsewhere in the page, and has prose.

    To a question its answers, and to these the question; to one of several parts of one make, the others.
    """
    for around in node.outwards(LEVELS):
        words = words_of(around.name) if around.parent is not None else frozenset()
        for own, kin in THREADS:
            if words & own:
                return [one for one in _others(tree.nodes, node) if words_of(one.name) & kin]
    if not (make := _classes(node)):
        return []
    others = _others(tree.of(node.tag), node)
    alike = [one for one in others if _classes(one) == make and not _leads_elsewhere(one)]
    return alike if len(alike) >= PARTS else []


def _others(nodes: list[Node], node: Node) -> Iterator[Node]:
    """Yield those of some elements that have prose and do not hold an element: these are no part of it."""
    least = node.good * KIN
    return (one for one in nodes if one.good > least and not one.furniture and not node.is_within(one))


def _leads_elsewhere(node: Node) -> bool:
    """Return whether a heading in or beside an element is a link, as of the start of another text."""
    beside = node.parent.children[:BESIDE] if node.parent is not None else []
    return any(
        not isinstance(one, str) and one.tag in HEADINGS and one.linked * 2 > one.size
        for one in (*node.children[:BESIDE], *beside)
    )


def _is_prose_around(parent: Node, node: Node) -> bool:
    good, bad = parent.good - node.good, parent.bad - node.bad
    impurity = MARKED_IMPURITY if parent.tag in ("main", "article") else IMPURITY
    return good > node.good * GROWTH and bad < good * impurity


def _has_kin(parent: Node, node: Node) -> bool:
    """Return whether there are more of the same make and with prose: posts of a thread, parts of a text."""
    least = node.good * KIN
    return any(
        child is not node
        and not isinstance(child, str)
        and child.good > least
        and not child.furniture
        and _are_alike(node, child)
        for child in parent.children
    )


def _are_alike(node: Node, other: Node) -> bool:
    """Return whether all classes of one of two elements are the other's too; tables for layout need none.

    One may have more of them: the first post, the answer that was accepted.
    """
    if node.tag != other.tag:
        return False
    fewer, more = sorted((_classes(node), _classes(other)), key=len)
    return fewer <= more and (bool(fewer) or (not more and node.tag == "table"))


def _classes(node: Node) -> set[frozenset[str]]:
    """Return an element's classes, as their words, without those that say nothing of what is inside."""
    return {words for said in node.get("class").split() if not (words := words_of(said)) <= FRAMES}
