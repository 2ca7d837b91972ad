"""Who wrote a text and when, as the lines under a title say it: a name, an office, a day, an age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import authors, dating, shapes
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY = lazy.regex(r"(?:19|20)\d\d|\d{1,2}[:.]\d\d\b")
_AGES = tuple(f" {word}" for word in words_for("date.ages"))
_LONGEST, _SHORT, _NAME = 300, 90, 40


def says_age(text: str) -> bool:
    """Return whether a line closes with an age, or has one before more words: "3 days ago by Ana"."""
    if text.endswith(_AGES):
        return True
    found = next((text.find(f"{word} ") for word in _AGES if f"{word} " in text), -1)
    return found > 0 and any(map(str.isdigit, " ".join(text[:found].split()[-2:])))


def says_when(text: str) -> bool:
    """Return whether a line is a day or an age, closes with one, or is short and has a year or a time."""
    if len(text) > _LONGEST:
        return False
    if dating.is_dated(text) or dating.ends_in_date(text):
        return True
    short = len(text) <= _SHORT and not shapes.ends_sentence(text)
    return short and (_DAY.search(text) is not None or says_age(text))


def signs(text: str) -> bool:
    """Return whether a line says who wrote a text, after a word for it, or when."""
    return bool(text) and (dating.is_byline(text) or says_when(text))


def is_name(text: str) -> bool:
    """Return whether a line is one name or two, and nothing else."""
    found = authors.byline(text) if 0 < len(text) <= _NAME else None
    return found is not None and len(found.names) < 3


def is_nick(text: str) -> bool:
    """Return whether a line is a word as people sign with in forums: "petra.v", "t_okonjo", "u/anna"."""
    return len(text) <= _NAME and _NICK.fullmatch(text) is not None


_NICK = lazy.regex(r"(?:@|/?[a-z]{1,2}/)[\w.-]{2,30}|(?=[\w.-]*[._\d])[^\W\d_][\w.-]{1,28}\w")


def are_signed(texts: Sequence[str]) -> bool:
    """Return whether lines open with who wrote a text or when: a name over a day, or said twice."""
    if dating.is_byline(texts[0]) or dating.is_dated(texts[0]):
        return True
    return len(texts) > 1 and is_name(texts[0]) and (texts[0] == texts[1] or signs(texts[1]))


def list_days(texts: Sequence[str]) -> bool:
    """Return whether three days and more open some lines: a text is published on one, and updated on one."""
    return len(texts) >= DAYS and all(map(dating.is_dated, texts[:DAYS]))


DAYS = 3


def are_signed_soon(texts: Sequence[str]) -> bool:
    """Return whether the lines under a standfirst say who wrote a text and when, under no text themselves."""
    if list_days(texts):
        return False
    for at, text in enumerate(texts[:_SOON]):
        if are_signed(texts[at:]):
            return True
        if shapes.ends_sentence(text) and len(text) > _TEXT:
            break
    return False


_SOON, _TEXT = 5, 150
