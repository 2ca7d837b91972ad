"""Themes: chosen from a list, shown while you walk it; and all that is drawn in them can be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from reader.config import Settings, samples, style_sheets
from reader.library.library import Library
from reader.library.preferences import Preferences
from reader.system.themes import OwnThemes
from reader.themes.colours import Colour, contrast, parse_colour
from reader.themes.palettes import PALETTES, Palette
from reader.ui import theme as our_themes
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.dialogs.notices import NoticesScreen
from reader.ui.dialogs.themes import REST, ThemeList, ThemeScreen, rows_of
from reader.ui.more_themes import theme_of
from reader.ui.theme import ANSI, DARK, LIGHT, MONO
from tests.ui.builders import notifications, row_lines, screen_strips, screen_text
from tests.ui.driving import pane, running, until
from tests.ui.world import FakeSystem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot
    from textual.theme import Theme

    from reader.ui.screens.main import MainScreen

TEXT, DIM = 4.5, 3.0
TEXTS = ("foreground", "accent", "heading", "success", "warning", "error", "keyword", "string", "number")
DIMS = ("quiet", "text-muted")
GROUNDS = ("background", "surface", "panel", "chosen", "chosen-unlit", "accent-muted", "highlight")
MAIN, SELECTED = ("foreground", "accent", "heading"), ("accent-muted", "highlight")
OTHERS = {"rule", "text-quiet", "line", "lit"}
"""Lines, and the names that tokens.tcss gives to others."""
DUSK = Palette("dusk", background=Colour(32, 26, 43), accent=Colour(255, 187, 34))


@pytest.fixture(autouse=True)
def _all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that shows every color."""
    monkeypatch.setenv("COLORTERM", "truecolor")


def colours_of(theme: Theme) -> dict[str, str]:
    """All variables of a theme, as Textual has them."""
    return {**theme.to_color_system().generate(), **theme.variables}


def least(text: str, ground: str) -> float:
    """The least contrast. Code and errors that happen to be selected are read as dim text is."""
    return DIM if text in DIMS or (ground in SELECTED and text not in MAIN) else TEXT


def test_all_text_of_all_themes_can_be_read_on_all_that_is_below_it() -> None:
    bad: list[str] = []
    for theme in (DARK, LIGHT, *map(theme_of, PALETTES.values()), theme_of(DUSK)):
        colours = {name: parse_colour(text) for name, text in colours_of(theme).items()}
        for ground in GROUNDS:
            for text in (*TEXTS, *DIMS):
                over, under = colours[text], colours[ground]
                assert over is not None, (theme.name, text)
                assert under is not None, (theme.name, ground)
                if contrast(over, under) < least(text, ground):
                    bad.append(f"{theme.name}: {text} on {ground}: {contrast(over, under):.2f}")
    assert bad == []


def test_no_color_is_drawn_that_is_not_checked() -> None:
    root = Path(our_themes.__file__).parent
    sources = [*root.rglob("*.py"), *Path(style_sheets.__code__.co_filename).parents[1].glob("styles/*.tcss")]
    used = {
        found[1]
        for path in sources
        for found in re.finditer(r"[\"' :,]\$([a-z]+(?:-[a-z]+)*)", path.read_text(encoding="utf-8"))
    }
    assert used <= {*TEXTS, *DIMS, *GROUNDS, *OTHERS}
    assert {"accent", "chosen", "quiet"} <= used


def test_every_theme_has_the_same_variables() -> None:
    wanted = {
        "heading",
        "quiet",
        "chosen-unlit",
        "rule",
        "chosen",
        "highlight",
        "keyword",
        "string",
        "number",
        "scrollbar",
    }
    for theme in (DARK, LIGHT, ANSI, MONO, theme_of(DUSK)):
        assert wanted <= colours_of(theme).keys(), theme.name


def names(rows: Sequence[Any]) -> list[str]:
    return [row.name for row in rows if not row.is_group]


def test_dark_and_light_themes_are_told_apart() -> None:
    rows = rows_of(())
    groups = [row.name for row in rows if row.is_group]
    assert groups == ["terminal", "dark", "light"]
    by_name = {row.name: row.group for row in rows if not row.is_group}
    assert (by_name["gruvbox"], by_name["gruvbox-light"], by_name["auto"]) == ("dark", "light", "terminal")
    assert by_name.keys() == {"auto", "dark", "light", "ansi", "mono", *PALETTES}


def test_typing_filters_by_name_and_by_group() -> None:
    assert names(rows_of((), "tokyo DAY")) == ["tokyo-night-day"]
    assert names(rows_of((), "light")) == [row.name for row in rows_of(()) if row.group == "light"][1:]
    assert rows_of((), "beige") == []


def test_ones_own_themes_come_first_and_take_the_place_of_those_of_their_name() -> None:
    nord = Palette("nord", background=Colour(255, 255, 255))
    rows = rows_of((DUSK, nord))
    assert names(rows).count("nord") == 1
    own = [(row.name, row.group) for row in rows if row.detail == "yours"]
    assert own == [("dusk", "dark"), ("nord", "light")]
    assert names(rows_of((DUSK,), "yours")) == ["dusk"]


async def opened(pilot: Pilot[Any]) -> ThemeList:
    await pilot.press("f7")
    await until(pilot, lambda: isinstance(pilot.app.screen, ThemeScreen) and pilot.app.screen.is_mounted)
    await pilot.pause()
    return pilot.app.screen.query_one(ThemeList)


async def shown(pilot: Pilot[Any], name: str) -> None:
    await until(pilot, lambda: pilot.app.theme == name)


def background(screen: MainScreen) -> str:
    """What is below the text."""
    colour = pane(screen).visual_style.background
    return "" if colour is None else colour.hex.lower()


async def test_each_theme_is_shown_while_one_walks_the_list_and_escape_goes_back() -> None:
    async with running() as (pilot, screen):
        rows = await opened(pilot)
        assert rows.row is not None
        assert rows.row.name == "auto"
        assert row_lines(rows, rows.index or 0)[0].strip().startswith("✓ auto ")
        await pilot.press(*"gruvbox", "down")
        await shown(pilot, "gruvbox-light")
        await pilot.press("up")
        await shown(pilot, "gruvbox")
        await until(pilot, lambda: background(screen) == "#282828")
        await pilot.press("escape")
        await shown(pilot, "dark")
        assert screen.services.library.marks.setting("preference.theme") is None


async def test_enter_keeps_the_theme_for_later_starts_even_before_it_is_shown() -> None:
    async with running(size=(40, 12)) as (pilot, screen):
        await opened(pilot)
        await pilot.press(*"nord", "enter")
        await shown(pilot, "nord")
        await until(pilot, lambda: pilot.app.screen is screen)
        setting = screen.services.library.marks.setting
        await until(pilot, lambda: setting("preference.theme") == "auto\nnord")
        rows = await opened(pilot)
        assert rows.row is not None
        assert rows.row.name == "nord"
        await until(pilot, lambda: "✓ nord" in screen_text(pilot.app))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert pilot.app.theme == "nord"


async def test_a_burst_of_steps_shows_only_the_theme_it_ends_at() -> None:
    async with running() as (pilot, _):
        await opened(pilot)
        drawn: list[str] = []
        pilot.app.theme_changed_signal.subscribe(pilot.app, lambda theme: drawn.append(theme.name))
        box = pilot.app.screen
        assert isinstance(box, ThemeScreen)
        for _step in range(5):
            box.action_walk(1)
        row = box.rows.row
        assert row is not None
        await shown(pilot, row.name)
        await pilot.pause(2 * REST)
        assert drawn == [row.name]


async def test_ones_own_themes_are_listed_and_what_is_wrong_with_others_is_told() -> None:
    world = FakeSystem()
    world.themes = OwnThemes((DUSK,), (f"[b]bad.toml:1: unknown color ({'/long' * 30})",))
    async with running(system=world) as (pilot, screen):
        rows = await opened(pilot)
        await until(pilot, lambda: "dusk" in names(rows.rows))
        assert world.themes.errors[0] in [notice.message for notice in notifications(pilot.app)]
        await until(pilot, lambda: "f3 more" in screen_text(pilot.app))
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoticesScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ThemeScreen))
        pilot.app.screen.query_one(Input).value = "dusk"
        await shown(pilot, "dusk")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert background(screen) == "#201a2b"


CODE = "Tea\n\nBrew it like this, and wait for it to cool down a little.\n\n```python\nreturn 'tea'\n```\n"


async def code_colours(path: Path, theme: str, palette: Palette | None) -> dict[str, str]:
    """The colours in which the words of code are drawn, at the start of the app."""
    preferences = Preferences(Settings(theme=theme))
    options = LaunchOptions(
        style_sheets(), preferences, palette=palette, focus_text=True, system=FakeSystem()
    )
    app = ReaderApp(Library.of([str(path)]), options)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "return" in screen_text(app))
        await pilot.pause()
        segments = [segment for strip in screen_strips(app) for segment in strip]
        colours = {each.text.strip(): each.style.color for each in segments if each.style is not None}
        return {word: str(colours[word].name) for word in ("return", "tea") if colours.get(word)}  # type: ignore[union-attr]


async def test_code_has_the_colors_of_the_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tea.md"
    path.write_text(CODE)
    assert await code_colours(path, "nord", PALETTES["nord"]) == {"return": "#92b2d3", "tea": "#a3be8c"}
    assert set((await code_colours(path, "ansi", None)).values()) <= {"default", "color(5)"}
    assert set((await code_colours(path, "mono", None)).values()) == {"default"}
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert await code_colours(path, "nord", PALETTES["nord"]) == {"return": "#afafd7", "tea": "#afd7af"}


async def test_without_colors_in_the_environment_no_theme_has_any() -> None:
    preferences = Preferences(Settings(theme="mono")).with_choice("theme", "nord")
    options = LaunchOptions(style_sheets(), preferences, palette=PALETTES["nord"], no_colour=True)
    app = ReaderApp(Library.of(samples()), options)
    async with app.run_test(size=(100, 30)) as pilot:
        assert app.theme == MONO.name
        app.prefer_theme("dark")
        await pilot.press("f7")
        await until(pilot, lambda: "NO_COLOR is set" in str([each.message for each in notifications(app)]))
        assert app.theme == MONO.name
        assert not isinstance(app.screen, ThemeScreen)
