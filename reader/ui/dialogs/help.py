"""Help: all keys, made from the table of commands and the user's keymap.

First come those of the widget with the focus, then those that work everywhere, then the others by where they
work. Commands that belong together take one line.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from reader.ui.commands import CATEGORIES, COMMANDS, SCOPE_LABELS, Command, bindings, first_key, line_keys
from reader.ui.dialogs.modal import Frame, InputModal, frame_width
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import LineInput
from reader.ui.widgets.scrollable_page import ScrollablePage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.ui.commands import Scope

COLUMN, FRAME, BETWEEN = 54, 9, 2
"""Cells of a column; of borders, padding and scrollbar; and between two columns."""
COLUMNS = ("help-first", "help-second", "help-third")
KEY_WIDTH, NARROW_KEY_WIDTH = 18, 12
NARROW = 50
"""Cells of a column below which the keys get fewer of them."""
NO_MATCHES = "No matches. The command palette ({key}) also finds commands without a key."


class HelpLine(NamedTuple):
    """A command, or those that belong together."""

    commands: Sequence[Command]

    @property
    def summary(self) -> str:
        """What they do."""
        return self.commands[0].line or self.commands[0].summary

    def keys(self, keymap: Mapping[str, str]) -> str:
        """Return the keys that the user has for them."""
        return line_keys(self.commands, keymap)

    def has(self, words: Sequence[str], place: str, keymap: Mapping[str, str]) -> bool:
        """Return whether it has all words, in lower case, in what it says or in the names of its commands."""
        names = [f"{command.name} {command.summary} {command.category}" for command in self.commands]
        text = f"{self.keys(keymap)} {self.summary} {place} {' '.join(names)}".casefold()
        return all(word in text for word in words)


class Section(NamedTuple):
    """Lines below a heading."""

    name: str
    lines: Sequence[HelpLine]

    @property
    def height(self) -> int:
        """Lines it takes, with heading and the blank line below it."""
        return len(self.lines) + 2


class HelpScreen(InputModal[None]):
    """Lists all keys; typing filters them, once the input is asked for."""

    SHEET = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help"), *bindings("modal"), *bindings("viewer")]
    AUTO_FOCUS = "#help-list"

    def __init__(self, keymap: Mapping[str, str], here: Collection[Scope] = ()) -> None:
        """`keymap` maps ids of bindings to the user's keys; `here` are the scopes of where the user was."""
        super().__init__()
        self._keymap = keymap
        self._here = here

    def compose(self) -> ComposeResult:
        """Show the input, and the keys in as many columns as fit."""
        with Frame(id="help-box") as box:
            box.border_title = "help"
            yield LineInput(placeholder="Type to filter", id="help-query")
            with ScrollablePage(id="help-list"), Horizontal(id="help-columns"):
                for name in COLUMNS:
                    yield Static(id=name, markup=False)
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
        found = matching(self.query_one(LineInput).value, self._keymap, self._here)
        fitting = max(1, (width - FRAME + BETWEEN) // (COLUMN + BETWEEN))
        number = min(fitting, len(COLUMNS), max(1, len(found)))
        column = min(COLUMN, width - FRAME)
        wanted = number * (column + BETWEEN) - BETWEEN + FRAME
        self.query_one("#help-box").styles.width = frame_width(wanted, width)
        columns = in_columns(found, number)
        for at, text in enumerate(self.query("#help-columns Static").results(Static)):
            text.display = at < len(columns)
            if text.display:
                text.update(help_text(columns[at], self._keymap, column))
                text.styles.width = column
        if not found:
            key = first_key("palette", self._keymap)
            first = self.query_one(f"#{COLUMNS[0]}", Static)
            first.update(Content.styled(NO_MATCHES.format(key=key), "$quiet"))
            first.styles.width = column
            first.display = True


def matching(typed: str, keymap: Mapping[str, str], here: Collection[Scope] = ()) -> list[Section]:
    """Return the lines with all words typed, in sections: the user's place, everywhere, other places.

    Of lines that say the same of the same place, one is returned.
    """
    words = typed.casefold().split()
    found: dict[str, dict[tuple[str, str], HelpLine]] = {name: {} for name in _sections(here)}
    for line in lines():
        command = line.commands[0]
        place = SCOPE_LABELS.get(command.scope, "")
        if line.has(words, place, keymap):
            found[_heading(place) or command.category].setdefault((line.keys(keymap), line.summary), line)
    return [Section(name, list(inside.values())) for name, inside in found.items() if inside]


def lines() -> Iterator[HelpLine]:
    """Yield all commands of the table, those that belong together in one line."""
    together: list[Command] = []
    for command in COMMANDS:
        if together and not command.joins:
            yield HelpLine(together)
            together = []
        together.append(command)
    yield HelpLine(together)


def in_columns(sections: Sequence[Section], number: int) -> list[list[Section]]:
    """Part sections into at most that many columns of about the same height."""
    columns: list[list[Section]] = []
    left = sum(section.height for section in sections)
    for section in sections:
        wanted = left / max(1, number - len(columns) + 1)
        filled = sum(each.height for each in columns[-1]) if columns else 0
        if not columns or (len(columns) < number and filled + section.height / 2 > wanted):
            left -= filled
            columns.append([])
        columns[-1].append(section)
    return columns


def help_text(sections: Sequence[Section], keymap: Mapping[str, str], width: int) -> Content:
    """Return a column: headings in bold, and for each line its keys and summary, wrapped.

    Below keys that are too long for their part of the column, the summary begins on the next line.
    """
    keys_width = KEY_WIDTH if width >= NARROW else NARROW_KEY_WIDTH
    parts: list[Content] = []
    for section in sections:
        parts.append(Content.styled(f"{section.name}\n", "bold"))
        for line in section.lines:
            keys = line.keys(keymap)
            parts.append(Content.styled(f"  {keys:<{keys_width - 3}} ", "bold $accent"))
            wrapped = wrap(line.summary, max(1, width - keys_width))
            below = ["", *wrapped] if len(keys) > keys_width - 3 else wrapped
            indent = "\n" + " " * keys_width
            parts.append(Content(f"{indent.join(below)}\n"))
        parts.append(Content("\n"))
    return Content("").join(parts).rstrip()


def _sections(here: Collection[Scope]) -> list[str]:
    """Return the headings in their order."""
    first = [_heading(label) for scope, label in SCOPE_LABELS.items() if scope in here]
    return list(dict.fromkeys([*first, *CATEGORIES, *map(_heading, SCOPE_LABELS.values())]))


def _heading(place: str) -> str:
    return place[:1].upper() + place[1:]
