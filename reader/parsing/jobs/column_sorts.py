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
from reader.parsing.jobs import parting, wording
from reader.parsing.jobs.cell_sorts import FIRM, is_area, manner_in, names_area, or_remote, sort_of
from reader.parsing.jobs.parting import Cell
from reader.parsing.word_tables import any_of, words_for
from reader.places import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.jobs.cell_sorts import Sort

_MOST = 0.6
_PLACED: frozenset[Sort] = frozenset({"place", "remote", ""})
"""What is in a column of places, some of which nobody has listed."""


def settle(entries: Sequence[Entry], header: Mapping[str, Sort]) -> None:
    """Decide for a group what each cell is, and give the entries place, employer and team.

    `header` has the sorts of the columns that a table names.
    """
    if len(entries) >= _GROUP and not header:
        _label_alike(entries)
        _close_alike(entries)
        _part_both(entries)
        _employ(entries)
        _employ_before_places(entries)
        _split_alike(entries)
        _rejoin(entries)
        _part_places(entries)
    columns = _columns(entries, header)
    _team_alike(entries, columns)
    if not header:
        _name_sized(entries, columns)
    if "company" not in columns.values() and not header:
        _part_employers(entries)
    for entry in entries:
        said: dict[Sort, list[str]] = defaultdict(list)
        far = any(sort == "remote" and vocabulary.manner(cell.text) == "yes" for cell, sort in entry.cells)
        for cell, sort in entry.cells:
            if not any(map(str.isalnum, cell.text)):
                continue
            kind = header.get(cell.slot) or sort or columns.get(cell.slot, "")
            if kind == "company" and columns.get(cell.slot) == "place" and is_area(cell.text):
                kind = "place"
            if kind == "company" and not sort and not _may_be_name(cell.text):
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


def _may_be_name(text: str) -> bool:
    """Return whether a cell that says nothing by itself may name an employer: no duration, no label."""
    if text[-1] in "?？" or ": " in text or _SUM_CLOSED.search(text) or _TOLD.search(text):
        return False
    if vocabulary.is_wide(text) or _DOMAIN.fullmatch(text):
        return True
    words = [word.strip("“”«»()\"'") for word in text.split()]
    long = [word for word in words if len(word) > _SMALL]
    named = [word for word in long if word != word.lower() or any(map(str.isdigit, word))]
    if sum(map(str.isdigit, text)) > _DIGITS:
        return False  # a telephone
    timed = words[0].isdigit() and len(words) > 1 and not named
    return not timed and len(named) * 2 >= len(long) and len(words) <= _NAME_WORDS


_SMALL, _NAME_WORDS, _DIGITS = 3, 9, 5
_DOMAIN = lazy.regex(r"(?:[\w-]{2,30}\.){1,2}[a-z]{2,10}", re.IGNORECASE)
"""An employer's address without more: "halden.example"."""
_TOLD = lazy.regex(r"[^\W\d_A-Z]{4}\. [^\W\d_]")
"""The end of a sentence with another behind it."""
_SUM_CLOSED = lazy.regex(r"\d\w?\. ")
"""A number that ends a sentence."""


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
        if entry.bare and not sort and not entry.has("company") and _may_be_name(cell.text):
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
    if not vocabulary.names_role(role) or vocabulary.names_role(firm) or not firm[:1].isupper():
        return False
    return shapes.is_city(town) and not vocabulary.names_role(town) and not places.is_place(firm)


def _part_places(entries: Sequence[Entry]) -> None:
    """Part towns that nobody has listed from roles, where those of other entries are behind the same word."""
    placed = {cell.slot for entry in entries for cell, sort in entry.cells if sort == "place"}
    for entry in entries:
        if not entry.bare or entry.has("place"):
            continue
        for slot, sign in ((",1", _COMMA), ("in1", _PREPOSITION)):
            found = sign.search(entry.role) if slot in placed else None
            town = entry.role[found.end() :] if found else ""
            if found and shapes.is_city(town) and not vocabulary.names_role(town):
                entry.role = entry.role[: found.start()]
                entry.cells.append((Cell(town, slot), "place"))
                break


_COMMA = lazy.regex(r", (?=[^,]+$)")
_PREPOSITION = lazy.regex(r",? (?:in|à|au|i|w|we|en|em|a|te|til|till|på|bei|im|na) (?=[^\W\d_a-z][^,]*$)")


def _part_employers(entries: Sequence[Entry]) -> None:
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
        if role and firm[:1].isupper() and (entry in named or not vocabulary.names_role(firm)):
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
    return name[:1].isupper() and not vocabulary.names_role(name) and sort_of(name) in FIRM


_GROUP = 2


def _best_place(said: Mapping[Sort, Sequence[str]]) -> str | None:
    """Return the cell that is the place; "Remote" alone is none, but "Remote (Europe)" is."""
    found = [
        text
        for text in said.get("place", ())
        if sort_of(text) != "remote" or names.without_manner(text) or names_area(text)
    ]
    best = next((text for text in found if places.is_place(text)), found[0] if found else None)
    if best:
        return names.without_manner(best) or best
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
    employed = "company" in columns.values()
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
    if unsure and "company" not in columns.values() and firms < max(_GROUP, len(entries)):
        columns[unsure[0]] = "company"
    return columns


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
