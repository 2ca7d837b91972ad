"""Where the job of an ad is, as far as the ad says: in a label, the header, the title, an address, or prose.

Every mention is weighed; the heaviest wins, and a text that only says "remote" has no place. An unknown name
counts as a place where the words around it call it one ("Location: Stoke-on-Trent", "our bakery in Ghent").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader import places
from reader.model import Place
from reader.parsing import shapes, vocabulary
from reader.parsing.ads import naming
from reader.parsing.evidence import Cue, weigh
from reader.places import shapes as place_shapes
from reader.places.table import find_cities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parsing.ads.page import Page, Segment

_LONGEST = 120
_NAME = (
    r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*[\w’']"
    r"(?:[ -](?:(?:am|an der|auf|aan|den|der|de|del|della|di|do|la|le|les|el|los|of|on|op|sur|upon|im|in der|the|i|ob"
    r")[ -])?[^\W\d_a-zß-öø-ÿ][\w’'.-]*[\w’']){0,3}"
)
_PLACED = re.compile(rf"(?:the |der |dem |den |la |le |el |l['’])?(?P<name>{_NAME}(?:, {_NAME}){{0,2}})")
_PREPOSITION = re.compile(
    rf"(?<!\w)(?:in|In|at|à|À|a|A|en|En|em|Em|i|I|på|På|w|W|we|te|Te|zu|Zu|bei|near|near to|nahe)\s(?P<name>{_NAME}(?:, {_NAME}){{0,2}})"
)
_POST = re.compile(
    r"(?<![\d-])(?:[A-Z]{1,3}-)?(?P<code>\d{4,5}(?:\s?[A-Z]{2})?|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3})\s(?P<city>"
    + _NAME
    + r")"
)
_ZIP = re.compile(rf"(?P<place>{_NAME}, [A-Z]{{2}})(?: \d{{5}}| [A-Z]\d[A-Z] \d[A-Z]\d)(?!\d)")
_UK_POST = re.compile(rf"(?P<city>{_NAME}),? [A-Z]{{1,2}}\d[A-Z\d]? \d[A-Z]{{2}}(?!\w)")
_FIRM = re.compile(
    r"\b(?:GmbH|AG|KG|Ltd|LLC|Inc|Corp|S\.?A\.?R?\.?L?|S\.?r\.?l|SpA|B\.?V|N\.?V|AB|AS|A/S|ApS|Oy|Oyj|Lda|sp\. z o\.o|Co"
    r"|Group|Labs?|Universi\w+|Institut\w*|Hochschule|Museum|Verlag|Stadtwerke|Bäckerei|Boulangerie|Studios?|Systems"
    r"|Foundation|Stiftung|Association|Council|School|College|Hospital|Klinik\w*|e\.V|株式会社|有限会社|公司|大学|& [A-Z]\w+)\b\.?"
)
_TRIM = re.compile(
    r"\s*[(（\[]\s*(?:m/w/d|[^()]{0,40}(?:%|days?|Tage?|jours|dagar|dager)[^()]{0,20})\s*[)）\]]$"
)
_REACH = 6000


@dataclass(frozen=True)
class _Mention:
    """A name that may be where the job is."""

    text: str
    where: str
    """label, header, title, address, based, prose."""
    order: int
    """How many lines come before it, from the top."""
    known: bool
    """The table of places has it."""
    sought: bool = False
    """Its sentence says whom the ad seeks."""


CUES: tuple[Cue[_Mention], ...] = (
    Cue("a label", 10, lambda it: it.where == "label"),
    Cue("a line or a part of one in the header", 6, lambda it: it.where == "header"),
    Cue("in the title", 5, lambda it: it.where == "title"),
    Cue("words for where people work", 4, lambda it: it.where == "based"),
    Cue("an address", 3, lambda it: it.where == "address"),
    Cue("the only name in the header, and none that the prose has", 3, lambda it: it.where == "alone"),
    Cue("after a preposition", 1, lambda it: it.where == "prose"),
    Cue("the table of places has it", 2, lambda it: it.known),
    Cue("its sentence says whom the ad seeks", 2, lambda it: it.sought),
    Cue("near the top", 0.5, lambda it: it.order < _EARLY),
)
_EARLY = 6
_ENOUGH = 3


def find(page: Page, title: int | None) -> tuple[Place, ...]:
    """Return the places of an ad's job, the main one first; () if it states none."""
    mentions = list(_mentions(page, title))
    far = any(vocabulary.manner(it.text) == "yes" for it in page.values if it.kind in {"place", "remote"})
    if far:
        mentions = [it for it in mentions if it.where in {"label", "header", "title"}]
    best, weight = None, _ENOUGH - 0.5
    for it in mentions:
        score = weigh(CUES, it)
        if score > weight:
            best, weight = it, score
    return read(best.text) if best else ()


def read(text: str) -> tuple[Place, ...]:
    """Return what the words that an ad has for its place say; `text` of the first is all of them."""
    text = _TRIM.sub("", text).strip(" \u00a0,;·|–—-*_")
    listed = places.split_places(text)
    whole = places.parse_place(text)
    if whole:
        return (whole, *(it for it in listed if it.text != whole.text))
    if len(listed) == 1 and len(listed[0].text) * 2 > len(text):
        return (_named(text, listed[0]),)
    if len(listed) > 1:
        return listed
    inner = next((place for part in _parts(text) if (place := places.parse_place(part))), None)
    return (_named(text, inner),)


def _parts(text: str) -> list[str]:
    """Return the parts of a place, and its last words."""
    parts = [part.strip() for part in re.split(r"[,(（/·|;–—]", text)]
    return [part.strip(" )）") for part in parts if part.strip(" )）")]


def _named(text: str, place: Place | None) -> Place:
    """Return a place under the words that the ad has for it."""
    if place is None:
        city = text if place_shapes.is_city(text) and len(text.split()) <= _CITY_WORDS else None
        return Place(text, city=None if vocabulary.manner(text) else city)
    return Place(text, place.country, place.country_code, place.region, place.region_code, place.city)


_CITY_WORDS = 3


def _mentions(page: Page, title: int | None) -> Iterator[_Mention]:
    for value in page.values:
        if value.kind == "place" and _may_be_place(value.text):
            yield _Mention(value.text, "label", value.index, _is_known(value.text))
    yield from _in_header(page, title)
    if title is not None:
        yield from _in_title(page, title)
    yield from _in_addresses(page)
    yield from _in_prose(page)


def _may_be_place(text: str) -> bool:
    """Return whether a label's value names a place, or that the job is done from anywhere."""
    manner = vocabulary.manner(text)
    if len(text) > _LONGEST:
        return False
    rest = vocabulary.phrases(f"remote.{manner}").sub("", text) if manner else text
    return manner == "yes" or any(c.isalpha() for c in rest)


@cache
def _is_known(text: str) -> bool:
    """Return whether the table has a place."""
    if len(text) > _LONGEST:
        return False
    found = places.split_places(text)
    return bool(found) or places.parse_place(text) is not None


def _in_header(page: Page, title: int | None) -> Iterator[_Mention]:
    """Yield the parts of the header that are places, and names that must be since the employer is another."""
    prose = page.prose[:_REACH]
    employed = any(page.stated("company"))
    alone: list[Segment] = []
    for part in page.segments(title):
        far = vocabulary.manner(part.text) == "yes"
        manner = _MANNER.search(part.text)
        if (
            manner
            and vocabulary.manner(manner.group()) in {"no", "hybrid"}
            and _is_known(part.text[: manner.start()])
        ):
            yield _Mention(part.text[: manner.start()], "header", part.index, known=True)
            continue
        town = _town(part.text)
        if town:
            yield _Mention(town, "header", part.index, known=False)
        elif _COUNTY.fullmatch(page.texts[part.index]):
            yield _Mention(page.texts[part.index], "header", part.index, known=False)
        elif _is_other(part.text):
            employed = employed or _FIRM.search(part.text) is not None
            if far and len(part.text) < _LONGEST / 3 and not vocabulary.role_words(part.text):
                yield _Mention(part.text, "header", part.index, known=False)
        elif _is_known(part.text):
            yield _Mention(part.text, "header", part.index, known=True)
        elif _is_name(part.text):
            firm = _is_firm(part.text, prose)
            town = vocabulary.is_town(part.text)
            if not firm and (employed or town or _is_said_to_be_in(part.text, prose)):
                yield _Mention(part.text, "header", part.index, known=False)
            elif not firm and part.text not in prose:
                alone.append(part)
            employed = True
        elif not part.text.endswith((".", ":", "!", "?")):
            employed = True
    if len(alone) == 1 and len(page.top) > _FEW_LINES:
        yield _Mention(alone[0].text, "alone", alone[0].index, known=False)


def _town(text: str) -> str:
    """Return the town after an employer's name ("St Mary's, Ludlow"), or "" if a line has other words."""
    firm, _, town = text.rpartition(", ")
    named = firm and len(firm.split()) > 1 and place_shapes.is_city(town) and len(town.split()) < _CITY_WORDS
    if not named or _is_other(town) or any(c.isdigit() for c in text) or _is_known(text):
        return ""
    return (
        town if all(word[0].isupper() or word in _SMALL for word in firm.split() if word[0].isalpha()) else ""
    )


_MANNER = re.compile(r"\s*(?:,\s|[(（])[^,()（）]{3,30}[)）]?$")
"""How people work there, after a place: "Leeds, on-site", "Leeds (Hybrid)"."""
_FEW_LINES = 2
_COUNTY = re.compile(
    rf"(?:\d{{2}}[AB]?|\d{{4,5}}) ?[-–] ?{_NAME}|{_NAME} ?[-–] ?\d{{2,5}}|{_NAME} \(\d{{2,5}}\)"
)
"""A town with the number of its county: "16 - Cognac", "Nantes (44)"."""
_SMALL = frozenset(
    "& a am an and auf bei da de del der des di die do du for für i im la le of och og the und van zu zum zur".split()
)
"""Words of names of employers that start small."""


def _is_name(text: str) -> bool:
    first = text.split(",")[0]
    return len(text) <= _LONGEST / 2 and place_shapes.is_city(first) and len(first.split()) <= _CITY_WORDS


def _is_other(text: str) -> bool:
    """Return whether a part of a header is a role, an employer by its form, employment, or an age."""
    return bool(
        vocabulary.role_words(text)
        or vocabulary.is_notice(text)
        or vocabulary.heading(text)
        or _FIRM.search(text)
        or vocabulary.employment(text)
        or vocabulary.manner(text)
        or vocabulary.is_age(text)
        or any(c.isdigit() for c in text)
    )


def _is_firm(name: str, prose: str) -> bool:
    """Return whether prose speaks of a name as one does of an employer."""
    bare = re.escape(name)
    return (
        re.search(
            rf"(?:^|[.!?]\s|\n|(?:\bat|\bAt|bei|Bei|chez|Chez|hos|Hos|bij|Bij|[Jj]oin|[Aa]bout|[Üü]ber|om|propos de) ){bare}"
            rf"(?!\w)|{bare}(?:['’]s)? (?:is|was|has|makes|builds|runs|sells|helps|ist|sucht|hat|est|es|è|är|er|on)\b",
            prose,
        )
        is not None
    )


def _is_said_to_be_in(name: str, prose: str) -> bool:
    return re.search(rf"\b(?:in|à|en|em|a|i|på|w|te|from|near) {re.escape(name)}(?!\w)", prose) is not None


def _in_title(page: Page, title: int) -> Iterator[_Mention]:
    """Yield the places in the line that names the job: "Baker in Ghent", "Baker, Ghent", "Baker (Ghent)"."""
    text = naming.cut(page.texts[title])
    placed = _PREPOSITION.search(page.texts[title])
    if placed and (_is_known(placed["name"]) or vocabulary.is_town(placed["name"])):
        yield _Mention(placed["name"], "title", title, known=True)
    cuts = list(_TITLE_CUT.finditer(text))
    beside = any(vocabulary.employment(part) for part in _TITLE_CUT.split(text)[1:])
    for at, cut in enumerate(cuts):
        end = cuts[at + 1].start() if at + 1 < len(cuts) else len(text)
        for stop in (len(text), end):
            part = text[cut.end() : stop].strip(" ])")
            part += ")" if "(" in part else ""
            if (
                part
                and not vocabulary.role_words(part)
                and (_is_known(part) or vocabulary.manner(part) == "yes")
            ):
                yield _Mention(part, "title", title, known=True)
                return
            if _is_name(part) and not _is_other(part) and (beside or vocabulary.is_town(part)):
                yield _Mention(part, "title", title, known=False)
                return


_TITLE_CUT = re.compile(r"\s[–—|·-]\s|,\s|[(\[|]")


def _in_addresses(page: Page) -> Iterator[_Mention]:
    """Yield the towns of postal addresses, and a last line that is a place."""
    for index in (*range(min(page.body, page.end)), *range(page.body, page.end)):
        text = page.texts[index]
        if len(text) > 3 * _LONGEST or not any(c.isdigit() for c in text):
            continue
        for pattern in (_ZIP, _UK_POST, _POST):
            found = pattern.search(text)
            if found:
                name = found[found.lastgroup or 0]
                if place_shapes.is_city(name.split(",")[0]):
                    yield _Mention(name, "address", index, _is_known(name))
    for index in range(max(page.body + 1, page.end - _LAST), page.end):
        text = page.texts[index].strip(" .")
        if len(text) <= _LONGEST / 2 and index not in page.labelled:
            for part in re.split(r"\s[·|–—]\s", text):
                if _is_known(part) and not _is_other(part) and not shapes.bullet(text):
                    yield _Mention(part, "header", index, known=True)


_LAST = 4


def _in_prose(page: Page) -> Iterator[_Mention]:
    """Yield the names after words for where people work, and listed ones after a preposition."""
    for index, text in page.paragraphs:
        if index in page.labelled or len(text) > _REACH:
            continue
        spoken = vocabulary.spoken(text)
        seeks = bool(spoken["seek"])
        for found in spoken["based"]:
            placed = _PLACED.match(text, found.end + 1)
            if placed:
                name = _name(placed["name"])
                if place_shapes.is_city(name.split(",")[0]):
                    yield _Mention(name, "based", index, _is_known(name), seeks)
        for prepared in _PREPOSITION.finditer(text):
            name = _name(prepared["name"])
            if find_cities(name.split(",")[0]) or (_is_known(name) and "," in name):
                yield _Mention(name, "prose", index, known=True, sought=seeks)


def _name(text: str) -> str:
    """Return a name in prose without the end of its sentence, and without what is no part of the place."""
    text = text.rstrip(".'’")
    parts = text.split(", ")
    for size in range(len(parts), 1, -1):
        if places.parse_place(", ".join(parts[:size])):
            return ", ".join(parts[:size])
    return parts[0]
