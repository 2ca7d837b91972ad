"""Boxes of names and values that markup makes of plain elements: read as the lists of facts they look like.

<div><div class="name">Place</div><div class="value">Bergen</div></div>   in a box of several such rows
<div class="name">Place</div><div class="value">Bergen</div> …            in a box, one after the other
<li><span>Place</span><span>Bergen</span></li>                            nothing parts them but their style
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.pages.elements import INLINE
from reader.pages.weighing import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.pages.tree import Node, Tree

NAME = 40
"""Characters of the longest name."""
VALUE = 120
"""Characters of the longest value."""
LEAST = 4
"""Elements of the shortest box without rows."""
MOST = 100
"""Rows of the longest box."""
BOXES = frozenset(("div", "section", "aside", "ul", "header", "main", "article"))
ROWS = frozenset(("div", "li", "p", "span", "section"))
CELLS = frozenset(("div", "span", "p", "b", "strong", "em", "small"))
_ENDS = (".", "!", "?", ",", ";")


def mark_pairs(tree: Tree, root: Node) -> None:
    """Make a list of names and values (`dl`, `dt`, `dd`) of each such box inside an element.

    Linear in the elements.
    """
    for box in (root, *tree.inside(root)):
        if box.tag not in BOXES or box.gone or not 1 < len(box.children) <= 2 * MOST:
            continue
        children = elements_in(box)
        if children is None or len(children) < 2:
            continue
        if (pairs := _rows_of(children)) is not None:
            if _are_pairs(pairs, alike=all(name.tag == value.tag == "span" for name, value in pairs)):
                _mark(box, children, pairs)
        elif len(children) >= LEAST and len(children) % 2 == 0:
            pairs = list(zip(children[::2], children[1::2], strict=True))
            if _are_pairs(pairs, alike=False):
                _mark(box, (), pairs)


def elements_in(node: Node) -> list[Node] | None:
    """Return the elements right inside one that have text; None if there is text between them."""
    found: list[Node] = []
    for child in node.children:
        if isinstance(child, str):
            if not child.isspace():
                return None
        elif not child.gone and child.size:
            found.append(child)
    return found


def _rows_of(children: Sequence[Node]) -> list[tuple[Node, Node]] | None:
    """Return what is in elements that are rows of two each; None if one is anything else."""
    pairs: list[tuple[Node, Node]] = []
    for child in children:
        row = elements_in(child) if child.tag in ROWS else None
        if row is None or len(row) != 2:
            return None
        pairs.append((row[0], row[1]))
    return pairs


def _are_pairs(pairs: Sequence[tuple[Node, Node]], *, alike: bool) -> bool:
    """Return whether pairs of elements are names and values: all of the same two makes.

    With `alike` both may be of one make.
    """
    name, value = (_make(node) for node in pairs[0])
    if name == value and not alike:
        return False
    return all(
        _make(first) == name and _make(second) == value and _is_name(first) and _is_value(second)
        for first, second in pairs
    )


def _make(node: Node) -> tuple[str, str]:
    return node.tag, node.attributes.get("class", "")


def _is_name(node: Node) -> bool:
    text = _text(node)
    if node.tag not in CELLS or not 0 < node.size <= NAME or node.linked or node.holds:
        return False
    # With a colon, the two make a line.
    is_line = text.endswith(":") and node.tag in INLINE
    return text[:1].isalnum() and not text.endswith(_ENDS) and not is_line


def _is_value(node: Node) -> bool:
    return node.tag in CELLS and 0 < node.size <= VALUE and not node.holds & ~PARAGRAPH


def _text(node: Node) -> str:
    """Return what stands right inside a name; "" if it is in an element of its own."""
    return " ".join(" ".join(child for child in node.children if isinstance(child, str)).split())


def _mark(box: Node, rows: Sequence[Node], pairs: Sequence[tuple[Node, Node]]) -> None:
    box.tag = "dl"
    for row in rows:
        row.tag = "div"
    for name, value in pairs:
        name.tag, value.tag = "dt", "dd"
