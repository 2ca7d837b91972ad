"""Several places in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.places import shapes
from reader.places.reading import parse_place

if TYPE_CHECKING:
    from reader.model import Place

_LONGEST = 4000
"""Code points; a longer text is no list of places."""

# What boards glue to a place: a date and all after it, or how the work is done, in capitals.
_GLUED = re.compile(
    r"\s*(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}).*"
    r"|(?<=[a-zA-Z)])\s*(?:ON-?SITE|REMOTE|HYBRID)$"
)
_STRONG = re.compile(r"[;|•\n]|\s[·/]\s|(?<=[^\W\d_])/(?=[^\W\d_]{3})")
_WEAK = re.compile(r",?\s(?:or|and|&|\+)\s")


def split_places(text: str) -> tuple[Place, ...]:
    """The places of a list, in its order and each once; () where it holds none.

    They stand between semicolons, bars, dots, slashes, "or" or "and"; a date or a word such as ONSITE
    glued to the last one is cut off. What is no place, or a city that neither its country nor the list
    of cities makes one, is left out. A name that holds an "and" of its own stays whole.
    """
    if len(text) > _LONGEST:
        return ()
    found: dict[Place, None] = {}
    for piece in _STRONG.split(text):
        found.update(dict.fromkeys(_pieces(_GLUED.sub("", piece).strip(" \t,."))))
    return tuple(found)


def _pieces(text: str) -> list[Place]:
    """The places of a text without strong separators: every piece where each is a place, or else the
    whole ("Trinidad and Tobago"), or else the pieces that say a city and its country.
    """
    pieces = [piece for piece in map(str.strip, _WEAK.split(text)) if not shapes.is_remote(piece)]
    places = [place for piece in pieces if (place := parse_place(piece))]
    if places and len(places) == len(pieces):
        return places
    if whole := parse_place(text):
        return [whole]
    return [place for place in places if place.country and place.city]
