"""Places given as data: by their parts, or as a line of words, with what else a board knows of them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.boards.json_values import line
from reader.model import Place
from reader.places import is_place, parse_place, place_of, split_places
from reader.places.shapes import LONGEST, is_code, is_remote
from reader.places.table import find_country

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.places.table import Country

_CODE = 3
"""Codes of countries have up to this many letters, in boards' data of either case."""
_REMOTE = lazy.regex(r"(?i)\b(?:remote|telecommute|telework|work from home|home ?office|virtual location)\b")
_IN_PART = lazy.regex(r"(?i)\b(?:hybrid|partly|partially|not remote|no remote|on-?site)\b")


def country_named(value: object) -> Country | None:
    """Return the country named by code (of two or three letters, in either case) or by name, or None."""
    words = _part(value)
    if words is None:
        return None
    return find_country(words.upper() if len(words) <= _CODE else words[0].upper() + words[1:])


def by_parts(city: object, region: object, country: object, text: object = None) -> Place | None:
    """Return the place with these parts, None if there are none.

    Each part may be missing, the country a code or a name. `text` is the board's own wording, by default the
    parts joined by commas. A city that holds a whole place line ("Austin, TX") is read as one.
    """
    town, area, state = _part(city), _part(region), _part(country)
    parts = [part for part in (town, area, state) if part]
    town = None if town is None or is_remote(town) else town
    land = country_named(country)
    if land and state and len(state) <= _CODE:
        parts[-1] = state.upper()
    wording = _part(text) or ", ".join(dict.fromkeys(parts))
    if not wording:
        return None
    if town and "," in town:
        return _completed(wording, parse_place(town), land)
    if land is None:
        found = parse_place(", ".join(parts)) or Place(wording, city=town, region=area)
        return replace(found, text=wording, city=town or found.city)
    return _in_country(wording, town, area, land)


def _part(value: object) -> str | None:
    """Return a part of a place: a text with letters in it."""
    text = line(value, LONGEST)
    return text if text and any(map(str.isalpha, text)) else None


def _completed(wording: str, found: Place | None, land: Country | None) -> Place:
    """Return what a place line says, with the country it leaves open."""
    if found is None:
        return Place(wording, land.name if land else None, land.code if land else None)
    if found.country_code is None and land:
        return replace(found, text=wording, country=land.name, country_code=land.code)
    return replace(found, text=wording)


def _in_country(wording: str, town: str | None, area: str | None, land: Country) -> Place:
    """Return a place by its parts; what the table knows of the town in that region wins."""
    inside = [part for part in (town, area) if part]
    read = parse_place(", ".join((*dict.fromkeys(inside), land.name)))
    if read and read.country_code == land.code and read.city == town and (read.region or not area):
        return replace(read, text=wording)
    region = land.region(area.upper() if len(area) <= _CODE else area) if area else None
    if region is None:
        is_abbreviation = area is not None and is_code(area)
        code, name = (area, None) if is_abbreviation else (None, area)
        return Place(wording, land.name, land.code, name, code, town)
    return Place(wording, land.name, land.code, region.names[0], region.codes[0], town)


@lru_cache(maxsize=4096)
def by_words(text: str, country: str | None = None) -> tuple[Place, ...]:
    """Return the places that a line names; () for a blank one or "Remote".

    `country` is the code or name of the country a board gives beside it. A line that nothing is known of is a
    place of that wording, in that country if one is given.
    """
    wording = text.strip()
    if not any(map(str.isalpha, wording)) or is_remote(wording):
        return ()
    land = country_named(country)
    one = parse_place(wording)
    several = () if one else split_places(wording)
    if several:
        return several
    if one is None and is_place(wording):
        one = place_of(wording)
    if one and one.country_code is None and land:
        inside = parse_place(f"{wording}, {land.name}")
        one = replace(inside, text=wording) if inside else _completed(wording, one, land)
    return (one or _completed(wording, None, land),)


def line_of(places: Iterable[Place]) -> str | None:
    """Return the place line that names some places, each once; None if there are none."""
    return "; ".join(dict.fromkeys(place.text for place in places)) or None


def once(places: Iterable[Place | None]) -> tuple[Place, ...]:
    """Return places in order, each once by what it says, whatever its wording."""
    found: dict[tuple[str | None, ...], Place] = {}
    for place in places:
        if place is not None:
            said = (place.country_code, place.region_code or place.region, place.city)
            found.setdefault(said if any(said) else (place.text,), place)
    return tuple(found.values())


def says_remote(*texts: str | None) -> bool | None:
    """Return True if a title or place line says that the job is remote, not in part; else None."""
    said = " | ".join(text for text in texts if text)
    return True if _REMOTE.search(said) and not _IN_PART.search(said) else None
