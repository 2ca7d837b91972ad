"""The command palette: every command by its summary or its name, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import SystemCommand
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.widgets import Input

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import ListModal
from reader.ui.dialogs.outline import NO_MATCHES
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import LineInput
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.tabs import DOT
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class FoundCommand(NamedTuple):
    """A command, and which letters of its title were typed."""

    command: SystemCommand
    letters: Sequence[int] = ()


def found(commands: Sequence[SystemCommand], typed: str) -> list[FoundCommand]:
    """Return the commands whose summary or name is like what was typed, the likest first.

    Without anything typed, they are in their order.
    """
    if not typed.strip():
        return [FoundCommand(command) for command in commands if command.discover]
    search = FuzzySearch()
    scored: list[tuple[float, FoundCommand]] = []
    for command in commands:
        score, letters = search.match(typed, command.title)
        by_name, _ = search.match(typed, command.help.partition(DOT)[0])
        if score or by_name:
            scored.append((max(score, by_name), FoundCommand(command, letters if score else ())))
    scored.sort(key=lambda one: one[0], reverse=True)
    return [one for _, one in scored]


class PaletteList(VirtualList[FoundCommand], can_focus=False):
    """Commands of two lines each: the summary, and below it the name and the keys."""

    LIT = True
    IS_MENU = True

    def key(self, row: FoundCommand) -> Hashable:
        """Identify a command by its summary."""
        return row.command.title

    def row_height(self, row: FoundCommand) -> int:  # noqa: ARG002
        """Return 2."""
        return 2

    def render_row(self, row: FoundCommand, width: int, *, selected: bool) -> list[Content]:  # noqa: ARG002
        """Draw both lines, with the letters typed."""
        title = Content(row.command.title)
        for at in row.letters:
            title = title.stylize("underline", at, at + 1).stylize(SIGN, at, at + 1)
        lines = [title, Content.styled(row.command.help, DIM)]
        return [line.truncate(width, ellipsis=True) for line in lines]


class PaletteInput(LineInput):
    """What the commands must be like."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]


class Palette(ListModal[SystemCommand]):
    """Ends with the command to run."""

    SHEET = "palette.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picker"), *bindings("modal")]

    def __init__(self, commands: Iterable[SystemCommand]) -> None:
        super().__init__()
        self._commands = tuple(commands)
        self._typed: str | None = None
        """What the list shows the commands for."""

    def compose(self) -> ComposeResult:
        """Show the input and the list."""
        with Vertical(id="palette-box", classes="frame") as box:
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
        self.rows.set_rows(found(self._commands, self._typed), keep=False)
