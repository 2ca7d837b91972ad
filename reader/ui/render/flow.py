"""Source lines as pieces: paragraphs that were wrapped by hand flow again, lists hang."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.ui.view import FILLER, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

INDENT = 2
BULLET = "• "
_MARKER = re.compile(r"(?P<indent>[ ]*)(?P<sign>[-*+•·‣▪◦–—]|\(?[0-9A-Za-z]{1,3}[.)])[ ]+(?=\S)")
_BREAK = re.compile(r" *\n *")


def flowing(text: str) -> str:
    """The text with its line breaks as spaces, as long as before: what is too much is a FILLER.

    So that an offset into it is one into the source.
    """
    return _BREAK.sub(lambda found: " " + FILLER * (len(found[0]) - 1), text)


def prose(text: str) -> str:
    """A paragraph as it should wrap: breaks that only kept a line short are gone, others stay.

    A break kept a line short if the next line's first word would have made it the longest.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    longest = max(map(len, lines))
    short = all(
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > longest
        for line, after in pairwise(lines)
        if after.strip()
    )
    return flowing(text) if short else text


def source_lines(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The lines that are not blank, without the white space around them, and where each stands."""
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            yield bare, start + line.index(bare)
        start += len(line) + 1


def list_pieces(text: str, start: int) -> list[Piece]:
    """A list with its items; lines without a marker go on with the item before."""
    items: list[tuple[str, int]] = []
    for line in text.split("\n"):
        if items and not _MARKER.match(line):
            before, at = items[-1]
            items[-1] = (f"{before}\n{line}", at)
        else:
            items.append((line, start))
        start += len(line) + 1
    base = min(len(item) - len(item.lstrip()) for item, _ in items)
    return [_item(item, at, base, space=1 if not index else 0) for index, (item, at) in enumerate(items)]


def _item(item: str, start: int, base: int, space: int) -> Piece:
    marker = _MARKER.match(item)
    if marker is None:
        return Piece(flowing(item.rstrip()), start, space=space)
    sign = marker["sign"] + " " if marker["sign"][-1] in ".)" else BULLET
    indent = INDENT + len(marker["indent"]) - base
    return Piece(flowing(item[marker.end() :].rstrip()), start + marker.end(), "text", space, indent, sign)
