"""How a posting looks as a row: the same in a document's list, in collections and in results.

The first line has its mark and its whole name, the line below it what it says of itself. A name goes over as
many as `NAME_LINES` lines before it is cut. What became of it (its status, "≈ applied") is on the right of
the first line that has room, so that the height of a row depends on nothing but its name and the width.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content, Span

from reader.ui.document.posting_words import facts_of
from reader.ui.document.wrapping import is_narrow, wrap
from reader.ui.symbols import CHOSEN, MARK_CELLS, NEAR, STARRED, UNREAD, written_symbols
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.tabs import COLUMN_GAP, RIGHT_ALIGNED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import PostingSummary
    from reader.search import Span as Matched
    from reader.store.values import Marks
    from reader.ui.document.columns import Column

NEARLY_ALL, MOST = 0.95, 0.8
NAME_LINES = 3
NAME_CHARACTERS = 600
"""No more of a name is wrapped."""
APART = 2
"""Cells between a name or facts and the words on the right."""
LEAST_CUT = 10
"""Cells from which a fact is worth saying that has to be cut."""
DOT = " · "
MATCH = "bold underline $accent"
CACHED = 1 << 15
_GAP = Content(" " * COLUMN_GAP)


class PostingRow(NamedTuple):
    """What a row shows."""

    name: str
    facts: Sequence[str]
    """The most telling first: those that don't fit are left out. In columns, one for each but the first."""
    marks: Marks
    words: str = ""
    """That it is gone, or nearly a copy: "≈ applied, 99 % the same"."""
    is_selected: bool = False
    """Whether it has a check mark."""
    matches: Sequence[Matched] = ()
    """What a search matched in its name."""
    told_status: str | None = None
    """The status that it need not say."""


def wanted_width(postings: Sequence[tuple[str, PostingSummary]]) -> int:
    """Return the width at which nearly all names take one line, and most facts; needs at least one."""
    names = sorted(cell_len(name) for name, _ in postings)
    facts = sorted(cell_len(DOT.join(facts_of(summary)[:2])) for _, summary in postings)
    enough = max(names[ceil(NEARLY_ALL * (len(names) - 1))], facts[ceil(MOST * (len(facts) - 1))])
    return enough + MARK_CELLS


def name_height(name: str, width: int) -> int:
    """Return how many lines a name takes; a width below 1 counts as wide enough."""
    if width < 1 or (len(name) <= width and is_narrow(name)):
        return 1
    return len(_name_spans(name, width))


def last_line_cells(name: str, width: int) -> int:
    """Return the cells that the last line of a name takes; all of them where it is cut."""
    spans = _name_spans(name, max(1, width))
    start, stop = spans[-1]
    return cell_len(name[start:stop]) if stop >= len(name.rstrip()) else width


def row_lines(row: PostingRow, width: int) -> list[Content]:
    """Return the lines of a row, each at most `width` cells wide."""
    room = max(1, width - MARK_CELLS)
    lines = name_lines(row, room)
    facts = Content.styled(DOT.join(fitting(row.facts, room)), DIM).truncate(room, ellipsis=True)
    state = state_words(row.marks, row.words, row.told_status)
    at, words = _place_state(state, lines, facts, room)
    lines.append(facts)
    if words:
        lines[at] = _with_state(lines[at], words, room)
    return _marked(row, lines)


def name_lines(row: PostingRow, room: int) -> list[Content]:
    """Return the lines of a name; what is over `NAME_LINES` is cut."""
    weight = "" if row.marks.read else "bold"
    styles = [Span(0, len(row.name), weight)] if weight else []
    matches = (Span(start, stop, MATCH) for start, stop in row.matches)
    return wrapped_name(Content(row.name, spans=[*styles, *matches]), room)


def wrapped_name(name: Content, room: int) -> list[Content]:
    """Return the lines of a name with its styles; what is over `NAME_LINES` is cut."""
    spans = _name_spans(name.plain, room)
    lines = [name[start:stop] for start, stop in spans]
    if spans[-1][1] < len(name.plain.rstrip()):
        lines[-1] = name[spans[-1][0] :].truncate(room, ellipsis=True)
    return lines


def table_lines(row: PostingRow, columns: Sequence[Column], width: int) -> list[Content]:
    """Return the lines of a row in columns: its name in the first, over as many lines as it takes."""
    names = name_lines(row, columns[0].width)
    cells = [names[0].pad_right(columns[0].width - names[0].cell_length)]
    for column, fact in zip(columns[1:], row.facts, strict=True):
        cells.append(aligned(Content.styled(fact, DIM).truncate(column.width, ellipsis=True), column))
    room = max(1, width - MARK_CELLS)
    if state := state_words(row.marks, row.words, row.told_status):
        beside = _fitting_state(state, names[-1], columns[0].width)
        if len(names) > 1:  # nothing is in the other columns there
            words = beside or _fitting_state(state, names[-1], room) or state[-1]
            names[-1] = _with_state(names[-1], words, columns[0].width if beside else room)
        elif beside == state[0]:
            cells[0] = _with_state(names[0], beside, columns[0].width)
        else:
            return _marked(row, [_at_the_right(state, cells, room)])
    return _marked(row, [_GAP.join(cells), *names[1:]])


def _at_the_right(state: Sequence[str], cells: Sequence[Content], room: int) -> Content:
    """Return a line that says in full what became of a posting, if need be in place of its last columns.

    More briefly where that would leave the name alone.
    """
    lines = [_GAP.join(cells[:number]).rstrip() for number in range(len(cells), 1, -1)]
    fitting = ((line, words) for words in state for line in lines if _fitting_state([words], line, room))
    line, words = next(fitting, (cells[0].rstrip(), state[-1]))
    return _with_state(line, words, room)


def _fitting_state(state: Sequence[str], line: Content, room: int) -> str:
    """Return the longest words that fit on a line; empty if none do."""
    return next((words for words in state if line.cell_length + APART + len(words) <= room), "")


def aligned(cell: Content, column: Column) -> Content:
    """Return the cell of a column, padded to its width; numbers are on the right."""
    rest = column.width - cell.cell_length
    return cell.pad_left(rest) if column.name in RIGHT_ALIGNED else cell.pad_right(rest)


def state_words(marks: Marks, words: str, told: str | None = None) -> list[str]:
    """Return what became of a posting, from the longest wording to the shortest; empty if nothing has.

    `told` is the status that goes without saying.
    """
    written = written_symbols(marks)
    note = f"{written} " if written else ""
    if marks.status is not None and words.startswith(NEAR):  # the status says it better
        words = ""
    if marks.status in (None, told):
        found = [f"{note}{words}", f"{note}{_brief(words)}"]
    else:
        known = f"{note}{marks.status}"
        found = [f"{known}{DOT}{words}", f"{known}{DOT}{_brief(words)}", known] if words else [known]
    return [one for one in dict.fromkeys(map(str.rstrip, found)) if one]


def fitting(facts: Iterable[str], room: int) -> list[str]:
    """Return the facts that fit on a line, in order; the first in any case, and of one more what fits."""
    kept: list[str] = []
    left, skipped = room, None
    for fact in facts:
        cells = Content(fact).cell_length + (len(DOT) if kept else 0)
        if cells <= left or not kept:
            kept.append(fact)
            left -= cells
        elif skipped is None:
            skipped = fact
    if skipped is not None and left >= LEAST_CUT + len(DOT):
        kept.append(Content(skipped).truncate(left - len(DOT), ellipsis=True).plain)
    return kept


@lru_cache(CACHED)
def _name_spans(name: str, width: int) -> tuple[tuple[int, int], ...]:
    return tuple(wrap(name[:NAME_CHARACTERS], width)[:NAME_LINES])


def _marked(row: PostingRow, lines: Sequence[Content]) -> list[Content]:
    """Return lines with the mark before the first."""
    mark = f"{STARRED if row.marks.starred else ' ' if row.marks.read else UNREAD} "
    first = Content.styled(CHOSEN if row.is_selected else mark, SIGN)
    return [(first if number == 0 else Content(" " * MARK_CELLS)) + line for number, line in enumerate(lines)]


def _with_state(line: Content, words: str, room: int) -> Content:
    shown = line.truncate(max(0, room - len(words) - APART), ellipsis=True, pad=True)
    return shown + Content(" " * APART) + Content.styled(words, SIGN)


def _place_state(
    state: Sequence[str], lines: Sequence[Content], facts: Content, room: int
) -> tuple[int, str]:
    """Return the line to put the state on, and its words: as many as fit, on the name's line if they do."""
    if not state:
        return 0, ""
    if len(lines) == 1 and (words := _fitting_state(state, lines[0], room)):
        return 0, words
    if words := _fitting_state(state, facts, room):
        return len(lines), words
    return len(lines), state[-1] if len(state[-1]) + APART <= room else ""


def _brief(words: str) -> str:
    """Return the first words: "≈ applied" of "≈ applied, 99 % the same", "gone" of "gone since 3 Nov"."""
    return words.partition(",")[0].partition(" since")[0]
