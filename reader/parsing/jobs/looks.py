"""Entries whose role has no word that a table knows, found by what they look like."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import menus, shapes, vocabulary
from reader.parsing.jobs import blurbs, cell_parts, cell_sorts, parting, weighing, wording
from reader.parsing.jobs.anchoring import Entry, is_quiet
from reader.parsing.jobs.beneath import below
from reader.parsing.jobs.cell_sorts import sort_of
from reader.parsing.lines import chunks
from reader.parsing.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.jobs.parting import Cell
    from reader.parsing.lines import Line

_ROLE_LENGTH = 70
_HALF = 0.5
_COUNTED = lazy.regex(r"\d+\s")
"""How many jobs there are: "8 jobs"."""
_ABOVE = 3
_AROUND = 12
"""How far from the entries that are known others like them may be."""
_USUAL: tuple[Sort, ...] = ("place", "remote", "pay", "employment", "company", "age")


def further(rows: Sequence[Line], group: Sequence[Entry], end: int) -> list[Entry]:
    """Return entries whose role has no known word, but that look like those of a group and state as much."""
    known = [entry for entry in group if entry.bare and entry.cells]
    if len(known) < 2 or len(known) < len(group):
        return []
    usual = {
        sort: {cell.slot for entry in known for cell, own in entry.cells if own == sort}
        for sort in _USUAL
        if sum(entry.has(sort) for entry in known) >= _HALF * len(known)
    }
    closing = _closing(rows, known)
    looks = _usual_looks([_look(rows, entry.anchor, closing) for entry in known])
    taken = {index for entry in known for index in range(entry.first, entry.anchor + 1)}
    if not usual or not looks:
        return []
    items = all(shapes.bullet(rows[entry.anchor].bare) for entry in known)
    firsts = [entry.first for entry in known]
    within = {menus.bare(row.bare) for row in rows[firsts[0] : firsts[-1]]}
    foreign = menus.KNOWN.difference(within)
    group_like = _Likeness(usual, looks, closing, known[0].form, items, firsts, foreign)
    found: list[Entry] = []
    begin = known[0].anchor
    over = {rows[entry.anchor - 1].bare for entry in known[1:]}  # "View vacancy", a link of each
    for index in range(begin - 1, -1, -1):  # from one like them to the next one above
        text = rows[index].bare
        announced = weighing.announces(text) and "://" not in text and text not in over
        heads = menus.opens_as_pages_do(text) or announced
        if begin - index > _AROUND or heads:
            break
        if index not in taken and (entry := _like(rows, index, end, group_like)):
            found.insert(0, entry)
            begin = index
    below_first = (index for index in range(known[0].anchor, end) if index not in taken)
    found += filter(None, (_like(rows, index, end, group_like) for index in below_first))
    return found


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What most entries of a group have in common."""

    usual: Mapping[Sort, set[str]]
    """The sorts that most of them state, with their columns."""
    looks: set[tuple[int, bool]]
    closing: str
    form: str
    items: bool
    """Each opens an item of a list, and so no other line of one is a role."""
    firsts: Sequence[int]
    """Where they begin, in order."""
    foreign: frozenset[str]
    """What pages say above and below their jobs, without the buttons of these: "Easy Apply"."""


def _like(rows: Sequence[Line], index: int, end: int, like: _Likeness) -> Entry | None:
    """Return the entry of a line that looks like those of a group and states as much."""
    text = rows[index].bare
    if _look(rows, index, like.closing) not in like.looks or _spaced(rows, index):
        return None
    if like.items and not shapes.bullet(text):
        return None
    if text == like.closing or _is_counted(rows, index, end) or not _may_lead(text):
        return None
    if not parting.parted(text).cells:
        return None
    later = bisect_right(like.firsts, index)
    after = like.firsts[later] if like.closing and later < len(like.firsts) else end
    entry = _guessed(rows, index, like.form, after)
    labelled = len({cell.text for cell, _ in entry.cells if cell.slot[0] == "="})  # not "All", "All"
    same = sum(
        entry.has(sort) or any(cell.slot in slots for cell, _ in entry.cells)
        for sort, slots in like.usual.items()
    )
    stated = same * 2 >= len(like.usual) and (entry.facts() or labelled > 1)
    return entry if stated and not _is_furniture(rows, entry, like.foreign) else None


def _is_furniture(rows: Sequence[Line], entry: Entry, foreign: Container[str]) -> bool:
    """Return whether what looks like an entry has the lines that a page has above and below its jobs."""
    texts = [row.bare for row in rows[entry.first : entry.last + 1]]
    if menus.opens_as_pages_do(texts[0]) or menus.bare(texts[0]) in menus.KNOWN:
        return True
    return sum(it in foreign for it in map(menus.bare, texts[1:])) >= _MENU


_MENU = 2


def _usual_looks(looks: Sequence[tuple[int, bool]]) -> set[tuple[int, bool]]:
    """Return the look of most roles of a list, or nothing if they have none in common."""
    usual, times = Counter(looks).most_common(1)[0]
    if usual[0] == _ABOVE:
        return set()  # nothing parts them from what is above
    return {usual} if times >= _ALMOST * len(looks) else set()


_ALMOST = 0.75


def in_line(rows: Sequence[Line], group: Sequence[Entry], end: int) -> list[Entry]:
    """Return entries on one line each that are parted as those of a group, with facts in the same cells."""
    known = [entry for entry in group if not entry.bare and len(entry.cells) > 0]
    if len(known) < 2 or len(known) < len(group):
        return []
    slots = {_role_slot(rows, entry) for entry in known}
    usual = {
        slot: sorts.most_common(1)[0][0]
        for slot, sorts in _columns(known).items()
        if sum(sorts.values()) >= _HALF * len(known) and sorts.most_common(1)[0][0] in _USUAL
    }
    blurred = known[0].form.startswith(blurbs.FORM)
    if not usual or (len(slots) > 1 and not blurred):
        return []
    taken = {index for entry in group for index in range(entry.first, entry.anchor + 1)}
    towns = _towns(known)
    first, last = max(0, known[0].first - _AROUND), min(end, known[-1].last + _AROUND)
    found = []
    for index in range(first, last):
        if index in taken:
            continue
        slot = next(iter(slots))
        if blurred:
            inside = known[0].first < index < known[-1].last
            entry = blurbs.alike(rows, index, known[0].form, inside=inside)
            found += [entry] if entry else []
            continue
        entry = (
            _parted_alike(rows, index, known[0], slot)
            or _closed_up(rows, index, known[0], slot, usual)
            or (_at_firm(rows, index, known[0]) if "at1" in usual else None)
        )
        if entry:
            entry.cells = [(cell, sort or ("place" if cell in towns else "")) for cell, sort in entry.cells]
        if entry and _states(entry, usual):
            found.append(entry)
    return found


def _towns(known: Sequence[Entry]) -> set[Cell]:
    """Return the cells in columns of places: what another entry has there too is a place, if unknown."""
    placed = {cell.slot for entry in known for cell, sort in entry.cells if sort == "place"}
    return {cell for entry in known for cell, _ in entry.cells if cell.slot in placed}


def alike(rows: Sequence[Line], end: int) -> list[Entry]:
    """Return entries none of whose roles has a known word, if most chunks of a page look like jobs.

    Each has a short first line, and what is usual under it: its place, the employer, a button at the end; or
    labels of a place and of what is paid, say.
    """
    found: list[Entry] = []
    chunks = 0
    index = 0
    while index < end:
        last = index
        while last + 1 < end and rows[last + 1].row == rows[last].row + 1:
            last += 1
        chunks += last > index
        if 0 < last - index <= _CHUNK and not _is_counted(rows, index, end) and _is_short(rows[index].bare):
            text = parting.parted(rows[index].bare)
            entry = Entry(index, last, index, rows[index].bare, "w" + text.sign, bare=True)
            below(rows, entry)
            labelled = len({cell.slot for cell, _ in entry.cells if cell.slot[0] == "="}) > 1
            placed = any(sort == "place" for cell, sort in entry.cells if cell.slot[0] in "12=")
            sure = labelled or (len(text.cells) == 1 and _leads(rows[index].bare))
            found += [entry] if placed and sure else []
        index = last + 1
    return found if len(found) >= _ALIKE and len(found) * 2 >= chunks else []


_ALIKE, _CHUNK = 3, 8


def searches(rows: Sequence[Line], short: Sequence[int]) -> set[int]:
    """Return the lines that are links to other searches, or head them: "Related searches".

    `short` are the short lines.
    """
    found: set[int] = set()
    heading = {index for index in short if _heads_searches(rows[index].bare)}
    over = False
    for chunk in chunks(rows, 0, len(rows) - 1) if heading else ():
        heads = [at for at in range(len(chunk)) if chunk.first + at in heading]
        if over or heads:
            found.update(range(chunk.first + (0 if over else heads[0]), chunk.last + 1))
        over = heads[-1:] == [chunk.last - chunk.first]
    return found


def _heads_searches(text: str) -> bool:
    words, shortest = _links()
    return shortest <= len(text) <= _SEARCHES and vocabulary.bare_heading(text) in words


@cache
def _links() -> tuple[frozenset[str], int]:
    """Return the words over links to other searches, and how long the shortest are."""
    words = vocabulary.tables()["cut.searches"]
    return frozenset(words), min(map(len, words))


_SEARCHES = 40


def _leads(text: str) -> bool:
    return sort_of(text) in {"", "role"} or cell_sorts.says_more(text)


def _is_counted(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a line is over the counts of a board's filter: "Region", "Utrecht (21)"."""
    under = [
        rows[at].bare
        for at in range(index + 1, min(index + _FACETS, end))
        if rows[at].row == rows[index].row + at - index
    ]
    return sum(_FACET.search(text) is not None for text in under) >= _COUNTS


_FACETS, _COUNTS = 6, 2
_FACET = lazy.regex(r"\w \(\d{1,5}\)$")


def _columns(known: Sequence[Entry]) -> dict[str, Counter[Sort]]:
    columns: dict[str, Counter[Sort]] = defaultdict(Counter)
    for entry in known:
        for cell, sort in entry.cells:
            columns[cell.slot][sort] += 1
    return columns


def _role_slot(rows: Sequence[Line], entry: Entry) -> str:
    """Return the column of an entry's role."""
    cells = parting.parted(rows[entry.anchor].bare).cells
    return next((cell.slot for cell in cells if cell.text == entry.role), "")


def _parted_alike(rows: Sequence[Line], index: int, like: Entry, slot: str) -> Entry | None:
    """Return the entry of a line that is parted as another's is, if its role may be one."""
    text = rows[index].bare
    line = parting.parted(text) if len(text) <= parting.LONGEST else None
    if line is None or line.style + line.sign != like.form or not slot:
        return None
    role = next((cell for cell in line.cells if cell.slot == slot), None)
    known = role is not None and (_may_be_role(role.text) or sort_of(role.text) == "level")
    if role is None or not known or not role.text[0].isupper():
        return None
    others = (cell_parts.split(cell, sort_of(cell.text)) for cell in line.cells if cell is not role)
    cells = [part for several in others for cell, sort in several for part in cell_parts.apart(cell, sort)]
    return Entry(index, index, index, role.text, like.form, cells, line.tag)


def _at_firm(rows: Sequence[Line], index: int, like: Entry) -> Entry | None:
    """Return the entry of a line with "at" between what may be a role and who offers it, and of the next."""
    text = rows[index].bare
    if len(text) > _ROLE_LENGTH * 2 or shapes.ends_sentence(text) or sort_of(text) == "link":
        return None
    role, firm = parting.before_at(parting.whole(text))
    if not firm or not role[0].isupper() or not (_may_be_role(role) or wording.is_role(role)):
        return None
    last = min(index + 1, len(rows) - 1)
    entry = Entry(index, last, index, role, like.form, [(parting.Cell(firm, "at1"), "company")])
    below(rows, entry)
    return entry


def _closed_up(
    rows: Sequence[Line], index: int, like: Entry, slot: str, usual: Mapping[str, Sort]
) -> Entry | None:
    """Return the entry of a line that has one space where others have a gap: "Deck Technician Stavanger".

    So columns look where the first is as wide as they are apart.
    """
    text = rows[index].bare
    placed = next((other for other, sort in usual.items() if sort == "place"), "")
    if not like.form.startswith("gap") or slot != "gap0" or not placed or len(text) > _ROLE_LENGTH:
        return None
    line = parting.parted(text)
    words = text.split(" ")
    if line.style or line.sign != like.form.removeprefix("gap"):
        return None
    for size in range(min(_TOWN, len(words) - 1), 0, -1):
        role, town = " ".join(words[:-size]), " ".join(words[-size:])
        if sort_of(town) == "place" and wording.is_role(role):
            return Entry(index, index, index, role, like.form, [(parting.Cell(town, placed), "place")])
    return None


_TOWN = 4
"""So many words may name a town with its region."""


def _states(entry: Entry, usual: Mapping[str, Sort]) -> bool:
    """Return whether an entry has what is usual in its columns, one fact at least, and nothing else."""
    same = sum(usual.get(cell.slot) == sort for cell, sort in entry.cells)
    other = any(sort and sort != usual.get(cell.slot, sort) for cell, sort in entry.cells)
    return same * 2 >= len(usual) and same > 0 and not other


def _closing(rows: Sequence[Line], known: Sequence[Entry]) -> str:
    """Return the line that closes what is right over most entries, as "More..." does, or ""."""
    over = Counter(
        rows[it.anchor - 1].bare
        for it in known[1:]
        if rows[it.anchor].row == rows[it.anchor - 1].row + 1 and len(rows[it.anchor - 1].bare) <= _SIGN
    )
    text, times = over.most_common(1)[0] if over else ("", 0)
    return text if times >= max(2, _HALF * (len(known) - 1)) else ""


_SIGN = 24


def _look(rows: Sequence[Line], index: int, closing: str = "") -> tuple[int, bool]:
    """Return how many lines of its chunk are over a line, up to three, and whether it closes the chunk.

    A button over it counts as the end of what is above; so does what closes others, or there a count or age.
    """
    above = 0
    while above < _ABOVE and index > above and rows[index - above].row == rows[index - above - 1].row + 1:
        over = rows[index - above - 1].bare
        if vocabulary.is_button(over) or (closing and (over == closing or is_quiet(over))):
            break
        above += 1
    return above, index + 1 == len(rows) or rows[index + 1].row > rows[index].row + 1


def _spaced(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line and the next one are chunks of one line each, as on a page with only such."""
    alone = _look(rows, index) == (0, True) and index + 1 < len(rows) and _look(rows, index + 1) == (0, True)
    return alone and vocabulary.label(rows[index + 1].bare) is None


def _may_lead(text: str) -> bool:
    """Return whether a line may be a role that a word of it, a sign or a year has kept out of its group."""
    return _may_be_role(text) or (_is_short(text) and sort_of(text) in _LEADING and text[0].isupper())


_LEADING = frozenset({"role", "figure"})
"""What a role may look like by itself: known, or with a year at its end."""


@memoized
def _is_short(text: str) -> bool:
    """Return whether a line is as short as a role, and no sentence, label or heading."""
    if len(text) > _ROLE_LENGTH or shapes.ends_sentence(text) or text[-1] in ":;" or is_quiet(text):
        return False
    if text[0].islower() or _COUNTED.match(text) or vocabulary.lone_label(text):
        return False
    return vocabulary.heading(text) is None and vocabulary.label(text) is None


def _may_be_role(text: str) -> bool:
    return _is_short(text) and (sort_of(text) == "" or cell_sorts.says_more(text))


def _guessed(rows: Sequence[Line], index: int, form: str, end: int) -> Entry:
    """Return the entry of a line that may name a job, with its chunk, or the next one if it is alone."""
    last = index + 1
    while last + 1 < end and rows[last + 1].row == rows[last].row + 1:
        last += 1
    role = parting.whole(rows[index].bare)
    entry = Entry(index, min(last, end - 1), index, role, form, bare=True)
    below(rows, entry)
    return entry
