"""What is chosen in the app, and when the configuration has the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.config import Settings
from reader.errors import ConfigError
from reader.folders import user_folder
from reader.library.preferences import Preference, Preferences, key_of
from reader.themes.palettes import PALETTES

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURED = Settings(theme="dark", column_width=60)


class Kept(dict[str, str]):
    """The library's file, as far as preferences know it."""

    def keep(self, preferences: Preferences, name: Preference) -> None:
        text = preferences.text_to_keep(name)
        if text is None:
            self.pop(key_of(name), None)
        else:
            self[key_of(name)] = text


def test_nothing_chosen_is_what_is_configured() -> None:
    assert Preferences.load(CONFIGURED, Kept().get).settings == CONFIGURED
    assert Preferences().settings == Settings()


@pytest.mark.parametrize(("name", "value"), [("theme", "light"), ("column_width", 90), ("sidebar_width", 33)])
def test_a_choice_is_remembered(name: Preference, value: str | int) -> None:
    kept = Kept()
    kept.keep(Preferences(CONFIGURED).with_choice(name, value), name)
    again = Preferences.load(CONFIGURED, kept.get)
    assert again.chosen == {name: value}
    assert getattr(again.settings, name) == value


def test_a_choice_holds_until_the_configuration_says_something_else() -> None:
    kept = Kept()
    kept.keep(Preferences(CONFIGURED).with_choice("theme", "light"), "theme")
    other = CONFIGURED._replace(column_width=100)
    assert Preferences.load(other, kept.get).settings.theme == "light"
    edited = CONFIGURED._replace(theme="ansi")
    assert Preferences.load(edited, kept.get).settings.theme == "ansi"


def test_choosing_what_is_configured_keeps_nothing() -> None:
    kept = Kept()
    preferences = Preferences(CONFIGURED).with_choice("theme", "light")
    kept.keep(preferences, "theme")
    kept.keep(preferences.with_choice("theme", "dark"), "theme")
    assert kept == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("theme", "dark\nbeige"),
        ("column_width", "60\n" + "9" * 5000),
        ("column_width", "60\n7"),
        ("column_width", "60\nwide"),
        ("theme", ""),
        ("theme", "x"),
    ],
)
def test_what_cannot_be_used_is_left_alone(name: Preference, text: str) -> None:
    assert Preferences.load(CONFIGURED, {key_of(name): text}.get).settings == CONFIGURED


@pytest.fixture
def dusk() -> Path:
    """The file of a theme of the user's own."""
    file = user_folder("config") / "themes" / "dusk.toml"
    file.parent.mkdir(parents=True)
    file.write_text('accent = "#fb2"\n')
    return file


def test_a_theme_comes_with_its_colors(dusk: Path) -> None:
    assert Preferences(CONFIGURED).with_usable_theme() == (Preferences(CONFIGURED), None, "")
    preferences = Preferences(CONFIGURED._replace(theme="nord"))
    assert preferences.with_usable_theme() == (preferences, PALETTES["nord"], "")
    found = preferences.with_choice("theme", "dusk").with_usable_theme()
    assert found.preferences.settings.theme == dusk.stem
    assert found.palette is not None
    assert str(found.palette.accent) == "#ffbb22"


def test_a_choice_whose_file_is_broken_gives_way_to_the_configuration(dusk: Path) -> None:
    kept = Kept()
    kept.keep(Preferences(CONFIGURED).with_choice("theme", "dusk"), "theme")
    dusk.write_text("accent = 3")
    loaded = Preferences.load(CONFIGURED, kept.get).with_choice("column_width", 90)
    found = loaded.with_usable_theme()
    assert found.preferences.settings == CONFIGURED._replace(column_width=90)
    assert "dusk.toml:1: accent is 3, but must be a color" in found.complaint
    dusk.unlink()
    assert Preferences.load(CONFIGURED, kept.get).settings == CONFIGURED


def test_a_broken_theme_in_the_configuration_is_refused(dusk: Path) -> None:
    dusk.write_text('accnet = "#fff"')
    with pytest.raises(ConfigError, match="did you mean accent"):
        Preferences(Settings(theme="dusk")).with_usable_theme()
