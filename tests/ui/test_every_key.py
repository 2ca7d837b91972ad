"""Every key of every command does something where it works: the screen, the marks or the clipboard change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.config import bundled
from reader.ui.commands import COMMANDS, Command
from tests.ui.builders import screen_strips
from tests.ui.driving import running, until
from tests.ui.world import FakeSystem

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.screen import Screen

TEXT = ("j", "enter")
POSTINGS = ("j", "3")
SEARCH = ("slash", *"applied scientist", "SETTLE")
FOUND = (*SEARCH, "ctrl+l")
SELECTING = (*TEXT, "space", "v", "j", "l", "l", "l", "l", "w")
LINK = (*POSTINGS, "o")
FILTER = (*POSTINGS, "f")
FINDING = (*TEXT, "ctrl+f", *"the")
WAYS: dict[str, tuple[str, ...]] = {
    "move": TEXT,
    "pane": TEXT,
    "page": ("question_mark",),
    "list": (),
    "main": TEXT,
    "item": TEXT,
    "picker": (*TEXT, "t"),
    "outline": (*TEXT, "t"),
    "search": SEARCH,
    "query": SEARCH,
    "results": FOUND,
    "filters": FILTER,
    "find": FINDING,
    "note": (*TEXT, "e", *"words"),
    "form": (*TEXT, "T"),
    "prompt": (*TEXT, "T", *"tag"),
    "select": SELECTING,
    "postings": POSTINGS,
    "postings.widen": (*FILTER, "enter", "escape"),
    "export": (*TEXT, "w"),
    "modal": (*TEXT, "t"),
    "viewer": ("question_mark",),
    "help": ("question_mark",),
    "app": (),
    # Where the scope alone does not tell the way: the command's own.
    "move.line_up": (*TEXT, "G"),
    "move.half_page_up": (*TEXT, "G"),
    "move.top": (*TEXT, "G"),
    "pane.page_up": (*TEXT, "G"),
    "page.page_up": ("question_mark", "G"),
    "list.page_up": ("G",),
    "main.part_article": (*TEXT, "2"),
    "main.next_part": ("enter",),
    "main.previous_part": ("enter", "G"),
    "main.travel_back": (*TEXT, "3"),
    "main.travel_forward": (*TEXT, "3", "H"),
    "main.previous_match": (*SEARCH, "enter", "n"),
    "main.next_match": (*SEARCH, "enter"),
    "item.interested": POSTINGS,
    "item.applied": POSTINGS,
    "item.rejected": POSTINGS,
    "item.hidden": POSTINGS,
    "item.undo": (*TEXT, "m"),
    "item.redo": (*TEXT, "m", "u"),
    "item.compare": (*POSTINGS, "space", "space"),
    "item.links": POSTINGS,
    "main.narrow": POSTINGS,
    "main.reorder": POSTINGS,
    "main.pane_right": ("j",),
    "main.wider_sidebar": ("j",),
    "main.narrower_column": TEXT,
    "picker.row_up": (*TEXT, "t", "down", "down"),
    "picker.rows_up": (*TEXT, "t", "pagedown"),
    "search.take_suggestion": ("slash", *"reinforcment lerning", "SETTLE"),
    "results.widen": (*SEARCH, "ctrl+f", "enter", "escape", "ctrl+l"),
    "find.match_up": (*FINDING, "down"),
    "note.other_note": (*TEXT, "e", *"first", "ctrl+s", "e", *"second", "ctrl+s", "e"),
    "note.new_note": (*TEXT, "e", *"first", "ctrl+s", "e"),
}
ROUNDS = 600
ELSEWHERE = {
    "pane.scroll_left": "test_reading_pane.py",
    "pane.scroll_right": "test_reading_pane.py",
    "sidebar.remove": "test_collections.py",
    "item.copies": "test_copies.py",
    "main.reread": "test_rereading.py",
    "main.repeated": "test_repeated.py",
    "copies.beside_down": "test_copies.py",
    "copies.beside_up": "test_copies.py",
    "select.cursor_begin": "test_selecting.py",
    "confirm.agree": "test_exporting.py",
    "open.open_link": "test_taking.py",
    "open.copy_link": "test_taking.py",
}
"""Commands that no seed gives anything to do: the tests that press their keys."""
NO_PILOT = {
    "app.suspend_process": "there is no shell to go back to",
    "note.editor": "there is no terminal to hand over",
}


def picture(pilot: Pilot[None], world: FakeSystem) -> list[object]:
    """All that can be seen, and what has gone to the clipboard."""
    app = pilot.app
    lines: list[object] = [app.is_running, type(app.screen).__name__, repr(world.__dict__)]
    if app.is_running:
        strips = screen_strips(app)
        lines += [[(segment.text, str(segment.style)) for segment in strip] for strip in strips]
    return lines


def way(command: Command) -> tuple[str, ...] | None:
    """The keys to where a command works."""
    return WAYS.get(command.id, WAYS.get(command.scope))


async def press(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    """Presses keys, and waits for the search where the way says so."""
    for key in keys:
        if key == "SETTLE":
            screen: Screen[Any] = pilot.app.screen
            await until(pilot, lambda screen=screen: getattr(screen, "is_settled", True))  # type: ignore[misc]
        else:
            await pilot.press(key)
            await pilot.pause(0.02)
    await pilot.pause(0.1)


CASES = [
    pytest.param(command, key, id=f"{command.id}-{key}")
    for command in COMMANDS
    if command.id not in ELSEWHERE and command.id not in NO_PILOT
    for key in command.keys.split(",")
]


@pytest.mark.slow
@pytest.mark.parametrize(("command", "key"), CASES)
async def test_it_does_something(command: Command, key: str) -> None:
    keys = way(command)
    assert keys is not None, f"no way leads to {command.id}: tell it in WAYS"
    world = FakeSystem()
    async with running([str(bundled("seeds"))], size=(160, 30), system=world) as (pilot, _):
        await press(pilot, keys)
        before: list[object] = []
        while before != (before := picture(pilot, world)):  # until all that comes by itself has come
            await pilot.pause(0.1)
        await pilot.press(key)
        for _ in range(ROUNDS):
            if picture(pilot, world) != before:
                return
            await pilot.pause(0.01)
        raise AssertionError(f"{key} does nothing after {' '.join(keys)}")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_way_leads_to_every_command(command: Command) -> None:
    if command.id in ELSEWHERE:
        test = Path(__file__).with_name(ELSEWHERE[command.id]).read_text(encoding="utf-8")
        assert any(f'"{key}"' in test for key in command.keys.split(",")) or command.action in test
    else:
        assert command.id in NO_PILOT or way(command) is not None


def test_every_way_leads_to_a_command() -> None:
    known = {command.id for command in COMMANDS} | {command.scope for command in COMMANDS}
    assert set(WAYS) <= known
    assert set(ELSEWHERE) | set(NO_PILOT) <= known
