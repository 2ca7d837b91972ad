"""The configuration file: where it is, what it may contain, and where each value in force comes from.

A value comes from the environment, else from the file, else from the defaults. What the user changes in the
app is the library's business (see library/preferences.py).
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, NoReturn, TypeAlias

from reader.config import (
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

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FILE_NAME = "config.toml"
LARGEST = 1 << 20
"""Bytes; no configuration is larger."""
SHOWN = 40
"""Characters of a wrong value to show in an error."""
THEMES = ("auto", "dark", "light", "ansi", "mono")
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
        return isinstance(value, list) and bool(value) and all(one in words for one in value)

    return Option(f"a list of some of {', '.join(words)}", allows, words)


OPTIONS: Mapping[str, Option] = {
    "theme": _one_of(*THEMES),
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
    data = _read(path)
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


def nearest(word: str, words: tuple[str, ...]) -> str:
    """Return the allowed word closest to a wrong one, as a clause; "" if none is close."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=50)
    return f"; did you mean {found[0]}?" if found else ""


# Reading


def _read(path: Path) -> bytes | None:
    """Return the file's bytes; None if there is no file."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"{_named(path)}: can't be read: {error.strerror}") from None
    if not stat.S_ISREG(status.st_mode):
        raise ConfigError(f"{_named(path)}: is not a file")
    if status.st_size > LARGEST:
        raise ConfigError(f"{_named(path)}: is larger than 1 MiB, too large for a configuration")
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{_named(path)}: can't be read: {error.strerror}") from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError(f"{_named(path)}: is nested too deeply") from None
    except ValueError as error:
        import re

        reason = str(error)
        at = re.search(r"\(at line (\d+), column \d+\)|\(at end of document\)", reason)
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        reason = reason[: at.start()].strip() if at else reason
        raise ConfigError(f"{_named(path)}:{line}: not valid TOML: {_shown(reason, 200)}") from None


def _checked(path: Path, data: bytes) -> tuple[Settings, dict[str, Origin]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{_named(path)}:{line}: not valid UTF-8") from None
    found = _flat(path, text, _parsed(path, text))
    origins = {name: Origin("default") for name in OPTIONS}
    origins |= {name: Origin("file", line_of(text, name)) for name in found}
    for name, value in found.items():
        _check(f"{_named(path)}:{origins[name].line}", name, value)
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
            where = f"{_named(path)}:{line_of(text, name)}"
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
        raise ConfigError(f"{where}: unknown setting {_shown(name)}{close}")
    elif not option.allows(value):
        _refuse(where, name, value, option)


def _refuse(where: str, name: str, value: object, option: Option) -> NoReturn:
    if isinstance(value, list) and option.words:
        value = next((one for one in value if one not in option.words), value)
        if isinstance(value, str):
            raise ConfigError(
                f"{where}: {_shown(name)} has {_shown(_toml(value))}, but must be {option.says}"
                f"{nearest(value, option.words)}"
            )
    close = nearest(value, option.words) if isinstance(value, str) and option.words else ""
    raise ConfigError(f"{where}: {_shown(name)} is {_shown(_toml(value))}, but must be {option.says}{close}")


def _toml(value: object) -> str:
    """Return a value roughly as written in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (dict, list)):
        return "a table" if isinstance(value, dict) else "a list"
    return f'"{value}"' if isinstance(value, str) else str(value)


def line_of(text: str, name: str) -> int:
    """Return the line of a key known to be in the file, from 1; "table.key" for a key in a table."""
    import re

    table, _, key = name.rpartition(".")
    here = ""
    quoted = r"""["']?{}["']?"""
    alone = re.compile(rf"\s*{quoted.format(re.escape(key))}\s*[=.]")
    whole = re.compile(rf"\s*{quoted.format(re.escape(table))}\s*\.\s*{quoted.format(re.escape(key))}\s*[=.]")
    inline = re.compile(rf"\s*{quoted.format(re.escape(table))}\s*=.*{quoted.format(re.escape(key))}\s*=")
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        header = re.match(r"\s*\[+\s*[\"']?([^\]\"']*?)[\"']?\s*\]", line)
        if header:
            here = header[1]
            if not table and here.partition(".")[0].strip() == key:
                return number
        elif (here == table and alone.match(line)) or (
            not here and table and (whole.match(line) or inline.match(line))
        ):
            return number
    return 1


def _named(path: Path) -> str:
    from reader.clean import clean_line

    return clean_line(os.fspath(path))


def _shown(text: str, most: int = SHOWN) -> str:
    from reader.clean import clean_line

    return clean_line(text, most)
