"""Themes made of a palette. Imported once one is asked for: most people start with a theme of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

from reader.themes.deriving import derive
from reader.ui.theme import bar_colours

if TYPE_CHECKING:
    from reader.themes.palettes import Palette


BY_THE_SAME_NAME = (
    "background", "surface", "panel", "chosen", "rule", "foreground", "accent", "heading", "error", "success",
    "warning", "keyword", "string", "number",
)  # fmt: skip
"""Colours that have variables of their names. Without these, Textual rounds some of its own."""


def theme_of(palette: Palette, *, few: bool = False) -> Theme:
    """Return the theme that the app draws with; `few` is for a terminal that has 256 colours."""
    colours = derive(palette)
    if few:
        from reader.themes.few_colours import named, of_256

        colours = named(of_256(colours))
    accent, dim, selected = str(colours.accent), str(colours.dim), str(colours.selected)
    variables = {name: str(getattr(colours, name)) for name in BY_THE_SAME_NAME}
    variables |= {f"text-{name}": variables[name] for name in ("error", "success", "warning")}
    bars = bar_colours(str(colours.bar), str(colours.bar_hover), accent, under=str(colours.background))
    return Theme(
        name=colours.name,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=variables["foreground"],
        background=variables["background"],
        surface=variables["surface"],
        panel=variables["panel"],
        success=variables["success"],
        warning=variables["warning"],
        error=variables["error"],
        dark=colours.is_dark,
        variables={
            **variables,
            "text-muted": dim,
            "quiet": dim,
            "chosen-unlit": str(colours.chosen_unlit),
            "accent-muted": selected,
            "highlight": str(colours.highlight),
            "input-cursor-background": accent,
            "input-selection-background": selected,
            "screen-selection-background": selected,
            **bars,
        },
    )
