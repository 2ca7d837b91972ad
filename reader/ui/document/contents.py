"""The contents of a document: everything in it that one may want to go to, and what of it is meant. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.folding import words
from reader.ui.document.location import TABS, tab_name
from reader.ui.widgets.posting_list import city_of, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.document.location import Location, Tab
    from reader.ui.document.outline import Outline


class OutlineEntry(NamedTuple):
    """A place in the document."""

    part: Tab
    offset: int
    name: str
    kind: str
    """What it is: title, heading, question, paper or posting."""
    detail: str = ""
    """A posting's city."""


class OutlineGroup(NamedTuple):
    """A part of the document, above the entries in it."""

    name: str
    size: int | None
    """How many there are in it; None where the entries are places in one text."""
    first: bool


def entries(places: Outline) -> list[OutlineEntry]:
    """Title, headings and questions, papers, postings, in this order."""
    found = [
        OutlineEntry(part, mark.start, " ".join(mark.name.split()), mark.kind)
        for part in TABS
        for mark in places.landmarks(part)
    ]
    postings = places.document.postings
    return found + [
        OutlineEntry("postings", one.start, name_of(one), "posting", city_of(one)) for one in postings
    ]


def matching(found: Sequence[OutlineEntry], typed: str) -> list[OutlineEntry]:
    """The entries in which every word that was typed stands, at least as a piece of a word."""
    asked = words(typed)
    if not asked:
        return list(found)
    return [entry for entry in found if _holds(entry, asked)]


def grouped(found: Sequence[OutlineEntry]) -> list[OutlineEntry | OutlineGroup]:
    """The entries with a line above those of each part; none where all are of one."""
    if len({entry.part for entry in found}) < 2:
        return list(found)
    rows: list[OutlineEntry | OutlineGroup] = []
    for part in TABS:
        inside = [entry for entry in found if entry.part == part]
        if inside:
            size = None if part == "article" else len(inside)
            rows += [OutlineGroup(tab_name(part), size, first=not rows), *inside]
    return rows


def nearest(found: Sequence[OutlineEntry], spot: Location) -> OutlineEntry | None:
    """The entry that one is in: the last before the place, in the same part, or else the first of that."""
    inside = [entry for entry in found if entry.part == spot.part]
    before = [entry for entry in inside if entry.offset <= spot.offset]
    return before[-1] if before else inside[0] if inside else None


def _holds(entry: OutlineEntry, asked: Sequence[str]) -> bool:
    text = " ".join(words(f"{entry.name} {entry.detail}"))
    return all(word in text for word in asked)
