"""Lines and scrollbars painted the short way look as Textual would have painted them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from reader.config import Settings
from reader.ui.widgets._textual_fast_path import PLAIN, FastScrollBar
from reader.ui.widgets.painting import LineCache
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.result_list import ResultList
from tests.ui.driving import pane, running, until

if TYPE_CHECKING:
    from textual.strip import Strip

THEMES = [
    "dark",
    pytest.param("light", marks=pytest.mark.slow),  # other colours on the ways of the first
    "ansi",
    pytest.param("mono", marks=pytest.mark.slow),
]


def cells(strips: list[Strip] | None) -> list[list[tuple[str, object]]]:
    """What stands in each cell, with the style that it has; neighbours are joined where that is the same."""
    assert strips is not None
    return [[(text, style) for text, style, _ in strip.simplify()] for strip in strips]


def by_textual(widget: Widget) -> list[list[tuple[str, object]]]:
    widget.refresh()
    return cells(Widget.render_lines(widget, widget.region.reset_offset))


@pytest.mark.long
@pytest.mark.parametrize("theme", THEMES)
async def test_lines_look_as_textual_paints_them(theme: str) -> None:
    async with running(settings=Settings(theme=theme)) as (pilot, screen):
        text = pane(screen)
        assert text.region == text.content_region
        assert cells(LineCache().render(text, text.region.reset_offset)) == by_textual(text)
        await pilot.press("slash", *"learn")
        await until(pilot, lambda: bool(pilot.app.screen.query_one(ResultList).rows))
        found = pilot.app.screen.query_one(ResultList)
        assert cells(LineCache().render(found, found.region.reset_offset)) == by_textual(found)
        preview = pilot.app.screen.query_one("#preview", ReadingPane)
        assert LineCache().render(preview, preview.region.reset_offset) is None, "its border is Textual's"


@pytest.mark.parametrize("theme", THEMES)
async def test_a_scrollbar_looks_as_textual_draws_it(theme: str) -> None:
    async with running(settings=Settings(theme=theme)) as (pilot, screen):
        for key in ("tab", "space", "G"):
            await pilot.press(key)
            await pilot.pause()
            bar = pane(screen).vertical_scrollbar
            assert isinstance(bar, ScrollBar if PLAIN else FastScrollBar)
            region = bar.region.reset_offset
            assert region.height > 10
            assert cells(bar.render_lines(region)) == cells(ScrollBar.render_lines(bar, region)), key
            part = Region(0, 3, 1, 5)
            assert cells(bar.render_lines(part)) == cells(ScrollBar.render_lines(bar, part)), key


async def test_a_list_of_other_rows_has_nothing_laid_out_anew() -> None:
    async with running() as (pilot, _):
        await pilot.press("slash", *"learning")
        found = pilot.app.screen.query_one(ResultList)
        await until(pilot, lambda: len(found.rows) > 10)
        await pilot.pause()
        laid_out = []
        pilot.app.screen.screen_layout_refresh_signal.subscribe(found, lambda _: laid_out.append(1))
        found.set_rows(list(found.rows)[:12])
        await until(pilot, lambda: found.virtual_size.height == sum(found.row_heights(found.rows)))
        await pilot.pause()
        assert not laid_out
        assert found.vertical_scrollbar.window_virtual_size == found.virtual_size.height


async def test_another_size_is_laid_out_twice_at_most() -> None:
    async with running() as (pilot, screen):
        laid_out = []
        screen.screen_layout_refresh_signal.subscribe(screen, lambda _: laid_out.append(1))
        before = -1
        while before != len(laid_out):  # what comes with the start may still be laid out
            before = len(laid_out)
            await pilot.pause(0.2)
        laid_out.clear()
        await pilot.resize_terminal(118, 38)  # where the sidebar needs no scrollbar either
        await until(pilot, lambda: bool(laid_out))
        await pilot.pause(0.2)
        assert 1 <= len(laid_out) <= 2
