"""The search: typing, landing on the passage, walking on, and back to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.search import Hit, Results
from reader.ui.screens.search import SearchScreen
from reader.ui.services import QueryHistory
from reader.ui.services.search_session import SearchCompleted
from reader.ui.widgets.inputs import QueryInput
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.result_list import ResultList
from tests.ui.driving import document_view, pane, running, shown, until

if TYPE_CHECKING:
    from typing import Any

    from textual.pilot import Pilot


async def search(pilot: Pilot[Any], query: str) -> SearchScreen:
    """Opens the search, types, and waits for the answer."""
    await pilot.press("slash")
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    before = screen.session.generation
    screen.query_one(QueryInput).value = query
    await until(pilot, lambda: screen.is_settled and (screen.session.generation > before or not query))
    await pilot.pause()
    return screen


def text_of(text: ReadingPane) -> str:
    """What stands in a pane."""
    return "\n".join(text.render_line(y).text.strip() for y in range(text.size.height))


def hits(screen: SearchScreen) -> list[Hit]:
    """What is in the list."""
    return [row for row in screen.query_one(ResultList).rows if isinstance(row, Hit)]


@pytest.mark.parametrize(
    ("query", "place"), [("barcelna", "ES, B, Barcelona"), ("edinbrgh", "GB, MLN, Edinburgh")]
)
async def test_a_mistyped_place_is_found_first(query: str, place: str) -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, query)
        found = [hit for hit in hits(screen) if hit.kind == "posting"]
        assert found[0].place == place
        assert all(hit.place == place for hit in found)


async def test_enter_lands_on_the_passage_and_escape_goes_back_to_the_line() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "j", "enter", "space")
        await pilot.pause()
        origin = document_view(screen).location
        await search(pilot, "edinbrgh")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.pause()
        assert document_view(screen).tab == "postings"
        assert "Edinburgh" in shown(screen)
        assert pane(screen).has_focus
        await pilot.press("escape")
        await pilot.pause()
        assert document_view(screen).location == origin


async def test_n_goes_on_from_match_to_match_and_from_result_to_result() -> None:
    async with running() as (pilot, screen):
        await search(pilot, "reinforcement learning")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        walked = set()
        for _ in range(30):
            spot = document_view(screen).location
            assert spot is not None
            walked.add(spot.document)
            await pilot.press("n")
            await pilot.pause()
        assert len(walked) > 1
        await pilot.press("J")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.is_running


async def test_tab_narrows_to_a_kind() -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, "learning")
        assert {hit.kind for hit in hits(screen)} == {"article", "paper", "posting"}
        for kind in ("article", "paper", "posting"):
            await pilot.press("tab")
            await until(pilot, lambda: screen.is_settled)
            await pilot.pause()
            assert {hit.kind for hit in hits(screen)} == {kind}


async def test_a_late_answer_changes_nothing() -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, "barcelona")
        before = hits(screen)
        late = Results(
            query="b", hits=(), total=0, counts={}, relaxed=False, suggestion=None, notes=("late",)
        )
        screen.post_message(SearchCompleted(screen.session.generation - 1, late))
        await pilot.pause()
        assert hits(screen) == before
        screen.post_message(SearchCompleted(screen.session.generation, late))
        await pilot.pause()
        assert hits(screen) == []


async def test_enter_before_the_answer_opens_it_when_it_comes() -> None:
    async with running() as (pilot, screen):
        await pilot.press("slash", *"barcelna", "enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.pause()
        assert "Barcelona" in shown(screen)


async def test_the_chosen_result_is_shown_beside_the_list_where_there_is_room() -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, "barcelna")
        preview = screen.query_one("#preview", ReadingPane)
        assert preview.display
        await until(pilot, lambda: "Barcelona" in text_of(preview))
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not preview.display


async def test_earlier_queries_come_back_in_an_empty_box() -> None:
    async with running() as (pilot, screen):
        await search(pilot, "barcelna")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        again = await search(pilot, "")
        await pilot.press("up")
        await until(pilot, lambda: bool(hits(again)))
        assert again.query_one(QueryInput).value == "barcelna"


@pytest.mark.long
async def test_no_query_is_an_error() -> None:
    queries = ['"', "-", "place:", "[/red]", "[@click=app.quit]x", "(a+)+$", "\u202eabc", "😀", "a" * 5000]
    async with running() as (pilot, main):
        for query in queries:
            await search(pilot, query)
            await pilot.press("down", "pagedown", "up", "enter")
            await pilot.pause()
            assert pilot.app.is_running, query
            while pilot.app.screen is not main:
                await pilot.press("escape")
                await pilot.pause()


def test_history_is_kept_and_taken_back() -> None:
    kept: list[str] = []
    history = QueryHistory(kept.append)
    history.add("one")
    history.add("two")
    again = QueryHistory()
    again.add("typed before it came back")
    again.restore(kept[::-1])
    assert again.latest_first == ["typed before it came back", "two", "one"]


def test_history_keeps_each_query_once_latest_first() -> None:
    history = QueryHistory()
    for query in ("one", "two", "one", " ", "three"):
        history.add(query)
    assert history.latest_first == ["three", "one", "two"]
    assert [history.earlier() for _ in range(4)] == ["three", "one", "two", None]
    history.rewind()
    assert history.earlier() == "three"
