"""What is below a dialog looks as Textual dims it."""

from __future__ import annotations

import pytest
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

from reader.config import Settings
from reader.ui.dialogs.backdrop import Backdrop
from reader.ui.dialogs.notices import NoticesScreen
from reader.ui.dialogs.palette import Palette
from reader.ui.dialogs.prompt import ConfirmScreen, PromptScreen
from tests.ui.builders import screen_strips
from tests.ui.driving import running, until

PIECES = [
    Segment("plain"),
    Segment("a word", Style.parse("bold #ff8800 on #102030")),
    Segment("its colour alone", Style.parse("italic red")),
    Segment("its ground alone", Style.parse("on #445566")),
    Segment("a link", Style(link="https://example.org/", meta={"@click": "quit"}, underline=True)),
    Segment("a bell", None, [(ControlType.BELL,)]),
]


@pytest.mark.parametrize("color", [Color(10, 20, 30, 0.6), Color(10, 20, 30, 0), Color(200, 90, 0, 1)])
def test_each_piece_is_dimmed_as_textual_dims_it(color: Color) -> None:
    for _ in range(2):  # the second time it is remembered
        ours = list(Backdrop.process_segments(PIECES, color))
        assert ours == list(BackgroundScreen.process_segments(PIECES, color))
    assert not any(style and style.meta for _, style, _ in ours)


@pytest.mark.usefixtures("composed_frames")
@pytest.mark.parametrize("theme", ["ansi", "mono"])
async def test_without_colours_to_mix_the_screen_below_is_dim_and_the_dialog_is_not(theme: str) -> None:
    async with running(settings=Settings(theme=theme)) as (pilot, _):
        await pilot.press("J", "enter", "T")
        await until(pilot, lambda: bool(pilot.app.screen.query(".frame")))
        await pilot.pause()
        frame = pilot.app.screen.query_one(".frame").region
        lines = [list(strip) for strip in screen_strips(pilot.app)]
        below = [segment for line in lines[: frame.y] for segment in line if segment.text.strip()]
        assert "To decide" in "".join(segment.text for segment in below)
        assert all(segment.style and segment.style.dim and not segment.style.reverse for segment in below)
        border = next(segment for segment in lines[frame.y] if "╭" in segment.text)
        assert border.style is not None
        assert not border.style.dim


@pytest.mark.usefixtures("composed_frames")
@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_the_screen_below_is_seen_and_follows(theme: str) -> None:
    async with running(settings=Settings(theme=theme)) as (pilot, screen):
        await pilot.press("A")
        await pilot.pause()
        words = "\n".join(strip.text for strip in screen_strips(pilot.app))
        assert "Welcome to reader" in words
        await pilot.press("escape", "J", "A")
        await pilot.pause()
        assert pilot.app.screen is not screen
        assert "\n".join(strip.text for strip in screen_strips(pilot.app)) != words


@pytest.mark.usefixtures("composed_frames")
@pytest.mark.parametrize("above", [1, 2, 3])
async def test_dialogs_are_painted_over_what_is_below_whichever_of_them_are_painted_anew(
    above: int,
) -> None:
    async with running(size=(120, 36)) as (pilot, _):
        lowest = PromptScreen("Lowest", "A hint")
        others = (ConfirmScreen("Above", "Really?"), Palette([]), NoticesScreen([]))[:above]
        for dialog in (lowest, *others):
            pilot.app.push_screen(dialog)
            await until(pilot, lambda: bool(pilot.app.screen.query(".frame")))
            await pilot.pause()
        before = [strip.text for strip in screen_strips(pilot.app)]
        assert any("Welcome to reader" in line for line in before)
        lowest.refresh()
        for dialog in others[:-1]:
            dialog.query_one(".frame").refresh()
        await pilot.pause()
        assert pilot.app.is_running
        assert [strip.text for strip in screen_strips(pilot.app)] == before
