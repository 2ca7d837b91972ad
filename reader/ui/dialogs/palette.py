"""The command palette: every command by its name, with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit
from textual.system_commands import SystemCommandsProvider
from textual.widgets import Input

from reader.ui.dialogs.type_ahead import TypeAhead
from reader.ui.widgets.command_bar import CommandBar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.command import Hits

ID = "--command-palette"
"""By which Textual knows that it is open."""
DOT = "  ·  "
"""Between the word for a command and its key."""


class InOrder(SystemCommandsProvider):
    """Before anything is typed, the commands stand as in the help, not by their first letters."""

    async def discover(self) -> Hits:
        """All of them."""
        for name, about, callback, discover in self.app.get_system_commands(self.screen):
            if discover:
                yield DiscoveryHit(name, callback, help=about)

    async def search(self, query: str) -> Hits:
        """Those whose name, or the word that the footer has for them, is like the query."""
        matcher = self.matcher(query)
        for name, about, callback, _ in self.app.get_system_commands(self.screen):
            score = max(matcher.match(name), matcher.match((about or "").partition(DOT)[0]))
            if score > 0:
                yield Hit(score, matcher.highlight(name), callback, help=about)


class Palette(CommandPalette):
    """Textual's own, in the colours of the rest."""

    SCOPED_CSS = False

    def __init__(self, sheet: str) -> None:
        super().__init__([InOrder], placeholder="Type a command", id=ID)
        self._type_ahead = TypeAhead(lambda: self.query_one(Input), lambda: None)
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance

    def compose(self) -> ComposeResult:
        """The box; and in the place of the keys that do nothing meanwhile, an empty line."""
        yield from super().compose()
        yield CommandBar()

    def on_mount(self) -> None:
        """Like all that floats over the text, it says what it is."""
        self.query_one("#--container").border_title = "commands"
        self._type_ahead.catch_up()

    def buffer_key(self, key: events.Key) -> bool:
        """Take a key that has not reached the input; return False for one that is not text."""
        return self._type_ahead.buffer_key(key)
