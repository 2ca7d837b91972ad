"""Going to anything by its name."""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Input

from reader.ui.dialogs.go_to import GAP, Goal, GoalList, GoToScreen, Group, goal_height, goal_lines, lit_up
from reader.ui.keymap import keymap
from reader.ui.screens.search import SearchScreen
from reader.ui.widgets.sidebar_rows import Feed
from tests.ui.builders import row_lines, screen_text
from tests.ui.driving import document_view, pane, running, shown, until

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot
    from textual.screen import Screen

    from reader.ui.screens.main import MainScreen


async def goals(pilot: Pilot[Any], typed: str = "") -> list[str]:
    """Asks for a name; returns the lines listed."""
    await pilot.press("ctrl+k")
    await until(pilot, lambda: isinstance(pilot.app.screen, GoToScreen))
    pilot.app.screen.query_one(Input).value = typed
    await pilot.pause()
    return await settled(pilot)


async def settled(pilot: Pilot[Any]) -> list[str]:
    """Waits for the names; returns the lines listed."""
    screen = pilot.app.screen
    assert isinstance(screen, GoToScreen)
    await until(pilot, lambda: screen.is_settled)
    rows = screen.query_one(GoalList)
    return [" ".join(row_lines(rows, number)[-1].split()) for number in range(len(rows.rows))]


async def arrived(pilot: Pilot[Any], screen: MainScreen, words: str) -> None:
    """Waits until some words are shown in the text."""
    await until(pilot, lambda: pilot.app.screen is screen and words in shown(screen))


async def test_esc_leaves_everything_as_it_was() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "enter")
        before = document_view(screen).document
        assert before is not None
        assert "Michelle K. Lee" in (await goals(pilot, "mlee"))[0]
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert document_view(screen).document is before


@pytest.mark.long
@pytest.mark.parametrize(("size", "lines"), [((40, 12), 11), ((120, 36), 9)])
async def test_no_slivers_are_left_below_it(size: tuple[int, int], lines: int) -> None:
    async with running(size=size) as (pilot, _):
        assert len(await goals(pilot, "lee")) == 5
        await pilot.pause()
        assert pilot.app.screen.query_one(".frame").outer_size.height == lines


async def test_enter_goes_there_and_back_again(tmp_path: Path) -> None:
    for name in ("Ships at sea", "Birds on land"):
        (tmp_path / f"{name[0]}.txt").write_text(f"{name}\n\nWords of {name.lower()}.\n")
    async with running([str(tmp_path)]) as (pilot, screen):
        await arrived(pilot, screen, "Words of birds")
        assert (await goals(pilot, "sas"))[0] == "Ships at sea document · S.txt"
        await pilot.press("enter")
        await arrived(pilot, screen, "Words of ships")
        assert pane(screen).has_focus
        assert await goals(pilot) == ["Recent", "Birds on land Article", "Documents", "Ships at sea S.txt"]
        await pilot.press("enter")
        await arrived(pilot, screen, "Words of birds")
        await pilot.press("H")
        await arrived(pilot, screen, "Words of ships")


async def test_what_is_typed_before_it_is_there_and_enter_before_it_is_found_count(tmp_path: Path) -> None:
    for name in ("Ships at sea", "Birds on land"):
        (tmp_path / f"{name[0]}.txt").write_text(f"{name}\n\nWords of {name.lower()}.\n")
    async with running([str(tmp_path)]) as (pilot, screen):
        await pilot.press("ctrl+k", *"ship", "enter")
        await arrived(pilot, screen, "Words of ships")


@pytest.mark.long
async def test_postings_papers_headings_and_rows_of_the_sidebar_are_places_too() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "enter")
        (first, *_) = await goals(pilot, "to decide")
        assert first == "To decide collection"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        document = document_view(screen).document
        assert document is not None
        for kind, names in (
            ("paper", [each.title for each in document.papers]),
            ("posting", [each.role for each in document.postings if each.role]),
        ):
            name = names[-1]
            assert name is not None
            assert f" {kind}" in (await goals(pilot, name.replace(":", "")))[0]
            await pilot.press("enter")
            tab = "papers" if kind == "paper" else "postings"
            await until(pilot, lambda tab=tab: document_view(screen).tab == tab)  # type: ignore[misc]


async def test_a_heading_of_the_open_document_is_gone_to(tmp_path: Path) -> None:
    filler = "\n\n".join(f"Words and more words, line {number}." for number in range(60))
    (tmp_path / "a.md").write_text(f"# Title\n\n{filler}\n\n## Of sails\n\nCanvas.\n")
    async with running([str(tmp_path)]) as (pilot, screen):
        assert (await goals(pilot, "sails"))[0] == "Of sails heading · Title"
        await pilot.press("enter")
        await arrived(pilot, screen, "Of sails")


async def test_headings_of_documents_read_before_are_gone_to_too(tmp_path: Path) -> None:
    filler = "\n\n".join(f"Words and more words, line {number}." for number in range(60))
    for name in ("Ships", "Birds"):
        text = f"# {name}\n\n{filler}\n\n## Of sails and {name.lower()}\n\nCanvas.\n"
        (tmp_path / f"{name}.md").write_text(text)
    async with running([str(tmp_path)]) as (pilot, screen):
        await arrived(pilot, screen, "Birds")
        assert await goals(pilot, "sails") == [
            "Of sails and birds heading · Birds",
            "Of sails and ships heading · Ships",
        ]
        await pilot.press("down", "enter")
        await arrived(pilot, screen, "Of sails and ships")


@pytest.mark.long
@pytest.mark.parametrize("keys", [("slash",), ("V",), ("V", "enter")])
async def test_it_works_over_the_search_and_the_overview_and_leaves_them(keys: tuple[str, ...]) -> None:
    async with running() as (pilot, screen):
        for key in keys:
            below = pilot.app.screen
            await pilot.press(key)
            await until(pilot, partial(has_opened, pilot, below))
        below = pilot.app.screen
        await goals(pilot, "mlee")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is below)
        assert "Michelle K. Lee" in (await goals(pilot, "mlee"))[0]
        await pilot.press("enter")
        await arrived(pilot, screen, "Michelle K. Lee")
        assert pane(screen).has_focus


def has_opened(pilot: Pilot[Any], below: Screen[Any]) -> bool:
    """Whether another screen is there with something to act on."""
    screen = pilot.app.screen
    return screen is not below and screen.is_mounted and screen.focused is not None


async def test_a_subscription_is_gone_to_in_the_sidebar() -> None:
    async with running() as (pilot, screen):
        screen.sidebar.subscribe([Feed(7, "Sea [b]news", "https://sea.example/feed")], {})
        assert (await goals(pilot, "sea"))[0] == "Sea [b]news subscription · feed"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(screen.sidebar.row, Feed) and screen.sidebar.has_focus)


async def test_no_match_is_told_and_the_box_is_as_high_as_its_rows() -> None:
    async with running() as (pilot, _):
        assert await goals(pilot, "zzzz") == []
        await until(pilot, lambda: "No matches." in screen_text(pilot.app))
        assert pilot.app.screen.query_one(GoalList).size.height == 1
        await pilot.press("ctrl+u")
        assert len(await settled(pilot)) > 2
        await until(pilot, partial(is_high, pilot))


def is_high(pilot: Pilot[Any]) -> bool:
    """Whether the list has grown."""
    return pilot.app.screen.query_one(GoalList).size.height > 2


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (60, "Senior Economist · Lyon             posting · Tides at the …"),
        (40, "Senior Economist · Lyon          posting"),
        (30, "Senior Economist · Lyon"),
        (16, "Senior Economist|· Lyon   posting"),
        (12, "Senior|Economist ·|Lyon"),
    ],
)
def test_the_name_goes_before_where_it_is(width: int, line: str) -> None:
    goal = Goal("Senior Economist · Lyon", "posting", "Tides at the edge of the sea", None)  # type: ignore[arg-type]
    drawn = GoalList().render_row(goal, width, selected=False)
    assert "|".join(each.plain.rstrip() for each in drawn) == line
    assert goal_height(goal, width) == len(drawn)


@pytest.mark.parametrize("width", [9, 20, 38, 60, 116])
@pytest.mark.parametrize("name", ["Sailor", "応用" * 20, "Boats that carry people over the widest of rivers"])
def test_no_goal_is_wider_than_the_list_and_each_has_its_lines(name: str, width: int) -> None:
    for what, where, longest in product(("posting", ""), ("", "a document"), (0, 12, 60)):
        goal = Goal(name, what, where, None)  # type: ignore[arg-type]
        lines = goal_lines(goal, Content(name), width, max(longest, cell_len(name)) if longest else 0)
        assert max(line.cell_length for line in lines) <= width
        assert len(lines) == goal_height(goal, width)
        assert what in lines[-1].plain or len(lines) > 1 or cell_len(name) + GAP + len(what) > width


def test_what_is_said_of_short_names_begins_in_one_column() -> None:
    goal = Goal("Sailor", "posting", "Tides at the edge of the sea", None)  # type: ignore[arg-type]
    (line,) = goal_lines(goal, Content("Sailor"), 60, 12)
    assert line.plain == f"{'Sailor':<14}posting · Tides at the edge of the sea"


def test_the_letters_typed_are_lit_and_a_group_has_air_above() -> None:
    assert [(span.start, span.end) for span in lit_up("Ship [b]", "sb").spans if span.style == "underline"]
    assert GoalList().row_height(Group("Documents", is_first=False)) == 2


def test_a_key_that_the_configuration_has_given_away_is_left_to_it() -> None:
    assert keymap({"search": "/,ctrl+k"}, str)["main.go_to"] == ""
    assert "main.go_to" not in keymap({"star": "ctrl+b"}, str)
    assert keymap({"go_to": "f5", "search": "ctrl+k"}, str)["main.go_to"] == "f5"
