"""Undo in the app: marks at once, documents after a question, and the history."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.config import style_sheets
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.dialogs.help import HelpScreen
from reader.ui.dialogs.history import BEGINNING, HistoryScreen
from reader.ui.dialogs.prompt import ConfirmScreen
from reader.ui.screens.main import MainScreen
from tests.ui.builders import row_lines, screen_text
from tests.ui.driving import document_view, documents, pane, shown, sidebar, until, written
from tests.ui.test_collections import open_collection
from tests.ui.test_marking import PAGE, said

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot


@asynccontextmanager
async def library_app(folder: Path, *names: str) -> AsyncIterator[tuple[Pilot[None], MainScreen, Library]]:
    """The app on a library in a file, with a document for each name, each added in a step of its own."""
    with Library.open(folder / "library.db") as library:
        for name in names:
            path = folder / f"{name}.txt"
            path.write_text(PAGE.replace("team", f"team {name}").replace("Tide gauges", f"Tides {name}"))
            list(library.documents.add([str(path)]))
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(110, 30)) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: screen.documents.is_complete)
            await written(pilot, screen)
            yield pilot, screen, library


async def asked(pilot: Pilot[Any]) -> str:
    """Waits for a question, and returns it."""
    await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
    await pilot.pause()
    return screen_text(pilot.app)


async def test_undo_as_the_first_key_takes_no_document_without_a_question(tmp_path: Path) -> None:
    async with library_app(tmp_path, "one") as (pilot, main, library):
        await pilot.press("u")
        assert "1 document will go." in await asked(pilot)
        await pilot.press("escape")
        await written(pilot, main)
        assert len(library.documents.list()) == len(documents(main)) == 1
        await pilot.press("m", "u")
        await until(pilot, lambda: said(pilot)[-1].startswith("Undone: starred"))
        assert len(library.documents.list()) == 1


async def test_an_emptied_library_is_empty_at_once_in_sidebar_and_text(tmp_path: Path) -> None:
    async with library_app(tmp_path, "one") as (pilot, main, library):
        await pilot.press("u")
        await asked(pilot)
        await pilot.press("y")
        await until(pilot, lambda: not documents(main) and document_view(main).document is None)
        await pilot.pause()
        assert library.documents.list() == []
        assert "Nothing to read here" in shown(main)
        assert "No documents yet." in screen_text(pilot.app)
        assert "Loading" not in screen_text(pilot.app)
        assert main.check_action("item", ("star",)) is None
        await pilot.press("m", "3", "t", "U")
        assert "1 document will come back." in await asked(pilot)
        await pilot.press("y")
        await until(pilot, lambda: len(documents(main)) == 1 and document_view(main).document is not None)
        assert "Tides one" in shown(main)


async def test_the_question_says_how_many_documents_and_marks_it_concerns(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(PAGE.replace("team", f"team {name}").replace("Tide", name))
    with Library.open(tmp_path / "library.db") as library:
        for posting in [*library.items("posting")]:
            library.marks.set(posting.id, status="applied")
        list(library.documents.add([str(tmp_path)]))
        first, second, *_ = library.items("posting")
        library.marks.set(first.id, starred=True)
        library.marks.add_note(second.id, "call")
        step = library.marks.history()[2]
        assert len(step.documents) == 2
    async with library_app(tmp_path) as (pilot, main, library):
        await pilot.press("u", "u", "u")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("escape", "U", "U")
        await written(pilot, main)
        assert library.marks.next_redo() is None
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
        history = pilot.app.screen
        assert isinstance(history, HistoryScreen)
        await until(pilot, lambda: len(history.rows.rows) == 4)
        await pilot.press("G", "enter")
        assert "Undo 3 steps? 2 documents with 2 marked items will go." in await asked(pilot)
        await pilot.press("y")
        await until(pilot, lambda: not documents(main))
        assert library.documents.list() == []


async def test_after_an_undone_document_its_neighbour_is_shown(tmp_path: Path) -> None:
    async with library_app(tmp_path, "one", "two") as (pilot, main, _):
        await pilot.press("J")
        await until(pilot, lambda: "Tides two" in shown(main))
        await pilot.press("u")
        await asked(pilot)
        await pilot.press("y")
        await until(pilot, lambda: len(documents(main)) == 1)
        await until(pilot, lambda: "Tides one" in shown(main))
        assert sidebar(main).entry is not None


async def test_a_mark_made_after_an_undo_loses_no_way_back(tmp_path: Path) -> None:
    async with library_app(tmp_path, "one", "two") as (pilot, main, library):
        await pilot.press("u")
        await asked(pilot)
        await pilot.press("y")
        await until(pilot, lambda: len(documents(main)) == 1)
        await pilot.press("m")
        await written(pilot, main)
        await pilot.press("f2")
        history = pilot.app.screen
        assert isinstance(history, HistoryScreen)
        await until(pilot, lambda: len(history.rows.rows) == 4)
        lines = [row_lines(history.rows, number)[0] for number in range(4)]
        assert "starred" in lines[0]
        assert lines[0].endswith("now")
        assert lines[1].endswith("undone")
        assert lines[3].strip() == BEGINNING
        await pilot.press("j", "enter")
        assert "1 document will come back." in await asked(pilot)
        await pilot.press("y")
        await until(pilot, lambda: len(documents(main)) == 2)
        assert len(library.documents.list()) == 2


async def test_marks_go_back_to_a_point_of_the_history_at_once(tmp_path: Path) -> None:
    async with library_app(tmp_path, "one") as (pilot, main, library):
        await pilot.press("3", "m", "r", "a")
        await written(pilot, main)
        item = library.items("posting")[0].id
        await pilot.press("f2")
        history = pilot.app.screen
        assert isinstance(history, HistoryScreen)
        await until(pilot, lambda: len(history.rows.rows) == 5)
        await pilot.press("j", "j", "enter")
        await written(pilot, main)
        marks = library.marks.of(item)
        assert (marks.starred, marks.read, marks.status) == (True, False, None)
        assert main.services.marks.of(item).status is None
        await until(pilot, lambda: said(pilot)[-1:] == ["Undone: 2 steps"])


async def test_undo_in_a_collection_asks_there_and_the_list_follows(tmp_path: Path) -> None:
    async with library_app(tmp_path, "one") as (pilot, main, _):
        screen = await open_collection(pilot, main, "All postings")
        assert len(screen.rows.hits) == 3
        await pilot.press("u")
        await asked(pilot)
        await pilot.press("y")
        await until(pilot, lambda: not screen.rows.hits)
        await pilot.press("escape")
        await until(pilot, lambda: "Nothing to read here" in shown(main))


async def test_a_dialog_opened_meanwhile_does_not_answer_the_question(tmp_path: Path) -> None:
    async with library_app(tmp_path, "one") as (pilot, main, library):
        main.items.run("undo")
        main.app.action_all_keys()  # type: ignore[attr-defined]
        await pilot.pause()
        await written(pilot, main)
        assert isinstance(pilot.app.screen, HelpScreen)
        assert said(pilot)[-1].endswith("Nothing changed.")
        assert len(library.documents.list()) == 1


@pytest.mark.parametrize("key", ["u", "U"])
async def test_with_nothing_left_that_is_said(tmp_path: Path, key: str) -> None:
    async with library_app(tmp_path) as (pilot, main, _):
        await pilot.press(key)
        await written(pilot, main)
        await until(pilot, lambda: said(pilot)[-1:] == [f"Nothing to {'undo' if key == 'u' else 'redo'}."])
        assert pane(main).view.blocks
