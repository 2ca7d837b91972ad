"""Copying and opening: what y, Y and o do, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.services.system import TERMINAL_BYTES
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.sidebar import Sidebar
from tests.ui.driving import document_view, notices, pane, running, until
from tests.ui.world import FakeSystem

if TYPE_CHECKING:
    from pathlib import Path


async def test_y_copies_the_citation_of_what_is_read_and_says_so() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, screen):
        await pilot.press("j", "y")
        await until(pilot, lambda: len(world.copied) == 1)
        document = document_view(screen).document
        assert document is not None
        assert world.copied[0] == f"“{document.title}”. {document.source}."
        await until(pilot, lambda: "Copied the citation with a tool." in notices(pilot))
        await pilot.press("2", "y")
        await until(pilot, lambda: len(world.copied) == 2)
        paper = document.papers[0]
        assert world.copied[1].startswith(f"{', '.join(paper.authors)}. “{paper.title}”")
        await pilot.press("3", "y")
        await until(pilot, lambda: len(world.copied) == 3)
        posting = document.postings[0]
        assert posting.place is not None
        assert posting.place.text in world.copied[2]
        assert document.source in world.copied[2]


async def test_y_copies_the_link_of_a_posting_that_has_one(tmp_path: Path) -> None:
    text = (
        "We look for a Pilot who likes the sea and the weather. " * 6
        + "Apply at https://example.org/pilot?a=1 or write to crew@example.org today. "
        + "Key job responsibilities - Steer the ship - Read the charts - Watch the tide"
    )
    (tmp_path / "one.txt").write_text(f"Jobs at sea\n\nThey are many.\n\nUS, WA, Seattle\n{text}\n")
    world = FakeSystem()
    async with running([str(tmp_path)], system=world) as (pilot, screen):
        await pilot.press("3", "y")
        assert document_view(screen).tab == "postings"
        await until(pilot, lambda: bool(world.copied))
        assert world.copied == ["https://example.org/pilot?a=1"]
        assert "Copied the link" in notices(pilot)


async def test_capital_y_copies_the_whole_text() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, screen):
        await pilot.press("j", "3", "Y")
        await until(pilot, lambda: bool(world.copied))
        item = document_view(screen).item
        assert item is not None
        assert item.title.removesuffix(" …") in world.copied[0]
        assert len(world.copied[0].split()) > 50
        lines = world.copied[0].count("\n") + 1
        assert f"Copied the posting, {lines} lines, with a tool." in notices(pilot)


async def test_what_is_selected_is_copied_by_y_and_by_enter() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, screen):
        for number, key in enumerate(("y", "enter", "ctrl+c")):
            await pilot.press("j", "1", "v", "right_curly_bracket", "right_curly_bracket", "dollar_sign")
            selected = pane(screen).selected_text
            assert "\n\n" in selected
            await pilot.press(key)
            await until(pilot, lambda number=number: len(world.copied) > number)  # type: ignore[misc]
            assert world.copied[number] == selected
            await pilot.press("escape", "h")
        assert pane(screen).selected_text == ""
        assert "lines with a tool." in notices(pilot)


async def test_a_selection_in_papers_and_postings_is_the_source() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, screen):
        await pilot.press(
            "j", "2", "v", "right_curly_bracket", "right_curly_bracket", "s", "dollar_sign", "y"
        )
        await until(pilot, lambda: bool(world.copied))
        document = document_view(screen).document
        assert document is not None
        assert world.copied[0] in document.text
        await pilot.press("3", "l", "v", "G", "s", "left_curly_bracket", "y")
        await until(pilot, lambda: len(world.copied) == 2)
        assert world.copied[1] in document.postings[0].text


async def test_without_a_tool_the_terminal_is_asked_and_a_text_that_is_too_long_refused() -> None:
    world = FakeSystem(tool=None)
    async with running(system=world) as (pilot, _):
        await pilot.press("j", "y")
        await until(
            pilot,
            lambda: "Copied the citation (through the terminal; may not be supported)." in notices(pilot),
        )
        assert pilot.app.clipboard.startswith("“")
        pilot.app.copy_to_clipboard("half \ud800 a character")
        await until(pilot, lambda: pilot.app.clipboard == "half ? a character")
        pilot.app.copy_to_clipboard("漢\n" * TERMINAL_BYTES)
        await until(
            pilot,
            lambda: f"Not copied: no clipboard tool, and {TERMINAL_BYTES + 1:,} lines" in notices(pilot),
        )
        assert pilot.app.clipboard == "half ? a character"


async def test_a_drag_that_leaves_the_text_selects_no_further() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "l")
        text = pane(screen).region
        await pilot.mouse_down(ReadingPane, offset=(20, 10))
        await pilot.hover(ReadingPane, offset=(-text.x + 3, 12))
        selected = pane(screen).selected_text
        await pilot.mouse_up(ReadingPane, offset=(-text.x + 3, 12))
        assert 0 < len(selected) < 600
        assert selected == pane(screen).selected_text


async def test_a_drag_that_begins_in_a_list_selects_nothing() -> None:
    async with running() as (pilot, screen):
        await pilot.press("J", "l")
        text = pane(screen).region
        await pilot.mouse_down(Sidebar, offset=(3, 10))
        await pilot.hover(ReadingPane, offset=(20, 14))
        await pilot.mouse_up(ReadingPane, offset=(20, 14))
        assert text.width > 20
        assert pane(screen).selected_text == ""
