"""All keys, by task: made from the table of commands and the keys in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.ui.commands import COMMANDS, TASKS, Command, bindings, keys_of
from reader.ui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

KEY_CELLS = 16


class HelpScreen(ModalScreen[None]):
    """Floats over the text; any of the usual keys closes it."""

    SCOPED_CSS = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("overlay")]

    def __init__(self, sheet: str = "", remapped: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
        self._remapped = remapped or {}

    def compose(self) -> ComposeResult:
        """One column of keys and what they do."""
        with VerticalScroll(id="help-box", can_focus=True) as box:
            box.border_title = "all keys"
            yield Static(help_text(self._remapped), id="help-text", markup=False)
        yield KeyLine()

    def action_close(self) -> None:
        """Back to the text."""
        self.dismiss(None)


def help_text(remapped: Mapping[str, str]) -> Content:
    """The table: each task in bold, each command's keys and its line."""
    parts: list[Content] = []
    for task in TASKS:
        parts.append(Content.styled(f"{task}\n", "bold"))
        seen: set[str] = set()
        for command in COMMANDS:
            if command.task == task and _label(command, remapped) not in seen:
                seen.add(_label(command, remapped))
                keys = f"  {keys_of(command, remapped):<{KEY_CELLS}}"
                parts.append(Content.styled(keys, "bold $accent") + Content(f"{command.summary}\n"))
        parts.append(Content("\n"))
    return Content("").join(parts).rstrip()


def _label(command: Command, remapped: Mapping[str, str]) -> str:
    """What tells two lines of the help apart: widgets share commands that do the same."""
    return f"{keys_of(command, remapped)} {command.summary}"
