"""The colours: whether they can be read, are the terminal's own where asked for, and none where asked."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color

from reader.config import BUILT_IN_THEMES, Settings
from reader.system.terminal import detect_theme
from reader.ui.theme import DARK, LIGHT, THEME_SUMMARIES, THEMES, plain
from tests.ui.builders import screen_strips
from tests.ui.driving import by_palette, running, until

TEXT, QUIET = 4.5, 3.0
"""The least contrast, by WCAG 2: of text, and of what steps back."""
OWN = [DARK, LIGHT]
BACKGROUNDS = ("background", "surface", "panel", "chosen")


def colour(theme: object, name: str) -> Color:
    """A colour of a theme, by its attribute or variable."""
    return Color.parse(getattr(theme, "variables").get(name) or getattr(theme, name))  # noqa: B009


def contrast(one: Color, other: Color) -> float:
    """WCAG 2: from 1 to 21."""

    def luminance(colour: Color) -> float:
        parts = (channel / 255 for channel in colour.rgb)
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_rightly() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_everything_can_be_read(theme: object, background: str) -> None:
    under = colour(theme, background)
    assert contrast(colour(theme, "foreground"), under) >= 7
    for name in ("accent", "error", "success", "warning"):
        assert contrast(colour(theme, name), under) >= TEXT, name
    for name in ("quiet", "text-muted"):
        assert contrast(colour(theme, name), under) >= QUIET, name


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_quiet_text_on_the_plain_background_is_still_text(theme: object) -> None:
    assert contrast(colour(theme, "quiet"), colour(theme, "background")) >= TEXT


def test_the_names_are_those_of_the_configuration() -> None:
    assert set(THEME_SUMMARIES) == set(BUILT_IN_THEMES)
    assert {theme.name for theme in THEMES} == set(BUILT_IN_THEMES) - {"auto"}


@pytest.mark.parametrize(
    ("term", "colorterm", "colorfgbg", "theme"),
    [
        ("xterm-256color", "", "", "dark"),
        ("xterm", "truecolor", "", "dark"),
        ("xterm-256color", "truecolor", "0;15", "light"),
        ("xterm-256color", "", "0;default;7", "light"),
        ("xterm-256color", "", "15;0", "dark"),
        ("xterm-kitty", "", "", "dark"),
        ("xterm", "", "", "ansi"),
        ("linux", "", "0;15", "ansi"),
        ("screen", "", "", "ansi"),
    ],
)
def test_the_theme_that_suits_the_terminal(
    monkeypatch: pytest.MonkeyPatch, term: str, colorterm: str, colorfgbg: str, theme: str
) -> None:
    for name, value in (("TERM", term), ("COLORTERM", colorterm), ("COLORFGBG", colorfgbg)):
        monkeypatch.setenv(name, value)
    assert detect_theme() == theme


def test_quiet_and_chosen_where_there_is_no_colour_for_them() -> None:
    quiet = plain(Style(color="bright_black"), colours=True)
    assert (quiet.dim, quiet.color and quiet.color.name) == (True, "default")
    chosen = plain(Style(color="bright_black", bgcolor="bright_black", bold=True), colours=True)
    assert (chosen.reverse, chosen.bold, bool(chosen.dim)) == (True, True, False)
    accent = Style(color="magenta", bold=True)
    assert plain(accent, colours=True) == accent
    assert plain(accent, colours=False).color == Style(color="default").color


async def colours_drawn(theme: str) -> set[str]:
    """The names of all the colours on the screen, with a list, a search and its matches on it."""
    seen: set[str] = set()
    async with running(settings=Settings(theme=theme)) as (pilot, _):
        for keys in (("j", "3"), ("slash", *"reinforcement"), ("escape", "question_mark")):
            await pilot.press(*keys)
            await until(pilot, lambda: getattr(pilot.app.screen, "settled", True))
            await pilot.pause()
            for strip in screen_strips(pilot.app):
                for segment in strip:
                    if segment.style is not None:
                        found = (segment.style.color, segment.style.bgcolor)
                        seen |= {each.name for each in found if each is not None}
    return seen


@pytest.mark.long
async def test_the_ansi_theme_draws_with_the_terminals_own_colours() -> None:
    seen = await colours_drawn("ansi")
    assert "color(5)" in seen
    assert seen <= {"default", "color(1)", "color(5)"}


@pytest.mark.long
async def test_without_colour_none_is_drawn() -> None:
    assert await colours_drawn("mono") == {"default"}


async def test_a_theme_chosen_in_the_palette_is_there_at_once_and_remembered() -> None:
    async with running() as (pilot, _):
        library = pilot.app.library  # type: ignore[attr-defined]
        await by_palette(pilot, "Theme: light")
        await until(pilot, lambda: pilot.app.theme == "light")
        await until(pilot, lambda: library.marks.setting("preference.theme") == "auto\nlight")
