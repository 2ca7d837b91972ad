"""The command palette: every command by its summary or its name, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.system_commands import SystemCommandsProvider
from textual.widgets import Input, LoadingIndicator, OptionList

from reader.ui.dialogs.modal import AnswersOnce
from reader.ui.dialogs.type_ahead import TypeAhead
from reader.ui.widgets._textual_fast_path import calm
from reader.ui.widgets.command_bar import CommandBar

if TYPE_CHECKING:
    from typing import Literal

    from textual import events
    from textual.app import ComposeResult
    from textual.command import Hits

LINES = 2
"""Of a command."""
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


class FoundCommands(CommandList):
    """Commands that come and go while keys and clicks are under way."""

    def on_click(self, event: events.Click) -> None:
        """Ignore a click on a command that has gone since."""
        at = event.style.meta.get("option")
        if at is not None and at >= self.option_count:
            event.stop()
            event.prevent_default()

    def action_page_down(self) -> None:
        """Move a page down."""
        self._turn_page(1)

    def action_page_up(self) -> None:
        """Move a page up."""
        self._turn_page(-1)

    def _turn_page(self, direction: Literal[1, -1]) -> None:
        """Move by as many commands as fit, which Textual can't do in a list without room."""
        page = max(1, self.size.height // LINES)
        if self.option_count:
            at = (self.highlighted or 0) + direction * page
            self.highlighted = max(0, min(at, self.option_count - 1))


@calm
class Palette(CommandPalette, AnswersOnce[None]):
    """Textual's palette, in the style of the other dialogs."""

    SCOPED_CSS = False

    def __init__(self, sheet: str) -> None:
        """`sheet` is the text of its style sheet."""
        super().__init__([Commands])
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
        self._type_ahead = TypeAhead(lambda: self.query_one(Input), self._submit)

    def compose(self) -> ComposeResult:
        """Show what Textual's palette shows, with a list that loses nothing, and a command bar."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandInput(placeholder="Type a command", select_on_focus=False)
            with Vertical(id="--results"):
                yield FoundCommands()
                yield LoadingIndicator()
        yield CommandBar()

    def on_mount(self) -> None:
        """Set the title, and type what has been typed already."""
        self.query_one("#--container").border_title = "commands"
        self._type_ahead.catch_up()

    def buffer_key(self, key: events.Key) -> bool:
        """Take a key that has not reached the input; return False for one that is not text."""
        return self._type_ahead.buffer_key(key)

    @on(Input.Changed)
    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _only_once(self, event: Input.Changed | Input.Submitted | OptionList.OptionSelected) -> None:
        """Keep a second Enter or click from running the command again, and a letter from searching."""
        if self.has_answered:
            event.stop()
            event.prevent_default()

    def _submit(self) -> None:
        """Do nothing: nothing has been found yet."""
