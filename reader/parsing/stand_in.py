"""Places by their shape alone, until the table of places is there."""

from __future__ import annotations

import re

from reader.model import Place

_PLACE = re.compile(r"[A-Z]{2}(?:, [A-Z0-9]{1,3})?, [A-Z][A-Za-z .]+")


def is_place_line(text: str) -> bool:
    """Whether a line is a country's code, perhaps a region's, and a city."""
    return _PLACE.fullmatch(text) is not None


def parse_place(text: str) -> Place | None:
    """The place a line names, with the country's code only."""
    return Place(text, country_code=text[:2]) if is_place_line(text) else None


def split_places(text: str) -> tuple[Place, ...]:
    """The places of a list of them."""
    return tuple(place for part in text.split("|") if (place := parse_place(part.strip())))
