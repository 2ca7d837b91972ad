"""The place survives: the same words stand at the top after any change of size, width and colours."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from reader.config import bundled, style_sheets
from reader.library.library import Library
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.screens.main import MainScreen
from tests.ui.driving import document_view, pane, running, until, written

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.document.location import Tab

PLACES = 50
LETTERS = 12
SIZES = ((40, 12), (120, 36), (200, 60))


def words_at_top(screen: MainScreen) -> str:
    """The first letters of the text that is kept at the top."""
    document = document_view(screen).document
    assert document is not None
    return document.text[pane(screen).offset_at_top :][:LETTERS]


def assert_in_place(screen: MainScreen, words: str, offset: int) -> None:
    """The place is kept, and the top line holds it unless the end of the text is in sight."""
    text = pane(screen)
    lines = [line for line in text.viewport.page if line.offset is not None]
    holding = [line for line in lines if (line.offset or 0) <= offset <= (line.offset or 0) + len(line.text)]
    assert holding, (words, text.size)
    if text.progress < 1:
        assert words_at_top(screen) == words
        assert lines[0] in holding


@pytest.mark.slow
@pytest.mark.parametrize(("document", "part"), [(0, "article"), (1, "papers"), (4, "article")])
async def test_the_same_words_stand_at_the_top(document: int, part: Tab) -> None:
    random = Random(document)  # noqa: S311 - places, not secrets
    async with running(size=(200, 60)) as (pilot, screen):
        await pilot.press(*["j"] * document, "enter")
        document_view(screen).show_tab(part)
        await pilot.pause()
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        length = max(block.start or 0 for block in pane(screen).view.blocks)
        themes = sorted(pilot.app.available_themes)
        for number in range(PLACES // 3 + 1):
            # By keys, as a reader comes to a place: near the end too, something else cannot be at the top.
            pane(screen).goto(random.randrange(length))
            await pilot.press("k", "j")
            words, offset = words_at_top(screen), pane(screen).offset_at_top
            for columns, rows in SIZES:
                await pilot.resize_terminal(columns, rows)
                await pilot.pause()
                assert_in_place(screen, words, offset)
            pilot.app.theme = themes[number % len(themes)]
            await pilot.press("plus" if number % 2 else "minus", "z", "s")
            await pilot.pause()
            assert_in_place(screen, words, offset)
            await pilot.press("z")
            await pilot.resize_terminal(120, 36)
            await pilot.pause()
            assert_in_place(screen, words, offset)


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_it_opens_where_one_stopped(tmp_path: Path, size: tuple[int, int]) -> None:
    library = Library.of([str(bundled("seeds"))], marks=tmp_path / "library.db")
    app = ReaderApp(library, LaunchOptions(style_sheets()))
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.screen
        assert isinstance(before, MainScreen)
        await until(pilot, lambda: before.documents.is_complete)
        await pilot.press("enter", "space", "space", "j")
        await pilot.pause()
        words, offset = words_at_top(before), pane(before).offset_at_top
    again = ReaderApp(
        library, LaunchOptions(style_sheets(), preview=library.documents.first_preview(100_000))
    )
    async with again.run_test(size=size) as pilot:
        after = again.screen
        assert isinstance(after, MainScreen)
        await until(pilot, lambda: after.documents.is_complete)
        await pilot.pause()
        assert_in_place(after, words, offset)


async def test_a_document_that_was_just_opened_is_where_the_user_stopped() -> None:
    async with running() as (pilot, screen):
        second = screen.documents.entries[1].id
        screen.opened.open(second)
        screen.opened.save_location()  # as the end of the app does, before anything else is handled
        await written(pilot, screen)
        stop = screen.services.library.marks.last_stop()
        assert stop is not None
        assert stop.document == second
