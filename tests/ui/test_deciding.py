"""Deciding on postings: in a collection until nothing is left, with a way back, and the same everywhere."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from reader.ui.commands import NO_ITEM
from reader.ui.controllers.current_item import ON_HIDDEN, ON_LISTED
from reader.ui.dialogs.compare import CompareScreen
from reader.ui.dialogs.status import StatusScreen
from reader.ui.symbols import FOLDED, UNFOLDED, day_words
from reader.ui.widgets.posting_list import HiddenNote, PostingList
from reader.ui.widgets.sidebar_rows import Collection, Heading
from tests.ui.builders import row_lines, screen_text
from tests.ui.driving import opened_search, running, sidebar, until, written
from tests.ui.test_collections import collections, names, open_collection
from tests.ui.test_marking import PAGE, said, statuses

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.screens.main import MainScreen


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return str(path)


def left(main: MainScreen) -> int | None:
    """What the sidebar says is to decide."""
    return next(one.number for one in collections(main) if one.name == "To decide")


def titles(screen: object) -> list[str]:
    """The postings listed in a collection."""
    return [hit.title for hit in screen.rows.hits]  # type: ignore[attr-defined]


async def test_every_posting_is_decided_with_one_key_and_none_is_left() -> None:
    async with running() as (pilot, main):
        screen = await open_collection(pilot, main, "To decide")
        total = len(main.services.library.items("posting"))
        assert left(main) == total > 40
        for number in range(total):
            await until(pilot, lambda: screen.rows.hit is not None)
            await pilot.press("aixX"[number % 4])
        await until(pilot, lambda: left(main) == 0)
        await until(pilot, lambda: not screen.rows.rows and "All decided" in screen_text(pilot.app))
        await pilot.press("x")
        await until(pilot, lambda: said(pilot)[-1:] == [NO_ITEM])
        assert None not in statuses(main)
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.screen is main)
        await open_collection(pilot, main, "To decide")
        await until(pilot, lambda: "All decided" in screen_text(pilot.app))
        await pilot.press("u")
        await until(pilot, lambda: left(main) == 1)


async def test_what_is_decided_leaves_at_once_and_undo_puts_the_cursor_on_it(page: str) -> None:
    async with running([page]) as (pilot, main):
        screen = await open_collection(pilot, main, "To decide")
        await pilot.press("j", "a")
        assert titles(screen) == ["Data Scientist", "Software Engineer"]
        assert screen.rows.hit is not None
        assert screen.rows.hit.title == "Software Engineer"
        await pilot.press("x")
        assert titles(screen) == ["Data Scientist"]
        await until(pilot, lambda: left(main) == 1)
        await pilot.press("u")
        await until(pilot, lambda: titles(screen) == ["Data Scientist", "Software Engineer"])
        assert screen.rows.hit.title == "Software Engineer"
        assert left(main) == 2
        await pilot.press("u")
        await until(pilot, lambda: len(titles(screen)) == 3)
        assert screen.rows.index == 1
        await pilot.press("U")
        await until(pilot, lambda: len(titles(screen)) == 2)


async def test_what_is_selected_is_decided_in_one_step(page: str) -> None:
    async with running([page]) as (pilot, main):
        screen = await open_collection(pilot, main, "To decide")
        await pilot.press("space", "space", "i")
        assert titles(screen) == ["Software Engineer"]
        assert not main.services.selected.ids
        await until(pilot, lambda: left(main) == 1)
        await pilot.press("u")
        await until(pilot, lambda: len(titles(screen)) == 3)
        assert screen.rows.index == 0
        assert len(main.services.selected.ids) == 2
        await written(pilot, main)
        assert statuses(main) == [None] * 3


@pytest.mark.parametrize(("decides", "back_at"), [(False, 1), (True, 2)])
async def test_escape_leads_from_an_item_to_its_collection(page: str, *, decides: bool, back_at: int) -> None:
    async with running([page]) as (pilot, main):
        hits = (await open_collection(pilot, main, "To decide")).rows.hits
        await pilot.press("j", "enter")
        await until(pilot, lambda: pilot.app.screen is main and main.view.posting == 1)
        await pilot.press(*"a" * decides)
        await until(pilot, lambda: left(main) == 3 - decides)
        await pilot.press("escape")
        screen = await opened_search(pilot)
        assert screen.query_one("#search-box").border_title == "To decide"
        await until(pilot, lambda: screen.rows.hit is not None and screen.rows.hit.id == hits[back_at].id)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is main and not main.navigator.is_walking)


async def test_collections_stand_by_stage_and_empty_ones_are_away(page: str) -> None:
    async with running([page]) as (pilot, main):
        await until(pilot, lambda: left(main) == 3)
        assert names(main) == ["To decide", "All articles", "All postings"]
        ids = [item.id for item in main.services.library.items("posting")]
        main.services.marks.set(ids[:1], status="interview", starred=True)
        main.services.marks.set(ids[1:2], status="interested")
        main.services.marks.write_note(ids[2], "a note")
        expected = ["To decide", "Interested", "Interview", "★ Starred", "✎ With notes"]
        await until(pilot, lambda: names(main) == [*expected, "All articles", "All postings"])
        rows = sidebar(main).rows
        first = next(at for at, row in enumerate(rows) if isinstance(row, Collection) and row.is_kind)
        assert rows[first - 1] == Heading("")
        assert [(one.number, one.unread) for one in collections(main)[-2:]] == [(1, 1), (3, 1)]


async def test_a_stage_that_is_left_says_so(page: str) -> None:
    async with running([page]) as (pilot, main):
        ids = [item.id for item in main.services.library.items("posting")]
        main.services.marks.set(ids[:1], status="applied")
        screen = await open_collection(pilot, main, "Applied")
        await pilot.press("M", "j", "enter")
        await until(pilot, lambda: not screen.rows.rows)
        await until(pilot, lambda: "Nothing is in Applied now." in screen_text(pilot.app))
        await until(pilot, lambda: "Interview" in names(main))


async def test_hidden_postings_of_a_document_fold_into_a_row_that_opens(page: str) -> None:
    async with running([page]) as (pilot, main):
        await pilot.press("3")
        rows = main.query_one(PostingList)
        await pilot.press("G", "x")
        assert [row.id for row in rows.postings] == [
            item.id for item in main.services.library.items("posting")
        ][:2]
        assert rows.index == 1, "the cursor stays on a posting"
        await pilot.press("j")
        assert row_lines(rows, 2)[0].strip() == f"{FOLDED}1 hidden"
        await pilot.press("a")
        await until(pilot, lambda: ON_HIDDEN.format("enter") in said(pilot)[-1:])
        await pilot.press("enter")
        assert rows.has_focus
        assert len(rows.postings) == 3
        assert row_lines(rows, 2)[0].strip() == f"{UNFOLDED}1 hidden"
        assert rows.index == 3
        await until(pilot, lambda: main.view.tabs.note.startswith("1 of 1 hidden"))
        await pilot.press("k", "a")
        await until(pilot, lambda: ON_LISTED in said(pilot)[-1:])
        await pilot.press("j", "x")
        assert not any(isinstance(row, HiddenNote) for row in rows.rows)
        await written(pilot, main)
        assert statuses(main) == [None] * 3
        await pilot.press("x", "G", "enter", "k", "enter")
        assert len(rows.postings) == 2
        await pilot.press("k", "k", "u")
        await until(pilot, lambda: rows.index == 2)


async def test_what_was_hidden_is_listed_in_sight() -> None:
    async with running(size=(80, 24)) as (pilot, main):
        await pilot.press("j", "3")
        rows = main.query_one(PostingList)
        await until(pilot, lambda: len(rows.postings) > 5 and rows.has_focus)
        await pilot.press("x", "x", "G", "enter")
        listed = [posting.id for posting in rows.postings]
        await until(pilot, lambda: rows.scroll_offset.y == rows.max_scroll_y > 0)
        assert len(listed) == len(set(listed)) == 7
        assert rows.row is rows.postings[-2], "the first of those that were hidden"


async def test_what_was_hidden_in_a_collection_is_listed_in_sight() -> None:
    async with running(size=(80, 18)) as (pilot, main):
        screen = await open_collection(pilot, main, "All postings")
        rows = screen.rows
        assert screen.results is not None
        number = screen.results.total
        await pilot.press("x", "x", "x")
        await until(pilot, lambda: isinstance(rows.rows[-1], HiddenNote) and rows.rows[-1].number == 3)
        await pilot.press("G", "enter")
        await until(pilot, lambda: len(rows.hits) == number and rows.hit is rows.hits[-3])
        assert rows.scroll_offset.y == rows.max_scroll_y > 0


async def test_hidden_results_fold_into_a_row_that_opens(page: str) -> None:
    async with running([page]) as (pilot, main):
        screen = await open_collection(pilot, main, "All postings")
        rows = screen.rows
        await pilot.press("x", "x")
        assert titles(screen) == ["Software Engineer"]
        await until(pilot, lambda: isinstance(rows.rows[-1], HiddenNote) and rows.rows[-1].number == 2)
        await pilot.press("j", "enter")
        await until(pilot, lambda: len(titles(screen)) == 3)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(rows.rows[-2], HiddenNote) and rows.rows[-2].number == 1)
        await written(pilot, main)
        assert statuses(main) == ["applied", "hidden", None]
        await pilot.press("G", "enter")
        await until(pilot, lambda: pilot.app.screen is main)
        await until(pilot, lambda: main.view.posting == 1)
        await pilot.press("slash")


async def test_a_status_is_chosen_by_its_key_and_the_list_says_when_each_was_given(page: str) -> None:
    async with running([page]) as (pilot, main):
        item = main.services.library.items("posting")[0].id
        main.services.library.marks.set(item, status="interested")
        main.services.library.marks.set(item, status="applied")
        main.services.marks.reload()
        await pilot.press("3")
        await until(pilot, lambda: main.services.marks.of(item).status == "applied")
        await pilot.press("M")
        dialog = pilot.app.screen
        assert isinstance(dialog, StatusScreen)
        today = day_words(datetime.now().astimezone())
        await until(pilot, lambda: f"since {today}" in row_lines(dialog.rows, 1)[0])
        assert row_lines(dialog.rows, 0)[0].split() == ["i", "Interested", *today.split()]
        assert row_lines(dialog.rows, 1)[0].split()[:3] == ["a", "Applied", "✓"]
        assert row_lines(dialog.rows, 2)[0].split() == ["v", "Interview"]
        await pilot.press("o")
        await until(pilot, lambda: pilot.app.screen is main)
        await written(pilot, main)
        assert statuses(main)[0] == "offer"
        await pilot.press("k", "M", "n")
        await written(pilot, main)
        assert statuses(main)[0] is None


@pytest.mark.long
async def test_what_is_decided_while_comparing_is_selected_no_more_until_undone(page: str) -> None:
    async with running([page]) as (pilot, main):
        screen = await open_collection(pilot, main, "To decide")
        chosen = main.services.selected
        await pilot.press("j", "space", "space", "g", "space", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        second, third, first = before = list(chosen.ids)
        await pilot.press("x")
        assert titles(screen) == ["Data Scientist", "Software Engineer"], "it leaves the list below at once"
        assert [*chosen.ids] == [third, first]
        await pilot.press("a")
        assert [*chosen.ids] == [first]
        await pilot.press("escape", "u", "u")
        await until(pilot, lambda: [*chosen.ids] == before)
        assert len(titles(screen)) == 3
        await pilot.press("U")
        await until(pilot, lambda: [*chosen.ids] == [third, first])
        chosen.toggle(third)
        await pilot.press("u")
        await until(pilot, lambda: chosen.ids == (second, first))


async def test_the_line_above_the_text_names_the_result_that_is_shown(page: str) -> None:
    async with running([page]) as (pilot, main):
        item = main.services.library.items("posting")[1].id
        main.services.library.marks.set(item, status="applied")
        await open_collection(pilot, main, "To decide")
        await pilot.press("enter")
        note = main.view.tabs
        await until(pilot, lambda: pilot.app.screen is main and note.note == "result 1 of 2")
        await pilot.press("x")
        await until(pilot, lambda: main.view.posting == 1 and note.note.startswith("1 of 2"))
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: note.note == "result 2 of 2")
        await pilot.press("K")
        await until(pilot, lambda: main.view.posting == 0 and note.note == "result 1 of 2")
