"""Marks by keys: the same in every list, for what is selected or at the cursor, and said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from reader.config import Settings
from reader.store.values import STATUSES
from reader.ui.controllers.current_item import NO_ARTICLE, ON_COLLECTION
from reader.ui.dialogs.help import HelpScreen
from reader.ui.dialogs.note import NoteScreen
from reader.ui.dialogs.outline import OutlineScreen
from reader.ui.dialogs.prompt import PromptScreen
from reader.ui.dialogs.status import CHOICES, StatusScreen
from reader.ui.symbols import NOTED
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.result_list import ResultList
from tests.ui.builders import notifications, row_lines, screen_text
from tests.ui.driving import document_view, documents, running, sidebar, until, written
from tests.ui.test_collections import open_collection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from reader.ui.screens.main import MainScreen

PAGE = """Tide gauges of the north

A short note on how the gauges are read.

Related content

US, WA, Seattle
The Harbour team is looking for a Data Scientist to study tides. You will read gauges every morning.

US, OR, Portland
The River team is looking for a Senior Economist to study tolls. You will count barges, and set prices.

US, TX, Austin
The Lake team is looking for a Software Engineer to build rafts. You will float, and write about it.
"""
LISTS = ("postings", "results")


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return str(path)


async def enter_list(pilot: Pilot[Any], main: MainScreen, name: str) -> PostingList | ResultList:
    """Goes into the list of postings, or into the collection of all postings."""
    if name == "postings":
        await pilot.press("j", "3")
        await pilot.pause()
        return main.query_one(PostingList)
    screen = await open_collection(pilot, main, "All postings")
    return screen.query_one(ResultList)


def said(pilot: Pilot[Any]) -> list[str]:
    """What the user was told, but for the hint at the first start."""
    return [notice.message for notice in notifications(pilot.app) if not notice.title]


def listed(rows: PostingList | ResultList) -> Sequence[object]:
    """The postings in a list."""
    return rows.postings if isinstance(rows, PostingList) else rows.hits


def statuses(main: MainScreen) -> list[str | None]:
    """The statuses of all postings, in the order of the text."""
    library = main.services.library
    return [library.marks.of(item.id).status for item in library.items("posting")]


@pytest.mark.parametrize("name", LISTS)
async def test_text_typed_after_the_key_for_a_note_is_the_note(page: str, name: str) -> None:
    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, name)
        await pilot.press("e", *"a usual xylophone")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        assert pilot.app.screen.query_one(TextArea).text == "a usual xylophone"
        await pilot.press("ctrl+s")
        await written(pilot, main)
        assert statuses(main) == [None] * 3
        assert main.services.selected.ids == ()
        first = main.services.library.items("posting")[0].id
        assert [note.text for note in main.services.library.marks.of(first).notes] == ["a usual xylophone"]
        assert "Saved the note on Data Scientist." in said(pilot)
        await until(pilot, lambda: NOTED in screen_text(pilot.app))


@pytest.mark.long
@pytest.mark.parametrize("name", LISTS)
async def test_dialogs_open_from_every_list_at_once(page: str, name: str) -> None:
    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, name)
        below = pilot.app.screen
        for key, dialog in (
            ("e", NoteScreen),
            ("T", PromptScreen),
            ("t", OutlineScreen),
            ("question_mark", HelpScreen),
            ("A", PromptScreen),
            ("M", StatusScreen),
        ):
            await pilot.press(key)
            assert isinstance(pilot.app.screen, dialog), key
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is below)
        await written(pilot, main)
        assert statuses(main) == [None] * 3


async def test_contents_lead_from_a_result_into_its_document(page: str) -> None:
    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, "results")
        await pilot.press("t", *"tide gauges")
        assert isinstance(pilot.app.screen, OutlineScreen)
        dialog = pilot.app.screen
        await until(pilot, lambda: len(dialog.rows.rows) > 0)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main)
        assert document_view(main).tab == "article"


@pytest.mark.parametrize("name", LISTS)
async def test_what_is_selected_is_hidden_as_one_step(page: str, name: str) -> None:
    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, name)
        await pilot.press("space", "space", "x")
        await written(pilot, main)
        assert statuses(main) == ["hidden", "hidden", None]
        await until(pilot, lambda: said(pilot) == ["Hid 2 postings. u to undo."])
        assert main.services.selected.ids == ()
        await pilot.press("u")
        await written(pilot, main)
        assert statuses(main) == [None] * 3


@pytest.mark.parametrize("name", LISTS)
async def test_a_status_goes_to_what_is_selected(page: str, name: str) -> None:
    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, name)
        for key, status in (("i", "interested"), ("a", "applied"), ("X", "rejected")):
            await pilot.press("g", "space", "j", "space", key)
            await written(pilot, main)
            assert statuses(main) == [status, None, status]
            told = [f"Marked 2 postings as {status}."]
            await until(pilot, partial(lambda told: said(pilot) == told, told))


@pytest.mark.long
@pytest.mark.parametrize("name", LISTS)
async def test_stars_reading_and_tags_go_to_what_is_selected(page: str, name: str) -> None:
    async with running([page]) as (pilot, main):
        rows = await enter_list(pilot, main, name)
        await pilot.press("space", "space")
        at = rows.index
        await pilot.press("m", "r", "T")
        await pilot.press(*"sea, tide", "enter")
        await written(pilot, main)
        marks = [main.services.library.marks.of(item.id) for item in main.services.library.items("posting")]
        assert [one.starred for one in marks] == [True, True, False]
        assert [one.read for one in marks] == [True, True, False]
        assert [one.tags for one in marks] == [("sea", "tide"), ("sea", "tide"), ()]
        assert rows.index == at
        assert len(main.services.selected.ids) == 2
        await pilot.press("m")
        await written(pilot, main)
        assert not any(main.services.library.marks.of(one.item).starred for one in marks)


async def test_a_tag_that_only_some_have_stays_with_them(page: str) -> None:
    async with running([page]) as (pilot, main):
        first, second, _ = (item.id for item in main.services.library.items("posting"))
        main.services.library.marks.tag(first, add=["mine", "both"])
        main.services.library.marks.tag(second, add=["both"])
        main.services.marks.load([first, second])
        await enter_list(pilot, main, "postings")
        await pilot.press("space", "space", "T")
        assert pilot.app.screen.query_one(Input).value == "both"
        await pilot.press(*"new", "enter")
        await written(pilot, main)
        assert main.services.library.marks.of(first).tags == ("mine", "new")
        assert main.services.library.marks.of(second).tags == ("new",)


async def test_what_is_selected_in_another_document_is_left_alone(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(PAGE.replace("team", f"team {name}"))
    async with running([str(tmp_path)]) as (pilot, main):
        await pilot.press("3", "space")
        chosen = main.services.selected.ids
        first = document_view(main).document
        await pilot.press("J", "3")
        await until(pilot, lambda: document_view(main).document is not first)
        await pilot.press("m")
        await written(pilot, main)
        assert not main.services.library.marks.of(chosen[0]).starred
        await until(pilot, lambda: "".join(said(pilot)[-1:]).startswith("Starred "))


async def test_on_a_collection_a_mark_goes_nowhere_and_says_why(page: str) -> None:
    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, "postings")
        sidebar(main).focus()
        await pilot.press("g")
        for key in "xamreTM":
            pilot.app.clear_notifications()
            await pilot.press(key)
            await written(pilot, main)
            assert pilot.app.screen is main, key
            await until(pilot, lambda: said(pilot) == [ON_COLLECTION.format("enter")])
        assert statuses(main) == [None] * 3


async def test_on_a_collection_the_key_that_opens_it_is_the_one_that_the_user_has(page: str) -> None:
    async with running([page], keymap={"list.open": "f10"}) as (pilot, main):
        sidebar(main).focus()
        await pilot.press("g", "m")
        await until(pilot, lambda: said(pilot)[-1:] == [ON_COLLECTION.format("f10")])


async def test_only_postings_are_selected(page: str) -> None:
    async with running([page]) as (pilot, main):
        screen = await open_collection(pilot, main, "All articles")
        await pilot.press("space")
        await until(pilot, lambda: said(pilot) == ["Only postings can be selected."])
        assert not main.services.selected.ids
        assert "select" not in str(screen.query_one(CommandBar).render())


async def test_on_a_document_in_the_sidebar_a_mark_is_for_its_article(page: str) -> None:
    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, "postings")
        sidebar(main).focus()
        await pilot.press("x")
        await until(pilot, lambda: said(pilot) == ["Only postings have a status."])
        await pilot.press("m")
        await written(pilot, main)
        await until(pilot, lambda: said(pilot)[-1:] == ["Starred Tide gauges of the north."])
        assert statuses(main) == [None] * 3


async def test_on_a_document_without_an_article_a_mark_says_so(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Related content" + PAGE.partition("Related content")[2])
    async with running([str(path)]) as (pilot, main):
        await until(pilot, lambda: document_view(main).document is not None)
        assert documents(main)
        sidebar(main).focus()
        await pilot.press("m")
        await until(pilot, lambda: said(pilot) == [NO_ARTICLE])


@pytest.mark.long
@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("advance", [True, False])
async def test_after_a_status_the_cursor_goes_on_where_that_is_wanted(
    page: str, name: str, advance: bool
) -> None:
    async with running([page], settings=Settings(advance=advance)) as (pilot, main):
        rows = await enter_list(pilot, main, name)
        await pilot.press("i")
        await pilot.pause()
        assert rows.index == int(advance)
        await pilot.press("m", "r")
        await pilot.pause()
        assert rows.index == int(advance)
        await written(pilot, main)
        assert statuses(main) == ["interested", None, None]


@pytest.mark.parametrize("name", LISTS)
async def test_hiding_one_after_the_other_skips_none(page: str, name: str) -> None:
    async with running([page]) as (pilot, main):
        rows = await enter_list(pilot, main, name)
        await pilot.press("x", "x")
        await written(pilot, main)
        assert statuses(main) == ["hidden", "hidden", None]
        await until(pilot, lambda: len(listed(rows)) == 1)
        await pilot.press("x")
        await written(pilot, main)
        assert statuses(main) == ["hidden"] * 3


@pytest.mark.parametrize("name", LISTS)
async def test_clearing_a_status_keeps_the_cursor(page: str, name: str) -> None:
    async with running([page]) as (pilot, main):
        rows = await enter_list(pilot, main, name)
        await pilot.press("a", "k", "a")
        await written(pilot, main)
        assert statuses(main) == [None] * 3
        assert rows.index == 0
        await until(pilot, lambda: said(pilot)[-1:] == ["Removed the status of Data Scientist."])


@pytest.mark.parametrize("name", LISTS)
async def test_any_status_is_chosen_from_a_list(page: str, name: str) -> None:
    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, name)
        await pilot.press("M")
        screen = pilot.app.screen
        assert isinstance(screen, StatusScreen)
        assert (*STATUSES, "none") == CHOICES
        await pilot.press("j", "enter")
        await written(pilot, main)
        assert statuses(main) == ["applied", None, None]
        await pilot.press("k", "M", "G", "enter")
        await written(pilot, main)
        assert statuses(main) == [None] * 3


async def test_the_list_of_statuses_marks_only_one_that_all_have(page: str) -> None:
    def marked() -> list[str]:
        screen = pilot.app.screen
        assert isinstance(screen, StatusScreen)
        lines = [row_lines(screen.rows, at)[0] for at in range(len(CHOICES))]
        return [line.split()[-2] for line in lines if "✓" in line]

    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, "postings")
        await pilot.press("i", "g", "space", "space", "M")
        assert not marked()
        await pilot.press("o", "g", "space", "space", "M")
        assert marked() == ["Offer"]


async def test_a_key_of_elsewhere_says_why_it_does_nothing_in_results(page: str) -> None:
    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, "results")
        for key, name in (("z", "z (zen)"), ("full_stop", ". (repeated text)"), ("L", "L (forward)")):
            await pilot.press(key)
            told = f"{name} doesn't work here. Press esc first."
            await until(pilot, partial(lambda told: said(pilot)[-1:] == [told], told))
        pilot.app.clear_notifications()
        await pilot.press("m")
        # Once, and not that it does not work.
        await until(pilot, lambda: said(pilot) == ["Starred Data Scientist."])


async def test_the_next_notice_takes_the_place_of_what_a_key_did_but_not_of_a_failure(page: str) -> None:
    async with running([page]) as (pilot, main):
        await enter_list(pilot, main, "postings")
        pilot.app.clear_notifications()  # the hint at the first start
        await pilot.press("m", "m")
        await until(pilot, lambda: said(pilot) == ["Unstarred Data Scientist."])
        pilot.app.notify("a failure", severity="error", markup=False)
        await pilot.press("m")
        await until(
            pilot,
            lambda: said(pilot) == ["a failure", "Starred Data Scientist."],
        )
