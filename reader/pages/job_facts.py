"""What a page of one job says of it in short lines around its text: place, employment, department.

In an article the short lines between title and text are dates, authors and buttons, and are left out. On the
page of a job they are its facts, so they are read there.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader import lazy
from reader.pages.elements import furniture_in, named, words_of
from reader.pages.entries import LEAST_ENTRIES, make_of
from reader.pages.pairs import mark_pairs
from reader.pages.tables import rows_of
from reader.pages.weighing import FIGURE, HEADING, IMAGE, TABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.pages.blocks import Block
    from reader.pages.tree import Node, Tree

JOBS = named(
    "job jobs jobad jobads jobdetail jobdetails jobdescription jobposting jobpostings posting postings "
    "career careers careersite vacancy vacancies vacature vacatures stelle stellen stellenangebot "
    "stellenanzeige karriere emploi emplois offre empleo vaga vagas"
)
"""Words of classes and addresses of the pages that firms offer jobs on."""
OF_FACTS = ("aside", "meta", "postmeta", "sidebar")
"""How words of furniture begin that the facts of a job are called by too."""
_AD = lazy.regex(r"ads?|advert(?!is).*")
"""Words of what is sold, by which boards call what is offered: "job-ad-header", "advert-details"."""
AROUND = 8
"""Levels around the title and the text whose classes are looked at."""
LINE = 300
"""Characters of the longest stretch of facts."""
NEAR = 1500
"""Characters between title and text up to which these belong together."""
LIST_OF_FACTS = 600
SITE = 4
"""Words of the longest name of a site that is told by one of them."""
HEADING_LINE = 80
BESIDE = 12
"""Elements of a box among which a plain fact is looked for."""
LINKED = 0.5
"""The share of link text from which a stretch is buttons rather than facts."""
_HEADING = lazy.regex(r"[^\d\n:：]{2,}[^\d\n.!,;]")
"""A name, without figures, an end of a sentence, or a value behind a colon."""
_APPLY = lazy.regex(
    r"\s*(?:apply\s+(?:now\s+)?(?:for|to)\s+(?:this\s+|the\s+)?(?:job|position|role|vacancy)\b|"
    r"(?:jetzt\s+)?auf\s+(?:diese|die)\s+stelle\s+bewerben\b|postuler\s+à\s+(?:cette|l['’])\s*offre\b|"
    r"solliciteer\s+(?:op|voor)\s+deze\s+(?:vacature|functie)\b)",
    re.IGNORECASE,
)
"""What a button says that leads from an ad to its form."""
_APPLYING = ("apply", "bewerben", "postuler", "solliciteer")
"""One of these words is in it, and in few pages that offer no job."""
IN_BUTTON = 6
"""Elements of the largest button."""
_WORD = lazy.regex(r"[a-z]+")
_PARTS = lazy.regex(r"\s+[|·•»–—-]+\s+|\s*\|\s*")


def is_of_job(heading: Node | None, root: Node, address: str | None, names: Sequence[str] = ()) -> bool:
    """Return whether a page with that title and main text offers a job.

    By its address, its classes, or by what its head calls it beside the title: "Halden Careers".
    """
    named = any(node is not None and _is_named_so(node) for node in (heading, root))
    return named or _leads_to_job(address) or any(map(_names_jobs, names))


def asks_to_apply(tree: Tree, markup: str) -> bool:
    """Return whether a button or link of a page says that one applies for its job there."""
    low = markup.lower()
    return any(map(low.__contains__, _APPLYING)) and any(
        node.last - node.place <= IN_BUTTON and _APPLY.match(_said(tree, node))
        for node in tree.of("a", "button")
    )


def _said(tree: Tree, node: Node) -> str:
    """Return the words of a button, which are left out of the text."""
    inside = (child for one in (node, *tree.inside(node)) for child in one.children)
    return " ".join(child for child in inside if isinstance(child, str))[:LINE]


def _names_jobs(name: str) -> bool:
    """Return whether a part of a page's or site's name is of a site of jobs: "Halden Careers"."""
    parts = [_WORD.findall(part.casefold()) for part in _PARTS.split(name)]
    return any(0 < len(part) <= SITE and not JOBS.isdisjoint(part) for part in parts)


def facts_around(tree: Tree, heading: Node, root: Node) -> list[Node]:
    """Return the elements with facts between a job's title and its text, and lists of facts below it.

    In the order of the page, none inside another.
    """
    above = _between(tree, heading, root) if heading.last < root.place else []
    mark_pairs(tree, tree.root)
    below = [
        (node, _make_around(node))
        for node in tree.nodes[root.last + 1 :]
        if _is_listing(tree, node) and _is_facts(node, LIST_OF_FACTS) and not _is_furniture(node)
    ]
    times = Counter(make for _, make in below)
    return above + [node for node, make in below if times[make] < LEAST_ENTRIES]


def _make_around(node: Node) -> tuple[str, ...]:
    """Return what the lists of facts share that other jobs have, one in each entry of a list of them."""
    entry = next((one for one in node.outwards(AROUND) if one.tag in ("li", "article")), None)
    return ("", str(node.place)) if entry is None else make_of(entry)


def _is_listing(tree: Tree, node: Node) -> bool:
    return node.tag == "dl" or (node.tag == "table" and _is_of_pairs(tree, node))


def leave_out_counts(tree: Tree, heading: Node, root: Node) -> None:
    """Leave out figures without a picture between title and text: how many people have applied."""
    for node in tree.of("figure"):
        if heading.last < node.place < root.place and not node.holds & (IMAGE | TABLE):
            node.gone = True


def _is_of_pairs(tree: Tree, table: Node) -> bool:
    """Return whether each row of a table is a name and a value."""
    rows = rows_of(tree, table)
    return bool(rows) and all([cell.tag for cell in row] == ["th", "td"] for row in rows)


def _leads_to_job(address: str | None) -> bool:
    """Return whether an address leads to a job: "https://span.example/careers/rigger"."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return False
    host = parts.netloc.partition(".")[0].lower()
    sections = [part.lower() for part in parts.path.split("/")[:-1]]
    return any(JOBS.intersection(_WORD.findall(part)) for part in (host, *sections))


def _is_named_so(node: Node) -> bool:
    """Return whether the class of an element, or of one around it, says that it is of a job."""
    around = takewhile(lambda one: one.tag != "body", node.outwards(AROUND))
    return any(words_of(one.name) & JOBS for one in around)


def _between(tree: Tree, heading: Node, root: Node) -> list[Node]:
    found: list[Node] = []
    after, size = heading.last, 0
    for node in tree.nodes[heading.last + 1 : root.place]:
        if node.place <= after or node.last >= root.place:
            continue
        size += node.run
        if size > NEAR:
            return []
        if node.gone or _is_furniture(node, heading):
            after = node.last
        elif _is_facts(node, LINE) or _is_row(node) or (node.tag == "table" and _is_of_pairs(tree, node)):
            found.append(node)
            after = node.last
        elif node.tag == "a":
            after = node.last
    return found


def _is_facts(node: Node, most: int) -> bool:
    return _may_be_facts(node, most) and node.linked < node.size * LINKED


def _may_be_facts(node: Node, most: int) -> bool:
    is_plain = not node.holds & (HEADING | FIGURE | TABLE) and not node.gone
    return is_plain and 1 < node.size <= most


def _is_row(node: Node) -> bool:
    """Return whether an element is a link made as a fact beside it: a place that leads to its other jobs."""
    if node.parent is None or not node.get("class") or not _may_be_facts(node, LINE):
        return False
    beside = [one for one in node.parent.children[:BESIDE] if not isinstance(one, str)]
    return any(make_of(one) == make_of(node) and _is_facts(one, LINE) for one in beside)


def _is_furniture(node: Node, heading: Node | None = None) -> bool:
    """Return whether an element is furniture by more than words that the facts of jobs have too.

    What the title is in too, such as a banner, is none.
    """
    around = takewhile(
        lambda one: one.furniture and not (heading is not None and heading.is_within(one)), node.outwards()
    )
    return any(
        one.tag in ("nav", "footer")
        or not all(word.startswith(OF_FACTS) or _AD.fullmatch(word) for word in furniture_in(one.name))
        for one in around
    )


def name_headings(blocks: Sequence[Block]) -> None:
    """Call the bold lines of a job's text headings, where something else is below them."""
    for block, below in pairwise(blocks):
        is_line = block.kind == "paragraph" and block.is_bold and len(block.text) <= HEADING_LINE
        if is_line and below.kind != "heading" and _HEADING.fullmatch(block.text):
            block.kind = "heading"
