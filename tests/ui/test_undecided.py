"""`)` and `(` go to what is not decided, or not read, yet: in every list the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from reader.store.values import Marks
from reader.ui.dialogs.compare import CompareScreen
from reader.ui.undecided import NO_UNDECIDED, NO_UNREAD, is_open, next_place
from reader.ui.widgets.posting_list import PostingList
from tests.ui.driving import document_view, running, sidebar, until
from tests.ui.test_marking import said
from tests.ui.test_search import search

if TYPE_CHECKING:
    from reader.model import ItemKind


@pytest.mark.parametrize(
    ("rows", "at", "direction", "place"),
    [
        ("..x.x", 0, 1, 2),
        ("..x.x", 2, 1, 4),
        ("..x.x", 4, 1, 2),
        ("..x.x", 4, -1, 2),
        ("..x.x", 2, -1, 4),
        ("..x..", 2, 1, None),
        (".....", 0, -1, None),
        ("x.x", None, 1, 0),
        ("x.x", None, -1, 2),
        ("", None, 1, None),
    ],
)
def test_the_next_place(rows: str, at: int | None, direction: Literal[1, -1], place: int | None) -> None:
    assert next_place(rows, at, direction, lambda row: row == "x") == place


@pytest.mark.parametrize(
    ("kind", "marks", "wanted"),
    [
        ("posting", Marks("a"), True),
        ("posting", Marks("a", read=True, starred=True), True),
        ("posting", Marks("a", status="hidden"), False),
        ("article", Marks("a"), True),
        ("paper", Marks("a", read=True), False),
    ],
)
def test_postings_are_to_be_decided_and_all_else_to_be_read(
    kind: ItemKind, marks: Marks, *, wanted: bool
) -> None:
    assert is_open(kind, marks) == wanted


async def test_in_a_document_they_go_to_the_next_posting_to_decide_and_around() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3", "j", "a", "i", "g")
        rows = screen.query_one(PostingList)
        last = len(rows.postings) - 1
        places = []
        for key in ("right_parenthesis", "right_parenthesis", "left_parenthesis", "left_parenthesis"):
            await pilot.press(key)
            places.append(rows.index)
        assert places == [3, 4, 3, 0]
        await pilot.press("left_parenthesis")
        assert rows.index == last
        await pilot.press("enter", "right_parenthesis")  # from the text too
        assert rows.index == 0


async def test_they_say_that_nothing_is_left() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        for _ in screen.query_one(PostingList).postings:
            await pilot.press("i")
        await pilot.press("right_parenthesis")
        await until(pilot, lambda: said(pilot)[-1:] == [NO_UNDECIDED])


async def test_in_the_sidebar_they_go_to_the_next_document_with_something_unread() -> None:
    async with running() as (pilot, screen):
        bar, entries = sidebar(screen), screen.documents.entries
        screen.services.library.marks.set(
            *[
                item.id
                for item in screen.services.library.items()
                if item.standings[0].document == entries[1].id
            ],
            read=True,
        )
        screen.services.marks.reload()
        await until(pilot, lambda: screen.services.marks.counts.of(entries[1]).unread == 0)
        await pilot.press("right_parenthesis")
        assert bar.entry == entries[2]
        await pilot.press("left_parenthesis")
        assert bar.entry == entries[0]
        await pilot.press("enter", "right_parenthesis")
        await until(pilot, lambda: document_view(screen).document is not None)
        assert bar.entry == entries[2]


async def test_nothing_unread_is_said() -> None:
    async with running() as (pilot, screen):
        library = screen.services.library
        library.marks.set(*[item.id for item in library.items()], read=True)
        screen.services.marks.reload()
        entries = screen.documents.entries
        await until(pilot, lambda: not any(screen.services.marks.counts.of(one).unread for one in entries))
        await pilot.press("right_parenthesis")
        await until(pilot, lambda: said(pilot)[-1:] == [NO_UNREAD])


@pytest.mark.long
async def test_in_results_they_pass_what_is_decided() -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, "in:postings place:india")
        await pilot.press("ctrl+l", "j", "a", "g", "right_parenthesis")
        assert screen.rows.index == 2
        await pilot.press("left_parenthesis")
        assert screen.rows.index == 0
        for _ in screen.rows.hits:
            await pilot.press("i")
        await pilot.press("g", "right_parenthesis")
        await until(pilot, lambda: said(pilot)[-1:] == [NO_UNDECIDED])


@pytest.mark.long
async def test_while_comparing_they_pass_what_is_decided() -> None:
    async with running() as (pilot, _):
        await pilot.press("j", "3", "space", "space", "space", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        await pilot.press("l", "a", "h", "h", "right_parenthesis")
        assert screen.at == 2
        await pilot.press("left_parenthesis")
        assert screen.at == 0
        await pilot.press("i", "right_parenthesis", "i")
        await pilot.press("right_parenthesis")
        await until(pilot, lambda: said(pilot)[-1:] == [NO_UNDECIDED])
        await pilot.press("u", "u")
        await until(pilot, lambda: screen.at == 0)
