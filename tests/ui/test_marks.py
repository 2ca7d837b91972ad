"""Marks in the app: seen at once, kept on disk, taken back by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from reader import Library
from reader.config import bundled, style_sheets
from reader.model import Anchor
from reader.store.values import STATUSES, Highlight, Marks, Note
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.dialogs.note import NoteScreen
from reader.ui.screens.main import MainScreen
from reader.ui.symbols import mark_summary, mark_symbols
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.posting_rows import state_words
from tests.ui.builders import notifications
from tests.ui.driving import document_view, documents, pane, running, shown, until, written

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reader.model import Item
    from reader.ui.document.location import Location


def current(screen: MainScreen) -> Item:
    item = document_view(screen).item
    assert item is not None
    return item


def rows_of(screen: MainScreen) -> list[str]:
    rows = screen.query_one(PostingList)
    return [rows.render_line(y).text for y in range(rows.size.height)]


async def test_a_mark_shows_at_once_and_is_kept() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        kept = screen.services.library.marks
        for key, sign in {"m": "★", "i": "interested", "a": "applied", "X": "rejected"}.items():
            await pilot.press("j")
            await pilot.pause()
            item = current(screen)
            assert not any(sign in row for row in rows_of(screen)), key
            await pilot.press(key)
            await pilot.pause()
            assert any(sign in row for row in rows_of(screen)), key
            await until(pilot, lambda item=item: kept.of(item.id).changed is not None)  # type: ignore[misc]
            assert screen.services.marks.of(item.id) == replace(kept.of(item.id), changed=None, statuses=())


async def test_a_mark_shows_in_a_list_that_scrolls() -> None:
    async with running(size=(80, 18)) as (pilot, screen):
        await pilot.press("j", "3")
        await pilot.pause()
        assert screen.query_one(PostingList).room < screen.query_one(PostingList).size.width
        assert not any("★" in row for row in rows_of(screen))
        await pilot.press("m")
        await pilot.pause()
        assert any("★" in row for row in rows_of(screen))


async def test_what_is_hidden_is_not_listed_and_undo_brings_it_back() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        await pilot.pause()
        rows = screen.query_one(PostingList)
        before = len(rows.rows)
        item = current(screen)
        await pilot.press("x")
        await until(pilot, lambda: any("1 hidden" in row for row in rows_of(screen)))
        assert len([row for row in rows.rows if getattr(row, "id", None) == item.id]) == 0
        await pilot.press("u")
        await until(pilot, lambda: len(rows.rows) == before)
        await pilot.press("U")
        await until(pilot, lambda: any("1 hidden" in row for row in rows_of(screen)))


async def test_the_same_key_again_takes_a_mark_away() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3", "a", "a", "m", "m")
        item = current(screen)
        await until(pilot, lambda: screen.services.library.marks.of(item.id).status is None)
        assert not screen.services.marks.of(item.id).starred


@pytest.mark.long
async def test_notes_and_tags_stand_in_the_head() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        pilot.app.screen.query_one(TextArea).text = "call them [b]back[/nope]"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "call them [b]back[/nope]" in shown(screen))
        await pilot.press("T")
        await until(pilot, lambda: bool(pilot.app.screen.query(Input)))
        await pilot.press(*"sea, tide", "enter")
        await until(pilot, lambda: "tags: sea, tide" in shown(screen))
        item = current(screen).id
        await until(pilot, lambda: screen.services.library.marks.of(item).tags == ("sea", "tide"))


async def test_what_is_asked_for_while_the_program_ends_is_not_done_and_no_defect() -> None:
    async with running() as (_, screen):
        screen.services.marks.close()
        screen.services.marks.load_counts()  # as the thread does that reads the documents


async def test_a_note_that_cannot_be_written_is_told_and_offered_again() -> None:
    library = Library.of([str(bundled("seeds"))], marks=Path("/proc/no-folder/library.db"))
    app = ReaderApp(library, LaunchOptions(style_sheets()))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        await until(pilot, lambda: screen.documents.is_complete)
        await pilot.press("j", "3", "e")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        app.screen.query_one(TextArea).text = "a thought"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any("library.db" in n.message for n in notifications(app)))
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await until(pilot, lambda: [area.text for area in app.screen.query(TextArea)] == ["a thought"])


@pytest.mark.long
async def test_a_note_is_changed_deleted_and_both_are_undone() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        await pilot.pause()
        item = current(screen).id

        def notes() -> list[str]:
            return [note.text for note in screen.services.library.marks.of(item).notes]

        async def note(*keys: str, text: str | None) -> None:
            await pilot.press("e")
            await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
            await pilot.press(*keys)
            if text is not None:
                pilot.app.screen.query_one(TextArea).text = text
            await pilot.press("ctrl+s")
            await until(pilot, lambda: pilot.app.screen is screen)

        await note(text="first")
        await until(pilot, lambda: [one.text for one in screen.services.marks.of(item).notes] == ["first"])
        await note(text=None)
        await note("ctrl+n", text="second")
        await until(
            pilot, lambda: [one.text for one in screen.services.marks.of(item).notes] == ["first", "second"]
        )
        await note(*"!", text=None)
        await until(pilot, lambda: notes() == ["first", "second!"])
        await note("ctrl+o", text="")
        await until(pilot, lambda: notes() == ["second!"])
        await pilot.press("u")
        await until(pilot, lambda: notes() == ["first", "second!"])
        await pilot.press("u")
        await until(pilot, lambda: notes() == ["first", "second"])
        await until(pilot, lambda: "first" in shown(screen))


async def test_what_was_written_on_several_notes_is_kept_at_once() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        await pilot.pause()
        item = current(screen).id
        screen.services.library.marks.add_note(item, "first")
        screen.services.library.marks.add_note(item, "second")
        screen.services.marks.load([item])
        await until(pilot, lambda: len(screen.services.marks.of(item).notes) == 2)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await pilot.press("b", "ctrl+o", "a", "ctrl+n", "c", "ctrl+s")
        await until(
            pilot,
            lambda: (
                [note.text for note in screen.services.library.marks.of(item).notes]
                == ["firsta", "secondb", "c"]
            ),
        )


async def test_leaving_a_note_changes_nothing() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await pilot.press(*"half a thought", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.services.library.marks.of(current(screen).id).notes == ()


async def test_coming_to_the_end_of_a_text_makes_it_read_and_r_has_the_last_word() -> None:
    async with running() as (pilot, screen):
        await pilot.press("enter")
        item = current(screen)
        await read_on(pilot, screen)
        await until(pilot, lambda: screen.services.library.marks.of(item.id).read)
        await pilot.press("r")
        await until(pilot, lambda: not screen.services.library.marks.of(item.id).read)
        await pilot.press("g")
        await read_on(pilot, screen)
        await written(pilot, screen)
        assert not screen.services.library.marks.of(item.id).read


async def read_on(pilot: Pilot[None], screen: MainScreen) -> None:
    """Pages down to the end of the text."""
    while pane(screen).progress < 1:
        await pilot.press("space")


@pytest.mark.parametrize(
    "keys",
    [
        ("G",),
        pytest.param(("end",), marks=pytest.mark.slow),  # the same as G
        pytest.param(("G", "k", "j"), marks=pytest.mark.slow),  # a smaller step than ctrl+u
        pytest.param(("space", "G"), marks=pytest.mark.slow),
        ("G", "ctrl+u", "ctrl+d", "ctrl+d"),
        pytest.param(("G", "b", "space"), marks=pytest.mark.slow),  # half a page further than ctrl+u
    ],
    ids=" ".join,
)
async def test_jumping_to_the_end_is_not_reading(keys: tuple[str, ...]) -> None:
    async with running() as (pilot, screen):
        await pilot.press("enter", *keys)
        await written(pilot, screen)
        assert pane(screen).progress == 1
        assert not screen.services.marks.of(current(screen).id).read
        await pilot.press("g")
        await read_on(pilot, screen)
        await until(pilot, lambda: screen.services.marks.of(current(screen).id).read)


async def test_dragging_the_scrollbar_to_the_end_is_not_reading() -> None:
    async with running() as (pilot, screen):
        await pilot.press("enter")
        text = pane(screen)
        text.scroll_to(y=text.max_scroll_y, animate=False)
        await written(pilot, screen)
        assert text.progress == 1
        assert not screen.services.marks.of(current(screen).id).read


async def test_unread_counts_stand_in_the_sidebar() -> None:
    async with running() as (pilot, screen):
        assert "●1" in documents(screen)[0]
        await pilot.press("r")
        await until(pilot, lambda: "●" not in documents(screen)[0])


async def test_nothing_to_undo_is_said() -> None:
    async with running() as (pilot, screen):
        await pilot.press("u")
        await until(pilot, lambda: any("Nothing to undo" in n.message for n in notifications(pilot.app)))
        assert screen.services.library.marks.undo() is None


def first_words(screen: MainScreen) -> str:
    """The first line in sight that has any; the space above a text is no place to come back to."""
    return next(line for line in shown(screen).split("\n") if line)


def place(screen: MainScreen) -> Location:
    """Where one reads, whatever stands above it."""
    spot = document_view(screen).location
    assert spot is not None
    return spot.at(spot.offset)


async def test_the_place_comes_back_on_the_next_start(tmp_path: Path) -> None:
    seeds, marks = [str(bundled("seeds"))], tmp_path / "library.db"

    async def start(library: Library) -> tuple[object, str]:
        app = ReaderApp(
            library, LaunchOptions(style_sheets(), preview=library.documents.first_preview(10_000))
        )
        async with app.run_test(size=(100, 30)) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: screen.documents.is_complete)
            await written(pilot, screen)
            before = (place(screen), first_words(screen))
            await pilot.press("J", "J", "1", "space", "space")
            await pilot.pause()
            after = (place(screen), first_words(screen))
        return (before, after)  # type: ignore[return-value]

    with Library.of(seeds, marks=marks) as first:
        _, left = await start(first)
    with Library.of(seeds, marks=marks) as second:
        found, _ = await start(second)
    assert found == left


@pytest.mark.long
async def test_files_are_added_from_inside_and_from_another_program(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The first title\n\nIt has a text that can be read.\n")
    (tmp_path / "two.txt").write_text("The second title\n\nIt has a text that can be read as well.\n")
    path = tmp_path / "library.db"
    with Library.open(path) as other:
        list(other.documents.add([str(tmp_path / "one.txt")]))
        library = Library.open(path)
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(100, 30)) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: screen.documents.is_complete)
            await pilot.press("A")
            await until(pilot, lambda: bool(app.screen.query(Input)))
            app.screen.query_one(Input).value = str(tmp_path / "two.txt")
            await pilot.press("enter")
            await until(pilot, lambda: len(documents(screen)) == 2)
            (tmp_path / "three.txt").write_text("The third title\n\nIt came from another program.\n")
            list(other.documents.add([str(tmp_path / "three.txt")]))
            await until(pilot, lambda: len(documents(screen)) == 3)
            assert pane(screen).view.blocks
        library.close()


def test_signs_and_words() -> None:
    assert mark_symbols(Marks("x")) == "●   "
    assert mark_symbols(Marks("x", starred=True, status="applied")) == "★a  "
    assert mark_symbols(Marks("x", read=True)) == "    "
    note = Note(1, "x", "call them", datetime(2026, 11, 28, tzinfo=UTC))
    assert mark_symbols(Marks("x", read=True, notes=(note,))) == "  ✎ "
    highlight = Highlight(1, "x", Anchor("words", "", "", 0), datetime(2026, 11, 28, tzinfo=UTC))
    assert mark_symbols(Marks("x", read=True, highlights=(highlight,))) == "   ▎"
    assert mark_symbols(Marks("x", notes=(note,), highlights=(highlight,))) == "● ✎▎"
    with_note = replace(highlight, note="look this up")
    assert mark_symbols(Marks("x", highlights=(with_note,))) == "● ✎▎"
    assert state_words(Marks("x", highlights=(highlight,)), "") == ["▎"]
    assert state_words(Marks("x", status="offer", highlights=(with_note,)), "") == ["✎▎ offer"]
    assert len({mark_symbols(Marks("x", status=status)) for status in STATUSES}) == len(STATUSES)
    assert mark_summary(Marks("x")) == ""
    marks = Marks("x", starred=True, status="hidden", tags=("a", "b"))
    assert mark_summary(marks) == "★ starred · hidden · tags: a, b"
