"""Fields of an entry side by side, which nothing but a style sheet parts: a role, a badge, a place.

Each becomes a line, and what is behind a label goes on that line.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from reader.pages.rows import are_apart, begins
from reader.pages.runs import is_short, text_in
from reader.pages.tree import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

FIELD, LABEL = 400, 40
"""Characters of the longest field, and of the longest label before one."""


def part_fields(part: Node) -> None:
    """Make lines of what stands side by side in an element of an entry."""
    children = [it for it in part.children if (not it.isspace() if isinstance(it, str) else it.size)]
    for left, right in pairwise(children):
        _part_two(left, right)
    for are_fields, run in groupby(children, _is_field):
        fields = [node for node in run if not isinstance(node, str)] if are_fields else []
        makes = {(node.tag, node.get("class")) for node in fields}
        if len(makes) == len(fields) > 1 and _are_lines(fields):
            _make_lines(fields)


def _part_two(left: Node | str, right: Node | str) -> None:
    """Make a line of a badge right behind a text, or one of a label and its value; leave out an echo."""
    if isinstance(left, str):
        if not isinstance(right, str) and left[-1:].isalpha() and _is_field(right) and begins(text_in(right)):
            right.tag = "div"
    elif isinstance(right, str):
        if is_short(left, LABEL) and _is_said_again(text_in(left), right):
            left.gone = True
    elif left.tag == right.tag == "div" and is_short(right, FIELD) and not right.holds and _is_label(left):
        left.tag = right.tag = "span"
        right.children[:] = [" ", *(", " if _is_break(it) else it for it in right.children)]


def _make_lines(fields: Sequence[Node]) -> None:
    for field in fields:
        if field.tag == "a":  # it stays a link
            field.children.insert(0, Node("br", {}, field, field.place))
        else:
            field.tag = "div"


def _are_lines(nodes: Sequence[Node]) -> bool:
    """Return whether elements on end say something each: links lead elsewhere each anyway."""
    return all(
        begins(right) and (node.tag == "a" or are_apart(left, right))
        for node, (left, right) in zip(nodes[1:], pairwise(map(text_in, nodes)), strict=True)
    )


def _is_field(node: Node | str) -> bool:
    if isinstance(node, str) or not is_short(node, FIELD):
        return False
    return node.tag == "time" or (node.tag in ("a", "span") and node.get("class") != "")


def _is_said_again(text: str, after: str) -> bool:
    """Return whether what is said to screen readers is right behind it again: "Posted", "Posted today"."""
    return len(text) > 1 and after.startswith(f"{text} ")


def _is_break(node: Node | str) -> bool:
    return not isinstance(node, str) and node.tag == "br"


def _is_label(node: Node) -> bool:
    return is_short(node, LABEL) and not node.holds and text_in(node).endswith(":")
