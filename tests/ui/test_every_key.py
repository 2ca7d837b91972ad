"""Every key of every command does something where it works: the screen, the marks or the clipboard change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reader.config import bundled
from reader.ui.commands import COMMANDS, Command
from tests.ui.driving import running, until
from tests.ui.world import World

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.screen import Screen

TEXT = ("j", "enter")
POSTINGS = ("j", "3")
SEARCH = ("slash", *"applied scientist", "SETTLE")
FOUND = (*SEARCH, "ctrl+l")
SELECTING = (*TEXT, "space", "v", "j", "l", "l", "l", "l", "w")
LINK = (*POSTINGS, "o")
WAYS: dict[str, tuple[str, ...]] = {
    "move": TEXT,
    "pane": TEXT,
    "page": ("question_mark",),
    "list": (),
    "main": TEXT,
    "contents": (*TEXT, "t"),
    "filter": (*TEXT, "t"),
    "search": SEARCH,
    "query": SEARCH,
    "found": FOUND,
    "facets": (*POSTINGS, "f"),
    "values": (*POSTINGS, "f"),
    "find": (*TEXT, "ctrl+f", *"the"),
    "finding": (*TEXT, "ctrl+f", *"the"),
    "note": (*TEXT, "e", *"words"),
    "ask": (*TEXT, "T"),
    "answer": (*TEXT, "T", *"tag"),
    "select": SELECTING,
    "rows": POSTINGS,
    "postings": (*POSTINGS, "f", "enter", "escape"),
    "export": (*TEXT, "w"),
    "overlay": ("question_mark",),
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
    "main.previous_part": (*TEXT, "G"),
    "main.travel_back": (*TEXT, "3"),
    "main.travel_forward": (*TEXT, "3", "H"),
    "main.previous_match": (*SEARCH, "enter", "n"),
    "main.next_match": (*SEARCH, "enter"),
    "main.interested": POSTINGS,
    "main.applied": POSTINGS,
    "main.rejected": POSTINGS,
    "main.hidden": POSTINGS,
    "main.undo": (*TEXT, "m"),
    "main.redo": (*TEXT, "m", "u"),
    "main.narrow": POSTINGS,
    "main.reorder": POSTINGS,
    "main.copies": POSTINGS,
    "main.compare": (*POSTINGS, "space", "space"),
    "main.links": POSTINGS,
    "main.repeated": POSTINGS,
    "main.pane_right": ("j",),
    "main.wider_sidebar": ("j",),
    "main.narrower_column": TEXT,
    "contents.entry_up": (*TEXT, "t", "down", "down"),
    "contents.entries_up": (*TEXT, "t", "pagedown"),
    "search.results_up": (*SEARCH, "down"),
    "search.results_page_up": (*SEARCH, "pagedown"),
    "search.take_suggestion": ("slash", *"reinforcment lerning", "SETTLE"),
    "found.undo": (*FOUND, "m"),
    "found.redo": (*FOUND, "m", "u"),
    "found.compare": (*FOUND, "space", "space"),
    "found.widen": (*SEARCH, "ctrl+f", "enter", "escape", "ctrl+l"),
    "facets.value_up": (*POSTINGS, "f", "down"),
    "facets.values_page_up": (*POSTINGS, "f", "pagedown"),
    "find.match_up": (*TEXT, "ctrl+f", *"the", "down"),
    "note.other_note": (*TEXT, "e", *"first", "ctrl+s", "e", *"second", "ctrl+s", "e"),
    "note.new_note": (*TEXT, "e", *"first", "ctrl+s", "e"),
}
ROUNDS = 200
ELSEWHERE = {
    "app.suspend_process": "a pilot has no shell to go back to",
    "note.editor": "a pilot has no terminal to hand over; see test_marks",
    "pane.scroll_left": "no seed has wide code; see test_reading_pane",
    "pane.scroll_right": "no seed has wide code; see test_reading_pane",
}


def picture(pilot: Pilot[None], world: World) -> list[object]:
    """All that can be seen, and what has gone to the clipboard."""
    app = pilot.app
    lines: list[object] = [app.is_running, type(app.screen).__name__, repr(world.__dict__)]
    if app.is_running:
        strips = app.screen._compositor.render_strips(app.size)
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
            await until(pilot, lambda screen=screen: getattr(screen, "settled", True))  # type: ignore[misc]
        else:
            await pilot.press(key)
            await pilot.pause(0.02)
    await pilot.pause(0.1)


CASES = [
    pytest.param(command, key, id=f"{command.id}-{key}")
    for command in COMMANDS
    if command.id not in ELSEWHERE
    for key in command.keys.split(",")
]


@pytest.mark.slow
@pytest.mark.parametrize(("command", "key"), CASES)
async def test_it_does_something(command: Command, key: str) -> None:
    keys = way(command)
    assert keys is not None, f"no way leads to {command.id}: tell it in WAYS"
    world = World()
    async with running([str(bundled("seeds"))], size=(160, 30), outside=world) as (pilot, _):
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
    assert command.id in ELSEWHERE or way(command) is not None


def test_every_way_leads_to_a_command() -> None:
    known = {command.id for command in COMMANDS} | {command.scope for command in COMMANDS}
    assert set(WAYS) <= known
    assert set(ELSEWHERE) <= known
