"""What the words around a name in an ad say of it: that it is an employer's, or a place's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.parsing import vocabulary
from reader.parsing.ads import names
from reader.parsing.finding import every, lowered

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_spoken_of(name: str, prose: str, *, but_applied_to: bool = False) -> bool:
    """Return whether prose speaks of a name as one does of an employer: "At X", "X makes clocks".

    With `but_applied_to`, "Apply at X" doesn't count: that may be the board.
    """
    if name not in prose:
        return False
    befores = (
        before
        for before in _befores(name, prose)
        if not (but_applied_to and vocabulary.phrases("apply").search(before))
    )
    return does(name, prose) or any(map(_opens_sentence, befores))


def does(name: str, prose: str) -> bool:
    """Return whether prose says what a name does: "X makes clocks"."""
    low, own = lowered(prose), lowered(name)
    ends = (at + len(own) for at in every(low, own, len(low)) if not low[at - 1 : at].isalnum())
    return any(_doing().match(low, end) for end in ends)


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)? (?:{names.pattern('does')})\b")


def is_said_to_be_in(name: str, prose: str) -> bool:
    """Return whether prose puts something in a name: "in X", "à X"."""
    return any(_inside().search(before) for before in _befores(name, prose))


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{names.pattern('in')}) $", re.IGNORECASE)


def _befores(name: str, prose: str) -> Iterator[str]:
    """Yield what stands right before each mention of a name in prose."""
    wide = vocabulary.is_wide(name)
    for at in every(prose, name, len(prose)):
        after = prose[at + len(name) : at + len(name) + 1]
        if wide or not after.isalnum():
            yield prose[max(0, at - _BEFORE) : at]


_BEFORE = 30


def _opens_sentence(before: str) -> bool:
    """Return whether a sentence or a line begins after a text, or it ends in words such as "at"."""
    if not before or before[-1] == "\n" or before[-2:] in {". ", "! ", "? "}:
        return True
    return before.casefold().endswith(_ats())


@cache
def _ats() -> tuple[str, ...]:
    return tuple(f"{word} " for word in vocabulary.tables()["at"])


@cache
def after_preposition() -> re.Pattern[str]:
    """Return a pattern for a name after "in", "à", "em", …"""
    known = dict.fromkeys((*vocabulary.tables()["near"], *vocabulary.tables()["in"]))
    words = "|".join(f"(?i:{re.escape(word)})" for word in known if " " in word)
    several = (word for word in known if " " not in word and word != "a")  # "A Oficina" has an article
    words += "|a|" + "|".join(f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}" for word in several)
    return re.compile(rf"(?<!\w)(?:{words})\s(?P<name>{names.NAMES})")


@cache
def in_apposition() -> re.Pattern[str]:
    """Return a pattern for an employer and its town at the start of a text: "Hotel Rose, Passau, …"."""
    return re.compile(
        rf"(?P<name>{names.NAME}(?: (?:& )?{names.CAPITAL}\w+)?), (?P<place>{names.NAME})(?=,? |,|\.)"
    )


def is_near(text: str) -> bool:
    """Return whether a preposition before a name only stands before places: "just outside Ludlow"."""
    return text.casefold().startswith(vocabulary.tables()["near"])


def ends_with_workplace(text: str) -> bool:
    """Return whether what stands before a preposition is a place of work: "in our workshop"."""
    return not _workplaces().isdisjoint(vocabulary.plain(text[-_NOUN:]).replace(",", "").split()[-_BEHIND:])


_NOUN, _BEHIND = 60, 2
"""A word may stand between: "our workshop just outside"."""


@cache
def _workplaces() -> frozenset[str]:
    """Return the nouns after which "in" says where people work."""
    small = frozenset(vocabulary.tables()["in"])
    parts = (phrase.rpartition(" ") for phrase in vocabulary.tables()["based"])
    return frozenset(noun.rpartition(" ")[2] for noun, _, last in parts if last in small) - small


@cache
def own_workplace() -> re.Pattern[str]:
    """Return a pattern for a name between "our" and what is there: "our Antwerp reading room"."""
    words = names.pattern("based.own")
    return re.compile(rf"(?<!\w)(?i:{words})\s(?P<name>{names.NAME})\s(?P<noun>\w+)")


def of_workplace(found: re.Match[str]) -> str:
    """Return the place in what `own_workplace` found, or "" if nothing there calls the name a place."""
    name, noun = found["name"], found["noun"].casefold()
    if names.is_town(name) or (noun in _workplaces() and names.is_name(name) and not names.is_other(name)):
        return name
    town = name.removesuffix("er")  # "unserem Kieler Büro"
    return town if town != name and noun in _workplaces() and names.is_town(town) else ""


def ends_with_own(text: str) -> bool:
    """Return whether what stands before a preposition is a place of one's own: "unser Klärwerk" (in X)."""
    words = text[-_NOUN:].casefold().split()
    return len(words) > 1 and words[-2] in _owns() and words[-1].isalpha()


@cache
def _owns() -> frozenset[str]:
    return frozenset(vocabulary.tables()["based.own"])
