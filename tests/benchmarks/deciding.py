"""A status for 1,000 selected postings of 100,000, against one for one: until it is on the screen.

And the numbers beside the collections after it, against writing the one; and opening a collection of 100,000,
against one of a few dozen.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from reader import Library
from reader.config import samples, style_sheets
from reader.library.saved_searches import SavedSearch
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.controllers.collections import TO_DECIDE
from reader.ui.screens.main import MainScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.search_request import SearchPreset, SearchRequest
from tests.benchmarks.library import MAKER, adding
from tests.benchmarks.measuring import Comparison
from tests.ui.driving import until, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

MANY = 1_000
ROUNDS = 7


def main() -> list[Comparison]:
    """Return all comparisons of this kind; none if the corpus can't be made."""
    if not MAKER.is_file():
        return []
    with TemporaryDirectory(prefix="reader-benchmark-") as name:
        path = Path(name) / "large.db"
        os.environ["XDG_CACHE_HOME"] = name
        try:
            adding(path)
            with Library.open(path) as library:
                library.prepare()
                found = asyncio.run(_in_app(library))
                with Library.of(samples()) as small:
                    small.prepare()
                    return [*found, _openings(library, small)]
        finally:
            del os.environ["XDG_CACHE_HOME"]


async def _in_app(library: Library) -> list[Comparison]:
    shown = Comparison("a status for 1,000 postings, against one", 2.0)
    counted = Comparison("counting the collections, against that status", 2.0)
    app = ReaderApp(library, LaunchOptions(style_sheets()))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        await until(pilot, lambda: screen.documents.is_complete)
        request = SearchRequest.of(SavedSearch("To decide", TO_DECIDE.query, "posting"))
        preset = SearchPreset("To decide", request, in_list=True, holds=TO_DECIDE.holds, is_task=True)
        screen.open_search(preset)
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        found = app.screen
        assert isinstance(found, SearchScreen)
        await until(pilot, lambda: found.is_mounted and found.is_settled and found.results is not None)
        while len(found.rows.hits) < 2 * MANY:
            found.rows.move_to(len(found.rows.rows) - 1)
            await pilot.pause(0.05)
        found.rows.move_to(0)
        for _ in range(ROUNDS):
            shown.bare.append(await _decide(pilot, screen, found, 1))
            shown.ours.append(await _decide(pilot, screen, found, MANY))
        counted.bare = list(shown.bare)
        counted.ours = [_timed(library.marks.counts) for _ in range(ROUNDS)]
    return [shown, counted]


def _openings(library: Library, small: Library) -> Comparison:
    """Compare the two by turns: what else the machine has to do, right after indexing, slows down both."""
    opened = Comparison("opening a collection of 100,000, against a small one", 1.5)
    for _ in range(ROUNDS):
        opened.ours.append(asyncio.run(_opening(library)))
        opened.bare.append(asyncio.run(_opening(small)))
    return opened


async def _opening(library: Library) -> float:
    """Return the seconds from asking for all postings until they are on the screen, the second time."""
    app = ReaderApp(library, LaunchOptions(style_sheets()))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        await until(pilot, lambda: screen.documents.is_complete)
        request = SearchRequest.of(SavedSearch("All postings", "", "posting"))
        for _ in range(2):  # the first time imports
            await pilot.pause(0.3)
            started = perf_counter()
            screen.open_search(SearchPreset("All postings", request, in_list=True))
            while not (
                isinstance(app.screen, SearchScreen) and app.screen.is_mounted and app.screen.rows.hits
            ):
                await asyncio.sleep(0.001)
            painted = asyncio.Event()
            app.screen.call_after_refresh(painted.set)
            await painted.wait()
            seconds = perf_counter() - started
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is screen)
    return seconds


async def _decide(pilot: Pilot[None], main: MainScreen, found: SearchScreen, number: int) -> float:
    """Return the seconds until the postings have left the screen; then take the status back."""
    before = len(found.rows.hits)
    selected = main.services.selected
    for item in {hit.id for hit in found.rows.hits[:number]}.symmetric_difference(selected.ids):
        selected.toggle(item)
    painted = asyncio.Event()
    started = perf_counter()
    found.action_item("applied")
    found.call_after_refresh(painted.set)
    await painted.wait()
    seconds = perf_counter() - started
    assert len(found.rows.hits) == before - number
    await written(pilot, main)
    found.action_item("undo")
    await until(pilot, lambda: len(found.rows.hits) >= before and found.session.is_settled)
    await written(pilot, main)
    return seconds


def _timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started
