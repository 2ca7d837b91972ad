"""Headings that the rest of a page tells: what its list of contents names, and the items of a newsletter.

A run of short lines, each of which opens a chunk further down, in that order, is a list of contents. Chunks
of one shape, a headline over a text and where it comes from, are items: their first lines are headings.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import mastheads, shapes, signing
from reader.parsing.lines import Span, chunks, is_rule

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reader.parsing.lines import Chunk, Line

_LEAST = 3
_ENTRY, _SHORTEST = 90, 3
_SIGN = lazy.regex(r"(?:[\[(]?\d{1,2}(?::\d\d){1,2}[\])]?|\d{1,2}[.)]|[•*·–—-])\s*(?:[–—-]\s+)?(?=\S)")
"""What is before an entry: a time, a number or a bullet."""
_PAGE = lazy.regex(r"(?:\s*\.{3,}|(?:\s\.)+)\s*\d{1,4}$")
_HEADLINE, _TEXT, _SOURCE = 90, 120, 60
_ITEM = range(3, 6)
_READ = lazy.regex(r"(?i:\d{1,3}[\s-]?(?:min|sec|Min\.)\b)")


def find(rows: Sequence[Line], first: int, end: int, taken: Container[int]) -> list[Span]:
    """Return the entries of lists of contents between two indices (`end` excluded), and what they lead to."""
    openers = _openers(rows, first, end, taken)
    if not openers:
        return []
    spans: list[Span] = []
    run: list[int] = []
    for index in range(first, end + 1):
        target = _target(rows, index, end, taken, openers)
        goes_on = run and target is not None and rows[index].row == rows[index - 1].row + 1
        if goes_on and target is not None and target > run[-1]:
            run.append(target)
            continue
        if run:
            spans += _listed(index, run)
        run = [target] if target is not None else []
    return spans


def is_issue(rows: Sequence[Line]) -> bool:
    """Return whether a text is the issue of a newsletter: its number is on top, then what is in it."""
    numbered = any(mastheads.numbers_issue(row.bare[:_ENTRY]) for row in rows[:_TOP])
    return numbered and bool(find(rows, 0, len(rows), ()))


_TOP = 6


def _openers(rows: Sequence[Line], first: int, end: int, taken: Container[int]) -> dict[str, list[int]]:
    """Return what the short lines name that open a chunk, and where they are."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in range(first + 1, end):
        text, above = rows[index].bare, rows[index - 1]
        if not _SHORTEST <= len(text) <= _ENTRY:
            continue
        apart = rows[index].row > above.row + 1 or is_rule(above.bare)
        if apart and index not in taken:
            found[_named(text)].append(index)
    return found


def _named(text: str) -> str:
    """Return what an entry or a heading names, in lower case, without its number, bullet or page."""
    sign = _SIGN.match(text) if not text[0].isalpha() else None
    name = text[sign.end() :] if sign else text
    if name[-1:].isdigit() and "." in name:
        name = _PAGE.sub("", name)
    return name.casefold()


def _target(
    rows: Sequence[Line], index: int, end: int, taken: Container[int], openers: Mapping[str, Sequence[int]]
) -> int | None:
    """Return the one line further down that an entry leads to, or None."""
    if index >= end or not _SHORTEST <= len(rows[index].bare) <= 2 * _ENTRY or index in taken:
        return None
    name = _named(rows[index].bare)
    # It may open a chunk itself; of three lines, two would be further down or above.
    others = [target for target in openers.get(name, ())[:3] if target != index]
    named = len(others) == 1 and others[0] > index + 1 and len(name) >= _SHORTEST
    return others[0] if named and not name.isdigit() and not shapes.ends_sentence(name) else None


def _listed(stop: int, run: Sequence[int]) -> Iterator[Span]:
    """Yield a run's entries, which end before `stop`, and what they lead to below."""
    if len(run) < _LEAST or run[0] < stop:
        return
    yield Span("list", stop - len(run), stop - 1)
    for target in run:
        yield Span("heading", target, target)


def items(rows: Sequence[Line], first: int, end: int, taken: Container[int]) -> list[Span]:
    """Return the headlines and texts of a newsletter's items, if there are several of the same shape."""
    found = [chunk for chunk in chunks(rows, first, end - 1, taken) if len(chunk) in _ITEM]
    parts = [(chunk, at) for chunk in found if (at := _text_of(chunk))]
    if len(parts) < _LEAST:
        return []
    spans: list[Span] = []
    for chunk, at in parts:
        spans += [
            Span("heading", index, index) for index in range(chunk.first + _shown(chunk), chunk.first + at)
        ]
        spans.append(Span("paragraph", chunk.first + at, chunk.first + at))
    return spans


def _text_of(chunk: Chunk) -> int:
    """Return which line of an item is its text, under a headline and over its source; 0 if it is none."""
    begin = _shown(chunk)
    for at in range(begin + 1, min(begin + 3, len(chunk) - 1)):
        text, source = chunk.texts[at], chunk.texts[at + 1]
        if len(text) > _TEXT and shapes.ends_sentence(text):
            headed = all(map(_is_headline, chunk.texts[begin:at]))
            return at if headed and _is_source(source) else 0
    return 0


def _shown(chunk: Chunk) -> int:
    """Return 1 if the first line of an item says whose picture is over it, or else 0."""
    return int(shapes.closes_with_credit(chunk.texts[0]) or chunk.texts[0].endswith(")"))


def _is_headline(text: str) -> bool:
    return len(text) <= _HEADLINE and shapes.is_title_like(text) and not signing.signs(text)


def _is_source(text: str) -> bool:
    """Return whether a line says where an item is from and how long it takes: "The Quay | 4 min read"."""
    return len(text) <= _SOURCE and text[:1].isupper() and _READ.search(text) is not None
