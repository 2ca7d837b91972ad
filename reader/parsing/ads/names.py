"""Whether a name in an ad is a place's, an employer's, or something else: by tables and by what is said."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import role_words, vocabulary, word_tables
from reader.parsing.memo import memoized
from reader.places import shapes as place_shapes
from reader.places import towns
from reader.places.table import find_cities, is_region

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 120
"""No name of a place is longer."""
CITY_WORDS = 3
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_BETWEEN = (
    r"(?:am|an der|auf|aan|den|der|de|del|della|di|do|du|des|dos|das|la|le|les|el|los|of|on|op|sur|upon"
    r"|im|in der|the|i|ob)"
)
NAME = rf"{CAPITAL}[\w’'.-]*[\w’'](?:[ -](?:{_BETWEEN}[ -])?{CAPITAL}[\w’'.-]*[\w’']){{0,3}}"
"""A pattern for the name of a place of up to four words: "Frankfurt am Main", "Stoke-on-Trent"."""
NAMES = rf"{NAME}(?:, {NAME}){{0,2}}"
"""A place with its region and country."""
ARTICLE = r"(?:(?:the|der|dem|die|la|le|de|het|il|el|o|a) )?"
"""A pattern for what may stand before an employer's name in a sentence."""
_SMALL = word_tables.words_for("firm.joining") | {"a"}
"""Words of names of employers that start small."""
JOINING = word_tables.any_of(word_tables.words_for("firm.joining")).replace("'", "['’]")
"""A pattern for these."""
_MANNER = lazy.regex(r"\s*(?:,\s|\s[-–]\s|[(（])[^,()（）]{3,30}[)）]?$|\s*[(（][^()（）]{3,60}[)）]?$")
"""How people work there, after a place: "Leeds, on-site", "Leeds (Hybrid)"."""
_SAID = lazy.regex(r"\s*(?:\((?=[^\W\d_A-ZÀ-Þ])(?=[^()]*?\s[^()]*?\s)[^()]{12,}\)|（[^（）]{9,}）)$")
"""What is said of a place in brackets: "(the switches are here, and so are the whales)"."""
_QUARTERED = lazy.regex(r" \([^\W\d_A-ZÀ-Þ][^()]* [^()]+\)")
"""Which part of it, behind a known place: "Joinville/SC (bairro Itinga)"."""
_COUNTY = lazy.regex(
    rf"(?:\d{{2}}[AB]?|\d{{4,5}}) ?[-–] ?{NAME}|{NAME} ?[-–] ?\d{{2,5}}|{NAME} \(\d{{2,5}}\)"
)


@cache
def is_known(text: str) -> bool:
    """Return whether the table of places has a name, or one of those in a list."""
    if len(text) > LONGEST:
        return False
    return bool(places.split_places(text)) or places.parse_place(text) is not None or _is_listed(text)


def _is_listed(text: str) -> bool:
    """Return whether a name, or what comes before its first comma, is among the listed towns and regions."""
    town = text.partition(",")[0]
    if towns.is_town(town) or (vocabulary.is_wide(text) and places.is_place(text)):
        return True
    return _is_part(text) or nominative(town) != "" or _has_county(text) or _has_region(text)


def _has_region(text: str) -> bool:
    """Return whether a region without a capital, or a county, is behind a name: "Łowicz, łódzkie".

    The county has a word before it that says so: "Athlone, Co. Westmeath".
    """
    name, _, region = text.partition(", ")
    if not region and "/" in text:
        name, _, region = text.partition("/")  # "Joinville/SC"
        return len(region) == _UNIT and region.isupper() and is_town(name)
    if not place_shapes.is_city(name):
        return False
    kind, _, own = region.partition(" ")
    county = kind.casefold() in vocabulary.tables()["town.county"] and place_shapes.is_city(own)
    return county or (region[:1].islower() and is_region(region))


def _has_county(text: str) -> bool:
    """Return whether a known place in brackets is behind a name: "Brihuega (Guadalajara)"."""
    name, bracket, rest = text.partition(" (")
    return bool(bracket) and rest.endswith(")") and place_shapes.is_city(name) and places.is_place(rest[:-1])


def _is_part(text: str) -> bool:
    """Return whether a text is a known place with a word for a part of it or what is around: "Cork City"."""
    words = text.split()
    if not 1 < len(words) <= CITY_WORDS:
        return False
    parts = vocabulary.tables()["town.part"]
    rest = (
        words[:-1]
        if words[-1].casefold() in parts or _QUARTER.fullmatch(words[-1])
        else words[1:]
        if words[0].casefold() in parts
        else []
    )
    name = " ".join(rest)
    return bool(rest) and (towns.is_town(name) or places.parse_place(name) is not None)


_UNIT = 2
"""Letters of the code of a state or province."""
_QUARTER = lazy.regex(r"\d{1,2}(?:e|er|ème|º|ª|\.)?")
"""Of a town: "Lyon 7e", "Wien 3."."""


@cache
def nominative(name: str) -> str:
    """Return the known town of which a name is another case ("Krakowie", "Tampereella"), or ""."""
    for rule in vocabulary.tables()["town.case"] if name[:1].isupper() else ():
        ending, _, own = rule.partition(">")
        if name.endswith(ending) and len(name) > len(ending) + 1:
            town = name[: -len(ending)] + own
            if towns.is_town(town) or places.parse_place(town) is not None:
                return town
    return ""


def is_town(text: str) -> bool:
    """Return whether a text is the name of a known town and nothing else."""
    return towns.is_town(text) or bool(find_cities(text))


def is_country(text: str) -> bool:
    """Return whether a text names a country or an area, and nothing in it."""
    place = places.parse_place(text) if len(text) <= LONGEST else None
    return place is not None and place.city is None and place.region is None


def is_name(text: str) -> bool:
    """Return whether a text is written like the name of a town, with or without its region."""
    first, bracket, region = text.split(",")[0].partition(" (")
    if bracket and not (region[-1:] == ")" and place_shapes.is_city(region[:-1])):
        return False
    return len(text) <= LONGEST / 2 and place_shapes.is_city(first) and len(first.split()) <= CITY_WORDS


def is_other(text: str) -> bool:
    """Return whether a part of a header is a role, an employer by its form, employment, or an age."""
    return bool(
        any(c.isdigit() for c in text)
        or role_words.find(text)
        or vocabulary.is_notice(text)
        or vocabulary.heading(text)
        or is_firm(text)
        or is_tenure(text)
        or vocabulary.employment(text)
        or vocabulary.manner(text)
        or _is_start(text)
        or vocabulary.is_age(text)
        or is_greeting(text)
    )


def is_field(text: str) -> bool:
    """Return whether a name is a field of work or study by how it ends: "Oncology"."""
    return vocabulary.plain(text).endswith(tuple(vocabulary.tables()["field.ending"]))


def is_tenure(text: str) -> bool:
    """Return whether a text only says for how long somebody is hired: "Permanent"."""
    return vocabulary.plain(text) in _tenures()


@cache
def _tenures() -> frozenset[str]:
    return frozenset(vocabulary.tables()["tenure"])


def _is_start(text: str) -> bool:
    """Return whether a short text ends with a month: "Starts May"."""
    words = text.casefold().split()
    return 1 < len(words) <= CITY_WORDS and words[-1] in vocabulary.tables()["date.months"]


def is_greeting(text: str) -> bool:
    """Return whether a text greets its readers, and nothing else: "Hello", "Dear all,"."""
    words = vocabulary.plain(text)
    if words.strip(" ,!.") in _greetings():
        return True
    greeted = words[-1:] in (",", "!") and words.startswith(tuple(f"{word} " for word in _greetings()))
    return greeted and words.count(" ") <= _GREETED


_GREETED = 6
"""Whom a text greets takes no more words: "Dear colleagues and friends,"."""


@cache
def _greetings() -> frozenset[str]:
    return frozenset(word.strip("_, ") for word in vocabulary.tables()["date.greetings"])


@memoized
def is_firm(text: str) -> bool:
    """Return whether a name has a word of employers in it: "GmbH", "University", "& Sons"."""
    found = _firms().search(text)
    return found is not None and not (", " in text and _has_region(text))  # "Athlone, Co. Westmeath"


def of_careers(text: str) -> str:
    """Return whose jobs a page is of by its name ("Careers at Halden", "Halden Careers"), or ""."""
    if before := vocabulary.phrases("careers").match(text):
        return text[before.end() :].strip()
    after = _careers().search(text)
    return text[: after.start()] if after else ""


@cache
def _careers() -> re.Pattern[str]:
    wide = r"(?<=[\u3040-\u30ff\u4e00-\u9fff])"
    return re.compile(rf"(?i)(?:[\s’']+|{wide})(?:{pattern('careers.after')})$")


def town(text: str) -> str:
    """Return the town after an employer's name ("St Mary's, Ludlow"), or "" if a line has other words."""
    firm, _, last = text.rpartition(", ")
    if len(firm.split()) < CITY_WORDS - 1 or not is_name(last) or len(last.split()) == CITY_WORDS:
        return ""
    if is_other(last) or any(c.isdigit() for c in firm) or is_known(text):
        return ""
    named = all(word[0].isupper() or word in _SMALL for word in firm.split() if word[0].isalpha())
    return last if named else ""


def after_street(text: str) -> str:
    """Return the known town after a street and a house's number: "Hafenstraße 3, Altstadt, Kiel"; or ""."""
    if ", " not in text or not any(map(str.isdigit, text)):
        return ""
    street, *rest = text.split(", ")
    return next(filter(is_known, rest), "") if _STREET.fullmatch(street) else ""


_STREET = lazy.regex(
    r"[^\W\d_][^\d,]{2,40}\s\d{1,4}(?:\s?[a-z]|/\d{1,3})?|\d{1,4}[a-z]? [^\W\d_a-z][^\d,]{2,40}"
)


def without_code(text: str) -> str:
    """Return a town without the postal code before it: "02828 Görlitz"."""
    town = _POST_CODE.sub("", text) if text[:1].isdigit() else text
    return text if any(map(str.isdigit, town)) else town  # "2140 Mill Road, Asheville, NC 28803"


_POST_CODE = lazy.regex(r"^(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}|\d{4} ?[A-Z]{2}|\d{4}-\d{3})\s+(?=[^\W\d_])")


def town_of(address: Sequence[str]) -> int:
    """Return which line of an address has its town, 0 if none tells: a known one, or one by its code.

    The code may be behind the town, "Ely CB7 4DL", or under it.
    """
    known = (at for at, text in enumerate(address) if is_known(without_code(text)))
    coded = (
        at - (at > 0 and _BRITISH.fullmatch(text) is not None)
        for at, text in enumerate(address)
        if text[-1:].isupper() and _BRITISH.search(text)
    )
    return next(known, next(coded, 0))


_BRITISH = lazy.regex(r"(?:^|(?<=[a-z]),? )[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}$")


def public_town(text: str) -> str:
    """Return the known town in the name of what is its own, or "": "Kiruna stadsbibliotek"."""
    words = text.split()
    for index, word in enumerate(words[:_OPENING]):
        if word.casefold() in vocabulary.tables()["firm.public"]:
            near = [
                words[at].rstrip(",.") for at in (index - 1, index + 1, index + 2) if 0 <= at < len(words)
            ]
            near += [it[:-1] for it in near if it.endswith("s")]  # "Östersunds sjukhus"
            return next((it for it in near if it[:1].isupper() and towns.is_town(it)), "")
    return ""


_OPENING = 4


def without_firm(text: str) -> str:
    """Return the place after an employer's name: "Dry Gulch Vineyards, Healdsburg, CA"; or "".

    Its parts may be named too: "Department of Maps, Marl University, Halifax, Nova Scotia".
    """
    firm, _, rest = text.partition(", ")
    if len(firm.split()) < CITY_WORDS - 1 or towns.is_town(firm):
        return ""
    for _ in range(_PARTS_NAMED):
        place = places.parse_place(rest) if "," in rest else None
        if place and place.city and (place.region or place.country or _CODE.search(rest)):
            return rest
        part, _, rest = rest.partition(", ")
        if not is_firm(part):
            break
    return ""


_PARTS_NAMED = 3
_CODE = lazy.regex(r", [A-Z]{2}$")


def with_county(text: str) -> bool:
    """Return whether a line is a town with the number of its county: "16 - Cognac", "Nantes (44)"."""
    return _COUNTY.fullmatch(text) is not None


def is_manner(text: str) -> bool:
    """Return whether a text says that people work remotely, and nothing of a place."""
    if vocabulary.manner(text) != "yes":
        return False
    rest = vocabulary.phrases("remote.yes").without(text)
    return not any(c.isalpha() for c in rest)


def without_remark(text: str) -> str:
    """Return a place without what is said of it in brackets, if that is not how people work there."""
    said = _SAID.search(text) if text[-1:] in {")", "）"} else None
    if said is None and text[-1:] == ")" and is_known(own := text.rpartition(" (")[0]):
        said = _QUARTERED.fullmatch(text, len(own))
    if said is None or vocabulary.manner(said.group()) is not None:
        return text
    own = text[: said.start()]
    return text if vocabulary.is_wide(own) and not is_known(own) else own


def without_manner(text: str) -> str:
    """Return a place without how people work there ("Leeds (Hybrid)"), or "" if nothing is said of that."""
    text = without_remark(text)
    found = _MANNER.search(text)
    if found is None or vocabulary.manner(found.group()) not in {"no", "hybrid"}:
        return ""
    return text[: found.start()]


@cache
def pattern(kind: str) -> str:
    """Return a pattern for the words of a kind, longest first."""
    return word_tables.any_of(vocabulary.tables()[kind])


@cache
def _firms() -> re.Pattern[str]:
    known = vocabulary.tables()["firm"]
    words = word_tables.any_of(word for word in known if word[0] != "-").replace(r"\ ", r"\s")
    ends = word_tables.any_of(word[1:] for word in known if word[0] == "-")
    wide = word_tables.any_of(word for word in known if word[0] > "\u3000")
    return re.compile(rf"(?<!\w){words}(?!\w)|(?<=\w\w){ends}(?!\w)|{wide}|& {CAPITAL}\w+", re.IGNORECASE)


def trimmed(text: str) -> str:
    """Return a name in prose without the end of its sentence, and without what is no part of the place."""
    parts = text.rstrip(".'’").split(", ")
    for size in range(len(parts), 1, -1):
        if places.parse_place(", ".join(parts[:size])):
            return ", ".join(parts[:size])
    return parts[0]
