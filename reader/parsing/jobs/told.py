"""What a comment says of the job that it offers, in the lines around its role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import role_words, shapes, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import beneath, parting
from reader.parsing.jobs.cell_sorts import FIRM, TOWN, sort_of
from reader.parsing.jobs.parting import Cell
from reader.places.shapes import is_city

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line


def read(rows: Sequence[Line], entry: Entry) -> None:
    """Give an entry what the lines of its comment say: those right by its role, and others that have labels.

    "Baker - second shift" over "Rose Bakery, Hull" is a role with a remark.
    """
    begin, last, top = entry.first, entry.last, entry.anchor
    while top < last and rows[top + 1].row == rows[top].row + 1:
        top += 1
    beside = [] if entry.bare else list(entry.cells)
    alone = top == entry.anchor or any(sort in _BESIDE for _, sort in beside) or entry.facts() > 1
    if entry.form[:1] == "|" or (alone and beside and entry.form != "label"):
        beneath.below(rows, entry)
        employ(rows, entry)
        return
    entry.bare = True
    while entry.first < entry.anchor and vocabulary.label(rows[entry.first].bare) is None:
        entry.first += 1
    beneath.below(rows, entry)
    if top > entry.anchor:
        further, entry.last = list(entry.cells), top
        beneath.below(rows, entry)
        entry.cells += [it for it in further if it[0].slot[0] == "=" and it not in entry.cells]
    entry.first, entry.last = begin, last
    entry.cells += [it for it in beside if it[1] or it[0].slot.startswith("at")]
    _part_firm(entry)
    employ(rows, entry)
    _part_role(entry)


def _part_role(entry: Entry) -> None:
    """Part an employer that nothing else names from a role: "Cartographer, Pounamu Maps"."""
    role, comma, name = entry.role.rpartition(", ")
    named = comma and " " in name and all(word[0].isupper() for word in name.split() if len(word) > _SMALL)
    if named and not entry.has("company") and not role_words.names_role(name) and sort_of(name) in FIRM:
        towns = [at for at, (cell, sort) in enumerate(entry.cells) if not sort and is_city(cell.text)]
        if towns and not entry.has("place"):
            entry.cells[towns[0]] = (entry.cells[towns[0]][0], "place")
        entry.role = role
        entry.cells.append((Cell(name, ",firm"), "company"))


_BESIDE = frozenset({"place", "company", "pay", "link"})
"""What a line that names a role has besides, and then the lines below have not."""


def _part_firm(entry: Entry) -> None:
    """Part an employer and its place on one line, if nothing else names one: "Rose Bakery, Hull"."""
    if entry.company or entry.has("company"):
        return
    for index, (cell, sort) in enumerate(entry.cells):
        if not sort and entry.cells[index + 1 : index + 2] and entry.cells[index + 1][1] == "place":
            entry.cells[index] = (cell, "company")
            return
        place = names.without_firm(cell.text) or names.town(cell.text) if sort in TOWN else ""
        if place:
            firm = cell.text.removesuffix(f", {place}")
            firm, comma, town = firm.partition(", ")
            place = f"{town}, {place}" if comma else place
            entry.cells[index : index + 1] = parting.employed(cell.slot, firm, place)
            return


def employ(rows: Sequence[Line], entry: Entry) -> None:
    """Take the name right under a role for the employer: "Octagonal Playhouse, eleven weeks from March"."""
    index = entry.anchor + 1
    if index > entry.last or entry.company or entry.has("company") or not entry.has("place", "pay"):
        return
    text = parting.unpictured(rows[index].bare)
    name, _, rest = text.partition(", ")
    if len(text) > _LINE or shapes.ends_sentence(text) or vocabulary.label(text) or rest[:1].isupper():
        return
    long = [word for word in name.split() if len(word) > _SMALL]
    if long and all(word[0].isupper() for word in long) and sort_of(name) in {"", "role"}:
        entry.cells[:] = [it for it in entry.cells if it[0].text != text]
        entry.cells.append((Cell(name, "under"), "company"))


_LINE, _SMALL = 60, 3
