"""Names in an ad that may be where its job is: in labels, addresses, the last lines and prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy, places
from reader.parsing import role_words, shapes, vocabulary
from reader.parsing.ads import around_names, names
from reader.places import shapes as place_shapes
from reader.places.table import find_cities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parsing.ads.page import Page
    from reader.parsing.vocabulary import Phrase

_PLACED = lazy.regex(rf"(?:the |der |dem |den |la |le |el |l['’])?(?P<name>{names.NAMES})")
_ADDRESSES = (
    lazy.regex(rf"(?P<place>{names.NAME}, [A-Z]{{2}})(?: \d{{5}}| [A-Z]\d[A-Z] \d[A-Z]\d)(?!\d)"),
    lazy.regex(rf"(?P<place>{names.NAME}),? [A-Z]{{1,2}}\d[A-Z\d]? \d[A-Z]{{2}}(?!\w)"),
    lazy.regex(
        rf"(?<![\d©-])(?<!© )(?:[A-Z]{{1,3}}-)?(?:\d{{4,5}}(?:\s?[A-Z]{{2}})?|\d{{3}} \d{{2}}|\d{{2}}-\d{{3}}"
        rf"|\d{{4}}-\d{{3}})\s(?P<place>{names.NAME})"
    ),
)
"""Postal codes of North America, of Britain, and those that come before the town."""
_ROAD = lazy.regex(r" (?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Way|Square|Boulevard|Blvd)$")
_WIDE_OFFICE = lazy.regex(
    r"(?P<place>[\u4e00-\u9fff]{2,3})(?:オフィス|支社|工場|事業所|支店|办公室|分公司)(?=[でにの])"
)
_WIDE_NAME = lazy.regex(r"[\u4e00-\u9fff]{2,8}(?=[,,。、;;\s市县にで]|$)[市县]?")
BEHIND_NAME = lazy.regex(rf"(?<=\w) \((?P<place>{names.NAMES})\)")
"""A town and its country in brackets, behind an employer's name."""
REACH = 6000
_ROLE_WORDS = 6
_LAST = 4
"""A place may be on one of this many last lines."""


class Mention(NamedTuple):
    """A name that may be where the job is."""

    text: str
    where: str
    """label, header, postal (in a whole address there), beside (an unknown name there), alone (the only one
    there), title, address, end, based, employer, prose."""
    order: int
    """How many lines come before it."""
    known: bool
    """The table of places has it."""
    says: str = ""
    """What its sentence is about: seek (somebody), job, held (where the work is done), firm (where else the
    employer is); "" for others."""


def labelled(page: Page) -> Iterator[Mention]:
    """Yield what labels say of the place."""
    for value in page.values:
        if value.kind == "place" and _may_be_place(value.text) and not _names_firm(value.text):
            text = names.without_code(names.without_remark(value.text))
            text = _town(text) or names.without_manner(text) or text
            yield Mention(text, "label", value.index, names.is_known(text))


def _names_firm(text: str) -> bool:
    """Return whether an address under a label for the place opens with whose it is: "Vane GmbH"."""
    last = text.rpartition(" ")[2]
    return last != text and "," not in text and names.is_firm(last) and not names.is_known(text)


def _may_be_place(text: str) -> bool:
    """Return whether a label's value names a place, or that the job is done from anywhere.

    "In person, on site only" does neither: without words for how people work there is no name in it.
    """
    manner = vocabulary.manner(text)
    rest = text
    for kind in ("no", "hybrid") if manner else ():
        rest = vocabulary.phrases(f"remote.{kind}").without(rest)
    named = any(c.isalpha() and (manner is None or c != c.lower() or c == c.upper()) for c in rest)
    return len(text) <= names.LONGEST and (manner == "yes" or named)


def _town(text: str) -> str:
    """Return the town of a whole postal address ("Halden GmbH, Hoher Weg 4, 37073 Göttingen"), or ""."""
    wide = _WIDE_ADDRESS.match(_WIDE_CODE.sub("", text)) if vocabulary.is_wide(text) else None
    if wide and any(map(names.is_known, (wide["town"], f"{wide['town']}市"))):
        return wide.string[: wide.end("town") + 1] if wide["japanese"] else wide["town"]
    street = _STREET.search(text)
    found = street and next(
        (it for pattern in _ADDRESSES if (it := pattern.search(text, street.end() - 1))), None
    )
    return found["place"] if found else ""


_WIDE_ADDRESS = lazy.regex(
    r"(?:[\u4e00-\u9fff]{2,3}(?:[省县縣]|(?P<japanese>[県都府道])))?(?P<town>[\u4e00-\u9fff]{2,4}?)市(?!立)\S*\d"
)
"""A town before its street and number; in Japan it goes with its prefecture, "石川県金沢市".

What is a town's own is no address: "村上市立図書館".
"""
_WIDE_CODE = lazy.regex(r"^〒? ?\d{3}-\d{4}\s*")
"""A postal code before one."""
_STREET = lazy.regex(r"\s\d{1,4} ?[a-z]?,\s")


def follows_role(text: str, begin: int, end: int) -> bool:
    """Return whether a short role, and no field, is all between two offsets: "seeks [a binder] in Hay"."""
    between = text[begin:end].strip()
    found = role_words.find(between)
    if not found or len(between.split()) > _ROLE_WORDS or _has_field(between):
        return False
    return found[-1][1] == len(between) or role_words.gender(between) is not None


def _has_field(role: str) -> bool:
    """Return whether "in" after a role may as well lead on to what somebody knows: "Lecturer in Physics"."""
    return vocabulary.phrases("role.field").search(role) is not None


def in_addresses(page: Page) -> Iterator[Mention]:
    """Yield the towns of postal addresses."""
    for index, text in enumerate(page.texts):
        if len(text) > 3 * names.LONGEST or not any(c.isdigit() for c in text):
            continue
        if _WIDE_ADDRESS.match(text) and (town := _town(text)):
            yield Mention(town, "address", index, known=True)
        for pattern in _ADDRESSES:
            found = pattern.search(text)
            if (
                found
                and not _ROAD.search(found["place"])
                and place_shapes.is_city(found["place"].split(",")[0])
            ):
                yield Mention(found["place"], "address", index, names.is_known(found["place"]))


def at_the_end(page: Page) -> Iterator[Mention]:
    """Yield the places that the last lines are, or parts of them."""
    for index in range(max(page.body + 1, page.end - _LAST), page.end):
        text = page.texts[index].strip(" .")
        if len(text) > names.LONGEST / 2 or index in page.labelled or shapes.bullet(text):
            continue
        for part in re.split(r"\s[·|–—]\s", text):
            if names.is_known(part) and not names.is_other(part):
                yield Mention(part, "end", index, known=True)


def in_prose(page: Page) -> Iterator[Mention]:
    """Yield the names after words for where people work, and listed ones after a preposition."""
    for index, text in page.paragraphs:
        if index in page.labelled or len(text) > REACH:
            continue
        spoken = vocabulary.spoken(text)
        seek = next(iter(spoken["seek"]), None)
        for found in spoken["based"]:
            if name := _after_words(text, found.end):
                yield Mention(name, "based", index, names.is_known(name), _says(text, found.begin, seek))
        for found_at in vocabulary.phrases("based.at").finditer(text):
            site = _SITE_IN.match(text, found_at.end())
            if site and names.is_firm(site["name"]) and not names.is_firm(site["town"]):
                whole = f"{site['name']}, {site['town']}"
                yield Mention(whole, "based", index, known=False, says=_says(text, found_at.start(), seek))
        for office in _WIDE_OFFICE.finditer(text):
            if names.is_known(office["place"]):
                yield Mention(office["place"], "based", index, known=True, says="seek" if seek else "")
        placed = around_names.in_apposition().match(text)
        beside = placed and not (names.is_firm(placed["place"]) or names.is_known(placed["name"]))
        if placed and beside and names.is_known(placed["place"]):
            yield Mention(placed["place"], "prose", index, known=True, says="seek")
        for inside in BEHIND_NAME.finditer(text):
            if (place := places.parse_place(inside["place"])) and place.city and place.country:
                yield Mention(inside["place"], "prose", index, known=True, says="seek")
        for owned in around_names.own_workplace().finditer(text):
            if name := around_names.of_workplace(owned):
                yield Mention(name, "based", index, names.is_known(name), _says(text, owned.start(), seek))
        for prepared in around_names.after_preposition().finditer(text):
            yield from _prepared(text, index, prepared, seek)


_SITE_IN = lazy.regex(rf"\s(?:the )?(?P<name>{names.NAME})(?:, | in )(?P<town>{names.NAME})")
"""A site under its own name, and its town: "Fell Hospital, Keswick"."""


def _after_words(text: str, end: int) -> str:
    """Return the name of a place right after words that end at an offset, or ""."""
    if wide := _WIDE_NAME.match(text, end):
        return wide.group()
    placed = _PLACED.match(text, end + 1)
    name = names.trimmed(placed["name"]) if placed else ""
    return name if place_shapes.is_city(name.split(",")[0]) else ""


def _prepared(text: str, index: int, prepared: re.Match[str], seek: Phrase | None) -> Iterator[Mention]:
    """Yield the name after a preposition if it is a place's; `seek` is the first that says who is sought."""
    name = names.trimmed(prepared["name"])
    says = _says(text, prepared.start(), seek)
    near = around_names.is_near(prepared.group())
    before = text[: prepared.start()]
    own = (near and around_names.ends_with_workplace(before)) or around_names.ends_with_own(before)
    own = own or says == "held" or (near and prepared.group().count(" ") > _WITHIN)
    if own and names.is_name(name) and not names.is_other(name):
        yield Mention(name, "based", index, names.is_known(name), says)
    elif find_cities(name.split(",")[0]) or names.nominative(name) or ("," in name and names.is_known(name)):
        yield Mention(name, "prose", index, known=True, says=says)
    elif seek and names.is_name(name) and not names.is_other(name):
        follows = prepared.end() <= seek.begin or follows_role(text, seek.end, prepared.start())
        if follows or near or vocabulary.is_town(name):
            yield Mention(name, "prose", index, known=False, says="seek")


def _says(text: str, end: int, seek: Phrase | None) -> str:
    """Return what the sentence before an offset is about, as `Mention.says` has it."""
    begin = max(0, end - _SENTENCE, *(text.rfind(sign, 0, end) for sign in _STOPS))
    sentence = text[begin : end + _WORD]
    said = [it for it in ("held", "job") if vocabulary.phrases(f"based.{it}").search(sentence)]
    if not said and vocabulary.phrases("we.are").search(sentence):
        said = ["job"]  # "We are a workshop of six in Hull"
    if vocabulary.phrases("based.firm").search(sentence):
        return "" if said else "firm"
    if said:
        return said[0]
    return "seek" if seek else ""


_STOPS = (". ", "! ", "? ", "。")
_SENTENCE, _WORD = 300, 24
_WITHIN = 2
"""A preposition of more words puts something in a part of a town: "in the heart of"."""
