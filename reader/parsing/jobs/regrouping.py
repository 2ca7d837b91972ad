"""Entries of one list that are written in several ways, brought into one group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing.jobs import beneath, bulleted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line


def regroup(rows: Sequence[Line], groups: dict[str, list[Entry]], signed: Sequence[int]) -> None:
    """Bring entries that belong together into one of the `groups`; none is left empty.

    `signed` are the lines that neither a letter nor a digit opens.
    """
    _rename_dashed(rows, groups)
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
