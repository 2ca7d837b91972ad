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


class ListWidths(NamedTuple):
    """How wide a list of postings wants to be, in cells of its rows."""

    rows: int = 0
    """For names on a line each, with what is said below them."""
    table_least: int = 0
    """The narrowest that columns make sense in; 0 if they never do."""
    table: int = 0
    """For all columns in full."""


UNMEASURED = ListWidths()
Pane: TypeAlias = Literal["sidebar", "list", "text"]

FOLDED = 110
"""Below this many columns the sidebar is away while postings are read, unless the user wants it."""
BESIDE = 90
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
LIST_SHARE, LIST_LEAST, LIST_MOST = 0.44, 28, 64
LIST_HEIGHT_SHARE = 3
LIST_FRAME = 5
"""Cells of a list beside its rows: the bar of the cursor, an edge, the scrollbar, the rule."""
TEXT_MARGINS = 6
"""Cells beside a column of text."""


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
    has_columns: bool = False
    """Whether the list of postings has room for columns."""


def layout_panes(
    width: int,
    height: int,
    *,
    focused: Pane,
    tab: Tab,
    sidebar: bool | None,
    sidebar_width: int | None = None,
    zen: bool = False,
    wanted: ListWidths = UNMEASURED,
    column: int = COLUMN,
) -> PaneLayout:
    """Return what to show in a window of that size.

    `focused` is the pane with the focus; `sidebar` is whether the sidebar is wanted at all, None where it has
    room, and `sidebar_width` how wide, None for a share of the window; `zen` is for nothing but the text.
    `wanted` is how wide the rows of postings want to be, and `column` the column of text.
    """
    if zen:
        return PaneLayout(("text",), stacked=True, sidebar_width=None, list_size=None, keys=False, tabs=False)
    keys = height >= SHORT
    if width < NARROW:
        return PaneLayout(
            (focused,), stacked=True, sidebar_width=None, list_size=None, keys=keys,
            has_columns=_has_columns(width, wanted),
        )  # fmt: skip
    has_sidebar = focused == "sidebar" or (has_room_for_sidebar(width, tab) if sidebar is None else sidebar)
    panes: list[Pane] = ["sidebar"] if has_sidebar else []
    panes += ["list", "text"] if tab == "postings" else ["text"]
    if sidebar_width is None:
        sidebar_width = _share(width, SIDEBAR_SHARE, SIDEBAR_LEAST, SIDEBAR_MOST)
    else:
        sidebar_width = min(sidebar_width, round(width * (1 - TEXT_SHARE)))
    view_width = width - sidebar_width if "sidebar" in panes else width
    if width < BESIDE:
        has_columns = _has_columns(view_width, wanted)
        size = height // LIST_HEIGHT_SHARE
        return PaneLayout(tuple(panes), True, sidebar_width, size, keys, has_columns=has_columns)  # noqa: FBT003
    spare = view_width - column - TEXT_MARGINS
    has_columns = _has_columns(spare, wanted)
    if has_columns:
        size = min(spare, wanted.table + LIST_FRAME)
    else:
        size = max(LIST_LEAST, min(wanted.rows + LIST_FRAME, LIST_MOST, round(view_width * LIST_SHARE)))
    return PaneLayout(tuple(panes), False, sidebar_width, size, keys, has_columns=has_columns)  # noqa: FBT003


def has_room_for_sidebar(width: int, tab: Tab) -> bool:
    """Return whether the sidebar is shown in a window that wide, if the user has not said."""
    return width >= FOLDED or (tab != "postings" and width >= NARROW)


def _has_columns(room: int, wanted: ListWidths) -> bool:
    return 0 < wanted.table_least <= room - LIST_FRAME


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

    def with_sidebar_of(self, width: int) -> Self:
        """Return them with a sidebar of that width, as far as it can be that wide or narrow."""
        return self._replace(sidebar=_within(width, SIDEBAR_NARROWEST, SIDEBAR_WIDEST))

    def with_repeated(self) -> Self:
        """Return them with the next way to show repeated text."""
        return self._replace(repeated=REPEATED[(REPEATED.index(self.repeated) + 1) % len(REPEATED)])


def _within(value: int, least: int, most: int) -> int:
    return max(least, min(most, value))
