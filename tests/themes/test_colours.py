"""Colors: read, compared, made lighter and darker."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.themes.colours import (
    BLACK,
    WHITE,
    Colour,
    contrast,
    from_oklch,
    parse_colour,
    readable,
    to_oklch,
    turned,
)

COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#fabd2f", (250, 189, 47)),
        ("#FABD2F", (250, 189, 47)),
        ("#fb2", (255, 187, 34)),
        ("fabd2f", None),
        ("#fabd2", None),
        ("#fabd2f ", None),
        ("#fabd2g", None),
        ("#٣٣٣", None),
        ("red", None),
        ("", None),
    ],
)
def test_only_hexadecimal_colors_are_read(text: str, colour: tuple[int, int, int] | None) -> None:
    assert parse_colour(text) == colour


@given(COLOURS)
def test_a_color_is_written_as_it_is_read(colour: Colour) -> None:
    assert parse_colour(str(colour)) == colour


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(Colour(0x77, 0x77, 0x77), WHITE) == pytest.approx(4.48, abs=0.01)


@given(COLOURS)
def test_oklch_and_back_is_the_same_color(colour: Colour) -> None:
    assert from_oklch(*to_oklch(colour)) == colour


def test_oklch_is_that_of_its_author() -> None:
    lightness, chroma, hue = to_oklch(Colour(255, 0, 0))
    assert (lightness, chroma, math.degrees(hue)) == pytest.approx((0.628, 0.2577, 29.23), abs=0.01)


@given(COLOURS, st.lists(COLOURS, min_size=1, max_size=3), st.floats(1, 12), st.booleans())
def test_what_is_made_readable_can_be_read_where_anything_can(
    colour: Colour, grounds: list[Colour], least: float, lighter: bool
) -> None:
    extreme = WHITE if lighter else BLACK
    found = readable(colour, grounds, least, lighter=lighter)
    if all(contrast(extreme, ground) >= least for ground in grounds):
        assert all(contrast(found, ground) >= least for ground in grounds)
    else:
        assert found == extreme


def test_what_can_be_read_stays_as_it_is() -> None:
    amber, ground = Colour(0xFA, 0xBD, 0x2F), Colour(0x28, 0x28, 0x28)
    assert readable(amber, [ground], 4.5, lighter=True) == amber
    assert readable(amber, [WHITE], 4.5, lighter=False) != amber


@pytest.mark.parametrize("text", ["#fabd2f", "#268bd2", "#d33682", "#40a02b"])
def test_a_darker_color_keeps_its_hue(text: str) -> None:
    colour = parse_colour(text)
    assert colour is not None
    darker = readable(colour, [WHITE], 7, lighter=False)
    assert contrast(darker, WHITE) == pytest.approx(7, abs=0.25)
    assert math.degrees(to_oklch(darker)[2]) == pytest.approx(math.degrees(to_oklch(colour)[2]), abs=2)


def test_a_color_is_turned_around_the_wheel() -> None:
    amber = Colour(0xE5, 0xB5, 0x67)
    other = turned(amber, 150)
    before, after = to_oklch(amber), to_oklch(other)
    assert after[0] == pytest.approx(before[0], abs=0.01)
    assert math.degrees(after[2] - before[2]) % 360 == pytest.approx(150, abs=3)
