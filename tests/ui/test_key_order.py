"""What is typed fast arrives whole and in its order, with commands in between where they were pressed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.widgets import Input

from reader.ui.dialogs.note import NoteScreen
from reader.ui.screens.main import MainScreen
from reader.ui.services.key_order import KeyOrder
from tests.ui.driving import pane, running, until, written
from tests.ui.test_marking import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

SEVERAL = "several words"


def burst(pilot: Pilot[Any], *keys: str | events.Paste) -> None:
    """Presses keys without waiting for what the ones before have led to."""
    for key in keys:
        character = {"space": " "}.get(str(key), str(key) if len(str(key)) == 1 else None)
        event = key if isinstance(key, events.Paste) else events.Key(key, character)
        pilot.app.post_message(event)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return str(path)


async def turns(number: int) -> None:
    """Lets everything else have its turn so many times."""
    for _ in range(number):
        await asyncio.sleep(0)


@pytest.fixture
def _busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys on their way up to the app are held up, as by a busy machine."""

    async def on_key(_screen: MainScreen, _event: events.Key) -> None:
        await turns(100)

    monkeypatch.setattr(MainScreen, "on_key", on_key, raising=False)


async def test_a_note_is_saved_with_all_that_was_typed_before(page: str) -> None:
    async with running([page]) as (pilot, main):
        (item,) = main.services.library.items("article")
        await pilot.press("e")
        await until(
            pilot, lambda: isinstance(pilot.app.screen, NoteScreen) and pilot.app.screen.area.has_focus
        )
        burst(pilot, *SEVERAL, events.Paste("\npasted\n"), *"end", "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is main)
        await written(pilot, main)
        (note,) = main.services.library.marks.of(item.id).notes
        assert note.text == f"{SEVERAL}\npasted\nend"


@pytest.mark.usefixtures("_busy")
async def test_a_note_is_written_from_the_key_that_opens_it_to_the_one_that_saves_it(page: str) -> None:
    async with running([page]) as (pilot, main):
        (item,) = main.services.library.items("article")
        burst(pilot, "e", *SEVERAL, "ctrl+s", "m")
        await until(pilot, lambda: main.services.marks.of(item.id).starred)
        await written(pilot, main)
        (note,) = main.services.library.marks.of(item.id).notes
        assert note.text == SEVERAL


@pytest.mark.usefixtures("_busy")
async def test_what_is_typed_into_a_box_that_opens_is_there_in_its_order(page: str) -> None:
    async with running([page]) as (pilot, main):
        for key in ("slash", "ctrl+k", "t"):
            for each in (key, *SEVERAL):
                burst(pilot, each)
                await turns(10)  # not all at once: the last ones find the box there
            await until(pilot, lambda: typed(pilot, len(SEVERAL)) == SEVERAL)
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is main)
        burst(pilot, "slash", events.Paste("an"), *" economist ", events.Paste("at"), *" sea")
        await until(pilot, lambda: typed(pilot, len("an economist at sea")) == "an economist at sea")


def typed(pilot: Pilot[Any], length: int) -> str:
    """What is in the box of the dialog, if it is as long as that; empty otherwise."""
    boxes = [box.value for box in pilot.app.screen.query(Input)]
    assert not boxes or len(boxes[0]) < length or boxes[0] in (SEVERAL, "an economist at sea")
    return boxes[0] if boxes else ""


async def test_a_key_whose_widget_went_with_it_holds_up_no_other(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.services.key_order.PATIENCE", 0.05)
    async with running([page]) as (pilot, main):
        (item,) = main.services.library.items("article")
        main.workspace.focus_pane("text")
        text = pane(main)
        call_later = text.call_later

        def lose(work: Callable[..., Any], *args: Any) -> bool:  # noqa: ANN401 - as Textual has it
            return isinstance(getattr(work, "__self__", None), KeyOrder) or call_later(work, *args)

        monkeypatch.setattr(text, "call_later", lose)
        burst(pilot, "z", "m")
        await until(pilot, lambda: main.services.marks.of(item.id).starred)
        assert main.workspace.is_zen
