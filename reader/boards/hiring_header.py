"""The first line of a posting in a hiring thread: "Company | Role | Place | REMOTE | pay", in any order.

What a part is is said only where its words are sure; the rest is left to whoever reads the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.boards.amounts import pay_in_words
from reader.boards.employment import employment
from reader.places import is_place, is_place_line, parse_place, place_of, split_places
from reader.places.shapes import is_remote

if TYPE_CHECKING:
    from reader.model import Employment, Pay, Place

_SEPARATORS = (lazy.regex(r"\s*\|+\s*"), lazy.regex(r"\s+[•·]\s+"), lazy.regex(r"\s+[–—-]{1,2}\s+"))
_FEWEST = (2, 3, 3)
"""Parts from which a line counts as a header, by separator: a dash is in many a sentence."""
_MOST = 16
_LONGEST = 400
_HEADS = lazy.regex(
    r"\b(?:engineer(?:s|ing)?|developers?|devs?|scientists?|researchers?|designers?|managers?|analysts?"
    r"|architects?|programmers?|devops|sre|dba|administrators?|admins?|technicians?|writers?|editors?|recruiters?"
    r"|marketers?"
    r"|leads?|head of|director|vp|cto|cfo|coo|ceo|interns?|internships?|full[- ]?stack"
    r"|front[- ]?end|back[- ]?end|specialists?|consultants?|representatives?|accountants?"
    r"|operators?|physicists?|chemists?|biologists?"
    r"|founding|swe|qa|ios|android|evangelists?|advocates?|strategists?|officers?|associates?"
    r"|product owners?)\b",
    re.IGNORECASE,
)
_REMOTE = lazy.regex(r"\b(?:remote(?:ly)?|wfh|work from home|distributed|anywhere)\b", re.IGNORECASE)
_NO_REMOTE = lazy.regex(r"\b(?:no|not|non|isn['’]t)[- ](?:fully )?remote\b|\bno remote\b", re.IGNORECASE)
_ON_SITE = lazy.regex(r"\b(?:on-?site|in[- ](?:office|person))\b", re.IGNORECASE)
_HYBRID = lazy.regex(r"\bhybrid\b", re.IGNORECASE)
_MANNER = lazy.regex(
    r"^(?:(?:fully |100% )?remote|on-?site|hybrid|in[- ]office|in[- ]person|location|based)"
    r"(?: (?:only|ok|in|within|from|or))?[:,\s/-]+(?=\S)"
    r"|\s*[(,/]?\s*\b(?:on-?site|hybrid|in[- ](?:office|person))\b(?: only)?\s*\)?$",
    re.IGNORECASE,
)
_ASIDE = lazy.regex(
    r"\s*[(\[](?:https?://|www\.|YC\b|[a-z0-9-]+(?:\.[a-z0-9-]+)+)[^()\[\]]*[)\]]"
    r"|\s*https?://\S+|\s*[-–—:,]\s*$",
    re.IGNORECASE,
)
_ADDRESS = lazy.regex(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LINK = lazy.regex(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[a-z0-9-]+(?:\.[a-z0-9-]+){1,3}(?:/\S*)?", re.IGNORECASE
)
"""An address, also without its scheme: as the first part that is a company's name."""
_NO_ROLE = lazy.regex(
    r"^(?:multiple|various|several|many|all|different|full[- ]?time|part[- ]?time)\b", re.IGNORECASE
)
_NO_KIND = lazy.regex(r"^no\b|\w[ -]stage\b", re.IGNORECASE)
_WORDS = 12
_COMPANY = 80


class Header(NamedTuple):
    """What a first line says; None and () where it doesn't, or not surely."""

    company: str | None = None
    role: str | None = None
    places: tuple[Place, ...] = ()
    remote: bool | None = None
    employment: Employment | None = None
    pay: Pay | None = None


def parts_of(line: str) -> list[str]:
    """Return the parts of a header; [] if the line is none."""
    for separator, fewest in zip(_SEPARATORS, _FEWEST, strict=True):
        parts = [part for part in separator.split(line[:_LONGEST].strip(" |")) if part.strip()]
        if len(parts) >= fewest:
            return [part.strip() for part in parts[:_MOST]]
    return []


def read_header(line: str) -> Header:
    """Return what the first line of a posting says."""
    parts = parts_of(line)
    pay = next((stated for part in parts if (stated := pay_in_words(part))), None)
    places: list[Place] = []
    kinds = []
    names = []
    for index, part in enumerate(parts):
        # What comes first is a name unless it can't be one.
        is_first = index == 0
        if pay_in_words(part) or (_ADDRESS if is_first else _LINK).fullmatch(part):
            continue
        found = _places(part) if not is_first or is_place_line(part) else ()
        kind = _kind(part) if not found and (not is_first or _is_only_kind(part)) else None
        places += [place for place in found if place.country or place.city]
        kinds += [kind] if kind else []
        if not found and not kind and not (is_remote(part) if is_first else _manner([part])):
            names.append(part)
    company, role = _named(names, parts[0]) if parts else (None, None)
    remote = _remote([part for index, part in enumerate(parts) if index or is_remote(part)])
    kind = kinds[0] if len(set(kinds)) == 1 else None
    return Header(company, role, tuple(dict.fromkeys(places)), remote, kind, pay)


def _is_only_kind(part: str) -> bool:
    """Return whether a part is a single word for a kind of employment."""
    return " " not in part and employment(part) is not None


def _kind(part: str) -> Employment | None:
    """Return the kind of employment of a part that isn't a role, nor about something else ("Seed stage")."""
    is_role = _HEADS.search(part) is not None and not _is_only_kind(part)
    if is_role or len(part.split()) > _WORDS or _NO_KIND.search(part):
        return None
    return employment(part)


def _places(part: str) -> tuple[Place, ...]:
    """Return the places of a part that is about where one works."""
    bare = _MANNER.sub("", part).strip(" ,")
    bare = bare.strip("()") if bare.count("(") != bare.count(")") or bare[:1] == "(" else bare
    if not bare or (_HEADS.search(bare) and not parse_place(bare)):
        return ()
    several = split_places(bare)
    return several or ((place_of(bare),) if is_place(bare) and not _REMOTE.fullmatch(bare) else ())


def _manner(parts: list[str]) -> bool:
    return any(pattern.search(part) for part in parts for pattern in (_REMOTE, _ON_SITE, _HYBRID))


def _remote(parts: list[str]) -> bool | None:
    """Return True for remote, False for on site, None for neither, both, or in part."""
    away = any(_REMOTE.search(part) and not _NO_REMOTE.search(part) for part in parts)
    here = any(_ON_SITE.search(part) or _NO_REMOTE.search(part) for part in parts)
    if away or not here:
        return True if away and not here else None
    return None if any(_HYBRID.search(part) for part in parts) else False


def _named(names: list[str], first: str) -> tuple[str | None, str | None]:
    """Return the company and the role among the parts that are names; `first` is the header's first part.

    A company comes first, or else is the only other name beside a role.
    """
    roles = [name for name in names if _HEADS.search(name) and not _NO_ROLE.search(name)]
    others = [name for name in names if name not in roles and not _NO_ROLE.search(name)]
    if len(roles) > 1 and names[0] == roles[0] and not others:
        roles, others = roles[1:], [names[0]]
    is_named = others[:1] == [first] or (roles and len(others) == 1 and others[0][0].isalpha())
    company = _ASIDE.sub("", others[0]).strip() if is_named else None
    role = roles[0] if roles and len(roles[0].split()) <= _WORDS else None
    return company if company and len(company) <= _COMPANY else None, role
