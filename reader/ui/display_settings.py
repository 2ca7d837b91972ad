"""How the text is shown, as the user has set it by keys: kept from one session to the next. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, get_args

from reader.config import COLUMN, COLUMN_LEAST, COLUMN_MOST, SIDEBAR_LEAST, SIDEBAR_MOST

if TYPE_CHECKING:
    from reader.config import Settings
    from reader.library.preferences import Preference

Repeated: TypeAlias = Literal["dimmed", "folded", "plain"]
REPEATED: tuple[Repeated, ...] = get_args(Repeated)

COLUMN_STEP = 4
SIDEBAR_STEP = 2


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """Widths in cells, and what becomes of text that recurs."""

    column: int = COLUMN
    """The most that a line of prose is wide."""
    sidebar: int | None = None
    """None for a share of the window."""
    repeated: Repeated = "dimmed"
    """What becomes of sentences that stand in several postings."""

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """As the settings in force say."""
        repeated = next(choice for choice in REPEATED if choice == settings.repeated_text)
        return cls(settings.column_width, settings.sidebar_width or None, repeated)

    def preferences(self) -> dict[Preference, str | int]:
        """The settings that make the same again."""
        return {
            "column_width": self.column,
            "sidebar_width": self.sidebar or 0,
            "repeated_text": self.repeated,
        }

    def with_column(self, direction: int, room: int) -> Self:
        """A wider or narrower column, beginning at what of it there is room for."""
        if direction > 0 and self.column >= room:
            return self
        column = min(self.column, max(room, COLUMN_LEAST)) + direction * COLUMN_STEP
        return replace(self, column=_within(column, COLUMN_LEAST, COLUMN_MOST))

    def with_sidebar(self, direction: int, now: int) -> Self:
        """A wider or narrower sidebar than the `now` cells that it has."""
        return replace(self, sidebar=_within(now + direction * SIDEBAR_STEP, SIDEBAR_LEAST, SIDEBAR_MOST))

    def with_repeated(self) -> Self:
        """The next way to show what recurs."""
        return replace(self, repeated=REPEATED[(REPEATED.index(self.repeated) + 1) % len(REPEATED)])


def _within(value: int, least: int, most: int) -> int:
    return max(least, min(most, value))
