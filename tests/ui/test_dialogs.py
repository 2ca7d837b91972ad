"""Questions with an answer, and the command palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from reader.search.grouping import ORDERS
from reader.ui.commands import COMMANDS
from reader.ui.dialogs.go_to import GoalList, GoToScreen
from reader.ui.dialogs.modal import BORDERS
from reader.ui.dialogs.note import NOTHING_SAVED, NoteScreen
from reader.ui.dialogs.order import OrderScreen
from reader.ui.dialogs.palette import FoundCommand, Palette, PaletteEntry, PaletteList
from reader.ui.dialogs.prompt import ConfirmScreen, PromptScreen
from reader.ui.keymap import keymap
from tests.ui.builders import screen_text
from tests.ui.driving import by_palette, document_view, notices, palette_entries, running, until

if TYPE_CHECKING:
    from typing import Any

    from textual.pilot import Pilot


async def ask(pilot: Pilot[Any], value: str) -> list[str | None]:
    """Opens a question with a line proposed; the answer will be in the list."""
    answers: list[str | None] = []
    pilot.app.push_screen(PromptScreen("Name [/nope]", "A hint [/nope].", value), answers.append)
    await until(pilot, lambda: isinstance(pilot.app.screen, PromptScreen))
    await pilot.pause()
    return answers


async def test_typing_replaces_what_is_proposed_and_a_move_keeps_it() -> None:
    async with running() as (pilot, screen):
        for keys, answer in (
            ("enter", "a name"),
            ("x enter", "x"),
            ("end x enter", "a namex"),
            ("right x enter", "a namex"),
            ("left x enter", "xa name"),
            ("backspace enter", ""),
            ("escape", None),
        ):
            answers = await ask(pilot, "a name")
            await pilot.press(*keys.split())
            await until(pilot, lambda: pilot.app.screen is screen)
            assert answers == [answer], keys


@pytest.mark.long
async def test_what_is_typed_before_the_question_is_there_replaces_the_proposal_too() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3", "T", *"old", "enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("T", *"new", "enter")
        item = document_view(screen).item
        assert item is not None
        await until(pilot, lambda: screen.services.library.marks.of(item.id).tags == ("new",))


async def test_titles_and_hints_are_no_markup() -> None:
    async with running() as (pilot, _):
        await ask(pilot, "漢字 [b]")
        text = screen_text(pilot.app)
        assert "Name [/nope]" in text
        assert "A hint [/nope]." in text
        assert "漢字 [b]" in text


def is_first(rows: PaletteList, title: str) -> bool:
    """Whether a command is the one that enter runs."""
    return rows.row is not None and rows.row.command.title == title


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("escape", None)])
async def test_a_question_is_answered_by_yes_or_cancel(key: str, answer: bool | None) -> None:
    async with running() as (pilot, screen):
        answers: list[bool | None] = []
        pilot.app.push_screen(ConfirmScreen("Replace file", "Replace [/it]?"), answers.append)
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "Replace [/it]?" in text
        assert "y yes  esc cancel" in text
        await pilot.press("enter", key)
        await until(pilot, lambda: pilot.app.screen is screen)
        assert answers == [answer]


async def test_an_editor_that_saves_nothing_leaves_the_note_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from contextlib import nullcontext

    async with running() as (pilot, _):
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        pilot.app.push_screen(NoteScreen("An item", (), lambda _: None, "a draft"))
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await pilot.press("ctrl+e")
        await until(pilot, lambda: NOTHING_SAVED in notices(pilot))
        assert pilot.app.screen.query_one(TextArea).text == "a draft"


async def test_the_palette_does_a_command_by_its_name() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j")
        await by_palette(pilot, "Show the papers")
        await until(pilot, lambda: document_view(screen).tab == "papers")


async def test_the_palette_finds_commands_by_summary_and_by_name() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "enter")
        for typed in ("star", "Star or unstar", "copy_all", "next_match"):
            wanted = next(command.summary for command in COMMANDS if typed in (command.name, command.summary))
            await pilot.press("colon")
            await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
            await pilot.press(*typed)
            rows = pilot.app.screen.query_one(PaletteList)
            await until(pilot, partial(is_first, rows, wanted))
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is screen)


async def test_an_entry_of_the_palette_has_the_name_and_the_keys_that_the_user_has() -> None:
    async with running(keymap=keymap({"star": "ctrl+b,Q"}, str)) as (pilot, _):
        await pilot.press("j", "enter", "colon", *"unstar")
        await until(pilot, lambda: "star ctrl+b Q" in " ".join(screen_text(pilot.app).split()))
        assert "Star or unstar" in screen_text(pilot.app)


async def test_what_cannot_run_here_is_dim_comes_last_and_says_why() -> None:
    async with running() as (pilot, _):
        await pilot.press("j", "enter")
        entries = palette_entries(pilot.app)
        whys = [entry.why for entry in entries]
        assert whys == sorted(whys, key=bool)
        assert {entry.name: entry.why for entry in entries}["interested"] == "Only postings have a status."
        await by_palette(pilot, "Mark as interested")
        await until(pilot, lambda: "Only postings have a status." in notices(pilot))


async def test_a_whole_name_goes_before_what_begins_with_it() -> None:
    async with running() as (pilot, _):
        await pilot.press("colon", *"theme")
        rows = pilot.app.screen.query_one(PaletteList)
        await until(pilot, partial(is_first, rows, "Choose a theme"))
        assert [row.command.title for row in rows.rows][1] == "Theme: auto"


@pytest.mark.long
async def test_what_ran_last_is_listed_first() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "enter")
        for title in ("Zen mode", "Write a note", "Zen mode"):
            await by_palette(pilot, title)
            await until(pilot, lambda: not isinstance(pilot.app.screen, Palette))
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is screen)
        assert [entry.title for entry in palette_entries(pilot.app)][:2] == ["Zen mode", "Write a note"]


@pytest.mark.parametrize(
    ("entry", "width", "line"),
    [
        (("Zen mode", "zen", "z", ""), 30, "Zen mode                     z"),
        (("Next to decide, or unread", "next", ")", ""), 30, "Next to decide, or unread    )"),
        (("Zen mode", "zen", "z", ""), 60, f"Zen mode{'zen':>43}        z"),
        (("Zen mode", "zen", "z", "Not now."), 60, f"Zen mode{'Not now.':>43}        z"),
        (("A [b] long summary", "long", "ctrl+home", ""), 20, "A [b] lo…  ctrl+home"),
    ],
)
def test_a_line_of_the_palette(entry: tuple[str, str, str, str], width: int, line: str) -> None:
    title, name, keys, why = entry
    row = FoundCommand(PaletteEntry(title, name, keys, lambda: None, why), "zen")
    assert PaletteList().render_row(row, width, selected=False).plain == line


async def test_a_theme_is_chosen_by_name() -> None:
    async with running() as (pilot, _):
        await by_palette(pilot, "Theme: light")
        await until(pilot, lambda: pilot.app.theme == "light")
        await pilot.press("colon")
        await until(pilot, lambda: bool(pilot.app.screen.query(PaletteList)))
        pilot.app.screen.query_one(Input).value = "Theme: light"
        await until(pilot, lambda: "dark on light · in use" in " ".join(screen_text(pilot.app).split()))


@pytest.mark.long
@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
@pytest.mark.parametrize("key", ["colon", "t", "ctrl+k"])
async def test_the_list_below_an_input_ends_within_its_frame(key: str, size: tuple[int, int]) -> None:
    async with running(size=size) as (pilot, _):
        await pilot.press("J", "enter", key)
        await until(pilot, lambda: bool(pilot.app.screen.query(".frame")))
        (frame,) = pilot.app.screen.query(".frame")
        (rows,) = pilot.app.screen.query(".frame VirtualList")
        await until(
            pilot, lambda: rows.region.height > 1 and rows.region.bottom <= frame.content_region.bottom
        )


@pytest.mark.parametrize(("number", "small"), [(7, 11), (6, 11), (5, 7)])
async def test_a_frame_leaves_no_slivers_and_follows_the_size_of_the_window(number: int, small: int) -> None:
    async with running(size=(40, 12)) as (pilot, _):
        dialog = OrderScreen(ORDERS[:number], "relevance", "By document", {})
        pilot.app.push_screen(dialog)
        for size, lines in (((40, 12), small), ((120, 36), number + BORDERS), ((40, 12), small)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: dialog.query_one(".frame").outer_size.height == lines)  # noqa: B023


async def test_a_list_below_an_input_follows_the_size_of_the_window_too() -> None:
    async with running(size=(40, 12)) as (pilot, _):
        await pilot.press("ctrl+k")
        await until(pilot, lambda: isinstance(pilot.app.screen, GoToScreen))
        rows = pilot.app.screen.query_one(GoalList)
        await until(pilot, lambda: rows.size.height < len(rows.rows))
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: rows.size.height == len(rows.rows))
