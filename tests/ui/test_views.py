"""The keys that move do so in every view, and every view stands up to texts of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.driving import document_view, pane, running, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.screens.main import MainScreen

DOWN = ("j", "down", "ctrl+d", "space", "pagedown", "G", "end")
UP = {"j": "k", "down": "up", "ctrl+d": "ctrl+u", "space": "b", "pagedown": "pageup", "G": "g", "end": "home"}
VIEWS = {
    "article": ("j", "1"),
    "papers": ("j", "2"),
    "postings": ("j", "3", "j", "j", "enter"),
    "zen": ("j", "z"),
}


@pytest.mark.long
@pytest.mark.parametrize("view", VIEWS)
async def test_keys_that_move_the_text_do_so_in_every_view(view: str) -> None:
    async with running(size=(80, 16)) as (pilot, screen):
        await pilot.press(*VIEWS[view])
        await pilot.pause()
        assert pane(screen).has_focus
        top = shown(screen)
        for key in DOWN:
            await pilot.press(key)
            await pilot.pause()
            assert shown(screen) != top, key
            await pilot.press(UP[key])
            await pilot.pause()
            assert shown(screen) == top, UP[key]


@pytest.mark.long
@pytest.mark.parametrize("view", ["article", "papers", "postings", "zen"])
async def test_brackets_jump_in_every_view(view: str) -> None:
    async with running(size=(80, 16)) as (pilot, screen):
        await pilot.press("escape" if view == "papers" else "enter")
        await pilot.press(*(("j", "2") if view == "papers" else ("J", "3") if view == "postings" else ()))
        await pilot.press(*(("z",) if view == "zen" else ()))
        await pilot.pause()
        top = shown(screen)
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert shown(screen) != top
        await pilot.press("left_square_bracket")
        await pilot.pause()
        first = next(line for line in shown(screen).split("\n") if line)
        assert first in top


LONG = "Very long title of it all " * 200


TEXTS = {
    "a long title": f"{LONG}\n\nThe text begins here.\n",
    "one word": "word",
    "marks": "# T\n\n[/bold] [@click=app.quit]x[/]\n\n* a\n\n> q\n\n```\ncode\n```\n",
    "wide": "渡し船\n\n" + "渡し船は橋よりも古い。" * 40 + "\n\n👩‍👩‍👧‍👦🇫🇷👍🏽 n̈ e\u0301 " * 30 + "\n",
    "right to left": "العبّارات أقدم من الجسور.\n\n" + "כתוב מימין לשמאל " * 40 + "\n",
    "unbroken": "x" * 5000 + "\n\n" + "y" * 5000,
    "a wide table": "Table\n\n| a | b |\n|---|---|\n| " + "c" * 300 + " | d |\n",
}


@pytest.mark.parametrize("size", [pytest.param((120, 36), marks=pytest.mark.slow), (40, 12)])
async def test_texts_of_any_kind_fill_no_line_beyond_the_pane(tmp_path: Path, size: tuple[int, int]) -> None:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    async with running([str(tmp_path)], size=size) as (pilot, screen):
        await pilot.press("enter")
        seen = set()
        for _ in TEXTS:
            await until(pilot, lambda: document_view(screen).document is not None)
            document = document_view(screen).document
            assert document is not None
            seen.add(document.id)
            for keys in (
                (),
                ("space", "right"),
                ("t", "escape"),
                ("z", "G"),
                ("z", "full_stop", "plus", "minus"),
            ):
                await pilot.press(*keys)
                await pilot.pause()
                assert_within(screen, document.source)
            await pilot.press("J")
            await pilot.pause()
        assert len(seen) == len(TEXTS)


def assert_within(screen: MainScreen, name: str) -> None:
    text = pane(screen)
    for y in range(text.size.height):
        assert text.render_line(y).cell_length <= text.size.width, (name, y)
