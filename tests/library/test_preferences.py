"""What is chosen in the app, and when the configuration has the last word."""

from __future__ import annotations

import pytest

from reader.config import Settings
from reader.library.preferences import Preference, Preferences, key_of

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
