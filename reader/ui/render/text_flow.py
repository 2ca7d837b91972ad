"""Source lines as text_blocks: paragraphs that were wrapped by hand flow again, lists hang."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.ui.document.view import HIDDEN_CHAR, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INDENT = 2
BULLETS = ("• ", "◦ ", "▪ ")
"""By depth, over and over."""
BULLET = BULLETS[0]
_MARKER = re.compile(r"(?P<indent>[ ]*)(?P<sign>[-*+•·‣▪◦–—]|\(?[0-9A-Za-z]{1,3}[.)])[ ]+(?=\S)")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_BREAK = re.compile(r" *\n *")


def flowing(text: str) -> str:
    """The text with its line breaks as spaces, as long as before: what is too much is a HIDDEN_CHAR.

    So that an offset into it is one into the source.
    """
    return _BREAK.sub(lambda found: " " + HIDDEN_CHAR * (len(found[0]) - 1), text)


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


def list_blocks(*blocks: tuple[str, int, int]) -> list[TextBlock]:
    """A list with its items, from its blocks: the text of each, where it stands, blank lines before it.

    Lines without a marker go on with the item before. An item hangs under its own words, and an inner
    list under those of the item that it belongs to; numbers of one list stand right-aligned.
    """
    items: list[_Item] = []
    for text, start, space in blocks:
        at = start
        for line in text.split("\n"):
            if at > start and not _MARKER.match(line):
                items[-1].text += f"\n{line}"
            else:
                items.append(_Item(line, at, 0 if at > start else space))
            at += len(line) + 1
    _rank(items)
    widths: dict[tuple[int, int], int] = {}
    for item in items:
        if item.is_numbered:
            widths[item.level, item.list] = max(widths.get((item.level, item.list), 0), len(item.sign))
    text_blocks: list[TextBlock] = []
    indents = {0: INDENT}
    for item in items:
        width = widths.get((item.level, item.list), 0) if item.is_numbered else 0
        indent = indents.get(item.level, INDENT)
        indents[item.level + 1] = indent + max(width, len(BULLETS[0]))
        text_blocks.append(item.text_block(indent, width))
    return text_blocks


class _Item:
    """An item of a list on its way to a text_block."""

    def __init__(self, line: str, start: int, space: int) -> None:
        self.text = line
        self.start = start
        self.space = space
        self.marker = _MARKER.match(line)
        self.depth = len(self.marker["indent"]) if self.marker else len(line) - len(line.lstrip(" "))
        self.level = 0
        self.list = 0
        """The number of the list in its level that it belongs to."""

    @property
    def is_numbered(self) -> bool:
        """Whether its sign is a number or letter, which is to be seen as it stands."""
        return self.marker is not None and self.marker["sign"][-1] in ".)"

    @property
    def sign(self) -> str:
        """What stands before its words."""
        if self.marker is None:
            return ""
        return self.marker["sign"] + " " if self.is_numbered else BULLETS[self.level % len(BULLETS)]

    def text_block(self, indent: int, width: int) -> TextBlock:
        """The item as it is shown; `width` is that of the widest number of its list."""
        if self.marker is None:
            bare = self.text.lstrip(" ")
            return TextBlock(
                flowing(bare.rstrip()), self.start + len(self.text) - len(bare), space=self.space
            )
        text = flowing(self.text[self.marker.end() :].rstrip())
        start = self.start + self.marker.end()
        return TextBlock(text, start, "text", self.space, indent, f"{self.sign:>{width}}")


def _rank(items: Sequence[_Item]) -> None:
    """Tells which items lie within which: those that are indented further than one before."""
    depths: list[int] = []
    lists: dict[int, int] = {}
    for item in items:
        while depths and item.depth < depths[-1]:
            depths.pop()
            lists[len(depths) + 1] = lists.get(len(depths) + 1, 0) + 1
        if not depths or item.depth > depths[-1]:
            depths.append(item.depth)
        item.level = len(depths) - 1
        item.list = lists.get(item.level, 0)


def unquoted(text: str) -> str:
    """The text, as long as before, without the signs before its lines that say that it is a quotation."""
    return _QUOTED.sub(lambda found: HIDDEN_CHAR * len(found[0]), text)
