"""Help: all keys by category, made from the table of commands and the user's keymap."""

from __future__ import annotations

from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.ui.commands import CATEGORIES, COMMANDS, SCOPE_LABELS, Command, bindings, first_key, key_labels
from reader.ui.dialogs.modal import InputModal, frame_width
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import LineInput
from reader.ui.widgets.scrolling import ScrollablePage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

Groups: TypeAlias = "Sequence[tuple[str, Sequence[Command]]]"
"""Categories with their commands."""
COLUMN, FRAME, BETWEEN = 62, 9, 2
"""Cells of a column; of borders, padding and scrollbar; and between two columns."""
KEY_WIDTH, NARROW_KEY_WIDTH = 16, 10
NARROW = 50
"""Cells of a column below which the keys get fewer of them."""
NO_MATCHES = "No matches. The command palette ({key}) also finds commands without a key."


class HelpScreen(InputModal[None]):
    """Lists all keys; typing filters them, once the input is asked for."""

    SHEET = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help"), *bindings("modal"), *bindings("viewer")]
    AUTO_FOCUS = "#help-list"

    def __init__(self, keymap: Mapping[str, str]) -> None:
        """`keymap` maps ids of bindings to the user's keys."""
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Show the input, and the keys in one column or two."""
        with Vertical(id="help-box", classes="frame") as box:
            box.border_title = "help"
            yield LineInput(placeholder="Type to filter", id="help-query")
            with ScrollablePage(id="help-list"), Horizontal(id="help-columns"):
                yield Static(id="help-text", markup=False)
                yield Static(id="help-more", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Hide the input."""
        self.query_one(LineInput).display = False

    def buffer_key(self, key: events.Key) -> bool:
        """Letters are keys until the input is asked for."""
        return self.focused is not None and self.focused is self.input and super().buffer_key(key)

    def submit(self) -> None:
        """Scroll what was found."""
        self.set_focus(self.query_one(ScrollablePage))

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns to the window."""
        self._fill(event.size.width)

    @on(Input.Changed)
    def _query_changed(self) -> None:
        self._fill(self.size.width)
        self.query_one(ScrollablePage).scroll_home(animate=False)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.submit()

    def action_find_key(self) -> None:
        """Show the input and go to it."""
        box = self.query_one(LineInput)
        box.display = True
        self.set_focus(box)  # at once: what is typed next is for the input

    def _fill(self, width: int) -> None:
        commands = matching(self.query_one(LineInput).value, self._keymap)
        is_double = width >= 2 * COLUMN + BETWEEN + FRAME
        column = min(COLUMN, width - FRAME)
        wanted = column + FRAME + (column + BETWEEN if is_double else 0)
        self.query_one("#help-box").styles.width = frame_width(wanted, width)
        groups: Groups = [(name, list(group)) for name, group in groupby(commands, key=_category)]
        columns: tuple[Groups, Groups] = _halves(groups) if is_double else (groups, [])
        for text, part in zip(self.query("#help-columns Static").results(Static), columns, strict=True):
            text.update(help_text(part, self._keymap, column))
            text.styles.width = column
            text.display = bool(part)
        if not commands:
            key = first_key("palette", self._keymap)
            first = self.query_one("#help-text", Static)
            first.update(Content.styled(NO_MATCHES.format(key=key), "$quiet"))
            first.display = True


def matching(typed: str, keymap: Mapping[str, str]) -> list[Command]:
    """Return the commands with all words typed, by category; those that work everywhere come first.

    Of commands shared by several widgets, one is returned.
    """
    wanted = typed.casefold().split()
    found: dict[str, Command] = {}
    for command in COMMANDS:
        shown = f"{key_labels(command, keymap)} {command.summary}"
        text = f"{shown} {command.name} {_place(command)} {command.category}".casefold()
        if all(word in text for word in wanted):
            found.setdefault(shown, command)
    places = sorted(dict.fromkeys(map(_place, COMMANDS)), key=bool)
    return sorted(
        found.values(),
        key=lambda command: (CATEGORIES.index(command.category), places.index(_place(command))),
    )


def help_text(groups: Groups, keymap: Mapping[str, str], width: int) -> Content:
    """Return the table: categories in bold, and for each command its keys and summary, wrapped."""
    keys_width = KEY_WIDTH if width >= NARROW else NARROW_KEY_WIDTH
    parts: list[Content] = []
    for category, commands in groups:
        parts.append(Content.styled(f"{category}\n", "bold"))
        for place, group in groupby(commands, key=_place):
            if place:
                parts.append(Content.styled(f"  {place}\n", "$quiet"))
            for command in group:
                keys = key_labels(command, keymap)
                parts.append(Content.styled(f"  {keys:<{keys_width - 3}} ", "bold $accent"))
                room = max(1, width - max(keys_width, len(keys) + 3))
                lines = wrap(command.summary, room) or [""]
                indent = "\n" + " " * keys_width
                parts.append(Content(f"{indent.join(lines)}\n"))
        parts.append(Content("\n"))
    return Content("").join(parts).rstrip()


def _category(command: Command) -> str:
    return command.category


def _place(command: Command) -> str:
    return SCOPE_LABELS.get(command.scope, "")


def _halves(groups: Groups) -> tuple[Groups, Groups]:
    """Split groups into two columns of about the same height."""
    total = sum(len(commands) + 2 for _, commands in groups)
    height = 0
    for number, (_, commands) in enumerate(groups):
        if height >= total / 2:
            return groups[:number], groups[number:]
        height += len(commands) + 2
    return groups, []
