"""Papers that a page lists, told by what each of them has: data, its authors' names, or a link to its PDF.

Each becomes one block of lines: title, authors, venue, and its abstract, which may stand beside it. Links to
its parts come below, and its record for a bibliography, which most pages hide until asked, is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from reader import lazy
from reader.pages.elements import HEADINGS, INLINE, LEADS, VERBATIM, named, words_of
from reader.pages.runs import is_links, is_short, text_in
from reader.pages.tree import Node
from reader.pages.weighing import HEADING, LIST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.pages.tree import Tree

LEAST, SAMPLE = 3, 12
"""Papers of a list; elements that may be the authors of one, among the first of which some are."""
LONGEST, SHORTEST = 3000, 30
"""Characters of a paper, with its abstract."""
NAMES, LABELS = 600, 40
"""Characters of the longest line of authors, and of links to the parts of a paper."""
SHARE = 0.3
"""What a list has of the size of a text beside it, if the page is there for both."""
MOST = 0.6
"""The share of a list's papers that are elements of one make."""
_LABEL = range(2, 11)
_ONE = named("citation_title citation_pdf_url")
"""What pages of one paper say of it; others that they list are like it, or what it cites."""
_LABELS = named("pdf bib bibtex abs abstract ps paper arxiv preprint")
_AUTHORS = named("author authors")
_SEVERAL = lazy.regex(r"[,;|]| and ")
_INITIALS = lazy.regex(
    r"[^\W\d_]{1,3}\.? [^\W\d_][\w'’-]+(?:,\s[^\W\d_]{1,3}\.? [^\W\d_][\w'’-]+)+(?:, (?:\.\.\.|…))?"
)
"""Names as an index of citations has them: "A Borg, CD Deen"."""
_RECORD = lazy.regex(r"\s*@[A-Za-z]{4,16}\s*[{(]")
_BADGES = named("badge label tag track toggle")
BLOCK = "entry"
"""The name that a paper's element gets."""
_LONGEST_NUMBER = 6
_CHANGING = lazy.regex(r"\d+|\b(?:first|last|odd|even)\b")
_NUMBER = lazy.regex(r"\[[a-z]?\d{1,4}\]")
_BOXES = frozenset(("div", "article", "section", "li", "p", "tr"))
_LINES = named("h1 h2 h3 h4 h5 h6 ul ol li dd table tbody tr td p")
_TABLE = named("table tbody tfoot")
_CELL_LINES = named("div span p")


Signs: TypeAlias = "Mapping[object, Sequence[Node]]"
"""What tells of papers in a page, by its kind, in the order of the page."""


def papers_around(signs: Signs, text: Node | None) -> Node | None:
    """Return the element that holds a page's list of papers and its text; None where the text is all."""
    found = _most(signs, lambda _: True)
    if not found:
        return None
    first, last = found[0], found[-1]
    box = next(it for it in first.outwards() if last.is_within(it) and it is not first)
    if text is None or text.is_within(box):
        return box
    if text.place > box.last and text.size < box.size:
        return box  # what is below a list is of the site
    if box.is_within(text) or box.size < text.size * SHARE:
        return None
    return next(it for it in box.outwards() if text.is_within(it))


def mark_papers(tree: Tree, root: Node, signs: Signs) -> bool:
    """Make a block of each paper in an element that has lines; return whether it lists papers."""
    inside = range(root.place + 1, root.last + 1)
    entries = _entries(_most(signs, lambda node: node.place in inside and not node.gone), root)
    for entry in entries:
        if entry.tag == "tr":
            _open_table(entry)
    _take_abstracts(entries)
    own = {place for entry in entries for place in range(entry.place, entry.last + 1)}
    headings = [it for it in tree.of(*HEADINGS) if it.place not in own] if own else []
    titles = {text_in(it) for heading in headings for it in (heading, *tree.inside(heading))}
    _leave_badges_out(tree, entries)
    for entry in entries:
        if any(part.tag not in INLINE for part in tree.inside(entry)):
            _make_block(tree, entry)
        links = (part for part in tree.inside(entry) if part.tag == "a" and part.size >= SHORTEST)
        if (first := next(links, None)) is not None and text_in(first) in titles:
            entry.gone = True  # the volume that all of them are in, among them
    return bool(entries)


def signs_of_papers(tree: Tree) -> Signs:
    """Return what tells of papers in a page: data, links to their parts, the authors' names."""
    groups: dict[object, list[Node]] = defaultdict(list)
    if any(node.get("name") in _ONE for node in tree.of("meta")):
        return groups
    asked: Counter[object] = Counter()
    looked_at = -1
    for node in tree.inside(tree.root):
        if not node.attributes or node.gone or node.furniture or not node.size or node.place <= looked_at:
            continue
        if node.attributes.get("itemtype", "").endswith("ScholarlyArticle"):
            groups["data"].append(node)
        elif node.tag == "a":
            if node.size in _LABEL and (label := text_in(node).strip("[]() ").casefold()) in _LABELS:
                groups[label].append(node)
        elif node.tag in ("ul", "ol") and _names_authors(node):
            groups["list"].append(node)
        elif (says := _may_be_names(node)) is not None:
            looked_at = node.last  # what has no several names has none inside
            make = node.tag, node.get("class")
            asked[make] += 1
            if (asked[make] <= SAMPLE or groups[make]) and says(text_in(node)):
                groups[make].append(node)
    return groups


def _most(signs: Signs, counts: Callable[[Node], bool]) -> list[Node]:
    """Return the signs that count, of the kind that has most of them."""
    groups = (list(filter(counts, same)) for same in signs.values() if len(same) >= LEAST)
    return max((it for it in groups if len(it) >= LEAST), key=len, default=[])


def _names_authors(node: Node) -> bool:
    """Return whether an element says that it is the authors, by its class or to who cannot see it."""
    return bool((words_of(node.name) | words_of(node.get("aria-label"))) & _AUTHORS)


def _may_be_names(node: Node) -> Callable[[str], object] | None:
    """Return what tells whether a text is the authors of a paper, if an element may hold these.

    It is named so, or is a line of its own in a cell of a table.
    """
    said = node.attributes.get("class")
    if not said or node.tag == "li" or node.holds & LIST or not is_short(node, NAMES):
        return None
    if words_of(said) & _AUTHORS:
        return _SEVERAL.search
    is_line = node.parent is not None and node.parent.tag == "td" and node.tag in _CELL_LINES
    return _INITIALS.fullmatch if is_line else None


def _entries(found: Sequence[Node], root: Node) -> list[Node]:
    """Return the elements of one make that hold a paper each."""
    whole: list[Node] = []
    around = [root.place, *(it.place for it in found), root.last + 1]
    for before, node, after in zip(around, found, around[2:], strict=False):
        best = node
        while (up := best.parent) is not None and up is not root and before < up.place and up.last < after:
            best = up
        whole.append(best)
    makes = Counter(map(_make, whole))
    if not makes:
        return []
    make, times = makes.most_common(1)[0]
    if make[0] not in _BOXES | {"dd"} or times < max(LEAST, MOST * len(whole)):
        return []
    entries = [_outermost(node, end, make) for node, end in zip(found, whole, strict=True)]
    boxes = {it.parent.place: it.parent for it in entries if it is not None and it.parent is not None}
    if make[0] == "dd":
        return [paper for box in boxes.values() for paper in _defined(box)]
    beside = [child for box in boxes.values() for child in box.children if isinstance(child, Node)]
    papers = [it for it in beside if _make(it) == make and _may_be_paper(it)]
    return papers if len(papers) >= LEAST else []


def _outermost(node: Node, end: Node, make: tuple[str, str]) -> Node | None:
    """Return the outermost element of a make between one and another around it."""
    found: Node | None = None
    one: Node | None = node
    while one is not None:
        found = one if _make(one) == make else found
        one = one.parent if one is not end else None
    return found


def _defined(box: Node) -> list[Node]:
    """Return the names of a list of names and what is said of them, with all of that in them."""
    names: list[Node] = []
    kept: list[Node | str] = []
    for child in box.children:
        if not isinstance(child, str) and child.tag == "dd" and names:
            name = names[-1]
            name.children.append(child)
            name.last, name.size, child.parent = child.last, name.size + child.size, name
            continue
        kept.append(child)
        if not isinstance(child, str) and child.tag == "dt":
            names.append(child)
    box.children[:] = kept
    return names


def _make(node: Node) -> tuple[str, str]:
    """Return what papers of a list share: their name and class, whatever number is in it, or which it is."""
    return node.tag, " ".join(_CHANGING.sub("", node.get("class")).split())


def _may_be_paper(node: Node) -> bool:
    return not node.gone and node.size >= SHORTEST and is_short(node, LONGEST)


def _take_abstracts(entries: Sequence[Node]) -> None:
    """Take into a paper what is right behind it: what is named its abstract, or is behind most papers."""
    own = {entry.place: entry for entry in entries}
    boxes = {entry.parent.place: entry.parent for entry in entries if entry.parent is not None}
    behind: list[tuple[Node, Node]] = []
    for box in boxes.values():
        paper: Node | None = None
        for child in box.children:
            if isinstance(child, str):
                paper = paper if child.isspace() else None
                continue
            if paper is not None and child.place not in own and _may_be_paper(child):
                behind.append((paper, child))
            paper = own.get(child.place)
    makes = Counter(_make(told) for _, told in behind)
    moved: set[int] = set()
    for paper, told in behind:
        often = makes[_make(told)] >= max(LEAST, MOST * len(entries))
        is_headed = told.holds & HEADING or told.tag in HEADINGS
        if not is_headed and (often or words_of(told.name) & LEADS):
            moved.add(told.place)
            paper.children.append(told)
            paper.last, paper.size, told.parent = told.last, paper.size + told.size, paper
    for box in boxes.values():
        box.children[:] = [it for it in box.children if isinstance(it, str) or it.place not in moved]


def _leave_badges_out(tree: Tree, entries: Sequence[Node]) -> None:
    """Leave out what is named a badge and says the same in all papers."""
    badges = [it for entry in entries for it in tree.inside(entry) if words_of(it.name) & _BADGES and it.size]
    small = [it for it in badges if it.size <= LABELS and it.tag not in ("a", "li")]
    times = Counter(map(text_in, small))
    for badge in small:
        badge.gone = times[text_in(badge)] >= len(entries) and not _is_labels(badge)


def _open_table(row: Node) -> None:
    """Make a box of the table around a paper; its heads say what is in its cells, and go."""
    for around in row.outwards(4):
        if around.tag in _TABLE:
            for child in around.children:
                if isinstance(child, Node) and child.tag == "thead":
                    child.gone = True
            around.tag = "div"


def _make_block(tree: Tree, entry: Node) -> None:
    """Make a block of a paper, and lines of what is in it."""
    entry.tag, entry.name, entry.attributes = BLOCK, "", {}
    for part in tree.inside(entry):
        if part.tag in ("ul", "ol") and _names_authors(part):
            _join_authors(tree, part)
        if part.tag in _LINES or (part.tag in INLINE and _is_line_of_authors(part)):
            part.tag = "div"
        elif part.tag == "img":
            part.gone = True  # a picture of it, under its title
        if _RECORD.match(_opening(part)) or (0 < part.size <= _LONGEST_NUMBER and _is_number(part)):
            part.gone = True
        elif part.tag != "a" and _is_labels(part):
            _part_labels(part)
    shown = [it for it in entry.children if not isinstance(it, str) and it.size and not it.gone]
    if len(shown) > 1 and (_is_labels(shown[0]) or text_in(shown[0]).isdigit()):
        entry.children.remove(shown[0])
        entry.children.insert(entry.children.index(shown[1]) + 1, shown[0])


def _join_authors(tree: Tree, authors: Node) -> None:
    """Make one line of a list of authors."""
    people = [it for it in authors.children if not isinstance(it, str) and it.size and not it.gone]
    line = ", ".join(text_in(person).rstrip(",; ") for person in people)
    for part in tree.inside(authors):
        part.gone = True
    authors.children[:], authors.tag = [line], "div"


def _is_line_of_authors(part: Node) -> bool:
    """Return whether an element is named the authors and stands beside others, not in the midst of a line."""
    if part.parent is None or not words_of(part.name) & _AUTHORS:
        return False
    beside = [it for it in part.parent.children if not isinstance(it, str) or not it.isspace()]
    return len(beside) > 1 and not any(isinstance(it, str) for it in beside) and part.tag != "a"


def _is_number(part: Node) -> bool:
    return part.run == part.size and _NUMBER.fullmatch(text_in(part)) is not None


def _part_labels(row: Node) -> None:
    """Put a bar between links that nothing but a style sheet parts."""
    links = [it for it in row.children if not isinstance(it, str) and it.size]
    if all(not isinstance(it, str) or it.isspace() for it in row.children):
        row.children[:] = [part for link in links for part in (link, " | ")][:-1]


def _opening(node: Node) -> str:
    """Return how what stands in an element itself begins, or all that is in code, which may be in colours."""
    if node.tag in VERBATIM:
        return text_in(node)
    return next((it for it in node.children if isinstance(it, str) and not it.isspace()), "")


def _is_labels(node: Node) -> bool:
    """Return whether an element is nothing but links to the parts of a paper."""
    if not is_links(node) or node.size > LABELS:
        return False
    return not _LABELS.isdisjoint(text_in(node).casefold().replace("[", " ").replace("]", " ").split())
