"""Places that a sentence names: behind a preposition, between commas, or in brackets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import vocabulary, word_tables
from reader.parsing.ads import names
from reader.parsing.jobs.cell_sorts import sort_of
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 110
"""So many characters of a sentence say where a job is, and who seeks."""
_PARTICLE = r"(?:am|an|der|de|do|da|del|la|le|sur|upon|on|the|-)"
_WORD = rf"{names.CAPITAL}[\w’'-]*"
TOWN = rf"(?:St\. )?{_WORD}(?:\.[\w’'-]+)*(?:[ -](?:{_PARTICLE} ?)?{_WORD}){{0,2}}"
_NEAR = word_tables.any_for("near")
_IN = (
    rf"(?:in|at|à|au|en|em|no|na|a|w|we|i|på|bei|te|im|ved|{_NEAR})\s(?:(?:the|our|unser\w*|onze|vår)\s)?"
    rf"(?P<place>{TOWN})"
)
PLACED = lazy.regex(rf"(?:^|[\s,(]){_IN}")
_ASIDE = lazy.regex(rf"(?P<town>\s{_IN}) \([^()]{{2,40}}\)(?=, {names.CAPITAL})")
"""A remark between a town and its country: "in Frascati (Rome), Italy"."""
_FOR = lazy.regex(rf"\s{word_tables.any_for('seek.for')}\s(?P<place>{TOWN})")
IN_TOWN = lazy.regex(lambda: rf",?\s{_IN}")
"""A town behind an employer: " in Hay"."""


def place_in(after: str) -> str:
    """Return the place in what follows a role: behind a preposition, between commas, or in brackets.

    The first that is known; where nothing else is said, one that only looks like a town.
    """
    window = after[:REACH]
    window = _ASIDE.sub(r"\g<town>", window) if "), " in window else window
    placed = [(it.start("place"), it["place"].rstrip(".")) for it in PLACED.finditer(window)]
    pieces = [(it.start(1), it[1].partition(" (")[0].strip(" .)")) for it in _PIECE.finditer(window)][:3]
    pieces = [(at, piece) for at, piece in pieces if piece[:1].isupper()]
    ends = {it.end("place"): (it.start("place"), it["place"]) for it in PLACED.finditer(window)}
    regions = [(*ends[at - 2], piece) for at, piece in pieces if at - 2 in ends]
    known = [(at, f"{town}, {it}") for at, town, it in regions if places.is_place(f"{town}, {it}")]
    known += [(at, it) for at, it in placed if is_place(it) and it.casefold() not in months()]
    known += [
        (at, _longest(pieces, order))
        for order, (at, piece) in enumerate(pieces)
        if places.is_place(piece.rstrip(" 0123456789") or piece)
    ]
    if bracketed := IN_BRACKETS.search(window):
        inside = bracketed[1].rpartition(", or ")[0] or bracketed[1]
        known += [(bracketed.start(1), inside)] if places.is_place(inside) else []
    if not known:
        last = (it["place"].rstrip(".") for it in _FOR.finditer(f" {window}"))
        known = [(0, it) for it in last if is_place(it)]
    if known:
        at, first = min(known)
        behind = [piece for begin, piece in pieces if begin > at and piece not in first]
        return next((f"{first}, {it}" for it in behind[:1] if _is_region(first, it)), first)
    return next((it for _, it in placed if place_shapes.is_city(it) and it.casefold() not in months()), "")


def _is_region(town: str, name: str) -> bool:
    """Return whether a name behind a town is its region, listed or built like one: "Ludlow, Shropshire"."""
    return places.is_place(f"{town}, {name}") or (" " not in name and vocabulary.is_town(name))


_PIECE = lazy.regex(r"(?:,|(?:^|\s)[-–—|])\s([^,.!?|–—]+)")
IN_BRACKETS = lazy.regex(r"^\W?[^(.]{0,40}\(([^()]{3,60})\)")
"""What the first brackets hold, near the start."""
_OR = lazy.regex(r"\s(?:or|oder|ou|o|eller)\s")


def _longest(pieces: Sequence[tuple[int, str]], order: int) -> str:
    """Return a place between commas with the region behind it: "Missoula, MT or remote"."""
    (_, first), *rest = pieces[order:]
    region = _OR.split(rest[0][1])[0] if rest else ""
    both = f"{first}, {region}"
    return both if region and places.is_place(both) else first


@cache
def months() -> frozenset[str]:
    """Return the names of months and of the days of the week, which stand behind "in" and "on" too."""
    return word_tables.words_for("date.months") | word_tables.words_for("date.days")


def is_place(text: str) -> bool:
    """Return whether the tables know a name as a place."""
    return names.is_known(text) or sort_of(text) == "place"
