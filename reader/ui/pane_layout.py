"""What is on the screen at which size. Pure, so that every size can be tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from reader.ui.document.location import Tab

Pane: TypeAlias = Literal["sidebar", "list", "text"]

WIDE = 100
"""Columns from which the list of postings stands beside the posting."""
NARROW = 70
"""Below this many columns there is one pane at a time."""
SHORT = 12
"""Below this many rows the keys give way to text."""
LEAST_WIDTH, LEAST_HEIGHT = 30, 8
"""The smallest window in which there is room for text."""
SPACIOUS = 20
"""Rows from which there is air above and below the line of parts."""
HIGH = 30
"""Rows from which there is air above the keys too."""
SIDEBAR_SHARE, SIDEBAR_LEAST, SIDEBAR_MOST = 0.29, 24, 40
TEXT_SHARE = 0.5
"""Of the window's width stays to the text, however wide a sidebar is asked for."""
LIST_SHARE, LIST_LEAST, LIST_MOST = 0.43, 24, 56
LIST_HEIGHT_SHARE = 3


class PaneLayout(NamedTuple):
    """Which panes are shown, and how large those are that do not take the rest."""

    panes: tuple[Pane, ...]
    """From left to right."""
    stacked: bool
    """Whether the list of postings stands above the text, not beside it."""
    sidebar_width: int | None
    """In cells; None for all there is."""
    list_size: int | None
    """Columns, or rows where it is stacked; None for all there is."""
    keys: bool
    """Whether there is a line of keys."""
    tabs: bool = True
    """Whether there is a line of parts above the text."""


def layout_panes(
    width: int,
    height: int,
    *,
    look: Pane,
    part: Tab,
    sidebar: bool,
    sidebar_width: int | None = None,
    zen: bool = False,
) -> PaneLayout:
    """What to show in a window of that size.

    `look` is the pane that the reader looks at; `sidebar` is whether the sidebar is wanted at all, and
    `sidebar_width` how wide, None for a share of the window; `zen` is for the text alone.
    """
    if zen:
        return PaneLayout(("text",), stacked=True, sidebar_width=None, list_size=None, keys=False, tabs=False)
    keys = height >= SHORT
    if width < NARROW:
        return PaneLayout((look,), stacked=True, sidebar_width=None, list_size=None, keys=keys)
    panes: list[Pane] = ["sidebar"] if sidebar or look == "sidebar" else []
    panes += ["list", "text"] if part == "postings" else ["text"]
    if sidebar_width is None:
        sidebar_width = _share(width, SIDEBAR_SHARE, SIDEBAR_LEAST, SIDEBAR_MOST)
    else:
        sidebar_width = min(sidebar_width, round(width * (1 - TEXT_SHARE)))
    desk = width - sidebar_width if "sidebar" in panes else width
    stacked = width < WIDE
    list_size = height // LIST_HEIGHT_SHARE if stacked else _share(desk, LIST_SHARE, LIST_LEAST, LIST_MOST)
    return PaneLayout(tuple(panes), stacked, sidebar_width, list_size, keys)


def _share(whole: int, share: float, least: int, most: int) -> int:
    return max(least, min(most, round(whole * share)))


def is_too_small(width: int, height: int) -> bool:
    """Whether a window has no room for text."""
    return width < LEAST_WIDTH or height < LEAST_HEIGHT
