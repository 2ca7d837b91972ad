"""Colours: how light they are, how well one can be read on another, and how to make it readable.

Contrast is that of WCAG 2, from 1 to 21. Lightness, chroma and hue are those of OKLCH (Björn Ottosson, "A
perceptual color space for image processing"), so that a lighter or darker color still looks like itself.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

HALVINGS = 12
"""Steps to the smallest change of lightness that does, or the largest chroma there is: finer than 8 bits."""
_HEX = re.compile(r"#(?:[0-9a-f]{3}){1,2}", re.IGNORECASE)


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


def parse_colour(text: str) -> Colour | None:
    """Return the color of "#fb2" or "#ffbb22"; None for anything else."""
    if not _HEX.fullmatch(text):
        return None
    digits = text[1:] if len(text) > len("#rgb") else "".join(digit * 2 for digit in text[1:])
    return Colour(*bytes.fromhex(digits))


@lru_cache(1024)
def luminance(colour: Colour) -> float:
    """Return the relative luminance, from 0 to 1."""
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colors."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return a color between two: `share` is how much of the `other`, from 0 to 1."""
    return Colour(*(round(a + (b - a) * share) for a, b in zip(one, other, strict=True)))


def readable(colour: Colour, grounds: Iterable[Colour], least: float, *, lighter: bool) -> Colour:
    """Return a color with at least that contrast on each ground, or white or black if none has it.

    It is made lighter or darker by no more than it takes. Its hue stays.
    """
    limits = [luminance(ground) for ground in grounds]
    darkest, lightest = min(limits) + 0.05, max(limits) + 0.05

    def holds(tried: Colour) -> bool:
        light = luminance(tried) + 0.05
        return light / lightest >= least if lighter else darkest / light >= least

    extreme = WHITE if lighter else BLACK
    if holds(colour) or not holds(extreme):
        return colour if holds(colour) else extreme
    lightness, chroma, hue = to_oklch(colour)
    near, far = lightness, float(lighter)
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        near, far = (near, middle) if holds(from_oklch(middle, chroma, hue)) else (middle, far)
    return from_oklch(far, chroma, hue)


def turned(colour: Colour, degrees: float) -> Colour:
    """Return a color as light and as strong, with another hue."""
    lightness, chroma, hue = to_oklch(colour)
    return from_oklch(lightness, chroma, hue + math.radians(degrees))


def to_oklch(colour: Colour) -> tuple[float, float, float]:
    """Return lightness from 0 to 1, chroma from 0 to about 0.3, and hue in radians."""
    red, green, blue = map(_linear, colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> Colour:
    """Return the color; where a screen has none so strong, the strongest it has at that lightness."""
    channels = _channels(lightness, chroma, hue)
    if not all(map(_fits, channels)):
        fits, does_not = 0.0, chroma
        for _ in range(HALVINGS):
            tried = (fits + does_not) / 2
            if all(map(_fits, _channels(lightness, tried, hue))):
                fits = tried
            else:
                does_not = tried
        channels = _channels(lightness, fits, hue)
    return Colour(*(round(255 * _encoded(min(1.0, max(0.0, channel)))) for channel in channels))


def _channels(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Return linear red, green and blue, below 0 or above 1 where a screen has no such color."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


ROUNDING = 1e-4


def _fits(channel: float) -> bool:
    return -ROUNDING <= channel <= 1 + ROUNDING


def _linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(linear: float) -> float:
    return linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
