"""The command palette: every command by its summary or its name, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit
from textual.system_commands import SystemCommandsProvider
from textual.widgets import Input, OptionList

from reader.ui.dialogs.modal import AnswersOnce
from reader.ui.dialogs.type_ahead import TypeAhead
from reader.ui.widgets.command_bar import CommandBar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.command import Hits

DOT = "  ·  "
"""Between the name of a command and its keys."""


class Commands(SystemCommandsProvider):
    """Before anything is typed, commands are in the order of the table, not by the alphabet."""

    async def discover(self) -> Hits:
        """Yield all of them."""
        for title, help_line, run, is_listed in self.app.get_system_commands(self.screen):
            if is_listed:
                yield DiscoveryHit(title, run, help=help_line)

    async def search(self, query: str) -> Hits:
        """Yield those whose summary or name is like the query."""
        matcher = self.matcher(query)
        for title, help_line, run, _ in self.app.get_system_commands(self.screen):
            score = max(matcher.match(title), matcher.match((help_line or "").partition(DOT)[0]))
            if score > 0:
                yield Hit(score, matcher.highlight(title), run, help=help_line)


class Palette(CommandPalette, AnswersOnce[None]):
    """Textual's palette, in the style of the other dialogs."""

    SCOPED_CSS = False

    def __init__(self, sheet: str) -> None:
        """`sheet` is the text of its style sheet."""
        super().__init__([Commands], placeholder="Type a command")
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
        self._type_ahead = TypeAhead(lambda: self.query_one(Input), self._submit)

    def compose(self) -> ComposeResult:
        """Add a command bar, so that the one below is not seen."""
        yield from super().compose()
        yield CommandBar()

    def on_mount(self) -> None:
        """Set the title, and type what has been typed already."""
        self.query_one("#--container").border_title = "commands"
        self._type_ahead.catch_up()

    def buffer_key(self, key: events.Key) -> bool:
        """Take a key that has not reached the input; return False for one that is not text."""
        return self._type_ahead.buffer_key(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Move in the list only once it has room, without which Textual knows no lines in it."""
        if action == "command_list" and not all(
            each.scrollable_content_region for each in self.query(CommandList)
        ):
            return False
        return super().check_action(action, parameters)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _only_once(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        """Keep a second Enter or click from running the command again."""
        if self.has_answered:
            event.stop()
            event.prevent_default()

    def _submit(self) -> None:
        """Do nothing: nothing has been found yet."""
