"""Turns source lines into blocks: unwraps paragraphs that were wrapped by hand, and indents lists."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.ui.document.view import HIDDEN_CHAR, TextBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

INDENT = 2
BULLETS = ("• ", "◦ ", "▪ ")
"""By depth, repeating."""
BULLET = BULLETS[0]
_MARKER = re.compile(r"(?P<indent>[ ]*)(?P<sign>[-*+•·‣▪◦–—]|\(?[0-9A-Za-z]{1,3}[.)])[ ]+(?=\S)")
_LITERAL_MARKER = re.compile(r"(?P<indent>[ ]*)(?P<sign>•|[0-9]{1,9}[.])[ ]+(?=\S)")
"""How lists from markup are written: what else opens an item are its own words."""
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_INDENTED = re.compile(r"\n +")
_BREAK = re.compile(r" *\n *")
_GAP = re.compile(r"\s*\n\s*")


def flowing(text: str) -> str:
    """Replace line breaks with spaces, at the same length, so that offsets stay those of the source."""
    return _BREAK.sub(lambda found: " " + HIDDEN_CHAR * (len(found[0]) - 1), text)


def spaced_out(text: str) -> str:
    """Put lines on one line, as far apart as two spaces where there is a blank line, at the same length."""
    return _GAP.sub(lambda found: " " * min(2, len(found[0])) + HIDDEN_CHAR * (len(found[0]) - 2), text)


def unindented(text: str) -> str:
    """Keep line breaks, and hide the spaces after them, at the same length."""
    return _INDENTED.sub(lambda found: "\n" + HIDDEN_CHAR * (len(found[0]) - 1), text)


def prose(text: str) -> str:
    """Unwrap a paragraph that was wrapped by hand; keep line breaks that have a meaning.

    It was wrapped by hand if at each break the next word would have made the line the longest.
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
    """Yield the lines that are not blank, trimmed, with the offset of each."""
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            yield bare, start + line.index(bare)
        start += len(line) + 1


def list_blocks(*blocks: tuple[str, int, int], literal: bool = False) -> list[TextBlock]:
    """Return the items of a list. `blocks` are the text of each, its offset, and the blank lines before it.

    `literal` is whether it comes from markup.

    Lines without a marker continue the item before. Items have a hanging indent, inner lists that of the item
    they belong to; the numbers of a list are right-aligned.
    """
    items: list[_Item] = []
    pattern = _LITERAL_MARKER if literal else _MARKER
    for text, start, space in blocks:
        at = start
        for line in text.split("\n"):
            marker = pattern.match(line)
            if at > start and not marker:
                items[-1].text += f"\n{line}"
            else:
                items.append(_Item(line, at, 0 if at > start else space, marker))
            at += len(line) + 1
    _rank(items)
    widths: dict[tuple[int, int], int] = {}
    for item in items:
        if item.is_numbered:
            widths[item.level, item.list] = max(widths.get((item.level, item.list), 0), len(item.sign))
    text_blocks: list[TextBlock] = []
    indents = {0: INDENT}
    flow = unindented if literal else flowing
    for item in items:
        width = widths.get((item.level, item.list), 0) if item.is_numbered else 0
        indent = indents.get(item.level, INDENT)
        indents[item.level + 1] = indent + max(width, len(BULLETS[0]))
        text_blocks.append(item.text_block(indent, width, flow))
    return text_blocks


class _Item:
    """A list item on its way to a block."""

    def __init__(self, line: str, start: int, space: int, marker: re.Match[str] | None) -> None:
        self.text = line
        self.start = start
        self.space = space
        self.marker = marker
        self.depth = len(self.marker["indent"]) if self.marker else len(line) - len(line.lstrip(" "))
        self.level = 0
        self.list = 0
        """Which of the lists at its level it belongs to."""

    @property
    def is_numbered(self) -> bool:
        """Whether its marker is a number or letter, which is shown unchanged."""
        return self.marker is not None and self.marker["sign"][-1] in ".)"

    @property
    def sign(self) -> str:
        """The marker to show."""
        if self.marker is None:
            return ""
        return self.marker["sign"] + " " if self.is_numbered else BULLETS[self.level % len(BULLETS)]

    def text_block(self, indent: int, width: int, flow: Callable[[str], str]) -> TextBlock:
        """Return the item as a block; `width` is that of the widest number in its list.

        `flow` deals with its line breaks.
        """
        if self.marker is None:
            bare = self.text.lstrip(" ")
            return TextBlock(flow(bare.rstrip()), self.start + len(self.text) - len(bare), space=self.space)
        text = flow(self.text[self.marker.end() :].rstrip())
        start = self.start + self.marker.end()
        return TextBlock(text, start, "text", self.space, indent, f"{self.sign:>{width}}")


def _rank(items: Sequence[_Item]) -> None:
    """Set the level of each item by its indent."""
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
    """Hide the Markdown quotation marks at the start of lines, at the same length."""
    return _QUOTED.sub(lambda found: HIDDEN_CHAR * len(found[0]), text)
