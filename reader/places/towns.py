"""Whether words that stand where a place may are one: towns without their country, regions, "or remote"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from reader import lazy
from reader.model import Place
from reader.places import shapes
from reader.places.lists import split_places
from reader.places.reading import parse_place
from reader.places.table import countries, find_cities, find_country, is_short, key

_LONGEST = 90
_BETWEEN = lazy.regex(
    r"\s*[,/;()（）·、|]\s*|\s+[-–—+&]\s+|\s+(?:or|and|und|oder|ou|et|o|y|e|eller|och|og|tai|lub)\s+"
)
_FILLER = lazy.regex(
    r"(?i:within|in|from|anywhere in|based in|greater|around|near|only|area|region|metropolitan area|metro"
    r"|timezones?|time zones?|partially|optional|possible|preferred|à|en|i|im|w|em|flexible|ok|days?|per|week"
    r"|on-?site|remote|hybrid|office|first|or|and|\+)"
)
_WORDS_BEFORE = lazy.regex(
    r"(?i:(?:(?:fully|100 ?%|partly) )?(?:remote|hybrid|on-?site|home ?office|teletrabajo"
    r"|télétravail|remoto|zdalnie)"
    r"(?:[ -](?:within|in|from|anywhere in|ok|possible|only))?|within|based in|greater"
    r"|anywhere in)[\s:]+(?=\S)"
)

_WIDE = lazy.regex(
    r"(?:東京都|北海道|京都府|大阪府|[\u4e00-\u9fff]{2,3}県)(?:[\u3040-\u30ff\u4e00-\u9fff]{1,8}[市区町村郡]){0,2}"
    r"|[\u4e00-\u9fff]{1,4}(?:市|区)(?:[\u4e00-\u9fff]{1,4}区)?|[\u4e00-\u9fff]{2,3}省(?:[\u4e00-\u9fff]{1,4}市)?"
)
"""A Japanese or Chinese place by its endings: prefecture, city, district."""


@cache
def _towns() -> dict[str, str]:
    """Return every listed name, folded by `key`, and its country's code; `_AREA` for a wider region."""
    return {key(name): code for code, names in _rows() for name in names.split("|")}


def _rows() -> list[list[str]]:
    """Return the rows of the table: a country's code, and names."""
    rows = (Path(__file__).with_name("towns.tsv")).read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if not row.startswith("#")]


_AREA = "-"


@cache
def _countries() -> dict[str, set[str]]:
    """Return the codes of the countries under which each name of a town is listed."""
    found: dict[str, set[str]] = {}
    for code, names in _rows():
        for name in names.split("|") if code != _AREA else ():
            found.setdefault(key(name), set()).add(code)
    return found


def countries_of(town: str) -> set[str]:
    """Return the codes of the countries in which a listed city or town of that name is."""
    return {city.country for city in find_cities(town)} | _countries().get(key(town), set())


def is_town(words: str) -> bool:
    """Return whether words are a listed town or region, written as a name, with its postcode or without."""
    words = shapes.without_post_code(words)
    return (
        not words[:1].islower() and key(words) in _towns() and not (is_short(words) and not words.isupper())
    )


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Return whether a cell or line is a place and nothing else; ways of working may stand beside it.

    "Kendal, Cumbria", "Lisbon or remote", "Hybrid in Copenhagen", "Remote (EU)".
    """
    if not 1 < len(text) <= _LONGEST or text[-1] in ".:!?":
        return False
    if (
        parse_place(text)
        or is_town(text)
        or with_comma(text)
        or (text[0] >= "\u4e00" and _WIDE.fullmatch(text))
    ):
        return True
    found = [part for part in _BETWEEN.split(text) if part]
    named = [part for part in found if not _is_manner(part)]
    return bool(named) and all(_is_named(part, last=part is named[-1]) for part in named) and _known(named)


def with_comma(text: str) -> str:
    """Return a known town and its country or region with the comma between them: "Ludlow UK"; or ""."""
    town, _, rest = text.rpartition(" ")
    if not town or town[-1] == "," or town.count(" ") >= _TOWN_WORDS or not rest[:1].isupper():
        return ""
    if find_country(rest) is None:
        return ""
    place = parse_place(town)
    return f"{town}, {rest}" if is_town(town) or (place and place.city) else ""


_TOWN_WORDS = 3


def _is_manner(part: str) -> bool:
    return shapes.is_remote(part) or all(_FILLER.fullmatch(word) or word.isdigit() for word in part.split())


def _is_named(part: str, *, last: bool) -> bool:
    part = _WORDS_BEFORE.sub("", part, count=1)
    known = is_town(part) or parse_place(part) is not None or find_country(part) is not None
    return known or shapes.is_code(part) or (not last and shapes.is_city(part))


def _known(named: list[str]) -> bool:
    """Return whether the last part is known by its name, and with it those that only look like a city."""
    part = _WORDS_BEFORE.sub("", named[-1], count=1)
    place = parse_place(part)
    wide = (
        find_country(part) is not None or _towns().get(key(part)) == _AREA or (place and place.city is None)
    )
    if len(named) > 1 and (wide or _is_region_of(part, named[-2])):
        return True
    return all(is_town(it) or parse_place(it) for it in (_WORDS_BEFORE.sub("", it, count=1) for it in named))


def _is_region_of(code: str, town: str) -> bool:
    """Return whether a code is that of a region in a listed town's country: CE, for "Fortaleza - CE"."""
    country = countries().get(_towns().get(key(town), ""))
    return country is not None and code in country.by_code


@lru_cache(maxsize=512)
def place_of(text: str) -> Place:
    """Return the place that a text names, with all of the text as its wording; towns are cities."""
    text = text.strip()
    found = parse_place(with_comma(text) or text)
    if found is None:
        listed = split_places(text)
        found = listed[0] if listed else None
    if found is None:
        parts = [part for part in _BETWEEN.split(text) if part and not _is_manner(part)]
        bare = [_WORDS_BEFORE.sub("", part, count=1) for part in parts]
        last = parse_place(bare[-1]) if bare else None
        found = replace(last, city=bare[0]) if last and len(bare) > 1 else last
        is_city = bool(bare) and shapes.is_city(bare[0]) and _towns().get(key(bare[0])) != _AREA
        found = found or Place(text, city=bare[0] if is_city else None)
    return replace(found, text=text)
