"""The contents of the document, floating over the text: typing narrows them, Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.ui.commands import bindings
from reader.ui.contents import Entry, entries, grouped, matching, nearest
from reader.ui.screens.ahead import TypesAhead
from reader.ui.widgets.contents_list import ContentsList
from reader.ui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.ui.spots import Spot
    from reader.ui.whereabouts import Whereabouts

NONE_AT_ALL = "This document has no headings."
NONE_SUCH = "Nothing here has these words."


class FilterInput(Input):
    """Words that the entries must have."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("filter")]
    MAX_LENGTH = 200


class ContentsScreen(TypesAhead, ModalScreen["Entry | None"]):
    """Ends with the entry to go to, or with None."""

    SCOPED_CSS = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("contents")]

    def __init__(self, places: Whereabouts, spot: Spot, sheet: str) -> None:
        super().__init__()
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
        self._entries = entries(places)
        self._here = nearest(self._entries, spot)

    def compose(self) -> ComposeResult:
        """The box, and the list under it."""
        with Vertical(id="contents-box") as box:
            box.border_title = "contents"
            yield FilterInput(
                placeholder="words of what is there",
                id="contents-filter",
                compact=True,
                select_on_focus=False,
                max_length=FilterInput.MAX_LENGTH,
            )
            yield ContentsList(id="contents-list")
        yield KeyLine()

    def on_mount(self) -> None:
        """The box keeps the focus; arrows walk the list. One begins where one is."""
        rows = self.query_one(ContentsList)
        rows.can_focus = False
        rows.empty = NONE_SUCH if self._entries else NONE_AT_ALL
        self._show()
        self.catch_up()

    @property
    def box(self) -> Input:
        """Where words are typed."""
        return self.query_one(Input)

    def entered(self) -> None:
        """Enter goes to the chosen entry."""
        self.action_go()

    @on(Input.Changed)
    def _show(self) -> None:
        """What has the words that were typed; the entry that one is in, or else the first, is chosen."""
        rows = self.query_one(ContentsList)
        found = matching(self._entries, self.box.value)
        rows.set_rows(grouped(found), keep=False)
        if self._here is not None and self._here in found:
            rows.go_to(self._here)

    @on(ContentsList.Selected)
    def _clicked(self) -> None:
        self.action_go()

    def action_entry_down(self) -> None:
        """One entry down."""
        self.query_one(ContentsList).action_line_down()

    def action_entry_up(self) -> None:
        """One entry up."""
        self.query_one(ContentsList).action_line_up()

    def action_entries_down(self) -> None:
        """A page of entries down."""
        self.query_one(ContentsList).action_page_down()

    def action_entries_up(self) -> None:
        """A page of entries up."""
        self.query_one(ContentsList).action_page_up()

    def action_go(self) -> None:
        """Goes to the chosen entry."""
        row = self.query_one(ContentsList).row
        if isinstance(row, Entry):
            self.dismiss(row)

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
