"""Entries of one list brought to agree: on what parts their lines, and on what stands where in them.

What most of them have tells what the others have that no table knows.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import role_words, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import parting, wording
from reader.parsing.jobs.cell_sorts import FIRM, may_be_name, sort_of
from reader.parsing.jobs.parting import Cell
from reader.places import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.jobs.anchoring import Entry

_GROUP, _MOST = 2, 0.6


def agree(entries: Sequence[Entry]) -> None:
    """Part the roles and cells of several entries alike, and take what stands alike in them for the same."""
    _unnumbered(entries)
    _label_alike(entries)
    _close_alike(entries)
    _part_both(entries)
    _employ(entries)
    _employ_before_places(entries)
    _split_alike(entries)
    _rejoin(entries)
    _part_places(entries)


def _unnumbered(entries: Sequence[Entry]) -> None:
    """Take off what most entries have with a number before their employer or role: "Stand 3: Halden Mill".

    A number alone in its cell, "Stand 3" before "Halden Mill", is none of what a job says.
    """
    found = [
        (entry, at, numbered)
        for entry in entries
        for at, (cell, _) in enumerate(entry.cells)
        if (numbered := _NUMBERED.match(cell.text))
    ]
    counts = Counter(it["label"] for _, _, it in found)
    for entry, at, numbered in found:
        if counts[numbered["label"]] < max(_GROUP, _MOST * len(entries)):
            continue
        cell, _ = entry.cells[at]
        rest = cell.text[numbered.end() :]
        entry.cells[at] = (cell._replace(text=rest), sort_of(rest)) if rest else (cell, "number")


_NUMBERED = lazy.regex(
    r"(?P<label>[^\W\d_][^\W\d_.]{2,15})(?:[- ]?(?:nr|no|n°|nº)\.?)?\s[#A-Z]?\d{1,4}[a-z]?"
    r"(?:\s?[:：]\s+(?=[^\W\d_])|$)",
    re.IGNORECASE,
)
"""A label with a number, before a colon or alone: "Stand 3: ", "Booth B12"."""


def _label_alike(entries: Sequence[Entry]) -> None:
    """Take what most entries have behind the same words, and a colon or number, for a label nobody knows.

    "Classification: Retail" is neither an employer nor a place; nor is "Grade 5" beside "Grade 7".
    """
    named = [{_opening(cell.text) for cell, _ in entry.cells} for entry in entries]
    counts = Counter(label for labels in named for label in labels if label)
    known = {label for label, times in counts.items() if times >= max(_GROUP, _MOST * len(entries))}
    for entry in entries if known else ():
        for index, (cell, sort) in enumerate(entry.cells):
            if sort in FIRM and _opening(cell.text) in known and not names.is_known(cell.text):
                entry.cells[index] = (cell, "prose")


def _close_alike(entries: Sequence[Entry]) -> None:
    """Take what closes all of several entries for a link of their page: "Find out more"."""
    last = [entry.cells[-1] for entry in entries if entry.cells]
    same = len({cell.text for cell, _ in last}) == 1 and last[0][1] == ""
    more = any(len(entry.cells) > 1 for entry in entries)
    if same and more and len(entries) == len(last) > _GROUP:
        for entry in entries:
            entry.cells[-1] = (entry.cells[-1][0], "button")


def _opening(text: str) -> str:
    """Return what is before a colon, or a word before a number and nothing else: "Grade 5"; or ""."""
    label, colon, _ = text.partition(": ")
    if colon:
        return label
    word, _, number = text.rpartition(" ")
    return word if number[:1].isdigit() and word.isalpha() else ""


def _split_alike(entries: Sequence[Entry]) -> None:
    """Part an employer and a town that nobody has listed where those of other entries were parted."""
    parted = {cell.slot[:-2] for entry in entries for cell, sort in entry.cells if cell.slot.endswith(",1")}
    for entry in entries if parted else ():
        for index in range(len(entry.cells) - 1, -1, -1):
            cell, sort = entry.cells[index]
            slot = next((it for it in (cell.slot, cell.slot[:-1]) if it in parted), None)
            firm, comma, town = cell.text.rpartition(", ")
            placed = shapes.is_city(town) or names.with_county(town)  # "Baccarat (54)"
            if slot is not None and comma and sort in {"", "company", "role"} and placed:
                entry.cells[index : index + 1] = parting.employed(slot, firm, town)


def _rejoin(entries: Sequence[Entry]) -> None:
    """Take the part of a town and the town for one place where most entries have the employer beside them.

    "Oakapple - Easton, Bristol"; so is "Clifton, Bristol" where an entry names no employer.
    """
    found = [(entry, index) for entry in entries for index in _parted_at(entry)]
    named = [(entry, index) for entry, index in found if _has_firm_beside(entry, index)]
    firms = sum(wording.is_firm(entry.cells[index][0].text) for entry, index in named)
    if len(named) < max(_GROUP, _MOST * len(found)) or firms * 2 > len(named):
        return
    towns = {entry.cells[index + 1][0].text for entry, index in named}
    for entry, index in reversed(found):
        area, town = (cell.text for cell, _ in entry.cells[index : index + 2])
        if (entry, index) in named or (town in towns and shapes.is_city(area)):
            slot = entry.cells[index][0].slot[:-2]
            entry.cells[index : index + 2] = [(Cell(f"{area}, {town}", slot), "place")]


def _parted_at(entry: Entry) -> Iterator[int]:
    """Yield where in an entry what was taken for an employer stands before its town."""
    for index, ((cell, _), (after, sort)) in enumerate(pairwise(entry.cells)):
        if sort == "place" and cell.slot.endswith(",0") and after.slot == f"{cell.slot[:-1]}1":
            yield index


def _has_firm_beside(entry: Entry, at: int) -> bool:
    """Return whether another cell of the same line, or all of one under the role, may be the employer."""
    line = entry.cells[at][0].slot[:-3]
    return any(
        sort in FIRM and (cell.slot[:-1] == line or _LINE.fullmatch(cell.slot)) and index not in {at, at + 1}
        for index, (cell, sort) in enumerate(entry.cells)
    )


_LINE = lazy.regex(r"[12]0")
"""The column of a line that is not parted, one or two below the role."""


def _employ(entries: Sequence[Entry]) -> None:
    """Take what sounds like a job or like how one works for an employer where most entries have one.

    "Halden Architects", "Ballot Paper Co-op".
    """
    firms = Counter(
        cell.slot for entry in entries if entry.bare for cell, sort in entry.cells if sort in FIRM
    )
    for entry in entries:
        for index, (cell, sort) in enumerate(entry.cells):
            named = sort == "role" or (sort == "employment" and _ends_in_manner(cell.text))
            if named and entry.bare and firms[cell.slot] * 2 >= len(entries):
                entry.cells[index] = (cell, "company")


def _employ_before_places(entries: Sequence[Entry]) -> None:
    """Take the name right before a place for an employer where all that are known as such stand there.

    What some pay, on a line over that, puts these into other columns.
    """
    known = [at for entry in entries for at, (_, sort) in enumerate(entry.cells) if sort == "company"]
    before = [
        (entry, at)
        for entry in entries
        for at, ((_, _), (_, sort)) in enumerate(pairwise(entry.cells))
        if sort == "place"
    ]
    sure = sum(entry.cells[at][1] == "company" for entry, at in before)
    if len(known) < _GROUP or sure < len(known):
        return
    for entry, at in before:
        cell, sort = entry.cells[at]
        if entry.bare and not sort and not entry.has("company") and may_be_name(cell.text):
            entry.cells[at] = (cell, "company")


def _ends_in_manner(text: str) -> bool:
    """Return whether a name has no other word for how one works than the last one: "Ballot Paper Co-op"."""
    before, _, last = text.rpartition(" ")
    named = before[:1].isupper() and sort_of(before) in FIRM and not any(map(str.isdigit, before))
    return named and vocabulary.employment(last) is not None


def _part_both(entries: Sequence[Entry]) -> None:
    """Part employers and towns that nobody has listed from roles if most have both: "Clerk, Vane, Marl"."""
    parted = [(entry, entry.role.split(", ")) for entry in entries if entry.bare]
    found = [(entry, parts) for entry, parts in parted if len(parts) == _BOTH and _are_both(parts)]
    if len(found) < max(_GROUP, _MOST * len(entries)):
        return
    for entry, (role, firm, town) in found:
        entry.role = role
        entry.cells[:0] = [(Cell(firm, ",1"), "company"), (Cell(town, ",2"), "place")]


_BOTH = 3


def _are_both(parts: Sequence[str]) -> bool:
    """Return whether a role, what may be an employer, and what may be a town are between commas."""
    role, firm, town = parts
    if not role_words.names_role(role) or role_words.names_role(firm) or not firm[:1].isupper():
        return False
    return shapes.is_city(town) and not role_words.names_role(town) and not places.is_place(firm)


def _part_places(entries: Sequence[Entry]) -> None:
    """Part towns that nobody has listed from roles, where those of other entries are behind the same word."""
    placed = {cell.slot for entry in entries for cell, sort in entry.cells if sort == "place"}
    for entry in entries:
        if not entry.bare or entry.has("place"):
            continue
        for slot, sign in ((",1", _COMMA), ("in1", _PREPOSITION)):
            found = sign.search(entry.role) if slot in placed else None
            town = entry.role[found.end() :] if found else ""
            if found and shapes.is_city(town) and not role_words.names_role(town):
                entry.role = entry.role[: found.start()]
                entry.cells.append((Cell(town, slot), "place"))
                break


_COMMA = lazy.regex(r", (?=[^,]+$)")
_PREPOSITION = lazy.regex(r",? (?:in|à|au|i|w|we|en|em|a|te|til|till|på|bei|im|na) (?=[^\W\d_a-z][^,]*$)")


def part_employers(entries: Sequence[Entry]) -> None:
    """Part the employers from roles that have them behind a comma in most: "Clerk, Halden Bank"."""
    if any(entry.has("company") for entry in entries):
        return
    named = [
        entry for entry in entries if wording.is_firm(entry.role.rpartition(", ")[2]) and ", " in entry.role
    ]
    if len(entries) < _GROUP or (len(named) * 2 < len(entries) and not (named and _are_apart(entries))):
        return
    for entry in entries:
        role, _, firm = entry.role.rpartition(", ")
        if role and firm[:1].isupper() and (entry in named or not role_words.names_role(firm)):
            entry.role = role
            entry.cells.append((Cell(firm, ",firm"), "company"))


def _are_apart(entries: Sequence[Entry]) -> bool:
    """Return whether behind each role stands a name, and each has another name and another place.

    The jobs of one employer are in fewer towns than they are, or of fewer teams.
    """
    placed = {cell.text for entry in entries for cell, sort in entry.cells if sort in {"place", "remote"}}
    parted = [entry.role.rpartition(", ") for entry in entries]
    names = {name for role, _, name in parted if role and _may_be_firm(name)}
    return len(entries) > _GROUP and len(names) == len(entries) and len(placed) >= len(entries)


def _may_be_firm(name: str) -> bool:
    return name[:1].isupper() and not role_words.names_role(name) and sort_of(name) in FIRM
