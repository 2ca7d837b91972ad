"""The contents of the document, floating over the text: typing narrows them, Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import ListModal
from reader.ui.document.contents import OutlineEntry, entries, grouped, matching, nearest
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.contents_list import ContentsList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.ui.document.location import Location
    from reader.ui.document.outline import Outline

NONE_AT_ALL = "This document has no headings."
NONE_SUCH = "Nothing here has these words."


class FilterInput(Input):
    """Words that the entries must have."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("filter"), *bindings("contents")]
    MAX_LENGTH = 200


class OutlineScreen(ListModal[OutlineEntry]):
    """Ends with the entry to go to."""

    SHEET = "contents.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("contents")]

    def __init__(self, places: Outline, spot: Location) -> None:
        super().__init__()
        self._entries = entries(places)
        self._here = nearest(self._entries, spot)

    def compose(self) -> ComposeResult:
        """The box, and the list under it."""
        with Vertical(id="contents-box", classes="frame") as box:
            box.border_title = "contents"
            yield FilterInput(
                placeholder="words to narrow it down",
                id="contents-filter",
                compact=True,
                select_on_focus=False,
                max_length=FilterInput.MAX_LENGTH,
            )
            yield ContentsList(id="contents-list")
        yield CommandBar()

    def on_mount(self) -> None:
        """One begins where one is."""
        self.rows.empty = NONE_SUCH if self._entries else NONE_AT_ALL
        self._show()

    @property
    def rows(self) -> ContentsList:
        """The entries."""
        return self.query_one(ContentsList)

    def entered(self) -> None:
        """Goes to the chosen entry."""
        row = self.rows.row
        if isinstance(row, OutlineEntry):
            self.dismiss(row)

    @on(Input.Changed)
    def _show(self) -> None:
        """What has the words that were typed; the entry that one is in, or else the first, is chosen."""
        found = matching(self._entries, self.box.value)
        self.rows.set_rows(grouped(found), keep=False)
        if self._here is not None and self._here in found:
            self.rows.go_to(self._here)

    @on(ContentsList.Selected)
    def action_go(self) -> None:
        """Goes to the chosen entry."""
        self.entered()
