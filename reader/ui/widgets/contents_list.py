"""The list of what is in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.ui.document.contents import OutlineEntry, OutlineGroup
from reader.ui.widgets.virtual_list import DIM, VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable

INDENT = 2
"""Cells by which an entry stands further right than what it belongs to."""
INNER = frozenset({"heading", "question"})
"""What belongs to the title of the article."""
DETAIL_SHARE = 3


class ContentsList(VirtualList["OutlineEntry | OutlineGroup"], can_focus=False):
    """A line an entry, under the name of its part."""

    HELP = "What is in the document. Enter goes there."

    def selectable(self, row: OutlineEntry | OutlineGroup) -> bool:
        """The names of parts are no places."""
        return isinstance(row, OutlineEntry)

    def key(self, row: OutlineEntry | OutlineGroup) -> Hashable:
        """An entry by its place."""
        return (row.part, row.offset) if isinstance(row, OutlineEntry) else row.name

    def row_height(self, row: OutlineEntry | OutlineGroup) -> int:
        """Air above the name of a part, but for the first."""
        return 2 if isinstance(row, OutlineGroup) and not row.first else 1

    def go_to(self, entry: OutlineEntry) -> None:
        """Puts the cursor on an entry, if it is listed."""
        for index, row in enumerate(self.rows):
            if row == entry:
                self.move_to(index)
                return

    def render_row(self, row: OutlineEntry | OutlineGroup, width: int, *, selected: bool) -> list[Content]:
        """Indented by rank; the city of a posting to the right."""
        if isinstance(row, OutlineGroup):
            name = Content.styled(row.name if row.size is None else f"{row.name} {row.size}", DIM)
            return [name] if row.first else [Content(""), name]
        rank = (row.kind in INNER) + isinstance(self.rows[0], OutlineGroup)
        indent = Content(" " * (INDENT * rank))
        detail = Content.styled(row.detail, DIM).truncate(width // DETAIL_SHARE, ellipsis=True)
        room = max(0, width - indent.cell_length - detail.cell_length - 2)
        weight = "bold" if selected or row.kind == "title" else ""
        name = Content.styled(row.name, weight).truncate(room, ellipsis=True, pad=True)
        return [indent + name + Content("  ") + detail]
