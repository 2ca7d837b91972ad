"""Tables of jobs: a header names the columns, and each row below is an entry."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import menus, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import parting
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.cell_sorts import sort_of
from reader.parsing.jobs.parting import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Line

_RULE = lazy.regex(r"[|:\s+=─━-]{3,}")
_LEAST = 2
"""A header has at least this many labels of jobs, one for the role or the place."""
_KINDS: dict[str, Sort] = {
    "role": "role", "place": "place", "company": "company", "pay": "pay", "level": "level", "team": "team",
    "employment": "employment", "remote": "remote", "date": "age", "other": "figure",
}  # fmt: skip
_FIELDS = lazy.regex(r"[,;\t]")


def find(rows: Sequence[Line], short: Sequence[int]) -> tuple[int, list[Entry], dict[str, Sort]] | None:
    """Return the first table of jobs under one of some short lines: its header, its entries, its columns."""
    end = len(rows)
    for index in short:
        text = rows[index].bare
        if len(text) > parting.LONGEST or _is_prose(text):
            continue
        for read in (_by_signs, _by_fields):
            columns = _columns(read(text))
            if columns:
                entries = _rows(rows, index + 1, end, columns, read)
                if len(entries) > 1:
                    return index, entries, {slot: kind for slot, kind in columns.items() if kind}
    return None


_MOST_ROWS = 5000


def _is_prose(text: str) -> bool:
    """Return whether a line cannot be a table's header: a sentence, or without any sign between columns."""
    return text[-1] in ".!?:" or not ("|" in text or "  " in text or "," in text or ";" in text)


def is_header(text: str, *, of_table: bool) -> bool:
    """Return whether a line is the header of a table of jobs, or the rule under it."""
    if not of_table or len(text) > parting.LONGEST:
        return False
    return _RULE.fullmatch(text) is not None or any(_columns(read(text)) for read in (_by_signs, _by_fields))


def _by_signs(text: str) -> list[Cell]:
    return list(parting.parted(text).cells) if "|" in text or "  " in text else []


def _by_fields(text: str) -> list[Cell]:
    if "|" in text or "  " in text or len(text) > parting.LONGEST:
        return []
    sign = ";" if text.count(";") > text.count(",") else ","
    row = next(csv.reader([text], delimiter=sign))
    return [Cell(value.strip(), f"csv{index}") for index, value in enumerate(row)]


def _columns(cells: Sequence[Cell]) -> dict[str, Sort]:
    """Return the sort of each column, if the cells are the labels of jobs, "" for those that are not."""
    if not 1 < len(cells) <= 14 or any(len(cell.text) > 30 for cell in cells):
        return {}
    kinds: dict[str, Sort] = {}
    for cell in cells:
        text = cell.text.replace("_", " ")
        label = vocabulary.lone_label(text) or vocabulary.lone_label(text.partition(" (")[0])
        kind: Sort = _KINDS.get(label or "", "")
        kinds[cell.slot] = kind if kind not in kinds.values() else ""
    named = [kind for kind in kinds.values() if kind]
    return (
        kinds
        if len(named) >= _LEAST and "role" in named and {"place", "pay", "employment", "company"} & set(named)
        else {}
    )


def _rows(
    rows: Sequence[Line], begin: int, end: int, columns: dict[str, Sort], read: Callable[[str], list[Cell]]
) -> list[Entry]:
    """Return the rows of a table up to the first line that is none."""
    entries: list[Entry] = []
    role_at = next(slot for slot, kind in columns.items() if kind == "role")
    for index in range(begin, min(end, begin + _MOST_ROWS)):
        text = rows[index].bare
        if _RULE.fullmatch(text):
            continue
        cells = read(text)
        role = next((cell.text for cell in cells if cell.slot == role_at), "")
        if entries and not cells and _goes_on(rows, index):
            entries[-1].role, entries[-1].last = f"{entries[-1].role} {text}", index
            continue
        if not role or len(cells) < 2 or len(text) > parting.LONGEST:
            break
        apart = index > begin and rows[index].row > rows[index - 1].row + 1
        if (apart and len(cells) != len(columns)) or all(menus.bare(it.text) in menus.KNOWN for it in cells):
            break  # "First  Previous  1  Next  Last"
        said = [
            (cell, columns.get(cell.slot, "") or sort_of(cell.text)) for cell in cells if cell.slot != role_at
        ]
        said = [(cell, _checked(cell.text, sort)) for cell, sort in said if cell.text]
        entries.append(Entry(index, index, index, role, "table", said))
    return entries


def _goes_on(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is the rest of a first cell that its column broke: it is set in under that."""
    above = rows[index - 1]
    return rows[index].row == above.row + 1 and above.indent < rows[index].indent <= above.indent + _SET_IN


_SET_IN = 6


def _checked(text: str, sort: Sort) -> Sort:
    """Return a cell's sort; where a column is missing from a row, the next ones stand in its place."""
    own = sort_of(text)
    if sort == "place" and own == "remote" and names.without_manner(text):
        return sort  # "Elgin (hybrid)"
    return own if own in {"pay", "age", "link", "remote", "employment"} and sort != own else sort
