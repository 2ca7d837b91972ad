"""Near copies and gone items: said in rows and heads, and their marks taken over by a key."""

from __future__ import annotations

import sqlite3
import time
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.config import style_sheets
from reader.export.wording import near_words
from reader.model import Near
from reader.store.values import Step
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.dialogs.history import HistoryRow, StepList
from reader.ui.screens.main import MainScreen
from reader.ui.symbols import gone_words
from reader.ui.widgets.posting_list import PostingList
from tests.ui.builders import row_lines, screen_text
from tests.ui.driving import document_view, documents, shown, until, written
from tests.ui.test_collections import names, open_collection
from tests.ui.test_marking import PAGE, said

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

WORDS = " ".join(f"You will measure the tide at pier {number} and write it down." for number in range(12))


@asynccontextmanager
async def edited_app(folder: Path) -> AsyncIterator[tuple[Pilot[None], MainScreen, Library]]:
    """The app on two pages: a posting of the first, applied for, was edited by a few words in the second."""
    with Library.open(folder / "library.db") as library:
        monday = PAGE.replace("gauges every morning.", f"gauges every morning. {WORDS}")
        for name, text in (("mon", monday), ("fri", monday.replace("pier 3", "quay 3"))):
            path = folder / f"{name}.txt"
            path.write_text(text.replace("Tide gauges", f"Tides of {name}"))
            list(library.documents.add([str(path)]))
            if name == "mon":
                library.marks.set(library.items("posting")[0].id, status="applied")
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(140, 36)) as pilot:
            main = app.screen
            assert isinstance(main, MainScreen)
            await until(pilot, lambda: main.documents.is_complete and len(documents(main)) == 2)
            await until(pilot, lambda: document_view(main).document is not None)
            await written(pilot, main)
            yield pilot, main, library


async def test_a_near_copy_says_so_and_takes_the_marks_over(tmp_path: Path) -> None:
    async with edited_app(tmp_path) as (pilot, main, library):
        await until(pilot, lambda: bool(main.services.marks.near))
        (copy, near), *_ = main.services.marks.near.items()
        await pilot.press("J", "3")
        await until(pilot, lambda: "≈ applied, 9" in shown(main))
        assert "= takes its marks over" in shown(main)
        rows = main.query_one(PostingList)
        assert "≈ applied" in "".join(row_lines(rows, 0))
        await pilot.press("equals_sign")
        await until(pilot, lambda: library.marks.of(copy).status == "applied")
        await until(pilot, lambda: said(pilot)[-1:] == ["Took over the marks for Data Scientist."])
        await until(pilot, lambda: main.services.marks.of(copy).status == "applied")
        assert library.marks.of(near.id).status is None
        await until(pilot, lambda: "≈ applied" not in shown(main))
        await pilot.press("u")
        await until(pilot, lambda: library.marks.of(near.id).status == "applied")


async def test_a_near_copy_says_so_in_results(tmp_path: Path) -> None:
    async with edited_app(tmp_path) as (pilot, main, library):
        screen = await open_collection(pilot, main, "All postings")
        await until(pilot, lambda: "≈ applied, 9" in screen_text(pilot.app))
        copy = next(iter(main.services.marks.near))
        at = next(at for at, row in enumerate(screen.rows.hits) if row.id == copy)
        screen.rows.move_to(at)
        await pilot.press("equals_sign")
        await until(pilot, lambda: library.marks.of(copy).status == "applied")


async def test_what_an_earlier_version_found_is_found_anew(tmp_path: Path) -> None:
    async with edited_app(tmp_path) as (pilot, main, library):
        with closing(sqlite3.connect(tmp_path / "library.db")) as connection, connection:
            connection.execute("UPDATE document SET name = 'An old name', parser = NULL")
        assert library.changed_elsewhere()  # the change above, not the one that follows
        listed = main.documents.entries
        library.documents.complete()
        main.documents.check_for_changes()
        await until(pilot, lambda: main.documents.entries is not listed)
        assert "An old name" not in documents(main)[0]


async def test_without_a_near_copy_the_key_says_so(tmp_path: Path) -> None:
    async with edited_app(tmp_path) as (pilot, main, _):
        await pilot.press("3", "j", "equals_sign")
        await written(pilot, main)
        await until(pilot, lambda: said(pilot)[-1:] == ["No near copy of this has marks."])


async def test_what_is_gone_is_listed_under_its_status_and_says_since_when(tmp_path: Path) -> None:
    async with edited_app(tmp_path) as (pilot, main, library):
        library.marks.set(library.items("posting")[1].id, status="interested")
        library.documents.forget([entry.id for entry in library.documents.list()])
        today = gone_words(datetime.now(UTC))
        main.documents.check_for_changes()
        main.documents.list_again()
        await until(pilot, lambda: not documents(main))
        await until(pilot, lambda: "Interested" in names(main))
        screen = await open_collection(pilot, main, "Interested")
        await until(pilot, lambda: len(screen.rows.hits) == 1)
        await until(pilot, lambda: today in screen_text(pilot.app))


@pytest.mark.parametrize(
    ("near", "words"),
    [
        (Near("a", 0.994, "applied"), "≈ applied, 99 % the same"),
        (Near("a", 0.9999, "offer"), "≈ offer, 99 % the same"),
        (Near("a", 1.0, None), "≈ marked, 100 % the same"),
        (Near("a", 0.85, "interview"), "≈ interview, 85 % the same"),
        (Near("a", 0.857, None), "≈ marked, 86 % the same"),
    ],
)
def test_words_on_a_near_copy(near: Near, words: str) -> None:
    assert near_words(near) == words


def test_words_on_what_is_gone() -> None:
    year = datetime.now(UTC).astimezone().year
    assert gone_words(datetime(year, 6, 3, 12, tzinfo=UTC)) == "gone since 3 Jun"
    assert gone_words(datetime(2019, 11, 3, 12, tzinfo=UTC)) == "gone since 3 Nov 2019"


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_ends_of_the_calendar_are_days_like_others(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    ends = (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC))
    try:
        assert [gone_words(end)[:10] for end in ends] == ["gone since"] * 2
        for end in ends:
            row = HistoryRow(Step(1, "added 1 document", end, (), ()))
            for width in (60, 36):
                assert "added 1 document" in StepList().render_row(row, width, selected=False).plain
    finally:
        monkeypatch.undo()
        time.tzset()
