"""Names of authors as pages write them: without "By", dates, addresses and what else stands in that line."""

from __future__ import annotations

import re

from reader import lazy
from reader.clean import clean_line
from reader.pages.elements import named

_BEFORE = lazy.regex(
    r"^(?:(?:(?:written|post(?:ed)?|published|reported|compiled|edited|created|submitted|words|story|text|article)\s+)?"
    r"by|"
    r"authors?|words|text|von|par|por|di|da|door|av|af|autore?n?|auteur|escrito\s+por|publicado\s+por|publié\s+par|"
    r"de|scritto\s+da|geschreven\s+door)(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_BEFORE_MARKS = lazy.regex(
    r"^(?:(?:作者|记者|記者|撰文|文字?|著者|執筆)(?:[・、](?:写真|撮影|図|摄影|图))?\s*[:：/／|｜丨]|"
    r"(?:автори?|текст|teksti?|yazar|yazan|kirjoittanut|forfatter)\s*:)\s*",
    re.IGNORECASE,
)
BY = lazy.regex(
    r"^\W{0,4}(?:(?:written|posted|submitted|words|text)\s)?(?:by|von|par|por)\b:?\s+\S", re.IGNORECASE
)
"""How a line begins that names an author."""
SIGNED = lazy.regex(r"^\W{0,4}(?:written|posted|submitted|published|reported)\s+by\b:?\s+\S", re.IGNORECASE)
"""How a line begins that can be about nothing but an author."""
ONLY_BY = lazy.regex(r"^\W{0,4}(?:(?:written|posted|words|text)\s)?(?:by|von|par|por)\W*$", re.IGNORECASE)
"""A line whose name stands in the next."""
_OTHERS = (
    r"(?:edited|illustrated|illustrations?|photographed|photographs?|photography|photos?|pictures?|"
    r"translated|reviewed|fact[- ]checked|updated|designed|artwork|art|video|additional reporting|graphics?)"
    r"\s+by\b|(?:fotos?|photos?|illustrations?|bilder|übersetzt von|übersetzung|redigiert von|traduit par|"
    r"traducido por|traducción|foto di|traduzione)\s*:?\s"
)
OTHERS = lazy.regex(rf"^\W{{0,4}}(?:{_OTHERS})", re.IGNORECASE)
"""How a line begins that names who else had a hand in it: editors, photographers, translators."""
_NICKNAME = lazy.regex(r"[^\s()]+ \([^\W\d_][^()]{0,19}\) (?=[^\W\d_])")
"""A first name with another in brackets, before the last name."""
_ADDRESS = lazy.regex(r"https?://\S+|www\.\S+|\S+@\S+|(?<!\w)@\w+")
_END = lazy.regex(
    rf"\s+(?:{_OTHERS})|\s+[一-鿿]{{2,4}}[:：]|"
    r"\s*(?:[|•·»/\n(\[]|\s[-–—]\s|\b(?:updated|published|posted|modified|last|on|at|for|in|from|am|um|le|el|the)\b\s|"
    r"\b(?:updated|published|follow|filed)\b|,?\s*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r",?\s*\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d|,?\s*\bmay\s+\d|\d)",
    re.IGNORECASE,
)
_PARTS = lazy.regex(r"\s*(?:,\s*(?:and|und|et|y)\s|[,;]|\s(?:and|und|et|y|&|with)\s)\s*", re.IGNORECASE)
_SUFFIX = lazy.regex(r"(?:jr|sr|ph\.?\s?d|m\.?d|m\.?a|mph|mba|rd|ii|iii|iv|esq|cpa|rn)\.?", re.IGNORECASE)
_NO_NAMES = named(
    "admin administrator affiliation affiliations anonymous author authors by editor editors guest none "
    "null root staff unknown "
    "user webmaster contributor contributors published updated share email e-mail twitter facebook website "
    "rss about note notes follow home"
)
_TITLES = lazy.regex(
    r"\b(?:correspondent|editor|reporter|writer|columnist|journalist|producer|director|professor|technologist|"
    r"engineer|manager|analyst|scientist|researcher|fellow|redakteur\w*|journaliste|redactora?|"
    r"min read|minutes?|photograph\w*|comments?|views?|read|subscribe|share|newsletter|click|profile|"
    r"addresses|guidelines|biography|articles|authors?|contents)\b",
    re.IGNORECASE,
)
_NO_NAME = lazy.regex(r"(?:an?|the|this|about|all|more)\s+[a-z]", re.IGNORECASE)
_ORGANISATION = lazy.regex(
    r"\b(?:society|organi[sz]ation|foundation|institute?|association|university|college|school|inc|ltd|llc|gmbh|"
    r"company|corporation|magazine|newspaper|news|press|media|staff|team|editorial|editors|redaktion|redacción|"
    r"rédaction|redazione|redação|desk|agency|department|ministry|museum|network|project|program(?:me)?|"
    r"herald|gazette|tribune|daily|reuters|afp|dpa|ansa|efe|bloomberg|tass|xinhua)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = lazy.regex(r"\s*\([^()]*\)$")
_SMALL_WORDS = named("for of in and")
_LETTERS = lazy.regex(r"[^\W\d_]+")
WORDS = 6
"""Words of the longest name."""
LONGEST = 400
MOST = 35
"""Words of the longest line of names; more are a text about an author."""


def names_in(text: str, *, given: bool = False) -> list[str]:
    """Return the names in a line that says who wrote something; none if it names nobody.

    `given` is a line of metadata: it has a name of an organisation as a whole, "Society for Old Ships".
    """
    line = _ADDRESS.sub(" ", clean_line(text, LONGEST))
    if line.count(" ") > MOST:
        return []
    line = _BEFORE_MARKS.sub("", " ".join(line.split()).lstrip("/|•·–—-* "))
    while (shorter := _BEFORE.sub("", line)) != line:
        line = shorter
    if given and is_organisation(line) and not _SMALL_WORDS.isdisjoint(line.split()[1:2]) and _is_name(line):
        return [line]
    return _named_in(_ended(line))


def names_in_lines(lines: list[str]) -> list[str]:
    """Return the names in the lines of a box that says who wrote something, and maybe more.

    Lines that say "by" are taken if there are any, else the first that names somebody.
    """
    whole = _joined([line for line in lines if not OTHERS.match(line)])
    told = [line for line in whole if BY.match(line)]
    if not told and sum(line.count(" ") + 1 for line in whole) > MOST:
        return []
    for some in ([name for line in told for name in names_in(line)], *map(names_in, whole)):
        if some:
            return list(dict.fromkeys(some))
    return []


def is_organisation(name: str) -> bool:
    """Return whether a name has a word that organisations bear."""
    return _ORGANISATION.search(name) is not None


def _joined(lines: list[str]) -> list[str]:
    """Return lines with those put together that belong so: "By" and a name, a name and "and"."""
    whole: list[str] = []
    for line in lines:
        if whole and (ONLY_BY.match(whole[-1]) or _GOES_ON.search(whole[-1]) or _CARRIES_ON.match(line)):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


_GOES_ON = lazy.regex(r"(?:,|&|\b(?:and|und|et|y|e))$", re.IGNORECASE)
_CARRIES_ON = lazy.regex(r"(?:,|&|(?:and|und|et|y|e)\b)", re.IGNORECASE)


def _ended(line: str) -> str:
    """Return a line up to what follows the names."""
    nickname = _NICKNAME.match(line)
    start = nickname.end() if nickname is not None and line[nickname.end()].isupper() else 0
    end = _END.search(line, start)
    return line if end is None else line[: end.start()]


def _named_in(line: str) -> list[str]:
    """Return the names in a line of nothing but names, what they are and where they work."""
    names: list[str] = []
    at, comma, describes = 0, False, False
    for sign in (*_PARTS.finditer(line), None):
        part = line[at : len(line) if sign is None else sign.start()]
        name = _IN_BRACKETS.sub("", part.strip(" .,:;-–—*\"'“”"))
        if describes and (comma or is_organisation(name)):
            pass
        elif names and _SUFFIX.fullmatch(name):
            names[-1] += f", {part.strip()}"
        elif names and comma and _describes(name, names[-1]):
            describes = True
        elif _is_name(name):
            describes = False
            names.append(_cased(name))
        if sign is not None:
            at, comma = sign.end(), sign[0].strip() == ","
    return names


def _describes(part: str, name: str) -> bool:
    """Return whether what follows a name and a comma says what that one is, or where: "Reporter", "Leeds"."""
    first, *more = part.split() or [""]
    alone = part.isascii() and " " in name and (not more or _SUFFIX.fullmatch(first) is not None)
    return alone or _TITLES.search(part) is not None or is_organisation(part)


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= WORDS
        and len(name) >= 2
        and name.casefold() not in _NO_NAMES
        and any(character.isalpha() for character in name)
        and not (len(words) > 1 and words[-1].isascii() and words[-1][0].islower())
        and not _TITLES.search(name)
        and not (_NO_NAME.match(name) and words[1][0].islower())
    )


def _cased(name: str) -> str:
    """Return a name that is all capitals in ordinary letters."""
    if not name.isupper() or len(name.split()) < 2 or len(name) < 6:
        return name
    return _LETTERS.sub(lambda match: match[0].capitalize(), name)
