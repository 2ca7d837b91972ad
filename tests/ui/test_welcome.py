"""What the app says to new users, and where there is nothing to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.config import bundled, style_sheets
from reader.library.library import Library
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.controllers.first_hint import HINT_SEEN
from reader.ui.keymap import keymap
from reader.ui.screens.main import MainScreen
from reader.ui.widgets.posting_list import PostingList
from tests.ui.builders import notifications, screen_text
from tests.ui.driving import document_view, running, shown, until, written

if TYPE_CHECKING:
    from pathlib import Path


def notices(screen: MainScreen) -> list[str]:
    """What the app has told."""
    return [f"{notice.title} {notice.message}" for notice in notifications(screen.app)]


def hints(screen: MainScreen) -> list[str]:
    """The notice for whoever is new."""
    return [notice for notice in notices(screen) if "New here?" in notice]


@pytest.mark.parametrize(("size", "search"), [((200, 60), True), ((80, 24), True), ((40, 24), False)])
async def test_who_is_new_gets_a_hint(size: tuple[int, int], search: bool) -> None:
    async with running(size=size) as (pilot, screen):
        await until(pilot, lambda: bool(hints(screen)))
        assert "? for help" in hints(screen)[0]
        assert ("/ to search everything" in hints(screen)[0]) == search


async def test_the_hint_is_shown_only_where_its_keys_do_what_it_says() -> None:
    async with running() as (pilot, screen):
        await until(pilot, lambda: "New here?" in screen_text(pilot.app))
        await pilot.press("question_mark")
        screen.notify("Also here.", markup=False)
        await until(pilot, lambda: "Also here." in screen_text(pilot.app))
        assert "+1" not in screen_text(pilot.app).split("\n")[-2]
        screen.notify("Soon over.", markup=False, timeout=0)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen and "+1" in screen_text(pilot.app))


async def test_the_hint_never_covers_the_keys_of_a_short_window() -> None:
    async with running(size=(80, 19)) as (pilot, screen):
        await written(pilot, screen)
        assert not hints(screen)


async def test_the_hint_comes_after_what_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_text("The quay\n\nIt is wet.\n", encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    async with running([str(tmp_path)]) as (pilot, screen):
        await until(pilot, lambda: "Could not be read" in screen_text(pilot.app))
        assert hints(screen)
        assert "New here?" not in screen_text(pilot.app)


async def test_the_hint_comes_once(tmp_path: Path) -> None:
    told = []
    for _ in range(2):
        library = Library.of([str(bundled("seeds"))], marks=tmp_path / "library.db")
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test() as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda screen=screen: screen.documents.is_complete)  # type: ignore[misc]
            await until(pilot, lambda library=library: library.marks.setting(HINT_SEEN) is not None)  # type: ignore[misc]
            await pilot.pause()
            told.append(len(hints(screen)))
        library.close()
    assert told == [1, 0]


async def test_the_hint_names_the_keys_that_are_in_force() -> None:
    keys = keymap({"all_keys": "f1", "search": "ctrl+t"}, str)
    async with running(keymap=keys) as (pilot, screen):
        await until(pilot, lambda: bool(hints(screen)))
        assert "ctrl+t to search" in hints(screen)[0]
        assert "f1 for help" in hints(screen)[0]


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_with_no_documents_it_says_what_to_do(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running([str(tmp_path)], size=size) as (pilot, screen):
        if size[0] < 100:
            await pilot.press("l")
        await until(pilot, lambda: "Nothing to read here" in shown(screen))
        assert "Press A to add files or web pages" in shown(screen)


@pytest.mark.parametrize(("key", "said"), [("2", "no papers"), ("3", "no postings")])
async def test_a_part_that_is_missing_is_told(key: str, said: str) -> None:
    async with running() as (pilot, screen):
        await pilot.press(key)
        await until(pilot, lambda: any(said in notice for notice in notices(screen)))
        assert document_view(screen).tab == "article"


async def test_when_all_postings_are_hidden_the_list_says_so() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        await pilot.pause()
        rows = screen.query_one(PostingList)
        for _ in range(len(rows.rows)):
            await pilot.press("x")
            await pilot.pause()
        assert "All 7 hidden" in rows.render_line(0).text
        await pilot.press("u")
        await until(pilot, lambda: "hidden" not in rows.render_line(0).text)
