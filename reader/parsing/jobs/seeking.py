"""Sentences that seek somebody, in chats, comments and mails: "Corrib Oysters in Galway seeks a technician".

The role is what stands where a role does, after the words that seek somebody, whether or not a table
knows it; the employer is before those words or after "at" and "for"; the place follows a preposition.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reader import lazy, places
from reader.parsing import role_words, shapes, vocabulary, word_tables
from reader.parsing.ads import names, naming
from reader.parsing.jobs import said_places, saying_wide, wording
from reader.parsing.word_tables import any_for
from reader.places import shapes as place_shapes

GREETING = 40
_OPENED_BY = 40
_ROLE, _ROLE_WORDS, _FIRM_WORDS = 60, 7, 6
_FIRM = rf"{names.CAPITAL}[\w’'&.-]*"
_OF = names.JOINING
_OUR = r"(?:our|unser\w*|notre|nuestr[oa]|ons|onze|vår|vårt|vores|noss[oa])"
_THE = rf"(?:(?:the|o|a|os|as|el|la|le|les|l['’]|il|lo|de|het|die|der|das|dem|den|{_OUR})\s)?"
_NAMED = lazy.regex(
    rf"\s(?:(?:at|chez|bei|beim|bij|hos|presso)\s{_THE}(?P<one>{_FIRM}(?: (?:{_OF} )*{_FIRM}){{0,4}})"
    rf"|(?:for|para|por|pour|für(?= unser)|voor|dla|för|til|till|per|na|no)\s{_THE}"
    rf"(?P<more>{_FIRM}(?: (?:{_OF} )*{_FIRM}){{1,4}}))"
)
"""An employer behind the role; what somebody is sought for may be anything else if it is one word."""
BEHIND = lazy.regex(
    lambda: (
        rf"(?:^|\s)(?:{any_for('at')}|{any_for('seek.for')})\s{_THE}"
        rf"(?P<firm>{_FIRM}(?: (?:{_OF} )*{_FIRM}){{1,4}})"
    )
)
"""A name of several words behind "at" or "for": "for Halden Mill"."""
_OWN = lazy.regex(rf"\s{_OUR}\s")
_BESIDE = lazy.regex(rf",\s(?P<place>{said_places.TOWN})(?=\s?[(,.;]|$)")
"""A town behind an employer."""
_BRACKETED = lazy.regex(
    rf"^(?P<firm>[^()]+?)\s\((?P<place>{said_places.TOWN}(?:, (?:the |la |die )?{said_places.TOWN})?)\)$"
)
_ARTICLES = (
    r"(?:an?|another|two|three|our next|eine?[:*_/]?n?|une?|una?|uno|un['’]|unos|uma?|um|een|en|ett|et|ei|de"
    r"|d['’]|o|a|the|expérimentée?s?)"
)
_ARTICLE = lazy.regex(rf"^(?:{_ARTICLES}(?:\([a-z]{{1,2}}\))?\s+)+|^(?:un|d)['’]", re.IGNORECASE)
_WHOM = lazy.regex(
    rf"^(?:{any_for('seek.for')}\s(?P<whom>[^.!?;]{{3,80}}?)|{any_for('seek.from')}\s[^!?;]{{2,30}}?)\s"
    r"(?=(?:eine?[:*_/]?n?|une?|una?|uno|uma?|een|ett|(?:en|et)(?=\s[^\W\dA-Z]))\s)",
    re.IGNORECASE,
)
"""For whom or from when somebody is sought, before who: "für uns (Halden, Graz) einen Dreher"."""
_AGAIN = lazy.regex(r"\b(or|oder|ou|o|of|eller|lub)\s(?:an?|eine?n?|une?|una?|uno|uma?|een|ett|en)\s")
"""Who is sought, under two names: "eine Konditorin oder einen Konditor"."""
_ENDS = lazy.regex(
    r"[,;!?(–—\n]|:(?![^\W\d_])|(?<!\bNo)\.(?:\s|$)|\s-\s|(?<!\bNo\.)\s(?=\d|[$€£])"
    r"|\s(?:to|who|whose|that|with|from|starting|mit|ab|zum|zur|der|die|das|qui|pour|avec|dès|que|para|com|con"
    r"|per|che|dal|som|med|für (?:unser\w*|die|den|das|eine?n?)|voor (?:ons|onze|de|het)|die|met"
    r"|który|która|do pracy|for (?:our|the|its|a|an)|(?:at|in) (?:our|its)|(?:an|in) unser\w*|dans notre"
    r"|en nuestr[oa]s?|n[oa] noss[oa]|in onze|(?:i|på) vår\w*)\s"
)
STOP = lazy.regex(r"(?<!\bCo)(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bNo)[.!?](?:\s|$)")
_SMILED = lazy.regex(r"[:;]-?[)D(]\s+")
_MANY = lazy.regex(r"^\d{1,2}\s(?=[^\W\d_])")
"""How many are sought."""
_TIMED = lazy.regex(r"(?:full|part)[- ]?time(?:\s|, )+(?=[^\W\d_])", re.IGNORECASE)
"""How much one works, before a role."""
_DETERMINER = lazy.regex(rf"^{any_for('seek.before')}\s+", re.IGNORECASE)
_LAWFUL = lazy.regex(rf"^{any_for('firm.lawful')}\s+(?=\S)")
"""The form of a firm before its name."""
_PRONOUN = lazy.regex(rf"[,\s]*\b{any_for('seek.we')}$", re.IGNORECASE)
_OTHERS = lazy.regex(
    r"^(?:they|he|she|who|any(?:one|body)|nobody|sie|er|wer|ils?|elles?|ellos|loro)\b"
    r"|\b(?:was|were|been|be|not|nothing|no longer)$",
    re.IGNORECASE,
)
"""Others who look for something, or somebody who did once."""
_OPENED = lazy.regex(
    r"(?i:in|at|here at|en|bei|beim|chez|presso|da|na|no|em|w|hos|på|bij)\s"
    rf"(?P<name>{_THE}{_FIRM}(?: (?:{_OF} )*{_FIRM}){{0,4}})"
)
"""What stands before "we seek": the employer, or a town."""
_OURS = lazy.regex(rf"(?P<we>(?:^|.*\s){any_for('seek.we')})\s\((?P<inside>[^()]{{3,80}})\)", re.IGNORECASE)
"""Who "we" are: "we (Halden GmbH, Graz)"."""
_SOMEBODY = lazy.regex(
    r"(?i:an?|my|une?|mon|ma|una|uno|un|mi|um|uma|(?:o )?meu|(?:a )?minha"
    r"|il mio|la mia|een|mijn|en|ett|min|et)"
    r"\s(?=[^\W\d_A-Z])|(?i:eine?|meine?)\s"
)
"""Who seeks is not named: "a friend"."""


class Offer(NamedTuple):
    """What a sentence offers; "" for what it does not say."""

    role: str
    place: str = ""
    company: str = ""
    remote: str = ""
    """Words for work from anywhere or, if there is a place, on site."""
    asked: bool = False
    """Whether it is asked who is free as such."""
    ours: bool = False
    """Whether it is "we" who seek."""


@cache
def _seeks() -> re.Pattern[str]:
    words = set().union(*map(word_tables.words_for, ("seek", "seek.own", "seek.free")))
    wide = [word for word in words if not vocabulary.is_wide(word)]
    return re.compile(rf"(?<![\w-])(?:{word_tables.any_of(wide)})(?![\w-])", re.IGNORECASE)


@cache
def _free() -> re.Pattern[str]:
    """Return a pattern for words that ask who is free: what they ask for is a role, known or not."""
    return re.compile(word_tables.any_of(word_tables.words_for("seek.free")), re.IGNORECASE)


def offer_in(text: str) -> Offer | None:
    """Return the offer of a sentence with words that seek somebody, if need be without who "we" are."""
    if vocabulary.is_wide(text):
        wide = saying_wide.sought(text)
        return wide and Offer(wide.role, wide.place, wide.company, wide.remote)
    ours = _OURS.match(text[: said_places.REACH]) if "(" in text[:_OPENED_BY] else None
    if ours is None:
        return _seeking(text)
    offer = _seeking(ours["we"] + text[ours.end() :])
    firm, *further = ours["inside"].split(", ")
    placed = next(filter(None, (said_places.PLACED.search(f" {it}") for it in further)), None)
    town = placed["place"] if placed else next(filter(said_places.is_place, further), "")
    return offer and offer._replace(company=offer.company or firm, place=town or offer.place)


def _seeking(text: str) -> Offer | None:
    seek = next(
        (
            it
            for it in _seeks().finditer(text[: said_places.REACH])
            if not wording.seeks_work(text[it.start() : it.end() + GREETING])
        ),
        None,
    )
    if seek is None:
        return _wanted(text)
    stop = STOP.search(text, seek.end())
    sentence = text[: stop.end() if stop else len(text)]
    free = _free().fullmatch(seek.group()) is not None
    if sentence.rstrip().endswith("?") and not free:
        return None
    before = text[: seek.start()].strip(" ,:")
    if _OTHERS.search(STOP.split(before)[-1]):
        return None
    company, place = ("", "") if free else _before(before, own=_is_own(seek.group()))
    rest = text[seek.end() :].strip(" :*")
    if whom := _WHOM.match(rest):
        company, place = (
            old or new for old, new in zip((company, place), _whose(whom["whom"] or ""), strict=True)
        )
        rest = rest[whom.end() :]
    rest = _ARTICLE.sub("", rest)
    if timed := _TIMED.match(rest):
        rest = rest[timed.end() :]
    rest = _AGAIN.sub(r"\1 ", _MANY.sub("", rest))
    role, after = _role(rest)
    if not role:
        return None
    place = place or said_places.place_in(after)
    named = _NAMED.search(f" {after[: said_places.REACH]}")
    if not company and named and not said_places.is_place(named["one"] or named["more"]):
        ours = _OWN.search(named.group()) is not None  # "our workshop near Hay"
        company = "" if ours else (named["one"] or named["more"]).rstrip(".")
        town = _BESIDE.match(f" {after[: said_places.REACH]}", named.end())
        place = place or (town["place"] if town else "")
    own = _is_own(seek.group())
    if not company and (said := _NAMED.search(text[: seek.start()])) and said["one"]:
        company = said["one"]  # "I am the cook at Halden (Oslo). We seek"
        bracket = said_places.IN_BRACKETS.match(text[said.end() : seek.start()])
        place = place or (bracket[1] if bracket else "")
    company = company or (_telling(text[: seek.start()]) if own else "")
    manner = "no" if place else "yes"
    how = vocabulary.phrases(f"remote.{manner}").search(after[: said_places.REACH])
    return Offer(role, place, company, how.group() if how else "", free and role[0].isupper(), own)


def _whose(text: str) -> tuple[str, str]:
    """Return the employer and the place of what somebody is sought for: "our workshop (Halden, Graz)"."""
    _, bracket, inside = text.partition(" (")
    *firm, town = inside.rstrip(")").split(", ") if bracket else ("",)
    if bracket and (said_places.is_place(town) or (firm and place_shapes.is_city(town))):
        return ", ".join(firm), town
    placed = said_places.PLACED.search(text)
    return inside.rstrip(")"), placed["place"] if placed else ""


def _telling(text: str) -> str:
    """Return whom the first of several sentences tells of: "Halden mends bridges. We need"; or ""."""
    first, *rest = STOP.split(text, maxsplit=1)
    found = _SUBJECT.match(first) if rest and len(first.split()) > _FIRM_WORDS - 2 else None
    if found is None or vocabulary.plain(found["firm"].split()[0]) in _small():
        return ""
    alone = " " not in found["firm"]
    return "" if alone and not found["verb"].endswith(("s", "t")) else found["firm"]


_SUBJECT = lazy.regex(rf"(?P<firm>{_FIRM}(?: (?:{_OF} )*{_FIRM}){{0,3}}) (?P<verb>[a-zß-ÿ]{{2,}})\b")


@cache
def _small() -> frozenset[str]:
    """Return small words with which sentences open that name nobody."""
    kinds = ("we", "we.own", "in", "at", "preposition", "determiner", "article", "self", "you")
    return frozenset(word.split()[0] for kind in kinds for word in word_tables.words_for(kind) if word)


def _wanted(text: str) -> Offer | None:
    """Return the offer of a sentence that opens with who is wanted: "Baker needed in Whitby"."""
    found = _is_wanted().match(text)
    if found is None:
        return None
    role = found["role"]
    if not (role_words.names_role(role) or naming.looks_like_one(role.title())):
        return None
    after = text[found.end() :]
    words = role.split()
    while len(words) > 1 and words[0].casefold() in vocabulary.tables()["praise"]:
        del words[0]
    named = _NAMED.search(f" {after[: said_places.REACH]}")
    company = (named["one"] or named["more"]).rstrip(".") if named else ""
    return Offer(
        " ".join(words), said_places.place_in(after), "" if said_places.is_place(company) else company
    )


@cache
def _is_wanted() -> re.Pattern[str]:
    words = word_tables.any_of(word for word in vocabulary.tables()["wanted"] if word.isalpha())
    return re.compile(rf"(?P<role>[^.,:;!?\n]{{3,{_ROLE}}}?)\s(?:{words})(?!\w)", re.IGNORECASE)


def employer(text: str) -> str:
    """Return who seeks somebody as a short text says, or "": "Halden is hiring", "We hire at Halden!"."""
    return employer_and_place(text)[0]


def employer_and_place(text: str) -> tuple[str, str]:
    """Return who seeks somebody as a short text says, and where: "Halden in Graz is hiring"; or "", ""."""
    seek = _seeks().search(text[: said_places.REACH])
    if seek is None:
        return "", ""
    named = _NAMED.search(f" {text[seek.end() :]}")
    behind = (named["one"] or named["more"]).rstrip(".") if named else ""
    firm, place = _before(text[: seek.start()].strip(" ,:"), own=_is_own(seek.group()))
    return firm or behind, place


def before_wanted(text: str) -> str:
    """Return what a text says before the words that somebody is wanted: "Baker" of "Baker needed in Hay"."""
    found = _is_wanted().match(text)
    role, _ = _role(found["role"] if found else text)
    return role or text


def sought(text: str) -> str:
    """Return the role that the first sentence of a text seeks, or ""."""
    offer = offer_in(text)
    return offer.role if offer else ""


def _before(text: str, *, own: bool) -> tuple[str, str]:
    """Return the employer and the place in what stands before the words that seek.

    `own` says that these are "we seek" and the like; then "At Rose Bakery" before them is the employer.
    """
    name = text[:-1] if text[-1:] == "." and wording.is_firm(text) else text  # "Halden Ltd."
    text = STOP.split(name)[-1] + text[len(name) :]
    text = _SMILED.split(text)[-1].rpartition(": ")[2]
    text = wording.without_greeting(_PRONOUN.sub("", text).strip(" ,:"))
    bare = _DETERMINER.sub("", text)
    if own and (opened := _OPENED.fullmatch(text)):
        named = _DETERMINER.sub("", opened["name"])
        return ("", named) if said_places.is_place(named) else (named, "")
    if not bare or (not bare[0].isupper() and not bare[0].isdigit()) or _SOMEBODY.match(bare):
        return "", ""
    place = ""
    inside = bare.partition(" ")[0].casefold() in _within()
    if bracketed := _BRACKETED.match(bare):
        dated = any(map(str.isdigit, bracketed["place"]))  # "Halden (YC W25)"
        bare, place = bracketed["firm"], "" if dated else bracketed["place"]
    elif placed := said_places.PLACED.search(bare):
        bare, place = bare[: placed.start()], placed["place"]
        firm, _, told = bare.partition(", ")
        bare = firm if told[:1].islower() else bare  # "Halden, a workshop in Hay"
    else:
        bare, _, town = bare.partition(", ")
        place = town if names.is_known(town) or place_shapes.is_city(town) else ""
    bare = _LAWFUL.sub("", bare).strip(" ,")
    return (bare if len(bare.split()) <= _FIRM_WORDS and not inside else "", place)


@cache
def _within() -> frozenset[str]:
    """Return the words after which comes where somebody is, and who is not named: "In my small workshop"."""
    return word_tables.words_for("in") | word_tables.words_for("at")


def _is_own(words: str) -> bool:
    """Return whether words that seek are the seekers' own: "we are looking for", "buscamos"."""
    return not _pronouns().isdisjoint(vocabulary.plain(words).split()) or words.casefold().endswith(_WE)


_WE = ("amos", "emos", "imos", "iamo", "ujemy", "kamy", "ymy", "imy", "emme", "amme")
"""How verbs end that say "we" by themselves."""


@cache
def _pronouns() -> frozenset[str]:
    return word_tables.words_for("we.own")


def _role(rest: str) -> tuple[str, str]:
    """Return the role at the start of what is sought, and what follows it."""
    end = _ENDS.search(rest)
    cut = end.start() if end else len(rest)
    for found in (said_places.PLACED.search(rest[:cut]), _NAMED.search(rest[:cut])):
        if found and found.start():
            cut = min(cut, found.start())
    role = _undated(rest[:cut].strip(" .*_"))
    role = _LASTING.sub("", role) if any(map(role.__contains__, _FOR_A_TIME)) else role
    if not 2 < len(role) <= _ROLE or len(role.split()) > _ROLE_WORDS or not role[0].isalpha():
        return "", ""
    return role, rest[cut:]


_FOR_A_TIME = (" for ", " für ", " pour ", " por ", " per ", " voor ", " för ", " na ", " i ")
_LASTING = lazy.regex(
    rf" (?:for|für|pour|por|per|voor|för|na|i)(?: [^\W_]+){{1,2}} {any_for('time.spans')}$",
    re.IGNORECASE,
)
"""For how long somebody is sought, at the end of a role: "Database Administrator for six months"."""


def opening_role(text: str) -> str:
    """Return the known role with which a text opens, or "": "Baker (nights) for the shop at the quay"."""
    role, _ = _role(_ARTICLE.sub("", text)) if text else ("", "")
    return role if wording.is_role(role) else ""


def _undated(role: str) -> str:
    """Return a role without from when somebody is sought: "trainee from March to June"."""
    words = role.split()
    at = next(
        (at for at, word in enumerate(words) if at and word.casefold().strip(".") in said_places.months()),
        None,
    )
    if at is None:
        return role
    return " ".join(words[: at - 1 if at > 1 and len(words[at - 1]) <= _SMALL else at])


_SMALL = 5


def named_in(text: str) -> Offer | None:
    """Return the offer of a first sentence that is a role, its employer and their place."""
    stop = STOP.search(text)
    first = text[: stop.start() if stop else len(text)]
    named = _NAMED.search(first)
    if named is None or len(first) > said_places.REACH or first.endswith("?"):
        return None
    role, after = first[: named.start()].strip(" ,"), first[named.end() :]
    if not role_words.names_role(role) or len(role.split()) > _ROLE_WORDS or shapes.ends_sentence(role):
        return None
    place = after.strip(" ,")
    placed = _BESIDE.match(after) or said_places.PLACED.search(after)
    if not places.is_place(place) and placed and placed["place"].casefold() not in said_places.months():
        place = placed["place"]
    elif not (places.is_place(place) or place_shapes.is_city(place)):
        place = said_places.place_in(after)
    firm = named["one"] or named["more"]
    return None if said_places.is_place(firm) else Offer(wording.clean_role(role), place, firm)
