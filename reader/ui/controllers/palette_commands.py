"""What the command palette lists, and what running one of it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reader.ui.commands import COMMANDS, key_labels
from reader.ui.dialogs.palette import Palette, PaletteEntry
from reader.ui.theme import THEME_SUMMARIES
from reader.ui.widgets.tabs import DOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import App
    from textual.dom import DOMNode

    from reader.ui.commands import Command, Scope

PALETTE_ORDER: Mapping[Scope, int] = {"main": 1, "move": 2, "app": 3}
"""Where the palette lists the commands of a scope; those of the current item come before them."""
RECENT_COMMANDS = 5
"""Commands that the palette lists first, since they ran last."""


class PaletteCommands:
    """The commands and themes that can be run by name from where the user is."""

    def __init__(
        self, app: App[Any], keymap: Mapping[str, str], theme: Callable[[], str], use: Callable[[str], None]
    ) -> None:
        """Take the app, the configured keys, and functions that return the theme in force and change it."""
        self._app = app
        self._keymap = keymap
        self._theme = theme
        self._use_theme = use
        self._recent: list[str] = []
        """What the commands do that ran last, the latest first."""

    def open(self) -> None:
        """Open the palette, unless it is open."""
        if not isinstance(self._app.screen, Palette):
            self._app.push_screen(Palette(self.entries()), self._run)

    def entries(self) -> list[PaletteEntry]:
        """Return what the palette lists: what ran last, what is for the current item, the rest, the themes.

        Last come commands that cannot run here, with the reason.
        """
        screen = self._app.screen
        context = getattr(screen, "context", None) if screen.children else None
        found: list[tuple[int, PaletteEntry]] = []
        for command in COMMANDS:
            when = command.when
            is_free = when is None or context is None or when.holds(context)
            if command.palette and self._is_listed(command) and (is_free or (when and when.reason)):
                why = "" if is_free or when is None or context is None else when.why(context)
                run, keys = partial(self._run_command, command), key_labels(command, self._keymap)
                entry = PaletteEntry(command.summary, command.name, keys, run, why)
                found.append((PALETTE_ORDER.get(command.scope, 0), entry))
        for name, summary in THEME_SUMMARIES.items():
            about = f"{summary}{DOT}in use" if name == self._theme() else summary
            entry = PaletteEntry(f"Theme: {name}", about, "", partial(self._use_theme, name))
            found.append((len(PALETTE_ORDER) + 1, entry))
        rank = {title: number for number, title in enumerate(self._recent)}
        found.sort(key=lambda each: (bool(each[1].why), rank.get(each[1].title, RECENT_COMMANDS), each[0]))
        return [entry for _, entry in found]

    def _is_listed(self, command: Command) -> bool:
        """Return whether the palette lists a command for the screen and the focus."""
        if command.scope == "main":
            return len(self._app.screen_stack) == 1
        return self._node_of(command) is not None

    def _node_of(self, command: Command) -> DOMNode | None:
        """Return what runs a command: where the focus is, or else the screen or the app."""
        focused = self._app.screen.focused
        nodes = [
            *(focused.ancestors_with_self if focused is not None else ()),
            self._app.screen,
            self._app,
        ]
        action = f"action_{_bare(command.action).partition('(')[0]}"
        return next((node for node in nodes if hasattr(node, action)), None)

    def _run(self, entry: PaletteEntry | None) -> None:
        """Run what was chosen, if anything was."""
        if entry is not None:
            others = [title for title in self._recent if title != entry.title]
            self._recent = [entry.title, *others][:RECENT_COMMANDS]
            entry.run()

    def _run_command(self, command: Command) -> None:
        """Run a command where the focus is, or else in the screen or the app."""
        node = self._node_of(command)
        if node is not None:
            self._app.call_later(self._app.run_action, _bare(command.action), node)


def _bare(action: str) -> str:
    """Return an action without its namespace."""
    return action.removeprefix("screen.").removeprefix("app.")
