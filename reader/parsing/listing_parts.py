"""What stands by the papers of a listing and is none of them: days or years over groups, buttons, the foot.

A button is said again under most papers, word for word; a day or a year is all of its line, over a title.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import authors, dating, menus, paper_lines, shapes, summaries
from reader.parsing.lines import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reader.parsing.lines import Head, Line

_BUTTON = 40
"""The words of a button are no longer."""
_REACH = 6
"""So many lines under its authors a paper's buttons stand."""
_LEAST, _SHARE = 3, 0.6
_KEY = lazy.regex(r"[\[(]?(?:[^\W\d_]{1,3}\d{1,4}|\d{1,3})[\])]?[.:]?")
"""A paper's number or key, alone on its line: "[j14]"."""
_YEAR = lazy.regex(r"[\[(]?(?:19|20)\d\d[\])]?")


def find(lines: Sequence[Line], heads: Sequence[Head], end: int) -> Iterator[Span]:
    """Yield the headings, and then the buttons, among papers; `end` is the first line after all."""
    if len(heads) < _LEAST:
        return
    yield from groups(lines, heads)
    yield from (Span("footer", index, index) for index in _buttons(lines, heads, end))
    if (foot := _foot(lines, heads[-1].rows[-1] + 1, end)) < end:
        yield Span("footer", foot, end - 1)


def groups(lines: Sequence[Line], heads: Sequence[Head]) -> Iterator[Span]:
    """Yield the headings over groups of papers: days and years."""
    rows = {row for head in heads for row in head.rows}
    for head in heads:
        if (over := _group(lines, head, rows)) is not None:
            yield Span("heading", over, over)


def _group(lines: Sequence[Line], head: Head, rows: Container[int]) -> int | None:
    """Return the line over a paper, or over its key, that is a day or a year and opens its chunk."""
    at = min(head.rows) - 1
    if at > 0 and (_is_key(lines[at].bare) or paper_lines.BRACKETED.match(lines[at].bare)):
        at -= 1
    if at < 0 or at in rows:
        return None
    text, counted, _ = lines[at].bare.partition(" (")
    if not counted and at > 0 and lines[at].row == lines[at - 1].row + 1:
        return None  # a day right under another paper is when that appeared
    said = len(text) <= _BUTTON and (_YEAR.fullmatch(text) or dating.is_dated(text))
    return at if said else None


def _is_key(text: str) -> bool:
    return len(text) < _REACH * 2 and _KEY.fullmatch(text) is not None


def _foot(lines: Sequence[Line], first: int, end: int) -> int:
    """Return where a column of short lines begins that ends the page, below the papers, or `end`.

    One in three are words of menus. In a chunk of its own, it begins with that; else with such a word.
    """
    begin = end
    known = 0
    for total, index in enumerate(range(end - 1, max(first, end - _FOOT) - 1, -1), 1):
        text = lines[index].bare
        if len(text) > _ENTRY or shapes.ends_sentence(text):
            break
        if menus.bare(text) in menus.KNOWN:
            known += 1
            begin = index if known > 1 and known * _KNOWN >= total else begin
    top = begin
    while first <= top < end and lines[top].row == lines[top - 1].row + 1:
        top -= 1
    return top if top >= first else begin


_FOOT, _ENTRY, _KNOWN = 20, 60, 3


def _buttons(lines: Sequence[Line], heads: Sequence[Head], end: int) -> Iterator[int]:
    """Yield the lines that are said again, word for word, under most of the papers."""
    stops = [*(head.rows[0] for head in heads[1:]), end]
    under = [
        (lines[index].bare, index)
        for head, stop in zip(heads, stops, strict=True)
        for index in range(head.rows[-1] + 1, min(stop, head.rows[-1] + 1 + _REACH))
        if len(lines[index].bare) <= _BUTTON
    ]
    counts = Counter(text for text, _ in under)
    often = max(_LEAST, _SHARE * len(heads))
    said = {text for text, times in counts.items() if times >= often and _may_be_button(text)}
    yield from (index for text, index in under if text in said)


def _may_be_button(text: str) -> bool:
    plain = not any(map(str.isdigit, text)) and any(map(str.isalpha, text)) and len(text.split()) > 1
    return plain and not (summaries.backs(text) or (authors.byline(text) and "," in text))
