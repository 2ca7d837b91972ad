"""Marks that another program sets while the app is open: seen without a key, and not overwritten by one."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.ui.controllers import documents
from reader.ui.widgets.posting_list import PostingList
from tests.ui.builders import screen_text
from tests.ui.driving import until, written
from tests.ui.test_collections import open_collection
from tests.ui.test_marking import PAGE, said
from tests.ui.test_wrong_moments import keeping

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.ui.screens.main import MainScreen


@pytest.fixture(autouse=True)
def _looks_only_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the app from noticing by itself what is set elsewhere before a key is pressed."""
    monkeypatch.setattr(documents, "CHECK_EVERY", 3600.0)


@asynccontextmanager
async def two_programs(folder: Path) -> AsyncIterator[tuple[Pilot[None], MainScreen, Library, list[str]]]:
    """The app, another program with the same library, and the ids of the three postings in it."""
    path = folder / "page.txt"
    path.write_text(PAGE)
    async with keeping(folder, str(path)) as (pilot, main):
        with Library.open(folder / "library.db") as other:
            await written(pilot, main)
            assert not main.services.library.changed_elsewhere()
            yield pilot, main, other, [item.id for item in other.items("posting")]


async def test_a_status_set_elsewhere_is_seen_in_the_list_without_a_key(tmp_path: Path) -> None:
    async with two_programs(tmp_path) as (pilot, main, other, ids):
        await pilot.press("3")
        other.marks.set(ids[1], status="interview")
        main.documents.check_for_changes()
        await until(pilot, lambda: "interview" in screen_text(pilot.app))
        assert main.services.marks.of(ids[1]).read


async def test_a_collection_lists_what_is_in_it_by_another_program(tmp_path: Path) -> None:
    async with two_programs(tmp_path) as (pilot, main, other, ids):
        screen = await open_collection(pilot, main, "To decide")
        assert len(screen.rows.hits) == 3
        other.marks.set(ids[0], status="applied")
        main.documents.check_for_changes()
        await until(pilot, lambda: [hit.id for hit in screen.rows.hits] == ids[1:])
        other.marks.set(ids[0], status="none")
        main.documents.check_for_changes()
        await until(pilot, lambda: [hit.id for hit in screen.rows.hits] == ids)


async def test_a_key_does_not_overwrite_a_status_that_is_not_shown_yet(tmp_path: Path) -> None:
    async with two_programs(tmp_path) as (pilot, main, other, ids):
        await pilot.press("3")
        other.marks.set(ids[0], status="offer")
        await pilot.press("x")
        await until(pilot, lambda: said(pilot)[-1:] == ["Now offer: changed elsewhere. Try again."])
        assert other.marks.of(ids[0]).status == "offer"
        await until(pilot, lambda: main.services.marks.of(ids[0]).status == "offer")
        main.query_one(PostingList).move_to(0)
        await pilot.press("x")
        await written(pilot, main)
        assert other.marks.of(ids[0]).status == "hidden"


async def test_of_several_those_are_marked_that_nobody_else_has_marked(tmp_path: Path) -> None:
    async with two_programs(tmp_path) as (pilot, _, other, ids):
        await pilot.press("3", "space", "space", "space")
        other.marks.set(ids[0], ids[1], status="offer")
        other.marks.set(ids[1], status="applied")
        await pilot.press("i")
        await until(
            pilot,
            lambda: said(pilot)[-1:] == ["2 items were changed elsewhere and stay as they are. Try again."],
        )
        assert [other.marks.of(item).status for item in ids] == ["offer", "applied", "interested"]


async def test_what_undo_has_changed_was_not_changed_elsewhere(tmp_path: Path) -> None:
    async with two_programs(tmp_path) as (pilot, main, other, ids):
        await pilot.press("3")
        main.services.marks.set(ids[:1], status="hidden")
        main.services.marks.steps.take("undo")
        main.services.marks.set(ids[:1], status="applied")  # before anything is known of the undo
        await written(pilot, main)
        assert other.marks.of(ids[0]).status == "applied"
