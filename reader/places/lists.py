"""Several places in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.places import shapes
from reader.places.lines import is_place_line
from reader.places.reading import parse_place

if TYPE_CHECKING:
    from reader.model import Place

_LONGEST = 4000
"""Code points; a longer text is not a list of places."""

_END = lazy.regex(r"(?<!\b[A-Z])\.\s*$")
"""A full stop that ends a sentence; in "Washington, D.C." it is part of the name."""
_LONGEST_CHAIN = 40
_PART = lazy.regex(r"[^,]+")

# What boards append to a place: a date and anything after it, or the way of working in capitals.
_GLUED = lazy.regex(
    r"\s*(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}).*"
    r"|(?<=[a-zA-Z)])\s*(?:ON-?SITE|REMOTE|HYBRID)$"
)
_STRONG = lazy.regex(r"[;|•\n]|\s[·/]\s|(?<=[^\W\d_])/(?=[^\W\d_]{3})")
_WEAK = lazy.regex(r",?\s(?:or|and|&|\+)\s")


def split_places(text: str) -> tuple[Place, ...]:
    """Return the places in a list, in order and each once; () if there are none.

    They are separated by semicolons, bars, dots, slashes, "or" or "and". A date or a word such as ONSITE
    appended to the last one is cut off. Anything that isn't a place is left out, as is a city backed by
    neither its country nor the list of cities. A name that contains "and" stays whole.
    """
    if len(text) > _LONGEST:
        return ()
    found: dict[Place, None] = {}
    for piece in _STRONG.split(text):
        found.update(dict.fromkeys(_pieces(_END.sub("", _GLUED.sub("", piece)).strip(" \t,"))))
    return tuple(found)


def _chain(text: str) -> list[Place]:
    """Return the places of a text with only commas between them ("Boston, MA, USA, London, UK").

    At least two; [] if it can't be cut into place lines, or is a single place.
    """
    parts = list(_PART.finditer(text))
    if not 4 <= len(parts) <= _LONGEST_CHAIN:
        return []
    # From the end: the best cut of the parts from an index on, with few places, each with its city.
    cuts: list[tuple[int, list[Place]] | None] = [None] * len(parts) + [(0, [])]
    for begin in range(len(parts) - 1, -1, -1):
        options = []
        for size in range(1, min(3, len(parts) - begin) + 1):
            rest, line = (
                cuts[begin + size],
                text[parts[begin].start() : parts[begin + size - 1].end()].strip(),
            )
            place = parse_place(line) if is_place_line(line) else None
            if rest is not None and (place or (size == 1 and shapes.is_remote(line))):
                cost = rest[0] + (1 + (place.city is None) if place else 0)
                options.append((cost, [place, *rest[1]] if place else rest[1]))
        cuts[begin] = min(options, key=lambda option: option[0], default=None)
        if not any(cuts[begin : begin + 3]):
            return []  # no place before these reaches past them
    found = cuts[0][1] if cuts[0] else []
    return found if len(found) > 1 else []


def _pieces(text: str) -> list[Place]:
    """Return the places of a text without strong separators.

    These are all pieces if each is a place, or else the whole ("Trinidad and Tobago"), or else the pieces
    that name a city and its country.
    """
    chain = _chain(text)
    if chain:
        return chain
    pieces = [piece for piece in map(str.strip, _WEAK.split(text)) if not shapes.is_remote(piece)]
    places = [place for piece in pieces if (place := parse_place(piece))]
    if places and len(places) == len(pieces):
        return places
    if whole := parse_place(text):
        return [whole]
    return [place for place in places if place.country and place.city]
