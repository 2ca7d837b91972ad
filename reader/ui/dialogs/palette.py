"""The command palette: every command by its summary or its name, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.content import Content
from textual.widgets import Input

from reader.library.name_ranking import NameIndex
from reader.ui.commands import bindings
from reader.ui.dialogs.go_to import lit_up
from reader.ui.dialogs.modal import INPUT_LINES, Frame, ListModal
from reader.ui.dialogs.outline import NO_MATCHES
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.fitted_list import FittedList
from reader.ui.widgets.inputs import LineInput
from reader.ui.widgets.painting import DIM, SIGN

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

KEYS_WIDTH = 9
"""Cells of the keys; longer ones take more."""
NAMES_FROM = 56
"""Cells of a row from which it has room for the name."""


class PaletteEntry(NamedTuple):
    """A command that can be run by its name."""

    title: str
    """What it does."""
    name: str
    """What the configuration calls it."""
    keys: str
    run: Callable[[], object]
    why: str = ""
    """Why it cannot run here; empty if it can."""


class FoundCommand(NamedTuple):
    """A command, and what was typed of it."""

    command: PaletteEntry
    typed: str = ""


class PaletteList(FittedList[FoundCommand], can_focus=False):
    """Commands, a line each: what it does, its name, and its keys at the right."""

    def key(self, row: FoundCommand) -> Hashable:
        """Identify a command by what it does."""
        return row.command.title

    def render_row(self, row: FoundCommand, width: int, *, selected: bool) -> Content:  # noqa: ARG002
        """Draw the line, with the letters typed lit; dim, and with the reason, if it cannot run."""
        command = row.command
        title = Content.styled(command.title, DIM) if command.why else lit_up(command.title, row.typed)
        has_name = width >= NAMES_FROM
        told = command.keys.rjust(KEYS_WIDTH) if has_name else command.keys
        keys = Content.styled(told, DIM if command.why else f"bold {SIGN}")
        about = Content.styled(command.why or command.name, DIM)
        room = width - title.cell_length - keys.cell_length - 2
        about = about.truncate(max(0, room), ellipsis=True) if has_name else Content("")
        left = title.truncate(
            max(0, width - keys.cell_length - about.cell_length - 2), ellipsis=True, pad=True
        )
        return left + Content("  ") + about + keys


class PaletteInput(LineInput):
    """What the commands must be like."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]


class Palette(ListModal[PaletteEntry]):
    """Ends with the command to run."""

    SHEET = "palette.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picker"), *bindings("modal")]

    def __init__(self, commands: Sequence[PaletteEntry]) -> None:
        super().__init__()
        self._commands = commands
        self._index = NameIndex(f"{command.title} {command.name}" for command in commands)
        self._typed: str | None = None
        """What the list shows the commands for."""

    def compose(self) -> ComposeResult:
        """Show the input and the list."""
        with Frame(id="palette-box") as box:
            box.border_title = "commands"
            yield PaletteInput(placeholder="Type a command", id="palette-input")
            yield PaletteList(id="palette-commands")
        yield CommandBar()

    def on_mount(self) -> None:
        """List all commands."""
        self.rows.empty = NO_MATCHES
        self._show()

    @property
    def rows(self) -> PaletteList:
        """The commands."""
        return self.query_one(PaletteList)

    def submit(self) -> None:
        """End with the command under the cursor: of those for all that has been typed by now."""
        self._show()
        if self.rows.row is not None:
            self.dismiss(self.rows.row.command)

    def action_walk_to_end(self, end: bool) -> None:  # noqa: FBT001 - as a binding calls it
        """Move to the first or the last command."""
        self.rows.move_to_end(end=end)

    def on_click(self, event: events.Click) -> None:
        """Close with a click beside the palette."""
        if event.widget is self:
            self.dismiss(None)

    @on(Input.Changed)
    def _show(self) -> None:
        """Show the commands for what has been typed; the cursor is at the first."""
        if self.input.value == self._typed:
            return
        self._typed = self.input.value
        self.fit(self.rows.fit_rows(self._found(self._typed)) + INPUT_LINES)

    def _found(self, typed: str) -> list[FoundCommand]:
        """Return the commands that fit, the best first; without anything typed, all in their order.

        The one whose name was typed comes before those that only begin with it.
        """
        if not typed.strip():
            return [FoundCommand(command) for command in self._commands]
        found = self._index.find(typed, len(self._commands)) or ()
        fitting = [FoundCommand(self._commands[each.number], typed) for each in found]
        return sorted(fitting, key=lambda each: each.command.name != typed.strip())
