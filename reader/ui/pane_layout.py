"""What is on the screen at which size, and how wide the user wants it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Self, TypeAlias, get_args

from reader.config import COLUMN, COLUMN_LEAST, COLUMN_MOST
from reader.config import SIDEBAR_LEAST as SIDEBAR_NARROWEST
from reader.config import SIDEBAR_MOST as SIDEBAR_WIDEST

if TYPE_CHECKING:
    from reader.config import Settings
    from reader.library.preferences import Preference
    from reader.ui.document.location import Tab

Pane: TypeAlias = Literal["sidebar", "list", "text"]

WIDE = 100
"""Columns from which the list of postings is beside the posting."""
NARROW = 70
"""Below this many columns there is one pane at a time."""
SHORT = 12
"""Below this many rows there is no command bar."""
LEAST_WIDTH, LEAST_HEIGHT = 30, 8
"""The smallest window in which there is room for text."""
SPACIOUS = 20
"""Rows from which there is air above and below the tabs."""
HIGH = 30
"""Rows from which there is air above the keys too."""
SIDEBAR_SHARE, SIDEBAR_LEAST, SIDEBAR_MOST = 0.29, 24, 40
TEXT_SHARE = 0.5
"""Share of the window's width that the text keeps, however wide a sidebar is asked for."""
LIST_SHARE, LIST_LEAST, LIST_MOST = 0.43, 24, 56
LIST_HEIGHT_SHARE = 3


class PaneLayout(NamedTuple):
    """Which panes are shown, and how large those are that don't take the rest."""

    panes: tuple[Pane, ...]
    """From left to right."""
    stacked: bool
    """Whether the list of postings is above the text, not beside it."""
    sidebar_width: int | None
    """In cells; None for the whole width."""
    list_size: int | None
    """Columns, or rows when stacked; None for everything."""
    keys: bool
    """Whether the command bar is shown."""
    tabs: bool = True
    """Whether the tabs are shown above the text."""


def layout_panes(
    width: int,
    height: int,
    *,
    focused: Pane,
    tab: Tab,
    sidebar: bool,
    sidebar_width: int | None = None,
    zen: bool = False,
) -> PaneLayout:
    """Return what to show in a window of that size.

    `focused` is the pane with the focus; `sidebar` is whether the sidebar is wanted at all, and
    `sidebar_width` how wide, None for a share of the window; `zen` is for nothing but the text.
    """
    if zen:
        return PaneLayout(("text",), stacked=True, sidebar_width=None, list_size=None, keys=False, tabs=False)
    keys = height >= SHORT
    if width < NARROW:
        return PaneLayout((focused,), stacked=True, sidebar_width=None, list_size=None, keys=keys)
    panes: list[Pane] = ["sidebar"] if sidebar or focused == "sidebar" else []
    panes += ["list", "text"] if tab == "postings" else ["text"]
    if sidebar_width is None:
        sidebar_width = _share(width, SIDEBAR_SHARE, SIDEBAR_LEAST, SIDEBAR_MOST)
    else:
        sidebar_width = min(sidebar_width, round(width * (1 - TEXT_SHARE)))
    view_width = width - sidebar_width if "sidebar" in panes else width
    stacked = width < WIDE
    list_size = (
        height // LIST_HEIGHT_SHARE if stacked else _share(view_width, LIST_SHARE, LIST_LEAST, LIST_MOST)
    )
    return PaneLayout(tuple(panes), stacked, sidebar_width, list_size, keys)


def _share(whole: int, share: float, least: int, most: int) -> int:
    return max(least, min(most, round(whole * share)))


def is_too_small(width: int, height: int) -> bool:
    """Return whether a window has no room for text."""
    return width < LEAST_WIDTH or height < LEAST_HEIGHT


Repeated: TypeAlias = Literal["dimmed", "folded", "plain"]
REPEATED: tuple[Repeated, ...] = get_args(Repeated)

COLUMN_STEP = 4
SIDEBAR_STEP = 2


class DisplaySettings(NamedTuple):
    """Widths in cells, and how repeated text is shown: set by keys and kept for the next start."""

    column: int = COLUMN
    """The widest that a line of prose becomes."""
    sidebar: int | None = None
    """None for a share of the window."""
    repeated: Repeated = "dimmed"
    """How sentences are shown that several postings have."""

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Build them from the settings in force."""
        repeated = next(choice for choice in REPEATED if choice == settings.repeated_text)
        return cls(settings.column_width, settings.sidebar_width or None, repeated)

    def preferences(self) -> dict[Preference, str | int]:
        """Return the settings that make the same again."""
        return {
            "column_width": self.column,
            "sidebar_width": self.sidebar or 0,
            "repeated_text": self.repeated,
        }

    def with_column(self, direction: int, room: int) -> Self:
        """Return them with a wider or narrower column, starting from what there is room for."""
        if direction > 0 and self.column >= room:
            return self
        column = min(self.column, max(room, COLUMN_LEAST)) + direction * COLUMN_STEP
        return self._replace(column=_within(column, COLUMN_LEAST, COLUMN_MOST))

    def with_sidebar(self, direction: int, now: int) -> Self:
        """Return them with a wider or narrower sidebar than the `now` cells it has."""
        return self._replace(
            sidebar=_within(now + direction * SIDEBAR_STEP, SIDEBAR_NARROWEST, SIDEBAR_WIDEST)
        )

    def with_repeated(self) -> Self:
        """Return them with the next way to show repeated text."""
        return self._replace(repeated=REPEATED[(REPEATED.index(self.repeated) + 1) % len(REPEATED)])


def _within(value: int, least: int, most: int) -> int:
    return max(least, min(most, value))
