"""Every theme can be read: the well-known ones, and whatever colors somebody names."""

from __future__ import annotations

import math

from hypothesis import example, given
from hypothesis import strategies as st
from textual.theme import BUILTIN_THEMES

from reader.themes.colours import BLACK, WHITE, Colour, contrast, to_oklch
from reader.themes.deriving import DIM, TEXT, ThemeColours, derive
from reader.themes.palettes import PALETTES, Palette

TEXTS = ("foreground", "accent", "heading", "error", "success", "warning", "keyword", "string", "number")
MAIN = TEXTS[:3]
GROUNDS = ("background", "surface", "panel", "chosen", "chosen_unlit", "selected")
COLOUR = st.builds(Colour, *[st.integers(0, 255)] * 3)
MIDDLE = Colour(0x77, 0x77, 0x77)
SEEN = 1.08
"""The least contrast of what is only a background to the one around it."""


def least(text: str, ground: str) -> float:
    """The least contrast of a color on another."""
    return DIM if text == "dim" or (ground == "selected" and text not in MAIN) else TEXT


def unreadable(colours: ThemeColours) -> list[str]:
    """What can't be read, of all text on all that is below text."""
    return [
        f"{text} on {ground}"
        for text in (*TEXTS, "dim")
        for ground in GROUNDS
        if contrast(getattr(colours, text), getattr(colours, ground)) < least(text, ground)
    ]


def test_every_well_known_theme_can_be_read() -> None:
    assert {name: bad for name in PALETTES if (bad := unreadable(derive(PALETTES[name])))} == {}


def test_in_every_well_known_theme_backgrounds_can_be_told_apart_and_dim_text_is_dimmer() -> None:
    for colours in map(derive, PALETTES.values()):
        for ground in ("chosen", "selected", "rule", "bar"):
            assert contrast(getattr(colours, ground), colours.background) >= SEEN, (colours.name, ground)
        assert colours.chosen != colours.selected, colours.name
        text, dim = (contrast(shown, colours.background) for shown in (colours.foreground, colours.dim))
        assert text > 1.2 * dim, colours.name


def test_headings_of_every_well_known_theme_have_another_hue_than_its_accent() -> None:
    for colours in map(derive, PALETTES.values()):
        apart = math.degrees(to_oklch(colours.accent)[2] - to_oklch(colours.heading)[2]) % 360
        assert min(apart, 360 - apart) >= 40, colours.name


def test_a_theme_keeps_the_colors_that_can_be_read() -> None:
    palette, colours = PALETTES["gruvbox"], derive(PALETTES["gruvbox"])
    same = ("background", "foreground", "dim", "accent", "heading", "success", "warning", "string")
    assert [getattr(colours, name) for name in same] == [getattr(palette, name) for name in same]


def test_the_names_tell_light_themes() -> None:
    light = {name for name, palette in PALETTES.items() if not derive(palette).is_dark}
    assert {name for name in PALETTES if name.endswith(("-light", "-day", "-dawn", "-latte"))} <= light
    assert light & {"nord", "gruvbox", "dracula", "solarized-dark", "zenburn"} == set()


def test_the_themes_of_textual_are_among_them() -> None:
    assert set(BUILTIN_THEMES) - set(PALETTES) == {"ansi-dark", "ansi-light"}


@given(st.builds(Palette, st.just("own"), *[st.none() | COLOUR] * (len(Palette._fields) - 1)))
@example(Palette("own"))
@example(Palette("own", background=MIDDLE))
@example(Palette("own", background=MIDDLE, foreground=MIDDLE))
@example(Palette("own", background=MIDDLE, foreground=BLACK, chosen=BLACK))
@example(Palette("own", background=BLACK, chosen=WHITE))
@example(Palette("own", background=Colour(237, 0, 0), chosen=Colour(0, 125, 0)))
@example(Palette("own", foreground=WHITE))
@example(Palette("own", foreground=BLACK))
def test_whatever_colors_are_named_everything_can_be_read(palette: Palette) -> None:
    assert unreadable(derive(palette)) == []


def test_a_theme_follows_the_foreground_where_it_has_no_background() -> None:
    assert derive(Palette("own", foreground=WHITE)).is_dark
    assert not derive(Palette("own", foreground=BLACK)).is_dark
    assert derive(Palette("own", background=WHITE)).background == WHITE
