"""Blocks of a document as Markdown: headings, lists, tables and code as such, their words escaped."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from reader.naming import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.model import Block, BlockKind

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&!])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)
_ITEM = re.compile(r"(\s*)(?:[-*+•·‣▪◦–]|(\d{1,9})[.)])\s+(?=\S)")
_LITERAL_ITEM = re.compile(r"(\s*)(?:•|(\d{1,9})\.) (?=\S)")
"""As pages are written; other signs are their own words."""
_BAR = re.compile(r"(?<!\\)\|")
_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")
_TOP, _DEEPEST = 2, 6
"""Levels of headings; the item's title is the first."""
_QUOTED: frozenset[BlockKind] = frozenset({"quote", "caption", "teaser"})
_HEADINGS: frozenset[BlockKind] = frozenset({"title", "heading", "question"})
_BREAK = "\\"
"""At the end of a line that Markdown would otherwise join with the next."""


def escaped(text: str) -> str:
    """Escape a text so that Markdown shows it as is, on one line."""
    text = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(
        lambda found: f"{found[1]}\\{found[2]}" if not found[2].isdigit() else f"{found[1]}{found[2]}\\", text
    )


def words_of(block: Block, *, is_literal: bool) -> str:
    """Return a block's words on one line; of a heading in plain text, without its own Markdown signs."""
    words = " ".join(block.text.split())
    return name_of(words) if block.kind in _HEADINGS and not is_literal else words


def block_lines(blocks: Iterable[Block], *, is_literal: bool) -> Iterator[list[str]]:
    """Yield the lines of each block, list items that belong together as one.

    `is_literal` is whether markup said what the lines are: then their breaks and signs are the text's own,
    and tables have the form that pages are written in.
    """
    for is_list, group in groupby(blocks, lambda block: block.kind == "list"):
        if is_list:
            for items in _together(group):
                texts = [line for block in items for line in block.text.split("\n")]
                yield _list(texts, is_literal=is_literal)
        else:
            for block in group:
                yield _lines_of(block, is_literal=is_literal)


def fenced(code: Sequence[str], language: str = "") -> list[str]:
    """Return lines as is, in a fence that none of them can close."""
    longest = max((len(run) for text in code for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence + language, *code, fence]


def _lines_of(block: Block, *, is_literal: bool) -> list[str]:
    texts = [text for text in block.text.split("\n") if text.strip()]
    if block.kind in _HEADINGS:
        level = min(max(block.level or _TOP, _TOP), _DEEPEST)
        return [f"{'#' * level} {escaped(words_of(block, is_literal=is_literal))}"]
    if block.kind == "code":
        language = block.language if block.language and _LANGUAGE.fullmatch(block.language) else ""
        return fenced([text.rstrip() for text in block.text.split("\n")], language)
    if block.kind == "table":
        return (_table(texts) if is_literal else None) or fenced([text.rstrip() for text in texts])
    lines = [escaped(text) for text in texts]
    lines = _broken(lines) if is_literal else lines
    return [f"> {line}" for line in lines] if block.kind in _QUOTED else lines


def _broken(lines: Sequence[str]) -> list[str]:
    """Return lines with the breaks between them kept."""
    return [*(line + _BREAK for line in lines[:-1]), *lines[-1:]]


def _together(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield the blocks of each list: those with no line between them."""
    found: list[Block] = []
    for block in blocks:
        if found and found[-1].lines[1] + 1 != block.lines[0]:
            yield found
            found = []
        found.append(block)
    yield found


def _list(texts: Iterable[str], *, is_literal: bool) -> list[str]:
    """Return the lines of a list, each item where Markdown takes it for one of its level."""
    sign = _LITERAL_ITEM if is_literal else _ITEM
    lines: list[str] = []
    open_items: list[tuple[int, int]] = []
    """How far each item that may go on is indented, and where its text begins here."""
    for text in filter(str.strip, texts):
        indent = len(text) - len(text.lstrip())
        item = sign.match(text)
        while open_items and open_items[-1][0] >= indent and (item or len(open_items) > 1):
            open_items.pop()
        column = open_items[-1][1] if open_items else 0
        if item:
            mark = f"{item[2]}. " if item[2] else "- "
            lines.append(" " * column + mark + escaped(text[item.end() :]))
            open_items.append((indent, column + len(mark)))
            continue
        if lines and is_literal:
            lines[-1] += _BREAK
        lines.append(" " * column + escaped(text))
    return lines


def _table(texts: Sequence[str]) -> list[str] | None:
    """Return a table, its first row as the header; None if lines don't have the form of rows."""
    if not all(text.startswith("| ") and text.endswith(" |") for text in texts):
        return None
    rows = [[escaped(cell.replace(r"\|", "|")) for cell in _BAR.split(text)[1:-1]] for text in texts]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    header, *others = (f"| {' | '.join(row)} |" for row in rows)
    return [header, "|" + " --- |" * width, *others]
