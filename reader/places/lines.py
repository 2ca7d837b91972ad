"""Whether a line of a document is a place line; called for every line, so it says no quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.places import shapes
from reader.places.reading import lies_in, read

if TYPE_CHECKING:
    from reader.places.reading import Reading

_MOST_PARTS = 4
# Region codes that are words: "Hands, OH" is not a place.
_WORD_CODES = frozenset({"HI", "OH", "OK", "ON", "OR"})
# Countries whose region codes follow a city without naming the country.
_POSTAL_CODES = frozenset({"AU", "CA", "US"})
# Country names that are also people's names.
_PERSONAL_NAMES = frozenset({"GE", "IL", "JO", "TD"})


def is_place_line(text: str) -> bool:
    """Return whether a line is a place and nothing else.

    That is two to four parts between commas, with a country at one end and what belongs to it in the rest
    ("US, WA, Seattle", "Leeds, England, UK", "US, Remote"). Stricter than `parse_place`: it rejects names of
    people and organisations, headings and sentences. Without its country a line only counts if the list has
    its city in that region ("Austin, Texas"), or if a city is followed by the postal code of a region that
    means no country ("Plano, TX").
    """
    if len(text) > shapes.LONGEST or not 0 < text.count(",") < _MOST_PARTS:
        return False
    reading = read(text)
    if reading is None or reading.country is None:
        return False
    return _certain(reading, reading.country.code)


def _certain(reading: Reading, country: str) -> bool:
    """Return whether the evidence for a reading suffices without being told that it is a place."""
    manner, _, end = reading.stated.partition(" ")
    if not manner:
        return _postal(reading, country)
    if reading.region or reading.listed or reading.city is None:
        return True
    if reading.region_words and not shapes.is_code(reading.region_words):
        return False
    # A code that comes first may have any city after it, a name that comes last any before it.
    return end == "first" if manner == "code" else end == "last" and country not in _PERSONAL_NAMES


def _postal(reading: Reading, country: str) -> bool:
    """Return whether a city and a region without their country make a place line."""
    if reading.listed or reading.city is None:
        return reading.listed is not None and lies_in(reading.listed, reading.region)
    words = (reading.region_words or "").replace(".", "")
    return country in _POSTAL_CODES and shapes.is_code(words) and words not in _WORD_CODES
