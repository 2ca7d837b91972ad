"""How a hit that was found by words looks as a row: what it is called, where it is, and what it says.

A name goes over as many lines as the name of a posting does. The line below it has the passage. In a wide
list the place is on the right of the first line, and the document on the right of the last; in a narrow one
the place, or else the kind, comes before the passage, so that all of the width is for the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content, Span

from reader.ui.document.posting_words import name_of_hit, places_of
from reader.ui.symbols import ELLIPSIS, mark_symbols
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.posting_rows import (
    APART,
    LEAST_CUT,
    MATCH,
    PostingRow,
    last_line_cells,
    name_height,
    name_lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search import Hit
    from reader.search import Span as Matched
    from reader.store.values import Marks

KIND_CELLS = 9
MARKS_CELLS = 4
PLACE_SHARE = 3
LEAD_SHARE = 3
"""The first match is shown within the first third of the row."""
NARROW_LEAD_SHARE = 2
DOCUMENT_SHARE = 4
ROOMY = 48
"""Cells from which a row also names the document."""
UNTITLED = "untitled"


class HitRow(NamedTuple):
    """What a row shows besides the hit."""

    hit: Hit
    marks: Marks
    words: str = ""
    """That it is gone, or nearly a copy, which is said in place of where it is."""
    tick: str = ""
    """Its check mark, or the space for it."""
    document: str = ""
    """The name of its document."""
    names_kind: bool = False
    """Whether to say of which kind it is."""

    @property
    def name(self) -> str:
        """What it is called."""
        return name_of_hit(self.hit) or UNTITLED

    @property
    def says_its_name(self) -> bool:
        """Whether the passage is nothing but the name."""
        return self.hit.snippet.replace("\n", " ").strip() == self.name.strip()


def hit_height(row: HitRow, width: int) -> int:
    """Return how many lines a row takes."""
    name = name_height(row.name, _name_room(row, width))
    return name + (not (row.says_its_name and _fits_beside_name(row, width)))


def hit_lines(row: HitRow, width: int) -> list[Content]:
    """Return the lines of a row, as many as `hit_height` says, each at most `width` cells wide."""
    room = max(1, _name_room(row, width))
    matches = row.hit.title_matches if row.name == row.hit.title else ()
    first, *others = name_lines(PostingRow(row.name, (), row.marks, matches=matches), room)
    signs = Content.styled(row.tick + mark_symbols(row.marks), SIGN)
    if width < ROOMY:
        head, lead, tail = signs, _lead(row, width), Content("")
    else:
        kind = Content.styled(f"{row.hit.kind:<{KIND_CELLS}}" if row.names_kind else "", DIM)
        head, lead, tail = kind + signs, Content(""), Content.styled(_document(row, width), DIM)
        first = _ended(first, _beside(row, width, first), width - head.cell_length)
    rest = width - head.cell_length
    lines = [first, *others]
    if not row.says_its_name:
        lead += Content(" " * APART if lead else "")
        left = rest - lead.cell_length - (tail.cell_length + APART if tail else 0)
        lines.append(_ended(lead + snippet_of(row.hit, left), tail, rest))
    elif _fits_beside_name(row, width):
        lines[-1] = _ended(lines[-1], lead or tail, rest)
    else:
        lines.append(lead or _ended(Content(""), tail, rest))
    indent = Content(" " * head.cell_length)
    return [(indent if number else head) + line for number, line in enumerate(lines)]


def _ended(line: Content, end: Content, width: int) -> Content:
    """Return a line with something at its right end."""
    return line.pad_right(width - line.cell_length - end.cell_length) + end if end else line


def _head_cells(row: HitRow, width: int) -> int:
    """Return the cells before the name."""
    return len(row.tick) + MARKS_CELLS + (KIND_CELLS if row.names_kind and width >= ROOMY else 0)


def _name_room(row: HitRow, width: int) -> int:
    """Return the cells for each line of the name."""
    place = cell_len(row.hit.place or "") if width >= ROOMY else 0
    beside = min(place, width // PLACE_SHARE)
    return width - _head_cells(row, width) - (beside + APART if beside else 0)


def _fits_beside_name(row: HitRow, width: int) -> bool:
    """Return whether there is room on the last line of the name for what comes with the passage."""
    cells = cell_len(_document(row, width)) if width >= ROOMY else _lead(row, width).cell_length
    has_neighbour = width >= ROOMY and bool(row.words or row.hit.place)
    if has_neighbour and name_height(row.name, _name_room(row, width)) == 1:
        return not cells
    last = last_line_cells(row.name, _name_room(row, width))
    return _head_cells(row, width) + last + APART + cells <= width


def _beside(row: HitRow, width: int, name: Content) -> Content:
    """Return what stands on the right of the first line of the name."""
    room = width - _head_cells(row, width) - name.cell_length - APART
    if row.words and room >= LEAST_CUT:
        return Content.styled(row.words, SIGN).truncate(room, ellipsis=True)
    return _place(row, width // PLACE_SHARE)


def _place(row: HitRow, room: int) -> Content:
    return lit(row.hit.place or "", row.hit.place_matches, DIM).truncate(room, ellipsis=True)


def _lead(row: HitRow, width: int) -> Content:
    """Return what comes before the passage in a narrow list."""
    room = (width - _head_cells(row, width)) // NARROW_LEAD_SHARE
    if row.words:
        return Content.styled(row.words, SIGN).truncate(room, ellipsis=True)
    if row.hit.summary is not None and not row.hit.place_matches and (city := places_of(row.hit.summary)):
        return Content.styled(city, DIM).truncate(room, ellipsis=True)
    if row.hit.place:
        return _place(row, room)
    return Content.styled(row.hit.kind if row.names_kind else "", DIM)


def _document(row: HitRow, width: int) -> str:
    """The name of the document, and how many others have the item; an article is its document."""
    more = f" +{len(row.hit.copies)}" if row.hit.copies else ""
    name = Content("" if row.hit.kind == "article" else row.document)
    return f"{name.truncate(max(0, width // DOCUMENT_SHARE - len(more)), ellipsis=True).plain}{more}"


def lit(text: str, matches: Sequence[Matched], style: str) -> Content:
    """Return a text with its matches."""
    if not matches:
        return Content.styled(text, style)
    return Content(text, spans=[Span(0, len(text), style), *(Span(*match, MATCH) for match in matches)])


def snippet_of(hit: Hit, width: int) -> Content:
    """The snippet on one line, begun so that its first match is wholly in sight; it ends within none."""
    text = hit.snippet.replace("\n", " ")
    start = _after_title(hit, text)
    if hit.matches:
        start = _start_before(text, start, _first_run(text, hit.matches, width), width)
    lead = ELLIPSIS if 0 < start < len(text) else ""
    shift = len(lead) - start
    spans = [Span(begin + shift, end + shift, MATCH) for begin, end in hit.matches if begin >= start]
    whole = Content(lead + text[start:], spans=spans)
    shown = whole.truncate(max(0, width), ellipsis=True)
    kept = len(shown.plain) - len(ELLIPSIS)
    cut = next((one.start for one in spans[1:] if one.start <= kept < one.end), None)
    if cut is None or shown.cell_length == whole.cell_length:
        return shown
    return whole[:cut].rstrip() + ELLIPSIS


def _first_run(text: str, matches: Sequence[Matched], width: int) -> Matched:
    """Return the first match, with those that follow it word by word as far as all of them have room."""
    begin, end = matches[0]
    for other, last in matches[1:]:
        if text[end:other].strip() or cell_len(text[begin:last]) > width - 2 * len(ELLIPSIS):
            break
        end = last
    return begin, end


def _start_before(text: str, start: int, match: Matched, width: int) -> int:
    """Return where to begin a text, at `start` or later, so that a match ends well before the width in cells.

    Then up to a third of the width is for the words before the match, or what the words after it leave, as
    far as there is room for both signs of what is cut.
    """
    begin, end = match
    lead = width // LEAD_SHARE
    if cell_len(text[start:end]) <= width - lead:
        return start
    room = width - 2 * len(ELLIPSIS)
    lead = min(max(lead, room - cell_len(text[begin:])), room - cell_len(text[begin:end]))
    first = begin
    while first > start and (lead := lead - cell_len(text[first - 1])) >= 0:
        first -= 1
    return first if first == start else text.find(" ", first - 1, begin) + 1 or first


def _after_title(hit: Hit, text: str) -> int:
    """Where a snippet goes on that begins with the title, which the row has shown already; else 0."""
    title = hit.title.removesuffix(ELLIPSIS).rstrip()
    if not text.startswith(title) or (hit.matches and hit.matches[0][0] < len(title)):
        return 0
    return len(text) - len(text[len(title) :].lstrip())
