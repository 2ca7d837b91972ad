"""The config command: the path of the configuration, the values in force, and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.commands.common import DONE, load_keymap
from reader.system.configuration import KEYS, OPTIONS, Origin, Value, load, value_of
from reader.system.themes import load_theme

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.library.preferences import Preferences
    from reader.system.configuration import Configuration

LIBRARY = "library"
LIBRARY_VARIABLE = "READER_LIBRARY"
COLUMN_GAP = 2
ORIGIN_WORDS = {"default": "default", "app": "chosen in the app"}


class Row(NamedTuple):
    """A value in force."""

    name: str
    value: Value
    origin: Origin


def config(arguments: Namespace) -> int:
    """Print the configuration, a line for each value."""
    from reader.printing import complain, put

    configuration = load()
    load_keymap(configuration)
    load_theme(configuration.settings.theme)
    preferences, _, complaint = _preferences(configuration).with_usable_theme()
    if complaint:
        complain(complaint)
    rows = _rows(configuration, preferences)
    if arguments.json:
        from reader.export import records

        put(records.dumps(_record(configuration, rows)))
        return DONE
    put(f"{configuration.path}{'' if configuration.exists else '  (no such file; these are the defaults)'}")
    shown = [(row.name, _value_text(row), _origin_text(row, configuration)) for row in rows]
    names, values = (max(len(line[at]) for line in shown) + COLUMN_GAP for at in (0, 1))
    for name, value, origin in shown:
        put(f"{name:<{names}}{value:<{values}}{origin}")
    return DONE


def _preferences(configuration: Configuration) -> Preferences:
    """Return the settings with what the user chose in the app, if there is a library to read that from."""
    from reader.errors import LibraryError
    from reader.library.library import Library
    from reader.library.preferences import Preferences
    from reader.printing import complain

    try:
        with Library.open() as library:
            return Preferences.load(configuration.settings, library.marks.setting)
    except LibraryError as error:
        complain(f"can't read the choices made in the app: {error}")
        return Preferences(configuration.settings)


def _rows(configuration: Configuration, preferences: Preferences) -> list[Row]:
    import os

    from reader.library.store_handle import user_library

    rows = [
        Row(
            name,
            value_of(preferences.settings, name),
            Origin("app") if name in preferences.chosen else configuration.origins[name],
        )
        for name in OPTIONS
    ]
    for name, keys in configuration.settings.keys.items():
        rows.append(Row(KEYS + name, keys, configuration.origins[KEYS + name]))
    named = os.environ.get(LIBRARY_VARIABLE)
    origin = Origin("environment", variable=LIBRARY_VARIABLE) if named else Origin("default")
    return [*rows, Row(LIBRARY, str(user_library()), origin)]


def _value_text(row: Row) -> str:
    from reader.clean import clean_line

    if isinstance(row.value, tuple):
        return clean_line(", ".join(row.value))
    return clean_line(str(row.value).lower() if isinstance(row.value, bool) else str(row.value))


def _origin_text(row: Row, configuration: Configuration) -> str:
    origin = row.origin
    if origin.kind == "file":
        return f"{configuration.path.name}:{origin.line}"
    return f"{origin.variable} in the environment" if origin.variable else ORIGIN_WORDS[origin.kind]


def _record(configuration: Configuration, rows: list[Row]) -> dict[str, object]:
    return {
        "schema": 1,
        "path": str(configuration.path),
        "exists": configuration.exists,
        "values": [
            {
                "name": row.name,
                "value": row.value,
                "origin": row.origin.kind,
                "line": row.origin.line,
                "variable": row.origin.variable,
            }
            for row in rows
        ],
    }
