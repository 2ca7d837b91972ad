"""The names under which a place can be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.folding import fold
from reader.places.table import areas, countries, find_cities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Place
    from reader.places.table import City, Country


def names(place: Place) -> tuple[str, ...]:
    """Return every name and code of a place's country, region and city, folded, each once.

    The country's come first, then the region's, then the city's; within each the usual name first, then codes
    and other names ("bangalore" for Bengaluru, "tg" for Telangana). Last come the names of the areas a city
    is part of ("scotland" for Edinburgh, "silicon valley" for Palo Alto).
    """
    found: dict[str, None] = {}
    for name in filter(None, _names(place)):
        found[fold(name)] = None
        found[fold(name.replace(" & ", " and "))] = None
    return tuple(found)


def _names(place: Place) -> Iterator[str]:
    country = countries().get(place.country_code or "")
    yield place.country or ""
    if country:
        yield from (country.name, country.code, country.alpha3, *country.names)
    yield from _region_names(place, country)
    yield place.city or ""
    cities = [city for city in find_cities(place.city or "", place.country_code) if _same(city, place)]
    for city in cities:
        yield from city.names
        for code in city.regions:
            yield from countries()[city.country].by_code[code].names
    for name in (place.city or "", *(name for city in cities for name in city.names)):
        yield from areas(place.country_code, place.region_code, name)


def _region_names(place: Place, country: Country | None) -> Iterator[str]:
    region = country.by_code.get(place.region_code or "") if country else None
    yield place.region or ""
    yield place.region_code or ""
    if region:
        yield from (*region.names, *region.codes)


def _same(city: City, place: Place) -> bool:
    """Return whether a listed city of the same name may be the place's: not if the regions differ."""
    return place.region_code is None or not city.regions or place.region_code in city.regions
