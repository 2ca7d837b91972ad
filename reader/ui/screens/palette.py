"""The command palette: every command by its name, with its key."""

from __future__ import annotations

from textual.command import CommandPalette

ID = "--command-palette"
"""By which Textual knows that it is open."""


class Palette(CommandPalette):
    """Textual's own, in the colours of the rest."""

    SCOPED_CSS = False

    def __init__(self, sheet: str) -> None:
        super().__init__(placeholder="the name of a command", id=ID)
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
