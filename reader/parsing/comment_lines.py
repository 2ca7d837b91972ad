"""Lines over and under a comment: who wrote it and when, what one can do with it, how many agree."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reader import lazy, places
from reader.parsing import chats, shapes, vocabulary
from reader.parsing.memo import memoized
from reader.parsing.word_tables import any_for, words_for


class Comment(NamedTuple):
    """A comment or mail: indices into the non-blank lines, both ends included."""

    meta: int
    """The line that says who wrote it."""
    first: int
    last: int
    """Its own text."""
    end: int
    """The last line before the next one's."""
    subject: int | None = None
    """A mail's line with its subject."""
    at: int = 0
    """Where its text begins in its first line, which is then also `meta`."""


LONGEST = 160
"""A line that says who wrote a comment is no longer."""
_WHO = lazy.regex(
    lambda: (
        rf"(?:[▲△▼*•·|\[\]–\-+\s]|\d+ (?:points?|comments?)|{any_for('thread.posts')} on"
        rf"|{any_for('thread.posts')}(?= {any_for('thread.by')}\s)|{any_for('thread.by')} (?=\S)"
        r"|u/|@|about |ask )*"
    )
)
_NO_NAMES = frozenset({
    "posted", "published", "updated", "active", "reposted", "added", "edited", "closing", "closes", "over",
    "on", "date", "deadline", "until", "apply",
})  # fmt: skip
_DAY_AFTER = lazy.regex(r"(?<=\S)\s+»\s+[^\W\d_]{2,10}\.?,?\s*$")
"""The day of the week, as forums have it: "par ines » lun. "."""
_YEAR = lazy.regex(r"\d{4}|\d[a-z]")
_FLOOR = lazy.regex(r"#?\d{1,5}(?:[.)楼樓#f]|층)?")
"""The number of a comment before the name: "3 ana", "#3 ana", "3楼 ana"."""
_NUMBERED = 2
_EDITED = words_for("thread.edited")
_NAME = lazy.regex(r"[\w.’'-]{1,30}")
_DATED = lazy.regex(
    r"(?:\d{1,2}\.? (?:de )?[a-zà-ž]{3,10}\.? (?:de )?\d{4}|[a-z]{3,10} \d{1,2},? \d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}年\d{1,2}月\d{1,2}日)"
    rf"(?:,?\s?{chats.AT}?\d{{1,2}}[:.]\d\d(?::\d\d)?(?: ?[ap]m)?)|\bon [a-z]{{3,9}} \d{{1,2}}, \d{{4}}"
)
_REST = lazy.regex(
    lambda: (
        rf"(?:[|\[\]()–\-+·•▲▼:»#\s]|\d+|{any_for('thread.signs')}|{any_for('thread.buttons')}"
        rf"|{any_for('thread.counts')}|{any_for('thread.reply')}|{any_for('thread.edited')}"
        rf"|{any_for('thread.removed')})*"
    )
)
_BELOW = lazy.regex(
    lambda: (
        rf"(?:{any_for('thread.buttons')}|\d+ {any_for('thread.counts')}"
        rf"|{any_for('thread.likes')}\s?\(?\d+\)?|{any_for('thread.reactions')}:\s.{{1,90}}$"
        rf"|{any_for('thread.stamped')} .{{4,60}}$"
        rf"|\[?{any_for('thread.removed')}\]?|_{{5,}}|[\s|·•\[\]()–-])+"
    )
)
"""The four to match in lower case, as `vocabulary.plain` has it."""
_WORD = 3
"""A shorter word may be anywhere in a line."""


@cache
def _age() -> re.Pattern[str]:
    ages = vocabulary.tables()["age"]
    counts = (r"\s?\d{1,3}\s?" if vocabulary.is_wide(it) else r"\d{1,3}" for it in ages)
    words = (
        re.escape(it).replace(r"\{n\}", n).removeprefix(r"\s?") for it, n in zip(ages, counts, strict=True)
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")(?!\w)")


@cache
def _age_signs() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return the words one of which is in each age, and a pattern for ages too short for that."""
    pieces = {phrase: max(phrase.split("{n}"), key=len) for phrase in vocabulary.tables()["age"]}
    short = [phrase for phrase, it in pieces.items() if it.isascii() and len(it.strip()) < _WORD]
    long = {it for phrase, it in pieces.items() if phrase not in short}
    least = sorted(it for it in long if not any(other in it for other in long if other != it))
    return tuple(least), re.compile("|".join(re.escape(it).replace(r"\{n\}", r"\d") for it in short))


def _find_age(lower: str) -> re.Match[str] | None:
    """Find an age in a line; the pattern of all is slow, and most lines have not even a word of one."""
    words, short = _age_signs()
    if not (any(map(lower.__contains__, words)) or short.search(lower)):
        return None
    return _age().search(lower)


def says_age(text: str) -> bool:
    """Return whether an age is in a short line: "Formulada hace 2 meses"."""
    return len(text) <= LONGEST and shapes.has_digit(text) and _find_age(vocabulary.plain(text)) is not None


@cache
def _age_words() -> frozenset[str]:
    """Return the words of which the ages of the tables are made."""
    return frozenset(
        word for phrase in vocabulary.tables()["age"] for word in phrase.split() if "{" not in word
    )


def plain_author(text: str) -> str:
    """Return who wrote the comment below, in lower case, or "": "ann 3 hours ago | next [–]" says it."""
    return _author_in(text) if len(text) <= LONGEST and shapes.has_digit(text) else ""


@memoized
def _author_in(text: str) -> str:
    text = shapes.REFERENCE.sub("", text)
    lower = vocabulary.plain(text)
    if not (_YEAR.search(text) or vocabulary.is_wide(text) or not _age_words().isdisjoint(lower.split())):
        return ""
    found = _find_age(lower) or _DATED.search(lower)
    if found is None or not _REST.fullmatch(lower, found.end()):
        return ""
    before = _DAY_AFTER.sub("", lower[: found.start()]).strip(" |·•*▲[]()–-»,")
    name = _WHO.sub("", before, count=1).split(" (")[0].strip(" »,")
    parts = name.split()
    if len(parts) == _NUMBERED and _FLOOR.fullmatch(parts[0]):
        name = name.removeprefix(parts.pop(0)).lstrip()
    while len(parts) > 1 and (parts[-1] in _EDITED or parts[-1].isdigit()):
        name = name.removesuffix(parts.pop()).rstrip()  # the number of the post, say
    named = 0 < len(parts) <= 3 and parts[0] not in _NO_NAMES and all(map(_NAME.fullmatch, parts))
    return name if named and not places.is_place(text[: len(name)]) else ""


def author(text: str) -> str:
    """Return who wrote the comment below as the line has the name, or ""."""
    name = plain_author(text)
    at = text.casefold().find(name) if name else -1
    return text[at : at + len(name)] if at >= 0 else ""


def is_meta(text: str) -> bool:
    """Return whether a line says who wrote the comment below it, and when."""
    return plain_author(text) != ""


def is_below(text: str) -> bool:
    """Return whether a line is what stands under a comment: "reply", "[dead]", the rule over a signature."""
    if len(text) >= LONGEST:
        return False
    lower = vocabulary.plain(shapes.REFERENCE.sub("", text))
    if lower.startswith(_login()):
        return True
    return _BELOW.fullmatch(lower) is not None and (any(map(str.isalpha, lower)) or lower[0] == "_")


@cache
def _login() -> tuple[str, ...]:
    return tuple(sorted(words_for("thread.login")))


def is_answered(text: str) -> bool:
    """Return whether a line says when an answer was given: "answered Oct 24 at 14:40"."""
    return len(text) <= _SIGNED and text.casefold().startswith(_answered())


@cache
def _answered() -> tuple[str, ...]:
    return tuple(f"{word} " for word in sorted(words_for("thread.answered")))


_SIGNED = 50
_COUNT, _FOLDING = 5, frozenset("[]()+-–−.…▲▼△▽*·♡♥❤👍\ufe0f ")


def is_count(text: str) -> bool:
    """Return whether a line is a count or a sign for folding: "12", "[-]"."""
    return len(text) <= _COUNT and (text.isdigit() or _FOLDING.issuperset(text))
