"""Copying, comparing and exporting results: the same keys as in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from reader.ui.dialogs.compare import CompareScreen
from reader.ui.dialogs.copies import CopiesScreen
from reader.ui.dialogs.export import ExportScreen
from reader.ui.widgets.result_list import ResultList
from tests.ui.builders import screen_text
from tests.ui.driving import document_view, in_results, notices, running, until
from tests.ui.test_copies import LAND, SEA
from tests.ui.world import FakeSystem

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.long
async def test_results_are_selected_compared_copied_and_exported() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, main):
        screen = await in_results(pilot, "in:postings scientist")
        rows = screen.query_one(ResultList)
        await pilot.press("space", "space")
        assert len(main.services.selected.ids) == 2
        await pilot.pause()
        assert screen_text(pilot.app).count("✓") == 2
        await pilot.press("c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("y")
        await until(pilot, lambda: len(world.copied) == 1)
        await pilot.press("Y")
        await until(pilot, lambda: len(world.copied) == 2)
        assert rows.hit is not None
        assert rows.hit.source in world.copied[0]
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        pilot.app.screen.query_one(Input).value = "all.ris"
        await pilot.press("tab", "enter")
        await until(pilot, lambda: "all.ris" in world.files)
        assert screen.results is not None
        assert world.files["all.ris"].count("TY  - ") == screen.results.total > 2
        assert f"Exported {screen.results.total} items" in notices(pilot)


async def test_the_copies_of_a_result_lead_to_one_of_them(tmp_path: Path) -> None:
    for name, text in (("a", SEA), ("b", SEA.replace("5 years", "7 years")), ("c", LAND)):
        (tmp_path / f"{name}.txt").write_text(f"Page {name}\n\nAn article.\n\nUS, WA, Seattle\n{text}\n")
    async with running([str(tmp_path)]) as (pilot, main):
        await in_results(pilot, "in:postings harbour 7")
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, CopiesScreen))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main)
        await until(pilot, lambda: document_view(main).tab == "postings")
