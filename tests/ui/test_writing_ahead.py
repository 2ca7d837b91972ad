"""Notes and tags for a document that is still opening: what is typed is never taken for commands."""

from __future__ import annotations

from contextlib import asynccontextmanager
from threading import Event
from typing import TYPE_CHECKING, Literal

import pytest
from textual.widgets import Static, TextArea

from reader import Library
from reader.config import style_sheets
from reader.library.protocol import TextPreview
from reader.library.stored_documents import StoredDocuments
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.controllers.marking import NO_ITEM
from reader.ui.dialogs.find import FindScreen
from reader.ui.dialogs.note import NoteScreen
from reader.ui.screens.main import MainScreen
from tests.ui.driving import document_view, sidebar, until, written
from tests.ui.test_marking import PAGE, said
from tests.ui.test_wrong_moments import keeping

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.errors import SourceError
    from reader.model import Document, Entry


def second(main: MainScreen) -> str:
    """The id of the article of the second page."""
    articles = main.services.library.items("article")
    return next(item.id for item in articles if item.title.startswith("Second"))


@asynccontextmanager
async def opening(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *notes: str, fails: bool = False
) -> AsyncIterator[tuple[Pilot[None], MainScreen, Event]]:
    """The app while its second document, with notes, is on its way, until the event is set."""
    for name, text in (("one", PAGE), ("two", PAGE.replace("Tide gauges", "Second page"))):
        (folder / f"{name}.txt").write_text(text)
    async with keeping(folder, str(folder / "one.txt"), str(folder / "two.txt")) as (pilot, main):
        go_on, documents = Event(), main.services.library.documents
        get = documents.get
        for note in notes:
            main.services.library.marks.add_note(second(main), note)

        def slowly(document_id: str) -> Document:
            go_on.wait(60)
            if fails:
                raise KeyError(document_id)
            return get(document_id)

        monkeypatch.setattr(documents, "get", slowly)
        await pilot.press("J")
        assert main.opened.is_loading
        yield pilot, main, go_on
        go_on.set()


async def test_another_document_can_be_chosen_while_the_first_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opening(tmp_path, monkeypatch) as (pilot, main, _):
        first, entry = main.documents.entries
        text = (tmp_path / "two.txt").read_text(encoding="utf-8")
        document_view(main).show_preview(TextPreview(entry.source, text, 0, 0, whole=True))
        assert document_view(main).document is None  # as at the start
        await pilot.press("K")
        assert sidebar(main).entry == first
        assert said(pilot) == []


@pytest.mark.slow
async def test_a_note_typed_while_a_document_opens_is_a_note_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opening(tmp_path, monkeypatch) as (pilot, main, go_on):
        await pilot.press("e", *"a usual xylophone")
        assert isinstance(pilot.app.screen, NoteScreen)
        assert "Second page" in str(pilot.app.screen.query_one("#note-box").border_title)
        assert pilot.app.screen.query_one(TextArea).text == "a usual xylophone"
        await pilot.press("ctrl+s")
        assert main.opened.is_loading
        go_on.set()
        await until(pilot, lambda: said(pilot)[-1:] == ["Saved the note on Second page of the north."])
        await written(pilot, main)
        library, item = main.services.library, document_view(main).item
        assert item is not None
        assert [note.text for note in library.marks.of(item.id).notes] == ["a usual xylophone"]
        assert [library.marks.of(one.id).status for one in library.items("posting")] == [None] * 3


async def test_the_notes_there_are_come_up_once_the_document_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opening(tmp_path, monkeypatch, "an older one", "the latest") as (pilot, main, go_on):
        await pilot.press("e")
        screen = pilot.app.screen
        assert isinstance(screen, NoteScreen)
        assert main.opened.is_loading
        go_on.set()
        await until(pilot, lambda: screen.area.text == "the latest")
        assert "an older one" in str(screen.query_one("#notes", Static).render())
        await pilot.press(*" word", "ctrl+s")
        await until(pilot, lambda: said(pilot)[-1:] == ["Saved the note on Second page of the north."])
        await written(pilot, main)
        texts = [note.text for note in main.services.library.marks.of(second(main)).notes]
        assert texts == ["an older one", "the latest word"]


async def test_a_note_begun_meanwhile_stays_a_new_one_beside_those_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opening(tmp_path, monkeypatch, "an older one") as (pilot, main, go_on):
        await pilot.press("e", *"new")
        screen = pilot.app.screen
        assert isinstance(screen, NoteScreen)
        assert main.opened.is_loading
        go_on.set()
        await until(pilot, lambda: screen.query_one("#notes", Static).display)
        assert screen.area.text == "new"
        await pilot.press("e", "r", "ctrl+s")
        await until(pilot, lambda: said(pilot)[-1:] == ["Saved the note on Second page of the north."])
        await written(pilot, main)
        texts = [note.text for note in main.services.library.marks.of(second(main)).notes]
        assert texts == ["an older one", "newer"]


@pytest.mark.parametrize("pane", ["sidebar", pytest.param("text", marks=pytest.mark.slow)])
async def test_a_note_typed_before_any_document_is_chosen_waits_for_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pane: Literal["sidebar", "text"]
) -> None:
    (tmp_path / "one.txt").write_text(PAGE)
    go_on = Event()
    list_entries = StoredDocuments.iter_entries

    def slowly(documents: StoredDocuments) -> Iterator[Entry | SourceError]:
        go_on.wait(60)
        return list_entries(documents)

    monkeypatch.setattr(StoredDocuments, "iter_entries", slowly)
    library = Library.open(tmp_path / "library.db")
    with library:
        list(library.documents.add([str(tmp_path / "one.txt")]))
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(140, 40)) as pilot:
            main = app.screen
            assert isinstance(main, MainScreen)
            main.workspace.focus_pane(pane)
            assert main.opened.id is None
            await pilot.press("e", *"a usual xylophone", "ctrl+s")
            main.documents.check_for_changes()
            await written(pilot, main)
            assert library.marks.history(10) == library.marks.history(1)
            go_on.set()
            await until(pilot, lambda: said(pilot)[-1:] == ["Saved the note on Tide gauges of the north."])
            await written(pilot, main)
            assert len(library.marks.find(noted=True)) == 1


async def test_tags_typed_while_a_document_opens_are_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opening(tmp_path, monkeypatch) as (pilot, main, go_on):
        await pilot.press("T", *"axis, mud", "enter")
        go_on.set()
        await until(pilot, lambda: said(pilot)[-1:] == ["Tagged Second page of the north."])
        await written(pilot, main)
        item = document_view(main).item
        assert item is not None
        assert main.services.library.marks.of(item.id).tags == ("axis", "mud")


async def test_what_is_to_be_found_is_found_in_the_document_that_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opening(tmp_path, monkeypatch) as (pilot, main, go_on):
        await pilot.press("ctrl+f", *"axis", "ctrl+u", *"second", "enter")
        assert main.opened.is_loading
        assert isinstance(pilot.app.screen, FindScreen)
        go_on.set()
        await until(pilot, lambda: pilot.app.screen is main)
        found = main.navigator.found
        assert found is not None
        assert found.spans == [(0, len("second"))]
        assert main.services.library.marks.history(10) == main.services.library.marks.history(1)


@pytest.mark.parametrize("keys", [["e", "escape"], ["T", "escape"], ["T", "space", "enter"]])
async def test_nothing_written_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    async with opening(tmp_path, monkeypatch) as (pilot, main, go_on):
        await pilot.press(*keys)
        go_on.set()
        await until(pilot, lambda: not main.opened.is_loading and pilot.app.screen is main)
        await written(pilot, main)
        assert main.services.library.marks.history(10) == main.services.library.marks.history(1)


@pytest.mark.parametrize("pane", ["sidebar", "text"])
async def test_a_note_for_a_document_that_cannot_be_opened_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pane: Literal["sidebar", "text"]
) -> None:
    async with opening(tmp_path, monkeypatch, fails=True) as (pilot, main, go_on):
        main.workspace.focus_pane(pane)
        await pilot.press("e", *"words", "ctrl+s")
        go_on.set()
        await until(pilot, lambda: any(NO_ITEM in notice for notice in said(pilot)))
        assert main.services.library.marks.find(noted=True) == []
