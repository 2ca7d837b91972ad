"""Entries of a list of jobs: where each begins and ends, and what it says.

An entry begins at a line that names a job: with the facts in the same line ("Role — Place"), or with them in
the lines below or above ("Role", "Company", "Place"). Entries of one form are a group; columns are read in all
of them at once, so that a town nobody has listed is a place where the others' places stand.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader import places
from reader.parsing import job_cells, shapes, vocabulary
from reader.parsing.job_cells import LONGEST, Cell, sort_of
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.parsing.job_cells import Parted, Sort
    from reader.parsing.lines import Line
    from reader.parsing.vocabulary import Label

_FACT_LINES = 10
"""How many lines below an entry's role may say more of it."""
_SHORT = 100
_MOST_ABOVE = 2
_ROLE_LENGTH = 70
_PARTS = re.compile(r"\s*[|·•]\s*")
_RULE_LENGTH = 160
_RULE = re.compile(r"(?:[-=_*~·•—–#]\s?){3,}")
_SURE_FACTS: frozenset[Sort] = frozenset({"place", "remote", "pay", "employment"})
_LABELLED: Mapping[str, Sort] = {
    "place": "place", "company": "company", "pay": "pay", "level": "level", "employment": "employment",
    "remote": "remote", "team": "team", "date": "age",
}  # fmt: skip


@dataclass(slots=True)
class Entry:
    """One job in a list; indices into the non-blank lines, both ends included."""

    first: int
    last: int
    anchor: int
    """The line that names the job."""
    role: str
    form: str
    """What entries of one list have in common: how the line is parted, its sign, whether facts are in it."""
    cells: list[tuple[Cell, Sort]] = field(default_factory=list)
    tag: str = ""
    place: str | None = None
    company: str | None = None
    team: str | None = None
    bare: bool = False
    """The role is all of its line."""

    def has(self, *sorts: Sort) -> bool:
        """Return whether one of its cells is of one of these sorts."""
        return any(sort in sorts for _, sort in self.cells)

    def facts(self) -> int:
        """Return how many different facts it states beyond all doubt."""
        return len({sort for _, sort in self.cells} & _SURE_FACTS)


def is_rule(text: str) -> bool:
    """Return whether a line is a rule: "---", "=====", "* * *"."""
    return len(text) < _RULE_LENGTH and _RULE.fullmatch(text) is not None


def is_quiet(text: str) -> bool:
    """Return whether a line is what a page has around an entry: an age, a button, a rule, a lone link."""
    if len(text) > _RULE_LENGTH:
        return False
    if is_rule(text):
        return True
    label, colon, rest = text.partition(": ")
    if colon and "://" in rest and vocabulary.is_button(label):
        return True
    return all(map(job_cells.is_remark, filter(None, _PARTS.split(text))))


def anchored(rows: Sequence[Line], index: int, text: str = "") -> Entry | None:
    """Return the entry that begins with a line, as far as that line says; None if it names no job.

    `text` is what to read instead of all of the line.
    """
    text = text or rows[index].bare
    if len(text) > LONGEST or (len(text) > _SHORT and not _has_signs(text)):
        return None
    if not vocabulary.names_role(text[:160]):
        return None
    line = job_cells.parted(text)
    if found := _from_labels(index, line):
        return found
    label = vocabulary.label(text) if text[0] not in "[(" else None
    if label and any(map(text[: label.begin].__contains__, ":：】")):
        return _labelled(index, label) if label.kind == "role" and label.value else None
    return _from_line(index, line) or _from_words(index, line) or _from_sentence(index, text)


def _has_signs(text: str) -> bool:
    return any(map(text.__contains__, ("|", "·", "•", " - ", " – ", "—", "  ", "(", ". ")))


def _labelled(index: int, label: Label) -> Entry | None:
    line = job_cells.parted(label.value)
    found = _from_line(index, line) or _from_words(index, line)
    if found:
        found.form, found.bare = "label", not found.cells
    return found


def _from_labels(index: int, line: Parted) -> Entry | None:
    """Return the entry of a line whose cells have labels: "Company: Halden | Role: Baker | Place: Oslo"."""
    labels = [vocabulary.label(cell.text) for cell in line.cells] if len(line.cells) > 1 else []
    found = [it for it in labels if it and it.value]
    role = next((it.value for it in found if it.kind == "role"), None)
    if role is None or len(found) < 2 or len(found) * 2 < len(line.cells):
        return None
    cells = [(Cell(it.value, f"={it.kind}"), _LABELLED[it.kind]) for it in found if it.kind in _LABELLED]
    return Entry(index, index, index, role, "|labels", cells)


def _from_sentence(index: int, text: str) -> Entry | None:
    """Return the entry of an ad in a sentence: "Hotel Rose sucht Koch (m/w/d) in Passau."."""
    seek = vocabulary.phrases("seek").search(text[:_SOUGHT])
    if seek is None or not text[0].isupper():
        return None
    rest = text[seek.end() :].strip(" :")
    marked = vocabulary.gender(rest[:_SOUGHT])
    place = next((found for found in _IN.finditer(rest) if places.is_place(found["place"])), None)
    place = place or (_IN.match(rest, marked.end()) if marked else None)
    role = _CLOSE.split(rest[: place.start()] if place else rest, maxsplit=1)[0]
    role = _ARTICLE.sub("", role)
    named = vocabulary.gender(role) or (place and vocabulary.names_role(role) and len(role.split()) <= _WORDS)
    if not named:
        return None
    cells: list[tuple[Cell, Sort]] = [(Cell(place["place"], "s1"), sort_of(place["place"]))] if place else []
    if firm := text[: seek.start()].strip():
        cells.append((Cell(firm, "s0"), "company"))
    return Entry(index, index, index, role, "s", cells)


_SOUGHT, _WORDS = 80, 8
_IN = re.compile(
    r"\s(?:in|à|en|em|a|w|i|bei|te|near)\s(?P<place>[^\W\d_a-z][\w’'-]*(?:[ -](?:[^\W\d_a-z][\w’'-]*|am|an|der|de|la)){0,3})"
)
_CLOSE = re.compile(r"[.,;:!](?:\s|$)|\s(?:to|who|for|für|mit|der|die|qui|que|che|som)\s")
_ARTICLE = re.compile(r"^(?:an?|eine?n?|une?|una?|uno|um|uma|een|en|ett)\s", re.IGNORECASE)


def _from_line(index: int, line: Parted) -> Entry | None:
    """Return the entry of a line parted by signs, one of whose cells is a role."""
    if len(line.cells) < 2:
        return None
    cells = [(cell, sort_of(cell.text)) for cell in line.cells]
    if any(sort == "prose" for _, sort in cells):
        return None
    roles = [cell for cell, sort in cells if sort == "role"]
    if not roles:
        inside = [(cell, job_cells.inner(cell.text)) for cell, sort in cells if sort == ""]
        cell, found = next(((cell, it) for cell, it in inside if it.style), (None, None))
        if cell is None or found is None:
            return None
        extra = [(Cell(it.text, f"{cell.slot}{it.slot}"), sort_of(it.text)) for it in found.cells[1:]]
        rest = [(other, sort) for other, sort in cells if other is not cell]
        return Entry(
            index, index, index, found.cells[0].text, line.style + line.sign, [*rest, *extra], line.tag
        )
    rest = [(cell, sort) for cell, sort in cells if cell is not roles[0]]
    found = job_cells.inner(roles[0].text)
    role = roles[0].text
    if found.style in {"()", "at", "in"} and not any(sort == "place" for _, sort in rest):
        role = found.cells[0].text
        rest += [(Cell(it.text, f"i{it.slot}"), sort_of(it.text)) for it in found.cells[1:]]
    return Entry(index, index, index, role, line.style + line.sign, rest, line.tag)


def _from_words(index: int, line: Parted) -> Entry | None:
    """Return the entry of a line without separators: a role alone, or one parted by its words."""
    if len(line.cells) != 1:
        return None
    text = line.cells[0].text
    if shapes.ends_sentence(text) or len(text) > _SHORT:
        return None
    found = job_cells.inner(text)
    if found.style and (found.style != "," or _name_facts(found.cells)):
        cells = [(cell, sort_of(cell.text)) for cell in found.cells[1:]]
        return Entry(index, index, index, found.cells[0].text, "w" + line.sign, cells, line.tag)
    if not job_cells.is_role(text):
        return None
    return Entry(index, index, index, text, "w" + line.sign, [], line.tag, bare=True)


def _name_facts(cells: Sequence[Cell]) -> bool:
    return any(sort_of(cell.text) in _SURE_FACTS for cell in cells[1:])


def below(rows: Sequence[Line], entry: Entry) -> None:
    """Add to an entry what the lines under and over its role say."""
    if not entry.bare:
        return
    entry.cells.clear()
    lines = [index for index in range(entry.first, entry.last + 1) if index != entry.anchor]
    lone = None
    for index in lines[:_FACT_LINES]:
        text = rows[index].bare
        offset = index - entry.anchor
        if len(text) > 160 or (vocabulary.heading(text) and not vocabulary.label(text)):
            break
        label = vocabulary.label(text)
        if lone and lone in _LABELLED:
            entry.cells.append((Cell(text, f"={lone}"), _LABELLED[lone]))
        elif label and label.kind in _LABELLED and label.value:
            value = text if label.kind == "pay" else label.value  # the label may name the period
            entry.cells.append((Cell(value, f"={label.kind}"), _LABELLED[label.kind]))
        elif label is None:
            entry.cells += _plain_cells(text, offset)
        lone = vocabulary.lone_label(text) if label is None or not label.value else None


def _plain_cells(text: str, offset: int) -> Iterator[tuple[Cell, Sort]]:
    line = job_cells.parted(text)
    if len(line.cells) == 1 and sort_of(line.cells[0].text) == "":
        line = job_cells.inner_place(line)
    for cell in line.cells:
        yield Cell(cell.text, f"{offset}{cell.slot}"), sort_of(cell.text)


def further(rows: Sequence[Line], group: Sequence[Entry], end: int) -> list[Entry]:
    """Return entries whose role has no word that is known, but that look and state what those of a group do."""
    known = [entry for entry in group if entry.bare and entry.cells]
    if len(known) < 2 or len(known) < len(group):
        return []
    usual = {sort for sort in _USUAL if sum(entry.has(sort) for entry in known) >= _MOST * len(known)}
    looks = {_look(rows, entry.anchor) for entry in known}
    taken = {index for entry in known for index in range(entry.first, entry.anchor + 1)}
    if not usual or len(looks) > 1:
        return []
    found: list[Entry] = []
    for index in range(known[0].anchor, end):
        alike = index not in taken and _look(rows, index) in looks and not _spaced(rows, index)
        if alike and _may_be_role(rows[index].bare):
            entry = _guessed(rows, index, known[0].form, end)
            labelled = sum(cell.slot[0] == "=" for cell, _ in entry.cells)
            if sum(entry.has(sort) for sort in usual) * 2 >= len(usual) and (entry.facts() or labelled > 1):
                found.append(entry)
    return found


_MOST = 0.6
_USUAL: tuple[Sort, ...] = ("place", "remote", "pay", "employment", "company", "age")


def _look(rows: Sequence[Line], index: int) -> tuple[bool, bool]:
    """Return whether a line opens a chunk, and whether it closes it."""
    opens = index == 0 or rows[index].row > rows[index - 1].row + 1
    return opens, index + 1 == len(rows) or rows[index + 1].row > rows[index].row + 1


def _spaced(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line and the next one are chunks of one line each, as on a page with only such."""
    alone = (
        _look(rows, index) == (True, True)
        and index + 1 < len(rows)
        and _look(rows, index + 1) == (True, True)
    )
    return alone and vocabulary.label(rows[index + 1].bare) is None


def _may_be_role(text: str) -> bool:
    short = len(text) <= _ROLE_LENGTH and not shapes.ends_sentence(text) and not is_quiet(text)
    return short and vocabulary.label(text) is None and (sort_of(text) == "" or job_cells.says_more(text))


def _guessed(rows: Sequence[Line], index: int, form: str, end: int) -> Entry:
    """Return the entry of a line that may name a job, with the rest of its chunk, or the next one if it is alone."""
    last = index + 1
    while last + 1 < end and rows[last + 1].row == rows[last].row + 1:
        last += 1
    entry = Entry(
        index, min(last, end - 1), index, job_cells.parted(rows[index].bare).cells[0].text, form, bare=True
    )
    below(rows, entry)
    return entry


def settle(entries: Sequence[Entry], header: Mapping[str, Sort]) -> None:
    """Decide for a group what each cell is, and give the entries place, employer and team.

    `header` has the sorts of the columns that a table names.
    """
    columns = _columns(entries, header)
    for entry in entries:
        said: dict[Sort, list[str]] = defaultdict(list)
        far = any(sort == "remote" and vocabulary.manner(cell.text) == "yes" for cell, sort in entry.cells)
        for cell, sort in entry.cells:
            if not any(map(str.isalnum, cell.text)):
                continue
            kind = header.get(cell.slot) or sort or columns.get(cell.slot, "")
            if not (far and kind == "place" and not sort):
                said[kind].append(cell.text)
        entry.place = entry.place or _best_place(said)
        entry.company = next(iter(said["company"]), None)
        entry.team = entry.team or next(iter(said["team"]), None)


def _best_place(said: Mapping[Sort, Sequence[str]]) -> str | None:
    """Return the cell that is the place; "Remote" alone is none, but "Remote (Europe)" is."""
    found = [text for text in said.get("place", ()) if sort_of(text) != "remote"]
    return next((text for text in found if places.is_place(text)), found[0] if found else None)


def _columns(entries: Sequence[Entry], header: Mapping[str, Sort]) -> dict[str, Sort]:
    """Return what the cells of a column are that do not say it themselves."""
    counts: dict[str, Counter[Sort]] = defaultdict(Counter)
    for entry in entries:
        for cell, sort in entry.cells:
            counts[cell.slot][sort] += 1
    columns: dict[str, Sort] = {}
    for slot, found in counts.items():
        for sort in ("place", "company", "team"):
            if found[sort] and found[sort] * 3 >= found[""] and found[""]:
                columns.setdefault(slot, sort)
    unsure = [slot for slot in counts if counts[slot][""] and slot not in columns and slot not in header]
    has_place = any(found["place"] for found in counts.values()) or "place" in columns.values()
    has_place = has_place or "place" in header.values()
    if (
        unsure
        and not has_place
        and _may_be_places(entries, unsure[-1])
        and (len(unsure) > 1 or unsure[0][:1] in "(i" or _repeat(entries, unsure[0]))
    ):
        columns[unsure.pop()] = "place"
    if unsure and "company" not in columns.values():
        columns[unsure[0]] = "company"
    return columns


def _may_be_places(entries: Sequence[Entry], slot: str) -> bool:
    """Return whether the unsure cells of a column are written like names of places."""
    names = [cell.text for entry in entries for cell, sort in entry.cells if cell.slot == slot and sort == ""]
    return sum(map(place_shapes.is_city, names)) >= _MOST * len(names)


def _repeat(entries: Sequence[Entry], slot: str) -> bool:
    """Return whether a column has the same names again, as places do and employers on a board do not."""
    names = [cell.text for entry in entries for cell, sort in entry.cells if cell.slot == slot and sort == ""]
    return len(set(names)) < len(names) and all(map(place_shapes.is_city, names))
