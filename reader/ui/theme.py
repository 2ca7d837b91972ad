"""The colours: one accent, one quiet grey, and text. Everything else is weight and space.

Contrast of text on its background, by WCAG 2: text at least 11, quiet text at least 5.
"""

from __future__ import annotations

from textual.theme import Theme

from reader.ui.line_filters import BAR, QUIET


def _bars(rest: str, hover: str, held: str, *, under: str) -> dict[str, str]:
    """The colours of scrollbars: at rest, under the mouse, held by it, and what is under them."""
    return {
        "scrollbar": rest,
        "scrollbar-hover": hover,
        "scrollbar-active": held,
        "scrollbar-background": under,
        "scrollbar-background-hover": under,
        "scrollbar-background-active": under,
        "scrollbar-corner-color": under,
    }


DARK = Theme(
    name="dark",
    primary="#d9a55b",
    secondary="#d9a55b",
    accent="#e5b567",
    foreground="#d7d8d4",
    background="#15171a",
    surface="#1b1e22",
    panel="#22262b",
    success="#8fb573",
    warning="#e5b567",
    error="#e0787a",
    dark=True,
    variables={
        "text-muted": "#8e9299",
        "quiet": "#8e9299",
        "rule": "#2c3137",
        "chosen": "#262b32",
        "input-cursor-background": "#e5b567",
        "input-selection-background": "#e5b567 30%",
        **_bars("#33383f", "#4a5058", "#e5b567", under="#15171a"),
    },
)

LIGHT = Theme(
    name="light",
    primary="#8a4f00",
    secondary="#8a4f00",
    accent="#8a4f00",
    foreground="#25262a",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#eae7de",
    success="#3f6f21",
    warning="#8a4f00",
    error="#a3272b",
    dark=False,
    variables={
        "text-muted": "#65635e",
        "quiet": "#65635e",
        "rule": "#d9d5ca",
        "chosen": "#ebe6d9",
        "input-cursor-background": "#8a4f00",
        "input-selection-background": "#8a4f00 25%",
        **_bars("#cfcabd", "#b3ad9f", "#8a4f00", under="#fbfaf6"),
    },
)

_OWN = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "text-muted": QUIET,
    "quiet": QUIET,
    "rule": QUIET,
    "chosen": QUIET,
    "input-cursor-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-text-style": "reverse",
    "input-selection-background": QUIET,
    **_bars(BAR, BAR, BAR, under="ansi_default"),
    "screen-selection-background": QUIET,
}
"""For both themes of the terminal's own colours. `plain` draws the quiet colour by weight and in reverse."""


def _own(name: str, accent: str, error: str) -> Theme:
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        success=accent,
        warning=accent,
        error=error,
        ansi=True,
        variables=_OWN,
    )


ANSI = _own("ansi", "ansi_magenta", "ansi_red")
"""The terminal's own sixteen. Magenta is the one that can be read on black and on white alike."""
MONO = _own("mono", "ansi_default", "ansi_default")
"""No colour at all."""

THEMES = (DARK, LIGHT, ANSI, MONO)
THEME_SUMMARIES = {
    "auto": "what suits the terminal",
    "dark": "light on dark",
    "light": "dark on light",
    "ansi": "the terminal's sixteen colors",
    "mono": "no colors",
}
"""For the command palette, by the names that the configuration takes."""
