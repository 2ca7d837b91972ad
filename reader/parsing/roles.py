"""Roles and levels: the job title in a posting, in its own words, or nothing.

A role counts if the text announces it ("As a …", "looking for a …", "in this … role"), never if colleagues
are named ("mentor Applied Scientists"). The level is the title's own rank: "Senior Manager" is a manager,
"Senior Product Manager" is senior (managing products is not a rank), "Member of Technical Staff" has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing.evidence import Cue, weigh
from reader.parsing.finding import every

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Level

_HEADS = (
    "Scientist|Researcher|Engineer|Economist|Analyst|Developer|Architect|Designer|Manager"
    "|Director|Intern|Specialist|Consultant"
    "|Statistician|Mathematician|Linguist|Programmer|Administrator|Technician|Strategist"
    "|Evangelist|Advocate|Writer|Editor"
    "|Coordinator|Associate|Fellow|Professor|Postdoc|Lecturer|Leader|Lead|Officer|Counsel"
    "|Recruiter|Representative|Accountant"
    "|Physicist|Chemist|Biologist|Roboticist|Planner|Producer|Buyer|Operator|Apprentice|Trainee"
)
_MODIFIER = r"(?:[A-Z][\w.&/+#-]*|of|and|&|\(\w{1,12}\)|II|III|-)"
_ROLE = lazy.regex(
    rf"\b(?:Member of (?:the )?Technical Staff|(?:Head|Director|VP|Vice President) of [A-Z]\w+(?: "
    rf"(?:and |& )?[A-Z]\w+){{0,3}}"
    rf"|(?:{_MODIFIER} ){{0,6}}(?:{_HEADS}|{_HEADS.lower()})(?P<plural>s)?\b(?! team\b)"
    r"(?:,? (?:Intern|Internship|II|III|IV|I|Manager|Lead)\b)?(?: of (?:[A-Z]\w+)(?: "
    r"[A-Z]\w+){0,3}|, [A-Z]\w+(?: (?:and |& )?[A-Z]\w+){0,3}(?=[.;:)]|$| -|\n))?)"
)
_PLAIN = lazy.regex(
    r"\b(?:(?:senior|sr\.|junior|jr\.|principal|staff|lead) )?(?:(?:applied|data|research|computer"
    r"|machine[- ]learning|deep learning|ml|ai|"
    r"software|hardware|systems?|security|business|quantitative|financial|product|program|project"
    r"|test|cloud|network|user experience|ux|"
    r"ui|full[- ]stack|front[- ]end|back[- ]end|site reliability|devops|robotics|operations"
    r"|marketing|sales|customer success|technical) )+"
    r"(?:scientist|engineer|researcher|analyst|developer|architect|designer|manager|writer"
    r"|intern)(?P<plural>s)?\b"
)
_LABEL = lazy.regex(r"(?:^|(?<=\n)|(?<=[.!?] ))(?:#+ ?)?(?:Job title|Title|Role|Position|Job)\s?:\s+(?=\S)")
# Every match starts with the same character, which makes a pattern fast to search for.
_ANNOUNCED = lazy.regex(
    r" (?:(?P<as>[Aa]s (?:an?|our|the)(?: (?:new|successful|talented))? )"
    r"|(?:look(?:ing)? for|seek(?:ing|s)?|search(?:ing for| of)|hir(?:ing|es?|ed as)|recruiting"
    r"|opening for|opportunity for|[Jj]oin (?:us|our team|the team)(?: \w+){0,3} as|(?:to be|become)(?= a)"
    r"|work as|position of|role of|apply for the)(?: an?\b| our\b| the\b| experienced\b)* ?)"
)
_LABELS = ("Job title", "Title", "Role", "Position", "Job")
_REACH = 140
"""How far after its announcement a role may come: "a passionate, talented, and inventive …"."""
_STOPS = lazy.regex(
    r"[.!?;:](?:\s|$)|\b(?:to|who|with|that|in|for|on|from|alongside|by|whose|where|which|at|will"
    r"|you|we|team|is|are)\b"
)
_ROLE_WORDS = (" role", " position", " opportunity")
_BEFORE_ROLE_WORD = lazy.regex(r"\b(?:[Tt]his|[Tt]he|[Oo]ur|an?) (?P<role>[A-Z][^.!?;:]{2,60})$")
_LEADING = frozenset(
    {"and", "&", "of", "-", "As", "The", "A", "An", "Our", "We", "For", "This", "In", "Join"}
)
_TRAILING = lazy.regex(r"(?:,| of| and| &)+$")
_REACH_TEXT = 20_000
"""A posting says what it is looking for within this many characters."""

_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("intern", lazy.regex(r"\b(?:intern|internship|trainee|apprentice|working student)\b", re.IGNORECASE)),
    ("director", lazy.regex(r"\bdirector\b", re.IGNORECASE)),
    (
        "manager",
        lazy.regex(
            r"(?<!product )(?<!program )(?<!programme )(?<!project )(?<!account )(?<!community "
            r")(?<!case )(?<!success )(?<!office )"
            r"\b(?:manager|head of)\b",
            re.IGNORECASE,
        ),
    ),
    ("principal", lazy.regex(r"\bprincipal\b", re.IGNORECASE)),
    ("staff", lazy.regex(r"(?<!technical )\bstaff\b(?= \w)", re.IGNORECASE)),
    ("lead", lazy.regex(r"\blead\b", re.IGNORECASE)),
    ("senior", lazy.regex(r"\b(?:senior|sr)\b", re.IGNORECASE)),
    ("mid", lazy.regex(r"\bmid(?:-| )?level\b", re.IGNORECASE)),
    ("junior", lazy.regex(r"\b(?:junior|jr|entry[- ]level|graduate)\b", re.IGNORECASE)),
)
"""The first one named in the title is its level."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A role announced by a text."""

    text: str
    announcement: str
    """What announced it: label, as, seek, this."""
    plural: bool
    plain: bool
    """In lower case throughout."""


CUES: tuple[Cue[_Candidate], ...] = (
    Cue("a label", 4, lambda it: it.announcement == "label"),
    Cue("as a …", 3, lambda it: it.announcement == "as"),
    Cue("looking for a …", 3, lambda it: it.announcement == "seek"),
    Cue("in this … role", 3, lambda it: it.announcement == "this"),
    Cue("written as a name", 2, lambda it: not it.plain),
    Cue("one, not several", 1, lambda it: not it.plural),
    Cue("only its last word is a role", -1, lambda it: " " not in it.text),
)

_ENOUGH = 6
"""No later candidate can weigh more: announced, written as a name, singular."""


def find(text: str) -> str | None:
    """Return the role named in a posting, as written (but one of several in the singular), or None."""
    best, weight = None, 0.0
    for candidate in _candidates(text[:_REACH_TEXT].replace("\u00a0", " ")):
        score = weigh(CUES, candidate)
        if score > weight:
            best, weight = candidate.text, score
        if weight >= _ENOUGH:
            break
    return best


@lru_cache(maxsize=4096)
def level(role: str | None) -> Level | None:
    """Return the rank named by a role's own words, or None."""
    if role is None:
        return None
    return next((name for name, pattern in _LEVELS if pattern.search(role)), None)


def _candidates(text: str) -> Iterator[_Candidate]:
    """Yield the roles announced by the text: labels first, then in order, "this … role" last."""
    for colon in every(text, ":"):
        label = _label(text, colon)
        value = text[label.end() : label.end() + _REACH].partition("\n")[0].strip() if label else ""
        if 0 < len(value) <= 80:
            yield _Candidate(value, "label", plural=False, plain=False)
    for announced in _ANNOUNCED.finditer(" " + text.replace("\n", " ")):
        begin = announced.end() - 1
        found = _in_window(text[begin : begin + _REACH], "as" if announced["as"] else "seek")
        if found:
            yield found
    for at in sorted(at for word in _ROLE_WORDS for at in every(text, word)):
        match = _BEFORE_ROLE_WORD.search(text[max(0, at - 70) : at])
        named = _ROLE.fullmatch(match["role"]) if match else None
        if named and _is_named(named.group()):
            yield _Candidate(_trim(named.group()), "this", plural=False, plain=False)


def _label(text: str, colon: int) -> re.Match[str] | None:
    """Return the word that labels a role before a colon."""
    before = text[max(0, colon - 12) : colon].rstrip()
    word = next((word for word in _LABELS if before.endswith(word)), None)
    return _LABEL.match(text, text.rindex(word, 0, colon)) if word else None


def _in_window(window: str, kind: str) -> _Candidate | None:
    """Return the first role after an announcement, if only qualities come in between."""
    stop = _STOPS.search(window)
    window = window[: stop.start() if stop else None]
    named = next((match for match in _ROLE.finditer(window) if _is_named(match.group())), None)
    plain = _PLAIN.search(window)
    match = named if named and (plain is None or named.start() <= plain.start()) else plain
    if match is None or (kind == "as" and match.start() > 60):
        return None
    text, plural = _trim(match.group()), match.group("plural") is not None
    if plural:
        text = re.sub(rf"\b({_HEADS}|{_HEADS.lower()})s\b", r"\1", text)
    return _Candidate(text, kind, plural, text.islower())


def _is_named(text: str) -> bool:
    """Return whether a role is written as a name: a capitalized noun, or "Applied Science leader"."""
    words = _trim(text).split()
    return (
        bool(words)
        and (words[-1][0].isupper() or len([word for word in words[:-1] if word[0].isupper()]) > 1)
        and any(word[0].isupper() for word in words)
    )


def _trim(text: str) -> str:
    words = _TRAILING.sub("", text).split(" ")
    while words and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words)
