"""Offers said in a sentence, as in chats, comments and mails: "Corrib Oysters in Galway seeks a technician".

The role is what stands where a role does, after the words that seek somebody, whether or not a table
knows it; the employer is before those words or after "at" and "for"; the place follows a preposition.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy, places
from reader.parsing import details, shapes, vocabulary, word_tables
from reader.parsing.ads import names, naming
from reader.parsing.jobs import parting, saying_wide, wording
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.cell_sorts import sort_of
from reader.parsing.jobs.parting import Cell
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Line

_LENGTH = 400
"""An offer is made in its first words, or not in a sentence."""
_SOUGHT = 110
_LINES = 6
_SHORT = 60
"""A shorter line of a message ends where it ends, and was not broken at a column."""
_GREETING = 40
_OPENED_BY = 40
_ROLE, _ROLE_WORDS, _FIRM_WORDS = 60, 7, 6
_CAPITAL = names.CAPITAL
_PARTICLE = r"(?:am|an|der|de|do|da|del|la|le|sur|upon|on|the|-)"
_TOWN = rf"(?:St\. )?{_CAPITAL}[\w’'-]*(?:\.[\w’'-]+)*(?:[ -](?:{_PARTICLE} ?)?{_CAPITAL}[\w’'-]*){{0,2}}"


def _any(purpose: str) -> str:
    """Return a pattern for any of the words of all languages for a purpose."""
    return f"(?:{word_tables.any_of(word_tables.words_for(purpose))})"


_NEAR = _any("near")
_IN = (
    rf"(?:in|at|à|au|en|em|no|na|a|w|we|i|på|bei|te|im|ved|{_NEAR})\s(?:(?:the|our|unser\w*|onze|vår)\s)?"
    rf"(?P<place>{_TOWN})"
)
_PLACED = lazy.regex(rf"(?:^|[\s,(]){_IN}")
_ASIDE = lazy.regex(rf"(?P<town>\s{_IN}) \([^()]{{2,40}}\)(?=, {_CAPITAL})")
"""A remark between a town and its country: "in Frascati (Rome), Italy"."""
_FOR = lazy.regex(rf"\s{_any('seek.for')}\s(?P<place>{_TOWN})")
_FIRM = rf"{_CAPITAL}[\w’'&.-]*"
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
        rf"(?:^|\s)(?:{_any('at')}|{_any('seek.for')})\s{_THE}(?P<firm>{_FIRM}(?: (?:{_OF} )*{_FIRM}){{1,4}})"
    )
)
"""A name of several words behind "at" or "for": "for Halden Mill"."""
IN_TOWN = lazy.regex(lambda: rf",?\s{_IN}")
"""A town behind an employer: " in Hay"."""
_OWN = lazy.regex(rf"\s{_OUR}\s")
_BESIDE = lazy.regex(rf",\s(?P<place>{_TOWN})(?=\s?[(,.;]|$)")
"""A town behind an employer."""
_BRACKETED = lazy.regex(rf"^(?P<firm>[^()]+?)\s\((?P<place>{_TOWN}(?:, (?:the |la |die )?{_TOWN})?)\)$")
_ARTICLES = (
    r"(?:an?|another|two|three|our next|eine?[:*_/]?n?|une?|una?|uno|un['’]|unos|uma?|um|een|en|ett|et|ei|de"
    r"|d['’]|o|a|the|expérimentée?s?)"
)
_ARTICLE = lazy.regex(rf"^(?:{_ARTICLES}(?:\([a-z]{{1,2}}\))?\s+)+|^(?:un|d)['’]", re.IGNORECASE)
_WHOM = lazy.regex(
    rf"^(?:{_any('seek.for')}\s(?P<whom>[^.!?;]{{3,80}}?)|{_any('seek.from')}\s[^!?;]{{2,30}}?)\s"
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
_COMMA = lazy.regex(r",\s")
_STOP = lazy.regex(r"(?<!\bCo)(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bNo)[.!?](?:\s|$)")
_SMILED = lazy.regex(r"[:;]-?[)D(]\s+")
_MANY = lazy.regex(r"^\d{1,2}\s(?=[^\W\d_])")
"""How many are sought."""
_TIMED = lazy.regex(r"(?:full|part)[- ]?time(?:\s|, )+(?=[^\W\d_])", re.IGNORECASE)
"""How much one works, before a role."""
_DETERMINER = lazy.regex(rf"^{_any('seek.before')}\s+", re.IGNORECASE)
_LAWFUL = lazy.regex(rf"^{_any('firm.lawful')}\s+(?=\S)")
"""The form of a firm before its name."""
_PRONOUN = lazy.regex(rf"[,\s]*\b{_any('seek.we')}$", re.IGNORECASE)
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
_OURS = lazy.regex(rf"(?P<we>(?:^|.*\s){_any('seek.we')})\s\((?P<inside>[^()]{{3,80}})\)", re.IGNORECASE)
"""Who "we" are: "we (Halden GmbH, Graz)"."""
_SOMEBODY = lazy.regex(
    r"(?i:an?|my|une?|mon|ma|una|uno|un|mi|um|uma|(?:o )?meu|(?:a )?minha"
    r"|il mio|la mia|een|mijn|en|ett|min|et)"
    r"\s(?=[^\W\d_A-Z])|(?i:eine?|meine?)\s"
)
"""Who seeks is not named: "a friend"."""
_LIST = lazy.regex(
    rf"^(?:(?:re|fwd?|aw|wg|tr|rv)\s?:\s*)*{shapes.NO_MARKUP}(?:\[[^\]]{{2,40}}\]\s*)+", re.IGNORECASE
)
_KIND = lazy.regex(r"^(?P<kind>[^\W\d_]+(?: [^\W\d_]+){0,2})\s?(?:[:：]| [-–—])\s*(?=\S)")


class _Offer(NamedTuple):
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


def subject(text: str) -> str:
    """Return a mail's subject without the name of its list: "[Paperfolk] Position: Binder"."""
    return _LIST.sub("", text)


def heads(text: str) -> bool:
    """Return whether a line only says that an offer follows: "*VAGA*", "OFERTA DE EMPLEO"."""
    bare = parting.unpictured(vocabulary.plain(text)).strip(" *_:!#-–—").strip()
    return 2 < len(bare) < _GREETING and bare in _headings()


@cache
def _headings() -> frozenset[str]:
    tables = vocabulary.tables()
    return frozenset((*tables["hiring"], *tables["label.role"], *tables["wanted"], *tables["listing"]))


@cache
def _seeks() -> re.Pattern[str]:
    words = set().union(*map(word_tables.words_for, ("seek", "seek.own", "seek.free")))
    wide = [word for word in words if not vocabulary.is_wide(word)]
    return re.compile(rf"(?<![\w-])(?:{word_tables.any_of(wide)})(?![\w-])", re.IGNORECASE)


@cache
def _free() -> re.Pattern[str]:
    """Return a pattern for words that ask who is free: what they ask for is a role, known or not."""
    return re.compile(word_tables.any_of(word_tables.words_for("seek.free")), re.IGNORECASE)


def titled(text: str) -> tuple[str, str]:
    """Return the role and the place of a subject that announces a job, by a word or as that and no more.

    "Position: Binder, Leuven"; "Binder (Leuven, Belgium)".
    """
    bare = subject(text)
    kind = _KIND.match(bare)
    if kind is None or not (heads(kind["kind"]) or vocabulary.is_notice(kind["kind"])):
        cells = parting.inner(bare).cells
        both = len(cells) == _BOTH and sort_of(cells[1].text) == "place"
        return (cells[0].text, cells[1].text) if both else ("", "")
    role, comma, place = bare[kind.end() :].partition(", ")
    known = comma and (places.is_place(place) or place_shapes.is_city(place))
    return (role, place) if known else (bare[kind.end() :], "")


_BOTH = 2


def said(rows: Sequence[Line], first: int, last: int, at: int, *, announced: bool = False) -> Entry | None:
    """Return the job that the first sentences of a message offer, or None.

    Where a thread is `announced` as one of jobs, a known role and a place are enough.
    """
    text = _opening(rows, first, last, at)
    pay = details.pay(text)
    offer = _sought(text) or (_named(text) if pay else None)
    if offer is None:
        return None
    if announced and (labelled := _labelled_place(rows, first, last)):
        offer = offer._replace(place=labelled)
    placed = bool(offer.place or offer.remote)
    idiom = vocabulary.phrases("role.idiom").search(offer.role)
    known = not idiom and (vocabulary.names_role(offer.role) or vocabulary.gender(offer.role) or offer.asked)
    if not (pay or (placed and (offer.company or offer.asked or announced))):
        return None
    named = announced and offer.place and (offer.company or offer.ours)
    named = named and naming.looks_like_one(offer.role.title())
    if not (known or named):  # then what is sought must be paid, and nothing that one could own or rent
        hourly = pay is not None and pay.period in {"hour", "day"}
        if pay is None or not (offer.company or (placed and hourly)) or _is_thing(offer.role):
            return None
    found = entry(first, last, offer.role, offer.place, offer.company)
    found.cells += [(Cell(offer.remote, "s2"), "remote")] if offer.remote else []
    return found


def _labelled_place(rows: Sequence[Line], first: int, last: int) -> str:
    """Return what a label right under the first sentence of a message says of where the job is, or ""."""
    for row in rows[first + 1 : min(last, first + _LABELS) + 1]:
        label = vocabulary.label(row.bare)
        if label and label.kind == "place" and label.value:
            return names.without_manner(label.value) or label.value
    return ""


_LABELS = 3


def _is_thing(role: str) -> bool:
    """Return whether somebody looks for a room, a bicycle or the like, and for nobody."""
    return not _things().isdisjoint(vocabulary.plain(role).split())


@cache
def _things() -> frozenset[str]:
    return word_tables.words_for("seek.thing")


def entry(first: int, last: int, role: str, place: str, company: str) -> Entry:
    """Return the entry of what a message says."""
    return Entry(first, last, first, role, "said", cells(place, company))


def cells(place: str, company: str) -> list[tuple[Cell, Sort]]:
    """Return what a message says of a job as cells, without what is ""."""
    found: list[tuple[Cell, Sort]] = [(Cell(place, "s1"), "place"), (Cell(company, "s0"), "company")]
    return [it for it in found if it[0].text]


def _opening(rows: Sequence[Line], first: int, last: int, at: int) -> str:
    """Return the first words of a message, without a greeting on a line of its own."""
    texts: list[str] = []
    apart = False
    for index in range(first, min(last, first + _LINES) + 1):
        stated = rows[index].bare[at if index == first else 0 :]
        text = parting.unpictured(stated)
        if index == first and last > first and len(text) < _GREETING and text[-1:] in ",!":
            continue
        if texts and rows[index].row > rows[index - 1].row + 1:
            break
        labelled = bool(texts) and vocabulary.label(stated) is not None
        broken = bool(texts) and len(texts[-1]) < _SHORT and text[:1].isupper()
        texts.append(f"\n{text}"[:_LENGTH] if broken or labelled or apart else text[:_LENGTH])
        apart = labelled
    text = " ".join(texts)[:_LENGTH]
    stop = _STOP.search(text[:_GREETING])
    over = text[: stop.end()] if stop else ""  # "We're hiring!", "BAKER WANTED."
    return text[len(over) :] if over and (heads(over) or over.isupper()) else text


def _sought(text: str) -> _Offer | None:
    """Return the offer of a sentence with words that seek somebody, if need be without who "we" are."""
    if vocabulary.is_wide(text):
        wide = saying_wide.sought(text)
        return wide and _Offer(wide.role, wide.place, wide.company, wide.remote)
    ours = _OURS.match(text[:_SOUGHT]) if "(" in text[:_OPENED_BY] else None
    if ours is None:
        return _seeking(text)
    offer = _seeking(ours["we"] + text[ours.end() :])
    firm, *further = ours["inside"].split(", ")
    placed = next(filter(None, (_PLACED.search(f" {it}") for it in further)), None)
    town = placed["place"] if placed else next(filter(_is_place, further), "")
    return offer and offer._replace(company=offer.company or firm, place=town or offer.place)


def _seeking(text: str) -> _Offer | None:
    seek = next(
        (
            it
            for it in _seeks().finditer(text[:_SOUGHT])
            if not wording.seeks_work(text[it.start() : it.end() + _GREETING])
        ),
        None,
    )
    if seek is None:
        return _wanted(text)
    stop = _STOP.search(text, seek.end())
    sentence = text[: stop.end() if stop else len(text)]
    free = _free().fullmatch(seek.group()) is not None
    if sentence.rstrip().endswith("?") and not free:
        return None
    before = text[: seek.start()].strip(" ,:")
    if _OTHERS.search(_STOP.split(before)[-1]):
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
    place = place or place_in(after)
    named = _NAMED.search(f" {after[:_SOUGHT]}")
    if not company and named and not _is_place(named["one"] or named["more"]):
        ours = _OWN.search(named.group()) is not None  # "our workshop near Hay"
        company = "" if ours else (named["one"] or named["more"]).rstrip(".")
        town = _BESIDE.match(f" {after[:_SOUGHT]}", named.end())
        place = place or (town["place"] if town else "")
    own = _is_own(seek.group())
    if not company and (said := _NAMED.search(text[: seek.start()])) and said["one"]:
        company = said["one"]  # "I am the cook at Halden (Oslo). We seek"
        bracket = _IN_BRACKETS.match(text[said.end() : seek.start()])
        place = place or (bracket[1] if bracket else "")
    company = company or (_telling(text[: seek.start()]) if own else "")
    manner = "no" if place else "yes"
    how = vocabulary.phrases(f"remote.{manner}").search(after[:_SOUGHT])
    return _Offer(role, place, company, how.group() if how else "", free and role[0].isupper(), own)


def _whose(text: str) -> tuple[str, str]:
    """Return the employer and the place of what somebody is sought for: "our workshop (Halden, Graz)"."""
    _, bracket, inside = text.partition(" (")
    *firm, town = inside.rstrip(")").split(", ") if bracket else ("",)
    if bracket and (_is_place(town) or (firm and place_shapes.is_city(town))):
        return ", ".join(firm), town
    placed = _PLACED.search(text)
    return inside.rstrip(")"), placed["place"] if placed else ""


def _telling(text: str) -> str:
    """Return whom the first of several sentences tells of: "Halden mends bridges. We need"; or ""."""
    first, *rest = _STOP.split(text, maxsplit=1)
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


def offered(rows: Sequence[Line], first: int, last: int) -> tuple[str, str]:
    """Return the role and the employer of the first sentence of a message that seeks somebody, or "", ""."""
    offer = _sought(_opening(rows, first, last, 0)) if first <= last else None
    return (offer.role, offer.company) if offer else ("", "")


def _wanted(text: str) -> _Offer | None:
    """Return the offer of a sentence that opens with who is wanted: "Baker needed in Whitby"."""
    found = _is_wanted().match(text)
    if found is None:
        return None
    role = found["role"]
    if not (vocabulary.names_role(role) or naming.looks_like_one(role.title())):
        return None
    after = text[found.end() :]
    words = role.split()
    while len(words) > 1 and words[0].casefold() in vocabulary.tables()["praise"]:
        del words[0]
    named = _NAMED.search(f" {after[:_SOUGHT]}")
    company = (named["one"] or named["more"]).rstrip(".") if named else ""
    return _Offer(" ".join(words), place_in(after), "" if _is_place(company) else company)


@cache
def _is_wanted() -> re.Pattern[str]:
    words = word_tables.any_of(word for word in vocabulary.tables()["wanted"] if word.isalpha())
    return re.compile(rf"(?P<role>[^.,:;!?\n]{{3,{_ROLE}}}?)\s(?:{words})(?!\w)", re.IGNORECASE)


def employer(text: str) -> str:
    """Return who seeks somebody as a short text says, or "": "Halden is hiring", "We hire at Halden!"."""
    return employer_and_place(text)[0]


def employer_and_place(text: str) -> tuple[str, str]:
    """Return who seeks somebody as a short text says, and where: "Halden in Graz is hiring"; or "", ""."""
    seek = _seeks().search(text[:_SOUGHT])
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
    offer = _sought(text)
    return offer.role if offer else ""


def _before(text: str, *, own: bool) -> tuple[str, str]:
    """Return the employer and the place in what stands before the words that seek.

    `own` says that these are "we seek" and the like; then "At Rose Bakery" before them is the employer.
    """
    text = _SMILED.split(_STOP.split(text)[-1])[-1].rpartition(": ")[2]
    text = wording.without_greeting(_PRONOUN.sub("", text).strip(" ,:"))
    bare = _DETERMINER.sub("", text)
    if own and (opened := _OPENED.fullmatch(text)):
        named = _DETERMINER.sub("", opened["name"])
        return ("", named) if _is_place(named) else (named, "")
    if not bare or (not bare[0].isupper() and not bare[0].isdigit()) or _SOMEBODY.match(bare):
        return "", ""
    place = ""
    inside = bare.partition(" ")[0].casefold() in _within()
    if bracketed := _BRACKETED.match(bare):
        bare, place = bracketed["firm"], bracketed["place"]
    elif placed := _PLACED.search(bare):
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
    for found in (_PLACED.search(rest[:cut]), _NAMED.search(rest[:cut])):
        if found and found.start():
            cut = min(cut, found.start())
    role = _undated(rest[:cut].strip(" .*_"))
    role = _LASTING.sub("", role) if any(map(role.__contains__, _FOR_A_TIME)) else role
    if not 2 < len(role) <= _ROLE or len(role.split()) > _ROLE_WORDS or not role[0].isalpha():
        return "", ""
    return role, rest[cut:]


_FOR_A_TIME = (" for ", " für ", " pour ", " por ", " per ", " voor ", " för ", " na ", " i ")
_LASTING = lazy.regex(
    rf" (?:for|für|pour|por|per|voor|för|na|i)(?: [^\W_]+){{1,2}} {_any('time.spans')}$", re.IGNORECASE
)
"""For how long somebody is sought, at the end of a role: "Database Administrator for six months"."""


def opening_role(text: str) -> str:
    """Return the known role with which a text opens, or "": "Baker (nights) for the shop at the quay"."""
    role, _ = _role(_ARTICLE.sub("", text)) if text else ("", "")
    return role if wording.is_role(role) else ""


def _undated(role: str) -> str:
    """Return a role without from when somebody is sought: "trainee from March to June"."""
    words = role.split()
    at = next((at for at, word in enumerate(words) if at and word.casefold().strip(".") in _months()), None)
    if at is None:
        return role
    return " ".join(words[: at - 1 if at > 1 and len(words[at - 1]) <= _SMALL else at])


_SMALL = 5


def place_in(after: str) -> str:
    """Return the place in what follows a role: behind a preposition, between commas, or in brackets.

    The first that is known; where nothing else is said, one that only looks like a town.
    """
    window = after[:_SOUGHT]
    window = _ASIDE.sub(r"\g<town>", window) if "), " in window else window
    placed = [(it.start("place"), it["place"].rstrip(".")) for it in _PLACED.finditer(window)]
    pieces = [(it.start(1), it[1].partition(" (")[0].strip(" .)")) for it in _PIECE.finditer(window)][:3]
    pieces = [(at, piece) for at, piece in pieces if piece[:1].isupper()]
    ends = {it.end("place"): (it.start("place"), it["place"]) for it in _PLACED.finditer(window)}
    regions = [(*ends[at - 2], piece) for at, piece in pieces if at - 2 in ends]
    known = [(at, f"{town}, {it}") for at, town, it in regions if places.is_place(f"{town}, {it}")]
    known += [(at, it) for at, it in placed if _is_place(it) and it.casefold() not in _months()]
    known += [
        (at, _longest(pieces, order))
        for order, (at, piece) in enumerate(pieces)
        if places.is_place(piece.rstrip(" 0123456789") or piece)
    ]
    if bracketed := _IN_BRACKETS.search(window):
        inside = bracketed[1].rpartition(", or ")[0] or bracketed[1]
        known += [(bracketed.start(1), inside)] if places.is_place(inside) else []
    if not known:
        last = (it["place"].rstrip(".") for it in _FOR.finditer(f" {window}"))
        known = [(0, it) for it in last if _is_place(it)]
    if known:
        at, first = min(known)
        behind = [piece for begin, piece in pieces if begin > at and piece not in first]
        return next((f"{first}, {it}" for it in behind[:1] if _is_region(first, it)), first)
    return next((it for _, it in placed if place_shapes.is_city(it) and it.casefold() not in _months()), "")


def _is_region(town: str, name: str) -> bool:
    """Return whether a name behind a town is its region, listed or built like one: "Ludlow, Shropshire"."""
    return places.is_place(f"{town}, {name}") or (" " not in name and vocabulary.is_town(name))


_PIECE = lazy.regex(r"(?:,|(?:^|\s)[-–—|])\s([^,.!?|–—]+)")
_IN_BRACKETS = lazy.regex(r"^\W?[^(.]{0,40}\(([^()]{3,60})\)")
_OR = lazy.regex(r"\s(?:or|oder|ou|o|eller)\s")


def _longest(pieces: Sequence[tuple[int, str]], order: int) -> str:
    """Return a place between commas with the region behind it: "Missoula, MT or remote"."""
    (_, first), *rest = pieces[order:]
    region = _OR.split(rest[0][1])[0] if rest else ""
    both = f"{first}, {region}"
    return both if region and places.is_place(both) else first


@cache
def _months() -> frozenset[str]:
    return word_tables.words_for("date.months") | word_tables.words_for("date.days")


def _is_place(text: str) -> bool:
    return names.is_known(text) or sort_of(text) == "place"


def _named(text: str) -> _Offer | None:
    """Return the offer of a first sentence that is a role, its employer and their place."""
    stop = _STOP.search(text)
    first = text[: stop.start() if stop else len(text)]
    named = _NAMED.search(first)
    if named is None or len(first) > _SOUGHT or first.endswith("?"):
        return None
    role, after = first[: named.start()].strip(" ,"), first[named.end() :]
    if not vocabulary.names_role(role) or len(role.split()) > _ROLE_WORDS or shapes.ends_sentence(role):
        return None
    place = after.strip(" ,")
    placed = _BESIDE.match(after) or _PLACED.search(after)
    if not places.is_place(place) and placed and placed["place"].casefold() not in _months():
        place = placed["place"]
    elif not (places.is_place(place) or place_shapes.is_city(place)):
        place = place_in(after)
    firm = named["one"] or named["more"]
    return None if _is_place(firm) else _Offer(wording.clean_role(role), place, firm)
