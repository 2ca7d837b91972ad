"""Notes and tags for a document that is still opening: what is typed is never taken for commands."""

from __future__ import annotations

from contextlib import asynccontextmanager
from threading import Event
from typing import TYPE_CHECKING, Literal

import pytest
from textual.widgets import TextArea

from reader.ui.controllers.marking import NO_ITEM
from reader.ui.dialogs.note import NoteScreen
from tests.ui.driving import document_view, until, written
from tests.ui.test_marking import PAGE, said
from tests.ui.test_wrong_moments import keeping

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.model import Document
    from reader.ui.screens.main import MainScreen


@asynccontextmanager
async def opening(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, fails: bool = False
) -> AsyncIterator[tuple[Pilot[None], MainScreen, Event]]:
    """The app while its second document is on its way, until the event is set."""
    for name, text in (("one", PAGE), ("two", PAGE.replace("Tide gauges", "Second page"))):
        (folder / f"{name}.txt").write_text(text)
    async with keeping(folder, str(folder / "one.txt"), str(folder / "two.txt")) as (pilot, main):
        go_on, documents = Event(), main.services.library.documents
        get = documents.get

        def slowly(document_id: str) -> Document:
            go_on.wait(10)
            if fails:
                raise KeyError(document_id)
            return get(document_id)

        monkeypatch.setattr(documents, "get", slowly)
        await pilot.press("J")
        assert main.documents.is_loading
        yield pilot, main, go_on
        go_on.set()


async def test_a_note_typed_while_a_document_opens_is_a_note_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opening(tmp_path, monkeypatch) as (pilot, main, go_on):
        await pilot.press("e", *"a usual xylophone")
        assert isinstance(pilot.app.screen, NoteScreen)
        assert "Second page" in str(pilot.app.screen.query_one("#note-box").border_title)
        assert pilot.app.screen.query_one(TextArea).text == "a usual xylophone"
        await pilot.press("ctrl+s")
        assert main.documents.is_loading
        go_on.set()
        await until(pilot, lambda: said(pilot)[-1:] == ["Saved the note on Second page of the north."])
        await written(pilot, main)
        library, item = main.services.library, document_view(main).item
        assert item is not None
        assert [note.text for note in library.marks.of(item.id).notes] == ["a usual xylophone"]
        assert [library.marks.of(one.id).status for one in library.items("posting")] == [None] * 3


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


@pytest.mark.parametrize("keys", [["e", "escape"], ["T", "escape"], ["T", "space", "enter"]])
async def test_nothing_written_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    async with opening(tmp_path, monkeypatch) as (pilot, main, go_on):
        await pilot.press(*keys)
        go_on.set()
        await until(pilot, lambda: not main.documents.is_loading and pilot.app.screen is main)
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
