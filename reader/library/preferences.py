"""Settings changed in the app, stored in the library's file. They override the configuration.

A choice is stored with the configured value at that time, and holds until the configuration says something
else: whoever edits the file means it. The environment overrides both.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, Self, TypeAlias, get_args

from reader.config import BUILT_IN_THEMES, Settings
from reader.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.themes.palettes import Palette

Preference: TypeAlias = Literal["theme", "column_width", "sidebar_width", "repeated_text"]
PREFERENCES: tuple[Preference, ...] = get_args(Preference)
_PART = "\n"
_DIGITS = 9


def key_of(name: Preference) -> str:
    """Return the key under which the library's file stores a choice."""
    return f"preference.{name}"


class Preferences(NamedTuple):
    """The configured settings, and what the user chose in the app instead."""

    configured: Settings = Settings()
    chosen: Mapping[Preference, str | int] = MappingProxyType({})

    @classmethod
    def load(cls, configured: Settings, stored: Callable[[str], str | None]) -> Self:
        """Return the preferences with the choices that still hold.

        `stored` returns the text stored under a key, or None.
        """
        chosen: dict[Preference, str | int] = {}
        for name in PREFERENCES:
            text = stored(key_of(name))
            value = None if text is None else _choice(configured, name, text)
            if value is not None:
                chosen[name] = value
        return cls(configured, chosen)

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.configured._replace(**self.chosen) if self.chosen else self.configured  # type: ignore[arg-type]

    def with_choice(self, name: Preference, value: str | int) -> Self:
        """Return the preferences with another choice."""
        return self._replace(chosen={**self.chosen, name: value})

    def with_usable_theme(self) -> UsableTheme:
        """Return the preferences with a theme that can be drawn.

        One chosen in the app gives way to the configured one if its file can't be used any more. Raises
        ConfigError if the configured one can't.
        """
        name = self.settings.theme
        if name in BUILT_IN_THEMES:
            return UsableTheme(self)
        from reader.system.themes import load_theme

        try:
            return UsableTheme(self, load_theme(name))
        except ConfigError as error:
            if "theme" not in self.chosen:
                raise
            others: dict[Preference, str | int] = {**self.chosen}
            del others["theme"]
            return self._replace(chosen=others).with_usable_theme()._replace(complaint=str(error))

    def text_to_keep(self, name: Preference) -> str | None:
        """Return the text to store for a choice; None if it equals the configuration, so nothing is to be
        stored.
        """
        configured, value = getattr(self.configured, name), getattr(self.settings, name)
        return None if value == configured else f"{configured}{_PART}{value}"


class UsableTheme(NamedTuple):
    """Preferences whose theme can be drawn."""

    preferences: Preferences
    palette: Palette | None = None
    """The colours of the theme; None for one that the app draws without."""
    complaint: str = ""
    """What is wrong with the theme that gave way to it."""


def _choice(configured: Settings, name: Preference, text: str) -> str | int | None:
    """Return the choice in a stored text, if it still holds and can be used."""
    from reader.system.configuration import OPTIONS

    now = getattr(configured, name)
    before, _, chosen = text.partition(_PART)
    # The library may be somebody else's, and Python refuses to parse thousands of digits.
    value = int(chosen[:_DIGITS]) if isinstance(now, int) and chosen.isdecimal() else chosen
    return value if before == str(now) and OPTIONS[name].allows(value) else None
