"""Items of a list under words that announce jobs, as groups and small employers have them.

"• Postdoc in tides (2 years), Ormswick. Contact: Nell Hart": a role, remarks in brackets, a place that is
often one nobody has listed but that comes again in other items, and a text of its own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import role_words, shapes, vocabulary
from reader.parsing.jobs import cell_sorts, column_sorts, parting, weighing, wording
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.cell_sorts import sort_of
from reader.parsing.jobs.parting import Cell
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Line

_LEAST = 2
_LONGEST, _HEADING = 400, 60
_OVER = 4
"""So many lines over the items may be between them and what announces them."""
_MOST = 0.6
_REMARK = lazy.regex(r"\s*[(\[](?!(?:[A-Z]{2}|\d{2,3})\))([^()\[\]]{1,80})[)\]]")
"""Not the code of a region: "Cuneo (CN)"."""
_REGION = lazy.regex(r"\s\((?:[A-Z]{2}|\d{2,3})\)$")
_STOP = lazy.regex(r"\.\s+(?=[^\W_])|\s[–—-]\s|;\s")
_ALONE = 3
"""So many items that state nothing are jobs if what is right over them says so."""


def find(rows: Sequence[Line], signed: Sequence[int]) -> list[Entry]:
    """Return the entries that items are; `signed` are the lines that neither a letter nor a digit opens."""
    found: list[Entry] = []
    for first, last in _runs(rows, signed):
        over = _announced(rows, first)
        if over < 0 and not (found and _is_next_group(rows, found[-1].last, first)):
            continue
        found += _entries(rows, first, last, sure=over >= 0 and is_sure(rows[over].bare))
    return found


def announced(rows: Sequence[Line], signed: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last lines of runs of items under what announces jobs and says little else."""
    for first, last in _runs(rows, signed):
        over = _announced(rows, first)
        if over >= 0 and is_sure(rows[over].bare):
            yield first, last


def _runs(rows: Sequence[Line], signed: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last lines of runs of items with one sign."""
    run: list[int] = []
    for index in signed:
        text = rows[index].bare
        if len(text) > _LONGEST or not shapes.bullet(text):
            continue
        if run and (index > run[-1] + 1 or text[0] != rows[run[0]].bare[0]):
            if len(run) >= _LEAST:
                yield run[0], run[-1]
            run = []
        run.append(index)
    if len(run) >= _LEAST:
        yield run[0], run[-1]


def _announced(rows: Sequence[Line], first: int) -> int:
    """Return the line over items that announces jobs, with no more than text between, or -1."""
    for index in range(first - 1, max(-1, first - 1 - _OVER), -1):
        text = rows[index].bare
        if len(text) <= weighing.ANNOUNCEMENT and weighing.announces(text):
            return -1 if weighing.names_people(text) else index
        if shapes.bullet(text) or (len(text) <= _HEADING and not shapes.ends_sentence(text)):
            return -1
    return -1


def is_sure(text: str) -> bool:
    """Return whether what announces jobs says little else: not "Careers after the course"."""
    phrase = vocabulary.phrases("listing").search(text)
    return phrase is not None and (" " in phrase[0].strip() or len(text.split()) < _OTHER)


_OTHER = 3


def _is_next_group(rows: Sequence[Line], last: int, first: int) -> bool:
    """Return whether one short line is between the jobs above and the items below: the next team."""
    over = first - 1
    return over == last + 1 and len(rows[over].bare) <= _HEADING and not shapes.ends_sentence(rows[over].bare)


def _entries(rows: Sequence[Line], first: int, last: int, *, sure: bool) -> list[Entry]:
    """Return the entries of items, if most open with a role; half must state more, or it is `sure`."""
    items = [_pieces(rows[index].bare) for index in range(first, last + 1)]
    named = [pieces for pieces, _ in items if pieces and _is_named(pieces[0])]
    if len(named) < max(_LEAST, _MOST * len(items)):
        return []
    places = _places([pieces for pieces, _ in items])
    firms = [wording.is_firm(pieces[1]) for pieces, _ in items if len(pieces) > _LEAST]
    employed = sum(firms) >= max(_LEAST, len(firms) / 2)
    found = [
        _entry(first + at, pieces, remarks, places, employed=employed)
        for at, (pieces, remarks) in enumerate(items)
        if pieces and pieces[0][:1].isupper()
    ]
    stated = sum(entry.facts() > 0 for entry in found)
    if stated * 2 < len(found) and (not sure or len(found) < _ALONE):
        return []
    column_sorts.settle(found, {})
    return found


def _is_named(text: str) -> bool:
    return wording.is_role(text) and not wording.seeks_work(text)


def _pieces(text: str) -> tuple[list[str], list[str]]:
    """Return what commas part in an item before its text, and the remarks in brackets."""
    bare = parting.whole(text)
    remarks = [] if role_words.gender(bare) else _REMARK.findall(bare)
    plain = _REMARK.sub("", bare) if remarks else bare
    head = _STOP.split(plain, maxsplit=1)[0].rstrip(".")
    return [piece for piece in head.split(", ") if piece], [it for all_ in remarks for it in all_.split(", ")]


def _places(items: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return what is the place in several items, or in most is written like one behind the role."""
    behind = [[piece for piece in pieces[1:] if _may_be_place(piece)] for pieces in items]
    counts = Counter(piece for pieces in behind for piece in set(pieces))
    again = {piece for piece, times in counts.items() if times > 1}
    known = {piece for piece in counts if sort_of(piece) == "place"}
    kinds = {piece.split()[-1] for piece in again if " " in piece}
    last = [pieces[-1] for pieces in behind if pieces and _is_town(pieces[-1], kinds)]
    alike = set(last) if (again or known) and len(last) * 2 >= len(items) else set()
    return frozenset(again | known | alike)


def _is_town(text: str, kinds: set[str]) -> bool:
    """Return whether a piece is written like a town, or is of a kind that comes again: "Marlow office"."""
    return (
        place_shapes.is_city(_REGION.sub("", text))
        or text.split()[-1] in kinds
        or bool(cell_sorts.or_remote(text))
    )


def _may_be_place(text: str) -> bool:
    """Return whether a piece is known as a place or, by its letters, may be one: no role, date or label."""
    bare = _REGION.sub("", text)
    if any(map(str.isdigit, bare)) or not text[0].isupper() or len(text.split()) > _WORDS:
        return False
    return sort_of(text) in {"", "place", "remote"} and vocabulary.label(text) is None


_WORDS = 6


def _entry(
    index: int, pieces: Sequence[str], remarks: Sequence[str], places: frozenset[str], *, employed: bool
) -> Entry:
    """Return the entry of an item; where most are `employed` by name, so is it by what is behind its role."""
    at = next((at for at, piece in enumerate(pieces) if at and piece in places), len(pieces))
    own = [piece for piece in pieces[:at] if not at or piece is pieces[0] or _belongs(piece)]
    cells = [_fact(piece) for piece in remarks]
    if (
        employed
        and len(pieces) > _LEAST
        and at != 1
        and pieces[1][0].isupper()
        and sort_of(pieces[1]) in cell_sorts.FIRM
    ):
        cells.append((Cell(pieces[1], "•company"), "company"))
        own = [pieces[0]]
    if at < len(pieces):
        cells.append((Cell(pieces[at], "•place"), "place"))
    taken = {*own, *(cell.text for cell, _ in cells)}
    others = [piece for piece in (*pieces[1:at], *pieces[at + 1 :]) if piece not in taken]
    cells += [_fact(piece) for piece in others]
    return Entry(index, index, index, ", ".join(own), "bulleted", cells)


def _fact(text: str) -> tuple[Cell, Sort]:
    """Return a cell for what only its own words can tell."""
    sort = sort_of(text) or "prose"
    return Cell(text, f"•{sort}"), sort


def _belongs(piece: str) -> bool:
    """Return whether what is behind a role is a part of its name: neither a fact nor a date."""
    if any(map(str.isdigit, piece)) or vocabulary.label(piece):
        return False
    return sort_of(piece) in {"", "role", "team"}
