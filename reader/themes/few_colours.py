"""Themes where a terminal has 256 colors: the nearest of them that can be read, as the eye sees it.

What draws them, Rich, looks for the nearest by other means: it takes a pale blue background for pure blue or
black, and one shade of grey for the next. So colours are chosen here, and handed to it by a name under which
it can't miss them.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from reader.themes.colours import BLACK, WHITE, Colour, contrast, luminance, to_oklch
from reader.themes.deriving import DIM, TEXT, ThemeColours

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEVELS = (0, 95, 135, 175, 215, 255)
"""Of red, green and blue in the cube of 216 colours."""
GREYS = 24
GROUNDS = ("background", "surface", "panel", "chosen_unlit", "rule", "bar", "bar_hover")
TEXTS = (
    "foreground", "accent", "heading", "error", "success", "warning", "keyword", "string", "number", "dim",
)  # fmt: skip
HUE_WEIGHT = 2.0
"""How much more a difference in hue or chroma counts than one in lightness."""


@cache
def names() -> Mapping[Colour, Colour]:
    """Return what Rich must be asked for, by the colour that it then draws.

    It takes a grey's lightness times 25 for its number, and never a grey of the cube.
    """
    cube = (Colour(*levels) for levels in product(LEVELS, repeat=3) if len(set(levels)) > 1)
    greys = {
        Colour(*[8 + 10 * number] * 3): Colour(*[round(255 * (number + 1) / (GREYS + 1))] * 3)
        for number in range(GREYS)
    }
    return {**{colour: colour for colour in (BLACK, WHITE, *cube)}, **greys}


def of_256(colours: ThemeColours) -> ThemeColours:
    """Return a theme in the colours of such a terminal. All text can be read as before."""
    drawn = {name: _nearest(getattr(colours, name), names()) for name in GROUNDS}
    background = drawn["background"]
    drawn["chosen"] = _nearest(colours.chosen, (each for each in names() if each != background))
    below = [drawn[name] for name in ("background", "surface", "panel", "chosen")]
    legible = {least: _legible(below, least, lighter=colours.is_dark) for least in (TEXT, DIM)}
    for name in TEXTS:
        drawn[name] = _nearest(getattr(colours, name), legible[DIM if name == "dim" else TEXT])
    main = [drawn[name] for name in ("foreground", "accent", "heading")]
    others = [drawn[name] for name in TEXTS]
    fitting = [
        each
        for each in names()
        if all(contrast(text, each) >= TEXT for text in main)
        and all(contrast(text, each) >= DIM for text in others)
        and each not in (background, drawn["chosen"])
    ]
    for name in ("selected", "highlight"):
        drawn[name] = _nearest(getattr(colours, name), fitting or [drawn["chosen"]])
    return ThemeColours(colours.name, colours.is_dark, **drawn)


def named(colours: ThemeColours) -> ThemeColours:
    """Return what Rich must be asked for to draw a theme of `of_256`."""
    asked = {name: names()[value] for name, value in colours._asdict().items() if isinstance(value, Colour)}
    return ThemeColours(colours.name, colours.is_dark, **asked)


def _legible(grounds: Iterable[Colour], least: float, *, lighter: bool) -> list[Colour]:
    """Return the colours that can be read on all grounds; white or black if none can."""
    lights = [luminance(ground) + 0.05 for ground in grounds]
    found: list[Colour] = []
    for colour in names():
        light = luminance(colour) + 0.05
        if light / max(lights) >= least if lighter else min(lights) / light >= least:
            found.append(colour)
    return found or [WHITE if lighter else BLACK]


def _nearest(colour: Colour, others: Iterable[Colour]) -> Colour:
    lightness, a, b = _oklab(colour)

    def distance(other: Colour) -> float:
        its_lightness, its_a, its_b = _oklab(other)
        return (lightness - its_lightness) ** 2 + HUE_WEIGHT * ((a - its_a) ** 2 + (b - its_b) ** 2)

    return min(others, key=distance)


@cache
def _oklab(colour: Colour) -> tuple[float, float, float]:
    lightness, chroma, hue = to_oklch(colour)
    return lightness, chroma * math.cos(hue), chroma * math.sin(hue)
