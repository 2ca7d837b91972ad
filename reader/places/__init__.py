"""What a place line says: names and codes of countries, regions and cities.

Nothing is read at import; the tables are loaded at the first call that needs them.
"""

from __future__ import annotations

from reader.places.lines import is_place_line
from reader.places.lists import split_places
from reader.places.naming import names
from reader.places.reading import parse_place

__all__ = ["is_place_line", "names", "parse_place", "split_places"]
