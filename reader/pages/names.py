"""Names of authors as pages write them: without "By", dates, addresses and what else stands in that line."""

from __future__ import annotations

import re

from reader import lazy
from reader.clean import clean_line
from reader.pages.elements import named

_BEFORE = lazy.regex(
    r"^(?:(?:(?:written|posted|published|reported|compiled|edited|created|submitted|words|story|text|article)\s+)?by|"
    r"authors?|words|text|von|par|por|di|da|door|av|af|autore?n?|auteur|escrito\s+por|publicado\s+por|publié\s+par|"
    r"de|scritto\s+da|geschreven\s+door)(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
BY = lazy.regex(r"^\W{0,4}(?:(?:written|posted|words|text)\s)?(?:by|von|par|por)\s+\S", re.IGNORECASE)
"""How a line begins that names an author."""
_ADDRESS = lazy.regex(r"https?://\S+|www\.\S+|\S+@\S+|(?<!\w)@\w+")
_END = lazy.regex(
    r"\s*(?:[|•·/\n(\[]|\s[-–—]\s|\b(?:updated|published|posted|modified|last|on|at|for|in|from|am|um|le|el|the)\b\s|"
    r"\b(?:updated|published|follow|filed)\b|,?\s*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r",?\s*\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d|,?\s*\bmay\s+\d|\d)",
    re.IGNORECASE,
)
_PARTS = lazy.regex(r"\s*(?:,\s*(?:and|und|et|y)\s|[,;]|\s(?:and|und|et|y|&|with)\s)\s*", re.IGNORECASE)
_SUFFIX = lazy.regex(r"(?:jr|sr|ph\.?\s?d|m\.?d|ii|iii|iv|esq|cpa|rn)\.?", re.IGNORECASE)
_NO_NAMES = named(
    "admin administrator anonymous author authors by editor editors guest none null root staff unknown "
    "user webmaster contributor contributors published updated share"
)
_TITLES = lazy.regex(
    r"\b(?:correspondent|editor|reporter|writer|columnist|journalist|producer|director|professor|"
    r"min read|minutes?|photograph\w*|comments?|views?|read|subscribe|share|newsletter|click|profile)\b",
    re.IGNORECASE,
)
WORDS = 6
"""Words of the longest name."""
LONGEST = 400
MOST = 35
"""Words of the longest line of names; more are a text about an author."""


def names_in(text: str) -> list[str]:
    """Return the names in a line that says who wrote something; none if it names nobody."""
    line = _ADDRESS.sub(" ", clean_line(text, LONGEST))
    if line.count(" ") > MOST:
        return []
    line = " ".join(line.split()).lstrip("/|•·–—-* ")
    while (shorter := _BEFORE.sub("", line)) != line:
        line = shorter
    if (end := _END.search(line)) is not None:
        line = line[: end.start()]
    names: list[str] = []
    for part in _PARTS.split(line):
        name = part.strip(" .,:;-–—*\"'“”")
        if _SUFFIX.fullmatch(name) and names:
            names[-1] += f", {part.strip()}"
        elif _is_name(name):
            names.append(_cased(name))
    return names


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= WORDS
        and len(name) >= 2
        and name.casefold() not in _NO_NAMES
        and any(character.isalpha() for character in name)
        and not (len(words) > 1 and name[0].islower() and words[-1][0].islower())
        and not _TITLES.search(name)
    )


def _cased(name: str) -> str:
    """Return a name that is all capitals in ordinary letters."""
    if not name.isupper() or len(name.split()) < 2 or len(name) < 6:
        return name
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in name.split())
