"""What has been closed is gone: opening and closing something again and again keeps nothing of it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from textual.widget import Widget
from textual.widgets import TextArea

from reader.ui.app import ANSI_FILTERS, ReaderApp
from reader.ui.widgets._textual_fast_path import PLAIN
from tests.ui.builders import screen_strips
from tests.ui.driving import running

if TYPE_CHECKING:
    from textual.pilot import Pilot

WAYS = {
    "search": ("slash",),
    "what it found": ("slash", *"rob", "down", "down"),
    "filters": ("f", *"sea"),
    "filters of a search": ("slash", *"rob", "down", "tab", "ctrl+f"),
    "palette": ("colon", *"sta"),
    "help": ("question_mark", *"mark"),
    "find": ("ctrl+f", *"the"),
    "contents": ("t", *"re"),
    "note": ("e", *"words", "enter"),
    "tags": ("T", *"words"),
    "status": ("M",),
    "history": ("f2",),
    "export": ("w",),
    "links": ("o",),
    "add": ("A", *"x"),
    "save": ("S",),
}
"""Keys that open something, and do something in it."""
WARM_UP = 3
"""Rounds that show how many widgets there may be: the last that were closed, and their notices, may stay."""
ROUNDS = 6
FEWEST = 3
"""What is opened has more widgets than that, so that many more a round would be one that stays each time."""


def widgets() -> int:
    """How many widgets there are in memory."""
    gc.unfreeze()
    gc.collect()
    return sum(isinstance(one, Widget) for one in gc.get_objects())


async def open_and_close(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    for _ in range(10):
        if len(pilot.app.screen_stack) == 1:
            break
        await pilot.press("escape")
        await pilot.pause()
    pilot.app.clear_notifications()
    await pilot.pause()


@pytest.mark.slow
@pytest.mark.usefixtures("all_is_collected")
@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS)
async def test_no_widget_stays(keys: tuple[str, ...]) -> None:
    async with running() as (pilot, _):
        await pilot.press("3", "l")
        before = 0
        for _ in range(WARM_UP):
            await open_and_close(pilot, keys)
            before = max(before, widgets())
        for _ in range(ROUNDS):
            await open_and_close(pilot, keys)
        for _ in range(20):
            if widgets() < before + FEWEST * ROUNDS:
                return
            await pilot.pause(0.05)
        assert widgets() < before + FEWEST * ROUNDS


def painted() -> int:
    """How many widgets have kept what they painted."""
    gc.unfreeze()
    gc.collect()
    return sum(type(one).__name__ == "StylesCache" for one in gc.get_objects())


@pytest.mark.slow
@pytest.mark.usefixtures("all_is_collected")
@pytest.mark.skipif(PLAIN, reason="there is no public way")
async def test_nothing_painted_stays_of_a_widget_that_is_gone() -> None:
    async with running() as (pilot, _):
        for keys in (WAYS["help"], WAYS["search"], WAYS["palette"]):
            await open_and_close(pilot, keys)
        assert painted() <= widgets()


async def test_a_note_takes_on_a_theme_chosen_meanwhile() -> None:
    async with running() as (pilot, _):
        await pilot.press("3", "l", "e", *"words")
        app = pilot.app
        assert isinstance(app, ReaderApp)
        seen = []
        for theme in ("light", "dark", "light"):
            app.prefer_theme(theme)
            await pilot.pause()
            area = app.screen.query_one(TextArea)
            area.move_cursor((0, 0))
            line = screen_strips(app)[area.region.y].crop(area.region.x + 1, area.region.right)
            seen.append(line)
        assert seen[0] == seen[2]
        assert seen[0] != seen[1]


async def test_line_filters_are_the_same_each_time() -> None:
    async with running() as (pilot, _):
        app = pilot.app
        assert isinstance(app, ReaderApp)
        for theme in ("ansi", "mono", "dark"):
            app.prefer_theme(theme)
            first, second = app.get_line_filters(), app.get_line_filters()
            assert [*map(id, first)] == [*map(id, second)]
            assert (theme == "dark") == (first[0] not in ANSI_FILTERS.values())
