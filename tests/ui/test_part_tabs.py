"""The line above the text, from wide to narrow."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from reader.ui.widgets.tabs import DocumentTabs
from tests.ui.builders import screen_text


class Line(App[None]):
    """Nothing but the line."""

    def __init__(self, counts: tuple[int, int, int]) -> None:
        super().__init__()
        self.tabs = DocumentTabs()
        self.tabs.counts = counts
        self.tabs.note, self.tabs.short_note, self.tabs.section = (
            "18 %  ·  5 min left",
            "18 %",
            "What you bring",
        )
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.tabs

    def on_document_tabs_selected(self, event: DocumentTabs.Selected) -> None:
        self.chosen.append(event.tab)


ALL, SHORT = "  1 Article   2 Papers 2   3 Postings", " 1 Article  2 Papers  3 Postings"
NOTE = "18 %  ·  5 min left"


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
    app = Line(counts)
    async with app.run_test(size=(width, 3)):
        line = screen_text(app).split("\n")[0].rstrip()
        assert line.startswith(left)
        assert line.endswith(right)
        assert line.strip() == line[line.index("1") :]
        assert not line[len(left) : len(line) - len(right)].strip()


@pytest.mark.parametrize("width", [90, 40])
async def test_a_click_finds_the_tab_wherever_it_stands(width: int) -> None:
    app = Line((1, 2, 3))
    async with app.run_test(size=(width, 3)) as pilot:
        at = screen_text(app).index("Postings")
        await pilot.click(DocumentTabs, offset=(at, 0))
        await pilot.click(DocumentTabs, offset=(width - 1, 0))
        assert app.chosen == ["postings"]
