"""The footer: every key in it leads to something, by key and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.ui.commands import COMMANDS
from tests.ui.builders import screen_text
from tests.ui.driving import document_view, running, until
from tests.ui.test_collections import open_collection
from tests.ui.test_every_key import WAYS
from tests.ui.test_marking import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

PLACES = sorted({keys for keys in WAYS.values() if "SETTLE" not in keys})
OURS = {command.id for command in COMMANDS}


def footer(app: App[None]) -> str:
    """The last line of the screen."""
    return screen_text(app).split("\n")[-1]


@pytest.mark.slow
@pytest.mark.parametrize("keys", PLACES, ids=" ".join)
async def test_every_key_of_ours_has_an_action_where_it_works(keys: tuple[str, ...]) -> None:
    async with running() as (pilot, _):
        await pilot.press(*keys)
        await pilot.pause()
        for active in pilot.app.screen.active_bindings.values():
            if active.binding.id in OURS:
                target, name, _parameters = pilot.app._parse_action(active.binding.action, active.node)
                found = getattr(target, f"action_{name}", None) or getattr(target, f"_action_{name}", None)
                assert found is not None, f"{active.binding.id} does {active.binding.action} nowhere"


async def test_only_commands_that_can_run_are_shown() -> None:
    async with running(size=(200, 40)) as (pilot, _):
        await pilot.press("j", "enter")
        await pilot.pause()
        assert "m star" in footer(pilot.app)
        assert "interested" not in footer(pilot.app)
        assert "match" not in footer(pilot.app)
        await pilot.press("3")
        await pilot.pause()
        assert "i interested" in footer(pilot.app)
        await pilot.press("ctrl+f", *"the", "enter")
        await until(pilot, lambda: "n N match" in footer(pilot.app))


async def test_while_results_without_matches_are_walked_it_says_so() -> None:
    async with running(size=(200, 40)) as (pilot, main):
        await open_collection(pilot, main, "All articles")
        await pilot.press("enter")
        await until(pilot, lambda: "n N result" in footer(pilot.app))
        assert "match" not in footer(pilot.app)
        await pilot.press("ctrl+f", *"the", "enter")
        await until(pilot, lambda: "n N match" in footer(pilot.app))
        await pilot.press("escape")
        await until(pilot, lambda: "n N result" in footer(pilot.app))


@pytest.mark.long
async def test_what_acts_on_a_row_is_not_offered_on_an_empty_list(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    on_row = ("enter open", "move", "space select", "O sort")
    async with running([str(path)], size=(200, 40)) as (pilot, main):
        await open_collection(pilot, main, "To decide")
        assert [word for word in on_row if word not in footer(pilot.app)] == []
        await pilot.press("x", "x", "x")
        await until(pilot, lambda: "All decided" in screen_text(pilot.app))
        await until(pilot, lambda: not any(word in footer(pilot.app) for word in on_row))
        assert "u undo" in footer(pilot.app)
        await pilot.press("u")
        await until(pilot, lambda: all(word in footer(pilot.app) for word in on_row))
        await pilot.press("escape", "ctrl+k")
        await until(pilot, lambda: "enter go" in footer(pilot.app))
        await pilot.press(*"zzqx")
        await until(pilot, lambda: "enter go" not in footer(pilot.app))


async def test_a_click_on_one_of_the_keys_that_share_a_label_presses_that_one() -> None:
    async with running(size=(200, 40)) as (pilot, screen):
        await pilot.press("j", "enter")
        await pilot.pause()
        for x, tab in ((4, "postings"), (2, "papers"), (8, "article")):
            at = footer(pilot.app).index("1 2 3 parts")
            await pilot.click(offset=(at + x, pilot.app.size.height - 1))
            await until(pilot, lambda tab=tab: document_view(screen).tab == tab)  # type: ignore[misc]
            await pilot.pause()


@pytest.mark.long
async def test_a_click_on_the_last_key_of_a_question_answers_it() -> None:
    async with running() as (pilot, screen):
        await pilot.press("T", *"tag")
        await pilot.pause()
        await pilot.click("PromptScreen CommandBar", offset=(3, 0))
        await until(pilot, lambda: pilot.app.screen is screen)
        item = document_view(screen).item
        assert item is not None
        await until(pilot, lambda: screen.services.marks.of(item.id).tags == ("tag",))
