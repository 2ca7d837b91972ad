"""The footer: every key in it leads to something, by key and by mouse."""

from __future__ import annotations

import pytest

from reader.ui.commands import COMMANDS
from tests.ui.driving import running, until
from tests.ui.test_every_key import WAYS

PLACES = sorted({keys for keys in WAYS.values() if "SETTLE" not in keys})
OURS = {command.id for command in COMMANDS}


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


async def test_a_click_on_the_last_key_of_a_question_answers_it() -> None:
    async with running() as (pilot, screen):
        await pilot.press("T", *"tag")
        await pilot.pause()
        await pilot.click("PromptScreen CommandBar", offset=(3, 0))
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(
            pilot, lambda: screen.item is not None and screen.keeper.of(screen.item.id).tags == ("tag",)
        )
