"""Lines of names, as records of papers have them: who they are, and how much of the line they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.parsing import authors, citations, cited_names, menus, paper_cuts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line

NAMES = 400
"""A line of names is no longer."""
_SEPARATORS = (", ", " and ", " & ", "; ", " und ", " et ", " y ", " · ", "、", "，")
_LEFT_OUT = (", ...", ", …", ",...", ",…")


class Names(NamedTuple):
    """A line of names."""

    row: int
    names: tuple[str, ...]
    length: int
    """How much of the line they take."""
    venue: bool
    """A venue follows them on the line."""
    label: int = 0
    """How much of the line "by" before them takes."""


_SHORTEST = 2
"""Signs of a name: two in Chinese."""


def seed(lines: Sequence[Line], index: int) -> Names | None:
    """Return the several names that a line is, or opens with; or the one over a title in quotation marks."""
    text = lines[index].bare
    if not _SHORTEST <= len(text) <= NAMES:
        return None
    if not any(map(text.__contains__, _SEPARATORS)):
        below = lines[index + 1].bare if index + 1 < len(lines) else ""
        return named(text, index) if below and is_quoted(below) else None
    found = named(text, index)
    return found if found and len(found.names) > 1 else None


def is_quoted(text: str) -> bool:
    """Return whether quotation marks open and close a line."""
    return text[0] in paper_cuts.OPENING and text[-1] in paper_cuts.CLOSING


def named(text: str, index: int) -> Names | None:
    """Return the names that a line is, or opens with; a known entry of a menu is none."""
    found = _names_in(text, index)
    return None if found is None or menus.bare(text) in menus.CHROME else found


def _names_in(text: str, index: int) -> Names | None:
    if text.endswith(_LEFT_OUT):
        text = text[: text.rindex(",")]
    if found := _named_before(text, _IN, index):
        return found
    byline = authors.byline(text) or (citations.signed(text) if citations.could_name(text) else None)
    if byline:
        length = byline.length or len(text)
        told = byline.venue or length < len(text)
        return Names(index, byline.names, length, told, byline.prefix if byline.labelled else 0)
    if found := _named_before(text, ", ", index):
        return found
    names, length = cited_names.surnames(text)
    if names:
        return Names(index, names, length, venue=True)
    cut = paper_cuts.named(text) if ". " in text or " (" in text else None
    if cut is None or not cut.rest or len(cut.rest) > _REST or not cut.rest.strip(". ")[:1].isupper():
        return None
    return Names(index, cut.names, cut.length, venue=False)


def _named_before(text: str, sign: str, index: int) -> Names | None:
    """Return the names before "in" and a venue, or the one name before an institution."""
    before, found, rest = text.partition(sign)
    if not found or not rest[:1].isupper() or (sign != _IN and not cited_names.names_venue(rest)):
        return None
    names = authors.listed(before)
    fits = names and (sign == _IN or len(names) == 1)
    return Names(index, names, len(before), venue=sign == _IN) if fits else None


_IN = " in "
_REST = 90
