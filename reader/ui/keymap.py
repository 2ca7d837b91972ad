"""The keys that the configuration gives to commands: read, checked, and as Textual wants them. Pure.

A command is named as in the table of commands. Where several widgets have a command of one name, all of
them get the keys.
"""

from __future__ import annotations

import re
import unicodedata
from string import punctuation
from typing import TYPE_CHECKING

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from reader.errors import ConfigError
from reader.system.configuration import nearest
from reader.ui.commands import COMMANDS, SHORT_KEYS, key_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.ui.commands import Command, Scope

TOGETHER: tuple[tuple[Scope, ...], ...] = (
    ("app", "main", "item", "move", "list", "sidebar"),
    ("app", "main", "item", "move", "list", "postings"),
    ("app", "main", "item", "move", "pane"),
    ("app", "search", "item", "move", "list", "results"),
)
"""Scopes whose keys work at the same time. Every other scope is on its own."""
BOXES: frozenset[Scope] = frozenset(
    {"search", "query", "picker", "outline", "filters", "find", "note", "prompt", "export"}
)
"""Scopes with an input, where letters are text."""
FORMER_NAMES = {
    "results_down": "row_down",
    "results_up": "row_up",
    "results_page_down": "rows_down",
    "results_page_up": "rows_up",
    "entry_down": "row_down",
    "entry_up": "row_up",
    "entries_down": "rows_down",
    "entries_up": "rows_up",
    "value_down": "row_down",
    "value_up": "row_up",
    "values_page_down": "rows_down",
    "values_page_up": "rows_up",
}
"""From the names that commands had in version 0.1 to those they have now; configurations may use either."""
CHORD = "take one such as ctrl+t"
MODIFIERS = ("ctrl", "shift", "alt")


def keymap(wanted: Mapping[str, str], where: Callable[[str], str]) -> dict[str, str]:
    """From the ids of bindings to their keys.

    `wanted` is from the names of commands to keys with commas between them; `where` gives the file and
    line of a name. Raises ConfigError for a name that no command has, a key that there is not, a key that
    is text where it should work, and a key that another command has in the same place.
    """
    ids: dict[str, str] = {}
    for name, keys in wanted.items():
        meant = [command for command in COMMANDS if command.name == FORMER_NAMES.get(name, name)]
        if not meant:
            names = tuple(dict.fromkeys(command.name for command in COMMANDS))
            raise ConfigError(f"{where(name)}: there is no command {name[:40]}{nearest(name, names)}")
        read = [key_named(part.strip(), where(name)) for part in _parts(keys)]
        for command in meant:
            _check_typing(command, read, where(name))
            ids[command.id] = ",".join(read)
    _check_conflicts(ids, wanted, where)
    return ids


def _parts(keys: str) -> list[str]:
    """The keys with commas between them; a comma alone is the key."""
    return ["comma"] if keys.strip() == "," else keys.split(",")


def key_named(text: str, where: str) -> str:
    """Textual's name for a key as users write it. Raises ConfigError; `where` is the file and line."""
    if not text:
        raise ConfigError(f'{where}: there is a key missing; write one such as "M", or two as "j,down"')
    before, _, last = text[:-1].rpartition("+")  # the last character may be a plus itself
    modifiers, last = before.split("+") if before else [], last + text[-1]
    name = _NAMES.get(last) or (_name_of(last) if len(last) == 1 and last.isprintable() else None)
    if name is None or any(modifier not in MODIFIERS for modifier in modifiers):
        close = nearest(text, tuple(_NAMES)) or '; keys are written as "M", "ctrl+s", "f5" or "space"'
        raise ConfigError(f"{where}: there is no key {text[:40]}{close}")
    if modifiers == ["shift"] and len(last) == 1 and last.isalpha():
        return last.upper()
    return "+".join([*(modifier for modifier in MODIFIERS if modifier in modifiers), name])


def _name_of(character: str) -> str:
    """Textual's name for the key of a character: letters and digits are their own, "/" is "slash"."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _check_typing(command: Command, keys: Iterable[str], where: str) -> None:
    for key in keys:
        if command.scope in BOXES and (len(key_label(key)) == 1 or key == "space") and key not in _ARROWS:
            raise ConfigError(f"{where}: {key_label(key)} types text where {command.name} works; {CHORD}")


def _check_conflicts(ids: Mapping[str, str], wanted: Mapping[str, str], where: Callable[[str], str]) -> None:
    alone = {command.scope for command in COMMANDS} - {scope for group in TOGETHER for scope in group}
    for group in (*TOGETHER, *((scope,) for scope in sorted(alone))):
        taken: dict[str, Command] = {}
        for command in COMMANDS:
            if command.scope not in group:
                continue
            for key in ids.get(command.id, command.keys).split(","):
                other = taken.setdefault(key, command)
                both = {other.name, command.name}
                if len(both) == 2 and both & wanted.keys():
                    name = command.name if command.name in wanted else other.name
                    rest = (both - {name}).pop()
                    says = f"{key_label(key)} is the key of {rest} too; give {rest} another one"
                    raise ConfigError(f"{where(name)}: {says}")


_ARROWS = frozenset({"up", "down", "left", "right"})
_NAMES: dict[str, str] = {
    **{key.value: key.value for key in Keys if re.fullmatch(r"[a-z]+|f\d+", key.value)},
    **{_name_of(sign): _name_of(sign) for sign in punctuation},
    **{short: key for key, short in SHORT_KEYS.items()},
    ",": "comma",
    "return": "enter",
    "del": "delete",
}
"""From the ways in which a key may be written to its name; single letters stand for themselves."""
