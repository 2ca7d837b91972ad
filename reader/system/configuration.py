"""The configuration file: where it is, what it may contain, and where each value in force comes from.

A value comes from the environment, else from the file, else from the defaults. What the user changes in the
app is the library's business (see library/preferences.py).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, NoReturn, TypeAlias

from reader.config import (
    BUILT_IN_THEMES,
    COLUMN_LEAST,
    COLUMN_MOST,
    COLUMN_NAMES,
    SIDEBAR_LEAST,
    SIDEBAR_MOST,
    Limits,
    Settings,
)
from reader.errors import ConfigError
from reader.folders import user_folder
from reader.system.toml_files import line_of, nearest, parsed, read, shown, shown_path, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FILE_NAME = "config.toml"
REPEATED = ("dimmed", "folded", "plain")
NO_COLOUR: Final = "NO_COLOR"
MANY = 1 << 40

Value: TypeAlias = "str | int | bool | tuple[str, ...]"


class Option(NamedTuple):
    """One value that can be set."""

    says: str
    """What is allowed, for an error message."""
    allows: Callable[[object], bool]
    words: tuple[str, ...] = ()
    """The allowed values, if they can be listed."""
    is_list: bool = False
    """Whether several of them are allowed, as a list."""


class Origin(NamedTuple):
    """Where a value comes from."""

    kind: Literal["default", "file", "environment", "app"]
    line: int | None = None
    """In the file, from 1."""
    variable: str | None = None
    """The environment variable."""


def _whole(least: int, most: int, or_else: int | None = None) -> Option:
    def allows(value: object) -> bool:
        if not isinstance(value, int) or isinstance(value, bool):
            return False
        return least <= value <= most or value == or_else

    words = f"a whole number from {least} to {most}"
    return Option(words if or_else is None else f"{words}, or {or_else}", allows)


def _one_of(*words: str) -> Option:
    return Option(f"one of {', '.join(words)}", lambda value: value in words, words)


def _some_of(*words: str) -> Option:
    def allows(value: object) -> bool:
        return isinstance(value, list | tuple) and bool(value) and all(one in words for one in value)

    return Option(f"a list of some of {', '.join(words)}", allows, words, is_list=True)


def _is_theme(value: object) -> bool:
    """Return whether there is such a theme. Most people have one that takes no looking."""
    if value in BUILT_IN_THEMES or not isinstance(value, str):
        return isinstance(value, str)
    from reader.system.themes import is_theme

    return is_theme(value)


OPTIONS: Mapping[str, Option] = {
    "theme": Option('"auto" or the name of a theme', _is_theme),
    "column_width": _whole(COLUMN_LEAST, COLUMN_MOST),
    "sidebar_width": _whole(SIDEBAR_LEAST, SIDEBAR_MOST, or_else=0),
    "repeated_text": _one_of(*REPEATED),
    "animation": Option("true or false", lambda value: isinstance(value, bool)),
    "advance": Option("true or false", lambda value: isinstance(value, bool)),
    "columns": _some_of(*COLUMN_NAMES),
    "limits.file_bytes": _whole(1, MANY),
    "limits.files": _whole(1, MANY),
}
"""By the names of the keys in the file; a dot separates a table from its key."""
TABLES = ("limits", "keys")
KEYS = "keys."


class Configuration(NamedTuple):
    """The settings in force, and where each comes from."""

    path: Path
    """The file, whether or not it exists."""
    exists: bool
    settings: Settings
    origins: Mapping[str, Origin]
    """By the names of OPTIONS, plus "keys.NAME" for each command the file remaps."""

    def where(self, name: str) -> str:
        """Return the file and line of a value that is in the file, for error messages."""
        return f"{self.path}:{self.origins[name].line}"


def config_path() -> Path:
    """Return `$XDG_CONFIG_HOME/reader/config.toml`, or the platform's equivalent. Raises UsageError."""
    return user_folder("config") / FILE_NAME


def load(path: Path | None = None) -> Configuration:
    """Read the configuration. Raises ConfigError, one line naming file, line and remedy.

    Whether the commands under [keys] exist is checked by ui/keymap.py.
    """
    path = path or config_path()
    data = read(path)
    if data is None:
        settings, origins = Settings(), dict.fromkeys(OPTIONS, Origin("default"))
    else:
        settings, origins = _checked(path, data)
    if os.environ.get(NO_COLOUR):
        settings = settings._replace(theme="mono")
        origins["theme"] = Origin("environment", variable=NO_COLOUR)
    return Configuration(path, data is not None, settings, origins)


def value_of(settings: Settings, name: str) -> Value:
    """Return the value of an option by name."""
    owner: object = settings
    for part in name.split("."):
        owner = getattr(owner, part)
    assert isinstance(owner, (str, int, tuple))  # noqa: S101 - every option is
    return owner


# Reading


def _checked(path: Path, data: bytes) -> tuple[Settings, dict[str, Origin]]:
    text, values = parsed(path, data)
    found = _flat(path, text, values)
    origins = {name: Origin("default") for name in OPTIONS}
    origins |= {name: Origin("file", line_of(text, name)) for name in found}
    for name, value in found.items():
        _check(f"{shown_path(path)}:{origins[name].line}", name, value)
    keys = {name.removeprefix(KEYS): value for name, value in found.items() if name.startswith(KEYS)}
    limits = {name.removeprefix("limits."): found[name] for name in found if name.startswith("limits.")}
    rest = {name: value for name, value in found.items() if "." not in name}
    if "columns" in rest:
        rest["columns"] = tuple(dict.fromkeys(rest["columns"]))
    return Settings(**rest, limits=Limits(**limits), keys=keys), origins


def _flat(path: Path, text: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values by the names of OPTIONS; those in tables are prefixed with the table's name."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in TABLES and isinstance(value, dict):
            found |= {f"{name}.{key}": below for key, below in value.items()}
        elif name in TABLES:
            where = f"{shown_path(path)}:{line_of(text, name)}"
            raise ConfigError(f"{where}: {name} is a table: write [{name}], with its keys below")
        else:
            found[name] = value
    return found


def _check(where: str, name: str, value: object) -> None:
    option = OPTIONS.get(name)
    if name.startswith(KEYS):
        if not isinstance(value, str):
            _refuse(where, name, value, Option('text such as "M" or "j,down"', bool))
    elif option is None:
        known = (*OPTIONS, *TABLES)
        close = nearest(name, known) or f"; the settings are {', '.join(known)}"
        raise ConfigError(f"{where}: unknown setting {shown(name)}{close}")
    elif not option.allows(value):
        _refuse(where, name, value, option)


def _refuse(where: str, name: str, value: object, option: Option) -> NoReturn:
    words = option.words
    if option.is_list and isinstance(value, list):
        value = next((one for one in value if one not in words), value)
    if name == "theme":
        from reader.system.themes import theme_names

        words = theme_names()
    close = nearest(value, words) if isinstance(value, str) and words else ""
    raise ConfigError(f"{where}: {shown(name)} is {shown(written(value))}, but must be {option.says}{close}")
