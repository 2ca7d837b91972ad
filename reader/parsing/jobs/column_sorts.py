"""What the cells of a list's columns are, decided for all of its entries at once.

So a town that nobody has listed is a place where the others' places stand.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import agreeing, wording
from reader.parsing.jobs.cell_sorts import (
    is_area,
    manner_in,
    may_be_name,
    names_area,
    or_remote,
    site_town,
    sort_of,
)
from reader.parsing.word_tables import any_of, words_for
from reader.places import shapes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.jobs.parting import Cell

_GROUP, _MOST = 2, 0.6
_PLACED: frozenset[Sort] = frozenset({"place", "remote", ""})
"""What is in a column of places, some of which nobody has listed."""


def settle(entries: Sequence[Entry], header: Mapping[str, Sort]) -> None:
    """Decide for a group what each cell is, and give the entries place, employer and team.

    `header` has the sorts of the columns that a table names.
    """
    if len(entries) >= _GROUP and not header:
        agreeing.agree(entries)
    columns = _columns(entries, header)
    _team_alike(entries, columns)
    if not header:
        _name_sized(entries, columns)
    if "company" not in columns.values() and not header:
        agreeing.part_employers(entries)
    for entry in entries:
        said: dict[Sort, list[str]] = defaultdict(list)
        far = any(sort == "remote" and vocabulary.manner(cell.text) == "yes" for cell, sort in entry.cells)
        for cell, sort in entry.cells:
            if not any(map(str.isalnum, cell.text)):
                continue
            kind = header.get(cell.slot) or sort or columns.get(cell.slot) or _over(columns, cell.slot)
            if kind == "company" and columns.get(cell.slot) == "place" and is_area(cell.text):
                kind = "place"
            if kind == "company" and not sort and not may_be_name(cell.text):
                continue
            if kind == "remote" and (_town_beside(cell.text) or names_area(cell.text)):
                kind = "place"
            if not (far and kind == "place" and not sort):
                said[kind].append(cell.text)
        if entry.tag and (kind := sort_of(entry.tag)) in {"place", "company"}:
            said[kind].append(entry.tag)  # "[Bonn] Baker"
        entry.place = entry.place or _best_place(said)
        entry.company = _without_department(_plain_name(_whole(said["company"]))) or None
        entry.team = entry.team or next(iter(said["team"]), None)


def _over(columns: Mapping[str, Sort], slot: str) -> Sort:
    """Return what is right over a role alone on its line, where others have facts on theirs, or ""."""
    return columns.get(f"{_ABOVE}{slot[2:]}", "") if slot[:2] == _RIGHT_OVER else ""


_RIGHT_OVER, _ABOVE = "-1", "^0"
"""How the columns over a role begin: of the line right over one alone, and of those over one with facts."""


def _team_alike(entries: Sequence[Entry], columns: Mapping[str, Sort]) -> None:
    """Take what reads like an employer for a team where most of its column are teams: "Tank Lab"."""
    for entry in entries if "team" in columns.values() else ():
        for index, (cell, sort) in enumerate(entry.cells):
            if sort == "company" and columns.get(cell.slot) == "team":
                entry.cells[index] = (cell, "team")


def _name_sized(entries: Sequence[Entry], columns: dict[str, Sort]) -> None:
    """Take the column for employers that is over the one which says how many people they have, in most."""
    over: Counter[str] = Counter()
    for entry in entries:
        over.update(
            name.slot
            for (name, sort), (size, _) in pairwise(entry.cells)
            if not sort and size.slot.endswith("0") and _sizes(size)
        )
    slot, times = over.most_common(1)[0] if over else ("", 0)
    if times < max(_GROUP, _MOST * len(entries)):
        return
    for other in [it for it, sort in columns.items() if sort == "company" and it != slot]:
        del columns[other]
    columns[slot] = "company"


def _sizes(cell: Cell) -> bool:
    """Return whether a cell says what an employer does and how many people it has: "Optics 51-200 people"."""
    found = _SIZE.search(cell.text)
    return found is not None and found.start() > 0


_SIZE = lazy.regex(
    lambda: rf"\d[\d.,]*\s?(?:[-–~]\s?\d[\d.,]*|\+|以上)?\s?{any_of(words_for('firm.people'))}(?:以上)?$",
    re.IGNORECASE,
)


def _whole(firms: Sequence[str]) -> str:
    """Return the employer of several names: not a school or department of the one under it."""
    if len(firms) > 1 and _is_part(firms[0]) and not _is_part(firms[1]) and _FIGURE.search(firms[1]) is None:
        return firms[1]
    return next(iter(firms), "")


_FIGURE = lazy.regex(r"\d")
"""For how long, say: "Three years, from 1 October" under "Institute for Tides"."""


def _is_part(name: str) -> bool:
    """Return whether a name is a part of an employer by its first word: "Department of Mathematics"."""
    first, _, rest = vocabulary.plain(name).partition(" ")
    return bool(rest) and first in wording.words_for("firm.part")


def _plain_name(name: str) -> str:
    """Return an employer without what is said of it in brackets: "Halden (Series B)"."""
    return _REMARK.sub("", name) or name


_REMARK = lazy.regex(r"\s*[(\[][^()\[\]]*[)\]]$")


def _without_department(name: str) -> str:
    """Return an employer without its part: "University of Marl, Department of Geology"."""
    firm, comma, rest = name.partition(", ")
    if not comma or not wording.is_firm(firm):
        return name
    return firm if vocabulary.plain(rest).split()[0] in wording.words_for("label.team") else name


def _best_place(said: Mapping[Sort, Sequence[str]]) -> str | None:
    """Return the cell that is the place; "Remote" alone is none, but "Remote (Europe)" is."""
    found = [
        text
        for text in said.get("place", ())
        if sort_of(text) != "remote" or names.without_manner(text) or names_area(text)
    ]
    best = next((text for text in found if places.is_place(text)), found[0] if found else None)
    if best:
        return names.without_manner(best) or site_town(best) or best
    towns = (_town_beside(text) for text in said.get("place", ()))
    areas = (text for text in said.get("remote", ()) if names_area(text))
    return next(filter(None, (*towns, *areas)), None)


def _town_beside(text: str) -> str:
    """Return the town in a cell that says how one works: "Lisbon or remote", "Hybrid work in Lisbon"."""
    return or_remote(text) or manner_in(text)


def _columns(entries: Sequence[Entry], header: Mapping[str, Sort]) -> dict[str, Sort]:
    """Return what the cells of a column are that do not say it themselves."""
    counts: dict[str, Counter[Sort]] = defaultdict(Counter)
    for entry in entries:
        for cell, sort in entry.cells:
            counts[cell.slot][sort] += 1
    columns: dict[str, Sort] = {}
    for slot, found in counts.items():
        if found[""] and set(found) <= _AREA and _are_areas(entries, slot):
            columns[slot] = "place"
        named: tuple[Sort, Sort] = ("company", "team")
        for sort in ("place", *sorted(named, key=lambda it: -found[it])):
            if found[sort] and found[sort] * 3 >= found[""] and found[""]:
                columns.setdefault(slot, sort)
        if found["place"] and found[""] and set(found) <= _PLACED and _may_be_places(entries, slot):
            columns.setdefault(slot, "place")
    unsure = [slot for slot in counts if counts[slot][""] and slot not in columns and slot not in header]
    has_place = any(found["place"] for found in counts.values()) or "place" in columns.values()
    has_place = has_place or "place" in header.values()
    employed = "company" in columns.values() or all(entry.has("company") for entry in entries)
    if (
        unsure
        and not has_place
        and (
            _share_town(entries, unsure[-1])
            or (
                _may_be_places(entries, unsure[-1])
                and (len(unsure) > 1 or unsure[0][:1] in "(i" or _repeat(entries, unsure[0]) or employed)
            )
        )
    ):
        columns[unsure.pop()] = "place"
    firms = sum(entry.has("company") for entry in entries)
    if (
        unsure
        and not unsure[0].endswith(_OPENS_TEXT)
        and "company" not in columns.values()
        and firms < max(_GROUP, len(entries))
    ):
        columns[unsure[0]] = "company"
    return columns


_OPENS_TEXT = ".place"
"""How the column ends for what opens a text of sentences: where somebody works, in their house or town."""


def _are_areas(entries: Sequence[Entry], slot: str) -> bool:
    """Return whether most cells of a column are several names, the last with the code of its region.

    "Tanunda, Yorke Peninsula & Clare Valley SA"; in the code one may have seen the form of a firm.
    """
    cells = [cell.text for entry in entries for cell, _ in entry.cells if cell.slot == slot]
    return len(cells) >= _GROUP and sum(map(is_area, cells)) >= _MOST * len(cells)


_AREA: frozenset[Sort] = frozenset({"", "company", "place", "remote"})


def _may_be_places(entries: Sequence[Entry], slot: str) -> bool:
    """Return whether the unsure cells of a column are written like names of places."""
    names = [cell.text for entry in entries for cell, sort in entry.cells if cell.slot == slot and sort == ""]
    return sum(map(_is_town, names)) >= _MOST * len(names)


def _is_town(text: str) -> bool:
    """Return whether a cell is written like a town, with its region maybe: "Gijón, Asturias", "Jaca (22)"."""
    town, bracket, region = text.partition(" (")
    parts = text.split(", ") if not bracket else [town]
    closed = not bracket or (region[-1:] == ")" and (region[:-1].isdigit() or shapes.is_city(region[:-1])))
    return closed and len(parts) <= _REGIONAL and all(map(shapes.is_city, parts))


_REGIONAL = 3


def _share_town(entries: Sequence[Entry], slot: str) -> bool:
    """Return whether all cells of a column are parts of one town: "Marl, Upper School", "Marl, the baths"."""
    cells = [cell.text.partition(", ") for entry in entries for cell, _ in entry.cells if cell.slot == slot]
    towns = {town for town, _, _ in cells}
    return (
        len(cells) > _GROUP
        and len(towns) == 1
        and all(part for _, _, part in cells)
        and shapes.is_city(*towns)
    )


def _repeat(entries: Sequence[Entry], slot: str) -> bool:
    """Return whether a column has the same names again, as places do and employers on a board do not."""
    names = [cell.text for entry in entries for cell, sort in entry.cells if cell.slot == slot and sort == ""]
    return len(set(names)) < len(names) and all(map(shapes.is_city, names))
