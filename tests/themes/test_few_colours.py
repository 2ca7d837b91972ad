"""Themes in 256 colors: drawn as meant, readable, and with backgrounds that differ."""

from __future__ import annotations

from functools import cache

from rich.color import Color, ColorSystem
from rich.terminal_theme import TerminalTheme

from reader.themes.colours import Colour
from reader.themes.deriving import ThemeColours, derive
from reader.themes.few_colours import named, names, of_256
from reader.themes.palettes import PALETTES
from tests.themes.test_deriving import unreadable

XTERM = TerminalTheme((0, 0, 0), (255, 255, 255), [(0, 0, 0)] * 8)


@cache
def themes() -> list[ThemeColours]:
    """All well-known themes, as such a terminal shows them."""
    return [of_256(derive(palette)) for palette in PALETTES.values()]


def test_what_is_asked_for_is_drawn() -> None:
    wrong = {}
    for colour, name in names().items():
        drawn = Color.from_rgb(*name).downgrade(ColorSystem.EIGHT_BIT)
        if tuple(drawn.get_truecolor(XTERM)) != colour:
            wrong[str(colour)] = drawn.number
    assert wrong == {}
    assert len(names()) == 216 - 4 + 24


def test_every_well_known_theme_can_be_read() -> None:
    assert {colours.name: bad for colours in themes() if (bad := unreadable(colours))} == {}


def test_the_row_under_the_cursor_and_selected_text_can_be_told_from_the_rest() -> None:
    for colours in themes():
        assert len({colours.background, colours.chosen, colours.selected}) == 3, colours.name


def test_a_bluish_background_is_neither_blue_nor_black() -> None:
    colours = of_256(derive(PALETTES["tokyo-night"]))
    assert colours.background == Colour(0x1C, 0x1C, 0x1C)
    assert named(colours).background != Colour(0, 0, 0)
