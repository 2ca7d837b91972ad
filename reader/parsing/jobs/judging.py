"""A group of entries of one form, judged: which of them are jobs, and what each says.

An employer may sound like a role, and so may a heading or a remark; how the others of the group stand tells.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import role_words
from reader.parsing.ads import names
from reader.parsing.jobs import (
    anchoring,
    beneath,
    cell_sorts,
    extents,
    looks,
    parting,
    weighing,
    wording,
)
from reader.parsing.shapes import bullet, number_length
from reader.places import shapes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line

_MOST = 0.6
_STATED, _FEW = 3, 3
"""So many entries that state something show how the others are; so many that stand alike do."""
_DEEP = 5
"""So many lines of its chunk over a line are counted."""


def judged(rows: Sequence[Line], group: list[Entry], stop: int) -> list[Entry]:
    """Return the entries of a group before a line that are jobs.

    Those that state nothing belong to the ones before.
    """
    known = _aligned(rows, group)
    group = _completed(rows, known, stop)
    is_read = len(group) == len(known) > 1
    while True:
        if len(group) < 2 and not (group and weighing.is_tag(group[0].tag)):
            return []
        if not is_read:
            _read(rows, group, stop)
        is_read = False
        headed = _under_headings(rows, group)
        stated = [entry for entry in group if entry.cells or (headed and entry.first == entry.last)]
        stated = _without_remarks(rows, stated)
        if len(stated) == len(group):
            break
        group = stated
    kept = [entry for entry in group if not wording.seeks_work(entry.tag) and not entry.has("seeker")]
    kept = [entry for entry in kept if not (_is_paper(rows, entry) or _is_office(rows, entry))]
    kept = _without_heads(rows, kept)
    return kept if kept and weighing.weighs(rows, kept, {}, headed=headed) else []


def _read(rows: Sequence[Line], group: Sequence[Entry], stop: int) -> None:
    """Give the entries of a group before a line their extents, and what the lines by their roles say."""
    extents.spread(rows, group, stop)
    _join_remarks(rows, group)
    for entry in group:
        beneath.below(rows, entry)
    beneath.conform(rows, group)


def _without_heads(rows: Sequence[Line], group: list[Entry]) -> list[Entry]:
    """Return a group without those that head others, where nearly all of these state something.

    "Commercial" right over "Account Executive" and "Lisbon", or over how many jobs there are.
    """
    stated = sum(entry.facts() > 0 for entry in group)
    if stated < _STATED or stated * 4 < len(group) * 3:
        return group
    starts = {entry.first for entry in group}
    return [
        entry
        for entry in group
        if {sort for _, sort in entry.cells} - _COUNTED
        or not (entry.cells or (entry.last + 1 in starts and _depth(rows, entry.last + 1)))
    ]


_COUNTED = frozenset({"figure", "number"})


def _aligned(rows: Sequence[Line], group: list[Entry]) -> list[Entry]:
    """Return a group without those in whose chunk another stands where most others do.

    An employer may sound like a role: "Fal Pilots" over "3.9" and "Harbour Pilot", or right under that.
    """
    depths = {entry.anchor: _depth(rows, entry.anchor) for entry in group}
    usual, count = Counter(depths.values()).most_common(1)[0] if group else (0, 0)
    # "Fal Harbour College" under "Harbour Pilot"
    if not usual and (count * 2 > len(depths) or _are_said_again(rows, depths)):
        leads = {it.anchor for it in group if it.form == "w" and it.bare}
        under = (
            it
            for it in group
            if 0 < depths[it.anchor] < _DEEP and it.bare and not anchoring.is_fact(rows[it.anchor - 1].bare)
        )
        drop = {it.anchor for it in under if it.anchor - depths[it.anchor] in leads}
        return [it for it in group if it.anchor not in drop]
    if not usual or count < _FEW or set(depths.values()) != {0, usual}:
        return group
    deep = {anchor - depth for anchor, depth in depths.items() if depth == usual}
    return [it for it in group if depths[it.anchor] == usual or it.anchor - depths[it.anchor] not in deep]


def _are_said_again(rows: Sequence[Line], depths: Mapping[int, int]) -> bool:
    """Return whether each job has what kind of work it is under its facts, as deep as the others have it.

    "Cook, winters" over "Fell Inn - Keswick" and "Cook": what is under the two is not written alike.
    """
    deep = [anchor for anchor, depth in depths.items() if depth]
    if len(deep) * 2 != len(depths) or len({depths[it] for it in deep}) > 1 or depths[deep[0]] < _SAID_AGAIN:
        return False
    return {_style_under(rows, it - depths[it]) for it in deep}.isdisjoint(
        _style_under(rows, it) for it in deep
    )


_SAID_AGAIN = 2


def _style_under(rows: Sequence[Line], index: int) -> str:
    """Return how the line right under a line is parted; ">" if it is in another chunk."""
    glued = index + 1 < len(rows) and rows[index + 1].row == rows[index].row + 1
    return parting.parted(rows[index + 1].bare).style if glued else ">"


def _without_remarks(rows: Sequence[Line], group: list[Entry]) -> list[Entry]:
    """Return a group without those that only say what kind of work the one over them in its chunk is.

    "Carpenter" over "Vane Timber - Hull" and "Joiners and the like": most others open their chunks.
    """
    opening = [entry for entry in group if not _depth(rows, entry.anchor)]
    if len(opening) < _FEW or len(opening) * 4 < len(group) * 3:
        return group
    tops = {entry.anchor for entry in opening}
    inner = (entry for entry in group if entry.anchor not in tops and entry.bare)
    belong = {
        entry.anchor
        for entry in inner
        if entry.anchor - _depth(rows, entry.anchor) in tops and not (entry.facts() or entry.has("company"))
    }
    return [entry for entry in group if entry.anchor not in belong]


def _depth(rows: Sequence[Line], index: int) -> int:
    """Return how many lines of its chunk, or of its item in a list, are over a line, up to five."""
    depth = 0
    while depth < _DEEP and index > depth and rows[index - depth].row == rows[index - depth - 1].row + 1:
        if bullet(text := rows[index - depth].bare) or number_length(text):
            break
        depth += 1
    return depth


def _join_remarks(rows: Sequence[Line], group: Sequence[Entry]) -> None:
    """Leave a remark in brackets with its role where most roles of a list have their lines to themselves.

    "Nursery Assistant (Plants)" among such as "Gardener", with employers and places below all of them.
    """
    if sum(entry.bare for entry in group) * 2 <= len(group):
        return
    for entry in group:
        if entry.cells and all(cell.slot == _REMARKED and not sort for cell, sort in entry.cells):
            entry.bare, entry.role = True, parting.parted(rows[entry.anchor].bare).cells[0].text


_REMARKED = "()1"


def _is_office(rows: Sequence[Line], entry: Entry) -> bool:
    """Return whether a line with no fact below it says what somebody is whose name is on the one over it."""
    if _depth(rows, entry.anchor) != 1 or entry.facts() or not entry.bare or entry.has("company"):
        return False
    name = rows[entry.anchor - 1].bare
    return _PERSON.fullmatch(name) is not None and not (wording.is_firm(name) or role_words.names_role(name))


def _is_paper(rows: Sequence[Line], entry: Entry) -> bool:
    """Return whether the line under a title is nothing but several people's names."""
    below = entry.anchor + 1
    if (
        not entry.bare
        or below > entry.last
        or rows[below].bare.count(", ") < 1
        or len(rows[below].bare) > _NAMES
    ):
        return False
    parts = _AMONG.split(rows[below].bare)
    named = [part for part in parts if _PERSON.fullmatch(part)]
    return len(named) == len(parts) and not any(cell_sorts.sort_of(part) for part in parts)


_NAMES = 200
_AMONG = lazy.regex(r", (?:and |et |und |y )?| (?:and|&|et|und|y) ")
_PERSON = lazy.regex(r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*| (?:van|de|der|von|den|da|la)){1,4}")


def _completed(rows: Sequence[Line], group: list[Entry], stop: int) -> list[Entry]:
    """Return a group with the entries between and after its own whose roles nobody has listed."""
    if len(group) < 2:
        return group
    _read(rows, group, stop)
    more = looks.further(rows, group, stop) or looks.in_line(rows, group, stop)
    return sorted((*group, *more), key=lambda entry: entry.anchor)


def _under_headings(rows: Sequence[Line], group: Sequence[Entry]) -> bool:
    """Give entries the team or place of the heading over them; return whether there is one over all.

    What a cell says again is a team, whatever its name.
    """
    starts = {entry.first: entry for entry in group}
    inside = {index for entry in group for index in range(entry.first, entry.last + 1)}
    place = team = None
    over = ""
    first = group[0].first
    headed = 0
    placed = _are_places(rows, group, inside)
    for index in range(max(0, first - 2), group[-1].last + 1):
        if index in starts:
            entry = starts[index]
            if place and not entry.has("place"):
                entry.place = place
            entry.team = team or _said_again(entry, over)
            headed += bool(place or team)
        elif index not in inside and extents.is_heading(rows, index):
            text, sort = parting.named(rows[index].bare)
            over = text
            if sort == "place" or (
                sort == "" and (names.is_known(text) or (placed and shapes.is_city(text)))
            ):
                place = text
            elif sort == "team":
                team = text
            else:
                place = team = None
    return headed >= _MOST * len(group)


def _said_again(entry: Entry, heading: str) -> str | None:
    """Return a heading that a cell of an entry below says again, which is then its team, or None."""
    for index, (cell, sort) in enumerate(entry.cells):
        if sort in {"", "company"} and heading and cell.text == heading:
            entry.cells[index] = (cell, "team")
            return heading
    return None


def _are_places(rows: Sequence[Line], group: Sequence[Entry], inside: set[int]) -> bool:
    """Return whether a heading over entries is a place and none a team: then the others are places."""
    over = {entry.first - 1 for entry in group} - inside - {-1}
    sorts = [parting.named(rows[index].bare)[1] for index in over if extents.is_heading(rows, index)]
    return "place" in sorts and "team" not in sorts and not any(entry.has("place") for entry in group)
