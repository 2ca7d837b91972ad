"""How the text is shown: the widths, zen mode, and that it is the same on the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from hypothesis import given
from hypothesis import strategies as st

from reader.config import COLUMN, COLUMN_LEAST, COLUMN_MOST, Settings, bundled, style_sheets
from reader.library.library import Library
from reader.library.preferences import Preferences
from reader.system.configuration import OPTIONS
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.pane_layout import DisplaySettings, Repeated
from reader.ui.screens.main import MainScreen
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.tabs import DocumentTabs
from tests.ui.driving import pane, running, sidebar, until

if TYPE_CHECKING:
    from pathlib import Path

NOTICES = 1
"""Lines below the text that are kept for notices."""
WIDTHS = st.integers(COLUMN_LEAST, COLUMN_MOST)


@given(WIDTHS, st.none() | st.integers(16, 80), st.sampled_from(get_args(Repeated)))
def test_looks_come_back_as_they_were_set(column: int, width: int | None, repeated: Repeated) -> None:
    looks = DisplaySettings(column, width, repeated)
    assert DisplaySettings.of(Settings()._replace(**looks.preferences())) == looks  # type: ignore[arg-type]


def test_every_way_to_show_what_recurs_can_be_configured() -> None:
    assert get_args(Repeated) == OPTIONS["repeated_text"].words


@given(WIDTHS, st.integers(0, 200), st.sampled_from((1, -1)))
def test_a_column_goes_one_way_and_stays_within_bounds(column: int, room: int, direction: int) -> None:
    after = DisplaySettings(column).with_column(direction, room).column
    assert COLUMN_LEAST <= after <= COLUMN_MOST
    assert (after - column) * direction >= 0


def test_a_column_wider_than_the_pane_narrows_at_once() -> None:
    assert DisplaySettings(120).with_column(-1, 60).column == 56
    assert DisplaySettings(120).with_column(1, 60).column == 120


async def test_plus_and_minus_change_the_column_around_the_same_words() -> None:
    async with running(size=(160, 36)) as (pilot, screen):
        await pilot.press("j", "enter", "space")
        top = pane(screen).offset_at_top
        await pilot.press("plus", "plus", "minus")
        assert pane(screen).column == COLUMN + 4
        assert pane(screen).offset_at_top == top


async def test_the_sidebar_is_as_wide_as_one_makes_it() -> None:
    async with running(size=(160, 36)) as (pilot, screen):
        before = sidebar(screen).outer_size.width
        await pilot.press("greater_than_sign", "greater_than_sign", "less_than_sign")
        await until(pilot, lambda: sidebar(screen).outer_size.width == before + 2)


async def test_zen_is_the_text_alone() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j")
        for away in ("z", "escape", "q"):
            await pilot.press("z", "g")
            await pilot.pause()
            shown = [widget for widget in (sidebar(screen), screen.query_one(DocumentTabs)) if widget.display]
            assert not shown, away
            assert not screen.query_one(CommandBar).display
            assert pane(screen).has_focus
            assert pane(screen).size == (screen.size.width, screen.size.height - NOTICES)
            assert pane(screen).offset_at_top == 0
            await pilot.press("space", "tab", "s")
            assert pane(screen).has_focus
            assert pane(screen).offset_at_top > 0
            await pilot.press(away)
            await pilot.pause()
            assert sidebar(screen).display, away
            assert pilot.app.is_running


async def test_zen_shows_a_posting_and_walks_on_to_the_next() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3", "z")
        await pilot.pause()
        first = pane(screen).view.key
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert pane(screen).view.key != first
        assert pane(screen).size == (screen.size.width, screen.size.height - NOTICES)


async def test_widths_are_kept_for_the_next_start(tmp_path: Path) -> None:
    library = Library.of([str(bundled("seeds"))], marks=tmp_path / "library.db")
    app = ReaderApp(library, LaunchOptions(style_sheets()))
    async with app.run_test(size=(160, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        await until(pilot, lambda: screen.documents.is_complete)
        await pilot.press("plus", "less_than_sign")
        looks = screen.workspace.settings
    preferences = Preferences.load(Settings(), library.marks.setting)
    assert DisplaySettings.of(preferences.settings) == looks
    again = ReaderApp(library, LaunchOptions(style_sheets(), preferences=preferences))
    async with again.run_test(size=(160, 36)) as pilot:
        await pilot.pause()
        reopened = again.screen
        assert isinstance(reopened, MainScreen)
        assert pane(reopened).column == COLUMN + 4
        assert sidebar(reopened).outer_size.width == looks.sidebar
