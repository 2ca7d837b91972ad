"""Finding in the document at hand: while one types, from match to match, and back to the very line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from reader.ui.dialogs.find import FindInput, FindScreen, Found
from tests.ui.driving import document_view, pane, running, shown, until

if TYPE_CHECKING:
    from typing import Any

    from textual.pilot import Pilot

    from reader.ui.screens.main import MainScreen


async def find(pilot: Pilot[Any], main: MainScreen, query: str) -> FindScreen:
    """Opens the line, types, and waits for what is found."""
    await pilot.press("ctrl+f")
    await until(pilot, lambda: isinstance(pilot.app.screen, FindScreen))
    screen = pilot.app.screen
    assert isinstance(screen, FindScreen)
    screen.query_one(FindInput).value = query
    await until(pilot, lambda: main.navigator.found is not None and main.navigator.found.query == query)
    await pilot.pause()
    return screen


def note(screen: FindScreen) -> str:
    """What the line says."""
    return str(screen.query_one("#find-note", Static).content)


async def test_it_finds_while_one_types_and_says_how_many() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "l")
        screen = await find(pilot, main, "reinforcment lerning")
        assert main.navigator.found is not None
        number = len(main.navigator.found.spans)
        assert number >= 1
        assert note(screen) == f"1 of {number}"
        tabs = document_view(main).tabs
        assert f"1 of {number}" not in str(tabs.render())  # a number once
        assert "reinforcement learning" in shown(main).lower().replace("\n", " ")
        assert document_view(main).tab == "papers"


async def test_escape_goes_back_to_the_very_line_and_puts_the_lights_out() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "l", "space", "j", "j")
        await pilot.pause()
        before, origin = shown(main), document_view(main).location
        await find(pilot, main, "seattle")
        assert document_view(main).tab == "postings"
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is main
        assert main.navigator.found is None
        assert document_view(main).location == origin
        assert shown(main) == before


async def test_enter_stays_and_n_walks_on_round_the_end() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "l")
        await pilot.pause()
        origin = document_view(main).location
        await find(pilot, main, "robots")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main)
        assert main.navigator.found is not None
        number = len(main.navigator.found.spans)
        assert number > 1
        assert f"of {number}" in str(document_view(main).tabs.render())
        seen = []
        for _ in range(number):
            assert main.navigator.found is not None
            seen.append(main.navigator.found.at)
            await pilot.press("n")
        assert sorted(seen) == list(range(number))
        assert main.navigator.found.at == seen[0]
        await pilot.press("N")
        assert main.navigator.found.at == seen[-1]
        await pilot.press("escape")
        await pilot.pause()
        assert document_view(main).location == origin


async def test_in_a_narrow_window_the_text_is_shown_and_then_which_match_it_is() -> None:
    async with running(size=(40, 12)) as (pilot, main):
        await pilot.press("J", "3")
        await until(pilot, lambda: document_view(main).list.has_focus)
        await find(pilot, main, "science")
        assert "science" in shown(main)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main)
        assert main.navigator.found is not None
        assert main.navigator.found.note in str(document_view(main).tabs.render())


async def test_arrows_walk_while_the_line_is_open() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "l")
        screen = await find(pilot, main, "learning")
        await pilot.press("down", "down", "up")
        assert note(screen).startswith("2 of ")


async def test_what_is_typed_before_the_line_is_there_is_not_taken_for_keys() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "l", "ctrl+f", *"axi", "enter")
        await until(pilot, lambda: pilot.app.screen is main)
        item = document_view(main).item
        assert item is not None
        assert main.services.marks.of(item.id).status is None


async def test_the_last_query_is_there_again_and_typing_replaces_it() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "l")
        await find(pilot, main, "learning")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main)
        await pilot.press("ctrl+f", *"robot")
        await until(pilot, lambda: main.navigator.found is not None and main.navigator.found.query == "robot")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main)
        await pilot.press("ctrl+f")
        await until(pilot, lambda: isinstance(pilot.app.screen, FindScreen))
        await pilot.press("end", "s")
        await until(
            pilot, lambda: main.navigator.found is not None and main.navigator.found.query == "robots"
        )


async def test_a_late_answer_changes_nothing() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "l")
        screen = await find(pilot, main, "learning")
        before = main.navigator.found
        screen.post_message(Found(screen.generation - 1, "lear", [(0, 4)]))
        await pilot.pause()
        assert main.navigator.found == before
        screen.post_message(Found(screen.generation, "lear", [(0, 4)]))
        await pilot.pause()
        assert main.navigator.found is not None
        assert main.navigator.found.spans == [(0, 4)]


async def test_nothing_found_is_said_and_the_text_stays() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "l", "space")
        await pilot.pause()
        origin = document_view(main).location
        screen = await find(pilot, main, "zzzzqqqq")
        assert note(screen) == "not found"
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main)
        assert document_view(main).location == origin
        assert main.navigator.found is None


async def test_another_document_ends_it() -> None:
    async with running() as (pilot, main):
        await pilot.press("j")
        await find(pilot, main, "learning")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main)
        await pilot.press("J")
        await until(pilot, lambda: main.navigator.found is None)
        assert not main.check_action("step_match", (1,))


@pytest.mark.long
async def test_it_finds_within_a_search_and_comes_back_to_its_match() -> None:
    async with running() as (pilot, main):
        await pilot.press("slash", *"barcelna", "enter")
        await until(pilot, lambda: pilot.app.screen is main and main.navigator.search is not None)
        await pilot.pause()
        there = document_view(main).location
        await find(pilot, main, "learning")
        await pilot.press("escape")
        await pilot.pause()
        assert main.navigator.search is not None
        assert document_view(main).location == there


@pytest.mark.long
async def test_no_query_is_an_error() -> None:
    async with running(size=(80, 24)) as (pilot, main):
        for query in ('"', "-", "place:", "[/red]", "\0", "a" * 100_000, "שלום", "🙂", "(a+)+$", "*"):
            await pilot.press("ctrl+f")
            await until(pilot, lambda: isinstance(pilot.app.screen, FindScreen))
            pilot.app.screen.query_one(FindInput).value = query
            await pilot.press("enter")
            await until(pilot, lambda: pilot.app.screen is main)
            assert pane(main).view.blocks, query


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_the_match_is_in_sight_at_every_size(size: tuple[int, int]) -> None:
    async with running(size=size) as (pilot, main):
        await pilot.press("j", "l")
        await find(pilot, main, "hakkani tur")
        assert "Hakkani" in "\n".join(shown(main).splitlines()[:-1])
