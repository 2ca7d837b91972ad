"""What a place line says: names and codes of countries, regions and cities.

Submodules are imported when one of the names is first used, and the tables are read by the first call that
needs them, so that a start without any place pays for neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy

if TYPE_CHECKING:
    from reader.places.lines import is_place_line
    from reader.places.lists import split_places
    from reader.places.naming import names
    from reader.places.reading import parse_place
    from reader.places.towns import countries_of, is_place, place_of

__all__ = ["countries_of", "is_place", "is_place_line", "names", "parse_place", "place_of", "split_places"]

_MODULES = {
    "countries_of": "towns", "is_place": "towns", "is_place_line": "lines", "names": "naming",
    "parse_place": "reading", "place_of": "towns", "split_places": "lists",
}  # fmt: skip


def __getattr__(name: str) -> object:
    return lazy.attribute(__name__, _MODULES, name)
