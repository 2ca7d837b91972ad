"""Rules of the interface: few bases, small classes, plain names, one scope of item commands, failures reach
the app."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import reader
from reader.ui.commands import COMMANDS, bindings
from reader.ui.controllers.item_actions import ACTIONS
from reader.ui.screens.main import MainScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.services.tasks import run_in_thread
from reader.ui.widgets.result_list import ResultList
from tests.ui.builders import notifications
from tests.ui.driving import document_view, palette_entries, pane, running, until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(reader.__file__).parent
MOST_LINES = 450
MOST_PRIVATE = 10
FORMER_NAMES = """
AskScreen Answered Arrangement Barred Desk Emptied FacetScreen Floating FloatingBox FloatingList Inquiry
Keeper KeyLine Landing Landmark Looks Narrowing Outside PlainLines Reaching Recurred SafeLines Seeker Seeking
Spot Steady StraightLines Struck SureScreen Told Trail TypesAhead Unanswered Vault Whereabouts Wish
answering arriving colouring desk drafting exporting glimpse keeping mixing motions narrowable rhythm seeker
seeking sketching spots strolled taking_hits tidying trail vault wandering whereabouts
"""
"""What classes, functions and modules of interface and library were called. One thing, one name."""


@cache
def modules(*folders: str) -> Sequence[tuple[str, ast.Module]]:
    """The modules in folders of the program, by their dotted names."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    names = (".".join(path.relative_to(ROOT.parent).with_suffix("").parts) for path in paths)
    sources = (path.read_text(encoding="utf-8") for path in paths)
    return [
        (name.removesuffix(".__init__"), ast.parse(source))
        for name, source in zip(names, sources, strict=True)
    ]


def class_lines(body: list[ast.stmt], around: str = "") -> Iterator[tuple[str, int]]:
    """The classes in a body by their qualified names, with how many lines each has."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield around + node.name, (node.end_lineno or node.lineno) - node.lineno + 1
            yield from class_lines(node.body, f"{around}{node.name}.")


@cache
def classes() -> dict[type, int]:
    """Every class of the interface and of the library, with how many lines it has."""
    found: dict[type, int] = {}
    for name, tree in modules("ui", "library"):
        for qualified, lines in class_lines(tree.body):
            cls: object = import_module(name)
            for part in qualified.split("."):
                cls = getattr(cls, part)
            assert inspect.isclass(cls)
            found[cls] = lines
    return found


def test_a_class_has_at_most_one_base_of_ours() -> None:
    ours = [(cls, [base for base in cls.__bases__ if base in classes()]) for cls in classes()]
    assert [(cls, bases) for cls, bases in ours if len(bases) > 1] == []


def test_a_class_is_small_over_all_that_it_inherits() -> None:
    lines = [(cls, sum(classes().get(one, 0) for one in cls.__mro__)) for cls in classes()]
    assert [(cls, count) for cls, count in lines if count > MOST_LINES] == []


def test_nothing_has_its_former_name_again() -> None:
    former = set(FORMER_NAMES.split())
    names = [(module, module.split(".")[-1]) for module, _ in modules("ui", "library")]
    names += (
        (module, node.name.strip("_"))
        for module, tree in modules("ui", "library")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert [(module, name) for module, name in names if name in former] == []


def test_no_sentence_names_a_key() -> None:
    """The user may have given the command another one: sentences ask the table of commands."""
    docstrings = {
        node.value for _, tree in modules("ui") for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }
    found = [
        node.value
        for _, tree in modules("ui")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings
    ]
    assert "Press {} to open it." in " ".join(found), "what this test looks for"
    assert [text for text in found if re.search(r"\b[Pp]ress \w", text)] == []


def test_no_screen_is_taken_from_a_place_in_the_stack() -> None:
    """Each piece of state has an owner; who needs it is given it."""
    found = [
        f"{module}: line {node.lineno}"
        for module, tree in modules("ui", "library")
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "screen_stack"
        and not isinstance(node.slice, ast.Slice)
    ]
    assert found == []


def test_tests_of_the_interface_hardly_read_private_names() -> None:
    used = [
        f"{path.name}: {found[0]}"
        for path in sorted(Path(__file__).parent.glob("*.py"))
        for found in re.finditer(r"(?:\w+|[)\]])\._[a-z]\w*", path.read_text(encoding="utf-8"))
        if not found[0].startswith("self.")
        and not found[0].endswith(("._replace", "._textual_fast_path", "._compositor"))
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
