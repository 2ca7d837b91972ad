"""The keys that the configuration gives to commands: read, checked, and as Textual wants them. Pure.

A command is named as in the table of commands. Commands of the same name in several scopes get the same keys.
"""

from __future__ import annotations

import re
import unicodedata
from string import punctuation
from typing import TYPE_CHECKING

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from reader.errors import ConfigError
from reader.system.toml_files import nearest
from reader.ui.commands import COMMANDS, SHORT_KEYS, key_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.ui.commands import Command, Scope

TOGETHER: tuple[tuple[Scope, ...], ...] = (
    ("app", "main", "item", "move", "list", "sidebar"),
    ("app", "main", "item", "move", "list", "postings"),
    ("app", "main", "item", "move", "pane"),
    ("app", "search", "item", "results", "move", "list", "modal"),
    ("search", "query", "picker", "modal"),
    ("outline", "picker", "modal"),
    ("palette", "picker", "modal"),
    ("names", "picker", "modal"),
    ("filters", "picker", "modal"),
    ("themes", "picker", "form"),
    ("find", "form"),
    ("note", "form"),
    ("prompt", "form"),
    ("export", "prompt", "form"),
    ("confirm", "form"),
    ("source", "form"),
    ("adding", "form"),
    ("help", "modal", "viewer", "move", "page"),
    ("open", "modal", "viewer", "move", "page"),
    ("compare", "item", "modal", "viewer", "move", "page"),
    ("copies", "modal", "viewer", "move", "list"),
    ("overview", "modal", "move", "list"),
    ("menu", "status", "modal", "viewer", "move", "list"),
    ("menu", "order", "modal", "viewer", "move", "list"),
    ("news", "copies", "modal", "viewer", "move", "list"),
    ("select",),
    ("highlight",),
)
"""Scopes whose keys work at the same time. Each scope is in at least one group."""
WITH_INPUT: frozenset[Scope] = frozenset({
    "search", "query", "picker", "outline", "palette", "names", "filters", "themes", "find", "note", "prompt",
    "source", "export", "modal", "form",
})  # fmt: skip
"""Scopes that work while an input has the focus: there, letters are text."""
FORMER_NAMES: Mapping[str, tuple[str, ...]] = {
    "entry_down": ("row_down",),
    "entry_up": ("row_up",),
    "entries_down": ("rows_down",),
    "entries_up": ("rows_up",),
    "results_down": ("row_down",),
    "results_up": ("row_up",),
    "results_page_down": ("rows_down",),
    "results_page_up": ("rows_up",),
    "value_down": ("row_down",),
    "value_up": ("row_up",),
    "values_page_down": ("rows_down",),
    "values_page_up": ("rows_up",),
    "close": ("close", "cancel"),
}
"""Earlier names of commands, so that configurations keep working. A present name wins over a former one."""
YIELDING = frozenset({"go_to", "notices", "overview"})
"""Commands whose keys were free in earlier versions. Another command that the configuration gives one of
these keys keeps it.
"""
EXAMPLE = "use one like ctrl+t"
MODIFIERS = ("ctrl", "shift", "alt")


def keymap(wanted: Mapping[str, str], where: Callable[[str], str]) -> dict[str, str]:
    """Return the keys of bindings, by their ids.

    `wanted` maps names of commands to keys, separated by commas; `where` returns the file and line of a name.
    Raises ConfigError for unknown names and keys, for keys that would type text where the command works, and
    for keys that another command has there.
    """
    written: dict[str, str] = {}
    """By the present name of a command, the name in the configuration."""
    for name in wanted:
        for present in FORMER_NAMES.get(name, (name,)):
            if present == name or present not in wanted:
                written[present] = name
    ids: dict[str, str] = {}
    for present, name in written.items():
        commands = [command for command in COMMANDS if command.name == present]
        if not commands:
            names = tuple(dict.fromkeys(command.name for command in COMMANDS))
            raise ConfigError(f"{where(name)}: no command {name[:40]}{nearest(name, names)}")
        keys = [key_named(part.strip(), where(name)) for part in _parts(wanted[name])]
        for command in commands:
            _check_typing(command, keys, where(name))
            ids[command.id] = ",".join(keys)
    _yield_keys(ids, written)
    _check_conflicts(ids, written, where)
    return ids


def _yield_keys(ids: dict[str, str], written: Mapping[str, str]) -> None:
    for command in COMMANDS:
        if command.name in YIELDING and command.name not in written:
            beside = {scope for group in TOGETHER if command.scope in group for scope in group}
            taken = {
                key
                for other in COMMANDS
                if other.scope in beside and other.id in ids
                for key in ids[other.id].split(",")
            }
            if taken & set(command.keys.split(",")):
                ids[command.id] = ",".join(key for key in command.keys.split(",") if key not in taken)


def _parts(keys: str) -> list[str]:
    """Split keys at commas; a comma alone is a key."""
    return ["comma"] if keys.strip() == "," else keys.split(",")


def key_named(text: str, where: str) -> str:
    """Return Textual's name for a key as users write it. Raises ConfigError; `where` is the file and line."""
    if not text:
        raise ConfigError(f'{where}: a key is missing; write one like "M", or two like "j,down"')
    before, _, last = text[:-1].rpartition("+")  # the last character may be a plus itself
    modifiers, last = before.split("+") if before else [], last + text[-1]
    name = _NAMES.get(last) or (_name_of(last) if len(last) == 1 and last.isprintable() else None)
    if name is None or any(modifier not in MODIFIERS for modifier in modifiers):
        close = nearest(text, tuple(_NAMES)) or '; write keys like "M", "ctrl+s", "f5" or "space"'
        raise ConfigError(f"{where}: no key {text[:40]}{close}")
    if modifiers == ["shift"] and len(last) == 1 and last.isalpha():
        return last.upper()
    return "+".join([*(modifier for modifier in MODIFIERS if modifier in modifiers), name])


def _name_of(character: str) -> str:
    """Return Textual's name for the key of a character: "slash" for "/". Letters and digits are names."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _check_typing(command: Command, keys: Iterable[str], where: str) -> None:
    if command.scope not in WITH_INPUT:
        return
    for key in keys:
        is_text = len(key_label(key)) == 1 or key == "space"
        if is_text and key not in _ARROWS:
            raise ConfigError(f"{where}: {key_label(key)} types text where {command.name} works; {EXAMPLE}")


def _check_conflicts(ids: Mapping[str, str], written: Mapping[str, str], where: Callable[[str], str]) -> None:
    for group in TOGETHER:
        taken: dict[str, Command] = {}
        for command in COMMANDS:
            if command.scope not in group:
                continue
            for key in ids.get(command.id, command.keys).split(","):
                other = taken.setdefault(key, command)
                both = {other.name, command.name}
                if len(both) == 2 and both & written.keys():
                    name = command.name if command.name in written else other.name
                    rest = (both - {name}).pop()
                    says = f"{key_label(key)} is already the key of {rest}; give {rest} another one"
                    raise ConfigError(f"{where(written[name])}: {says}")


_ARROWS = frozenset({"up", "down", "left", "right"})
_NAMES: dict[str, str] = {
    **{key.value: key.value for key in Keys if re.fullmatch(r"[a-z]+|f\d+", key.value)},
    **{_name_of(sign): _name_of(sign) for sign in punctuation},
    **{short: key for key, short in SHORT_KEYS.items()},
    ",": "comma",
    "return": "enter",
    "del": "delete",
}
"""Names of keys by how they may be written; single letters name themselves."""
