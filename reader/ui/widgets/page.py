"""A text that floats over the screen and scrolls with the keys of the reading pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from reader.ui.commands import bindings
from reader.ui.widgets.scrolling import Moving

if TYPE_CHECKING:
    from textual.binding import BindingType


class Page(Moving, VerticalScroll, can_focus=True, inherit_bindings=False):
    """Holds widgets of any height."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("move"), *bindings("page")]

    def leap(self, lines: int) -> None:
        """That many lines."""
        self.scroll_relative(y=lines, animate=False)

    def leap_to(self, *, end: bool) -> None:
        """To the top or to the end."""
        self.scroll_to(y=self.max_scroll_y if end else 0, animate=False)
