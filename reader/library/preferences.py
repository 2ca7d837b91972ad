"""What was set in the app by hand, kept in the library's file, over what the configuration says.

A choice is kept together with what was configured when it was made. It holds until the configuration
says something else: whoever edits the file means it. What the environment says wins over both.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, get_args

from reader.config import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Preference: TypeAlias = Literal["theme", "column_width", "sidebar_width", "repeated_text"]
PREFERENCES: tuple[Preference, ...] = get_args(Preference)
_PART = "\n"
_DIGITS = 9


def key_of(name: Preference) -> str:
    """The key under which the library's file keeps a choice."""
    return f"preference.{name}"


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings as configured, and what was chosen in the app instead."""

    configured: Settings = field(default_factory=Settings)
    chosen: Mapping[Preference, str | int] = field(default_factory=dict)

    @classmethod
    def load(cls, configured: Settings, stored: Callable[[str], str | None]) -> Self:
        """Return the settings with the choices that still hold.

        `stored` gives the text stored under a key, or None.
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
        """What is in force."""
        return replace(self.configured, **self.chosen) if self.chosen else self.configured  # type: ignore[arg-type]

    def with_choice(self, name: Preference, value: str | int) -> Self:
        """With another choice."""
        return replace(self, chosen={**self.chosen, name: value})

    def text_to_keep(self, name: Preference) -> str | None:
        """The text to keep for a choice; None where it is what is configured: nothing is to be kept then."""
        configured, value = getattr(self.configured, name), getattr(self.settings, name)
        return None if value == configured else f"{configured}{_PART}{value}"


def _choice(configured: Settings, name: Preference, text: str) -> str | int | None:
    """The choice that a kept text stands for, if it still holds and can be used."""
    from reader.system.configuration import OPTIONS

    now = getattr(configured, name)
    before, _, chosen = text.partition(_PART)
    # A library can come from somebody else: Python refuses to read thousands of digits.
    value = int(chosen[:_DIGITS]) if isinstance(now, int) and chosen.isdecimal() else chosen
    return value if before == str(now) and OPTIONS[name].allows(value) else None
