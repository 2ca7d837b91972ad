"""Keys typed before the list is there that they are for act on it, in the order in which they were typed."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from threading import Event
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryError
from reader.ui.screens.search import SearchScreen
from reader.ui.services.key_order import LOOK_EVERY
from reader.ui.services.search_session import LIMITS
from reader.ui.widgets.inputs import QueryInput
from tests.ui.driving import opened_search, running, sidebar, until, written
from tests.ui.test_collections import names
from tests.ui.test_key_order import burst, turns
from tests.ui.test_marking import PAGE, statuses

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path
    from typing import Any, TypeAlias

    from textual.pilot import Pilot

    from reader.search import Results
    from reader.ui.screens.main import MainScreen

    Slow: TypeAlias = "tuple[Pilot[Any], MainScreen, SlowSearch]"


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return str(path)


class SlowSearch:
    """Finds what the search of a library finds, but only when told to."""

    def __init__(self, main: MainScreen, monkeypatch: pytest.MonkeyPatch, *, beyond: int = 0) -> None:
        """Up to `beyond` hits are found at once."""
        self.may_go, self.fails = Event(), False
        self.is_waiting = False
        self._beyond = beyond
        live = main.services.library.live_search
        self._search = live.search
        monkeypatch.setattr(live, "search", self._find)

    def _find(self, query: Any, cancelled: Callable[[], bool]) -> Results | None:  # noqa: ANN401
        while query.limit > self._beyond and not self.may_go.wait(0.01):
            self.is_waiting = True
            if cancelled():
                return None
        if self.fails:
            raise LibraryError("The index can't be read.")
        return self._search(query, cancelled)


@asynccontextmanager
async def slow(page: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Slow]:
    """The app at the collection of what is to decide, whose results come when told to."""
    async with running([page]) as (pilot, main):
        await go_to_decide(pilot, main)
        search = SlowSearch(main, monkeypatch)
        try:
            yield pilot, main, search
        finally:
            search.may_go.set()


async def go_to_decide(pilot: Pilot[Any], main: MainScreen) -> None:
    """Puts the sidebar's cursor on the collection."""
    await until(pilot, lambda: names(main)[:1] == ["To decide"])
    sidebar(main).focus()
    sidebar(main).move_to(0)
    await pilot.pause()


async def waiting(pilot: Pilot[Any]) -> SearchScreen:
    """A collection that is open, and has got all keys that were pressed, but no results."""
    await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    await until(pilot, lambda: screen.focused is not None)
    await turns(100)
    assert screen.results is None
    return screen


async def test_keys_wait_for_the_list_and_act_in_their_order(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with slow(page, monkeypatch) as (pilot, main, search):
        burst(pilot, "enter", "i", "x", "k", "j", "m")
        await waiting(pilot)
        burst(pilot, "space", "enter")
        await turns(100)
        assert statuses(main) == [None] * 3
        search.may_go.set()
        await until(pilot, lambda: pilot.app.screen is main and main.view.posting == 2)
        await written(pilot, main)
        assert statuses(main) == ["interested", "hidden", None]
        third = main.services.library.items("posting")[2].id
        assert main.services.marks.of(third).starred
        assert main.services.selected.ids == (third,)


async def test_escape_after_keys_that_wait_is_in_its_turn(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with slow(page, monkeypatch) as (pilot, main, search):
        burst(pilot, "enter", "x", "enter", "escape", "i")
        await waiting(pilot)
        search.may_go.set()
        await until(pilot, lambda: statuses(main) == ["hidden", "interested", None])
        screen = await opened_search(pilot)
        assert len(screen.rows.hits) == 1


@pytest.mark.parametrize("keys", [["escape"], ["q"], ["slash", "a", "j"]])
async def test_what_needs_no_row_waits_for_none(
    page: str, keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with slow(page, monkeypatch) as (pilot, main, _):
        burst(pilot, "enter")
        screen = await waiting(pilot)
        burst(pilot, *keys)
        if len(keys) > 1:
            await until(pilot, lambda: screen.query_one(QueryInput).value.endswith("aj"))
        else:
            await until(pilot, lambda: pilot.app.screen is main)


async def test_escape_long_after_keys_that_wait_forgets_them(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.services.key_order.RECENT", 0.0)
    async with slow(page, monkeypatch) as (pilot, main, search):
        burst(pilot, "enter", "x", "i")
        await waiting(pilot)
        burst(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is main)
        search.may_go.set()
        burst(pilot, "enter")
        screen = await opened_search(pilot)
        await turns(100)
        assert len(screen.rows.hits) == 3


@pytest.mark.parametrize("fails", [False, True])
async def test_a_list_that_never_comes_or_fails_holds_no_keys_for_ever(
    page: str, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    async with slow(page, monkeypatch) as (pilot, main, search):
        search.fails = fails
        burst(pilot, "enter", "j", "f2")
        screen = await waiting(pilot)
        if fails:
            search.may_go.set()
        else:
            monkeypatch.setattr("reader.ui.controllers.awaited_rows.LONGEST_WAIT", 0.0)
        await until(pilot, lambda: pilot.app.screen not in (main, screen))


@pytest.mark.long
async def test_the_end_of_a_collection_is_its_real_end_and_escape_leads_back_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with running() as (pilot, main):
        await asyncio.to_thread(main.services.library.prepare)
        await go_to_decide(pilot, main)
        ids = [item.id for item in main.services.library.items("posting")]
        search = SlowSearch(main, monkeypatch, beyond=LIMITS[0])
        try:
            burst(pilot, "enter", "G", "k", "j", "x")
            screen = await opened_search(pilot)
            await until(pilot, lambda: search.is_waiting)
            await pilot.pause(3 * LOOK_EVERY)
            assert len(screen.rows.hits) == LIMITS[0]
            assert screen.rows.index == 0, "it waits for the rest"
        finally:
            search.may_go.set()
        await until(pilot, lambda: main.services.marks.of(ids[-1]).status == "hidden")
        await until(pilot, lambda: len(screen.rows.hits) == len(ids) - 1)
        assert screen.rows.index == len(ids) - 2
        burst(pilot, "enter", "escape", "k", "a")
        await until(pilot, lambda: main.services.marks.of(ids[-3]).status == "applied")
