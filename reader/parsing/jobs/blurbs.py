"""Entries with a text of their own behind the facts, in the same line, as lists and newsletters have them.

"Lecturer in Geography, Halden University, Oslo, Norway. Apply by May."
"Data Engineer (Oslo, Norway, €70k) — Look after two thousand databases and the people who use them."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import role_words, shapes
from reader.parsing.jobs import anchoring, parting, wording
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.cell_sorts import HOW, or_remote, sort_of
from reader.parsing.jobs.parting import LONGEST, Cell
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Line

FORM = "blurb"
_LONGEST, _LEAST, _HEAD = 700, 40, 160
_DASHES = (" — ", " – ", " - ")
_PLAIN = frozenset({",", "w"})
"""How the forms of lines begin that only their words and commas part."""
_WORDS = 3
"""A text behind a dash has more words, or ends like a sentence."""
_STOP = lazy.regex(r"\.\s+(?=[^\W_]|\[)")
_PAID = lazy.regex(r"\.\s+(?=[£€$¥])")
_BRACKETED = lazy.regex(r"(?P<role>[^()]{3,90}) \((?P<facts>[^()]{2,70})\)$")
_PARTS = 3
"""A head between commas has so many: the role, the employer, the place."""
_PLACE = 3
"""So many of them may be its place."""


def anchored(rows: Sequence[Line], index: int) -> Entry | None:
    """Return the entry that begins with a line, whether it has a text of its own behind its facts or not."""
    text = rows[index].bare
    found = anchoring.anchored(rows, index) if len(text) <= LONGEST else None
    if found and found.form[:1] not in _PLAIN:
        return found
    if not _LEAST < len(text) <= _LONGEST or not _has_sign(text[:_HEAD]):
        return found
    head = _head(text)
    if not _has_sign(head) or not role_words.names_role(head):
        return found
    paid = _PAID.search(head) is not None  # then stops part it
    parted = None if paid else _parted(index, text, head)
    if parted and wording.is_role(parted.role):
        return parted
    stated = found or anchoring.anchored(rows, index, head)
    if stated is None or not stated.cells:
        return found
    stated.form, stated.bare = FORM + stated.form, False
    return stated


def may_open(text: str) -> bool:
    """Return whether an entry may begin with a line, by its length and what parts long ones: few of prose."""
    if len(text) <= LONGEST:
        return True
    return len(text) <= _LONGEST and _has_sign(text[:_HEAD])


def _has_sign(text: str) -> bool:
    """Return whether something between a role and other facts is in a text; the dearest test comes last."""
    return "," in text or "(" in text or " at " in text or ("@" in text and " @ " in text)


def alike(rows: Sequence[Line], index: int, form: str, *, inside: bool) -> Entry | None:
    """Return the entry of a line that is parted like others of a form, whatever its role.

    `inside` a list of items with a sign, nobody needs to know its employer or town.
    """
    text = rows[index].bare
    if not _LEAST < len(text) <= _LONGEST or FORM + _sign(text) != form:
        return None
    found = _parted(index, text, _PAID.split(_head(text), maxsplit=1)[0])
    if found is None or not found.role[:1].isupper():
        return None
    listed = inside and form != FORM and any(cell.slot == ",place" for cell, _ in found.cells)
    return found if listed or found.has("place") or _is_employed(found) else None


def _is_employed(entry: Entry) -> bool:
    """Return whether an entry names an employer by its words, so that what follows may be an unknown town."""
    return any(sort == "company" and wording.is_firm(cell.text) for cell, sort in entry.cells)


def _parted(index: int, text: str, head: str) -> Entry | None:
    if "(" not in head and head.count(",") < _PARTS - 1:
        return None
    bare = parting.whole(head)
    cells = _in_brackets(bare) or _between_commas(bare)
    return (
        Entry(index, index, index, cells[0][0].text, FORM + _sign(text), list(cells[1:])) if cells else None
    )


def _sign(text: str) -> str:
    return text[0] if shapes.bullet(text) else ""


def _head(text: str) -> str:
    """Return what is before the text of an entry, or ""."""
    end = 0
    for dash in _DASHES:
        at = text.find(dash, 0, _HEAD)
        if at > 0 and not 0 < end < at:
            end = at
    if end:
        behind = text[end + 3 :]
        if shapes.ends_sentence(behind) and len(behind.split()) > _WORDS:
            return text[:end]
    stop = _STOP.search(text, shapes.number_length(text), _HEAD)
    return text[: stop.start()] if stop else ""


def _in_brackets(head: str) -> list[tuple[Cell, Sort]]:
    """Return the cells of a role with a place and other facts in brackets."""
    found = _BRACKETED.fullmatch(head)
    if found is None:
        return []
    role, firm = parting.before_at(found["role"])
    cells: list[tuple[Cell, Sort]] = [(Cell(role, "0"), "role")]
    if firm:
        cells.append((Cell(firm, "at"), "company"))
    cells += facts(found["facts"].split(", "), "(")
    return cells if any(sort == "place" for _, sort in cells) else []


def _between_commas(head: str) -> list[tuple[Cell, Sort]]:
    """Return the cells of a role, an employer, a place and more between commas."""
    role, *rest = _COMMA.split(head)
    rest = [part for piece in rest for part in _unbracketed(piece)]
    if len(rest) + 1 < _PARTS:
        return []
    named, firm = parting.before_at(role)
    placed = list(facts(rest, "(")) if firm else []
    if any(sort == "place" for _, sort in placed):  # "Clerk at Vane Mill, Kumasi, Ghana"
        return [(Cell(named, "0"), "role"), (Cell(firm, "at"), "company"), *placed]
    cells = list(facts(rest, ","))
    at = next((at for at, (_, sort) in enumerate(cells) if sort == "place"), None)
    if at == 0:
        return []  # then the employer is somewhere else
    if at is None:  # an employer and towns that nobody has listed; those of others may tell
        firm, *towns = rest
        if not firm[:1].isupper() or not place_shapes.is_city(towns[0]):
            return []
        size = 2 if len(towns) > 1 and place_shapes.is_city(towns[1]) else 1
        cells = [(Cell(firm, ",0"), "company"), (Cell(", ".join(towns[:size]), ",place"), "")]
        return [*_remarked(role), *cells, *facts(towns[size:], ",more")]
    firm = ", ".join(cell.text for cell, _ in cells[:at])
    return [*_remarked(role), (Cell(firm, ",0"), "company"), *cells[at:]]


def _unbracketed(piece: str) -> list[str]:
    """Return an employer and what brackets behind it say between commas: "Fell Maps (Keswick, UK only)"."""
    found = _OWN_PLACE.fullmatch(piece) if piece[-1:] == ")" else None
    return [found[1], *found[2].split(", ")] if found else [piece]


_COMMA = lazy.regex(r", (?![^()]*\))")
_OWN_PLACE = lazy.regex(r"([^\W\d_a-z][^()]+) \(([^()]{2,60})\)")


def _remarked(role: str) -> Iterator[tuple[Cell, Sort]]:
    """Yield a role, and the remark behind it if that says how much or until when one works."""
    found = parting.inner(role)
    sorts = [sort_of(cell.text) for cell in found.cells[1:]]
    if found.style == "()" and sorts and HOW.issuperset(sorts):
        yield Cell(found.cells[0].text, "0"), "role"
        for cell, sort in zip(found.cells[1:], sorts, strict=True):
            yield Cell(cell.text, f"0{cell.slot}"), sort
        return
    yield Cell(role, "0"), "role"


def facts(parts: Sequence[str], style: str) -> Iterator[tuple[Cell, Sort]]:
    """Yield the parts as cells, the first place among them whole: "Oslo", "Norway"."""
    at, size = _placed(parts, least=style == ",")
    for index, part in enumerate(parts):
        if index == at:
            yield Cell(", ".join(parts[at : at + size]), f"{style}place"), "place"
        elif not at < index < at + size:
            yield Cell(part, f"{style}{index}"), sort_of(part)


def _placed(parts: Sequence[str], least: int) -> tuple[int, int]:
    """Return where the first known place is among parts and of how many it is made, or (len, 0).

    A town that nobody has listed may stand before its country, but not before the part `least`.
    """
    for at in range(len(parts)):
        if not (places.is_place(parts[at]) or or_remote(parts[at])):
            continue
        before = at > least and places.is_place(", ".join(parts[at - 1 : at + 1]))
        first = at - 1 if before else at
        others = (order for order in range(first + 1, len(parts)) if sort_of(parts[order]) in HOW)
        sizes = range(min(_PLACE, next(others, len(parts)) - first), 1, -1)
        size = next((it for it in sizes if places.is_place(", ".join(parts[first : first + it]))), 1)
        return first, size + (size == 1 and _is_region(parts[first + 1 : first + 2]))
    return len(parts), 0


def _is_region(part: Sequence[str]) -> bool:
    """Return whether what is behind a town may be where that is: "Longyearbyen, Svalbard"."""
    return bool(part) and " " not in part[0] and place_shapes.is_city(part[0]) and sort_of(part[0]) == ""
