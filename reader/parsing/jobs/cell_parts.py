"""Facts that one cell has together, parted: an employer and its town, a town and how one works there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing.ads import names
from reader.parsing.jobs import cell_sorts, parting, wording
from reader.parsing.jobs.cell_sorts import FIRM, HOW, TOWN, sort_of
from reader.parsing.jobs.parting import Cell
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parsing.jobs.cell_sorts import Sort


def apart(cell: Cell, sort: Sort) -> Iterator[tuple[Cell, Sort]]:
    """Yield a cell, or what stands before the pay in it: "Copenhagen, hybrid, €70k"."""
    named, _, paid = cell.text.rpartition(", ")
    if sort not in _WITH_PAY or not named or sort_of(paid) != "pay":
        yield cell, sort
        return
    parts = parting.by_commas(named)
    sorts = [sort_of(part) for part in parts]
    if "pay" in sorts or not ({"place", "remote"} & set(sorts) or named[:1].isupper()):
        yield cell, sort
        return
    for at, (part, own) in enumerate(zip([*parts, paid], [*sorts, "pay"], strict=True)):
        yield Cell(part, f"{cell.slot},{at}"), own


_WITH_PAY: frozenset[Sort] = frozenset({"pay", "company", ""})


def split(cell: Cell, sort: Sort) -> Iterator[tuple[Cell, Sort]]:
    """Yield a cell, or the employer and the place that it has: "Museum of the Fen, Ely"."""
    if sort in {"", "employment", "remote"} and (found := placed(cell) or _remarked(cell)):
        yield from found
        return
    if sort in {"", "company", "place"} and (found := _firm_and_region(cell)):
        yield from found
        return
    firm, comma, town = cell.text.rpartition(", ")
    area = cell_sorts.is_area(cell.text) and not wording.is_firm(firm)  # "Adelaide Hills, Adelaide SA"
    if sort not in FIRM or not comma or area or places.is_place(firm):
        yield cell, sort
    elif places.is_place(firm.rpartition(": ")[2]) and places.is_place(town):
        yield cell, "place"  # "Several places: Vaasa, Seinäjoki"
    elif places.is_place(town) or (wording.is_firm(firm) and names.town(cell.text) == town):
        yield from parting.employed(cell.slot, firm, town)
    else:
        yield cell, sort


def _firm_and_region(cell: Cell) -> list[tuple[Cell, Sort]]:
    """Part an employer by its form from its town and region: "Fen Heritage Trust, Ely, England"."""
    parts = cell.text.split(", ")
    if len(parts) != _THREE or not (wording.is_firm(parts[0]) or names.is_firm(parts[0])):
        return []
    town, region = parts[1:]
    placed = place_shapes.is_city(town) and (places.is_place(region) or place_shapes.is_city(region))
    if not placed or sort_of(town) not in TOWN or " " not in parts[0]:
        return []
    return parting.employed(cell.slot, parts[0], f"{town}, {region}")


_THREE = 3


def with_town(cells: list[tuple[Cell, Sort]]) -> list[tuple[Cell, Sort]]:
    """Return the cells of a line, an employer parted from its town in brackets: "Headgate (Boise, ID)".

    Only where no other cell may be either.
    """
    either = [at for at, (_, sort) in enumerate(cells) if sort in _EITHER]
    found = _OF_TOWN.fullmatch(cells[either[0]][0].text) if len(either) == 1 else None
    if found is None or sort_of(found["firm"]) not in FIRM or places.is_place(found["firm"]):
        return cells
    inside = sort_of(found["town"])
    if not (inside == "place" or (not inside and place_shapes.is_city(found["town"]))):
        return cells
    at = either[0]
    return [*cells[:at], *parting.employed(cells[at][0].slot, found["firm"], found["town"]), *cells[at + 1 :]]


_EITHER = FIRM | TOWN
_OF_TOWN = lazy.regex(r"(?P<firm>[^\W_a-z][^()]{1,50}) \((?P<town>[^\W\d_a-z][^()]{1,50})\)")


def _remarked(cell: Cell) -> list[tuple[Cell, Sort]]:
    """Part a name from how one works there: "Halden Research (Hybrid)"."""
    name, bracket, rest = cell.text.partition(" (")
    how = sort_of(rest.rstrip(")")) if bracket and rest[-1:] == ")" else ""
    sort = sort_of(name)
    if how not in HOW or sort not in FIRM or not name[:1].isupper():
        return []
    return [(Cell(name, cell.slot), sort), (Cell(rest[:-1], f"{cell.slot},2"), how)]


def placed(cell: Cell) -> list[tuple[Cell, Sort]]:
    """Part a place from how much one works there, or from where: "Dresden, 20 hours"."""
    town, comma, rest = cell.text.partition(", ")
    how = sort_of(rest)
    if not comma or cell_sorts.or_remote(cell.text) or how not in HOW or sort_of(town) not in TOWN:
        return []
    known = sort_of(town) == "place"
    if not known and not (place_shapes.is_city(town) and " " not in town):
        return []
    return [
        (Cell(town, f"{cell.slot},1"), "place" if known else ""),
        (Cell(rest, f"{cell.slot},2"), how),
    ]
