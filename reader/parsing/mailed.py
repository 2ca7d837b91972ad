r"""Papers in the mails of preprint archives, whose entries stand between lines of two backslashes.

A title and names may go on in lines that are set in; the abstract stands after the second such line, and
the third names the address. Entries of bibliography programs, with fields in braces, are read here too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import authors, fields
from reader.parsing.lines import Head

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.lines import Line

_BAR = "\\\\"
_MOST = 60
"""No entry has more lines."""
_NEAR = 12
"""The title of the paper that an entry cites stands no more lines above it."""
_ENTRY = lazy.regex(r"@[A-Za-z]{4,20}\s*\{\s*[^\s,{}]{1,80}\s*,")
_FIELD = lazy.regex(r"[\s,]*(title|author)\s*=\s*[{\"](.{2,900}?)[}\"]\s*,?\s*[}]?$", re.IGNORECASE)
_AND = lazy.regex(r"\s+and\s+")


def find(lines: Sequence[Line], signed: Sequence[int], end: int, taken: Container[int]) -> list[Head]:
    """Return the papers of such entries before an index, in order.

    `signed` are the lines there that neither a letter nor a digit opens.
    """
    heads: list[Head] = []
    done = 0
    for index in signed:
        text = lines[index].bare
        if text[0] not in "\\@" or index < done or index in taken:
            continue
        if text == _BAR:
            found = _mailed(lines, index, end)
        else:
            found = _entered(lines, index, end) if _ENTRY.match(text) else None
        if found:
            head, done = found
            heads.append(head)
    return heads


def _mailed(lines: Sequence[Line], index: int, end: int) -> tuple[Head, int] | None:
    """Return the paper of the entry that a line of backslashes opens, and the first index after it."""
    last = min(end, index + _MOST)
    stop = next((at for at in range(index + 1, last) if lines[at].bare.startswith(_BAR)), None)
    if stop is None:
        return None
    title = _field(lines, index + 1, stop, "title")
    named = _field(lines, index + 1, stop, "authors")
    if title is None or named is None:
        return None
    names = _names(" ".join(lines[at].bare[begin:] for at, begin in named))
    if not names:
        return None
    close = stop
    if lines[stop].bare == _BAR:
        close = next((at for at in range(stop + 1, min(end, stop + _MOST)) if _closes(lines[at].bare)), stop)
    summary = tuple(range(stop + 1, close))
    inner = close if close < end and lines[close].bare.startswith(_BAR) else close - 1
    rows = tuple(sorted(at for at, _ in (*title, *named)))
    rows = tuple(range(rows[0], rows[-1] + 1))
    notes = (at for at in range(index, inner + 1) if at not in rows and at not in summary)
    head = Head(
        _stretch(lines, title), _stretch(lines, named), names, rows, tuple(notes), summary, lines[index].start
    )
    return head, inner + 1


def _names(text: str) -> tuple[str, ...]:
    """Return the names in a field as they are there; accents may be written as LaTeX has them."""
    plain = _TEX.sub(_as_letters, text) if "\\" in text else text
    names, at = [], 0
    for name in authors.listed(plain):
        place = plain.find(name, at)
        names.append(name if place < 0 else text[place : place + len(name)])
        at = max(at, place)
    return tuple(names)


_TEX = lazy.regex(
    r"""\{\\[A-Za-z'`^"~=.]+\s?(?:\{?[A-Za-z]\}?)?\}|\\[a-z'`^"~=.]\s?(?:\{\\?[A-Za-z]{1,2}\}|\\?[A-Za-z])"""
)
r"""A letter with its accent: {\o}, {\'e}, \v{c}, \"u."""


def _as_letters(sign: re.Match[str]) -> str:
    """Return letters as many as the signs of one, so that all others keep their places."""
    letter = next((it for it in reversed(sign[0]) if it.isalpha()), "")
    return ("A" if letter.isupper() else "a") + "a" * (len(sign[0]) - 1)


def _closes(text: str) -> bool:
    return text.startswith(_BAR) or (len(text) > 8 and not text.strip("-=_%"))


def _field(lines: Sequence[Line], first: int, stop: int, kind: str) -> list[tuple[int, int]] | None:
    """Return the lines of a field and where its value starts in each."""
    for index in range(first, stop):
        found = fields.label(lines[index].bare)
        if found and found[0] == kind and found[1] < len(lines[index].bare):
            rows = [(index, found[1])]
            while rows[-1][0] + 1 < stop and _continues(lines[rows[-1][0] + 1]):
                rows.append((rows[-1][0] + 1, 0))
            return rows
    return None


def _continues(line: Line) -> bool:
    return line.indent > 0 and fields.label(line.bare) is None


def _stretch(lines: Sequence[Line], rows: Sequence[tuple[int, int]]) -> tuple[int, int]:
    (first, begin), (last, _) = rows[0], rows[-1]
    whole = lines[first].span(begin, len(lines[first].bare))
    return whole[0], whole[1] if last == first else lines[last].stretch[1]


def _entered(lines: Sequence[Line], index: int, end: int) -> tuple[Head, int] | None:
    """Return the paper of an entry of a bibliography program, and the first index after it.

    An entry below the paper that it cites, under a button of a group's page, is no second one.
    """
    found: dict[str, tuple[int, int, int]] = {}
    stop = index + 1
    depth = _depth(lines[index].bare)
    while stop < min(end, index + _MOST) and depth > 0:
        text = lines[stop].bare
        depth += _depth(text)
        if len(text) < 1000 and (match := _FIELD.match(text)):
            begin = match.start(2) + (match[2][0] == "{")
            found.setdefault(match[1].lower(), (stop, begin, match.end(2)))
        stop += 1
    if depth > 0 or len(found) < 2:
        return None
    (row, begin, close), (named, first, last) = found["title"], found["author"]
    title = lines[row].bare[begin:close].casefold()
    if any(line.bare.casefold() == title for line in lines[max(0, index - _NEAR) : index]):
        return None
    names = tuple(filter(None, map(str.strip, _AND.split(lines[named].bare[first:last]))))
    rows = tuple(range(min(row, named), max(row, named) + 1))
    notes = tuple(at for at in range(index, stop) if at not in rows)
    spans = lines[row].span(begin, close), lines[named].span(first, last)
    return Head(*spans, names, rows, notes, (), lines[index].start), stop


def _depth(text: str) -> int:
    return text.count("{") - text.count("}")
