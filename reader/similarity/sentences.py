"""Where the sentences of a text start and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)[\"'”’)\]»]*+[^\S\n]++(?![a-z&,;:])"  # not followed by a small letter
    r"|[。！？]+[」』”’）]*"
    r"|\n\s*"
    r"|(?<!\s)\s++(?=[•·▪◦‣●∙➢]\s)"  # signs that can only be bullets
)
_BULLET = re.compile(r"(?:[-–—•·▪◦‣●∙➢*‐o]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_PARTING = re.compile(r"[\s(\[\"“‘'/]")
_SCANNED = 24
"""How many characters before a full stop to look at for the word it ends."""

_NEVER = frozenset(
    {"e.g", "i.e", "cf", "vs", "viz", "dr", "mr", "mrs", "ms", "prof", "st", "fig", "figs",
     "eq", "sec", "approx", "ca", "incl", "esp", "resp", "dept", "gov", "mt", "ft"}
)  # fmt: skip
"""A full stop after one of these ends no sentence: what follows belongs to them."""
_PERHAPS = frozenset(
    {"etc", "al", "inc", "corp", "ltd", "co", "llc", "jr", "sr", "bros", "ph.d", "m.sc", "b.sc", "m.s", "b.s",
     "a.m", "p.m", "u.s", "u.k", "u.s.a", "u.n", "e.u", "d.c", "b.a", "m.a", "m.d", "min", "max", "yrs",
     "no", "nos"}
)  # fmt: skip
"""These may end a sentence: they do if followed by a word that sentences start with."""
_BEGINNINGS = frozenset(
    {"a", "an", "all", "any", "as", "at", "be", "by", "each", "for", "from", "he", "her", "here", "his",
     "how", "i", "if", "in", "it", "its", "join", "more", "my", "no", "on", "our", "she", "so", "that", "the",
     "their", "then", "there", "these", "they", "this", "those", "to", "we", "what", "when", "where", "while",
     "who", "why", "with", "you", "your"}
)  # fmt: skip
_SHORT_FORM = re.compile(r"(?:[a-z]\.)+[a-z]")
_ITEM_NUMBER = re.compile(r"\d{1,2}")
_NEXT_WORD = re.compile(r"[^\w\n]*(\w+)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and stop of each sentence, in order, without surrounding space and bullets.

    A sentence ends with its end mark and a following space, unless the mark ends an abbreviation ("e.g.",
    "U.S." in mid-sentence), an initial or a list number; and it ends with the line. Headings and unfinished
    lines count as sentences. Only spaces and bullets come between sentences.
    """
    start = 0
    for match in _END.finditer(text):
        if match["stop"] == "." and not _is_full_stop(text, start, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _is_full_stop(text: str, start: int, match: re.Match[str]) -> bool:
    at = match.start()
    original = _PARTING.split(text[max(start, at - _SCANNED) : at])[-1]
    word = original.lower()
    if word in _NEVER or (len(word) == 1 and original.isupper()):
        return False
    if _ITEM_NUMBER.fullmatch(word) and not text[start : at - len(word)].strip(" \t(-*•"):
        return False
    if word in _PERHAPS or _SHORT_FORM.fullmatch(word):
        following = _NEXT_WORD.match(text, match.end())
        word = following[1] if following else ""
        return word[:1].isupper() and word.lower() in _BEGINNINGS
    return True


def _trimmed(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    sign = _BULLET.match(text, start, stop)
    if sign:
        start = sign.end()
    if start < stop:
        yield start, stop
