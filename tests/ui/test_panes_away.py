"""Moving between panes while one of them is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.ui.widgets.workspace import Workspace
from tests.ui.driving import running

if TYPE_CHECKING:
    from reader.ui.pane_layout import Pane

AWAY = ["z", "s", "3 l z s", "s 3 tab z 1"]
SIZES = [(120, 36), (40, 12)]
MOVES = ["tab", "shift+tab", "h", "l", "escape", "tab tab", "escape tab", "3 tab 1 tab"]


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("away", AWAY)
async def test_the_focus_is_always_somewhere(away: str, size: tuple[int, int]) -> None:
    async with running(size=size) as (pilot, screen):
        for moves in MOVES:
            await pilot.press("j", *away.split())
            await pilot.press(*moves.split())
            await pilot.resize_terminal(*SIZES[len(moves) % len(SIZES)])
            await pilot.press("tab")
            assert screen.focused is not None


@pytest.mark.parametrize("size", SIZES)
async def test_from_a_pane_that_is_away_one_comes_to_the_text(size: tuple[int, int]) -> None:
    async with running(size=size) as (pilot, screen):
        workspace = screen.query_one(Workspace)
        await pilot.press("z")
        panes: list[Pane] = ["sidebar", "list", "text"]
        for pane in panes:
            workspace.focused_pane = pane
            for wrap in (True, False):
                workspace.step_pane(1, wrap=wrap)
                workspace.step_pane(-1, wrap=wrap)
            await pilot.press("tab", "h", "l")
            assert workspace.focused_pane == "text", pane


async def test_the_panes_have_their_keys_while_the_focus_is_nowhere() -> None:
    """A terminal that lost the focus over a dialog may leave none."""
    async with running() as (pilot, screen):
        for key, shown in (("z", True), ("z", False), ("tab", False)):
            screen.set_focus(None)
            await pilot.press(key)
            assert (screen.workspace.is_zen, screen.focused is None) == (shown, False), key
