"""How the text is shown, as the user has set it by keys: kept from one session to the next. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Self, TypeAlias, get_args

Repeated: TypeAlias = Literal["dimmed", "folded", "plain"]
REPEATED: tuple[Repeated, ...] = get_args(Repeated)

SETTING = "looks"
"""The key under which the library keeps them."""
COLUMN = 78
COLUMN_LEAST, COLUMN_MOST = 30, 160
COLUMN_STEP = 4
SIDEBAR_LEAST, SIDEBAR_MOST = 16, 80
SIDEBAR_STEP = 2


@dataclass(frozen=True, slots=True)
class Looks:
    """Widths in cells, and what becomes of text that recurs."""

    column: int = COLUMN
    """The most that a line of prose is wide."""
    sidebar: int | None = None
    """None for a share of the window."""
    repeated: Repeated = "dimmed"
    """What becomes of sentences that stand in several postings."""

    @classmethod
    def restored(cls, kept: str | None, column: int = COLUMN) -> Self:
        """From what `kept` gave; what is missing or makes no sense there is at its default."""
        looks = cls(column)
        for word in (kept or "").split():
            name, _, value = word.partition("=")
            if name == "column" and value.isdecimal():
                looks = replace(looks, column=_within(int(value), COLUMN_LEAST, COLUMN_MOST))
            elif name == "sidebar" and value.isdecimal():
                looks = replace(looks, sidebar=_within(int(value), SIDEBAR_LEAST, SIDEBAR_MOST))
            elif name == "repeated":
                known = next((choice for choice in REPEATED if choice == value), looks.repeated)
                looks = replace(looks, repeated=known)
        return looks

    def kept(self) -> str:
        """A line from which `restored` makes the same again."""
        words = [f"column={self.column}", f"repeated={self.repeated}"]
        if self.sidebar is not None:
            words.append(f"sidebar={self.sidebar}")
        return " ".join(words)

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
