"""Entries of one list that are written in several ways, brought into one group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing.jobs import beneath, bulleted, cell_sorts
from reader.parsing.lines import is_glued

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line


def regroup(rows: Sequence[Line], groups: dict[str, list[Entry]], signed: Sequence[int]) -> None:
    """Bring entries that belong together into one of the `groups`; none is left empty.

    `signed` are the lines that neither a letter nor a digit opens.
    """
    _rename_dashed(rows, groups)
    _drop_occupations(rows, groups)
    _join_items(rows, groups, signed)
    for form in [form for form, group in groups.items() if not group]:
        del groups[form]


def _rename_dashed(rows: Sequence[Line], groups: dict[str, list[Entry]]) -> None:
    """Take a role with a remark behind a dash for a role where more have their lines to themselves.

    "Engineer - Storage" over "Kraków, Poland", among such as "Engineer" over "Leeds".
    """
    dashed = groups.get("-", [])
    named = [entry for entry in dashed if beneath.is_name(rows, entry)]
    plain = [entry for entry in groups.get("w", ()) if entry.bare]
    if not named or len(plain) <= len(dashed):
        return
    for entry in named:
        entry.bare, entry.role, entry.form = True, rows[entry.anchor].bare, "w"
        entry.cells.clear()
    groups["-"] = [entry for entry in dashed if entry.form == "-"]
    groups["w"] = sorted((*groups["w"], *named), key=lambda entry: entry.anchor)


def _drop_occupations(rows: Sequence[Line], groups: dict[str, list[Entry]]) -> None:
    """Leave out the roles that stand within the chunk of another one, in most chunks at the same place.

    A board says under each job what occupation it is: "Boatbuilder", "Orust Boats - Henån", "Carpenter".
    Roles right under one another are jobs each.
    """
    heads, head = 0, None
    within: dict[int, list[Entry]] = {}
    for entry in groups.get("w", ()):
        apart = entry.anchor == 0 or not is_glued(rows, entry.anchor)
        heads += apart
        if apart:
            head = entry
        elif head and _is_one_chunk(rows, head.anchor, entry.anchor) and not _has_facts(rows, entry.anchor):
            within.setdefault(entry.anchor - head.anchor, []).append(entry)
    seconds = within.get(max(within, key=lambda it: len(within[it]), default=0), [])
    anchors = {entry.anchor for entry in groups.get("w", ())}
    if len(seconds) > 1 and len(seconds) * 2 > heads and seconds[0].anchor - 1 not in anchors:
        dropped = set(seconds)
        groups["w"] = [entry for entry in groups["w"] if entry not in dropped]


def _is_one_chunk(rows: Sequence[Line], first: int, last: int) -> bool:
    return rows[last].row - rows[first].row == last - first


def _has_facts(rows: Sequence[Line], index: int) -> bool:
    """Return whether the line right under one is what jobs state."""
    below = index + 1
    facts = {"place", "pay", "company", "remote"}
    return below < len(rows) and is_glued(rows, below) and cell_sorts.sort_of(rows[below].bare) in facts


def _join_items(rows: Sequence[Line], groups: dict[str, list[Entry]], signed: Sequence[int]) -> None:
    """Make one group of the items of a list that announces jobs, where they are parted in several ways.

    "* Halden: Baker, Oslo" and "* Cook, Northern College, Gander (temporary)".
    """
    inline = {
        it.anchor: it for group in groups.values() for it in group if it.cells and it.form[-1] in "*•-–"
    }
    for first, last in bulleted.announced(rows, signed) if inline else ():
        items = [inline[at] for at in range(first, last + 1) if at in inline]
        if len({it.form for it in items}) > 1 and len(items) > last - first:
            joined = set(items)
            for form in {it.form for it in items}:
                groups[form] = [it for it in groups[form] if it not in joined]
            groups[f"items {first}"] = items
