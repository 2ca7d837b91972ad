"""Chats and forums whose messages have a clock or a day beside a name: on the message's line or over it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy, places
from reader.parsing import shapes, vocabulary
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.lines import Line

_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?: Uhr)?"
AT = r"(?:at |a las |alle |às |à |um |om |o |kl\.? |klo )"
"""What stands before an hour, behind its day."""
_DAY = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[^\W\d_]{2,10})"
_NICK = r"[@+&%~ ]?[\w.\[\]|^`{}-]{1,24}"
_NAME = r"[^\W\d_][\w.’'-]{0,24}(?: (?:& )?[^\W\d_][\w.’'-]{0,24}){0,3}"
_STAMPED = lazy.regex(
    rf"\[(?:{_DAY},?\s)?{_CLOCK}\]\s+(?:<{_NICK}>\s|{_NAME}:\s)?"
    rf"|(?:{_DAY},?\s)?{_CLOCK}\s+(?:[-–]\s+(?:{_NAME}:\s)?|<{_NICK}>\s)",
    re.IGNORECASE,
)
"""At the start of a message's own first line; somebody who joins has no name before a colon."""
_AFTER = lazy.regex(
    rf"(?P<name>{_NAME})(?:\s*[,·|—–-])?\s+[\[(]?(?:{_DAY},?\s{AT}?)?{_CLOCK}[\])]?", re.IGNORECASE
)
_BEFORE = lazy.regex(rf"[\[(]?{_CLOCK}[\])]?\s+(?P<name>{_NAME})", re.IGNORECASE)
_LONE_CLOCK = lazy.regex(rf"(?:{_DAY},? {AT}?)?{_CLOCK}(?: \(edited\))?", re.IGNORECASE)
_SHORT = 40
_NAMED = r"(?P<name>[\w.-]{2,30})(?:, | [·|—–-] | on )"
_NAME_FIRST = lazy.regex(_NAMED, re.IGNORECASE)
_TIME = lazy.regex(r"\d[:.]\d\d")
_LONE_NAME = lazy.regex(rf"{_NAME}(?: +\([^()]{{2,20}}\))?")
_OVER = 80
"""A line over a message is shorter."""
_LEAST, _PAIR = 3, 2
_TALKERS = 2


class Stamp(NamedTuple):
    """A line that says who wrote when."""

    line: int
    length: int
    """How many characters of the line it takes before the message, or 0 if the message is below."""
    height: int = 1
    """How many lines it takes; the clock may be under the name."""


@cache
def _on_a_day() -> re.Pattern[str]:
    return re.compile(
        rf"{_NAMED}{_date()}(?:,? {AT}?{_CLOCK})?",
        re.IGNORECASE,
    )


@cache
def _gapped() -> re.Pattern[str]:
    """Return a pattern for a name on a site, maybe a person's, and a day in columns: "ana_b  Bo  Jan 9"."""
    return re.compile(rf"(?P<name>[\w.-]{{2,30}})\s{{2,}}(?:{_NAME}\s{{2,}})?{_date()}", re.IGNORECASE)


@cache
def _agreed() -> re.Pattern[str]:
    """Return a pattern for how many readers agree, as sites for questions have it over an answer."""
    words = sorted(map(re.escape, words_for("thread.agreed")), key=len, reverse=True)
    return re.compile(rf"[\d,.]{{1,9}}\s?[km万千]?\s?(?:{'|'.join(words)})", re.IGNORECASE)


@cache
def _wrote_words() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in words_for("thread.wrote"))


@cache
def _wrote() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, words_for("thread.wrote")), key=len, reverse=True))
    return re.compile(
        rf"(?:#?\d{{1,5}}[.)]?\s)?[\w.@-]{{2,30}}(?: [\w.-]{{1,30}})?\s(?:{words})\s"
        rf"(?:[a-zà-ž]{{1,5}} )?{_date()}(?:,? {AT}?{_CLOCK})?\s?:?",
        re.IGNORECASE,
    )


@cache
def _date() -> str:
    """Return a pattern for a day, with or without its year."""
    months = "|".join(sorted(map(re.escape, words_for("date.months")), key=len, reverse=True))
    return (
        rf"(?:(?:\d{{1,2}}\.? (?:de )?(?:{months})\.?|(?:{months})\.? \d{{1,2}}(?:st|nd|rd|th)?"
        rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})(?:,? (?:de )?\d{{4}})?)"
    )


def find(rows: Sequence[Line], numbered: Sequence[int], end: int) -> list[Stamp]:
    """Return the lines that begin messages, if at least three of the commonest form do; otherwise [].

    Two are enough that are a name over a day or an age.

    `numbered` are the lines before `end` with a digit; no others can.
    """
    found: dict[str, list[Stamp]] = {}
    counts: Counter[str] = Counter()
    for index in numbered:
        form, length = _form(rows[index].bare)
        if form:
            counts[form] += not form.endswith(_DOUBT)
            found.setdefault(form, []).append(Stamp(index, length))
        elif stamp := _under_name(rows, index, end):
            counts[_UNDER_NAME] += 1
            found.setdefault(_UNDER_NAME, []).append(stamp)
    form, count = counts.most_common(1)[0] if counts else ("", 0)
    if doubtful := found.get(f"{form}{_DOUBT}"):
        found[form] = sorted((*found[form], *doubtful))
    least = _PAIR if form == _UNDER_NAME else _LEAST
    if count < least or (form in _TOLD_FORMS and not are_said(rows, found[form], end)):
        return []
    labelled = form == "day" and len({rows[it.line].bare.split()[0] for it in found[form]}) < _TALKERS
    return [] if labelled else found[form]  # "Closing on Jun 30" under each of several jobs


_DOUBT = "?"
"""Ends the form of a line with a name that is a place's too: "Moss 10:04"."""
_UNDER_NAME = "day under a name"
_TOLD_FORMS = frozenset({_UNDER_NAME, "gapped"})


def _under_name(rows: Sequence[Line], index: int, end: int) -> Stamp | None:
    """Return the lines of who wrote and when, if a day or an age closes the last of them over a message.

    The name opens them, over an office at most; a picture's words may be over it: "Photo of Ana Bo".
    """
    text = rows[index].bare
    if len(text) >= 2 * _OVER or index + 1 >= end or not index:
        return None
    glued = rows[index + 1].row == rows[index].row + 1
    _, dot, day = text.rpartition(" · ")
    if (glued and len(rows[index + 1].bare) < _TOLD) or not _says_day(day):
        return None
    if _opens(rows, index) and _opens(rows, index - 1):  # both alone, as "ana_b" over "Jan 9"
        return Stamp(index - 1, 0, height=2) if _MADE_UP.fullmatch(rows[index - 1].bare) else None
    top = index
    while not _opens(rows, top) and index - top < _HEAD:
        top -= 1
    head = [row.bare for row in rows[top:index] if any(map(str.isalnum, row.bare))]
    if len(head) > 1 and head[0] != head[1] and head[1] in head[0]:
        del head[0]
    told = 1 if dot else 2  # an office, or that it was they who asked, may be between
    named = 0 < len(head) <= told and _LONE_NICK.fullmatch(head[0])
    return Stamp(top, 0, height=index - top + 1) if named and _opens(rows, top) else None


_HEAD = 5
"""Who wrote and when takes so many lines over the last of them, one of which may be a sign."""


def _opens(rows: Sequence[Line], index: int) -> bool:
    return index == 0 or rows[index].row > rows[index - 1].row + 1


def _says_day(text: str) -> bool:
    """Return whether a text is a day without its year, or an age: "May 4", "2d", "3 hr. ago"."""
    if len(text) > _SHORT or not any(map(str.isdigit, text)):
        return False
    return bool(_AGE.fullmatch(text)) or vocabulary.is_age(text) or _day_alone().fullmatch(text) is not None


@cache
def _day_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\W\d_]{{2,10}}\.?,? )?{_date()}(?:,? {AT}?{_CLOCK})?", re.IGNORECASE)


def is_clock(text: str) -> bool:
    """Return whether a short line is an hour, with its day or without: "10:04", "3 May 2032, 10:04"."""
    return _LONE_CLOCK.fullmatch(text) is not None or (
        _TIME.search(text) is not None and _day_alone().fullmatch(text) is not None
    )


def is_day(text: str) -> bool:
    """Return whether a short line is a day: "Monday, 3 May 2032"."""
    return len(text) <= _SHORT and _day_alone().fullmatch(text) is not None


def is_age(text: str) -> bool:
    """Return whether a short line is an age: "2d", "3 hr. ago"."""
    return _AGE.fullmatch(text) is not None or vocabulary.is_age(text)


def is_name(text: str) -> bool:
    """Return whether a line may be the name of who wrote what is below: "Ana Bo", "ana (she)"."""
    return _LONE_NAME.fullmatch(text) is not None


def is_nick(text: str) -> bool:
    """Return whether a line may be a name on a site, made up or not: "u/ana_b"."""
    return _LONE_NICK.fullmatch(text) is not None


_AGE = lazy.regex(r"\d{1,3}\s?(?:y|yrs?|mo|w|wk|d|h|hrs?|m|min|s|j|t|u|sem)\.?(?: ago)?")
_LONE_NICK = lazy.regex(rf"(?:@|/?u/)?[\w.-]{{2,30}}|{_NAME}")
_MADE_UP = lazy.regex(r"(?=.{2,30}$)(?:[a-z][\w.-]*|[\w.-]*[\d_][\w.-]*[^\W\d_][\w.-]*)")
"""A name on a site that is no word of a heading: "ana_b"."""
_TOLD = 40
"""What somebody says is longer, or a blank line is over it."""


def are_said(rows: Sequence[Line], stamps: Sequence[Stamp], end: int) -> bool:
    """Return whether a sentence is under half of the names, as no list of entries with their days has it."""
    stops = [*(stamp.line for stamp in stamps[1:]), end]
    told = sum(
        any(
            len(rows[index].bare) >= _TOLD and shapes.ends_sentence(rows[index].bare)
            for index in range(stamp.line + stamp.height, stop)
        )
        for stamp, stop in zip(stamps, stops, strict=True)
    )
    return told * 2 >= len(stamps)


def _form(text: str) -> tuple[str, int]:
    """Return the form in which a line with a digit says who wrote when, and how long that is, or ""."""
    could = (text[0] == "[" or text[0].isdigit()) and _TIME.search(text[:_SHORT])
    if could and (stamp := _STAMPED.match(text)) and stamp.end() < len(text):
        return "stamped", stamp.end()
    return (_short_form(text), 0) if len(text) < _OVER else ("", 0)


@lru_cache(maxsize=1024)
def _short_form(text: str) -> str:
    """Return the form of a line that says who wrote when, and nothing else, or ""."""
    if not _wrote_words().isdisjoint(text.split()) and _wrote().fullmatch(text):
        return "wrote"
    if _agreed().fullmatch(text):
        return "agreed"
    for form, pattern in _forms(text):
        found = pattern.fullmatch(text)
        if found:
            return form + _DOUBT if places.is_place(found["name"]) else form
    return ""


def _forms(text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the forms, with their patterns, for which a line has a clock's time or opens with a name."""
    if _TIME.search(text):
        yield "before", _BEFORE
        yield "after", _AFTER
    if "  " in text:
        yield "gapped", _gapped()
    if _NAME_FIRST.match(text):
        yield "day", _on_a_day()
