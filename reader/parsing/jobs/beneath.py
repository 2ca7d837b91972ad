"""What the lines under and over the role of an entry say of the job."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import lines, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import anchoring, blurbs, cell_parts, cell_sorts, parting, wording
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.cell_sorts import FIRM, HOW, TOWN, sort_of
from reader.parsing.jobs.parting import Cell
from reader.parsing.memo import memoized
from reader.parsing.word_tables import any_of, words_for
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Line
    from reader.parsing.vocabulary import Label

_FACT_LINES = 10
"""How many lines below an entry's role may say more of it."""


def below(rows: Sequence[Line], entry: Entry) -> None:
    """Add to an entry what the lines under and over its role say."""
    if not entry.bare and is_name(rows, entry):
        entry.bare, entry.role = True, parting.whole(rows[entry.anchor].bare)
    remark = [it for it in entry.cells if (it[0].slot, it[1]) in _REMARKS]
    if any(sort == "place" for _, sort in remark) and not _states(rows, entry):
        remark = []
    inline = [it for it in entry.cells if it[0].slot[0] not in _UNDER]
    if not entry.bare and (not remark or remark != inline):
        entry.cells[:] = [it for it in entry.cells if it[0].slot[0] not in _BESIDE]
        _beside(rows, entry)
        return
    entry.cells[:] = [] if entry.bare else remark
    lines = [index for index in range(entry.first, entry.last + 1) if index != entry.anchor]
    lone, worn, again = None, False, 0
    for index in lines[:_FACT_LINES]:
        text = rows[index].bare
        offset = index - entry.anchor - again
        if index == entry.anchor + 1 and (told := _told(text, offset)):
            entry.cells += told
            continue
        over = index < entry.anchor and vocabulary.is_button(text)  # "Apply" over a role heads nothing
        if len(text) > 160 or (vocabulary.heading(text) and not vocabulary.label(text) and not over):
            break
        if several := _labelled(text):
            entry.cells += several
            continue
        label = vocabulary.label(text)
        if label and label.kind == "remote" and ":" not in text and cell_sorts.sort_of(label.value) != "":
            label = None  # "Remote — Full-time" has no label
        if _joins(text):
            lone = "company"
            continue
        if index > entry.anchor and anchoring.says_again(rows, index):
            again += 1
            continue
        valued = not cell_sorts.is_remark(text) and vocabulary.lone_label(text) is None
        if lone and worn:  # "Contract" over "USA Only" is no label
            valued &= sort_of(text) in {"", anchoring.LABELLED.get(lone, "")}
        if lone and lone in anchoring.LABELLED and valued:
            entry.cells.append((Cell(text, f"={lone}"), anchoring.LABELLED[lone]))
        elif label and label.kind in anchoring.LABELLED and label.value:
            entry.cells.append(_under_label(label, text))
        elif label is None and vocabulary.lone_label(text) != "role":  # "Job" heads a table
            entry.cells += _parts(text, offset)
        lone = vocabulary.lone_label(text) if label is None or not label.value else None
        if lone == "remote" and places.is_place(text):
            lone = None  # "Remote (EU)" says where
        worn = lone is not None and text[-1] not in ":：" and sort_of(text) == anchoring.LABELLED.get(lone)


def _told(text: str, offset: int) -> list[tuple[Cell, Sort]]:
    """Return the facts that open a text of sentences: "Marl, Dorset. Permanent, £26,400. Mend dams."."""
    first, *more = _STOP.split(text.rstrip("."))
    if len(first) > _OPENING:
        return []
    if text[-1] == "." and (terms := _terms(first, f"{offset}.")):
        return terms
    if not more:
        return []
    cells = _of_employer(first, f"{offset}.")
    if not cells:
        cells = list(blurbs.facts(first.split(", "), f"{offset}."))
        town = cells[0][0].text.partition(", ")[0]
        if cells[0][1] != "remote" and not (cells[0][1] in TOWN and place_shapes.is_city(town)):
            return []
        cells[0] = (cells[0][0]._replace(slot=f"{offset}.place"), cells[0][1])
        if [sort for _, sort in cells] == ["", ""]:  # others tell whether an employer is before the comma
            cells = [(Cell(first, f"{offset}.place"), "")]
    for at, piece in enumerate(more):
        own = list(blurbs.facts(piece.split(", "), f"{offset}.{at}")) if len(piece) <= _OPENING else []
        if not any(sort in anchoring.SURE_FACTS or _SUM.match(cell.text) for cell, sort in own):
            break
        cells += own
    stated = any(sort in anchoring.SURE_FACTS for _, sort in cells)
    return [cells[0], *((cell, sort or "prose") for cell, sort in cells[1:])] if stated else []


def _terms(text: str, slot: str) -> list[tuple[Cell, Sort]]:
    """Return the facts of a sentence of nothing else, how one works first: "Permanent, 32 hours, Delft"."""
    cells = list(blurbs.facts(text.split(", "), slot)) if ", " in text else []
    return (
        cells if cells and cells[0][1] in HOW and {sort for _, sort in cells} <= anchoring.SURE_FACTS else []
    )


def _of_employer(text: str, slot: str) -> list[tuple[Cell, Sort]]:
    """Return an employer and where it is, or how one works there: "Vane Trust, near Totnes, Devon"."""
    firm, comma, rest = text.partition(", ")
    if not comma or not firm[:1].isupper() or sort_of(firm) not in FIRM or places.is_place(text):
        return []
    by_form = wording.is_firm(firm)
    town = _NEAR.sub("", rest).partition(", ")[0]
    placed = (rest[0].isupper() and places.is_place(rest)) or (by_form and place_shapes.is_city(town))
    sort: Sort = "place" if placed else "remote" if by_form and sort_of(rest) == "remote" else ""
    return [(Cell(firm, f"{slot}place,0"), "company"), (Cell(rest, f"{slot}place,1"), sort)] if sort else []


_NEAR = lazy.regex(lambda: rf"^(?:{any_of(words_for('near'))})\s", re.IGNORECASE)
_SUM = lazy.regex(r"[£€$] ?\d")
_STOP = lazy.regex(r"(?:(?<=[^\W_]{3})|(?<=\s[A-Z]{2}))\.\s+(?=[^\W_]|[£€$])")
_OPENING = 60


def _labelled(text: str) -> list[tuple[Cell, Sort]]:
    """Return the facts of a line of several labels: "Reference: 12   Location: Marl   Salary: £30,000"."""
    cells = parting.parted(text).cells if text.count(":") >= _LEAST_CELLS else ()
    labels = [vocabulary.label(cell.text) for cell in cells]
    known = [label for label in labels if label and label.value]
    if len(known) < _LEAST_CELLS or len(known) < len(cells):
        return []
    return [_under_label(label, cell.text) for label, cell in zip(known, cells, strict=True)]


def _under_label(label: Label, text: str) -> tuple[Cell, Sort]:
    """Return what a label names as a cell; the label of pay stays with it, since it may name the period."""
    value = text if label.kind == "pay" else label.value
    return Cell(value, f"={label.kind}"), anchoring.LABELLED.get(label.kind, "number")


def _joins(text: str) -> bool:
    """Return whether a line is the small word between a role and its employer: "at"."""
    return len(text) <= _JOINT and text.casefold() in wording.words_for("at")


_JOINT = 8


def conform(rows: Sequence[Line], group: Sequence[Entry]) -> None:
    """Let entries of a list agree: on what belongs to their roles, and on where their employers are.

    "Customer Success Lead, DACH" over "Remote - Full-time" and "Germany" is a role where the lines below say
    what they do in most others.
    """
    _part_alike(group)
    known = [entry for entry in group if entry.bare and entry.cells]
    if len(known) < _LEAST_CELLS or len(known) * 4 < len(group) * 3:
        return
    counts = Counter(
        cell.slot for entry in known for cell, sort in entry.cells if sort in anchoring.SURE_FACTS
    )
    usual = {slot for slot, times in counts.items() if times * 2 > len(known)}
    for entry in group:
        if entry.bare or not usual or entry.form[:1] != "w":
            continue
        trial = Entry(
            entry.first, entry.last, entry.anchor, parting.whole(rows[entry.anchor].bare), "w", bare=True
        )
        below(rows, trial)
        if usual <= {cell.slot for cell, _ in trial.cells}:
            kept = [it for it in entry.cells if it[1] in HOW]
            entry.bare, entry.role, entry.cells = True, trial.role, [*kept, *trial.cells]


def _part_alike(group: Sequence[Entry]) -> None:
    """Part an employer and a place that no table knows, on a line where most others have both.

    "Museum of Tar, Odd" among such as "Vestkaj A/S, Esbjerg".
    """
    slots = Counter(cell.slot for entry in group for cell, sort in entry.cells if sort == "place")
    usual = {slot[:-2] for slot, times in slots.items() if slot[-2:] == ",1" and times * 2 >= len(group) > 1}
    for entry in group:
        for at, (cell, sort) in enumerate(entry.cells):
            firm, comma, town = cell.text.rpartition(", ")
            if comma and not sort and cell.slot in usual and place_shapes.is_city(town):
                entry.cells[at : at + 1] = parting.employed(cell.slot, firm, town)
                break


def is_name(rows: Sequence[Line], entry: Entry) -> bool:
    """Return whether what was taken for a place or employer belongs to the role, a place being right below.

    "Account Executive, Nordics" over "Stockholm"; "Instrument Maker (Brass)" over "Bremen, Germany".
    """
    under = entry.anchor + 1
    if under >= len(rows) or [(cell.slot, sort) for cell, sort in entry.cells] not in _NAMED:
        return False
    glued = rows[under].row == rows[entry.anchor].row + 1
    if not glued or len(rows[under].bare) > anchoring.SHORT:
        return False
    line = parting.parted(rows[under].bare)
    cells = [sort_of(cell.text) for cell in line.cells]
    if len(cells) == 1 and not cells[0]:  # an employer and its town
        return "place" in [sort_of(cell.text) for cell in parting.inner_place(line).cells]
    return "place" in cells and ({*cells} == {"place"} or entry.cells[0][1] == "place")


def _states(rows: Sequence[Line], entry: Entry) -> bool:
    """Return whether the line right under a role and its place only states another fact: what it pays."""
    under = entry.anchor + 1
    if under > entry.last or rows[under].row > rows[entry.anchor].row + 1:
        return False
    text = rows[under].bare
    return len(text) <= anchoring.SHORT and sort_of(text) in _MORE_FACTS


_MORE_FACTS: frozenset[Sort] = anchoring.SURE_FACTS - {"place"}


_NAMED: tuple[list[tuple[str, Sort]], ...] = (
    [(",1", "place")],
    [("()1", "")],
    [("-1", "")],
)


_REMARKS: frozenset[tuple[str, Sort]] = frozenset(
    {("()1", "employment"), ("()1", "place"), ("in1", "employment")}
)
"""Behind a role that is all of its line otherwise: "Gardener (part-time)"."""
_UNDER = "=-0123456789"
"""How the columns of the lines under and over such a role begin."""
_ABOVE, _BELOW = "^", "_"
_BESIDE = _ABOVE + _BELOW
_LEAST_CELLS = 2


def _beside(rows: Sequence[Line], entry: Entry) -> None:
    """Add what is over the line of a role with facts of its own, and the line of more right under it."""
    above = [
        (Cell(cell.text, f"{_ABOVE}{cell.slot}"), sort)
        for index in range(entry.first, entry.anchor)
        for cell, sort in _plain_cells(rows[index].bare, 0)
        if len(rows[index].bare) <= anchoring.SHORT
    ]
    entry.cells[:0] = above
    under = entry.anchor + 1
    if under > entry.last or rows[under].row > rows[entry.anchor].row + 1:
        return
    text = rows[under].bare
    if entry.form.startswith("blurb") and not entry.has("company") and len(text) <= anchoring.SHORT:
        entry.cells += [(Cell(text, f"{_BELOW}0"), sort_of(text))]
    if not entry.has("company"):
        entry.cells += [it for it in _of_firm(text) if not entry.has(it[1])]
    if entry.facts():
        return
    cells = list(_plain_cells(text, 0)) if len(text) <= lines.RULE_LENGTH else []
    sure = sum(sort in anchoring.SURE_FACTS for _, sort in cells)
    sure += len(cells) >= _LEAST_CELLS and not cells[0][1] and place_shapes.is_city(cells[0][0].text)
    if sure and (len(cells) >= _LEAST_CELLS or sure == len(cells)) and vocabulary.label(text) is None:
        entry.cells += [(Cell(cell.text, f"{_BELOW}{cell.slot}"), sort) for cell, sort in cells]


_SMALL, _NAME = 3, 60


def _of_firm(text: str) -> Iterator[tuple[Cell, Sort]]:
    """Yield an employer by its form, and in which area the work is: "Vane Ltd, several sites in Fife"."""
    name, stop, _ = text.partition(". ")
    named = all(word[0].isupper() for word in name.split() if len(word) > _SMALL)
    if stop and named and len(name) <= _NAME and ", " not in name and names.is_firm(name):
        yield Cell(name, f"{_BELOW}0,0"), "company"  # "Institute of Tides. Two years, from May."
        return
    firm, _, rest = text.partition(", ")
    town = parting.within(rest) if len(text) <= anchoring.SHORT and wording.is_firm(firm) else ""
    if town:
        yield from parting.employed(f"{_BELOW}0", firm, town)


def _plain_cells(text: str, offset: int) -> Iterator[tuple[Cell, Sort]]:
    line = parting.parted(_unrated(text))
    if len(line.cells) == 1 and sort_of(line.cells[0].text) == "":
        line = parting.inner_place(line)
    for cell in line.cells:
        yield Cell(cell.text, f"{offset}{cell.slot}"), sort_of(cell.text)


@memoized
def _parts(text: str, offset: int) -> tuple[tuple[Cell, Sort], ...]:
    """Return the cells of a line, an employer and its place apart unless the line has its place besides."""
    return tuple(_parted(text, offset))


def _parted(text: str, offset: int) -> Iterator[tuple[Cell, Sort]]:
    cells = [it for cell, sort in _plain_cells(text, offset) for it in _slashed(cell, sort)]
    placed = len(cells) == _LEAST_CELLS and place_shapes.is_city(cells[1][0].text) and cells[1][1] in TOWN
    for cell, sort in cells:
        if placed and sort in FIRM:
            yield cell, sort
        else:
            yield from _listed(cell, sort) or cell_parts.split(cell, sort)


def _slashed(cell: Cell, sort: Sort) -> Iterator[tuple[Cell, Sort]]:
    """Yield a cell, or what slashes part in it beside how one works: "Full-time / United Kingdom"."""
    parts = cell.text.split(" / ")
    sorts = [sort_of(part) for part in parts]
    if len(parts) < _LEAST_CELLS or HOW.isdisjoint(sorts) or len(set(sorts)) == 1:
        yield cell, sort
        return
    for at, (part, own) in enumerate(zip(parts, sorts, strict=True)):
        yield Cell(part, f"{cell.slot}/{at}"), own


def _listed(cell: Cell, sort: Sort) -> list[tuple[Cell, Sort]]:
    """Return what commas part in a line of several facts: "Verbena, Lisbon, Portugal, €38,000 a year"."""
    parts = cell.text.split(", ") if sort in _MORE_FACTS else []
    found = list(blurbs.facts(parts, f"{cell.slot},")) if len(parts) > 1 else []
    sure = {own for _, own in found} & anchoring.SURE_FACTS
    named = bool(found) and found[0][1] in FIRM and sure and parts[0][:1].isupper()
    return found if named or len(sure) > 1 else []


def _unrated(text: str) -> str:
    """Return an employer without its stars, or what stands for its logo: "Halden Museum 4.2 ★"."""
    text = text.removesuffix(" logo")
    return _STARS.sub("", text) or text if any(map(text.__contains__, _STAR)) else text


_STAR = "★⭐☆"
_STARS = lazy.regex(r"\s*[(\[]?\b\d(?:[.,]\d)?\s?[★⭐☆].*$|\s*[★⭐☆]\s?\d(?:[.,]\d)?\b.*$")
