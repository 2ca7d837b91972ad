"""Choosing a theme: a list of all, and each is shown while the cursor is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from reader.themes.deriving import is_dark
from reader.themes.palettes import PALETTES, Palette
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import Frame, ListModal
from reader.ui.dialogs.outline import NO_MATCHES
from reader.ui.services.tasks import call_after
from reader.ui.symbols import CHOSEN, NOT_CHOSEN
from reader.ui.theme import DARK, LIGHT
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import LineInput
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from reader.system.themes import OwnThemes

REST = 0.08
"""Seconds that the cursor rests on a theme before it is shown: everything is styled and painted anew then."""
ANY, DARK_ONES, LIGHT_ONES = "terminal", "dark", "light"
"""Groups of themes: those that take after the terminal, and the others by what they are."""
OURS = {
    "auto": (ANY, "what suits the terminal"),
    "ansi": (ANY, "sixteen colors"),
    "mono": (ANY, "no colors"),
    DARK.name: (DARK_ONES, ""),
    LIGHT.name: (LIGHT_ONES, ""),
}
"""The group and the detail of each theme of the app's own."""
OWN = "yours"
AROUND, LEAST_ROWS = 4, 3
"""Lines around the list: its frame, the input and the keys; and the fewest that the list has."""
SAMPLE = "●"
"""Drawn in a theme's accent and in the colour of its headings."""


class ThemeRow(NamedTuple):
    """A theme, or the name of a group."""

    name: str
    group: str
    detail: str = ""
    palette: Palette | None = None
    """None for a theme of the app's own."""
    is_group: bool = False


class OwnThemesLoaded(Message):
    """The user's own themes have been read."""

    def __init__(self, found: OwnThemes) -> None:
        super().__init__()
        self.found = found


def rows_of(own: Sequence[Palette], typed: str = "") -> list[ThemeRow]:
    """Return the themes whose name, group or detail has every word typed, below the names of their groups.

    The user's own come first in their group, and take the place of those with the same name.
    """
    wanted = typed.casefold().split()
    rows: list[ThemeRow] = []
    for group in (ANY, DARK_ONES, LIGHT_ONES):
        themes = [theme for theme in _themes(own) if theme.group == group and _has(theme, wanted)]
        rows += [ThemeRow(group, group, is_group=True), *themes] if themes else []
    return rows


def _themes(own: Sequence[Palette]) -> list[ThemeRow]:
    ours = [ThemeRow(name, group, detail) for name, (group, detail) in OURS.items()]
    names = {palette.name for palette in own}
    known = [palette for palette in PALETTES.values() if palette.name not in names]
    return [
        *ours,
        *(ThemeRow(palette.name, _group(palette), OWN, palette) for palette in own),
        *(ThemeRow(palette.name, _group(palette), "", palette) for palette in known),
    ]


def _group(palette: Palette) -> str:
    return DARK_ONES if is_dark(palette) else LIGHT_ONES


def _has(theme: ThemeRow, wanted: Sequence[str]) -> bool:
    text = f"{theme.name} {theme.group} {theme.detail}".casefold()
    return all(word in text for word in wanted)


class ThemeList(VirtualList[ThemeRow], can_focus=False):
    """Themes, a line each, below the names of their groups."""

    LIT = True

    def __init__(self, now: str) -> None:
        """`now` is the theme in use."""
        super().__init__(id="themes")
        self._now = now

    def selectable(self, row: ThemeRow) -> bool:
        """Themes only."""
        return not row.is_group

    def key(self, row: ThemeRow) -> Hashable:
        """Identify a theme by its name."""
        return row.name, row.is_group

    def row_height(self, row: ThemeRow) -> int:
        """Return 2 for a group, with the blank line above it."""
        return 2 if row.is_group else 1

    def render_row(self, row: ThemeRow, width: int, *, selected: bool) -> list[Content]:
        """Draw the name, with a check mark if the theme is in use, and on the right two of its colours."""
        if row.is_group:
            return [Content(""), Content.styled(row.name, DIM)]
        sign = Content.styled(CHOSEN if row.name == self._now else NOT_CHOSEN, SIGN)
        right = Content(" ").join(
            part for part in (Content.styled(row.detail, DIM), self._sample(row.palette)) if part
        )
        room = max(0, width - sign.cell_length - right.cell_length - 1)
        name = Content.styled(row.name, "bold" if selected else "").truncate(room, ellipsis=True, pad=True)
        return [sign + name + Content(" ") + right]

    def _sample(self, palette: Palette | None) -> Content:
        """Return two of the theme's colours, where others than the terminal's own can be drawn."""
        if palette is None or self.app.current_theme.ansi:
            return Content("")
        shown = (palette.accent or palette.foreground, palette.heading or palette.foreground)
        chip = Content(" ").join(Content.styled(SAMPLE, str(colour or "")) for colour in shown).pad(1, 1)
        is_exact = self.app.console.color_system == "truecolor"
        return chip.stylize_before(f"on {palette.background}") if palette.background and is_exact else chip


class ThemeInput(LineInput):
    """Words that the themes must have."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("themes")]


class ThemeScreen(ListModal[str]):
    """Ends with the name of the theme to keep. Gets `OwnThemesLoaded` once those are known."""

    DIMS = False
    SHEET = "themes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("picker"),
        *bindings("form"),
        *(binding for binding in bindings("app") if binding.id == "app.notices"),
    ]

    def __init__(self, now: str, show: Callable[[str, Palette | None], None]) -> None:
        """`now` is the theme in use; `show` draws everything in another, for as long as the list is open."""
        super().__init__()
        self._now = now
        self._show_theme = show
        self._own: tuple[Palette, ...] = ()
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Show the input and the list."""
        with Frame(id="themes-box") as box:
            box.border_title = "theme"
            yield ThemeInput(placeholder="Type to filter", id="themes-filter")
            yield ThemeList(self._now)
        yield CommandBar()

    def on_mount(self) -> None:
        """Start at the theme in use."""
        self.rows.empty = NO_MATCHES
        self._list(keep=False)

    def on_resize(self) -> None:
        """Let the list be no higher than there is room: it shows the cursor by its own height."""
        self.rows.styles.max_height = max(LEAST_ROWS, self.size.height - AROUND)

    def on_own_themes_loaded(self, event: OwnThemesLoaded) -> None:
        """List the user's own themes too, and say what is wrong with others."""
        self._own = event.found.palettes
        for error in event.found.errors:
            self.app.notify(error, severity="warning", markup=False)
        if self._own:
            self._list(keep=self._now not in (palette.name for palette in self._own))

    @property
    def rows(self) -> ThemeList:
        """The themes."""
        return self.query_one(ThemeList)

    def submit(self) -> None:
        """End with the theme under the cursor, which is shown by then."""
        if self.rows.row is not None and not self.is_over:
            self._show()
            self.dismiss(self.rows.row.name)

    @on(Input.Changed)
    def _filter(self) -> None:
        self._list(keep=False)

    def _list(self, *, keep: bool) -> None:
        """List the themes with the words typed. The cursor stays, or goes to the one in use or the first."""
        rows = rows_of(self._own, self.input.value)
        self.rows.set_rows(rows, keep=keep)
        names = [None if row.is_group else row.name for row in rows]
        if not keep and self._now in names:
            self.rows.move_to(names.index(self._now))

    @on(VirtualList.Highlighted)
    def _show_soon(self) -> None:
        """Show the theme under the cursor once that rests."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = call_after(self, REST, self._show)

    def _show(self) -> None:
        row = self.rows.row
        if row is not None and not self.is_over:
            self._show_theme(row.name, row.palette)
