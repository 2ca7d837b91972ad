"""Choosing a status from a list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual.containers import Vertical
from textual.content import Content

from reader.store.values import STATUSES, Status
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import ChoiceModal
from reader.ui.symbols import LETTERS
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.painting import SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.app import ComposeResult
    from textual.binding import BindingType

Choice: TypeAlias = Status | Literal["none"]
CHOICES: tuple[Choice, ...] = (*STATUSES, "none")
NO_STATUS = "No status"


class StatusList(VirtualList[Choice]):
    """Statuses, a line each, with their signs."""

    def key(self, row: Choice) -> Hashable:
        """Return the status."""
        return row

    def render_row(self, row: Choice, width: int, *, selected: bool) -> Content:  # noqa: ARG002
        """Draw sign and name."""
        sign = " " if row == "none" else LETTERS[row]
        name = NO_STATUS if row == "none" else row.capitalize()
        return Content.styled(f"{sign}  ", SIGN) + Content(name)


class StatusScreen(ChoiceModal[Choice]):
    """Ends with a status, or with "none" for no status."""

    SHEET = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("modal"), *bindings("viewer")]

    def __init__(self, names: str, now: Status | None) -> None:
        """`names` says which postings get the status; the cursor begins at the one they have `now`."""
        super().__init__()
        self._names = names
        self._now = now

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Vertical(id="status-box", classes="frame") as box:
            box.border_title = Content(f"status of {self._names}")
            yield StatusList(id="statuses")
        yield CommandBar()

    def on_mount(self) -> None:
        """Fill the list; it is as high as its rows."""
        self.rows.styles.height = len(CHOICES)
        self.rows.set_rows(CHOICES)
        self.rows.move_to(CHOICES.index(self._now or "interested"))
        self.rows.focus()

    @property
    def rows(self) -> StatusList:
        """The list."""
        return self.query_one(StatusList)
