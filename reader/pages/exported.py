"""Items of lists as word processors export them: paragraphs whose style says so.

<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span>Oil the door.</p>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.pages.runs import text_in

if TYPE_CHECKING:
    from reader.pages.tree import Node, Tree

_LEVEL = lazy.regex(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_SIGN = "mso-list:ignore"
NEAR = 6
"""Elements at the start of an item among which its sign is looked for."""


def level_of_item(node: Node) -> int:
    """Return the level of the list that a paragraph is an item of, from 1; 0 if it is none."""
    match = _LEVEL.search(node.get("style")) if "style" in node.attributes else None
    return int(match[1]) if match else 0


def take_sign(tree: Tree, node: Node) -> str:
    """Take the sign off such an item, and return it as lists are written here: its number, or a bullet."""
    for inner in tree.nodes[node.place + 1 : min(node.last, node.place + NEAR) + 1]:
        if _SIGN in inner.get("style").lower():
            text = text_in(inner)
            inner.gone = True
            return f"{text} " if any(map(str.isalnum, text)) and len(text) > 1 else "• "
    return "• "
