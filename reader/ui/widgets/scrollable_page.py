"""A page of widgets to scroll. No part of the first frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from reader.ui.commands import bindings
from reader.ui.widgets.scrolling import ScrollActions

if TYPE_CHECKING:
    from textual.binding import BindingType


class ScrollablePage(VerticalScroll, ScrollActions, can_focus=True, inherit_bindings=False):
    """Widgets of any height, scrolled with the keys of the reading pane."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("move"), *bindings("page")]

    def move_by(self, lines: int) -> None:
        """Scroll by that many lines."""
        self.scroll_relative(y=lines, animate=False)

    def move_to_end(self, *, end: bool) -> None:
        """Scroll to the end, or to the top."""
        self.scroll_to(y=self.max_scroll_y if end else 0, animate=False)
