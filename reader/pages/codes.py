"""Code: its text as it is, its language, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.clean import clean
from reader.pages.blocks import Block
from reader.pages.elements import named
from reader.pages.runs import raw

if TYPE_CHECKING:
    from reader.pages.tree import Node, Tree

_LANGUAGE = lazy.regex(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight|brush:|sourceCode)[-\s]?([A-Za-z][\w+#.-]{0,30})"
)
_NO_LANGUAGE = named("none text plain plaintext plain-text txt nohighlight wrapper default box example")
_GUTTERS = frozenset(
    ("gutter", "linenos", "lineno", "line-numbers", "linenodiv", "rouge-gutter", "line-numbers-rows")
)
PROSE_LINE = 8
"""Words of a line of prose in a text that was typed in columns."""


def code_block(tree: Tree, node: Node) -> Block | None:
    """Return a block of code; None if it is empty. Its kind is None if it is prose typed in columns."""
    for inner in tree.inside(node):
        if inner.attributes and not _GUTTERS.isdisjoint(inner.get("class").split()):
            inner.gone = True
    text = clean(raw(node)).replace("\xa0", " ")
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    if not lines or _is_gutter(node, lines):
        return None
    language = language_of(tree, node)
    return Block(
        "code" if language or not _is_prose(tree, node, lines) else None, "\n".join(lines), language=language
    )


def _is_gutter(node: Node, lines: list[str]) -> bool:
    """Return whether a cell beside that of the code has the numbers of its lines."""
    parent = node.parent
    if parent is None or parent.tag != "td" or not lines[0].strip().isdecimal():
        return False
    first = int(lines[0])
    return [line.strip() for line in lines] == [str(first + number) for number in range(len(lines))]


def language_of(tree: Tree, node: Node) -> str | None:
    """Return the language that the classes on, in or around a block of code name."""
    inside = tree.nodes[node.place + 1 : min(node.last, node.place + 2) + 1]
    for one in (node, *inside, *[*node.outwards(3)][1:]):
        for said in (
            one.get("data-lang"),
            one.get("data-language"),
            one.get("lang") if one.tag == "code" else "",
        ):
            if said and len(said) < 30 and clean(said) == said and not said.isspace():
                return said.lower()
        match = _LANGUAGE.search(one.get("class")[:400])
        if match and match[1].lower() not in _NO_LANGUAGE:
            return match[1].lower()
    return None


def _is_prose(tree: Tree, node: Node, lines: list[str]) -> bool:
    """Return whether most lines are of words: a mail, a text of old that somebody broke by hand."""
    if node.get("class") or any(inner.tag in ("code", "span", "samp") for inner in tree.inside(node)[:3]):
        return False
    filled = [line for line in lines if line]
    wordy = sum(1 for line in filled if _words(line) >= PROSE_LINE)
    return len(filled) > 3 and wordy * 2 > len(filled)


def _words(line: str) -> int:
    return sum(1 for word in line.split() if word.strip(".,;:!?()\"'").isalpha())
