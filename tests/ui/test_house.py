"""Rules of the interface: few bases, small classes, one scope of item commands, failures reach the app."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.ui.commands import COMMANDS, bindings
from reader.ui.controllers.item_actions import ACTIONS
from reader.ui.screens.main import MainScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.services.tasks import run_in_thread
from reader.ui.widgets.result_list import ResultList
from tests.ui.builders import notifications
from tests.ui.driving import document_view, palette_entries, pane, running, until

UI = Path(__file__).resolve().parents[2] / "reader" / "ui"
MOST_LINES = 450
MOST_PRIVATE = 10


class Found(NamedTuple):
    """What is counted of a class."""

    bases: list[str]
    lines: int


@cache
def classes() -> dict[str, Found]:
    """Every class of the interface, by name."""
    found: dict[str, Found] = {}
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
                names = [base.id for base in bases if isinstance(base, ast.Name)]
                found[node.name] = Found(names, (node.end_lineno or node.lineno) - node.lineno + 1)
    return found


def family(name: str) -> list[str]:
    """A class and all it inherits of ours."""
    return [name, *(one for base in classes()[name].bases if base in classes() for one in family(base))]


def test_a_class_has_at_most_one_base_of_ours() -> None:
    ours = {name: [base for base in found.bases if base in classes()] for name, found in classes().items()}
    assert {name: bases for name, bases in ours.items() if len(bases) > 1} == {}


def test_a_class_is_small_over_all_that_it_inherits() -> None:
    lines = {name: sum(classes()[one].lines for one in family(name)) for name in classes()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_tests_of_the_interface_hardly_read_private_names() -> None:
    used = [
        f"{path.name}: {found[0]}"
        for path in sorted(Path(__file__).parent.glob("*.py"))
        for found in re.finditer(r"\b(?!self\b)[a-z]\w*\._[a-z]\w*", path.read_text(encoding="utf-8"))
        if not found[0].endswith(("._replace", "._textual_fast_path"))
    ]
    assert len(used) <= MOST_PRIVATE, used


def test_every_item_command_has_its_action() -> None:
    assert {command.name for command in COMMANDS if command.scope == "item"} == set(ACTIONS)


def test_item_commands_have_the_same_keys_on_the_main_screen_and_in_results() -> None:
    for binding in bindings("item"):
        assert binding in MainScreen.BINDINGS
        assert binding in ResultList.BINDINGS


async def test_the_palette_shows_the_names_that_the_configuration_wants() -> None:
    async with running() as (pilot, _):
        shown = {each.title: each.name for each in palette_entries(pilot.app)}
        for command in COMMANDS:
            if command.palette and command.scope in ("main", "item", "app") and command.name != "back":
                assert shown[command.summary] == command.name


async def test_a_defect_in_background_work_of_the_search_ends_the_app() -> None:
    async def searching() -> None:
        async with running() as (pilot, _):
            await pilot.press("slash")
            await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))

            def fail() -> None:
                raise RuntimeError("a defect")

            run_in_thread(pilot.app.screen, fail, "failing")
            await until(pilot, lambda: not pilot.app.is_running)

    with pytest.raises(RuntimeError, match="a defect"):
        await searching()


async def test_copying_while_nothing_is_selected_yet_copies_nothing() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "enter", "v")
        assert pane(screen).selecting
        await pilot.press("y")
        await pilot.pause()
        said = [notice.message for notice in notifications(pilot.app)]
        assert not any("citation" in message for message in said)


async def test_a_key_that_cannot_act_says_why() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "enter", "i")
        await pilot.pause()
        assert "Only postings have a status." in [notice.message for notice in notifications(pilot.app)]
        item = document_view(screen).item
        assert item is not None
        assert screen.services.marks.of(item.id).status is None


async def test_after_an_undo_in_a_collection_the_list_of_the_document_counts_anew() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        await pilot.pause()
        item = document_view(screen).item
        assert item is not None
        screen.services.marks.set([item.id], status="hidden")
        await until(pilot, lambda: "1 of 6" in document_view(screen).tabs.note)
        screen.services.marks.steps.take("undo")
        await until(pilot, lambda: " of 7" in document_view(screen).tabs.note)
