"""What a page shows of its author and date where its data does not say: marks, links, lines by the title.

A mark is an attribute or class that says what an element is. What stands beside the title goes before what
stands elsewhere, the plainest mark before others.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reader import lazy
from reader.folding import letters
from reader.pages.dates import (
    date_at_start,
    date_of_path,
    is_month_first,
    is_of_change,
    is_of_publication,
    iso_date,
    said_in,
)
from reader.pages.elements import BYLINES, DATES, HEADINGS, named, words_of
from reader.pages.names import BY, SIGNED, is_organisation, names_in, names_in_lines
from reader.pages.runs import is_short, lines_in, text_in

if TYPE_CHECKING:
    from reader.pages.heads import Head
    from reader.pages.tree import Node, Tree

DATE_ENDS = ("date", "datum", "pubtime")
_WIDEST = 300
"""Characters of the longest element that may be a byline."""
_LINE = 160
"""Characters of the longest line of author and date."""
_BESIDE = 25
"""Elements after a title that are looked at for such a line."""
_NEAR = 60
"""Elements after a title, and a fifth of that before it, in which a mark or link is beside it."""
_TOUCHING = 2
"""Elements up to which a mark follows right after another."""
_LINES = 40
"""Elements of bylines and dates that are looked at."""
_AROUND = 12
"""Elements around a date that are looked at for what they are."""
_PLAIN_MARK = 1
"""The last rank of a mark that says that somebody is the author, and not just that authors are about."""
_LATE = 5
"""The rank of a date when the text was changed."""

_NOT_AUTHORS = named(
    "bio comment comments avatar image img photo about box related social follow title role desc note notes"
)
_NOT_OF_TEXT = named(
    "comment comments commentlist replies disqus profile bio authorbio authorbox aboutauthor aboutheauthor "
    "reference references reflist citation accessdate infobox related event eventitem vevent"
)
"""Words of what has dates of its own."""
_AUTHOR_PROPERTIES = named("author creator schema:author schema:creator dc:creator dcterms:creator")
_DATE_PROPERTIES = named(
    "datepublished schema:datepublished dc:date dc:created dc:issued dcterms:created dcterms:issued"
)
"""How microdata and RDFa call the author and the date of a text."""
_WHOLE = frozenset(("html", "body", "main", "article"))
_PROFILE = lazy.regex(
    r"/(?:authors?|autore?[ns]?|autori|autorzy|auteurs?|writers?|contributors?|columnists?|journalists?|"
    r"reporters?|staff|byline|by|users?|profiles?|members?)/[^/?#]+(?:/[^/?#]+)?/?$|^/@[^/]+/?$",
)
"""The address of a page about somebody who writes; "people" and the like are also written about."""


class _Mark(NamedTuple):
    """What is marked as the author or the date."""

    elsewhere: bool
    rank: int
    """How plain the mark is; 0 is the plainest."""
    node: Node
    said: tuple[str, ...]


def with_shown(tree: Tree, head: Head, heading: Node | None, address: str | None) -> Head:
    """Return what a page says of itself, completed by what it shows; `heading` is that of its title."""
    byline, published = head.byline, head.published
    if byline is None or is_organisation(byline):
        marks = _bylines(tree, heading)
        if byline is None or any(mark.rank <= _PLAIN_MARK and not mark.elsewhere for mark in marks[:1]):
            byline = _names_of(marks, heading) or byline
    month_first = is_month_first(head.language)
    beside = _beside_title(tree, heading, month_first=month_first) if heading is not None else (None, None)
    if byline is not None and heading is not None and (signed := _signed(tree, heading, byline)) is not None:
        byline = signed
    if published is None:
        published = (
            _date(tree, heading, month_first=month_first)
            or beside[1]
            or _of_facts(tree, month_first=month_first)
        )
    return head._replace(
        byline=byline or beside[0] or _linked(tree, heading) or head.handle,
        published=published or date_of_path(_path_of(head.url or address or "")),
    )


def _path_of(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _is_elsewhere(node: Node, heading: Node | None) -> bool:
    """Return whether an element is not beside the title, but before it or in furniture."""
    if heading is not None and _is_near(node, heading):
        return False
    around = node.parent
    return (around is not None and around.furniture) or (heading is not None and node.place < heading.place)


def _is_near(node: Node, heading: Node) -> bool:
    return heading.place - _NEAR // 5 <= node.place <= heading.last + _NEAR


def _bylines(tree: Tree, heading: Node | None) -> list[_Mark]:
    """Return what attributes and classes mark as an author's name, the best first."""
    found: list[_Mark] = []
    for node in tree.nodes:
        if not node.attributes or node.gone or (rank := _author_mark(node)) is None:
            continue
        box = _named_within(tree, node)
        if is_short(box, _WIDEST):
            names = tuple(names_in_lines(lines_in(box)))
            found.append(_Mark(_is_elsewhere(node, heading), rank, node, names))
            if len(found) == _LINES:
                break
    return sorted((mark for mark in found if mark.said), key=lambda mark: (mark.elsewhere, mark.rank))


def _named_within(tree: Tree, node: Node) -> Node:
    """Return the element with the name in an author's microdata, or else the author's."""
    inside = tree.nodes[node.place + 1 : min(node.last, node.place + _LINES) + 1]
    return next((inner for inner in inside if "name" in inner.get("itemprop").split()), node)


def _author_mark(node: Node) -> int | None:
    attributes = node.attributes
    if "itemprop" in attributes or "rel" in attributes or "property" in attributes:
        said = f"{node.get('itemprop')} {node.get('property')} {node.get('rel')}".lower().split()
        if not _AUTHOR_PROPERTIES.isdisjoint(said):
            return 0
    words = words_of(node.name) if node.name else frozenset()
    if words.isdisjoint(BYLINES) or (words & _NOT_AUTHORS and "roleauthor" not in words):
        return None
    return 1 if "byline" in words or "bylines" in words else 2


def _names_of(marks: list[_Mark], heading: Node | None) -> str | None:
    """Return the names of the best mark and of its like beside it.

    None where several are about as good, or where each entry of a list has its own.
    """
    if not marks:
        return None
    best = marks[0]
    alike = [mark for mark in marks if mark.rank == best.rank and mark.elsewhere == best.elsewhere]
    beside = _beside(best, alike)
    names = {name for mark in beside for name in mark.said}
    if best.elsewhere and any(not names.issuperset(mark.said) for mark in alike):
        return None
    others = [mark.node for mark in marks if mark.rank == best.rank and not names.issuperset(mark.said)]
    if len(others) > 1 and any(_is_listed_with(best.node, it, heading) for it in others):
        return None
    return ", ".join(dict.fromkeys(name for mark in beside for name in mark.said))


def _is_listed_with(node: Node, other: Node, heading: Node | None) -> bool:
    """Return whether two elements are in entries of one list, the title of the page in neither."""
    entries = {
        one.parent.place: one
        for one in node.outwards(_AROUND)
        if one.parent is not None and (heading is None or not heading.is_within(one))
    }
    return any(
        (entry := entries.get(one.parent.place)) is not None and entry is not one and entry.tag == one.tag
        for one in other.outwards(_AROUND)
        if one.parent is not None
    )


def _beside(best: _Mark, alike: list[_Mark]) -> list[_Mark]:
    """Return the marks that stand in one short line with the best, or follow right after it or each other."""
    line = best.node
    while line.parent is not None and line.parent.size <= _LINE:
        line = line.parent
    beside = [best]
    for mark in alike[1:]:
        last = beside[-1].node
        if mark.node.is_within(line) or last.last < mark.node.place <= last.last + _TOUCHING:
            beside.append(mark)
    return beside


def _linked(tree: Tree, heading: Node | None) -> str | None:
    """Return the name in a link beside the title that leads to the page of somebody who writes."""
    if heading is None:
        return None
    for node in tree.of("a"):
        if not _is_near(node, heading) or node.gone or not is_short(node, _LINE):
            continue
        around = node.parent
        if not _PROFILE.search(_path_of(node.get("href").strip())) or around is None or around.prose:
            continue
        text = text_in(node)
        names = names_in(text)
        if len(names) == 1 and " " in names[0] and len(text) <= len(names[0]) + 4:
            return names[0]
    return None


def _date(tree: Tree, heading: Node | None, *, month_first: bool | None) -> str | None:
    """Return the date that the page shows and marks as one, the best mark first."""
    dates: list[_Mark] = []
    for node in tree.nodes:
        if not (node.attributes or node.tag == "time"):
            continue
        if (rank := _date_mark(node)) is None or _is_of_something_else(node, tree.root.size):
            continue
        given = node.get("datetime") or node.get("content") or node.get("title")
        text = text_in(node) if is_short(node, _WIDEST) else ""
        label = _label_of(node)
        said = said_in(f"{label} {text}", month_first=month_first)
        date = (iso_date(given, month_first=month_first) if given else None) or (said and said.date)
        if date is not None:
            changed = is_of_change(label) if said is None else said.updated
            late = rank == _LATE or (rank > 0 and changed)
            elsewhere = _is_elsewhere(node, heading)
            if late and (elsewhere or node.furniture):
                continue
            dates.append(_Mark(elsewhere, _LATE if late else rank, node, (date,)))
            if len(dates) == _LINES:
                break
    best = min(dates, key=lambda mark: (mark.rank >= _LATE, mark.elsewhere, mark.rank), default=None)
    return None if best is None else best.said[0]


def _date_mark(node: Node) -> int | None:
    attributes = node.attributes
    if "pubdate" in attributes or (
        "itemprop" in attributes and "datepublished" in attributes["itemprop"].lower()
    ):
        return 0
    if "property" in attributes and not _DATE_PROPERTIES.isdisjoint(attributes["property"].lower().split()):
        return 0
    is_time = node.tag == "time" or ("datetime" in attributes and node.tag.endswith("-time"))
    if not (node.name or is_time) or node.gone or node.size > _WIDEST:
        return None
    words = words_of(node.name)
    if words & {"comment", "comments"}:
        return None
    if words & {"updated", "modified"} and "published" not in words:
        return _LATE
    if is_time:
        return 3 if node.furniture else 1
    if words & DATES or any(word.endswith(DATE_ENDS) for word in words):
        return 4 if node.furniture else 2
    return None


def _is_of_something_else(node: Node, whole: int) -> bool:
    """Return whether a date is one of a comment, a person, a work that is referred to."""
    around = takewhile(lambda one: one.tag not in _WHOLE and one.size * 2 <= whole, node.outwards(_AROUND))
    return any(one.tag == "cite" or _has_heads(one) or words_of(one.name) & _NOT_OF_TEXT for one in around)


def _has_heads(node: Node) -> bool:
    """Return whether an element is a table with a row of heads: a date in it is one of a row."""
    return node.tag == "table" and any(
        not isinstance(child, str) and child.tag == "thead" for child in node.children[:_LINES]
    )


def _of_facts(tree: Tree, *, month_first: bool | None) -> str | None:
    """Return the date beside a label that says it is when something was written: "Reported:"."""
    for node in tree.of("td", "dd"):
        if is_short(node, _LINE) and not node.gone and is_of_publication(_label_of(node)):
            said = date_at_start(text_in(node), month_first=month_first)
            if said is not None:
                return said
    return None


def _label_of(node: Node) -> str:
    """Return the text right before an element, which may say what date it is: "Updated:"."""
    around = node.parent.children[:_LINES] if node.parent is not None else []
    before = around[: around.index(node)] if node in around else []
    for child in reversed(before):
        if isinstance(child, str) and child.strip():
            return child[-_LINES:]
        if not isinstance(child, str) and child.size:
            return text_in(child) if is_short(child, _LINES) else ""
    return ""


def _signed(tree: Tree, heading: Node, byline: str) -> str | None:
    """Return the names after "Posted by" beside the title, if what data names stands nowhere near."""
    near = [node for node in _after(tree, heading) if node.run]
    lines = [text_in(node) for node in near if is_short(node, _LINE) and not node.gone]
    known = [letters(name) for name in byline.split(", ")]
    if any(name in letters(line) for line in lines for name in known):
        return None
    names = [names_in(line) for line in lines if SIGNED.match(line)]
    return ", ".join(names[0]) or None if names else None


def _after(tree: Tree, heading: Node) -> list[Node]:
    return tree.nodes[heading.last + 1 : heading.last + 1 + _BESIDE]


def _beside_title(tree: Tree, heading: Node, *, month_first: bool | None) -> tuple[str | None, str | None]:
    """Return the names and the date that stand in the lines right after the title's heading, unmarked."""
    byline, published = None, date_at_start(_text_after(heading), month_first=month_first)
    for node in _after(tree, heading):
        if node.run > _LINE:
            break
        if not node.run or node.gone or not is_short(node, _LINE):
            continue
        if _is_of_something_else(node, tree.root.size):
            continue
        text = text_in(node)
        by = BY.match(text) is not None
        said = said_in(text, month_first=month_first) if by else None
        published = (
            published
            or (said and said.date)
            or (None if by else date_at_start(text, month_first=month_first))
        )
        if byline is None and by and not (_is_in_heading(node) and text.split()[-1].islower()):
            byline = ", ".join(names_in(text)) or None
    return byline, published


def _is_in_heading(node: Node) -> bool:
    return node.tag in HEADINGS or (node.parent is not None and node.parent.tag in HEADINGS)


def _text_after(heading: Node) -> str:
    """Return the text that stands right after a heading, in no element of its own."""
    children = heading.parent.children if heading.parent is not None else []
    after = children[children.index(heading) + 1 :][:1]
    return "".join(child for child in after if isinstance(child, str))
