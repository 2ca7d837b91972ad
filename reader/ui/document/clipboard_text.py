"""What is copied of a view: the words of the source, unwrapped, with the signs of its lists. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.ui.document.view import FILLER

if TYPE_CHECKING:
    from reader.ui.document.layout import Chunks, Place
    from reader.ui.document.view import Piece

_MARKER = re.compile(r"(?:(?:\A|(?<=\n))[ ]*)?(?:[-*+•·‣▪◦–—]|\(?[0-9A-Za-z]{1,3}[.)])[ ]+\Z")
"""What stands before an item of a list in the source."""
REACH = 24
"""Characters before an item in which its sign stands."""
NAMES = frozenset({"title", "heading"})
"""The looks of what names a thing, in words of the source, even where it stands nowhere as it is shown."""


def copied_text(chunks: Chunks, source: str, first: Place, last: Place) -> str:
    """The text from one place up to another, pieces apart as on the screen.

    `source` is the document's text. Words of our own, between others, are left out: a reader who takes
    three paragraphs along does not want to know which key leads to the postings.
    """
    if last < first:
        return ""
    (head, _), (tail, _) = chunks.of(first.chunk), chunks.of(last.chunk)
    alone = head.piece == tail.piece
    parts: list[str] = []
    for index in range(head.piece, tail.piece + 1):
        piece = chunks.pieces[index]
        if not alone and (not piece.text or (piece.start is None and piece.style not in NAMES)):
            continue
        start = head.start + first.character if index == head.piece else 0
        stop = tail.start + last.character if index == tail.piece else None
        if parts:
            parts.append("\n\n" if piece.space else "\n")
        if not alone and not start:
            parts.append(_marker(piece, source))
        parts.append(piece.text[start:stop])
    return "".join(parts).replace(FILLER, "")


def _marker(piece: Piece, source: str) -> str:
    """The sign of a list before a piece, as the source has it; "" for none."""
    if piece.start is None or not piece.sign:
        return ""
    found = _MARKER.search(source[max(0, piece.start - REACH) : piece.start])
    return found[0] if found else ""
