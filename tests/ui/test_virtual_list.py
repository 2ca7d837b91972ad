"""The cursor, the keys, the mouse and the replacing of rows; what is drawn at awkward sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.events import MouseScrollDown

from reader.ui.widgets.painting import DIM
from reader.ui.widgets.row_map import RowMap
from reader.ui.widgets.virtual_list import VirtualList
from tests.ui.builders import ThemedApp, screen_text, turn_wheel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

SIZE = (30, 8)


class Names(VirtualList[str]):
    """Rows of two lines; those that begin with # are headings of one."""

    drawn = 0

    def render_row(self, row: str, width: int, *, selected: bool) -> Content | list[Content]:
        del width, selected
        self.drawn += 1
        return Content(row) if row[0] == "#" else [Content(row), Content.styled("below", DIM)]

    def row_height(self, row: str) -> int:
        return 1 if row[0] == "#" else 2

    def selectable(self, row: str) -> bool:
        return row[0] != "#"

    def key(self, row: str) -> str:
        return row


class Listing(ThemedApp):
    """One list, and all that it said."""

    def __init__(self, rows: Sequence[str] = ()) -> None:
        super().__init__()
        self.names = Names()
        self.names.set_rows(rows)
        self.names.empty = "Nothing here: press [A] to add"
        self.said: list[tuple[str, int | None]] = []

    def compose(self) -> ComposeResult:
        yield self.names

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        assert event.control is self.names
        self.said.append(("highlighted", event.index))

    def on_virtual_list_picked(self, event: VirtualList.Picked) -> None:
        self.said.append(("picked", event.index))

    def on_virtual_list_selected(self, event: VirtualList.Selected) -> None:
        assert event.control is self.names
        self.said.append(("selected", event.index))


ROWS = ["# a", "one", "two", "three", "# b", "four", "five", "six"]


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        ("j", 2),
        ("down,down,down", 5),
        ("j,j,k", 2),
        ("k", 1),
        ("G", 7),
        ("end,home", 1),
        ("G,j", 7),
        ("pagedown", 5),
        ("ctrl+d", 2),
        ("G,ctrl+u", 5),
        ("G,pageup", 3),
    ],
)
async def test_keys_move_the_cursor_over_headings(keys: str, index: int) -> None:
    app = Listing(ROWS)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys.split(","))
        assert app.names.index == index
        assert app.names.row == ROWS[index]
        assert app.said[-1] == ("highlighted", index)
        top = app.names.scroll_offset.y
        line = sum(app.names.row_height(row) for row in ROWS[:index])
        assert top <= line
        assert line + 2 <= top + SIZE[1]


async def test_enter_and_a_second_click_open_and_the_right_button_picks() -> None:
    app = Listing(ROWS)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "enter")
        assert app.said[-1] == ("selected", 2)
        await pilot.click(Names, offset=(4, 5))
        assert app.said[-1] == ("highlighted", 3)
        await pilot.click(Names, offset=(4, 3), times=2)
        assert app.said[-2:] == [("highlighted", 2), ("selected", 2)]
        await pilot.click(Names, offset=(4, 1), button=3)
        assert app.said[-2:] == [("highlighted", 1), ("picked", 1)]
        said = list(app.said)
        await pilot.click(Names, offset=(4, 0))
        assert app.said == said, "a heading opens nothing"


async def test_the_first_row_shows_the_heading_above_it() -> None:
    app = Listing(ROWS)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G", "g")
        assert screen_text(app).startswith("  # a\n▌ one\n▌ below")


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = Listing(ROWS)
    async with app.run_test(size=SIZE) as pilot:
        turn_wheel(app.names, MouseScrollDown)
        await pilot.pause()
        assert app.names.scroll_offset.y > 0
        assert app.names.index == 1


async def test_replacing_rows_keeps_the_row_and_where_it_is() -> None:
    rows = [f"row {number}" for number in range(100)]
    app = Listing(rows)
    async with app.run_test(size=SIZE) as pilot:
        app.names.move_to(50)
        await pilot.pause()
        before = screen_text(app)
        app.said.clear()
        app.names.set_rows(rows[10:])
        await pilot.pause()
        assert (app.names.row, app.said) == ("row 50", [])
        assert screen_text(app) == before
        app.names.set_rows([row for row in rows if row != "row 50"])
        await pilot.pause()
        assert app.names.index == 40
        assert app.said == [("highlighted", 40)]
        app.names.set_rows(rows, keep=False)
        await pilot.pause()
        assert (app.names.index, app.names.scroll_offset.y) == (0, 0)


async def test_rows_that_come_in_above_are_seen_where_the_list_was_scrolled_to_its_top() -> None:
    documents = [f"document {number}" for number in range(100)]
    collections = ["# Collections", "All articles", "All papers"]
    app = Listing(documents)
    async with app.run_test(size=SIZE) as pilot:
        app.names.set_rows([*collections, *documents])
        await pilot.pause()
        assert app.names.row == "document 0"
        assert screen_text(app).startswith("  # Collections")
        app.names.set_rows([f"another {number}" for number in range(30)] + documents)
        await pilot.pause()
        assert app.names.row == "document 0"
        assert "document 0" in screen_text(app), "the cursor's row comes first"


async def test_the_rows_under_a_list_that_becomes_empty() -> None:
    app = Listing(ROWS)
    async with app.run_test(size=(50, 8)) as pilot:
        app.names.set_rows([])
        await pilot.press("j", "pagedown", "G", "enter")
        assert app.names.index is None
        assert app.said[-1] == ("highlighted", None)
        assert "Nothing here: press [A] to add" in screen_text(app)
        app.names.set_rows(["# only a heading"])
        await pilot.press("j", "enter")
        assert app.names.index is None


async def test_the_bar_tells_focus_without_colour() -> None:
    app = Listing(["one"])
    async with app.run_test(size=SIZE) as pilot:
        assert screen_text(app).startswith("▌ one")
        app.screen.set_focus(None)
        await pilot.pause()
        assert screen_text(app).startswith("▏ one")


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (3, 1), (5, 3), (200, 60)])
async def test_awkward_sizes_and_texts(size: tuple[int, int]) -> None:
    rows = ["[/nope]", "漢字" * 40, "👨\u200d👩\u200d👧 family", "x" * 5000, "[@click=app.quit]quit"]
    app = Listing(rows)
    async with app.run_test(size=size) as pilot:
        for key in ("j", "j", "j", "j", "k", "G", "g", "enter"):
            await pilot.press(key)
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert "▌ [/nope]" in screen_text(app)
        assert "…" in screen_text(app)


async def test_the_next_row_is_in_sight_before_the_cursor_reaches_it() -> None:
    app = Listing([f"row {number}" for number in range(9)])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*"jjj")
        assert "▌ row 3" in screen_text(app)
        assert "row 4" in screen_text(app)
        await pilot.press(*"jjjj")
        assert "row 8" in screen_text(app)
        await pilot.press(*"kkk")
        assert "▌ row 4" in screen_text(app)
        assert "row 3" in screen_text(app)
        before = app.names.scroll_offset
        await pilot.click(Names, offset=(3, 7))
        assert app.names.index == 6
        assert app.names.scroll_offset == before, "a second click would open another row"


async def test_a_hundred_thousand_rows() -> None:
    rows = [f"row {number}" for number in range(100_000)]
    app = Listing()
    async with app.run_test(size=SIZE) as pilot:
        app.names.set_rows(rows)
        await pilot.press("G")
        assert app.names.index == 99_999
        assert "▌ row 99999" in screen_text(app)
        assert app.names.drawn < 10 * SIZE[1], "drawn more than was in sight"


@given(st.lists(st.integers(1, 4), min_size=1, max_size=40), st.data())
def test_what_is_scrolled_to_shows_the_row(heights: list[int], data: st.DataObject) -> None:
    rows = RowMap(list(enumerate(heights)), lambda row: row[0] % 5 != 0, heights)
    index = data.draw(st.integers(0, len(heights) - 1))
    window = data.draw(st.integers(4, 12))
    y = rows.scroll_to_show(index, data.draw(st.integers(0, rows.lines)), window)
    assert y <= rows.tops[index]
    assert rows.tops[index + 1] <= y + window
    assert rows.scroll_to_show(index, y, window) == y
    assert rows.at(rows.tops[index]) == index
    direction = data.draw(st.sampled_from((1, -1)))
    shown = rows.scroll_to_show(index, y, window, direction)
    ahead = rows.scan(index + direction, direction)
    assert rows.scroll_to_show(index, shown, window) == shown
    if ahead is not None and shown != y:
        assert rows.scroll_to_show(ahead, shown, window) == shown
    leapt = rows.move(index, data.draw(st.integers(1, 20)))
    assert leapt is None or leapt % 5


def test_a_heading_stays_rather_than_the_next_row_comes() -> None:
    rows = RowMap([0, 1, 2], bool, [4, 1, 1])
    assert rows.scroll_to_show(1, 0, 5, 1) == 0
