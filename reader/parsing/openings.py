"""How single lines open: rows of a calendar, boxes on somebody, versions, numbers that count up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import dating, related, shapes
from reader.parsing.lines import Span
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.lines import Line

_VERSION = lazy.regex(r"[^\W\d_]{0,12}\.?\s?v?\d{1,4}(?:\.\d{1,4}){1,3}\b", re.IGNORECASE)
_VERSION_REACH = 16
"""Its number is among so many characters."""
_NUMBER_ALONE = lazy.regex(r"(?:\d{1,2}|[IVX]{1,5}|[一二三四五六七八九十]{1,2}|[A-Z])[.)]?")
_ROW = lazy.regex(r"(?:\d{1,4}(?:[-/.]\d\d){0,2}|[^\W\d_]{2,4}\.?,? \d{1,2})[^\w\s]{0,2}\s")
"""How a row of a calendar or of somebody's years begins: "14 May – …", "1990 : …", "Sat 12, …"."""
_ABOUT = tuple(f"{word} " for word in words_for("page.about")) + tuple(
    word for word in words_for("page.about") if not word.isascii() or " " in word
)
_SERIES = (
    tuple(map(str, range(1, 100))),
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"),
    tuple("一二三四五六七八九十"),
    tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
)
_PROSE = 90
"""What a number alone heads is longer."""

_ANNOUNCED = lazy.regex(r"(?:\[\d{1,3}\])?[\W_]{0,4}([^:：|]{3,40}?)\*{0,2}\s?[:：|]\*{0,2}\s*\S")
"""A label and, on the same line, what it leads to."""
_TEASED = 300
"""No link's words are longer."""


def is_row(text: str) -> bool:
    """Return whether a number or a date opens a line, as in a calendar: "14 May – cleaning", "1990: …"."""
    return _ROW.match(text) is not None


def is_about(text: str) -> bool:
    """Return whether it heads a box on somebody: "About Maud Ferriby"."""
    return text.casefold().startswith(_ABOUT)


def is_version(text: str) -> bool:
    """Return whether it heads the changes of a version: "Version 6.2 – 17 January 2033"."""
    bare = text.lstrip("#*[( ")
    numbered = any(map(str.isdecimal, bare[:_VERSION_REACH])) and _VERSION.match(bare) is not None
    return numbered and (len(text.split()) < 3 or dating.ends_in_date(text.rstrip(")]*")))


_NOTE = lazy.regex(r"\[\d{1,3}\]:?\s|\d{1,3}[.)]?\s+https?://|\[\^?\w{1,4}\]:\s")


def is_noted(texts: Sequence[str]) -> bool:
    """Return whether the number of a note or of an address opens the first line: "[1] https://…"."""
    first = texts[0] if any(map(str.isalnum, texts[0][:8])) else texts[min(1, len(texts) - 1)]
    return first[0] in "[0123456789" and _NOTE.match(first) is not None


def is_day_or_tags(text: str) -> bool:
    """Return whether a line is a day, or tags and nothing else: "#harbours #pianos"."""
    return dating.is_dated(text) or (len(text) < _TEASED and all(word[0] == "#" for word in text.split()))


def counting(lines: Sequence[Line], short: Sequence[int]) -> set[int]:
    """Return the lines that are a number and nothing else, each on its own and the next one of a series.

    `short` are the lines to look at, none of them the last one.
    """
    found: list[int] = []
    for index in short:
        text = lines[index].bare
        if len(text) < 6 and len(lines[index + 1].bare) > _PROSE and _NUMBER_ALONE.fullmatch(text):
            apart = (
                index
                and lines[index - 1].row < lines[index].row - 1
                and lines[index + 1].row > lines[index].row + 1
            )
            if apart:
                found.append(index)
    signs = [lines[index].bare.strip(".)") for index in found]
    ordered = any(list(series[: len(signs)]) == signs for series in _SERIES)
    return set(found) if len(found) > 1 and ordered else set()


def sections(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> list[Span]:
    """Return the headings with the numbers 1, 2, 3 and so on, each on top of its chunk, with a text below.

    "1 big thing: a ferry", "2. The school kitchen": however they are written, no other line opens so.
    """
    found = [
        index
        for index in range(first, end - 1)
        if lines[index].bare[0].isdigit() and index not in taken and _is_numbered(lines, index)
    ]
    if len(found) < _SECTIONS:
        return []
    numbers = [int(_SECTION.match(lines[index].bare)[1]) for index in found]  # type: ignore[index]
    ordered = numbers == [*range(1, len(numbers) + 1)]
    ends = [*found[1:], end]
    told = sum(
        any(len(lines[at].bare) > _TOLD for at in range(index + 1, stop))
        for index, stop in zip(found, ends, strict=True)
    )
    return (
        [Span("heading", index, index) for index in found] if ordered and told * 3 >= 2 * len(found) else []
    )


def _is_numbered(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line on top of its chunk has a number and a few words, and something right below."""
    text = lines[index].bare
    if len(text) > _PROSE or _SECTION.match(text) is None or shapes.ends_sentence(text):
        return False
    return lines[index + 1].row == lines[index].row + 1 and (
        index == 0 or lines[index - 1].row + 1 < lines[index].row
    )


_SECTION = lazy.regex(r"(\d{1,2})(?:[.)]|(?=\s))\s+(?=\S*[^\W\d_]|[^\w\s])")
_SECTIONS, _TOLD = 3, 60


def suffixed(lines: Sequence[Line], short: Sequence[int]) -> set[int]:
    """Return the short lines on their own that close with the same word in brackets: "History[edit]".

    `short` are the lines to look at, none of them the last one.
    """
    found: dict[str, list[int]] = {}
    for index in short:
        text = lines[index].bare
        if text[-1] != "]" or len(text) > _SUFFIXED or (match := _SUFFIX.search(text)) is None:
            continue
        if lines[index + 1].row > lines[index].row + 1 and (
            not index or lines[index - 1].row < lines[index].row - 1
        ):
            found.setdefault(match[0], []).append(index)
    return {index for same in found.values() if len(same) > 1 for index in same}


_SUFFIX = lazy.regex(r"(?<=\w)\s?\[[^\[\]\d]{3,40}\]$")
_SUFFIXED = 100


def is_announced(text: str) -> bool:
    """Return whether a label and a link's words are all of a line: "READ ALSO: The keeper of the lock"."""
    if len(text) > _TEASED or not any(map(text[:50].__contains__, ":：|")):
        return False
    match = _ANNOUNCED.match(text)
    return match is not None and shapes.plain(match[1]) in related.LABELS


def is_timed(text: str) -> bool:
    """Return whether a time opens a row of a programme, with what is then."""
    return text[:1].isdigit() and _TIMED.match(text) is not None


_TIMED = lazy.regex(r"\d{1,2}[:.h]\d\d(?:\s?[–—-]\s?\d{1,2}[:.h]\d\d)?\s+(?:[–—-]\s+)?[^\W\d_]{3,}")
