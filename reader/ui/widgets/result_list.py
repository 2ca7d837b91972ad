"""The hits of a search: kind, title and place, and under them the passage with its matches lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content, Span

from reader.ui.signs import CELLS, signs
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from reader.search import Hit
    from reader.store.values import Marks

DIM = ".virtual-list--dim"
MATCH = ".result-list--match"
KIND_CELLS = 9
PLACE_SHARE = 3
LEAD_SHARE = 3
"""The first match is shown within the first third of the row."""
ELLIPSIS = "…"


class ResultList(VirtualList["Hit"]):
    """Two lines a hit."""

    HELP = "What was found, best first."
    COMPONENT_CLASSES = {"result-list--match"}  # noqa: RUF012 - declared by Textual as a plain set

    def __init__(self, marks_of: Callable[[str], Marks], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._marks_of = marks_of

    def row_height(self, row: Hit) -> int:  # noqa: ARG002
        """Title and passage."""
        return 2

    def key(self, row: Hit) -> Hashable:
        """An item is one hit."""
        return row.id

    def render_row(self, row: Hit, width: int, *, selected: bool) -> list[Content]:
        """What it is and where; what it says."""
        kind = Content.styled(f"{row.kind:<{KIND_CELLS}}", DIM)
        place = Content.styled(row.place or "", DIM).truncate(width // PLACE_SHARE, ellipsis=True)
        marks = Content.styled(signs(self._marks_of(row.id)), ".virtual-list--sign")
        room = max(0, width - KIND_CELLS - CELLS - place.cell_length - 2)
        title = Content.styled(row.title, "bold" if selected else "").truncate(room, ellipsis=True, pad=True)
        indent = " " * min(KIND_CELLS, width // 4)
        return [
            kind + marks + title + Content("  ") + place,
            Content(indent) + snippet_of(row, width - len(indent)),
        ]


def snippet_of(hit: Hit, width: int) -> Content:
    """The snippet on one line, begun so that its first match is in sight."""
    text = hit.snippet.replace("\n", " ")
    start = 0
    if hit.matches and hit.matches[0][1] > width - width // LEAD_SHARE:
        wanted = max(0, hit.matches[0][0] - width // LEAD_SHARE)
        start = text.rfind(" ", 0, wanted) + 1
    lead = ELLIPSIS if start else ""
    shift = len(lead) - start
    spans = [Span(begin + shift, end + shift, MATCH) for begin, end in hit.matches if begin >= start]
    return Content(lead + text[start:], spans=spans).truncate(max(0, width), ellipsis=True)
