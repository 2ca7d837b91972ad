"""Themes by name, and files of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.config import BUILT_IN_THEMES
from reader.errors import ConfigError
from reader.folders import user_folder
from reader.system.themes import is_theme, load_theme, own_themes, theme_names
from reader.themes.palettes import PALETTES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder() -> Path:
    """The folder of the user's own themes."""
    path = user_folder("config") / "themes"
    path.mkdir(parents=True)
    return path


def test_themes_that_need_no_file() -> None:
    assert theme_names() == (*BUILT_IN_THEMES, *PALETTES)
    assert all(map(is_theme, theme_names()))
    assert not any(map(is_theme, ("", "beige", "Gruvbox", "../config", "a,b")))
    assert load_theme("dark") is None
    assert load_theme("nord") == PALETTES["nord"]
    assert own_themes() == ((), ())


def test_a_file_of_ones_own(folder: Path) -> None:
    (folder / "dusk.toml").write_text('background = "#201a2b"\naccent = "#fb2"\n')
    assert is_theme("dusk")
    assert theme_names()[-1] == "dusk"
    palette = load_theme("dusk")
    assert palette is not None
    assert (palette.name, str(palette.background), str(palette.accent)) == ("dusk", "#201a2b", "#ffbb22")
    assert own_themes() == ((palette,), ())


def test_a_file_of_ones_own_comes_before_a_well_known_theme(folder: Path) -> None:
    (folder / "nord.toml").write_text('background = "#000000"\n')
    palette = load_theme("nord")
    assert palette is not None
    assert str(palette.background) == "#000000"
    assert theme_names().count("nord") == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a", 'accnet = "#fff"', ".toml:1: unknown color accnet; did you mean accent?"),
        ("a", '\nqqq = "#fff"', ".toml:2: unknown color qqq; the colors are background, foreground, "),
        ("a", 'name = "b"', ".toml:1: unknown color name"),
        ("a", 'accent = "red"', '.toml:1: accent is "red", but must be a color such as "#fabd2f" or "#fb2"'),
        ("a", "accent = 3", ".toml:1: accent is 3, but must be a color"),
        ("a", '[accent]\nx = "#fff"', ".toml:1: accent is a table, but must be a color"),
        ("a", 'accent = "[b]\\u001b[31m"', '.toml:1: accent is "[b]'),
        ("a", "accent = ", ".toml:1: not valid TOML: "),
        ("a", "# later\n", ".toml: names no color; set at least background. The colors: background, fore"),
        ("a", b"# \xff", ".toml:1: not valid UTF-8"),
        ("dark", 'accent = "#fff"', ".toml: dark is built in; give the file another name"),
        (
            "my theme",
            'accent = "#fff"',
            ".toml: the name of a theme is up to 40 letters, digits, - and _; re",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_one_line(folder: Path, name: str, text: str | bytes, said: str) -> None:
    (folder / f"{name}.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "fine.toml").write_text('accent = "#fff"')
    found = own_themes()
    assert [palette.name for palette in found.palettes] == ["fine"]
    assert len(found.errors) == 1
    told = found.errors[0].removesuffix(f" ({folder})")
    assert told.startswith(f"{name}{said}")
    assert told != found.errors[0], "the folder comes last"
    assert told.isprintable()
    if name == "a":
        with pytest.raises(ConfigError) as failed:
            load_theme(name)
        assert str(failed.value) == f"{folder}/{told}"


def test_a_theme_whose_file_has_gone_is_told(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"dusk\.toml: no such file; the theme dusk should be in it"):
        load_theme("dusk")
    (folder / "dusk.toml").mkdir()
    with pytest.raises(ConfigError, match=r"dusk\.toml: is not a file"):
        load_theme("dusk")
