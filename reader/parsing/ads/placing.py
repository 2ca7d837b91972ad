"""Where the job of an ad is, as far as the ad says: in a label, the header, the title, an address, or prose.

Every mention is weighed; the heaviest wins, and a text that only says "remote" has no place. An unknown name
counts as a place where the words around it call it one ("Location: Stoke-on-Trent", "our bakery in Ghent").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.model import Place
from reader.parsing import vocabulary
from reader.parsing.ads import header_places, mentions, names
from reader.parsing.evidence import Cue, weigh
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.ads.mentions import Mention
    from reader.parsing.ads.page import Page

_TRIM = lazy.regex(r"\s*[(（\[][^()]{0,40}(?:%|days?|Tage?|jours|dagar|dager)[^()]{0,20}[)）\]]$")
"""How much of the time people work there."""
_STOPPED = lazy.regex(r"(?:[^\W\d_]{4}|[)）])\.$")
"""A sentence's end, and no shortened word's: "Washington D.C."."""

CUES: tuple[Cue[Mention], ...] = (
    Cue("a label", 10, lambda it: it.where == "label"),
    Cue("a line or a part of one in the header", 6, lambda it: it.where == "header"),
    Cue("a whole address there, the employer's", 3.5, lambda it: it.where == "postal"),
    Cue("in the title", 5, lambda it: it.where == "title"),
    Cue("an unknown name there, below or beside the employer's", 4, lambda it: it.where == "beside"),
    Cue("a line below the text, or a part of one", 4, lambda it: it.where == "end"),
    Cue("words for where people work", 4, lambda it: it.where == "based"),
    Cue("an address", 3.5, lambda it: it.where == "address"),
    Cue("the only name in the header, and none that the prose has", 3, lambda it: it.where == "alone"),
    Cue("in the name of an employer that is its town's", 1.5, lambda it: it.where == "employer"),
    Cue("after a preposition", 1, lambda it: it.where == "prose"),
    Cue("the table of places has it", 2, lambda it: it.known),
    Cue("its sentence says whom the ad seeks", 2, lambda it: it.says == "seek"),
    Cue("its sentence is about the job", 2, lambda it: it.says in {"job", "held"}),
    Cue("its sentence says where else the employer is, or was", -1.5, lambda it: it.says == "firm"),
    Cue("written like a name", 0.5, lambda it: it.where == "label" and names.is_name(it.text)),
    Cue("a whole country", -3, lambda it: it.where == "label" and names.is_country(it.text)),
    Cue("near the top", 0.5, lambda it: it.order < _EARLY),
)
THRESHOLD = 3.5
_SURE = 9.0
"""No mention without a label weighs as much: 8.5 is in the header, near the top, and in the table."""
_EARLY = 6


def find(page: Page, title: int | None) -> tuple[Place, ...]:
    """Return the places of an ad's job, the main one first; () if it states none."""
    labelled = [it for it in mentions.labelled(page) if not names.is_manner(it.text)]
    best, weight = _heaviest(labelled)
    if weight >= _SURE:
        return read(best)
    found = [*labelled, *_unlabelled(page, title)]
    if any(vocabulary.manner(it.text) == "yes" for it in page.values if it.kind in {"place", "remote"}):
        found = [it for it in found if it.where in {"label", "header", "title"}]
    found = [it for it in found if not (names.is_manner(it.text) or _lists(it))]
    best, weight = _heaviest(found)
    return read(best) if weight >= THRESHOLD else ()


def _heaviest(found: Sequence[Mention]) -> tuple[str, float]:
    """Return the text of the first of the heaviest mentions, and its weight; "" and 0 if there are none."""
    weights = [weigh(CUES, it) for it in found]
    best = max(weights, default=0)
    return (found[weights.index(best)].text, best) if found else ("", 0)


def _unlabelled(page: Page, title: int | None) -> Iterator[Mention]:
    """Yield the names beside labels that may be where its job is; `title` is the index of its title."""
    yield from header_places.in_header(page, title)
    if title is not None:
        yield from header_places.in_title(page.texts[title], title)
    for value in page.values:
        if value.kind == "role" and value.index in page.mail and value.index != title:
            yield from header_places.in_title(value.text, value.index)
    yield from mentions.in_addresses(page)
    yield from mentions.at_the_end(page)
    yield from mentions.in_prose(page)


def _lists(it: Mention) -> bool:
    """Return whether a header's line leads to a page of jobs there: "Jobs in Hull"."""
    return it.where in {"header", "beside"} and vocabulary.phrases("listing").search(it.text) is not None


def read(text: str) -> tuple[Place, ...]:
    """Return what the words that an ad has for its place say; the first has all of them, or the main ones."""
    text = _TRIM.sub("", text).strip(" \u00a0,;·|–—-*_")
    text = text[:-1] if _STOPPED.search(text) else text
    listed = places.split_places(text)
    whole = places.parse_place(text)
    if whole:
        return (whole, *(it for it in listed if it.text != whole.text))
    if len(listed) > 1:
        return (_named(text, listed[0]), *listed[1:])
    parts = (part.strip(" )）") for part in re.split(r"[,(（/·|;–—]", text))
    inner = next((place for part in parts if part and (place := places.parse_place(part))), None)
    return (_named(text, listed[0] if listed else inner),)


def _named(text: str, place: Place | None) -> Place:
    """Return a place under the words that the ad has for it, with what a part of them says."""
    if place is None and (own := names.nominative(text)) and (known := places.parse_place(own)):
        place = known
    if place is None:
        city = place_shapes.is_city(text) and len(text.split()) <= names.CITY_WORDS
        return Place(text, city=text if city and not vocabulary.manner(text) else None)
    return Place(text, place.country, place.country_code, place.region, place.region_code, place.city)
