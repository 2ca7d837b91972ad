"""A dialog answers once, however often it is asked to, and never for the screen below it."""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING, Any
from weakref import ref

import pytest
from textual.events import Key
from textual.widgets import Input, Static

from reader.addresses import target_of
from reader.system.browser import Opener
from reader.ui.dialogs.find import FindScreen
from reader.ui.dialogs.help import HelpScreen
from reader.ui.dialogs.history import HistoryLoaded, HistoryScreen
from reader.ui.dialogs.links import Link, OpenScreen
from reader.ui.dialogs.note import NoteScreen
from reader.ui.dialogs.palette import Palette, PaletteList
from reader.ui.dialogs.prompt import ConfirmScreen, PromptScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.services.tasks import post_to
from tests.ui.driving import palette_entries, running, until, written
from tests.ui.world import FakeSystem

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot
    from textual.screen import Screen

OPENING = ["question_mark", "colon", "slash", "ctrl+f", "t", "T", "e", "w", "A", "3 f", "3 space space c"]
ADDRESS = "https://example.org/"
ENDING = ["enter enter", "escape escape"]


async def at_once(pilot: Pilot[Any], keys: str) -> None:
    """Press keys as a terminal sends a burst: none waits for what the one before does."""
    for key in keys.split():
        event = Key(key, {"enter": "\r", "escape": "\x1b"}.get(key))
        event.set_sender(pilot.app)
        pilot.app.post_message(event)
    await pilot.pause()
    await pilot.pause()


def names(app: App[Any]) -> list[str]:
    return [type(screen).__name__ for screen in app.screen_stack]


async def opened(pilot: Pilot[Any]) -> Screen[Any]:
    """The palette, once it lists commands."""
    await pilot.press("colon")
    await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
    await until(pilot, lambda: bool(pilot.app.screen.query_one(PaletteList).rows))
    return pilot.app.screen


@pytest.mark.long
@pytest.mark.parametrize("ending", ENDING)
async def test_ending_a_dialog_twice_ends_it_once(ending: str) -> None:
    async with running(size=(80, 24)) as (pilot, screen):
        await pilot.press("j")
        for keys in OPENING:
            await pilot.press(*keys.split())
            await pilot.pause()
            assert pilot.app.screen is not screen, keys
            await at_once(pilot, ending)
            assert pilot.app.is_running, keys
            assert pilot.app.screen_stack[0] is screen
            while pilot.app.screen is not screen:  # what stays open, or what an answer opened
                await pilot.press("escape")
                await pilot.pause()


async def test_a_command_of_the_palette_is_run_once() -> None:
    async with running() as (pilot, _):
        palette = await opened(pilot)
        palette.query_one(Input).value = "all_keys"
        await at_once(pilot, "enter enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        assert names(pilot.app) == ["MainScreen", "HelpScreen"]


async def test_a_double_click_in_the_palette_is_one_choice() -> None:
    async with running() as (pilot, _):
        await opened(pilot)
        await pilot.click(PaletteList, offset=(5, 0), times=2)
        await pilot.pause()
        assert pilot.app.is_running
        assert "Palette" not in names(pilot.app)


async def test_the_answer_of_a_find_that_is_slow_closes_nothing_else() -> None:
    async with running() as (pilot, screen):
        await pilot.press("ctrl+f")
        await until(pilot, lambda: isinstance(pilot.app.screen, FindScreen))
        await pilot.press("a")
        await at_once(pilot, "enter enter escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.pause(0.3)
        assert pilot.app.is_running


async def test_a_dialog_under_another_closes_neither() -> None:
    async with running() as (pilot, _):
        answers: list[bool | None] = []
        below = ConfirmScreen("Below", "Really?")
        pilot.app.push_screen(below, answers.append)
        await pilot.pause()
        pilot.app.push_screen(PromptScreen("Above", "A hint"))
        await pilot.pause()
        below.action_agree()
        await pilot.pause()
        assert names(pilot.app) == ["MainScreen", "ConfirmScreen", "PromptScreen"]
        await pilot.press("escape", "y", "y")
        await pilot.pause()
        assert answers == [True]


async def test_a_link_is_opened_once() -> None:
    world = FakeSystem(program=Opener(("/usr/bin/browser",)))
    async with running(system=world) as (pilot, _):
        link = Link(ADDRESS, target_of(ADDRESS), 0)
        pilot.app.push_screen(OpenScreen(link, can_open=lambda _: True, copy_key="y"))
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenScreen))
        await pilot.pause()
        await at_once(pilot, "enter enter")
        await until(pilot, lambda: bool(world.opened))
        await pilot.pause()
        assert len(world.opened) == 1


@pytest.mark.long
async def test_a_dialog_opens_once_however_often_its_key_comes_before_it_is_there() -> None:
    async with running(size=(80, 24)) as (pilot, screen):
        for keys in ("w", "slash", "colon", "t", "A", "f2", "3 l e"):
            *first, last = keys.split()
            await pilot.press(*first)
            await pilot.pause()
            await at_once(pilot, " ".join([last] * 20))
            await until(pilot, lambda: pilot.app.screen is not screen)
            await pilot.pause()
            assert len(names(pilot.app)) == 2, keys
            while pilot.app.screen is not screen:
                await pilot.press("escape")
                await pilot.pause()


async def test_what_is_read_for_a_dialog_that_did_not_open_ends_nothing() -> None:
    async with running() as (pilot, screen):
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
        await screen.run_action("item('history')")
        await written(pilot, screen)
        await pilot.pause()
        assert pilot.app.return_code is None
        assert names(pilot.app) == ["MainScreen", "HistoryScreen"]


async def test_a_dialog_that_never_opened_hears_nothing_from_a_thread() -> None:
    async with running() as (pilot, screen):
        loop, loaded = asyncio.get_running_loop(), HistoryLoaded(())
        await loop.run_in_executor(None, post_to, HistoryScreen(), loaded)
        with pytest.raises(RuntimeError, match="super"):
            post_to(pilot.app.screen, object())  # type: ignore[arg-type]
        assert pilot.app.screen is screen


async def test_dialogs_open_over_one_another_but_none_over_its_like() -> None:
    async with running(size=(80, 24)) as (pilot, _):
        for _ in range(6):
            for keys in ("colon", "question_mark"):
                await pilot.press(keys)
                await pilot.pause()
        opened = names(pilot.app)
        assert len(opened) == len(set(opened))


async def test_a_note_that_could_not_be_saved_opens_over_another() -> None:
    async with running() as (pilot, _):
        for draft in ("", "", "the words"):
            pilot.app.push_screen(NoteScreen("An item", (), lambda _: None, draft))
            await pilot.pause()
        assert names(pilot.app) == ["MainScreen", "NoteScreen", "NoteScreen"]


@pytest.mark.long
async def test_a_palette_can_be_opened_while_the_last_one_closes() -> None:
    async with running() as (pilot, _):
        for _ in range(3):
            await at_once(pilot, "colon escape colon escape colon")
            await until(pilot, lambda: names(pilot.app) == ["MainScreen", "Palette"])
            await at_once(pilot, "escape colon")
            await pilot.press("escape")
            await pilot.pause()
        assert pilot.app.is_running


async def test_the_palette_turns_no_page_of_a_list_without_room() -> None:
    async with running(size=(40, 5)) as (pilot, _):
        pilot.app.push_screen(Palette(palette_entries(pilot.app)))
        for size in ((40, 5), (30, 3), (3, 1), (80, 24)):
            await pilot.resize_terminal(*size)
            await at_once(pilot, "pagedown pageup ctrl+home ctrl+end down up")
        assert pilot.app.is_running


async def test_what_is_typed_and_chosen_at_once_is_what_the_palette_runs() -> None:
    async with running() as (pilot, _):
        await at_once(pilot, "colon h e l p enter")
        await until(pilot, lambda: names(pilot.app) == ["MainScreen", "HelpScreen"])


async def test_a_palette_closed_before_it_is_there_ends_nothing() -> None:
    async with running() as (pilot, screen):
        for _ in range(3):
            pilot.app.push_screen(palette := Palette(palette_entries(pilot.app)))
            palette.dismiss(None)
            await pilot.pause()
        assert pilot.app.is_running
        assert pilot.app.screen is screen


async def test_the_palette_goes_to_its_ends_and_closes_with_a_click_beside_it() -> None:
    async with running() as (pilot, screen):
        palette = await opened(pilot)
        rows = palette.query_one(PaletteList)
        await pilot.press("ctrl+end")
        assert rows.index == len(rows.rows) - 1
        await pilot.press("ctrl+home")
        assert rows.index == 0
        await pilot.click(offset=(2, 30))
        await until(pilot, lambda: pilot.app.screen is screen)


@pytest.mark.long
async def test_letters_that_reach_a_dialog_after_it_closed_filter_nothing() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "enter")
        for keys in ("colon", "slash", "t", "3 f", "question_mark slash", "ctrl+f"):
            await pilot.press(*keys.split())
            await until(pilot, lambda: pilot.app.screen is not screen)
            dialog = pilot.app.screen
            box = dialog.query(Input).first()
            dialog.dismiss(None)
            dialog.post_message(Input.Changed(box, "th"))
            await pilot.pause()
            await until(pilot, lambda: pilot.app.screen is screen)
            assert pilot.app.is_running, keys


async def test_an_app_that_ends_opens_no_dialog() -> None:
    async with running() as (pilot, _):
        pilot.app.push_screen(Palette(palette_entries(pilot.app)))
        pilot.app.exit()
        await pilot.pause()
    assert pilot.app.return_code == 0


async def test_keys_right_behind_the_one_that_opens_a_dialog_end_nothing() -> None:
    async with running(size=(80, 24)) as (pilot, screen):
        await pilot.press("j")
        for keys in OPENING:
            *before, opening = keys.split()
            await pilot.press(*before)
            await at_once(pilot, f"{opening} down pagedown tab home ctrl+o up escape")
            assert pilot.app.is_running, keys
            while pilot.app.screen is not screen:
                await pilot.press("escape")
                await pilot.pause()


OF_A_SEARCH = [
    "close", "walk(1)", "turn_page(1)", "step_kind(1)", "submit", "save", "reorder", "item('star')",
    "result('undo')", "widen",
]  # fmt: skip


@pytest.mark.long
async def test_what_reaches_a_search_before_it_is_there() -> None:
    async with running() as (pilot, main):
        app = pilot.app
        for action in OF_A_SEARCH:
            await app.run_action("screen.search")
            search = app.screen
            assert isinstance(search, SearchScreen), action
            assert not search.is_mounted, action
            await app.run_action(f"screen.{action}")
            await pilot.pause()
            assert app.is_running, action
            assert (len(app.screen_stack) == 1) == (action == "close"), action
            while app.screen is not main:
                app.screen.dismiss(None)
                await pilot.pause()


async def test_an_action_of_a_search_that_has_ended_looks_at_no_results() -> None:
    async with running() as (pilot, screen):
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        search = pilot.app.screen
        search.dismiss(None)
        await until(pilot, lambda: not search.children)
        assert not await pilot.app.run_action("item('star')", search)
        assert pilot.app.screen is screen


@pytest.mark.long
async def test_a_search_that_has_ended_is_not_kept() -> None:
    async with running() as (pilot, screen):
        opened: list[ref[Screen[Any]]] = []
        for _ in range(4):
            await pilot.press("slash")
            await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
            opened.append(ref(pilot.app.screen))
            await pilot.press("escape", "escape")
            await until(pilot, lambda: pilot.app.screen is screen)

        def are_kept() -> int:
            gc.collect()
            return sum(each() is not None for each in opened)

        await until(pilot, lambda: are_kept() <= 1)


async def test_a_press_does_not_find_what_was_just_removed() -> None:
    async with running(size=(100, 30)) as (pilot, _):
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        screen: Screen[Any] = pilot.app.screen
        await until(pilot, lambda: any(box.region.area for box in screen.query(Static)))
        box = next(box for box in screen.query(Static) if box.region.area)
        x, y = box.region.offset
        assert screen.get_widget_and_offset_at(x, y)[0] is box
        box.remove()
        for _ in range(200):
            widget, _ = screen.get_widget_and_offset_at(x, y)
            assert widget is None or widget.parent is not None
            await asyncio.sleep(0)
