"""Words for who is hired: in any language, of women and men, joined with others, in forms for all genders."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing.phrase_patterns import ALNUM, is_wide, low_words
from reader.parsing.vocabulary import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ROLE_LENGTH = 160
_ROLE_WORD = lazy.regex(r"[\w'’.+#/&:*·_-]+(?:\([^()\s]{1,6}\))?(?![^\W_])")
_INCLUSIVE = lazy.regex(r"[:*·•_/(](?!innen\w{3}).*$")
"""What an inclusive form adds to a word: "Entwickler:in", "vendeur·se"; not within "Kund:innenberater"."""
_INCLUSIVE_FORM = lazy.regex(r"\w(?:[:*·•_]|/-?|\()(?:in(?:nen)?|e|ne|se|euse|rice|trice|ère|a|ra|as)\)?$")
_GENDER_SIGNS = ("/", "(", "（", "[", "|", " f", " h")
"""Every remark on genders has one of these."""
_LEAST_STEM = 3
_CLOSING = ".:/&'’-"
"""What may stand behind a word and is no part of it."""


def names_role(text: str) -> bool:
    """Return whether a short line has a word for who is hired: "Senior Kiln Operator (m/f/d)"."""
    return len(text) <= _ROLE_LENGTH and _names_role(text)


@lru_cache(maxsize=1024)  # a line is looked at for several forms in which jobs are listed
def _names_role(text: str) -> bool:
    words = list(map(without_form, _ROLE_WORD.findall(text.lstrip("*_"))))
    if any(map(_is_role, words)):
        return True
    longer = _longer_roles()
    several = [] if longer.keys().isdisjoint(words) else [at for at, it in enumerate(words) if it in longer]
    return any(_longest(longer[words[at]], words, at) for at in several) or gender(text) is not None


def find(text: str) -> list[tuple[int, int]]:
    """Return where the nouns for who is hired begin and end in a text, longest first at each word."""
    found: list[tuple[int, int]] = []
    words = list(_ROLE_WORD.finditer(text))
    plains = [without_form(word.group()) for word in words]
    longer, last = _longer_roles(), 0
    for index, word in enumerate(plains):
        if index < last:
            continue
        size = _longest(longer[word], plains, index) if word in longer else 0
        size = size or _is_role(word)
        if size:
            last = index + size
            closed = len(words[last - 1].group().rstrip(_CLOSING))
            found.append((words[index].start(), words[last - 1].start() + closed))
    return found


def is_inclusive(text: str) -> bool:
    """Return whether a role in a short line has a form for all genders: "Konditor:in", "vendeur·se"."""
    return any(_INCLUSIVE_FORM.search(text[begin:end]) for begin, end in find(text))


@lru_cache(maxsize=1 << 14)
def without_form(word: str) -> str:
    """Return a word in lower case, without what an inclusive form adds to it and the signs around it."""
    return _INCLUSIVE.sub("", word.casefold()).strip(".-/'&’")


@lru_cache(maxsize=1 << 14)
def _is_role(word: str) -> bool:
    """Return whether a word is a role: known, a form or part of one, or joined with one."""
    if any(is_one_of(part, _roles()) for part in (word, word.rpartition("-")[2])) or is_joined(word):
        return True
    return is_wide(word) and word.endswith(_endings()[1])


def is_one_of(word: str, roles: frozenset[str]) -> bool:
    """Return whether a word in lower case is one of some roles, or the form of one for several or a woman."""
    one = word.removesuffix("s")
    return word in roles or one in roles or not roles.isdisjoint(_of_a_man(one))


def is_joined(word: str) -> bool:
    """Return whether a word in lower case is joined with one for who is hired: "softwareentwickler"."""
    endings = _endings()[0]
    forms = (word, *_of_a_man(word))
    joined = any(form.endswith(endings) and form[_LEAST_STEM:].endswith(endings) for form in forms)
    return joined and word not in tables()["role.not"]


def _of_a_man(word: str) -> list[str]:
    """Return what the word for a woman who does some work may be of a man; nothing if it is none."""
    rules = _feminines()
    if not word.endswith(tuple(rules)) or word in tables()["role.not"]:
        return []
    ended = ((word.removesuffix(ending), own) for ending, own in rules.items() if word.endswith(ending))
    return [stem + it for stem, own in ended for it in own]


def _longest(roles: Iterable[tuple[str, ...]], words: Sequence[str], index: int) -> int:
    """Return how many words the first of some roles has that stands at an index; 0 if none does."""
    return next((len(role) for role in roles if tuple(words[index : index + len(role)]) == role), 0)


def gender(text: str) -> re.Match[str] | None:
    """Return the remark on a role's genders ("(m/w/d)", "H/F", "*in (gn)") in a line, if it has one."""
    if not any(map(text.__contains__, _GENDER_SIGNS)):
        return None
    could = not _mark_openings().isdisjoint(low_words(text).words)
    return _gender().search(text) if could else None


@cache
def _roles() -> frozenset[str]:
    return frozenset(tables()["role"] + tables()["role.first"])


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the last parts of joined roles, and the words of scripts without spaces."""
    endings = tables()["role.ending"]
    wide = tuple(word for word in (*endings, *tables()["role"]) if is_wide(word))
    return tuple(word for word in endings if not is_wide(word)), wide


@cache
def _longer_roles() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the roles of several words by the first, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for role in _roles():
        words = tuple(role.split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(roles, key=len, reverse=True)) for word, roles in found.items()}


@cache
def _feminines() -> Mapping[str, tuple[str, ...]]:
    """Return how roles of women end, with what may be there in those of men."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in tables()["role.feminine"]:
        ending, _, own = rule.partition(">")
        found[ending] = (*found.get(ending, ()), own)
    return found


@cache
def _gender() -> re.Pattern[str]:
    marks = sorted(_marks(), key=len, reverse=True)
    spaced = "|".join(
        re.escape(mark).replace("/", r"\s?[/|,]\s?").replace(r"\ ", r"[\s\u00a0]") for mark in marks
    )
    firsts = "".join(sorted({mark[0] for mark in marks}))  # hardly a word begins with one and is long
    return re.compile(
        rf"(?:(?P<open>\s*[(\[（【]\s?)|\s*[-–—,]\s*|\s+)(?=[{firsts}])(?:{spaced})(?(open)\s?[)\]）】]|(?!\w))",
        re.IGNORECASE,
    )


@cache
def _marks() -> frozenset[str]:
    return frozenset(word for word in tables()["gender"] if len(word) > 1)


@cache
def _mark_openings() -> frozenset[str]:
    return frozenset(ALNUM.findall(mark)[0] for mark in _marks())
