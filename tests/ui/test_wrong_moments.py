"""Keys at the wrong moment: while something is on its way, after it has gone, or under something else."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input, TextArea

from reader.config import bundled, style_sheets
from reader.library.library import Library
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.dialogs.filters import FilterScreen
from reader.ui.dialogs.find import FindScreen
from reader.ui.dialogs.note import NoteScreen
from reader.ui.dialogs.outline import OutlineScreen
from reader.ui.screens.main import MainScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.result_list import ResultList
from tests.ui.builders import prose_view
from tests.ui.driving import PATIENCE, document_view, notices, pane, running, shown, until, written

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Any

    from textual.pilot import Pilot

    from reader.model import Item


@asynccontextmanager
async def keeping(path: Path, *sources: str) -> AsyncIterator[tuple[Pilot[None], MainScreen]]:
    """The app on a library in a file, with some sources in it, once a document is on the desk."""
    with Library.open(path / "library.db") as library:
        list(library.documents.add(sources))
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(120, 36)) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(
                pilot, lambda: screen.documents.is_complete and document_view(screen).document is not None
            )
            await pilot.pause()
            yield pilot, screen


async def burst(pilot: Pilot[Any], *keys: str) -> None:
    """Presses keys without waiting for what the ones before have led to."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()


def words(screen: MainScreen) -> str:
    """The text of the document on the desk."""
    document = document_view(screen).document
    return "" if document is None else document.text


def write(path: Path, *paragraphs: str) -> None:
    """A document that has not been there before, as far as its time tells."""
    path.write_text("A title of some words\n\n" + "\n\n".join(paragraphs) + "\n")
    os.utime(path, ns=(10**18, 10**18 + len(paragraphs) * 10**9))


@pytest.mark.long
async def test_a_pane_can_be_left_while_a_draft_takes_the_place_of_postings(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("A long title\n\n" + "Words that say nothing.\n\n" * 20_000)
    seeds = str(bundled("seeds") / "02-aaai-papers.txt")
    async with keeping(tmp_path, seeds, str(tmp_path / "long.txt")) as (pilot, screen):
        await pilot.press("3")
        await until(pilot, lambda: screen.workspace.focused_pane == "list")
        long = screen.services.library.documents.list()[1]
        await screen.opened.preview(long.id, None)
        assert screen.workspace.focused_pane == "text"
        assert not screen.query_one(PostingList).display
        await pilot.press("h", "l", "tab", "shift+tab")
        assert document_view(screen).preview_source


async def test_a_message_about_a_row_that_is_gone_changes_nothing() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        await pilot.pause()
        rows = screen.query_one(PostingList)
        rows.post_message(PostingList.Highlighted(rows, 6))
        rows.post_message(PostingList.Highlighted(rows, 700))
        await pilot.pause()
        assert document_view(screen).posting == rows.index == 0


@pytest.mark.long
async def test_places_in_a_document_that_was_read_again_can_be_gone_back_to(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write(path, *["A paragraph with words in it."] * 60)
    async with running([str(path)]) as (pilot, screen):
        await pilot.press("l", "slash", *"paragraph", "enter")
        await until(pilot, lambda: screen.navigator.search is not None and pilot.app.screen is screen)
        await pilot.press("G")
        write(path, "Something new.", *["A paragraph with words in it."] * 60)
        await pilot.press("R")
        await until(pilot, lambda: "Something new." in words(screen))
        for key in ("H", "H", "L", "n", "N", "J", "K", "slash", "enter"):
            await pilot.press(key)
        await until(pilot, lambda: pilot.app.screen is screen)
        assert pilot.app.is_running
        assert "Something new." in words(screen)


async def test_reading_again_twice_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write(path, "One.")
    async with running([str(path)]) as (pilot, screen):
        write(path, "One.", "Two.")
        await burst(pilot, "R", "R", "R")
        await until(pilot, lambda: "Two." in words(screen))
        pilot.app.clear_notifications()
        await pilot.press("R")
        await until(pilot, lambda: "Reloading…" in notices(pilot))
        assert "Two." in words(screen)


async def test_a_document_that_another_program_has_forgotten_cannot_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write(path, "One.")
    async with keeping(tmp_path, str(path)) as (pilot, screen):
        with Library.open(tmp_path / "library.db") as other:
            other.documents.forget([str(path)])
        await pilot.press("R")
        await until(pilot, lambda: "removed from the library" in notices(pilot))
        # The list is looked at again now and then: the text may have left by now.
        assert "One." in shown(screen) or "Nothing to read here" in shown(screen)


async def test_a_star_set_while_marks_are_looked_up_stays() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        await pilot.pause()
        item = document_view(screen).item
        assert item is not None
        held, go_on = Event(), Event()

        def hold() -> None:
            held.set()
            go_on.wait(PATIENCE)

        screen.services.marks.run(hold)
        screen.services.marks.load([item.id])
        await until(pilot, held.is_set)
        await pilot.press("m", "a")
        go_on.set()
        await until(pilot, lambda: screen.services.library.marks.of(item.id).status == "applied")
        await pilot.pause()
        assert screen.services.marks.of(item.id).starred
        assert screen.services.marks.of(item.id).status == "applied"


async def test_with_documents_in_the_library_it_never_says_that_there_are_none(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        list(library.documents.add([str(bundled("seeds"))]))
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(120, 36)) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            seen: set[str] = set()

            def there() -> bool:
                seen.add(pane(screen).view.key)
                return screen.documents.is_complete and document_view(screen).document is not None

            await until(pilot, there)
            assert "nothing to read" not in seen


async def test_another_list_takes_the_focus_before_the_next_key() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j")
        await pilot.pause()
        document = document_view(screen).document
        await burst(pilot, "3", "j", "j")
        await until(pilot, lambda: document_view(screen).posting == 2)
        assert document_view(screen).document is document


@asynccontextmanager
async def unwritable() -> AsyncIterator[tuple[Pilot[None], MainScreen, Item]]:
    """The app where no mark can be written, and the item that is open."""
    library = Library.of([str(bundled("seeds"))], marks=Path("/proc/no-folder/library.db"))
    app = ReaderApp(library, LaunchOptions(style_sheets()))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        await until(pilot, lambda: screen.documents.is_complete and document_view(screen).item is not None)
        item = document_view(screen).item
        assert item is not None
        yield pilot, screen, item


async def test_where_no_mark_can_be_written_it_is_told_and_shown_as_it_is() -> None:
    async with unwritable() as (pilot, screen, _):
        await pilot.press("m", "m", "m")
        await until(pilot, lambda: "library.db" in notices(pilot))
        await written(pilot, screen)
        assert pilot.app.is_running


async def test_a_note_that_cannot_be_written_is_offered_on_its_own_item() -> None:
    async with unwritable() as (pilot, screen, item):
        held, go_on = Event(), Event()

        def hold() -> None:
            held.set()
            go_on.wait(PATIENCE)

        screen.services.marks.run(hold)
        await until(pilot, held.is_set)
        await pilot.press("e", *"words", "ctrl+s", "J")
        await until(pilot, lambda: document_view(screen).item not in (None, item))
        go_on.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await pilot.pause()
        assert pilot.app.screen.query_one(TextArea).text == "words"
        assert item.title in str(pilot.app.screen.query_one("#note-box").border_title)


@pytest.mark.long
async def test_a_mark_shows_in_the_results_under_the_filter() -> None:
    async with running() as (pilot, screen):
        await pilot.press("slash", *"scientist")
        search = pilot.app.screen
        assert isinstance(search, SearchScreen)
        await until(pilot, lambda: search.is_settled and search.query_one(ResultList).hit is not None)
        rows = search.query_one(ResultList)
        hit = rows.hit
        assert hit is not None
        await pilot.press("ctrl+f")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilterScreen))
        screen.services.marks.set([hit.id], starred=True)
        await pilot.pause()
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is search)
        assert "★" in rows.render_line(0).text


async def test_a_part_asked_for_while_the_document_comes_is_that_of_the_document(tmp_path: Path) -> None:
    async with keeping(tmp_path, str(bundled("seeds"))) as (pilot, screen):
        ids = [entry.id for entry in screen.services.library.documents.list()]
        screen.opened.open(ids[1])
        screen.action_turn("postings")
        await until(pilot, lambda: screen.workspace.focused_pane == "list")
        document = document_view(screen).document
        assert document is not None
        assert document.id == ids[1]
        assert document_view(screen).tab == "postings"


async def test_what_is_looked_up_does_not_come_over_what_was_opened_since() -> None:
    async with running() as (pilot, _):
        await pilot.press("J", "3")
        await pilot.pause()
        await burst(pilot, "o", "o", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await until(pilot, lambda: not any(worker.group == "links" for worker in pilot.app.workers))
        assert isinstance(pilot.app.screen, NoteScreen)


@pytest.mark.long
async def test_finding_and_contents_know_their_document_when_another_has_come() -> None:
    async with running() as (pilot, screen):
        ids = [entry.id for entry in screen.services.library.documents.list()]
        await pilot.press("ctrl+f")
        await until(pilot, lambda: isinstance(pilot.app.screen, FindScreen))
        screen.opened.open(ids[1])
        await pilot.press(*"reader", "enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.navigator.found is None
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, OutlineScreen))
        screen.opened.open(ids[0])
        await pilot.press(*"senior economist", "enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: "Senior Economist" in shown(screen))


async def test_keys_in_a_row_are_for_what_the_one_before_has_led_to() -> None:
    async with running() as (pilot, screen):
        await burst(pilot, "J", "3", "j", "j", "m")
        await until(pilot, lambda: any(starred(screen)))
        document = document_view(screen).document
        assert document is not None
        assert document.name.startswith("Amazon brings")
        assert document_view(screen).posting == 2
        assert starred(screen) == [False, False, True, False]


def starred(screen: MainScreen) -> list[bool]:
    """Whether each of the first four postings of the open document is starred."""
    document = document_view(screen).document
    postings = () if document is None else document.postings[:4]
    return [screen.services.marks.of(one.id).starred for one in postings]


async def test_a_key_right_after_selecting_is_for_what_is_selected() -> None:
    async with running() as (pilot, screen):
        await pilot.press("J", "3")
        await burst(pilot, "space", "space", "m")
        await until(pilot, lambda: any(starred(screen)))
        assert starred(screen) == [True, True, False, False]


async def test_a_mark_is_not_set_on_the_document_that_one_has_left(tmp_path: Path) -> None:
    async with keeping(tmp_path, str(bundled("seeds"))) as (pilot, screen):
        left = document_view(screen).item
        ids = [entry.id for entry in screen.services.library.documents.list()]
        assert left is not None
        screen.opened.open(ids[1])
        for key in ("star", "read", "copy", "links", "export"):
            screen.action_item(key)
        assert pilot.app.screen is screen
        await until(
            pilot, lambda: document_view(screen).item is not None and document_view(screen).item != left
        )
        assert screen.services.marks.of(left.id) == screen.services.library.marks.of(left.id)
        assert not screen.services.marks.of(left.id).starred


@pytest.mark.long
@pytest.mark.parametrize(
    "keys", [("question_mark", "slash"), ("colon",), ("t",), ("ctrl+f",), ("T",)], ids=str
)
async def test_letters_right_after_the_key_that_opens_a_box_are_in_it(keys: tuple[str, ...]) -> None:
    async with running() as (pilot, screen):
        await burst(pilot, *keys, *"hide")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await until(pilot, lambda: pilot.app.screen.query_one(Input).value == "hide")


@pytest.mark.long
async def test_a_preview_that_comes_after_the_search_was_left_changes_nothing() -> None:
    async with running() as (pilot, screen):
        await pilot.press("slash", *"robot")
        search = pilot.app.screen
        assert isinstance(search, SearchScreen)
        await until(pilot, lambda: search.is_settled and search.rows.hit is not None)
        hit = search.rows.hit
        assert hit is not None
        search.dismiss(None)
        while search.is_running:
            await search.preview.load(hit)
            await asyncio.sleep(0)
        await until(pilot, lambda: pilot.app.screen is screen)


async def test_a_pane_that_is_being_taken_away_can_still_be_told_what_to_show() -> None:
    async with running() as (pilot, screen):
        await pilot.press("slash")
        search = pilot.app.screen
        await until(pilot, lambda: bool(search.query(ReadingPane)))
        text = search.query_one(ReadingPane)
        search.dismiss(None)
        for lines in range(200):
            text.show(prose_view("a line\n" * lines))
            await asyncio.sleep(0)
        await until(pilot, lambda: pilot.app.screen is screen)
