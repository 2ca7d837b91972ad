"""The themes there are: those of the app, the well-known palettes, and the user's own files.

A user's own file, `$XDG_CONFIG_HOME/reader/themes/NAME.toml`, names a few colours; the others are derived.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from reader.config import BUILT_IN_THEMES
from reader.errors import ConfigError
from reader.folders import user_folder
from reader.system.toml_files import line_of, nearest, parsed, read, shown, shown_path, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.themes.colours import Colour
    from reader.themes.palettes import Palette

FOLDER, SUFFIX = "themes", ".toml"
MOST_FILES = 200
"""As many of the user's own themes are listed."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
COLOUR_FORM = 'a color such as "#fabd2f" or "#fb2"'


class OwnThemes(NamedTuple):
    """The user's own themes, in alphabetical order, and what is wrong with the others, a line each.

    Such a line ends with the folder: what is to be done comes before that, where there is little room.
    """

    palettes: tuple[Palette, ...] = ()
    errors: tuple[str, ...] = ()


def is_theme(name: str) -> bool:
    """Return whether there is a theme of that name. Whether its file can be used is another matter."""
    from reader.themes.palettes import PALETTES

    if name in BUILT_IN_THEMES or name in PALETTES:
        return True
    return _NAME.fullmatch(name) is not None and os.path.exists(_file_of(name))  # noqa: PTH110 - never raises


def theme_names() -> tuple[str, ...]:
    """Return the names of all themes: those of the app, the well-known ones, the user's own."""
    from reader.themes.palettes import PALETTES

    own = (path.stem for path in _own_files() if path.stem not in PALETTES)
    return (*BUILT_IN_THEMES, *PALETTES, *own)


def load_theme(name: str) -> Palette | None:
    """Return the colours of a theme; None for those that the app draws without a palette.

    A file of the user's own comes before a well-known theme of its name. Raises ConfigError if it can't be
    used, one line naming file, key and remedy, and if there is no such theme.
    """
    if name in BUILT_IN_THEMES:
        return None
    from reader.themes.palettes import PALETTES

    path = _file_of(name)
    data = read(path)
    if data is not None:
        return _palette(path, data)
    if name not in PALETTES:
        raise ConfigError(f"{shown_path(path)}: no such file; the theme {shown(name)} should be in it")
    return PALETTES[name]


def own_themes() -> OwnThemes:
    """Read all of the user's own themes."""
    palettes: list[Palette] = []
    errors: list[str] = []
    for path in _own_files():
        try:
            data = read(path)
            if data is not None:
                palettes.append(_palette(path, data))
        except ConfigError as error:
            what = str(error).removeprefix(shown_path(path))
            errors.append(f"{shown(path.name)}{what} ({shown_path(path.parent)})")
    return OwnThemes(tuple(palettes), tuple(errors))


def _folder() -> Path:
    return user_folder("config") / FOLDER


def _file_of(name: str) -> Path:
    return _folder() / f"{name}{SUFFIX}"


def _own_files() -> list[Path]:
    try:
        found = [path for path in _folder().iterdir() if path.suffix == SUFFIX]
    except OSError:
        return []
    return sorted(found)[:MOST_FILES]


def _palette(path: Path, data: bytes) -> Palette:
    """Return the colours that a file names. Raises ConfigError."""
    from reader.themes.palettes import Palette

    if path.stem in BUILT_IN_THEMES:
        raise ConfigError(f"{shown_path(path)}: {path.stem} is built in; give the file another name")
    if not _NAME.fullmatch(path.stem):
        form = "up to 40 letters, digits, - and _"
        raise ConfigError(f"{shown_path(path)}: the name of a theme is {form}; rename the file")
    text, values = parsed(path, data)
    if not values:
        known = ", ".join(_keys())
        raise ConfigError(f"{shown_path(path)}: names no color; set at least background. The colors: {known}")
    return Palette(path.stem, **dict(_checked(path, text, values)))


def _checked(path: Path, text: str, values: dict[str, object]) -> Iterator[tuple[str, Colour]]:
    from reader.themes.colours import parse_colour

    for key, value in values.items():
        where = f"{shown_path(path)}:{line_of(text, key)}"
        if key not in _keys():
            close = nearest(key, _keys()) or f"; the colors are {', '.join(_keys())}"
            raise ConfigError(f"{where}: unknown color {shown(key)}{close}")
        colour = parse_colour(value) if isinstance(value, str) else None
        if colour is None:
            raise ConfigError(f"{where}: {key} is {shown(written(value))}, but must be {COLOUR_FORM}")
        yield key, colour


def _keys() -> tuple[str, ...]:
    from reader.themes.palettes import Palette

    return Palette._fields[1:]
