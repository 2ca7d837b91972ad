"""All keys, by task: made from the table of commands and the keys in force."""

from __future__ import annotations

from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.ui.commands import CATEGORIES, COMMANDS, SCOPE_LABELS, Command, bindings, key_labels
from reader.ui.dialogs.modal import InputModal
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.scrolling import ScrollablePage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

Tasks: TypeAlias = "Sequence[tuple[str, Sequence[Command]]]"
"""The commands of each task."""
COLUMN, FRAME, BETWEEN = 62, 9, 2
"""Cells of a column of keys, of what is beside it (borders, air and the scrollbar), and between two."""
KEY_CELLS, NARROW_KEY_CELLS = 16, 10
NARROW = 50
"""Below this many cells of a column the keys have fewer of them."""
NOTHING = "No key does that. The command palette lists what can be done without one."


class HelpScreen(InputModal[None]):
    """Floats over the text; any of the usual keys closes it."""

    SHEET = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("overlay"), *bindings("help")]
    AUTO_FOCUS = "#help-list"

    def __init__(self, remapped: Mapping[str, str]) -> None:
        super().__init__()
        self._remapped = remapped

    def compose(self) -> ComposeResult:
        """A box to find a key, and the keys in as many columns as there is room for."""
        with Vertical(id="help-box", classes="frame") as box:
            box.border_title = "all keys"
            yield Input(placeholder="what a key does", id="help-query", compact=True)
            with ScrollablePage(id="help-list"), Horizontal(id="help-columns"):
                yield Static(id="help-text", markup=False)
                yield Static(id="help-more", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """The box comes when it is asked for."""
        self.box.display = False

    def take(self, key: events.Key) -> bool:
        """Letters are keys until the box is there."""
        return self.focused is not None and self.focused is self.box and super().take(key)

    def entered(self) -> None:
        """The keys that were found can be scrolled."""
        self.set_focus(self.query_one(ScrollablePage))

    def on_resize(self, event: events.Resize) -> None:
        """Wraps anew, in one column or two."""
        self._fill(event.size.width)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._fill(self.size.width)
        self.query_one(ScrollablePage).scroll_home(animate=False)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.entered()

    def _fill(self, width: int) -> None:
        rows = found(self.box.value, self._remapped)
        double = width >= 2 * COLUMN + BETWEEN + FRAME
        column = min(COLUMN, width - FRAME)
        self.query_one("#help-box").styles.width = column + FRAME + (column + BETWEEN if double else 0)
        tasks: Tasks = [(task, list(group)) for task, group in groupby(rows, key=lambda row: row.category)]
        columns: tuple[Tasks, Tasks] = _halves(tasks) if double else (tasks, [])
        for text, part in zip(self.query("#help-columns Static").results(Static), columns, strict=True):
            text.update(help_text(part, self._remapped, column))
            text.styles.width = column
            text.display = bool(part)
        if not rows:
            first = self.query_one("#help-text", Static)
            first.update(Content.styled(NOTHING, "$quiet"))
            first.display = True

    def action_find_key(self) -> None:
        """Shows the box and goes into it."""
        self.box.display = True
        self.set_focus(self.box)  # at once: what is typed next is for the box


def found(words: str, remapped: Mapping[str, str]) -> Sequence[Command]:
    """The commands that have all the words, by task, and those that work in one place only last.

    Of commands that several widgets share there is one.
    """
    wanted = words.casefold().split()
    rows: dict[str, Command] = {}
    for command in COMMANDS:
        told = f"{key_labels(command, remapped)} {command.summary}"
        said = f"{told} {SCOPE_LABELS.get(command.scope, '')} {command.category}".casefold()
        if all(word in said for word in wanted):
            rows.setdefault(told, command)
    places = list(dict.fromkeys(SCOPE_LABELS.get(command.scope, "") for command in COMMANDS))
    places.sort(key=bool)

    def order(command: Command) -> tuple[int, int]:
        return CATEGORIES.index(command.category), places.index(SCOPE_LABELS.get(command.scope, ""))

    return sorted(rows.values(), key=order)


def help_text(tasks: Tasks, remapped: Mapping[str, str], width: int) -> Content:
    """The table: each task in bold, each command's keys, and its line wrapped under itself."""
    keys_width = KEY_CELLS if width >= NARROW else NARROW_KEY_CELLS
    parts: list[Content] = []
    for task, commands in tasks:
        parts.append(Content.styled(f"{task}\n", "bold"))
        for place, group in groupby(commands, key=lambda command: SCOPE_LABELS.get(command.scope, "")):
            if place:
                parts.append(Content.styled(f"  {place}\n", "$quiet"))
            for command in group:
                keys = key_labels(command, remapped)
                parts.append(Content.styled(f"  {keys:<{keys_width - 3}} ", "bold $accent"))
                room = max(1, width - max(keys_width, len(keys) + 3))
                lines = wrap(command.summary, room) or [""]
                indent = "\n" + " " * keys_width
                parts.append(Content(f"{indent.join(lines)}\n"))
        parts.append(Content("\n"))
    return Content("").join(parts).rstrip()


def _halves(tasks: Tasks) -> tuple[Tasks, Tasks]:
    """The tasks in two columns of about the same height."""
    total = sum(len(commands) + 2 for _, commands in tasks)
    height = 0
    for number, (_, commands) in enumerate(tasks):
        if height >= total / 2:
            return tasks[:number], tasks[number:]
        height += len(commands) + 2
    return tasks, []
