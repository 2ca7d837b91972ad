"""What else a posting says: team, pay, remote or not, places, links. Anything not stated is None."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing.finding import every, lowered, names_money

if TYPE_CHECKING:
    from reader.model import Pay, Place

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
"""A letter that isn't small, of any script; small letters beyond Latin-1 are sorted out later."""
_IN_NAME = r"[\w’'&.+#/-]*"
_NAMED = rf"(?:\.?{_CAPITAL}{_IN_NAME}|\d+(?:/\d+|{_CAPITAL}{_IN_NAME})|[a-z]{{1,2}}[A-Z]{_IN_NAME})"
"""A word written as a name: "Night", "Ålesund", "東京", ".NET", "C++", "3D", "iOS"."""
_CAPITALISED = rf"{_NAMED}(?: (?:{_NAMED}|&|and|of|for|by|\([A-Z][\w&]{{1,9}}\))){{0,7}}"
_NO_NAME = r"(?!(?:The|Our|Your|This|That|Each|Every|Join|As|In|At|An?|My|If|We|Its|Their|New)\b)"
_BEFORE_TEAM = lazy.regex(
    rf"(?:\b(?:[Tt]he|[Oo]ur|[Jj]oin|About the team|{_CAPITAL}\w+['’]s) {_NO_NAME}(?P<name>{_CAPITALISED})"
    rf"|[.!?] {_NO_NAME}(?P<first>{_CAPITAL}[\w&-]* {_CAPITALISED}))"
    r"(?: (?:science|research|engineering|product|applied|data|design))?$"
)
_NAMED_WORD = lazy.regex(rf"{_NAMED}|\(")
_TEAM_LABEL = lazy.regex(r"(?:^|\n)[Tt]eam\s?:\s+(?P<name>[^\n]{2,60})")
_KINDS_OF_TEAM = frozenset({"science", "research", "engineering", "product", "applied", "data", "design"})
_TEAM_WORDS = (" team", " group", " org")
_TEAM_WORD = lazy.regex(r" (?:[Tt]eam|[Gg]roup|[Oo]rgani[sz]ation|[Oo]rg)\b(?! member)")
_TEAM_LENGTH = 90
_NO_TEAM = frozenset({"Amazon", "About", "Key", "Prime", "Inclusive", "Diverse"})

_REMOTE = lazy.regex(
    r"\b(?:(?:fully|100%|completely|entirely) remote|remote(?:ly)?[ -](?:position|role|job"
    r"|work(?:ing)?|first|friendly|eligible|opportunity)"
    r"|(?:work|working|works) (?:fully |100% )?remotely|work from anywhere|(?:position|role|job) "
    r"is (?:fully |100% )?remote\b"
    r"|location\s?:\s?remote|remote\s?\()|\(remote\)"
    r"|[–—|;•·] ?remote"
    r"(?: (?:possible|ok|friendly|eligible|within|in|from)\b|(?= ?(?:$|[-–—|,/;•·.)\n])))",
    re.IGNORECASE,
)
_REMOTE_PLACE = lazy.regex(r"(?:^|[^\w\s]) ?(?:remote|virtual location)\b", re.IGNORECASE)
_ON_SITE = lazy.regex(
    r"(?:on-?site\b|(?<=is |nd |ly )on site\b|\bin-office|\bin office only"
    r"|\b(?:not|no|isn['’]t) (?:a )?remote\w*|remote work is not|not (?:eligible|available) for remote)",
    re.IGNORECASE,
)
_ON_SITE_WORDS = (("site", ("on-site", "onsite", "on site")), ("office", ("in-office", "in office")))
"""A string that most texts lack, and the words that contain it."""
_LINK = lazy.regex(
    r"(?:https?://|mailto:|www\.)[^\s<>\"“”]+|[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+",
    re.IGNORECASE,
)
_PLACES = lazy.regex(r"(?<!\w)(?:[Ll]ocations?|LOCATIONS?)\s?:\s*([^\n]{2,600})")
_WORK_IN = lazy.regex(
    r"(?<!\w)(?:work|based|located|office) (?:in|from|out of) "
    r"((?:[A-Z][\w.’'-]*,? ?(?:or |and )?){1,12})"
)
_WORK_WORDS = ("work ", "based ", "located ", "office ")
_WAYS = ("in ", "from ", "out of ")
_SENTENCE_END = lazy.regex(r"(?<!\b[A-Z])(?<!\bSt)\.\s+(?=[A-Z])|\.$")
_PLACE_LIST = lazy.regex(r"\s+(?:or|and)\s+")
_STRETCH = 700
"""The maximum length of a list of places."""
_REACH = 100_000
"""How many characters of a posting are searched; real ones are a tenth of that."""


def team(text: str, city: str | None, lower: str | None = None) -> str | None:
    """Return the first team, group or organisation a posting names, without that word.

    "Our Seattle team" doesn't count: `city` is where the job is. `lower` is `finding.lowered(text)`, if
    known.
    """
    label = _TEAM_LABEL.search(text, 0, _REACH) if "\n" in text or text[1:4] == "eam" else None
    if label:
        return label["name"].strip()
    lower = lower or lowered(text)
    for at in sorted([at for word in _TEAM_WORDS for at in every(lower, word, _REACH)]):
        word = text[text.rfind(" ", 0, at) + 1 : at]
        named = word in _KINDS_OF_TEAM or (_NAMED_WORD.match(word) and not _is_small(word))
        if not named or not _TEAM_WORD.match(text, at):
            continue
        match = _BEFORE_TEAM.search(text[max(0, at - _TEAM_LENGTH) : at])
        name = (match["name"] or match["first"]) if match else ""
        owner = max(name.rfind("'s "), name.rfind("’s "))
        name = name[owner + 3 :] if owner >= 0 else name
        if (
            name
            and not _is_small(name)
            and name not in _NO_TEAM
            and name != city
            and not name.endswith((" of", " and", " for"))
        ):
            return name
    return None


def _is_small(word: str) -> bool:
    """Return whether a word starts with a small letter and isn't written like "iOS"."""
    return word[:1].islower() and not any(map(str.isupper, word[1:3]))


def pay(text: str, country: str | None = None) -> Pay | None:
    """Return what the job pays, as `pay.find` says; `country` is the code of its country."""
    return _pay_of_short(text, country) if len(text) <= _SHORT else _pay_of(text, country)


def _pay_of(text: str, country: str | None) -> Pay | None:
    if not names_money(text, _REACH):
        return None
    from reader.parsing import pay as stated  # many patterns, and few texts need them

    return stated.find(text, _REACH, country)


_SHORT = 120
_pay_of_short = lru_cache(maxsize=512)(_pay_of)  # a list says the same of many jobs


def remote(text: str, lower: str | None = None) -> bool | None:
    """Return True if the job is remote, False if the text says on site, None if it says neither or both.

    `lower` is `finding.lowered(text)`, if known.
    """
    lower = (lower or lowered(text))[:_REACH]
    far = "remote" in lower
    away = _REMOTE.search(text, 0, _REACH) if far or "from anywhere" in lower else None
    there = far or any(part in lower and any(map(lower.__contains__, ways)) for part, ways in _ON_SITE_WORDS)
    near = _ON_SITE.search(text, 0, _REACH) if there else None
    return None if bool(away) == bool(near) else bool(away)


def place_is_remote(line: str) -> bool | None:
    """Return True if a place line says that the job is remote ("US, Remote"), else None."""
    return _REMOTE_PLACE.search(line) is not None or None


def links(text: str) -> tuple[str, ...]:
    """Return the web and mail addresses in the text, as written, each once."""
    if "@" not in text and "://" not in text and "www." not in text:
        return ()
    # Mail addresses can start with any letter, so their pattern would be tried at each one.
    words = [word for word in text.split() if "@" in word or "://" in word or "www." in word]
    found = (_closed(match.group()) for word in words for match in _LINK.finditer(word))
    return tuple(dict.fromkeys(link for link in found if len(link) > 4))


def _closed(link: str) -> str:
    """Strip the punctuation of the surrounding sentence from a link."""
    while link and link[-1] in ".,;:!?'’)]}*…":
        if link[-1] == ")" and link.count("(") >= link.count(")"):
            break
        link = link[:-1]
    return link


def named_places(text: str, lower: str | None = None) -> tuple[Place, ...]:
    """Return the places where the text says the work is, if their country is known, in order.

    `lower` is `finding.lowered(text)`, if known.
    """
    found: list[Place] = []
    done = 0
    for at in every(lower or lowered(text), "ocation", _REACH) if ":" in text else ():
        match = _PLACES.match(text, at - 1, at + _STRETCH) if at > done else None
        if match:
            stretch = match.group(1)
            end = _SENTENCE_END.search(stretch)
            stretch = stretch[: end.start()] if end else stretch
            done = match.start(1) + len(stretch)
            found += places.split_places(stretch)
    for at, length in sorted([(at, len(word)) for word in _WORK_WORDS for at in every(text, word, _REACH)]):
        match = _WORK_IN.match(text, at, at + _STRETCH) if text.startswith(_WAYS, at + length) else None
        if match:
            stretch = _SENTENCE_END.split(match.group(1), maxsplit=1)[0]
            parts = _PLACE_LIST.split(stretch.rstrip(" ,."))
            found += [place for part in parts if (place := places.parse_place(part))]
    return tuple(dict.fromkeys(place for place in found if place.country_code))
