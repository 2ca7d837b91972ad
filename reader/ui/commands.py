"""The one table of commands: bindings, footer, help and palette are made from it.

A widget or screen gets its bindings with `bindings("its scope")` and implements `action_NAME` for
each command of that scope. Nothing else in the program names a key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from textual.binding import Binding

Scope: TypeAlias = Literal["app", "main", "move", "list", "pane", "parts", "postings", "search", "overlay"]
Task: TypeAlias = Literal["Move", "Read", "Find", "Look around", "Program"]

TASKS: tuple[Task, ...] = ("Move", "Read", "Find", "Look around", "Program")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do, and the keys that do it."""

    name: str
    """Names the action (`action_NAME`) and the binding that the configuration can remap."""
    keys: str
    """Textual key names, comma-separated; the first is the one that is shown."""
    label: str
    """One or two words for the footer."""
    summary: str
    """One line for help and palette, without a full stop."""
    task: Task
    scope: Scope
    footer: int = 0
    """Place in the footer, from 1; 0 keeps it out."""
    shown: str = ""
    """How the keys are written in footer and help, where the key names alone would not read well."""
    priority: bool = False
    """Works wherever the focus is, in a text box too."""
    palette: bool = True
    """Whether the command palette lists it; moving by a line is nothing to look up by name."""


COMMANDS: tuple[Command, ...] = (
    Command(
        "line_down", "j,down", "down", "One line or row down", "Move", "move", shown="j ↓", palette=False
    ),
    Command("line_up", "k,up", "up", "One line or row up", "Move", "move", shown="k ↑", palette=False),
    Command("half_page_down", "ctrl+d", "half page", "Half a page down", "Move", "move", palette=False),
    Command("half_page_up", "ctrl+u", "half page up", "Half a page up", "Move", "move", palette=False),
    Command("top", "g,home", "top", "To the top", "Move", "move", shown="g"),
    Command("end", "G,end", "end", "To the end", "Move", "move", shown="G"),
    Command(
        "page_down", "space,pagedown", "page", "One page down", "Move", "pane", shown="space", palette=False
    ),
    Command("page_up", "b,pageup", "page up", "One page up", "Move", "pane", shown="b", palette=False),
    Command("page_down", "pagedown", "page", "One page of rows down", "Move", "list", palette=False),
    Command("page_up", "pageup", "page up", "One page of rows up", "Move", "list", palette=False),
    Command("scroll_left", "left", "left", "Scroll wide code and tables left", "Move", "pane", palette=False),
    Command(
        "scroll_right", "right", "right", "Scroll wide code and tables right", "Move", "pane", palette=False
    ),
    Command("open", "enter", "open", "Open the chosen row", "Move", "list", palette=False, footer=2),
)


def bindings(scope: Scope) -> list[Binding]:
    """The bindings of a scope, in the order of the table.

    Each carries an id ("scope.name"), by which `App.set_keymap` can remap it.
    """
    return [
        Binding(
            command.keys,
            command.name,
            command.label,
            show=command.footer > 0,
            key_display=command.shown or None,
            priority=command.priority,
            id=f"{command.scope}.{command.name}",
        )
        for command in COMMANDS
        if command.scope == scope
    ]
