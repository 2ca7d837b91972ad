"""The main screen: walking documents, the three parts, panes, and what a narrow window does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual.css.query import NoMatches

from reader.config import style_sheets
from reader.library.library import Library
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.commands import COMMANDS
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.tabs import DocumentTabs
from tests.ui.driving import document_view, pane, running, shown, sidebar, until
from tests.ui.world import FakeSystem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

WELCOME = "Welcome to reader"
SIZES = [(120, 36), (80, 24), (200, 60), (40, 12), (30, 8)]


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_on_the_first_document(size: tuple[int, int]) -> None:
    async with running(size=size) as (_, screen):
        document = document_view(screen).document
        assert document is not None
        assert document.title == WELCOME
        assert "Welcome" in shown(screen)


async def test_j_and_k_walk_the_documents_and_enter_reads() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "j", "k")
        await pilot.pause()
        assert "AAAI" in shown(screen)
        await pilot.press("enter")
        assert pane(screen).has_focus
        before = pane(screen).offset_at_top
        await pilot.press("space")
        assert pane(screen).offset_at_top > before


async def test_capital_j_and_k_walk_the_documents_from_the_text() -> None:
    async with running() as (pilot, screen):
        await pilot.press("enter", "J")
        await pilot.pause()
        assert "AAAI" in shown(screen)
        await pilot.press("K")
        await pilot.pause()
        assert WELCOME in shown(screen)


async def test_the_three_parts() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "2")
        await pilot.pause()
        assert "MA-DST: Multi-Attention-Based Scalable Dialog State Tracking" in shown(screen)
        await pilot.press("3")
        await pilot.pause()
        assert screen.query_one(PostingList).has_focus
        assert len(screen.query_one(PostingList).rows) == 7
        await pilot.press("1")
        await pilot.pause()
        assert document_view(screen).tab == "article"
        assert not screen.query_one(PostingList).display


async def test_a_part_that_is_not_there_cannot_be_turned_to() -> None:
    async with running() as (pilot, screen):
        await pilot.press("2")
        await pilot.pause()
        assert document_view(screen).tab == "article"


async def test_each_part_keeps_its_place() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "enter", "space", "space")
        place = pane(screen).offset_at_top
        await pilot.press("3", "j", "1")
        await pilot.pause()
        assert pane(screen).offset_at_top == place
        await pilot.press("J", "K")
        await pilot.pause()
        assert pane(screen).offset_at_top == place


async def test_the_postings_are_walked_in_their_list() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3", "j", "j")
        await pilot.pause()
        document = document_view(screen).document
        assert document is not None
        words = document.postings[2].text.split()[:4]
        assert all(word in shown(screen) for word in words)
        await pilot.press("enter")
        assert pane(screen).has_focus


async def test_brackets_go_from_heading_to_heading_and_from_paper_to_paper() -> None:
    async with running() as (pilot, screen):
        await pilot.press("enter", "]")
        await pilot.pause()
        first = pane(screen).offset_at_top
        await pilot.press("]")
        await pilot.pause()
        assert pane(screen).offset_at_top > first
        await pilot.press("[")
        await pilot.pause()
        assert pane(screen).offset_at_top == first


async def test_panes_by_h_l_and_tab() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        for key, look in (("l", "text"), ("h", "list"), ("h", "sidebar"), ("tab", "list"), ("tab", "text")):
            await pilot.press(key)
            assert screen.workspace.focused_pane == look
        await pilot.press("tab", "shift+tab")
        assert screen.workspace.focused_pane == "text"


async def test_the_mouse_chooses_documents_and_parts() -> None:
    async with running() as (pilot, screen):
        await pilot.click("#sidebar", offset=(6, 10))
        await pilot.pause()
        assert "AAAI" in shown(screen)
        tabs = screen.query_one(DocumentTabs)
        label = "3 Postings"
        at = str(tabs.render()).index(label)
        await pilot.click("#tabs", offset=(at + 2, 0))
        await pilot.pause()
        assert document_view(screen).tab == "postings"


async def test_the_sidebar_goes_away_and_comes_back() -> None:
    async with running() as (pilot, screen):
        await pilot.press("s")
        assert not sidebar(screen).display
        assert screen.workspace.focused_pane == "text"
        await pilot.press("s")
        assert sidebar(screen).display


async def test_a_narrow_window_shows_one_pane_at_a_time() -> None:
    async with running(size=(40, 12)) as (pilot, screen):
        assert not sidebar(screen).display
        await pilot.press("h", "j", "enter")
        await pilot.pause()
        assert "AAAI" in shown(screen)
        await pilot.press("3")
        await pilot.pause()
        assert screen.query_one(PostingList).display
        assert not pane(screen).display
        await pilot.press("enter")
        assert pane(screen).display
        await pilot.press("escape")
        assert screen.workspace.focused_pane == "list"


async def test_resizing_keeps_the_words_at_the_top() -> None:
    async with running(size=(200, 60)) as (pilot, screen):
        await pilot.press("j", "j", "enter", "space")
        await pilot.pause()
        place = pane(screen).offset_at_top
        for size in ((40, 12), (120, 36), (200, 60)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert pane(screen).offset_at_top == place


async def test_q_quits_at_the_top_level() -> None:
    async with running() as (pilot, _):
        await pilot.press("enter", "q")
        await until(pilot, lambda: not pilot.app.is_running)
        assert pilot.app.return_code == 0


async def _outcome(*steps: str) -> tuple[BaseException | None, int]:
    """Return how an app ends whose code does these steps."""
    app = ReaderApp(Library.usual(), LaunchOptions(style_sheets(), system=FakeSystem()))
    does: dict[str, Callable[[], object]] = {
        "end": partial(app.exit, return_code=5),
        "miss a widget": lambda: app.query_one("#nothing"),
        "fail": lambda: 1 / 0,
    }

    async def act(_: Pilot[object]) -> None:
        for step in steps:
            app.call_later(does[step])

    await app.run_async(headless=True, auto_pilot=act)
    return app.outcome


async def test_a_widget_that_is_missed_is_a_defect_unless_the_app_was_to_end() -> None:
    assert await _outcome("end", "miss a widget") == (None, 5)
    missed, code = await _outcome("miss a widget", "end")
    assert isinstance(missed, NoMatches)
    assert code != 0
    failed, _ = await _outcome("end", "fail")
    assert isinstance(failed, ZeroDivisionError)


async def test_what_was_not_taken_stands_in_the_sidebar_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A good one\n\nWith words in it.\n")
    (tmp_path / "empty.txt").touch()
    async with running([str(tmp_path)]) as (_, screen):
        rows = "\n".join(line.text for line in map(sidebar(screen).render_line, range(20)))
        assert "A good one" in rows
        assert "empty.txt" in rows
        assert "empty" in rows.partition("empty.txt")[2]


async def test_no_documents_at_all(tmp_path: Path) -> None:
    async with running([str(tmp_path)]) as (pilot, screen):
        await pilot.press("j", "1", "2", "3", "enter", "J", "left_square_bracket", "n", "slash", "escape")
        assert document_view(screen).document is None


@pytest.mark.parametrize(
    "title",
    ["[red]x[/nope]", "表題の" * 40, "👩‍👩‍👧 family", "W" * 5000, "[@click=app.quit]x"],
    ids=["markup", "wide", "emoji", "long", "action"],
)
async def test_any_title_shows_and_does_nothing(tmp_path: Path, title: str) -> None:
    (tmp_path / "odd.txt").write_text(f"{title}\n\nSome text that follows it.\n")
    async with running([str(tmp_path)]) as (pilot, screen):
        assert title[:2] in shown(screen)
        rows = "\n".join(line.text for line in map(sidebar(screen).render_line, range(8)))
        document = document_view(screen).document
        assert document is not None
        assert document.name[:2] in rows
        await pilot.click("#sidebar", offset=(6, 2))
        assert pilot.app.is_running


async def test_the_app_has_no_key_twice_in_one_place() -> None:
    for scope in {command.scope for command in COMMANDS}:
        keys = [key for command in COMMANDS if command.scope == scope for key in command.keys.split(",")]
        assert len(keys) == len(set(keys)), scope
