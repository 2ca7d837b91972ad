"""The text to copy from a view: as in the source, unwrapped, with its list markers. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.ui.document.view import HIDDEN_CHAR

if TYPE_CHECKING:
    from reader.ui.document.layout import Chunks, Place
    from reader.ui.document.view import TextBlock

_MARKER = re.compile(r"(?:(?:\A|(?<=\n))[ ]*)?(?:[-*+•·‣▪◦–—]|\(?[0-9A-Za-z]{1,3}[.)])[ ]+\Z")
"""A list marker in the source."""
REACH = 24
"""Look for a list marker in this many characters before an item."""
NAMES = frozenset({"title", "heading"})
"""Styles of names, which are copied even if they are nowhere in the source as shown."""


def copied_text(chunks: Chunks, source: str, first: Place, last: Place) -> str:
    """Return the text between two places, with blocks spaced as on the screen.

    `source` is the document's text. Leaves out our own words between others: a user who copies three
    paragraphs does not want to know which key leads to the postings.
    """
    if last < first:
        return ""
    (head, _), (tail, _) = chunks.of(first.chunk), chunks.of(last.chunk)
    alone = head.block == tail.block
    parts: list[str] = []
    for index in range(head.block, tail.block + 1):
        block = chunks.blocks[index]
        if not alone and (not block.text or (block.start is None and block.style not in NAMES)):
            continue
        start = head.start + first.character if index == head.block else 0
        stop = tail.start + last.character if index == tail.block else None
        if parts:
            parts.append("\n\n" if block.space else "\n")
        if not alone and not start:
            parts.append(_marker(block, source))
        parts.append(block.text[start:stop])
    return "".join(parts).replace(HIDDEN_CHAR, "")


def _marker(block: TextBlock, source: str) -> str:
    """Return the list marker before a block, as in the source; empty for none."""
    if block.start is None or not block.sign:
        return ""
    found = _MARKER.search(source[max(0, block.start - REACH) : block.start])
    return found[0] if found else ""
