"""Every key of every command does something where it works: the screen, the marks or the clipboard change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.config import bundled
from reader.system.browser import Opener
from reader.ui.commands import COMMANDS, Command
from tests.ui.builders import notifications, screen_strips
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
OVERVIEW = ("V", "SETTLE")
LINK = (*POSTINGS, "o")
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
    "filters": (*POSTINGS, "f"),
    "find": (*TEXT, "ctrl+f", *"the"),
    "note": (*TEXT, "e", *"words"),
    "status": (*POSTINGS, "M"),
    "order": (*FOUND, "O"),
    "menu": (*POSTINGS, "M"),
    "form": (*TEXT, "T"),
    "prompt": (*TEXT, "T", *"tag"),
    "select": SELECTING,
    "highlight": (*SELECTING, "m"),
    "outline.remove_highlight_here": (*SELECTING, "m", "t"),
    "postings": POSTINGS,
    "export": (*TEXT, "w"),
    "modal": ("question_mark",),
    "viewer": ("question_mark",),
    "help": ("question_mark",),
    "overview": OVERVIEW,
    "compare": (*POSTINGS, "space", "space", "c"),
    "palette": ("colon",),
    "themes": ("f7", "down"),
    "names": (*TEXT, "ctrl+k"),
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
    "main.narrow": POSTINGS,
    "main.reorder": POSTINGS,
    "main.pane_right": ("j",),
    "main.wider_sidebar": ("j",),
    "main.narrower_column": TEXT,
    "item.interested": POSTINGS,
    "item.applied": POSTINGS,
    "item.rejected": POSTINGS,
    "item.hidden": POSTINGS,
    "item.status": POSTINGS,
    "compare.previous_compared": (*POSTINGS, "space", "space", "c", "l"),
    "item.undo": (*TEXT, "m"),
    "item.redo": (*TEXT, "m", "u"),
    "item.compare": (*POSTINGS, "space", "space"),
    "item.links": POSTINGS,
    "picker.row_up": (*TEXT, "t", "down", "down"),
    "picker.rows_up": (*TEXT, "t", "pagedown"),
    "search.take_suggestion": ("slash", *"reinforcment lerning", "SETTLE"),
    "results.widen": (*SEARCH, "ctrl+f", "enter", "escape", "ctrl+l"),
    "postings.widen": (*POSTINGS, "f", "enter", "escape"),
    "palette.first_command": ("colon", "down", "down"),
    "find.match_up": (*TEXT, "ctrl+f", *"the", "down"),
    "note.other_note": (*TEXT, "e", *"first", "ctrl+s", "e", *"second", "ctrl+s", "e"),
    "note.new_note": (*TEXT, "e", *"first", "ctrl+s", "e"),
}
IN_OTHER_PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "item": {"results": FOUND},
    "picker": {"search": SEARCH, "filters": (*POSTINGS, "f")},
    "modal": {"search": SEARCH, "outline": (*TEXT, "t"), "filters": (*POSTINGS, "f"), "open": LINK},
    "viewer": {"open": LINK},
    "form": {"find": (*TEXT, "ctrl+f", *"the"), "note": (*TEXT, "e", *"words"), "export": (*TEXT, "w")},
    "prompt": {"export": (*TEXT, "w")},
}
"""Other ways to the commands of a scope, since several screens have them."""
BEFORE: dict[str, dict[str, tuple[str, ...]]] = {
    "results": {
        "item.undo": ("m",),
        "item.redo": ("m", "u"),
        "item.compare": ("space", "space"),
    },
    "search": {"picker.row_up": ("down",), "picker.rows_up": ("pagedown",)},
    "filters": {"picker.row_up": ("down",), "picker.rows_up": ("pagedown",)},
}
"""What to press there first."""
NOT_THERE = {
    "results": {"item.links", "item.copies"},
}
ELSEWHERE = {
    "pane.scroll_left": "test_reading_pane.py",
    "pane.scroll_right": "test_reading_pane.py",
    "sidebar.remove": "test_collections.py",
    "item.copies": "test_copies.py",
    "item.take_over": "test_near_and_gone.py",
    "results.reread": "test_rereading.py",
    "main.reread": "test_rereading.py",
    "main.repeated": "test_repeated.py",
    "copies.beside_down": "test_copies.py",
    "copies.beside_up": "test_copies.py",
    "select.cursor_begin": "test_selecting.py",
    "confirm.agree": "test_exporting.py",
    "source.add_source": "test_adding.py",
    "adding.add_once": "test_subscriptions.py",
    "adding.subscribe": "test_subscriptions.py",
    "news.all_seen": "test_news.py",
    "open.open_link": "test_links.py",
    "open.copy_link": "test_links.py",
}
"""Commands that no seed gives anything to do: the tests that press their keys."""
NO_PILOT = {
    "app.suspend_process": "there is no shell to go back to",
    "note.editor": "there is no terminal to hand over",
}


def picture(pilot: Pilot[None], world: FakeSystem) -> list[object]:
    """All that can be seen, what the user was told, and what has gone to the clipboard."""
    app = pilot.app
    told = [notice.message for notice in notifications(app)]  # the pilot shows no notifications
    lines: list[object] = [app.is_running, type(app.screen).__name__, repr(world.__dict__), told]
    if app.is_running:
        strips = screen_strips(app)
        lines += [[(segment.text, str(segment.style)) for segment in strip] for strip in strips]
    return lines


def ways(command: Command) -> dict[str, tuple[str, ...]]:
    """The keys to where a command works, by names of places."""
    found: dict[str, tuple[str, ...]] = {command.scope: WAYS.get(command.id, WAYS.get(command.scope, ()))}
    for place, keys in IN_OTHER_PLACES.get(command.scope, {}).items():
        if command.id not in NOT_THERE.get(place, ()):
            found[place] = (*keys, *BEFORE.get(place, {}).get(command.id, ()))
    return found


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
    pytest.param(keys, key, id=f"{command.id}-{place}-{key}")
    for command in COMMANDS
    if command.id not in ELSEWHERE and command.id not in NO_PILOT
    for place, keys in ways(command).items()
    for key in command.keys.split(",")
]


@pytest.mark.slow
@pytest.mark.parametrize(("keys", "key"), CASES)
async def test_it_does_something(keys: tuple[str, ...], key: str) -> None:
    world = FakeSystem(program=Opener(("/usr/bin/browser",)))
    async with running([str(bundled("seeds"))], size=(160, 30), system=world) as (pilot, _):
        await press(pilot, keys)
        pilot.app.clear_notifications()  # one that ends would pass for a change
        before: list[object] = []
        while before != (before := picture(pilot, world)):  # until all that comes by itself has come
            await pilot.pause(0.1)
        await pilot.press(key)
        await until(pilot, lambda: picture(pilot, world) != before)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_way_leads_to_every_command(command: Command) -> None:
    if command.id in ELSEWHERE:
        test = Path(__file__).with_name(ELSEWHERE[command.id]).read_text(encoding="utf-8")
        assert any(f'"{key}"' in test for key in command.keys.split(",")) or command.action in test
    else:
        assert command.id in NO_PILOT or command.id in WAYS or command.scope in WAYS


def test_every_way_leads_to_a_command() -> None:
    known = {command.id for command in COMMANDS} | {command.scope for command in COMMANDS}
    assert set(WAYS) | set(IN_OTHER_PLACES) <= known
    assert {command for commands in BEFORE.values() for command in commands} <= known
    assert set(ELSEWHERE) | set(NO_PILOT) <= known
