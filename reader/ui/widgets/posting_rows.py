"""How a posting looks as a row: the same in a document's list, in collections and in results.

The first line has its mark and its whole name, the line below it what it says of itself. A name goes over as
many as `NAME_LINES` lines before it is cut. What became of it (its status, "≈ applied") is on the right of
the first line that has room, so that the height of a row depends on nothing but its name and the width.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content, Span

from reader.ui.document.wrapping import is_narrow, wrap
from reader.ui.symbols import CHOSEN, NOTED, STARRED, UNREAD
from reader.ui.widgets.painting import DIM, SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.search import Span as Matched
    from reader.store.values import Marks

MARK_CELLS = 2
"""What a row's mark takes, with the space after it."""
NAME_LINES = 3
NAME_CHARACTERS = 600
"""No more of a name is wrapped."""
APART = 2
"""Cells between a name or facts and the words on the right."""
DOT = " · "
MATCH = "bold underline $accent"
CACHED = 1 << 15


class PostingRow(NamedTuple):
    """What a row shows."""

    name: str
    facts: Sequence[str]
    """The most telling first; those that don't fit are left out."""
    marks: Marks
    words: str = ""
    """That it is gone, or nearly a copy: "≈ applied, 99 % the same"."""
    is_new: bool = False
    is_selected: bool = False
    """Whether it has a check mark."""
    matches: Sequence[Matched] = ()
    """What a search matched in its name."""


def row_height(name: str, width: int) -> int:
    """Return the lines of a row that is `width` cells wide: those of its name, and one."""
    return 1 + name_height(name, width - MARK_CELLS)


def name_height(name: str, width: int) -> int:
    """Return how many lines a name takes; a width below 1 counts as wide enough."""
    if width < 1 or (len(name) <= width and is_narrow(name)):
        return 1
    return len(_name_spans(name, width))


def row_lines(row: PostingRow, width: int) -> list[Content]:
    """Return the lines of a row, each at most `width` cells wide."""
    room = max(1, width - MARK_CELLS)
    spans = _name_spans(row.name, room)
    name = _name(row)
    lines = [name[start:stop] for start, stop in spans]
    if spans[-1][1] < len(row.name.rstrip()):
        lines[-1] = name[spans[-1][0] :].truncate(room, ellipsis=True)
    facts = Content.styled(DOT.join(fitting(row.facts, room)), DIM).truncate(room, ellipsis=True)
    state = state_words(row.marks, row.words, is_new=row.is_new)
    at, words = _place_state(state, lines, facts, room)
    lines.append(facts)
    if words:
        shown = lines[at].truncate(max(0, room - len(words) - APART), ellipsis=True, pad=True)
        lines[at] = shown + Content(" " * APART) + Content.styled(words, SIGN)
    mark = Content.styled(_mark(row), SIGN)
    return [(mark if number == 0 else Content(" " * MARK_CELLS)) + line for number, line in enumerate(lines)]


def state_words(marks: Marks, words: str, *, is_new: bool = False) -> list[str]:
    """Return what became of a posting, from the longest wording to the shortest; empty if nothing has."""
    note = f"{NOTED} " if marks.notes else ""
    if marks.status is None:
        long = words or ("new" if is_new else "")
        return [
            one for one in dict.fromkeys((f"{note}{long}".rstrip(), f"{note}{_brief(long)}".rstrip())) if one
        ]
    gone = "" if words.startswith("≈") else words
    found = [f"{note}{marks.status}"]
    if gone:
        found[:0] = [f"{found[0]}{DOT}{gone}", f"{found[0]}{DOT}{_brief(gone)}"]
    return found


def fitting(facts: Iterable[str], room: int) -> list[str]:
    """Return the facts that fit on a line, in order; the first in any case."""
    kept: list[str] = []
    left = room
    for fact in facts:
        cells = Content(fact).cell_length + (len(DOT) if kept else 0)
        if cells <= left or not kept:
            kept.append(fact)
            left -= cells
    return kept


@lru_cache(CACHED)
def _name_spans(name: str, width: int) -> tuple[tuple[int, int], ...]:
    return tuple(wrap(name[:NAME_CHARACTERS], width)[:NAME_LINES])


def _name(row: PostingRow) -> Content:
    weight = "" if row.marks.read else "bold"
    spans = [Span(0, len(row.name), weight)] if weight else []
    return Content(row.name, spans=[*spans, *(Span(start, stop, MATCH) for start, stop in row.matches)])


def _mark(row: PostingRow) -> str:
    if row.is_selected:
        return CHOSEN
    return f"{STARRED if row.marks.starred else ' ' if row.marks.read else UNREAD} "


def _place_state(
    state: Sequence[str], lines: Sequence[Content], facts: Content, room: int
) -> tuple[int, str]:
    """Return the line to put the state on, and its words: as many as fit, on the name's line if they do."""
    if not state:
        return 0, ""
    if len(lines) == 1:
        for words in state:
            if lines[0].cell_length + APART + len(words) <= room:
                return 0, words
    for words in state:
        if facts.cell_length + APART + len(words) <= room:
            return len(lines), words
    return len(lines), state[-1]


def _brief(words: str) -> str:
    """Return the first words: "≈ applied" of "≈ applied, 99 % the same", "gone" of "gone since 3 Nov"."""
    return words.partition(",")[0].partition(" since")[0]
