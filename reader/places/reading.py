"""A place line → what it says, by weighing the possible readings against each other.

Each reading takes the country from one end, or a region of the few countries whose postal codes are used
without the country's name ("San Francisco, CA"), and explains the rest. The one that explains most wins; if
two explain equally much ("Macon, Georgia": the state or the country), only what they agree on is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.model import Place
from reader.places import shapes
from reader.places.table import countries, find_cities, find_country, is_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.places.table import City, Country, Region

# Countries whose regions are written without the country. For Great Britain only its nations, since its other
# regions are named like the cities in them.
_WITHOUT_COUNTRY: dict[str, frozenset[str] | None] = {
    "US": None,
    "CA": None,
    "AU": None,
    "IN": None,
    "GB": frozenset({"ENG", "SCT", "WLS", "NIR"}),
    "PL": None,
}
_BY_NAME_ONLY = frozenset({"PL"})
"""Those whose codes are written with the country: "Kraków, małopolskie", where "MA" is another's."""
# Where a city name occurs in many regions, trust the region in the text over the list.
_NAMES_REPEAT = frozenset({"AU", "CA", "US"})
# Country codes that just as often abbreviate something else, especially in this field. Alone or before an
# unknown city they mean nothing.
_AMBIGUOUS = frozenset({
    "AI", "AR", "CV", "GM", "HR", "ID", "IM", "IO", "IT", "MD", "ME", "ML", "MS", "NO", "PC", "PM", "PR",
    "PS", "QA", "TV", "VC",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a line; what it doesn't explain is None."""

    country: Country | None
    stated: str
    """How the text states the country: "code" or "name", then "first" or "last" ("code first"); or ""."""
    region: Region | None = None
    region_words: str | None = None
    """The words in the text for its region, even if the table lacks it."""
    city: str | None = None
    listed: City | None = None

    @property
    def weight(self) -> int:
        """How much it explains: a named country, a known region and a listed city count the same."""
        return bool(self.stated) + (self.region is not None) + (self.listed is not None)

    def place(self, text: str) -> Place:
        """Return what it says, as the Place of that text."""
        code, name = self._region()
        if self.country is None:
            return Place(text, city=self.city)
        return Place(text, self.country.name, self.country.code, name, code, self.city)

    def _region(self) -> tuple[str | None, str | None]:
        """Return code and name of the region; a listed city overrides a region it doesn't lie in."""
        if self.region_words is None:
            return None, None
        if own := self._own_region():
            return own.codes[0], own.names[0]
        if self.region is None:
            return (
                (self.region_words, None) if shapes.is_code(self.region_words) else (None, self.region_words)
            )
        given = self.region_words if self.region_words in self.region.codes else self.region.codes[0]
        return given, self.region.names[0]

    def _own_region(self) -> Region | None:
        """Return the listed city's own region, if the text names a different one."""
        if self.country is None or self.listed is None or self.country.code in _NAMES_REPEAT:
            return None
        unknown_name = self.region is None and not shapes.is_code(self.region_words or "")
        if unknown_name or not self.listed.regions or lies_in(self.listed, self.region):
            return None
        return self.country.by_code[self.listed.regions[0]]


def parse_place(text: str) -> Place | None:
    """Return what a place line says; None if its words aren't those of a place.

    Code or name of the country, region and city come in either order ("US, WA, Seattle", "Tampa, Florida,
    United States"), with words such as "Remote" anywhere. `place.text` is the text, stripped. Names and codes
    are completed from the table. A region's code stays as written ("CN, 11" doesn't become BJ), and so does a
    city. A listed city overrides a region of its country that it doesn't lie in: "GB, MLN, Edinburgh" is in
    EDH. A bare city without its country is only recognized if listed, and its country is left open.
    """
    reading = read(text)
    return reading.place(text.strip()) if reading else None


def read(text: str) -> Reading | None:
    """Return the best reading of a place line, or None."""
    if len(text) > shapes.LONGEST:
        text = text.strip()
    return _read(text) if 0 < len(text) <= shapes.LONGEST else None


@lru_cache(maxsize=4096)
def _read(text: str) -> Reading | None:
    found = [part for part in shapes.parts(text) if not shapes.is_remote(part)]
    readings = list(_readings(found)) if found else []
    if not readings:
        return None
    most = max(reading.weight for reading in readings)
    best = [reading for reading in readings if reading.weight == most]
    if any(_doubtful(reading, found) for reading in best):
        return None
    return best[0] if len({reading.country for reading in best}) == 1 else _agreed(best)


def _doubtful(reading: Reading, found: list[str]) -> bool:
    """Return whether it rests only on a country code that just as often means something else."""
    return reading.weight == 1 and reading.stated.startswith("code") and not _AMBIGUOUS.isdisjoint(found)


def _agreed(readings: list[Reading]) -> Reading | None:
    """Return what readings with different countries have in common: the city."""
    cities = {reading.city for reading in readings}
    return Reading(None, "", city=readings[0].city) if len(cities) == 1 and readings[0].city else None


def _readings(found: list[str]) -> Iterator[Reading]:
    """Yield every way to read the parts; ties are in order of preference."""
    first, last = find_country(found[0]), find_country(found[-1])
    if first:
        yield from _explained(first, f"{_manner(found[0])} first", found[1:])
    if last and len(found) > 1:
        yield from _explained(last, f"{_manner(found[-1])} last", found[-2::-1])
    yield from _without_country(found)


def _manner(words: str) -> str:
    return "code" if is_short(words) else "name"


def _without_country(found: list[str]) -> Iterator[Reading]:
    """Yield readings of "Seattle, WA", "Austin, Texas", "California", "London"."""
    words = found[-1]
    for code, allowed in _WITHOUT_COUNTRY.items() if len(found) <= 2 else ():
        region = countries()[code].region(words)
        if region is None or (allowed and region.codes[0] not in allowed):
            continue
        if code in _BY_NAME_ONLY and words in region.codes:
            continue
        if len(found) == 2 or not shapes.is_code(words):
            yield from _explained(countries()[code], "", found[::-1])
    if len(found) == 1 and not find_country(words) and find_cities(words):
        yield Reading(None, "", city=words, listed=find_cities(words)[0])


def _explained(country: Country, stated: str, rest: list[str]) -> Iterator[Reading]:
    """Yield the reading, if any, in which `rest` runs from the country inwards: region, city.

    Anything between them ("Redmond, King County, Washington, United States") or after the city is skipped as
    long as it looks like a name.
    """
    if not rest:
        yield Reading(country, stated)
        return
    region, outer, inner = _region_part(country, rest)
    if not all(shapes.is_city(part) or find_cities(part, country.code) for part in inner):
        return
    city = (inner[-1] if stated.endswith("last") else inner[0]) if inner else None
    listed = _listed(city, country, region, outer) if city else None
    yield Reading(country, stated, region, outer, city, listed)


def _region_part(country: Country, rest: list[str]) -> tuple[Region | None, str | None, list[str]]:
    """Return the region, its words, and the parts left for the city.

    A name of both a city and a region ("GB, London") means the city if it is alone.
    """
    words, inner = rest[0], rest[1:]
    region = country.region(words)
    is_listed = bool(find_cities(words, country.code))
    if region is not None and (inner or not is_listed or words in region.codes):
        return region, words, inner
    if is_listed or not (inner and (shapes.is_code(words) or shapes.is_city(words))):
        return None, None, rest
    return None, words, inner


def _listed(city: str, country: Country, region: Region | None, words: str | None) -> City | None:
    """Return the listed city meant; where names repeat, only if it lies in the given region."""
    for found in find_cities(city, country.code):
        if words is None or country.code not in _NAMES_REPEAT or lies_in(found, region):
            return found
    return None


def lies_in(city: City, region: Region | None) -> bool:
    """Return whether the list puts the city in that region."""
    return region is not None and any(code in region.codes for code in city.regions)
