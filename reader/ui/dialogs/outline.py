"""The contents of the document, floating over the text: typing narrows them, Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import ListModal
from reader.ui.document.outline import OutlineEntry, OutlineGroup, entries, grouped, matching, nearest
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.virtual_list import DIM, VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.ui.document.location import Location
    from reader.ui.document.outline import Outline

NONE_AT_ALL = "This document has no headings."
NONE_SUCH = "No matches."


INDENT = 2
"""Cells by which an entry stands further right than what it belongs to."""
INNER = frozenset({"heading", "question"})
"""What belongs to the title of the article."""
DETAIL_SHARE = 3


class OutlineList(VirtualList["OutlineEntry | OutlineGroup"], can_focus=False):
    """A line an entry, under the name of its part."""

    def selectable(self, row: OutlineEntry | OutlineGroup) -> bool:
        """The names of parts are no places."""
        return isinstance(row, OutlineEntry)

    def key(self, row: OutlineEntry | OutlineGroup) -> Hashable:
        """An entry by its place."""
        return (row.tab, row.offset) if isinstance(row, OutlineEntry) else row.name

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


class FilterInput(Input):
    """Words that the entries must have."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("outline")]
    MAX_LENGTH = 200


class OutlineScreen(ListModal[OutlineEntry]):
    """Ends with the entry to go to."""

    SHEET = "outline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picker"), *bindings("modal")]

    def __init__(self, outline: Outline, location: Location) -> None:
        super().__init__()
        self._entries = entries(outline)
        self._here = nearest(self._entries, location)

    def compose(self) -> ComposeResult:
        """The box, and the list under it."""
        with Vertical(id="contents-box", classes="frame") as box:
            box.border_title = "contents"
            yield FilterInput(
                placeholder="Type to filter",
                id="contents-filter",
                compact=True,
                select_on_focus=False,
                max_length=FilterInput.MAX_LENGTH,
            )
            yield OutlineList(id="contents-list")
        yield CommandBar()

    def on_mount(self) -> None:
        """One begins where one is."""
        self.rows.empty = NONE_SUCH if self._entries else NONE_AT_ALL
        self._show()

    @property
    def rows(self) -> OutlineList:
        """The entries."""
        return self.query_one(OutlineList)

    def submit(self) -> None:
        """Goes to the chosen entry."""
        row = self.rows.row
        if isinstance(row, OutlineEntry):
            self.dismiss(row)

    @on(Input.Changed)
    def _show(self) -> None:
        """What has the words that were typed; the entry that one is in, or else the first, is chosen."""
        found = matching(self._entries, self.input.value)
        self.rows.set_rows(grouped(found), keep=False)
        if self._here is not None and self._here in found:
            self.rows.go_to(self._here)

    @on(OutlineList.Selected)
    def _row_clicked(self) -> None:
        self.submit()
