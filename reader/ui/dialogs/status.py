"""Choosing a status from a list of all, each with its key, and when the posting got it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual import on
from textual.content import Content
from textual.message import Message

from reader.store.values import STATUSES, Status
from reader.ui.commands import bindings, first_key_in
from reader.ui.dialogs.modal import ChoiceModal, Frame
from reader.ui.symbols import day_words
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.store.values import StatusChange

Choice: TypeAlias = Status | Literal["none"]
CHOICES: tuple[Choice, ...] = (*STATUSES, "none")
NO_STATUS = "No status"
DAYS_SHOWN = 2
"""A posting may have got the same status more often; only the last days are listed."""
SINCE, DOT = "since ", " · "


class StatusesRead(Message):
    """Every status that the posting was given, in order."""

    def __init__(self, statuses: Sequence[StatusChange]) -> None:
        super().__init__()
        self.statuses = statuses


class StatusList(VirtualList[Choice]):
    """Statuses, a line each, with their keys and dates."""

    def __init__(self, now: Choice | None, keymap: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._now = now
        self._keymap = keymap
        self._days: Mapping[Choice, Sequence[str]] = {}

    def show_days(self, statuses: Sequence[StatusChange]) -> None:
        """Show on which days each status was given; that of the present one says since when it holds."""
        days: dict[Choice, list[str]] = {}
        for change in statuses:
            known = days.setdefault(change.status or "none", [])
            if (day := day_words(change.at)) not in known[-1:]:
                known.append(day)
        self._days = days
        self.refresh_rows()

    IS_MENU = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("menu")]

    def key(self, row: Choice) -> Hashable:
        """Return the status."""
        return row

    def render_row(self, row: Choice, width: int, *, selected: bool) -> Content:  # noqa: ARG002
        """Draw key, name and days."""
        is_now = row == self._now
        days = DOT.join(self._days.get(row, ())[-DAYS_SHOWN:])
        when = Content.styled(f"{SINCE if is_now and days else ''}{days}", SIGN if is_now else DIM)
        key = Content.styled(f"{first_key_in('status', row, self._keymap)}  ", SIGN)
        name = NO_STATUS if row == "none" else row.capitalize()
        style = SIGN if is_now else ""
        room = max(0, width - key.cell_length - when.cell_length - 1)
        shown = Content.styled(f"{name}{' ✓' if is_now else ''}", style).truncate(
            room, ellipsis=True, pad=True
        )
        return key + shown + Content(" ") + when


class StatusScreen(ChoiceModal[Choice]):
    """Ends with a status, or with "none" for no status."""

    SHEET = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("status"), *bindings("modal"), *bindings("viewer")
    ]  # fmt: skip

    def __init__(self, names: str, now: Choice | None, keymap: Mapping[str, str]) -> None:
        """`names` says which postings get the status; the cursor begins at the one they have `now`.

        None if they have several.
        """
        super().__init__()
        self._names = names
        self._now = now
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Frame(id="status-box") as box:
            box.border_title = Content(f"status of {self._names}")
            yield StatusList(self._now, self._keymap, id="statuses")
        yield CommandBar()

    def on_mount(self) -> None:
        """Fill the list; it is as high as its rows."""
        self.rows.styles.height = len(CHOICES)
        self.rows.set_rows(CHOICES)
        self.rows.move_to(0 if self._now in {None, "none"} else CHOICES.index(self._now))
        self.rows.focus()

    @property
    def rows(self) -> StatusList:
        """The list."""
        return self.query_one(StatusList)

    @on(StatusesRead)
    def _statuses_read(self, event: StatusesRead) -> None:
        self.rows.show_days(event.statuses)

    def action_choose(self, choice: Choice) -> None:
        """End with a status, by its key."""
        self.dismiss(choice)
