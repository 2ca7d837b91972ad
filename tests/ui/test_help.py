"""Help: all keys, by category, and finding one by what it does."""

from __future__ import annotations

import pytest

from reader.ui.commands import CATEGORIES, COMMANDS
from reader.ui.dialogs.help import HelpScreen, matching
from reader.ui.keymap import keymap
from tests.ui.builders import screen_text
from tests.ui.driving import help_shown, running, until


async def test_every_command_is_in_the_help() -> None:
    async with running() as (pilot, _):
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.pause()
        assert "─ help ─" in screen_text(pilot.app)
        text = " ".join(help_shown(pilot.app.screen).split())
        for command in COMMANDS:
            assert command.summary in text
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, HelpScreen)


@pytest.mark.parametrize("size", [(200, 60), (40, 12)])
async def test_a_key_is_found_by_what_it_does(size: tuple[int, int]) -> None:
    async with running(size=size) as (pilot, _):
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.press("slash", *"hide posting")
        await pilot.pause()
        assert help_shown(pilot.app.screen).split() == ["Mark", "x", "Hide", "this", "posting"]
        await pilot.press(*"zzz")
        await pilot.pause()
        assert "No matches. The command palette (:)" in help_shown(pilot.app.screen)
        await pilot.press("ctrl+u", "enter", "G")
        await pilot.pause()
        keys = pilot.app.screen.query_one("#help-list")
        assert keys.scroll_offset.y == keys.max_scroll_y
        await pilot.press("q")
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_the_key_that_opened_it_closes_it_too() -> None:
    async with running() as (pilot, screen):
        for key in ("q", "question_mark", "escape"):
            await pilot.press("question_mark")
            await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
            await pilot.press(key)
            await until(pilot, lambda: pilot.app.screen is screen)


def test_categories_are_in_order_and_each_in_one_piece() -> None:
    found = list(dict.fromkeys(command.category for command in matching("", {})))
    assert found == list(CATEGORIES)
    categories = [command.category for command in matching("", {})]
    assert categories == sorted(categories, key=CATEGORIES.index)


def test_commands_are_found_by_summary_name_and_the_keys_the_user_has() -> None:
    assert [command.name for command in matching("unstar", {})] == ["star"]
    assert [command.name for command in matching("take_suggestion", {})] == ["take_suggestion"]
    assert [command.name for command in matching("ctrl+b", keymap({"star": "ctrl+b"}, str))] == ["star"]
