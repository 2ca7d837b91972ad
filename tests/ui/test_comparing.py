"""c: the postings that were selected, side by side or one under another."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from reader.config import samples
from reader.ui.dialogs.compare import CompareScreen
from reader.ui.keymap import keymap
from reader.ui.widgets.posting_list import HiddenNote
from reader.ui.widgets.scrollable_page import ScrollablePage
from tests.ui.builders import screen_text
from tests.ui.driving import notices, running, until, written
from tests.ui.world import FakeSystem


@pytest.mark.parametrize(
    ("size", "beside"),
    [pytest.param((120, 36), True, marks=pytest.mark.slow), ((80, 24), True), ((40, 12), False)],
)
async def test_two_are_shown_side_by_side_or_one_under_another(size: tuple[int, int], beside: bool) -> None:
    async with running(size=size) as (pilot, screen):
        await pilot.press("J", "3", "space", "j", "space", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await until(pilot, lambda: "compare 2 postings" in screen_text(pilot.app))
        await until(pilot, lambda: "Place" in str(pilot.app.screen.query_one("#compared", Static).content))
        await pilot.pause()
        lines = screen_text(pilot.app).split("\n")
        first = next(line for line in lines if " 1 " in line)
        assert (" 2 " in first) is beside
        page = pilot.app.screen.query_one(ScrollablePage)
        await pilot.press("space")
        assert page.scroll_y > 0
        await pilot.press("G")
        assert "Data Scientist II" in screen_text(pilot.app)
        assert page.scroll_y == page.max_scroll_y
        await pilot.press("g", "j", "k", "b", "ctrl+d")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert len(screen.services.selected.ids) == 2


async def test_fewer_than_two_are_told_how_and_more_than_six_that_only_six() -> None:
    async with running() as (pilot, _):
        await pilot.press("j", "3", "space", "c")
        await until(pilot, lambda: "Select 2 to 6 postings with space, then press c." in notices(pilot))
        await pilot.press(*["space"] * 6, "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        assert "7 selected; comparing the first 6." in notices(pilot)
        await until(pilot, lambda: "compare 6 postings" in screen_text(pilot.app))


async def test_the_hint_names_the_keys_that_the_user_has() -> None:
    keys = keymap({"choose": "f5", "compare": "f6"}, str)
    async with running(keymap=keys) as (pilot, _):
        await pilot.press("j", "3", "f6")
        await until(pilot, lambda: "Select 2 to 6 postings with f5, then press f6." in notices(pilot))


async def test_what_is_selected_is_compared_from_the_row_of_hidden_postings_too() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3", "x", "G", "k", "k", "space", "space")
        await until(pilot, lambda: isinstance(screen.view.list.row, HiddenNote))
        await pilot.press("c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))


async def test_postings_of_two_documents_are_compared() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3", "space", "J", "3", "space", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        sources = {
            item.source for item in map(screen.services.library.item, screen.services.selected.ids) if item
        }
        assert len(sources) == 2


@pytest.mark.long
async def test_marks_are_for_the_posting_at_the_cursor() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "3", "space", "space", "space", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        ids = main.services.selected.ids
        marks = main.services.library.marks
        await pilot.press("X", "m", "l", "a")
        await written(pilot, main)
        assert [marks.of(item).status for item in ids] == ["rejected", None, "applied"]
        assert [marks.of(item).starred for item in ids] == [False, True, False]
        await until(pilot, lambda: "rejected" in screen_text(pilot.app) and "★" in screen_text(pilot.app))
        await pilot.press("h", "h", "e", *"a usual xylophone", "ctrl+s", "u")
        await written(pilot, main)
        assert [marks.of(item).status for item in ids] == ["rejected", None, "applied"]
        assert marks.of(ids[0]).notes == ()
        await pilot.press("z", "d")
        assert "d (copies) doesn't work here. Press esc first." in notices(pilot)
        await pilot.press("equals_sign")
        assert "No near copy of this has marks." in notices(pilot)


async def test_facts_come_first_the_names_stay_and_the_comparison_is_written() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, _):
        await pilot.press("J", "3", "space", "space", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await until(pilot, lambda: "Not stated: company, posted" in screen_text(pilot.app))
        text = screen_text(pilot.app)
        assert text.index("Pay  ") < text.index("Not stated") < text.index("Key job responsibilities")
        await pilot.press("w")
        await until(pilot, lambda: "2-postings-compared.md" in screen_text(pilot.app))
        await pilot.press("enter")
        await until(pilot, lambda: "Exported the comparison to /home/someone/2-post" in notices(pilot))
        assert world.files["2-postings-compared.md"].startswith("# 2 postings compared\n")
        await pilot.press("w", "enter")
        await until(pilot, lambda: "Replace it?" in screen_text(pilot.app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))


async def test_related_postings_say_how_much_is_the_same() -> None:
    boston = (str(path) for path in samples() if "05-" in str(path) or "06-" in str(path))
    async with running(boston) as (pilot, main):
        alike = {item.id for item in main.services.library.items("posting") if "Boston" in str(item.place)}
        for item in alike:
            main.services.selected.toggle(item)
        await pilot.press("3", "c")
        await until(pilot, lambda: "compare 2 postings · 97 % the same" in screen_text(pilot.app))
        await pilot.press("G")
        await until(pilot, lambda: "In common" in screen_text(pilot.app))
