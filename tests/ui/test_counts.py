"""One rule for all counts: each item once, hidden ones not; and what is hidden is named."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.config import style_sheets
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.controllers import collections as counting
from reader.ui.screens.main import MainScreen
from reader.ui.symbols import FOLDED, SOME_HIDDEN
from reader.ui.widgets.posting_list import HiddenNote, PostingList, each_once
from reader.ui.widgets.search_tabs import KindTabs
from tests.ui.builders import posting, row_lines
from tests.ui.driving import document_view, sidebar, until, written
from tests.ui.test_collections import collections, open_collection
from tests.ui.test_search import search

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.ui.screens.search import SearchScreen

HARBOUR = """US, WA, Seattle
The Harbour team is looking for a Data Scientist to study tides. You will read gauges every morning.
"""
RIVER = """US, OR, Portland
The River team is looking for a Senior Economist to study tolls. You will count barges, and set prices.
"""
LAKE = """US, TX, Austin
The Lake team is looking for a Software Engineer to build rafts. You will float, and write about it.
"""
PAGES = {
    "one": ("Tides of the north", (HARBOUR, RIVER, LAKE, HARBOUR)),
    "two": ("Tides of the south", (RIVER, HARBOUR)),
}
"""The first holds a posting twice; both are in the second too."""


@asynccontextmanager
async def counted_app(folder: Path, kind: str) -> AsyncIterator[tuple[Pilot[None], MainScreen]]:
    """The app on both pages, kept in a file or read from their folder; a search for everything is saved."""
    pages = folder / "pages"
    pages.mkdir()
    for name, (title, postings) in PAGES.items():
        text = "\n".join([title, "", "A note on gauges.", "", "Related content", "", *postings])
        (pages / f"{name}.txt").write_text(text)
    path = folder / "library.db"
    library = Library.open(path) if kind == "file" else Library.of([str(pages)], marks=path)
    with library:
        if kind == "file":
            list(library.documents.add([str(pages)]))
        library.searches.save("everything", "in:postings", kind="posting")
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(140, 40)) as pilot:
            main = app.screen
            assert isinstance(main, MainScreen)
            await until(pilot, lambda: main.documents.is_complete)
            library.prepare()
            await written(pilot, main)
            yield pilot, main


def in_sidebar(main: MainScreen, title: str) -> str:
    """What the sidebar says of a document."""
    bar = sidebar(main)
    at = next(at for at, row in enumerate(bar.rows) if getattr(row, "title", "") == title)
    return " ".join(" ".join(row_lines(bar, at)).split())


async def check(pilot: Pilot[None], main: MainScreen, *, everywhere: int, here: int, hidden: int) -> None:
    """Compares all counts of postings; `here` are those of the first page."""
    rows, view = main.query_one(PostingList), document_view(main)
    await until(pilot, lambda: view.tabs.counts[2] == here)
    assert len(rows.postings) == here
    number = view.tabs.note.partition(" of ")[2].partition(" ")[0]
    assert number == str(here)
    words = f"{here} posting{'s' * (here != 1)}"
    await until(pilot, lambda: words in in_sidebar(main, PAGES["one"][0]))
    assert f"●{here + 1}" in in_sidebar(main, PAGES["one"][0])  # nothing is read yet, nor is the article
    notes = [row.text for row in rows.rows if isinstance(row, HiddenNote)]
    said = f"{FOLDED}{SOME_HIDDEN.format(hidden)}"
    assert notes == ([said] if hidden else [])

    def numbers() -> set[int | None]:
        return {one.number for one in collections(main) if one.name in ("All postings", "everything")}

    await until(pilot, lambda: numbers() == {everywhere})
    for name in ("All postings", "everything"):
        screen = await open_collection(pilot, main, name)
        counts = screen.query_one(KindTabs).counts
        assert counts is not None
        assert counts["posting"] == len(screen.rows.hits) == everywhere
        await until(
            pilot,
            lambda screen=screen: (
                bool(hidden)  # type: ignore[misc]
                == any(isinstance(row, HiddenNote) and row.text == said for row in screen.rows.rows)
            ),
        )
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is main)


@pytest.mark.parametrize("kind", ["file", pytest.param("paths", marks=pytest.mark.slow)])
async def test_all_counts_agree_with_copies_and_with_hidden_ones(tmp_path: Path, kind: str) -> None:
    async with counted_app(tmp_path, kind) as (pilot, main):
        await until(pilot, lambda: document_view(main).document is not None)
        await pilot.press("3")
        await check(pilot, main, everywhere=3, here=3, hidden=0)
        await pilot.press("3", "g", "x")
        await written(pilot, main)
        await check(pilot, main, everywhere=2, here=2, hidden=1)
        await pilot.press("u")
        await written(pilot, main)
        await check(pilot, main, everywhere=3, here=3, hidden=0)


HIDDEN = {
    "scientist": 1,
    "scientist OR economist": 1,
    "(scientist OR engineer) tides": 1,
    "zebra OR scientist": 1,
    "economist OR engineer": 0,
    "status:none scientist": 0,
    "-status:applied team": 1,
    "scientist status:hidden": 0,
    "scientist OR status:hidden": 0,
}
"""How many of what is found are hidden, by the query."""


@pytest.mark.slow
async def test_results_name_what_is_hidden_also_with_or_and_a_status(tmp_path: Path) -> None:
    async with counted_app(tmp_path, "file") as (pilot, main):
        await until(pilot, lambda: document_view(main).document is not None)
        await pilot.press("3", "g", "x")
        await written(pilot, main)
        for query, hidden in HIDDEN.items():
            screen = await search(pilot, query)
            await until(pilot, lambda screen=screen, query=query: answered(screen) == query)  # type: ignore[misc]
            notes = [row.number for row in screen.rows.rows if isinstance(row, HiddenNote)]
            assert notes == ([hidden] if hidden else []), query
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is main)


def answered(screen: SearchScreen) -> str | None:
    """The query whose results are shown."""
    return None if screen.results is None else screen.results.query


async def test_a_document_of_hidden_postings_says_how_to_see_them(tmp_path: Path) -> None:
    async with counted_app(tmp_path, "file") as (pilot, main):
        await until(pilot, lambda: document_view(main).document is not None)
        await pilot.press("3", "x", "x", "x")
        await written(pilot, main)
        rows = main.query_one(PostingList)
        await until(pilot, lambda: not rows.postings)
        assert "All 3 hidden" in row_lines(rows, 0)[0]


def test_a_posting_that_comes_again_is_listed_where_it_is_first() -> None:
    one, two = posting(0, "one"), posting(10, "two")
    assert each_once([one, two, one]) == [one]  # the builder gives all postings one id


async def test_nothing_is_counted_under_a_dialog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would hold up what is typed there, and is done anyway once the dialog is closed."""
    planned: list[float] = []

    def plan(_: object, seconds: float, __: object) -> None:
        planned.append(seconds)

    async with counted_app(tmp_path, "file") as (pilot, main):
        monkeypatch.setattr(counting, "call_after", plan)
        for key in ("question_mark", "colon", "A"):
            await pilot.press(key)
            planned.clear()
            main.collections.count_soon()
            assert not planned
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is main and bool(planned))


async def test_what_is_gone_is_in_a_collection_also_where_nothing_else_is(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Tides of the north\n\nA note on gauges.\n\nRelated content\n\n{HARBOUR}")
    with Library.open(tmp_path / "library.db") as library:
        list(library.documents.add([str(page)]))
        library.marks.set(library.items("posting")[0].id, status="applied")
        library.documents.forget([str(page)])
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(140, 40)) as pilot:
            main = app.screen
            assert isinstance(main, MainScreen)
            await until(pilot, lambda: "All postings" in {one.name for one in collections(main)})
            assert {"All articles", "All papers"}.isdisjoint(one.name for one in collections(main))
            screen = await open_collection(pilot, main, "All postings")
            assert len(screen.rows.hits) == 1
