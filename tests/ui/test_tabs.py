"""Lines whose parts can be clicked: tabs of a document, kinds of results, filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.containers import Vertical
from textual.widgets import Input

from reader.ui.search_request import FilterValue
from reader.ui.symbols import CLOSE
from reader.ui.widgets.search_tabs import FilterChips, KindTabs
from reader.ui.widgets.tabs import DocumentTabs
from tests.ui.builders import ThemedApp, screen_strips, screen_text

if TYPE_CHECKING:
    from textual.app import App, ComposeResult

ALL, SHORT = "  1 Article   2 Papers 2   3 Postings", " 1 Article  2 Papers  3 Postings"
NOTE = "18 %  ·  5 min left"
SENIOR, JUNIOR = FilterValue("level", "senior"), FilterValue("level", "junior")


class Lines(ThemedApp):
    """All three, an input beside them, and another outside."""

    def __init__(self, counts: tuple[int, int, int] = (1, 2, 3)) -> None:
        super().__init__()
        self.counts = counts
        self.clicked: list[object] = []

    def compose(self) -> ComposeResult:
        with Vertical():
            tabs = DocumentTabs()
            tabs.counts, tabs.note, tabs.short_note, tabs.section = (
                self.counts,
                NOTE,
                "18 %",
                "What you bring",
            )
            yield tabs
            kinds = KindTabs()
            kinds.counts, kinds.note = {"article": 2, "paper": 1, "posting": 1_000}, "Sort: place"
            yield kinds
            chips = FilterChips()
            chips.values = (SENIOR, JUNIOR)
            yield chips
            yield Input(id="inside")
        yield Input(id="outside")

    def on_document_tabs_selected(self, event: DocumentTabs.Selected) -> None:
        self.clicked.append((event.control, event.tab))

    def on_kind_tabs_selected(self, event: KindTabs.Selected) -> None:
        self.clicked.append((event.control, event.kind))

    def on_kind_tabs_sort_clicked(self, event: KindTabs.SortClicked) -> None:
        self.clicked.append((event.control, "sort"))

    def on_filter_chips_removed(self, event: FilterChips.Removed) -> None:
        self.clicked.append((event.control, event.value))


@pytest.mark.parametrize(
    ("width", "counts", "left", "right"),
    [
        (90, (1, 2, 0), ALL, f" What you bring  ·  {NOTE}"),
        (79, (1, 2, 0), ALL, f" What you bri…  ·  {NOTE}"),
        (65, (1, 2, 0), ALL, f"     {NOTE}"),
        (50, (1, 2, 0), " 1 Article  2 Papers 2   ", f"   {NOTE}"),
        (40, (1, 2, 3), SHORT, "  18 %"),
        (40, (1, 0, 0), " 1 Article   ", f"  {NOTE}"),
        (33, (1, 2, 3), SHORT, ""),
        (20, (1, 2, 3), " 1 Article  2 Paper…", ""),
    ],
)
async def test_what_matters_least_gives_way(
    width: int, counts: tuple[int, int, int], left: str, right: str
) -> None:
    app = Lines(counts)
    async with app.run_test(size=(width, 12)):
        line = screen_text(app).split("\n")[0].rstrip()
        assert line.startswith(left)
        assert line.endswith(right)
        assert line.strip() == line[line.index("1") :]
        assert not line[len(left) : len(line) - len(right)].strip()


@pytest.mark.parametrize("width", [90, 40])
async def test_a_click_finds_what_is_under_the_mouse(width: int) -> None:
    app = Lines()
    async with app.run_test(size=(width, 12)) as pilot:
        lines = screen_text(app).split("\n")
        tabs, kinds, chips = app.query_one(DocumentTabs), app.query_one(KindTabs), app.query_one(FilterChips)
        await pilot.click(offset=(lines[0].index("Postings"), 0))
        await pilot.click(offset=(width - 1, 0))
        await pilot.click(offset=(lines[1].index("Papers") + 2, 1))
        await pilot.click(offset=(lines[1].index("All"), 1))
        if "Sort" in lines[1]:
            await pilot.click(offset=(lines[1].index("Sort"), 1))
        await pilot.click(offset=(lines[2].index("junior"), 2))
        sort = [(kinds, "sort")] if width == 90 else []
        assert app.clicked == [(tabs, "postings"), (kinds, "paper"), (kinds, None), *sort, (chips, JUNIOR)]


async def test_chips_take_as_many_lines_as_they_need_and_none_without_filters() -> None:
    app = Lines()
    async with app.run_test(size=(30, 12)) as pilot:
        chips = app.query_one(FilterChips)
        assert chips.size.height == 2
        assert all(
            line.rstrip().endswith(CLOSE) for line in str(chips.render()).split("\n")
        )  # none is broken
        chips.values = ()
        await pilot.pause()
        assert not chips.display


def color_of(app: App[None], words: str) -> Color:
    """The color in which words are painted in the first line."""
    segments = list(screen_strips(app)[0])
    style = next(segment.style for segment in segments if segment.text == words)
    assert style is not None
    assert style.color is not None
    return Color.from_rich_color(style.color)


async def test_the_current_tab_has_the_accent_while_the_focus_is_below_it() -> None:
    app = Lines()
    async with app.run_test(size=(90, 12)) as pilot:
        accent = Color.parse(app.theme_variables["accent"])
        app.query_one("#inside").focus()
        await pilot.pause()
        assert color_of(app, "Article") == accent
        app.query_one("#outside").focus()
        await pilot.pause()
        assert color_of(app, "Article") != accent
        app.query_one("#inside").focus()
        await pilot.pause()
        assert color_of(app, "Article") == accent
        assert color_of(app, "Postings 3") != accent
