"""The interface looks the same on Textual's public names alone, which READER_PLAIN_TEXTUAL=1 asks for."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from reader.ui.controllers.hit_preview import PREVIEW_WIDTH
from reader.ui.screens.search import SearchScreen
from reader.ui.widgets.sidebar_rows import Collection
from tests.ui.builders import screen_strips
from tests.ui.driving import running, sidebar, until

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App
    from textual.screen import Screen

SIZES = [(120, 36), (60, 16)]
KEYS = "tab space G 3 tab j v w escape question_mark escape"
STEPS = KEYS.split()
LOOKUPS = {"load", "count", "repeats", "filter", "code"}
"""The names of threads."""
STILL = 0.3
"""Seconds without a change after which a screen counts as painted."""


def painted(app: App[None], left: int = 0) -> list[str]:
    """Each run of cells on the screen from a column on: the line, the text, the style."""
    return [
        f"{y}\t{segment.text}\t{segment.style}"
        for y, strip in enumerate(screen_strips(app))
        for segment in strip.crop(left).simplify()
    ]


def is_busy() -> bool:
    """Whether anything is looked up in the background that changes what is on the screen."""
    return any(thread.name in LOOKUPS for thread in threading.enumerate())


def has_all(screen: Screen[Any]) -> bool:
    """Whether a search lists all that it has found."""
    results = screen.results if isinstance(screen, SearchScreen) else None
    return results is not None and len(results.hits) == results.total


async def tour(width: int, height: int) -> None:
    """Prints what is painted after some keys: text, lists, selection, help, scrollbars, a new size."""
    async with running(size=(width, height)) as (pilot, screen):

        async def show(step: str, left: int = 0) -> None:
            """Prints the screen once nothing goes on in the background and nothing changes any more."""
            before: list[str] = []
            pilot.app.clear_notifications()  # a notice is over some time after it came
            while before != (now := painted(pilot.app, left)) or is_busy():
                before = now
                await pilot.pause(STILL)
            print(f"== {step}", *before, sep="\n")

        def is_counted() -> bool:
            collections = [row for row in sidebar(screen).rows if isinstance(row, Collection)]
            return bool(collections) and all(row.number is not None for row in collections)

        await until(pilot, is_counted)
        await show("start")
        for key in STEPS:
            await pilot.press(key)
            await show(key, sidebar(screen).region.right)  # what is unread is counted now and then
        # Too narrow for a preview in the search, which comes some time after its hit.
        await pilot.resize_terminal(min(width - 7, PREVIEW_WIDTH - 1), height - 3)
        await show("resized", sidebar(screen).region.right)
        await pilot.press("slash")
        pilot.app.screen.query_one(Input).cursor_blink = False
        await pilot.press(*"learning")
        await until(pilot, lambda: getattr(pilot.app.screen, "is_settled", False))
        assert isinstance(pilot.app.screen, SearchScreen)
        await until(pilot, lambda: has_all(pilot.app.screen))  # the rest comes some time after the first
        assert len(pilot.app.screen.rows.rows) > 5
        await show("search")
        await pilot.press("pagedown")
        await show("list")


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_what_is_painted_is_the_same_on_public_names_alone(size: tuple[int, int]) -> None:
    fast, plain = (
        subprocess.Popen(
            [sys.executable, "-m", "tests.ui.test_plain_textual", *map(str, size)],
            env={**os.environ, "READER_PLAIN_TEXTUAL": value},
            stdout=subprocess.PIPE,
            text=True,
        )
        for value in ("", "1")
    )
    shown = [process.communicate(timeout=120)[0].split("== ")[1:] for process in (fast, plain)]
    assert (fast.returncode, plain.returncode) == (0, 0)
    assert len(shown[0]) == len(STEPS) + 4
    for ours, theirs in zip(*shown, strict=True):
        step = ours.partition("\n")[0]
        assert list(unified_diff(ours.splitlines(), theirs.splitlines(), step, n=0, lineterm="")) == []


if __name__ == "__main__":
    asyncio.run(tour(*map(int, sys.argv[1:])))
