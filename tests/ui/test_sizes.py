"""Windows of any size: what is too small says so and comes back, and nothing is lost under it."""

from __future__ import annotations

import signal

import pytest
from textual import events
from textual.geometry import Region, Size
from textual.timer import Timer

from reader.ui.app import ReaderApp
from reader.ui.dialogs.modal import Modal
from reader.ui.dialogs.too_small import TooSmallScreen
from reader.ui.pane_layout import LEAST_HEIGHT, LEAST_WIDTH
from reader.ui.screens.search import SearchScreen
from reader.ui.widgets.command_bar import CommandBar
from tests.ui.builders import screen_strips, screen_text
from tests.ui.driving import document_view, pane, running, shown, until

SMALLEST = (LEAST_WIDTH, LEAST_HEIGHT)
TOO_SMALL = [(LEAST_WIDTH - 1, 40), (200, LEAST_HEIGHT - 1), (20, 6), (1, 1)]


@pytest.mark.long
async def test_a_window_that_is_too_small_says_so_until_it_grows() -> None:
    async with running(size=(120, 36)) as (pilot, screen):
        await pilot.press("j", "enter", "space")
        place = pane(screen).offset_at_top
        for size in TOO_SMALL:
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: isinstance(pilot.app.screen, TooSmallScreen))
            await pilot.press("j", "q", "m")
            assert pilot.app.is_running
            await pilot.resize_terminal(*SMALLEST)
            await until(pilot, lambda: pilot.app.screen is screen)
            assert pane(screen).offset_at_top == place, size
            assert pane(screen).has_focus


async def test_keys_work_after_the_window_was_left_too_small_and_came_back() -> None:
    async with running(size=(120, 36)) as (pilot, screen):
        await pilot.press("j", "enter")
        pilot.app.post_message(events.AppBlur())
        await pilot.resize_terminal(*TOO_SMALL[0])
        await until(pilot, lambda: isinstance(pilot.app.screen, TooSmallScreen))
        pilot.app.post_message(events.AppFocus())
        await pilot.resize_terminal(*SMALLEST)
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: pane(screen).has_focus)
        before = pane(screen).scroll_y
        await pilot.press("j")
        assert pane(screen).scroll_y > before


async def test_a_size_that_comes_late_does_not_take_the_notice_away() -> None:
    async with running(size=SMALLEST) as (pilot, screen):
        await pilot.resize_terminal(*TOO_SMALL[0])
        await until(pilot, lambda: isinstance(pilot.app.screen, TooSmallScreen))
        past = Size(*SMALLEST)
        pilot.app.screen.post_message(events.Resize(past, past))  # the window had grown, and shrank at once
        await pilot.pause()
        assert isinstance(pilot.app.screen, TooSmallScreen)
        await pilot.resize_terminal(*SMALLEST)
        await until(pilot, lambda: pilot.app.screen is screen)


@pytest.mark.parametrize("size", TOO_SMALL)
async def test_it_starts_in_a_window_that_is_too_small(size: tuple[int, int]) -> None:
    async with running(size=size) as (pilot, screen):
        await until(pilot, lambda: isinstance(pilot.app.screen, TooSmallScreen))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: pilot.app.screen is screen)
        assert "Welcome" in shown(screen)


async def test_the_notice_names_the_size_that_is_needed() -> None:
    async with running(size=(28, 7)) as (pilot, _):
        await until(pilot, lambda: isinstance(pilot.app.screen, TooSmallScreen))
        await pilot.pause()
        drawn = [strip.text for strip in screen_strips(pilot.app)]
        lines = [line.strip() for line in drawn]
        assert "Window too small".center(28) in drawn
        assert lines.index("Window too small") == 2
        assert f"28×7, needs {LEAST_WIDTH}×{LEAST_HEIGHT}" in lines


@pytest.mark.long
async def test_a_search_is_still_there_after_the_window_was_too_small() -> None:
    async with running() as (pilot, _):
        await pilot.press("slash", *"robot")
        search = pilot.app.screen
        assert isinstance(search, SearchScreen)
        await pilot.resize_terminal(10, 3)
        await until(pilot, lambda: isinstance(pilot.app.screen, TooSmallScreen))
        await pilot.resize_terminal(40, 12)
        await until(pilot, lambda: pilot.app.screen is search)
        assert search.input.value == "robot"


async def test_the_keys_give_way_to_text_in_a_low_window() -> None:
    async with running(size=(80, 12)) as (pilot, screen):
        assert screen.query_one(CommandBar).display
        await pilot.resize_terminal(80, 11)
        await until(pilot, lambda: not screen.query_one(CommandBar).display)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "keys", "whole"),
    [
        ((40, 12), ("ctrl+k", "t", "f", "colon"), Region(0, 0, 40, 11)),  # all but the keys
        ((80, 24), ("f", "colon"), Region(0, 0, 80, 22)),  # and the line for notices
    ],
)
async def test_long_lists_leave_nothing_to_see_around_them(
    size: tuple[int, int], keys: tuple[str, ...], whole: Region
) -> None:
    async with running(size=size) as (pilot, screen):
        await pilot.press("J", "3")
        await until(pilot, lambda: document_view(screen).tab == "postings")
        for key in keys:
            await pilot.press(key)
            await until(pilot, lambda: isinstance(pilot.app.screen, Modal))
            await until(pilot, lambda: pilot.app.screen.query_one(".frame").region == whole)
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(pilot.app.screen, Modal))


@pytest.mark.parametrize("sizes", [25, pytest.param(150, marks=pytest.mark.slow)])
async def test_many_sizes_in_a_row(sizes: int) -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        for number in range(sizes):
            await pilot.resize_terminal(1 + number * 37 % 200, 1 + number * 13 % 60)
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: pilot.app.screen is screen)
        assert shown(screen)


async def test_a_size_that_textual_has_lost_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is busy when Textual starts its timer makes it one that never fires."""
    async with running() as (pilot, screen):
        monkeypatch.setattr(pilot.app, "set_timer", lambda *_, **__: Timer(pilot.app, 1))
        await pilot.resize_terminal(20, 6)
        await until(pilot, lambda: pilot.app.screen.outer_size == (20, 6))
        assert "Window too small" in screen_text(pilot.app)
        await pilot.resize_terminal(90, 30)
        await until(pilot, lambda: pilot.app.screen is screen and screen.outer_size == (90, 30))


async def test_the_signal_of_a_new_size_never_comes_in_the_middle_of_itself() -> None:
    before = signal.getsignal(signal.SIGWINCH)
    depth, deepest, came = 0, 0, 0

    def resized(number: int, _: object) -> None:
        nonlocal depth, deepest, came
        depth += 1
        deepest, came = max(deepest, depth), came + 1
        if came < 50:
            signal.raise_signal(number)  # the window goes on being dragged while its size is taken
            assert came  # a line at which a handler of Python's own would break in
        depth -= 1

    signal.signal(signal.SIGWINCH, resized)
    try:
        async with running() as (pilot, _):
            assert isinstance(pilot.app, ReaderApp)
            pilot.app.app_resume_signal.publish(pilot.app)  # a second time, as after ctrl+z and fg
            signal.raise_signal(signal.SIGWINCH)
            await until(pilot, lambda: came >= 50)
    finally:
        signal.signal(signal.SIGWINCH, before)
    assert deepest == 1
