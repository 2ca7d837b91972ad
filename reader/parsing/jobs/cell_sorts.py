"""What a cell of a list of jobs may be: role, place, pay, employment, age, employer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from reader import lazy, places
from reader.parsing import details, role_words, shapes, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import wording
from reader.parsing.memo import memoized
from reader.parsing.word_tables import any_of
from reader.places import shapes as place_shapes

Sort: TypeAlias = Literal[
    "role", "place", "remote", "pay", "employment", "age", "link", "button", "company", "team", "level",
    "hiring", "seeker", "figure", "number", "prose", "",
]  # fmt: skip

HOW: frozenset[Sort] = frozenset({"employment", "remote"})
"""How one works."""
FIRM: frozenset[Sort] = frozenset({"company", ""})
TOWN: frozenset[Sort] = frozenset({"place", ""})
"""What may name an employer; what may name a place: nothing else is known of it."""

_CUT_OFF, _SNIPPET = ("...", "…"), 4
"""A text of more words that goes on elsewhere is what a board shows of an ad."""
_CELL, _PHRASE, _TENURE = 110, 48, 32
_LINK = lazy.regex(r"(?:https?://|mailto:|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_MONTH = (
    r"(?:jan|feb|m[aä]r|apr|ma[ijy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|ene|abr|ago|dic|fév|avr|juin|juil|août|déc"
    r"|janv|mei|gen|mag|giu|lug|set|ott|mrt|maj)\w*\.?"
)
_IN_THOUSANDS = lazy.regex(r"\d{1,3}[kK]?[-–~]\d{1,3}[kK](?:\s?[·*×xX]\s?\d{2}薪)?(?:/月)?")
"""Pay for a month as Chinese boards have it: "12-18K·13薪", "12K-18K/月"."""
_SHORT_AGE = lazy.regex(r"\d{1,3}\s?(?:h|d|w|mo)\+?")
"""How old an ad is, as small cards have it: "30d+"."""
_DIGIT = lazy.regex(r"\d")
_DATE = lazy.regex(
    rf"(?:[\w ]{{0,24}}:? ?)?(?:\d{{4}}-\d\d-\d\d(?:\s?[\u4e00-\u9fff]{{2}})?"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|\d{{1,2}}\.? (?:de )?{_MONTH}(?: (?:de )?\d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:, \d{{4}})?)",
    re.IGNORECASE,
)
_YEARS = lazy.regex(
    r"\b(?:19|20)\d\d\s?(?:[-–—]\s?(?:(?:19|20)?\d\d\b|present|today|now|heute|actuel)|$)", re.IGNORECASE
)
_FIGURE = lazy.regex(
    r"[\W\d]{1,12}|\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?(?: ?[ap]m)?"
    r"|(?:[$€£]\s?\d[\d.,]{0,8}|\d[\d.,]{0,8}\s?(?:€|kr|zł|EUR|USD|GBP))|\d+ (?:min|minutes?"
    r"|keys|nights?|days?|pages?|evenings?)",
    re.IGNORECASE,
)
_NUMBER = lazy.regex(
    r"(?:[^\W\d_][\w.-]*:? ){0,3}(?:no|nr|n°|nº|ref|id|num|#)\.?:? ?[\w./-]*\d[\w./-]*"
    r"|[^\W\d_]{4,}(?:: #?\d[\d./-]*\d| #?\d[\d./-]+\d)",
    re.IGNORECASE,
)
"""The number of an ad: "Announcement No. 32-0417", "Kennziffer 12/2032"."""
_HOURS = lazy.regex(
    r"(?:\d{1,3}(?:[.,]\d{1,2})?(?:(?:[-–]| (?:to|bis|à|a|tot|till|til|do) )\d{1,3})? ?"
    r"(?:%|(?:h|hrs?|hours?|fte|etp|vzä|uur|uren|stunden|std\.?|timer|timmar"
    r"|heures|horas|ore|tuntia|godz\.?)(?![^\W\d_]))"
    r"(?: ?(?:/|per|pro|a|p\.?|par|por|i|om) ?\w+)?)",
    re.IGNORECASE,
)
_LEVEL = lazy.regex(
    r"(?:senior|junior|mid(?:[- ]?level)?|mid-senior level|entry[- ]level|lead|principal|staff"
    r"|executive|director|associate)"
    r"(?: level)?",
    re.IGNORECASE,
)
_SHORTENED = lazy.regex(r"(?:^[^.]*\s(?:Co|S\.? ?Coop|Inc|Ltd|Corp|Bros|Cia|Cía|Mfg|Assoc)|(?:\b\w\.)+\w)\.$")
"""A name that ends with its form shortened: "Third Rise Bread Co.", "Cables S.L."."""
_PARTNERED = lazy.regex(r"[^.!?:;]{2,40}\s[&+]\s[^\W\d_]{2,4}\.")
"""The same for those who own it with somebody, in any language: "Terhorst & Zn."."""
_VISA = lazy.regex(r"visas?(?: sponsorship)?|equity|intern(?:s|ships?)?(?: ok)?|relocation", re.IGNORECASE)
_SPEAKS = lazy.regex(r"[^\W\d_]{2,}[.!?](?:\s|$)")
_EMPLOYMENTS = tuple(
    f"employment.{kind}" for kind in ("full_time", "part_time", "contract", "temporary", "intern")
)
_MANNERS = ("remote.yes", "remote.hybrid", "remote.no")
_JOINTS = lazy.regex(r"[\s,/()&+·-]+|\b(?:or|and|und|oder|ou|et|o|y|e|of|och|og|possible|ok)\b")


@memoized
def is_remark(text: str) -> bool:
    """Return whether a cell is an age, a date, a button, or how many jobs there are."""
    if vocabulary.is_age(text) or vocabulary.is_button(text) or _SHORT_AGE.fullmatch(text):
        return True
    if not _DIGIT.search(text):
        return False
    count, _, rest = text.strip("()").partition(" ")
    if count.isdigit() and rest.casefold() in wording.words_for("counted"):
        return True
    return _DATE.fullmatch(vocabulary.without_hour(text)) is not None


@lru_cache(maxsize=8192)
def sort_of(text: str) -> Sort:
    """Return what a cell says it is, or "" if it could be anything."""
    if len(text) > _CELL:
        return "prose"
    if text.endswith(_CUT_OFF) and text.count(" ") >= _SNIPPET:
        return "prose"
    if _LINK.search(text):
        return "link"
    if is_remark(text):
        return "button" if vocabulary.is_button(text) else "age"
    if wording.seeks_work(text):
        return "seeker"
    if _NUMBER.fullmatch(text):
        return "number"
    if details.pay(text):
        return "pay"
    if _FIGURE.fullmatch(text) or _YEARS.search(text):
        return "figure"
    return _sort_of_words(text)


def _sort_of_words(text: str) -> Sort:
    if _IN_THOUSANDS.fullmatch(text):
        return "pay"
    if "·" in text and vocabulary.is_wide(text) and places.is_place(text.partition("·")[0]):
        return "place"  # a town and its district
    if text[-1:] in _DISTRICTS and _DISTRICT.fullmatch(text):
        return "place"
    if _is_only(text, *_MANNERS):
        return "remote"
    if _is_only(text, *_EMPLOYMENTS) or _HOURS.match(text):
        return "employment"
    if _LEVEL.fullmatch(text):
        return "level"
    if vocabulary.plain(text.strip(" :")) in wording.words_for("team"):
        return "team"
    if names_area(text):
        return "remote"
    firm, comma, part = text.partition(", ")
    if comma and names.is_town(firm) and place_shapes.is_city(part):
        return "place"  # of the town: "Sheffield, Kelham Works"
    employed = comma and wording.is_firm(firm)  # "Hostal Las Peñas, Asturias"
    if places.is_place(text) and not employed:
        return "place"
    if comma and _is_place_with_manner(names.without_manner(text)):
        return "place"
    if text[-1:] == ")" and _has_part(text):
        return "place"
    if site_town(text):
        return "place"
    if wording.is_role(text):
        return "role"
    if is_site(text):
        return "place"
    if text.endswith(".") and (_PARTNERED.fullmatch(text) or _is_shortened(text)):
        return "company"
    if shapes.ends_sentence(text) and _SPEAKS.search(text) and len(text.split()) > 3:
        return "prose"
    if _VISA.fullmatch(text) or _is_tenure(text):
        return "employment"
    if len(text) <= _PHRASE and _has_manners(text):
        if vocabulary.employment(text):
            return "employment"
        if vocabulary.manner(text):
            return "remote"
    return "company" if wording.is_firm(text) else ""


def _is_shortened(text: str) -> bool:
    return _SHORTENED.search(text) is not None and names.is_firm(text)


_DISTRICTS = frozenset("区區县縣")
_DISTRICT = lazy.regex(r"[\u4e00-\u9fff]{2,5}市?\s?[·•\-—]\s?[\u4e00-\u9fff]{1,7}[区區县縣]")
"""A town that nobody has listed and its district: "绵阳·涪城区"."""


def _is_place_with_manner(text: str) -> bool:
    """Return whether what is before how people work is a place, or looks like a town with its region.

    "Delft, South Holland" before "(On-site)".
    """
    town, comma, region = text.partition(", ")
    alike = comma and place_shapes.is_city(town) and place_shapes.is_city(region)
    return places.is_place(text) or bool(alike and not (names.is_firm(town) or wording.is_role(town)))


def _has_part(text: str) -> bool:
    """Return whether a part of a known town is in brackets behind it: "Utrecht (Lombok)"."""
    town, _, part = text[:-1].partition(" (")
    if not (place_shapes.is_city(part) and names.is_town(town)):
        return False
    return not (names.is_firm(part) or role_words.names_role(text))


def is_site(text: str) -> bool:
    """Return whether a cell is a named part of where an employer works: "Main Campus", "Depot Süd, Marl"."""
    site, comma, town = text.partition(", ")
    words = site.split()
    if not 1 < len(words) <= _AREA or (comma and not place_shapes.is_city(town)):
        return False
    if words[-1].casefold() in wording.words_for("town.site"):
        named = words[:-1]
    else:
        before = wording.words_for("town.site.before")
        openings = (at for at in range(1, len(words)) if " ".join(words[:at]).casefold() in before)
        named = words[next(openings, len(words)) :]
    if len(named) > 1 and named[0].islower():
        named = named[1:]  # "Sede de Vigo"
    name = " ".join(named)
    return words[0][0].isupper() and (name.isdigit() or place_shapes.is_city(name))


def site_town(text: str) -> str:
    """Return the known town of the office or plant that a cell names: "London office", "Standort Köln"."""
    words = text.split()
    if not 1 < len(words) <= _AREA:
        return ""
    sites = wording.words_for("based.site") | wording.words_for("town.site")
    if words[-1].casefold() in sites:
        town = words[:-1]
    elif words[0].casefold() in sites:
        town = words[2:] if words[1].islower() else words[1:]  # "Site de Lyon"
    else:
        return ""
    name = " ".join(town)
    return name if names.is_town(name) else ""


def names_area(text: str) -> bool:
    """Return whether a cell says in which area people may live who work remotely: "Europe Only"."""
    if from_area(text):
        return True
    words = text.strip("()").split()
    if not 1 < len(words) <= _AREA:
        return False
    known = wording.words_for("remote.area")
    ends = ((words[-1], words[:-1]), (words[0], words[1:]))
    area = next((" ".join(rest) for word, rest in ends if word.casefold() in known), "")
    return places.is_place(area) and vocabulary.manner(area) is None


_AREA = 4


def from_area(text: str) -> bool:
    """Return whether a cell that may be a place says from where one works: "Télétravail (Québec)"."""
    found = _FROM.match(text) if text[-1:] == ")" or "," in text else None
    return found is not None and places.is_place(found["area"])


_FROM = lazy.regex(
    lambda: rf"(?:{any_of(wording.words_for('remote.from'))})(?: \(|, )(?P<area>[^()]{{2,40}})\)?$",
    re.IGNORECASE,
)


def is_area(text: str) -> bool:
    """Return whether a text is names, the last with a region's code: "Colac, Geelong & Otways VIC"."""
    first, comma, rest = text.partition(", ")
    if not comma or not _CODED.search(rest):
        return False
    return all(map(place_shapes.is_city, (first, *filter(None, _AMONG.split(rest)))))


_CODED = lazy.regex(r"\w [A-Z]{2,3}$")
_AMONG = lazy.regex(r", | & ")


def or_remote(text: str) -> str:
    """Return the town of a cell that also allows work from elsewhere, "Lisbon or remote (UTC+1)", or ""."""
    found = _EITHER.match(text)
    if found is None:
        return ""
    home = vocabulary.plain(found["rest"]) in wording.words_for("remote.home")
    return found["town"] if home or vocabulary.manner(found["rest"]) == "yes" else ""


_EITHER = lazy.regex(
    r"(?P<town>[^\W\d_a-z][^,(/|]{1,40}?(?:, [^\W\d_a-z][^,(/|]{1,40}?)?),?"
    r" (?:or|oder|ou|o|of|eller|lub|/) (?P<rest>\S.{2,60})"
)


def manner_in(text: str) -> str:
    """Return the known town behind how one works there, "Hybrid work in Galena, IL 61036", or ""."""
    found = _IN.search(text)
    town = text[found.end() :] if found and vocabulary.manner(text[: found.start()]) else ""
    known = town and (
        names.is_known(town) or names.with_county(town) or places.is_place(_POST_CODE.sub("", town))
    )
    return town if known else ""


_IN = lazy.regex(lambda: rf" (?:{names.pattern('in')}) (?=[^\W_a-z])")
_POST_CODE = lazy.regex(r"^\d{4,5} ")


def _is_tenure(text: str) -> bool:
    """Return whether a cell opens with words for how long somebody is hired: "CDD 12 mois"."""
    return len(text) <= _TENURE and vocabulary.phrases("tenure").match(text) is not None


def _has_manners(text: str) -> bool:
    """Return whether a text may have a phrase for how much or from where people work; most have not."""
    known = wording.tokens_of(*_MANNERS, *_EMPLOYMENTS)
    return vocabulary.is_wide(text) or not known.isdisjoint(wording.tokens_in(text))


def _is_only(text: str, *kinds: str) -> bool:
    """Return whether a cell has words of these kinds and nothing else."""
    if wording.tokens_of(*kinds).isdisjoint(wording.tokens_in(text)) and not vocabulary.is_wide(text):
        return False
    rest = text
    for kind in kinds:
        rest = vocabulary.phrases(kind).without(rest, " ")
    return rest != text and not _JOINTS.sub("", rest)


def says_more(text: str) -> bool:
    """Return whether a cell with a kind of employment says something else too: "Evening shift, part-time"."""
    return sort_of(text) == "employment" and not _is_only(text, *_EMPLOYMENTS) and not _HOURS.match(text)


def may_be_name(text: str) -> bool:
    """Return whether a cell that says nothing by itself may name an employer: no duration, no label."""
    if text[-1] in "?？" or ": " in text or _SUM_CLOSED.search(text) or _TOLD.search(text):
        return False
    if vocabulary.is_wide(text) or _DOMAIN.fullmatch(text):
        return True
    words = [word.strip("“”«»()\"'") for word in text.split()]
    long = [word for word in words if len(word) >= _LONG]
    named = [word for word in long if word != word.lower() or any(map(str.isdigit, word))]
    if sum(map(str.isdigit, text)) > _DIGITS:
        return False  # a telephone
    timed = words[0].isdigit() and len(words) > 1 and not named
    return not timed and len(named) * 2 >= len(long) and len(words) <= _NAME_WORDS


_LONG, _NAME_WORDS, _DIGITS = 4, 9, 5
_DOMAIN = lazy.regex(r"(?:[\w-]{2,30}\.){1,2}[a-z]{2,10}", re.IGNORECASE)
"""An employer's address without more: "halden.example"."""
_TOLD = lazy.regex(r"[^\W\d_A-Z]{4}\. [^\W\d_]")
"""The end of a sentence with another behind it."""
_SUM_CLOSED = lazy.regex(r"\d\w?\. ")
"""A number that ends a sentence."""
