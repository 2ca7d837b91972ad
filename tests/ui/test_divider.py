"""The line beside the sidebar: the mouse moves it, and two clicks put it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.preferences import key_of
from tests.ui.driving import running, sidebar, until, written

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


def kept(main: MainScreen) -> int:
    """The width of the sidebar that later starts will have; 0 for a share of the window."""
    found = main.services.library.marks.setting(key_of("sidebar_width"))
    return int(found.split("\n")[-1]) if found else 0


async def test_the_line_is_dragged_and_the_width_kept() -> None:
    async with running() as (pilot, main):
        bar = sidebar(main)
        width = bar.region.width
        await pilot.mouse_down(offset=(width - 1, 9))
        for x in (width + 3, width + 8):
            await pilot.hover(offset=(x, 9))
        await until(pilot, lambda: bar.region.width == width + 9)
        assert kept(main) == 0, "nothing is written while it moves"
        await pilot.mouse_up(offset=(width + 8, 9))
        await written(pilot, main)
        assert kept(main) == width + 9
        await pilot.hover(offset=(width, 12))
        await pilot.pause()
        assert bar.region.width == width + 9
        await pilot.click(offset=(width + 8, 9), times=2)
        await until(pilot, lambda: bar.region.width == width)
        await written(pilot, main)
        assert kept(main) == 0


async def test_it_stays_within_its_limits_and_other_places_do_not_move_it() -> None:
    async with running() as (pilot, main):
        bar = sidebar(main)
        width = bar.region.width
        await pilot.mouse_down(offset=(width - 1, 9))
        await pilot.hover(offset=(1, 9))
        await pilot.mouse_up(offset=(1, 9))
        await until(pilot, lambda: bar.region.width < width)
        least = bar.region.width
        assert least >= 16
        await pilot.mouse_down(offset=(least - 5, 9))
        await pilot.hover(offset=(60, 9))
        await pilot.mouse_up(offset=(60, 9))
        await pilot.pause()
        assert bar.region.width == least
