"""What the app draws with, derived from the colours of a palette by one rule for all themes.

Text has a contrast of at least `TEXT` on everything that it is drawn on, dim text of at least `DIM`; so have
code and what tells of errors where they are selected. Where a palette falls short, its colour is made lighter
or darker, by as much as it takes.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.themes.colours import BLACK, WHITE, Colour, contrast, luminance, mix, readable, turned
from reader.themes.palettes import Palette

TEXT, DIM = 4.5, 3.0
"""The least contrast on each background: of text, and of what steps back."""
OPEN = 7.0
"""The least contrast of the background to white, or to black: there must be room for text and for shades."""
OPEN_CHOSEN = 5.0
"""The same for the row under the cursor, in a pane with the focus or without."""
SURFACE, PANEL, CHOSEN, RULE, BAR, BAR_HOVER = 0.03, 0.065, 0.09, 0.13, 0.18, 0.3
"""How much of the foreground is in what is drawn beside and below text."""
UNLIT = 0.45
"""How much of the row under the cursor is left in a pane without the focus."""
SELECTED = tuple(share / 100 for share in range(30, 0, -2))
"""How much of a hue is below selected and highlighted text: as much as leaves it readable."""
FADED, STRONG = 0.4, 0.86
"""Where a palette has none: how much of the background is in dim text, and of white or black in text."""
OTHER_HUE = 150
"""Degrees from the accent to the headings, where a palette has no colour for them."""


class ThemeColours(NamedTuple):
    """All colours of a theme."""

    name: str
    is_dark: bool
    background: Colour
    surface: Colour
    panel: Colour
    """Below code and notices."""
    chosen: Colour
    """Below the row under the cursor."""
    chosen_unlit: Colour
    """The same in a pane without the focus."""
    selected: Colour
    """Below selected text."""
    highlight: Colour
    """Below what the user has highlighted."""
    rule: Colour
    bar: Colour
    bar_hover: Colour
    """The scrollbar, and under the mouse."""
    foreground: Colour
    dim: Colour
    accent: Colour
    heading: Colour
    error: Colour
    success: Colour
    warning: Colour
    keyword: Colour
    string: Colour
    number: Colour


_DEFAULTS = {
    True: Palette(
        "",
        background=Colour(0x15, 0x17, 0x1A),
        accent=Colour(0xE5, 0xB5, 0x67),
        error=Colour(0xE0, 0x78, 0x7A),
        success=Colour(0x8F, 0xB5, 0x73),
        warning=Colour(0xE5, 0xB5, 0x67),
    ),
    False: Palette(
        "",
        background=Colour(0xFB, 0xFA, 0xF6),
        accent=Colour(0x8A, 0x4F, 0x00),
        error=Colour(0xA3, 0x27, 0x2B),
        success=Colour(0x3F, 0x6F, 0x21),
        warning=Colour(0x8A, 0x4F, 0x00),
    ),
}
"""Of a dark theme and of a light one: for what a palette lacks and nothing else says."""


def derive(palette: Palette) -> ThemeColours:
    """Return all colours of a theme."""
    dark = is_dark(palette)
    defaults = _DEFAULTS[dark]
    extreme = WHITE if dark else BLACK
    background = palette.background or defaults.background or BLACK
    background = readable(background, [extreme], OPEN, lighter=not dark)
    foreground = palette.foreground or mix(background, extreme, STRONG)
    chosen = palette.chosen or mix(background, foreground, CHOSEN)
    chosen = readable(chosen, [extreme], OPEN_CHOSEN, lighter=not dark)
    # What is mixed of two hues is darker than either.
    chosen_unlit = readable(mix(background, chosen, UNLIT), [extreme], OPEN_CHOSEN, lighter=not dark)
    surface, panel = mix(background, foreground, SURFACE), mix(background, foreground, PANEL)
    grounds = (background, surface, panel, chosen, chosen_unlit)

    def text(colour: Colour | None, otherwise: Colour | None = None) -> Colour:
        return readable(colour or otherwise or foreground, grounds, TEXT, lighter=dark)

    foreground = text(foreground)
    dim = readable(palette.dim or mix(foreground, background, FADED), grounds, DIM, lighter=dark)
    accent = text(palette.accent, defaults.accent)
    heading = text(palette.heading, turned(accent, OTHER_HUE))
    success = text(palette.success, defaults.success)
    shown = {
        "foreground": foreground,
        "accent": accent,
        "heading": heading,
        "error": text(palette.error, defaults.error),
        "success": success,
        "warning": text(palette.warning, defaults.warning),
        "keyword": text(palette.keyword, heading),
        "string": text(palette.string, success),
        "number": text(palette.number, accent),
    }
    main, others = [foreground, accent, heading], [dim, *shown.values()]
    return ThemeColours(
        palette.name,
        dark,
        background=background,
        surface=surface,
        panel=panel,
        chosen=chosen,
        chosen_unlit=chosen_unlit,
        selected=_below_text(background, accent, main, others),
        highlight=_below_text(background, shown["warning"], main, others),
        rule=mix(background, foreground, RULE),
        bar=mix(background, foreground, BAR),
        bar_hover=mix(background, foreground, BAR_HOVER),
        dim=dim,
        **shown,
    )


def is_dark(palette: Palette) -> bool:
    """Return whether text is lighter than what it is on, as far as the palette says."""
    if palette.background and palette.foreground:
        return luminance(palette.background) < luminance(palette.foreground)
    if palette.foreground:
        return contrast(palette.foreground, BLACK) > contrast(palette.foreground, WHITE)
    if palette.background:
        return contrast(palette.background, WHITE) >= contrast(palette.background, BLACK)
    return True


def _below_text(background: Colour, hue: Colour, main: list[Colour], others: list[Colour]) -> Colour:
    """Return what lies below selected or highlighted text: as much of a hue as leaves `main` readable.

    The others, which are seldom selected, can be read as dim text can.
    """
    for share in SELECTED:
        ground = mix(background, hue, share)
        if all(contrast(text, ground) >= TEXT for text in main) and all(
            contrast(text, ground) >= DIM for text in others
        ):
            return ground
    return background
