"""The tables of countries, regions and cities, loaded on first use.

    table.tsv    made by scripts/make_places.py: alpha-2, alpha-3, names separated by "|", regions
                 separated by ";", each its codes separated by "/" (the main one first) and its name
    aliases.tsv  by hand: alpha-2, region codes or "-", further names; after a "+" they come first
    cities.tsv   by hand: alpha-2, region codes or "-", the names of one city
    areas.tsv    by hand: alpha-2, region code, some cities, the names of the area they form
    namesakes.tsv  by hand: alpha-2, names that a region shares with a city in it

Codes are those of ISO 3166-1 and 3166-2, including former ones.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(__file__).parent
_CODE_LENGTH = 3
"""Up to this length a name is an abbreviation, which only counts in capitals: "US", never "us"."""
_KINDS = frozenset(
    {"county", "province", "state", "region", "prefecture", "district", "oblast", "voivodeship", "canton"}
)
"""Words that the name of a region may start or end with, or lack."""


def key(name: str) -> str:
    """Return what spellings of a name share: not case, accents, dots, or the form of apostrophe and "and"."""
    return fold(name).replace(".", "").replace("’", "'").replace("&", "and").strip()


@dataclass(frozen=True, slots=True)
class Region:
    """A subdivision of a country: its codes, the main one first, and its names, the usual one first."""

    codes: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class City:
    """A listed city; `regions` are the codes of those it lies in, its own first, possibly none."""

    country: str
    regions: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Country:
    """A country of ISO 3166-1. Names and regions stay packed until they are asked for: few countries are."""

    code: str
    alpha3: str
    packed_names: str
    """Parted by "|"."""
    packed: str
    extra: tuple[tuple[str, str], ...]
    """Codes and names from the hand-written lines about its regions."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names, the usual English one first."""
        return tuple(self.packed_names.split("|"))

    @property
    def name(self) -> str:
        """Its usual English name."""
        return self.names[0]

    @cached_property
    def by_code(self) -> dict[str, Region]:
        """Regions by every code, in capitals, including former ones."""
        found: dict[str, Region] = {}
        for entry in self.packed.split(";") if self.packed else ():
            codes, _, name = entry.partition(" ")
            _put(found, Region(tuple(codes.split("/")), (name,)))
        for codes, packed in self.extra:
            front, given = codes.startswith("+"), tuple(codes.removeprefix("+").split("/"))
            old = found.get(given[0], Region(given, ()))
            _put(found, Region(_joined(old.codes, given), _names(old.names, packed, front=front)))
        return found

    @cached_property
    def by_name(self) -> dict[str, Region]:
        """Regions by every name, folded by `key`; if two share a name, the first."""
        found: dict[str, Region] = {}
        for region in self.by_code.values():
            for name in region.names:
                found.setdefault(key(name), region)
        return found

    def region(self, words: str) -> Region | None:
        """Return the region named by code in capitals or by name; None if the country has none."""
        if words in self.by_code:
            return self.by_code[words]
        name = key(words)
        found = self.by_name.get(name)
        return found if found or " " not in name else self.by_name.get(_without_kind(name))


@cache
def countries() -> dict[str, Country]:
    """Return every country by alpha-2."""
    extra: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, regions, packed in _rows("aliases.tsv"):
        front = "+" if code.startswith("+") else ""
        extra[code.removeprefix("+")].append((front + regions, packed))
    found = {}
    for code, alpha3, packed, regions in _rows("table.tsv"):
        names: tuple[str, ...] = tuple(packed.split("|"))
        own = [row for row in extra[code] if row[0] in ("-", "+-")]
        for marker, further in own:
            names = _names(names, further, front=marker == "+-")
        rest = tuple(row for row in extra[code] if row not in own)
        found[code] = Country(code, alpha3, "|".join(names), regions, rest)
    return found


def is_region(words: str) -> bool:
    """Return whether some country has a region of this name."""
    return key(words) in _region_names()


@cache
def _region_names() -> frozenset[str]:
    return frozenset(name for country in countries().values() for name in country.by_name)


@cache
def _countries_by_name() -> dict[str, Country]:
    found = {}
    for country in countries().values():
        for name in (country.code, country.alpha3, *country.names):
            found[key(name)] = country
    return found


def find_country(words: str) -> Country | None:
    """Return the country named by alpha-2, alpha-3 or abbreviation in capitals, or by name; else None."""
    country = _countries_by_name().get(key(words))
    if country is None or words[0].islower() or (is_short(words) and not words.isupper()):
        return None
    return country


def is_short(words: str) -> bool:
    """Return whether words are as short as a code; Chinese and Japanese names are too but don't count."""
    bare = words.replace(".", "")
    return len(bare) <= _CODE_LENGTH and bare.isascii()


@cache
def _cities() -> dict[str, str]:
    """Return the lines about the cities with a name, folded by `key`."""
    found: dict[str, str] = {}
    for line in _lines("cities.tsv"):
        for name in dict.fromkeys(map(key, _city(line).names)):
            found[name] = f"{found[name]}\n{line}" if name in found else line
    return found


def _city(line: str) -> City:
    country, regions, packed = line.split("\t")
    return City(country, () if regions == "-" else tuple(regions.split("/")), tuple(packed.split("|")))


@cache
def _namesakes() -> dict[str, str]:
    """Return the folded names of a country's namesakes, each between bars."""
    return {country: f"|{'|'.join(map(key, names.split('|')))}|" for country, names in _rows("namesakes.tsv")}


def find_cities(words: str, country: str | None = None) -> list[City]:
    """Return the listed cities with that name; `country` (alpha-2) limits them to one country.

    Those that share their name with their region are only found with the country.
    """
    name = key(words)
    if country and f"|{name}|" in _namesakes().get(country, ""):
        region = countries()[country].by_name[name]
        return [City(country, (), region.names)]
    if is_short(words) and not words.isupper():
        return []
    cities = map(_city, _cities().get(name, "").splitlines())
    return [city for city in cities if country in (None, city.country)]


@cache
def _areas() -> dict[tuple[str, str, str], tuple[str, ...]]:
    return {
        (country, region, key(city)): tuple(names.split("|"))
        for country, region, cities, names in _rows("areas.tsv")
        for city in cities.split("|")
    }


def areas(country: str | None, region: str | None, city: str) -> tuple[str, ...]:
    """Return the names of the areas a city belongs to, given the codes of its country and region."""
    return _areas().get((country or "", region or "", key(city)), ())


def _rows(name: str) -> Iterator[list[str]]:
    """Yield the lines of a table, split at tabs, without comments."""
    return (line.split("\t") for line in _lines(name))


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of a table without comments."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return (line for line in lines if not line.startswith("#"))


def _put(regions: dict[str, Region], region: Region) -> None:
    """Enter a region under each of its codes."""
    for code in region.codes:
        regions[code] = region


def _names(old: tuple[str, ...], packed: str, *, front: bool) -> tuple[str, ...]:
    """Return old names and further ones; `front` puts the further ones first."""
    further = tuple(packed.split("|"))
    return _joined(further, old) if front else _joined(old, further)


def _joined(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    """Return both in order, without duplicates."""
    return tuple(dict.fromkeys((*first, *then)))


def _without_kind(name: str) -> str:
    """Return a folded region name without "county", "province" and the like at either end."""
    words = name.split()
    if len(words) > 1 and words[0] in _KINDS:
        words = words[2:] if words[1] == "of" else words[1:]
    if len(words) > 1 and words[-1] in _KINDS:
        words = words[:-1]
    return " ".join(words)
