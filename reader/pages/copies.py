"""What a page holds twice: a short and a full form of the same, a formula as signs and as its source.

The full form is read, which most pages hide until asked, and of a formula with parts above or below the line
its source: signs in a row would say another thing ("x2" for "x^{2}"). What is marked here is left out when
sizes are summed up anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.pages.elements import named

if TYPE_CHECKING:
    from reader.pages.tree import Node, Tree

LONGEST = 300
"""Characters of the longest source of a formula."""
_SHORT, _FULL = "short", "full"
_RAISED = named("msub msup msubsup mfrac msqrt mroot munder mover munderover mmultiscripts")
_STYLE = lazy.regex(r"\{\\(?:display|text)style (.*)\}", re.DOTALL)
_HIDING = named("hidden style aria-hidden")


def choose_copies(tree: Tree) -> None:
    """Mark what another element says in full, and show that; write formulas as their source. Linear."""
    _show_full(tree)
    for formula in tree.of("math"):
        source = " ".join(formula.get("alttext").split())
        if not source or len(source) > LONGEST or formula.gone:
            continue
        inside = tree.inside(formula)
        if any(part.tag in _RAISED for part in inside):
            for part in inside:
                part.gone = True
            source = _STYLE.sub(r"\1", source)
            formula.children[:], formula.run = [source], len(source)


def _show_full(tree: Tree) -> None:
    """Mark the short forms of what stands beside them in full, of the same class but for that word."""
    full: dict[tuple[int, str], Node] = {}
    short: list[Node] = []
    for node in tree.nodes:
        said = node.attributes.get("class") if node.attributes else None
        if said and node.parent is not None:
            if _FULL in said:
                full[node.parent.place, said] = node
            if _SHORT in said:
                short.append(node)
    for node in short if full else ():
        assert node.parent is not None  # noqa: S101 - asked above
        whole = full.get((node.parent.place, node.get("class").replace(_SHORT, _FULL)))
        if whole is None or not whole.children:
            continue
        node.gone = True
        whole.attributes = {name: value for name, value in whole.attributes.items() if name not in _HIDING}
        for child in whole.children:
            if not isinstance(child, str) and child.tag == "a" and "href" not in child.attributes:
                child.gone = True  # what folds it again
