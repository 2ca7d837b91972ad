"""Lines that date or sign an article: a day, an age, a reading time, a byline."""

from __future__ import annotations

import re
from functools import lru_cache

from reader import lazy
from reader.parsing import authors, shapes
from reader.parsing.memo import memoized
from reader.parsing.word_tables import words_for

_MONTHS = words_for("date.months")
_OTHERS = _MONTHS | words_for("date.days") | words_for("date.dating")
_BYLINES = {
    sign: tuple(sorted((it for it in words_for("date.bylines") if it[0] == sign), key=len, reverse=True))
    for sign in {word[0] for word in words_for("date.bylines")}
}
"""The words before a name, by the sign they start with."""
_REPORTERS = tuple(f" {word}" for word in words_for("date.reporters"))
_REPORTED = 20
_TOKENS = lazy.regex(r"\d+|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GLUED = lazy.regex(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}년|\d{1,2}月号|\d+\s?(?:時間|分|日|小时|分钟|天|시간|분)(?:前|전|で読めます|阅读)?|阅读时间|读完需"
)
_LENGTH = 90
_MOST_NUMBERS = 12
_WITH_TIME = (5, 6)
"""How many numbers a day and a time have: "2032-05-12 08:15"."""
"""Two days, each with its time."""


@lru_cache(maxsize=1024)
def is_dated(text: str) -> bool:
    """Return whether a line says a date, an age ("2 hours ago") or a reading time, and nothing else."""
    if len(text) > _LENGTH or not shapes.has_digit(text) or any(map(text.__contains__, "€£$¥")):
        return False
    glued = _GLUED.sub(" ", text)
    tokens = _TOKENS.findall(glued.casefold().replace("’", "'"))
    numbers = sum(token.isdigit() for token in tokens)
    if glued != text:
        return sum(len(token) for token in tokens if not token.isdigit()) <= 4
    words = [token for token in tokens if not token.isdigit()]
    if not all(word in _OTHERS for word in words) or numbers > _MOST_NUMBERS:
        return False
    day = 6 <= sum(map(len, tokens[:3])) <= 8
    return bool(words) or (day and (numbers == 3 or (numbers in _WITH_TIME and ":" in text)))


def opens_dated(text: str) -> bool:
    """Return whether a line opens with a word for dating and has a year: "Posted on 4 May 2032 by Ana"."""
    if len(text) > _LENGTH or not _FOUR.search(text):
        return False
    first = text.partition(" ")[0].casefold().rstrip(":")
    label, colon, _ = text.casefold().partition(":")
    return first in _DATING or (bool(colon) and all(word in _OTHERS for word in label.split()))


_DATING = frozenset(word for word in words_for("date.dating") if len(word) > 5)  # no "on", no "der"
_FOUR = lazy.regex(r"\b(?:19|20)\d\d\b")
_DATE_AT_END = lazy.regex(
    rf"(?:\b\d{{1,2}}\.?(?: de)? (?:{'|'.join(sorted(_MONTHS))})\.?(?: de)?,? \d{{4}}"
    rf"|\b(?:{'|'.join(sorted(_MONTHS))})\.? \d{{1,2}},? \d{{4}}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}月\d{1,2}日)$",
    re.IGNORECASE,
)


def ends_in_date(text: str) -> bool:
    """Return whether a line is a date or closes with one: "The letter of Tuesday, 9 September 2031"."""
    if is_dated(text):
        return True
    could = len(text) <= _LENGTH and (text[-1:].isdecimal() or text[-1:] == "日")
    return could and _DATE_AT_END.search(text) is not None


def opens_on_day(text: str) -> bool:
    """Return whether a day is on top of a line, a word or two before it: "Postat den 4 maj 2032 av Ana"."""
    day = _DAY_ON_TOP.match(text) if len(text) <= _LENGTH and _FOUR.search(text) else None
    return day is not None


_DAY_ON_TOP = lazy.regex(
    rf"(?:[^\W\d_]+ ){{0,2}}(?:\d{{1,2}}\.?(?: de)? (?:{'|'.join(sorted(_MONTHS))})\b"
    rf"|(?:{'|'.join(sorted(_MONTHS))})\.? \d{{1,2}},)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*[|·•∙]\s*|\s{2,}")
_OTHERS_SIGN = lazy.regex(r"[\s,;、，/／]+[^\s:：]{1,14}\s?[:：]")
"""Where the next word for who made what begins: "Text: Ana Bo Photos: Cy Dee"."""


@memoized
def is_byline(text: str) -> bool:
    """Return whether a line names who wrote an article: "By Ana Bo", "Von Ana Bo, Lima", "文・王伟"."""
    if len(text) > _LENGTH:
        return False
    bare = text.strip("*_ ")
    if shapes.has_digit(bare):
        bare = _undated(_CLASS.sub("", bare))
    folded = bare.casefold()
    if len(bare) <= _REPORTED and bare.endswith(_REPORTERS):
        return True
    for word in _BYLINES.get(folded[:1], ()):
        if not folded.startswith(word):
            continue
        rest = bare[len(word) :]
        if rest[:1].isalpha() and (word.isascii() or len(word) == 1 or not _GLUED_NAME.fullmatch(rest)):
            continue
        name = _PARTED.split(rest.lstrip(" :：/／・|=＝"))[0].partition(" (")[0].strip()
        if ":" in name or "：" in name:
            name = _OTHERS_SIGN.split(name)[0]
        if _is_person(name):
            return True
    return False


_GLUED_NAME = lazy.regex(r"[\u4e00-\u9fff]{2,4}")
"""A name right behind the word: "记者王伟"; "取材班が歩く" has none."""
_OFFICES = words_for("date.offices")


def _undated(text: str) -> str:
    """Return a text without the day that closes it: "By Ana Bo on 4 May 2032"."""
    day = _DATE_AT_END.search(text)
    if not day:
        return text
    before = text[: day.start()].rstrip(" ,–—-|·")
    head, _, last = before.rpartition(" ")
    return head.rstrip(" ,") if last.casefold() in _OTHERS else before


_CLASS = lazy.regex(r"(?:,? [A-Z][a-z]?\.?[A-Z][a-z]{0,2}\.?)? [’'‘]\d\d\b")
"""The year of a former student, behind the name: "Ana Bo ’22"."""


def _is_person(text: str) -> bool:
    """Return whether a text is one to four names, with a place after the comma at most, or an office."""
    if not text:
        return False
    if text.casefold() in _OFFICES:
        return True
    if authors.byline(text) or authors.byline(text.partition(",")[0].strip() or "."):
        return True
    tokens = text.split()
    letters = "".join(tokens)
    if len(tokens) < 5 and letters.isalpha() and letters.upper() == letters.lower():
        return len(letters) <= 12  # a script without capitals
    if text.isupper() and authors.holds_other_words(tokens):
        return False  # "FROM OUR READERS"
    capitals = [token for token in tokens if token[0].isupper()]
    return 1 < len(tokens) <= 6 and tokens[0] in capitals and tokens[-1] in capitals
