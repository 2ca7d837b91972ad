"""What else an ad states of its job: role, employer, level, employment, whether it is remote, and the pay."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from reader import lazy
from reader.naming import name_of
from reader.parsing import details, roles, vocabulary
from reader.parsing.ads import names, naming
from reader.places.table import find_cities

if TYPE_CHECKING:
    from reader.model import Employment, Level, Pay, Place
    from reader.parsing.ads.page import Page

_LEVELS: tuple[Level, ...] = (
    "intern", "director", "manager", "principal", "staff", "lead", "senior", "mid", "junior",
)  # fmt: skip
_WINDOW = 90
_PROSE = 6000
_STOP = lazy.regex(
    r"[.!?;:,(（–—\n]|\s(?:to|who|with|that|für|zur|der|die|pour|qui|para|que|per|che|om|som|voor|die"
    r"|do)\s"
)
_NORDIC = {
    "NO": lazy.regex(r"(?<!\w)(?:lønn\w*|søknad\w*|vi tilbyr)(?!\w)", re.IGNORECASE),
    "DK": lazy.regex(r"(?<!\w)(?:løn|ansøgning\w*|vi tilbyder|måneden)(?!\w)", re.IGNORECASE),
}
"""What tells whose crowns are meant."""
_WORDS = 6


def role(page: Page, title: int | None, places: tuple[Place, ...]) -> str | None:
    """Return the role in the ad's own words: of a label, the title, or the sentence that seeks somebody."""
    known = frozenset(
        vocabulary.plain(name)
        for name in (
            *page.stated("company"),
            *(it.text for it in places),
            *(it.city for it in places if it.city),
        )
    )
    own = title is not None and (naming.heads(page.texts[title]) or naming.looks_like_one(page.texts[title]))
    sought = None if own else _sought(page) or roles.find(page.whole)
    labelled = next((value for value in page.stated("role") if naming.heads(value)), None)
    if labelled:
        named = naming.role(labelled, known)
        return name_of(sought if sought and sought.casefold() in named.casefold() else named)
    if title is None or (sought and not own):
        return sought
    return name_of(naming.role(page.texts[title], known)) or None


def _sought(page: Page) -> str | None:
    """Return the role after the first phrase such as "we are looking for", or None."""
    for found in page.spoken["seek"]:
        window = page.whole[found.end : found.end + _WINDOW]
        named = roles.find("We are hiring " + window)
        if named and not named.islower():
            return named
        marked = vocabulary.gender(window)
        stop = _STOP.search(window)
        window = window[: marked.start()] if marked else window[: stop.start() if stop else None]
        spans = vocabulary.role_words(window)
        if spans:
            return _whole(window, *spans[0])
    return None


def _whole(window: str, begin: int, end: int) -> str:
    """Return a role's noun with its rank and the capitals before it, or with what follows it."""
    before = reversed(window[:begin].split()[-_WORDS:])
    kept = [
        *takewhile(
            lambda word: word[0].isupper() or vocabulary.phrases("level.senior").fullmatch(word), before
        )
    ][::-1]
    own = window[begin:] if naming.leads(window[begin:end]) else window[begin:end]
    return " ".join([*kept, own.strip()])


def level(page: Page, role_name: str | None) -> Level | None:
    """Return the rank in the role's own words, or under a label for it."""
    for text in filter(None, (role_name, *page.stated("level"))):
        found = roles.level(text)
        if found:
            return found
        for name in _LEVELS:
            kind = f"level.{name}"
            if kind in vocabulary.tables() and vocabulary.phrases(kind).search(text):
                return name
    return None


def company(page: Page, title: int | None, places: tuple[Place, ...]) -> str | None:
    """Return the employer under a label for it, or the first part of the header that is one's name."""
    labelled = next((text for text in page.stated("company") if len(text) <= _WINDOW), None)
    if labelled:
        return labelled
    prose = page.prose[:_PROSE]
    for part in page.segments(title):
        text = part.text
        if names.is_firm(text) and len(text) <= _WINDOW and not vocabulary.heading(text):
            town = names.town(text)
            return text.removesuffix(f", {town}") if town else text
        placed = any(text in {place.text, place.city} for place in places)
        beside = title is not None and part.alone and abs(part.index - title) == 1 and bool(places)
        if not placed and not names.is_other(text) and (beside or names.is_spoken_of(text, prose)):
            return text if _is_title_case(text) else None
    return None


def _is_title_case(text: str) -> bool:
    """Return whether a text is written as a name: no sentence, and its longer words with capitals."""
    return text[-1] not in ".:!?" and all(word[0].isupper() for word in text.split() if len(word) > _SMALL)


_SMALL = 3


def employment(page: Page, title: int | None) -> Employment | None:
    """Return the kind of employment that a label, the title or the header names."""
    texts = [*page.stated("employment"), *([page.texts[title]] if title is not None else [])]
    texts += [part.text for part in page.segments(title) if len(part.text) <= _WINDOW]
    return next((kind for text in texts if (kind := vocabulary.employment(text))), None)


def remote(page: Page, title: int | None) -> bool | None:
    """Return True if the ad says that the job is remote, False if on site, None if neither, or in part."""
    texts = [*page.stated("remote", "place", "employment")]
    texts += [page.texts[title]] if title is not None else []
    texts += [part.text for part in page.segments(title) if len(part.text) <= _WINDOW]
    for text in texts:
        found = vocabulary.manner(text)
        if found:
            return {"yes": True, "no": False, "hybrid": None}[found]
    return details.remote(page.whole)


def pay(page: Page, places: tuple[Place, ...]) -> Pay | None:
    """Return the pay under a label for it, or else the pay that the ad states."""
    country = _country(page, places)
    labelled = "\n".join(f"Salary: {value.line}" for value in page.values if value.kind == "pay")
    return details.pay(labelled, country) or details.pay(page.whole, country) or _bare_pay(page)


def _bare_pay(page: Page) -> Pay | None:
    """Return the pay of a Chinese ad that names neither currency nor period ("25-40K·14薪"): yuan a month."""
    if not _CHINESE.search(page.whole) or _KANA.search(page.whole):
        return None
    texts = (*page.stated("pay"), *(page.texts[index] for index in page.top))
    found = next((it for text in texts if (it := _BARE_PAY.search(text))), None)
    if found is None:
        return None
    scale = found["high_scale"]
    return details.pay(
        f"月薪 {found['low']}{found['low_scale'] or scale}元-{found['high']}{scale}元/月", "CN"
    )


_CHINESE, _KANA = lazy.regex(r"[\u4e00-\u9fff]"), lazy.regex(r"[\u3040-\u30ff]")
_BARE_PAY = lazy.regex(
    r"(?<![\d.])(?P<low>\d{1,2}(?:\.\d)?)\s?(?P<low_scale>[kK万])?\s?[-–~～至—]\s?"
    r"(?P<high>\d{1,2}(?:\.\d)?)\s?(?P<high_scale>[kK万])(?!\s?(?:元|/年|/天))"
)


def _country(page: Page, places: tuple[Place, ...]) -> str | None:
    """Return the code of the job's country, which decides whose crowns are meant."""
    for place in places:
        if place.country_code:
            return place.country_code
        cities = find_cities(place.city or "") if place.city else []
        if cities:
            return cities[0].country
    return next((code for code, words in _NORDIC.items() if words.search(page.whole)), None)
