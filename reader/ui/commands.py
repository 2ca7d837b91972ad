"""The one table of commands: bindings, footer, help and palette are made from it.

A widget or screen gets its bindings with `bindings("its scope")` and implements the action of
each command of that scope. Nothing else in the program names a key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Mapping

Scope: TypeAlias = Literal["app", "main", "move", "list", "pane", "search", "overlay"]
Task: TypeAlias = Literal["Move", "Read", "Find", "Look around", "Program"]

TASKS: tuple[Task, ...] = ("Move", "Read", "Find", "Look around", "Program")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do, and the keys that do it."""

    name: str
    """Names the binding that the configuration can remap."""
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
    does: str = ""
    """The action with its arguments, where it is not just the name."""

    @property
    def action(self) -> str:
        """What Textual is to run in the widget or screen of the scope."""
        return self.does or self.name

    @property
    def id(self) -> str:
        """The id of its binding."""
        return f"{self.scope}.{self.name}"


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
    Command("open", "enter", "open", "Open the chosen row", "Move", "list", footer=1, palette=False),
    Command("search", "slash", "search", "Search everything", "Find", "main", footer=2, shown="/"),
    Command("next_match", "n", "next match", "Next match", "Find", "main", footer=3, does="step_match(1)"),
    Command(
        "previous_match",
        "N",
        "previous match",
        "Previous match",
        "Find",
        "main",
        shown="N",
        does="step_match(-1)",
    ),
    Command("part_article", "1", "article", "The article", "Read", "main", footer=5, does="turn('article')"),
    Command(
        "part_papers", "2", "papers", "The paper summaries", "Read", "main", footer=6, does="turn('papers')"
    ),
    Command(
        "part_postings", "3", "postings", "The postings", "Read", "main", footer=7, does="turn('postings')"
    ),
    Command(
        "next_part",
        "right_square_bracket",
        "next part",
        "Next paper, posting or heading",
        "Read",
        "main",
        shown="]",
        does="jump(1)",
    ),
    Command(
        "previous_part",
        "left_square_bracket",
        "previous part",
        "Previous paper, posting or heading",
        "Read",
        "main",
        shown="[",
        does="jump(-1)",
    ),
    Command(
        "next_document",
        "J",
        "next",
        "Next document, or result of the search",
        "Read",
        "main",
        footer=8,
        shown="J",
        does="step_document(1)",
    ),
    Command(
        "previous_document",
        "K",
        "previous",
        "Previous document, or result of the search",
        "Read",
        "main",
        shown="K",
        does="step_document(-1)",
    ),
    Command(
        "pane_right", "l", "to the right", "To the pane on the right", "Look around", "main", does="pane(1)"
    ),
    Command(
        "pane_left", "h", "to the left", "To the pane on the left", "Look around", "main", does="pane(-1)"
    ),
    Command(
        "pane_next",
        "tab",
        "next pane",
        "To the next pane, round and round",
        "Look around",
        "main",
        does="pane_round(1)",
    ),
    Command(
        "pane_previous",
        "shift+tab",
        "previous pane",
        "To the previous pane",
        "Look around",
        "main",
        palette=False,
        does="pane_round(-1)",
    ),
    Command("sidebar", "s", "sidebar", "The sidebar away, and back", "Look around", "main"),
    Command(
        "back",
        "escape",
        "back",
        "Back: out of a search, one level up",
        "Look around",
        "main",
        footer=4,
        shown="esc",
    ),
    Command("leave", "q", "quit", "Back, or quit at the top level", "Program", "main", footer=9),
    Command(
        "results_down",
        "down,ctrl+n",
        "results",
        "One result down",
        "Find",
        "search",
        footer=4,
        shown="↓ ↑",
        palette=False,
        priority=True,
    ),
    Command(
        "results_up",
        "up",
        "result up",
        "One result up; in an empty box, an earlier search",
        "Find",
        "search",
        shown="↑",
        palette=False,
        priority=True,
    ),
    Command(
        "results_page_down",
        "pagedown",
        "page",
        "One page of results down",
        "Find",
        "search",
        palette=False,
        priority=True,
    ),
    Command(
        "results_page_up",
        "pageup",
        "page up",
        "One page of results up",
        "Find",
        "search",
        palette=False,
        priority=True,
    ),
    Command(
        "next_kind",
        "tab",
        "kind",
        "All, articles, papers, postings",
        "Find",
        "search",
        footer=2,
        palette=False,
        priority=True,
    ),
    Command(
        "previous_kind",
        "shift+tab",
        "kind back",
        "The same, backwards",
        "Find",
        "search",
        palette=False,
        priority=True,
    ),
    Command(
        "open_result",
        "enter",
        "open",
        "Open the result at its passage",
        "Find",
        "search",
        footer=1,
        palette=False,
        priority=True,
    ),
    Command(
        "close",
        "escape",
        "back",
        "Close the search",
        "Find",
        "search",
        footer=3,
        shown="esc",
        palette=False,
        priority=True,
    ),
    Command(
        "close",
        "escape,q,question_mark",
        "back",
        "Close what floats over the text",
        "Look around",
        "overlay",
        footer=1,
        shown="esc",
        palette=False,
    ),
    Command(
        "palette",
        "colon,ctrl+p",
        "commands",
        "Find a command by its name",
        "Program",
        "app",
        shown=":",
        palette=False,
    ),
    Command(
        "all_keys", "question_mark", "all keys", "All keys, by task", "Program", "app", footer=99, shown="?"
    ),
    Command("quit", "ctrl+q", "quit", "Quit from anywhere", "Program", "app", shown="ctrl+q", priority=True),
    Command("suspend_process", "ctrl+z", "suspend", "Back to the shell; `fg` returns", "Program", "app"),
)


def bindings(scope: Scope) -> list[Binding]:
    """The bindings of a scope, in the order of the table.

    Each carries an id ("scope.name"), by which `App.set_keymap` can remap it.
    """
    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            show=command.footer > 0,
            key_display=command.shown or None,
            priority=command.priority,
            id=command.id,
        )
        for command in COMMANDS
        if command.scope == scope
    ]


def key_label(binding: Binding) -> str:
    """How a key is written in footer and help: as the table says, or else by its short name."""
    return binding.key_display or _SHORT.get(binding.key, binding.key)


_SHORT = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}


def keys_of(command: Command, remapped: Mapping[str, str]) -> str:
    """All keys of a command, as help writes them; `remapped` is from binding ids to keys."""
    keys = remapped.get(command.id)
    if keys is None and command.shown:
        return command.shown
    return " ".join(_SHORT.get(key, key) for key in (keys or command.keys).split(","))
