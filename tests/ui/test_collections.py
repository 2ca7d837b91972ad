"""Collections in the sidebar: everything of a kind, the starred, and searches that were saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from reader.search import Hit
from reader.ui.dialogs.order import OrderScreen
from reader.ui.dialogs.prompt import PromptScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.widgets.inputs import QueryInput
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.result_list import ResultList, Saved
from reader.ui.widgets.search_tabs import KindTabs
from reader.ui.widgets.sidebar_rows import Collection
from tests.ui.builders import screen_text
from tests.ui.driving import document_view, opened_search, pane, running, shown, sidebar, until

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from reader.ui.screens.main import MainScreen


def collections(main: MainScreen) -> list[Collection]:
    """What stands above the documents."""
    return [row for row in sidebar(main).rows if isinstance(row, Collection)]


def names(main: MainScreen) -> list[str]:
    """Their names."""
    return [collection.name for collection in collections(main)]


async def open_collection(pilot: Pilot[Any], main: MainScreen, name: str) -> SearchScreen:
    """Goes to it in the sidebar, and opens it."""
    await until(pilot, lambda: name in names(main))
    bar = sidebar(main)
    bar.focus()
    bar.move_to(next(n for n, row in enumerate(bar.rows) if getattr(row, "name", "") == name))
    await pilot.press("enter")
    return await opened_search(pilot)


async def save(pilot: Pilot[Any], main: MainScreen, query: str, key: str = "ctrl+s") -> None:
    """Searches, and saves the search under the name that is offered."""
    await pilot.press("slash")
    await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
    pilot.app.screen.query_one(QueryInput).value = query
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, PromptScreen))
    await pilot.pause()
    assert pilot.app.screen.query_one(Input).value == query
    await pilot.press("enter")
    await until(pilot, lambda: query in names(main))
    await pilot.press("escape")
    await until(pilot, lambda: pilot.app.screen is main)


def page(folder: Path) -> Path:
    """A file with two postings."""
    path = folder / "page.txt"
    path.write_text(
        "A page\n\nWords.\n\nRelated content\n\nUS, WA, Seattle\nThe team is looking for a Data Scientist.\n"
        "\nUS, OR, Portland\nThe team is looking for a Senior Economist to study tolls.\n"
    )
    return path


async def test_there_is_one_for_every_kind_and_for_what_is_starred() -> None:
    async with running() as (pilot, main):
        await until(pilot, lambda: len(collections(main)) == 4)
        screen = await open_collection(pilot, main, "All postings")
        rows = screen.query_one(ResultList)
        assert rows.has_focus
        items = main.services.library.items("posting")
        expected = {(item.id, "posting") for item in items}
        await until(
            pilot, lambda: {(row.id, row.kind) for row in rows.rows if isinstance(row, Hit)} == expected
        )
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is main)
        assert sidebar(main).has_focus
        await until(
            pilot, lambda: [c.number for c in collections(main) if c.name == "All postings"] == [len(items)]
        )


async def test_a_mark_in_the_list_counts_at_once() -> None:
    async with running() as (pilot, main):
        screen = await open_collection(pilot, main, "All papers")
        hit = screen.query_one(ResultList).hit
        assert hit is not None
        await pilot.press("m", "i")
        await until(pilot, lambda: main.services.marks.of(hit.id).starred)
        assert main.services.marks.of(hit.id).status is None, "a paper cannot be applied for"
        await pilot.press("q")
        await until(pilot, lambda: any(c.number == 1 for c in collections(main) if "Starred" in c.name))
        starred = await open_collection(pilot, main, "★ Starred")
        found = starred.query_one(ResultList).hit
        assert found is not None
        assert found.id == hit.id


async def test_postings_are_marked_in_the_list() -> None:
    async with running() as (pilot, main):
        screen = await open_collection(pilot, main, "All postings")
        hit = screen.query_one(ResultList).hit
        assert hit is not None
        await pilot.press("r", "a")
        await until(
            pilot,
            lambda: (
                main.services.marks.of(hit.id).status == "applied" and main.services.marks.of(hit.id).read
            ),
        )
        await pilot.press("u", "u")
        await until(pilot, lambda: not main.services.marks.of(hit.id).read)
        await pilot.press("U", "U")
        await until(pilot, lambda: main.services.marks.of(hit.id).status == "applied")


async def test_a_search_is_saved_opened_removed_and_comes_back() -> None:
    async with running() as (pilot, main):
        await save(pilot, main, "reinforcment lerning")
        saved = next(c for c in collections(main) if c.is_saved)
        assert main.services.library.searches.saved()[0].query == "reinforcment lerning"
        await until(pilot, lambda: any(c.is_saved and c.number for c in collections(main)))
        screen = await open_collection(pilot, main, saved.name)
        counts = screen.query_one(KindTabs).counts
        assert counts is not None
        assert sum(counts.values()) == next(c.number for c in collections(main) if c.is_saved)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is main)
        assert main.check_action("remove_search", ())
        await pilot.press("backspace")
        await until(pilot, lambda: saved.name not in names(main))
        await pilot.press("u")
        await until(pilot, lambda: saved.name in names(main))


@pytest.mark.long
async def test_what_is_narrowed_is_saved_narrowed() -> None:
    async with running() as (pilot, main):
        screen = await open_collection(pilot, main, "All postings")
        await pilot.press("f", *"india")
        await pilot.pause()
        await until(pilot, lambda: bool(pilot.app.screen.query("#values")))
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.filters.values))
        await pilot.press("escape", "O")
        await until(pilot, lambda: isinstance(pilot.app.screen, OrderScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("S")
        await until(pilot, lambda: isinstance(pilot.app.screen, PromptScreen))
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: any(c.is_saved for c in collections(main)))
        (saved,) = main.services.library.searches.saved()
        assert saved.where == {"country": {"India"}}
        assert (saved.order, saved.kind) == ("place", "posting")


@pytest.mark.long
async def test_saved_and_earlier_searches_are_offered_before_anything_is_typed() -> None:
    async with running() as (pilot, main):
        await save(pilot, main, "barcelna")
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        rows = screen.query_one(ResultList)
        await until(pilot, lambda: isinstance(rows.row, Saved))
        await pilot.press("enter")
        await until(pilot, lambda: screen.input.value == "barcelna" and rows.hit is not None)


@pytest.mark.long
async def test_a_search_begun_from_a_collection_is_one_of_everything_and_a_typed_one_goes_on() -> None:
    async with running() as (pilot, main):
        await open_collection(pilot, main, "All postings")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main and main.navigator.search is not None)
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        assert screen.request.is_empty
        await pilot.press(*"barcelna", "tab", "tab", "tab")
        await until(pilot, lambda: screen.kind == "posting" and screen.is_settled)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main)
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        assert isinstance(pilot.app.screen, SearchScreen)
        assert (pilot.app.screen.request.query, pilot.app.screen.kind) == ("barcelna", "posting")


async def test_only_documents_are_walked_by_j_and_k_in_capitals() -> None:
    async with running() as (pilot, main):
        await until(pilot, lambda: len(collections(main)) == 4)
        first = document_view(main).document
        await pilot.press("K", "K")
        await pilot.pause()
        assert document_view(main).document is first
        assert not isinstance(sidebar(main).row, Collection)
        await pilot.press("J")
        await until(pilot, lambda: document_view(main).document is not first)


async def test_what_is_to_decide_is_always_there_and_says_0_in_the_end(tmp_path: Path) -> None:
    path = page(tmp_path)

    def numbers(main: MainScreen) -> dict[str, int | None]:
        return {one.name: one.number for one in collections(main)}

    async with running([str(path)]) as (pilot, main):
        await until(pilot, lambda: numbers(main).get("To decide") == 2)
        assert not {"Interested", "Applied", "Interview", "Offer"} & set(names(main))
        await pilot.press("3", "a")
        await until(pilot, lambda: numbers(main)["To decide"] == numbers(main).get("Applied") == 1)
        await pilot.press("M", "j", "j", "enter")
        await until(pilot, lambda: numbers(main)["To decide"] == 0)
        await until(pilot, lambda: numbers(main).get("Interview") == 1)
        await pilot.press("e", *"call", "ctrl+s")
        await until(pilot, lambda: numbers(main).get("✎ With notes") == 1)
        await pilot.press("u", "u", "u")
        await until(pilot, lambda: numbers(main)["To decide"] == 2 and "Applied" not in names(main))


@pytest.mark.long
async def test_a_collection_of_one_kind_says_its_number_once() -> None:
    async with running() as (pilot, main):
        screen = await open_collection(pilot, main, "To decide")
        tabs = screen.query_one(KindTabs)
        total = screen.results.total if screen.results else 0
        assert " ".join(tabs.render_line(0).text.split()) == f"Postings 1 of {total} by document"
        await pilot.press("j", "j")
        await until(pilot, lambda: f"Postings 3 of {total} " in tabs.render_line(0).text)
        await pilot.press("i")
        await until(pilot, lambda: f"Postings 3 of {total - 1} " in tabs.render_line(0).text)
        await pilot.press("tab")
        await until(pilot, lambda: "Articles 0" in screen.query_one(KindTabs).render_line(0).text)


async def test_in_a_short_window_a_collection_gives_the_line_of_its_query_to_a_row() -> None:
    async with running(size=(40, 12)) as (pilot, main):
        screen = await open_collection(pilot, main, "To decide")
        await until(pilot, lambda: bool(screen.rows.hits))
        assert "status:none" not in screen_text(pilot.app)
        room = screen.rows.size.height
        await pilot.press("slash")
        await until(pilot, lambda: "status:none" in screen_text(pilot.app))
        assert screen.input.has_focus
        await until(pilot, lambda: screen.rows.size.height == room - 1)


async def test_the_passage_is_that_of_the_next_posting_once_one_is_decided(tmp_path: Path) -> None:
    path = page(tmp_path)
    async with running([str(path)], size=(120, 36)) as (pilot, main):
        screen = await open_collection(pilot, main, "To decide")
        preview = screen.query_one("#preview", ReadingPane)

        def shows(hit: Hit) -> bool:
            return hit.title in " ".join(preview.render_line(line).text for line in range(3))

        hits = screen.rows.hits
        assert len(hits) == 2
        for hit in hits:
            await until(pilot, partial(shows, hit))
            await pilot.press("a")
        await until(pilot, lambda: not preview.render_line(1).text.strip())


async def test_a_posting_opened_from_a_collection_begins_at_its_head(tmp_path: Path) -> None:
    path = page(tmp_path)
    path.write_text(path.read_text() + "It has much to say of them. " * 60)
    async with running([str(path)], size=(80, 24)) as (pilot, main):
        await open_collection(pilot, main, "To decide")
        await pilot.press("j", "enter")
        await until(pilot, lambda: pilot.app.screen is main and pane(main).has_focus)
        await until(pilot, lambda: document_view(main).posting == 1)
        await until(pilot, lambda: "Economist" in shown(main))
        assert shown(main).split("\n")[1] == "Senior Economist"
