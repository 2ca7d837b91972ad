"""Offers whose first line fills in what a thread asks for, between commas.

"Hiring: Utrecht, Netherlands, Salary: €55,000, Hybrid" over "Halden is looking for a surveyor."; or
"Contract: Surveyor (half time), Remote (Europe), €450 per day. Company is Halden."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import vocabulary, word_tables
from reader.parsing.ads import names
from reader.parsing.jobs import anchoring, blurbs, parting, saying, told, wording
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.parting import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Line

FORM = "|filled"
_LONGEST, _LEAST, _MOST = 400, 3, 12
_STOP = lazy.regex(r"\.\s+(?=[^\W\d_a-z])")
_WORD = rf"{names.CAPITAL}[\w’'&.-]*"
_CALLED = lazy.regex(
    lambda: (
        rf"(?i:{word_tables.any_of(word_tables.words_for('label.company'))})"
        rf" (?:is|ist|est|es|è|é|är|er) (?P<firm>{_WORD}(?: {_WORD}){{0,4}})"
    )
)
"""Who hires, in a sentence of its own."""


def read(rows: Sequence[Line], first: int, last: int, at: int) -> Entry | None:
    """Return the offer of a message with the tag of one and several facts in its first line, or None."""
    text = parting.unpictured(rows[first].bare[at:])
    line = parting.parted(text) if ":" in text[:_TAG] and len(text) <= _LONGEST else None
    if line is None or not line.tag or len(line.cells) != 1:
        return None
    head, _, rest = _cut(line.cells[0].text)
    cells = _facts(head.rstrip(".").split(", "))
    entry = Entry(first, last, first, "", FORM, cells)
    if len(cells) < _LEAST or len(cells) > _MOST or entry.facts() < _LEAST - 1:
        return None
    named = wording.is_role(cells[0][0].text) or cells[0][1] == "role"
    role, firm = ("", "") if named else saying.offered(rows, first + 1, last)
    entry.role = cells[0][0].text if named else role
    if not entry.role:
        return None
    if called := _CALLED.match(rest):
        firm = called["firm"]
    entry.cells = [*(cells[1:] if named else cells), *saying.cells("", firm)]
    told.employ(rows, entry)
    return entry


_TAG = 30


def _cut(text: str) -> tuple[str, str, str]:
    stop = _STOP.search(text)
    return (text[: stop.start()], ".", text[stop.end() :]) if stop else (text, "", "")


def _facts(pieces: Sequence[str]) -> list[tuple[Cell, Sort]]:
    """Return the pieces as cells, those with labels by these, the first place among the others whole."""
    found: list[tuple[Cell, Sort]] = []
    plain: list[str] = []
    for piece in pieces:
        label = vocabulary.label(piece)
        if label and label.value and label.kind in anchoring.LABELLED:
            found.append((Cell(label.value, f"={label.kind}"), anchoring.LABELLED[label.kind]))
        else:
            plain.append(piece)
    return [*blurbs.facts(plain, "t"), *found]
