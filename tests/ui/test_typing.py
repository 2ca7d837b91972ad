"""What waits while somebody types: previews, sentences, and the collector of cycles."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryError
from reader.ui.app import ReaderApp
from reader.ui.document.viewport import EMPTY
from reader.ui.screens.search import SearchScreen
from reader.ui.services import tasks
from reader.ui.services.search_session import LIMITS, USUAL, SearchFailed, TypingPace
from reader.ui.services.tasks import RARELY
from reader.ui.widgets.inputs import QueryInput
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.result_list import SearchNote
from tests.ui.driving import running, until

if TYPE_CHECKING:
    from textual.pilot import Pilot


class Clock:
    """Stands still unless it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def searching(pilot: Pilot[None]) -> tuple[SearchScreen, Clock]:
    """The search, and the clock that its rhythm goes by."""
    await pilot.press("slash")
    screen, clock = pilot.app.screen, Clock()
    assert isinstance(screen, SearchScreen)
    screen.session.pace = TypingPace(clock)
    return screen, clock


@pytest.mark.long
async def test_no_preview_is_made_between_the_keys_of_somebody_who_types_on() -> None:
    async with running() as (pilot, _):
        screen, clock = await searching(pilot)
        preview = screen.query_one("#preview", ReadingPane)
        await pilot.press(*"learn")
        clock.now += 10
        await until(pilot, lambda: screen.is_settled and preview.view is not EMPTY)
        hit = screen.results.hits[0] if screen.results else None
        assert hit is not None
        screen.preview.show(None)
        assert preview.view is EMPTY
        screen.session.pace.strike()
        screen.preview.begin(hit)
        assert not [worker for worker in screen.workers if worker.group == "preview" and worker.is_running]
        clock.now += 1
        await until(pilot, lambda: preview.view is not EMPTY)


async def test_what_is_to_be_said_comes_when_the_typing_pauses() -> None:
    async with running() as (pilot, _):
        screen, clock = await searching(pilot)
        note = screen.query_one(SearchNote)
        screen.session.pace.strike()
        clock.now += USUAL / 2
        screen.remarks.say_soon(["first"])
        assert not note.display
        screen.remarks.say_soon(["second"])
        await until(pilot, lambda: note.display)
        assert str(note.content) == "second"
        clock.now += 10
        screen.remarks.say_soon(["at once"])
        assert str(note.content) == "at once"


@pytest.mark.long
async def test_a_key_takes_back_what_was_to_be_said() -> None:
    async with running() as (pilot, _):
        screen, clock = await searching(pilot)
        screen.session.pace.strike()
        clock.now += USUAL / 2
        screen.remarks.say_soon(["no more true"])
        await pilot.press(*"learning")
        clock.now += 10
        await until(pilot, lambda: screen.is_settled)
        assert "no more true" not in str(screen.query_one(SearchNote).content)


async def test_why_there_is_no_answer_is_said_and_stays() -> None:
    async with running() as (pilot, _):
        screen, clock = await searching(pilot)
        screen.session.pace.strike()
        clock.now += USUAL / 2
        screen.post_message(SearchFailed(screen.session.generation, LibraryError("the library is away")))
        note = screen.query_one(SearchNote)
        await until(pilot, lambda: str(note.content) == "the library is away")
        clock.now += 10
        await pilot.pause(0.1)
        assert str(note.content) == "the library is away"


async def test_results_are_painted_with_their_answer() -> None:
    async with running() as (pilot, _):
        screen, clock = await searching(pilot)
        await pilot.press(*"learning")
        clock.now += 10
        await until(pilot, lambda: screen.is_settled and bool(screen.results))
        painted: list[int] = []
        refresh = screen._compositor_refresh

        def counted() -> None:
            painted.append(1)
            refresh()

        screen._compositor_refresh = counted  # type: ignore[method-assign]
        screen.show(keep=False)
        assert painted == [1]


@pytest.mark.long
async def test_other_results_leave_the_command_bar_alone() -> None:
    """Drawing it anew takes a frame, for which the echo of the next key would have to wait."""
    async with running() as (pilot, _):
        screen, clock = await searching(pilot)
        await pilot.press(*"learning")
        clock.now += 10
        await until(pilot, lambda: screen.is_settled and screen.rows.hit is not None)
        await pilot.pause()
        drawn: list[object] = []
        screen.bindings_updated_signal.subscribe(screen, drawn.append)
        await pilot.press("backspace")
        clock.now += 10
        await until(pilot, lambda: screen.is_settled and screen.rows.hit is not None)
        screen.show(keep=False)
        await pilot.pause()
        assert drawn == []


async def test_all_hits_come_at_rest_though_the_same_was_searched_again_meanwhile() -> None:
    async with running() as (pilot, main):
        postings = len(main.services.library.items("posting"))
        assert postings > LIMITS[0]
        await pilot.press("slash")
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        screen.query_one(QueryInput).value = "in:postings"
        await until(pilot, lambda: screen.is_settled)
        screen.session.search_again()
        await until(pilot, lambda: len(screen.rows.hits) == postings)


@pytest.mark.long
@pytest.mark.usefixtures("all_is_collected")
async def test_a_full_collection_comes_at_rest_and_leaves_out_what_stays() -> None:
    before = gc.get_threshold()
    try:
        async with running() as (pilot, _):
            app = pilot.app
            assert isinstance(app, ReaderApp)
            assert gc.get_threshold() == RARELY
            app.garbage.collect()
            frozen = gc.get_freeze_count()
            assert frozen > 0
            app.garbage.collect()
            assert 0 < gc.get_freeze_count() <= frozen  # some of what was left out may have gone since
    finally:
        gc.set_threshold(*before)


@pytest.mark.slow
@pytest.mark.usefixtures("all_is_collected")
async def test_who_never_pauses_has_a_full_collection_too(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_threshold()
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop" and info["generation"] == len(before) - 1:
            found.append(info["collected"])

    monkeypatch.setattr(tasks, "COLLECT_AFTER", 1_000.0)
    monkeypatch.setattr(tasks, "COLLECT_WITHIN", 0.05)
    monkeypatch.setattr(tasks, "FEW", -1)
    gc.callbacks.append(note)
    try:
        async with running() as (pilot, _):
            await pilot.press("question_mark")
            await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
            found.clear()
            await until(pilot, lambda: len(found) > 1)
            assert not gc.get_freeze_count()  # what belongs to the dialog is not to stay
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*before)
