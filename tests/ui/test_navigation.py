"""Back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import Settings, bundled, style_sheets
from reader.library.library import Library
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.controllers.navigation import PLACES_KEPT, NavigationHistory
from reader.ui.document.location import Location
from reader.ui.screens.main import MainScreen
from tests.ui.driving import document_view, running, shown, sidebar, until

if TYPE_CHECKING:
    from pathlib import Path

A, B, C, D = (Location(name, "article", 0) for name in "abcd")


def first_line_of(words: str) -> str:
    """The first line that is not blank."""
    return words.strip().split("\n")[0]


def first_line(screen: MainScreen) -> str:
    return first_line_of(shown(screen))


def test_back_and_forward() -> None:
    trail = NavigationHistory()
    assert trail.back(A) is None
    trail.push(A)
    trail.push(B)
    assert trail.back(C) == B
    assert trail.back(B) == A
    assert trail.back(A) is None
    assert trail.forward(A) == B
    assert trail.forward(B) == C
    assert trail.forward(C) is None


def test_who_goes_on_from_an_earlier_place_leaves_the_later_ones() -> None:
    trail = NavigationHistory()
    trail.push(A)
    trail.push(B)
    trail.back(C)
    trail.push(B)
    assert trail.forward(D) is None
    assert trail.back(D) == B
    assert trail.back(B) == A


def test_of_a_run_only_its_beginning_is_remembered() -> None:
    trail = NavigationHistory()
    trail.push(A, "landmarks", has_moved=False)
    trail.push(B, "landmarks", has_moved=False)
    trail.push(C, "landmarks", has_moved=False)
    assert trail.back(D) == A


def test_who_strolls_within_a_run_comes_back_there() -> None:
    trail = NavigationHistory()
    trail.push(A, "landmarks", has_moved=False)
    trail.push(B, "landmarks", has_moved=True)
    trail.push(C, "documents", has_moved=False)
    assert [trail.back(D), trail.back(C), trail.back(B)] == [C, B, A]


def test_the_place_that_one_is_at_is_no_step() -> None:
    trail = NavigationHistory()
    trail.push(A)
    trail.push(B)
    assert trail.back(B) == A
    trail.push(None)
    assert trail.back(None) is None


@given(st.lists(st.sampled_from("abcd<>"), max_size=30))
def test_back_undoes_what_forward_does(steps: list[str]) -> None:
    trail, here = NavigationHistory(), A
    for step in steps:
        if step in "<>":
            here = (trail.back(here) if step == "<" else trail.forward(here)) or here
        else:
            trail.push(here)
            here = Location(step, "article", 0)
    before = trail.back(here)
    if before is not None:
        assert trail.forward(before) == here


def test_only_so_many_places_are_remembered() -> None:
    trail = NavigationHistory()
    for number in range(2 * PLACES_KEPT):
        trail.push(Location("a", "article", number))
    here, steps = Location("a", "papers", 0), 0
    while (before := trail.back(here)) is not None:
        here, steps = before, steps + 1
    assert steps == PLACES_KEPT


async def test_capital_h_and_l_go_through_places_to_the_very_line() -> None:
    async with running() as (pilot, screen):
        await pilot.press("enter", "space", "j", "j", "j")
        await pilot.pause()
        first = shown(screen)
        await pilot.press("J")
        await pilot.pause()
        await pilot.press("space", "3", "j")
        await pilot.pause()
        second = shown(screen)
        await pilot.press("slash", *"barcelona")
        await pilot.pause()
        await until(pilot, lambda: pilot.app.screen.is_settled)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: screen.navigator.search is not None and "Barcelona" in shown(screen))
        landed = shown(screen)
        await pilot.press("H")
        await pilot.pause()
        assert shown(screen) == second
        await pilot.press("H")
        await pilot.pause()
        assert shown(screen) == first
        await pilot.press("L", "L")
        await pilot.pause()
        assert shown(screen).split("\n")[0] in landed


async def test_g_is_a_leap_that_one_comes_back_from() -> None:
    async with running() as (pilot, screen):
        await pilot.press("enter", "space", "j", "j")
        await pilot.pause()
        before = shown(screen)
        await pilot.press("G")
        await pilot.pause()
        assert shown(screen) != before
        await pilot.press("H")
        await pilot.pause()
        assert first_line(screen) == first_line_of(before)


async def test_the_documents_passed_by_in_the_sidebar_are_one_step() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "j", "j", "enter")
        await pilot.pause()
        await pilot.press("H")
        await pilot.pause()
        assert "Welcome to reader" in shown(screen)
        row = sidebar(screen).row
        assert getattr(row, "name", None) == "Welcome to reader"


@pytest.mark.long
@pytest.mark.parametrize("query", ["barcelona"])
async def test_a_library_in_a_file_opens_what_a_search_landed_in(tmp_path: Path, query: str) -> None:
    library = Library.open(tmp_path / "library.db", settings=Settings())
    list(library.documents.add([str(bundled("seeds"))]))
    app = ReaderApp(library, LaunchOptions(style_sheets()))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        main = screen
        await until(pilot, lambda: main.documents.is_complete and document_view(main).document is not None)
        await pilot.press("slash", *query)
        await pilot.pause()
        await until(pilot, lambda: app.screen.is_settled)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: "Barcelona" in shown(main))
        assert main.navigator.search is not None
        await pilot.press("H")
        await until(pilot, lambda: "Welcome to reader" in shown(main))
