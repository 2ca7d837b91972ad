"""Rows that only a style sheet parts: a job's name, place and hours side by side, in elements of their own.

<div><span>Leeds</span><span>Full-time</span></div>            two lines, as nothing else is between them
<div><span>Leeds</span><span>·</span><span>Hybrid</span></div>  one line, with spaces around the sign
<li><a>Staff Nurse</a> <span>Leeds</span></li>                 two lines, where others in the list are made so
<div class="facts"><span>Köln</span><span>befristet</span></div>  two lines, where others have that class
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING
from unicodedata import category

from reader.pages.elements import VERBATIM
from reader.pages.pairs import elements_in
from reader.pages.runs import is_short, text_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.pages.tree import Node, Tree

ROWS = frozenset(("div", "li", "a", "td", "section", "article"))
PARTS = frozenset(("a", "span", "small", "time", "em", "i", "b", "strong"))
LINES = ROWS | {"p", "span", "strong", "h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = frozenset(("block", "d-block"))
"""Classes by which the usual style sheets make lines of their own."""
LONGEST = 120
"""Characters of the longest part."""
MOST = 8
"""Parts of the longest row."""
SIGNS = frozenset("·•∙|/–—-,")
LEAST_ALIKE = 2
"""Rows of a list that are made alike."""


def part_rows(tree: Tree, root: Node) -> None:
    """Part what stands side by side inside an element. Linear in the elements."""
    alike: Counter[tuple[object, ...]] = Counter()
    doubtful: list[tuple[tuple[object, ...], list[Node]]] = []
    code_ends = -1
    for row in (root, *tree.inside(root)):
        if row.tag in VERBATIM:
            code_ends = max(code_ends, row.last)
        _set_by_style(row)
        if row.tag in LINES and len(row.children) > 1 and row.place > code_ends:
            _part_links(row)
        if row.tag not in ROWS or row.gone or not 1 < len(row.children) <= 2 * MOST:
            continue
        parts = elements_in(row)
        if _is_broken(row):
            _part_lines(row, parts or ())
            continue
        if not parts or len(parts) < 2 or not all(_is_part(part) for part in parts):
            continue
        texts = [text_in(part) for part in parts]
        pairs = list(pairwise(texts))
        if any(text in SIGNS for text in texts):
            _space(row)
            continue
        if any(isinstance(child, str) for child in row.children):
            if row.parent is None or parts[0].tag != "a" or not all(map(begins, texts)):
                continue
            make: tuple[object, ...] = (row.parent.place, *(part.tag for part in parts))
        elif not all(are_apart(left, right) for left, right in pairs):
            continue
        elif all(begins(right) for _, right in pairs):
            _break(parts)
            continue
        elif said := row.get("class"):
            make = (row.tag, said)
        else:
            continue
        alike[make] += 1
        doubtful.append((make, parts))
    for make, parts in doubtful:
        if alike[make] >= LEAST_ALIKE:
            _break(parts)


def _set_by_style(row: Node) -> None:
    """Make a line of what the usual style sheets set as one, and part of one of a short form."""
    if row.tag == "form" and 0 < row.size == row.run <= LONGEST:
        row.tag = "span"  # a name that leads to a search for it
        row.children.insert(0, " ")
    elif row.tag == "span" and not BLOCKS.isdisjoint(row.get("class").split()):
        row.tag = "div"


def _part_links(row: Node) -> None:
    """Put a space between links on end that lead to different pages: "pdf", "bib"."""
    for left, right in pairwise(row.children):
        if isinstance(left, str) or isinstance(right, str) or not left.tag == right.tag == "a":
            continue
        if left.get("href") != right.get("href"):
            right.children.insert(0, " ")


def _is_broken(row: Node) -> bool:
    """Return whether the markup itself parts what is in a row."""
    return any(not isinstance(child, str) and child.tag == "br" for child in row.children)


def _part_lines(row: Node, parts: Sequence[Node]) -> None:
    """Part what stands side by side in the lines of a row that the markup itself breaks."""
    breaks = [0, *(child.place for child in row.children if not isinstance(child, str) and child.tag == "br")]
    for begin, end in zip_longest(breaks, breaks[1:]):
        line = [part for part in parts if begin < part.place and (end is None or part.place < end)]
        texts = [text_in(part) for part in line if _is_part(part)]
        if 1 < len(texts) == len(line) and all(
            are_apart(left, right) and begins(right) for left, right in pairwise(texts)
        ):
            _break(line)


def _is_part(node: Node) -> bool:
    return node.tag in PARTS and is_short(node, LONGEST) and not node.holds


def begins(text: str) -> bool:
    """Return whether a text can begin a line: not with a small letter, nor with a sign but of a currency."""
    return not text[:1].islower() and (text[:1].isalnum() or category(text[:1] or " ") == "Sc")


def are_apart(left: str, right: str) -> bool:
    """Return whether two texts are not parts of one figure, and the first neither a sign nor a label."""
    if len(left) < 2 or len(right) < 2 or left.endswith(":"):
        return False
    return not right[0].isdigit() or not left[-1].isdigit()


def _space(row: Node) -> None:
    """Put spaces between all that is in a row."""
    row.children[:] = [piece for child in row.children for piece in (child, " ")]


def _break(parts: Sequence[Node]) -> None:
    """Begin a line with each part but the first. Two links on end are parted by a space."""
    for part in parts[1:]:
        if part.tag == "a":
            part.children.insert(0, " ")
        else:
            part.tag = "div"
