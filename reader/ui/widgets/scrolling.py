"""Scrolling by keys, the same in lists, in the reading pane and in dialogs."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.containers import ScrollableContainer
from textual.geometry import Size
from textual.reactive import Reactive

from reader.ui.widgets._textual_fast_path import PLAIN, fast_scrollbar

if TYPE_CHECKING:
    from textual.scroll_view import ScrollView
    from textual.scrollbar import ScrollBar


class ScrollActions(ScrollableContainer):
    """Base of widgets that bind the scope "move": maps its actions to three kinds of movement.

    List it after Textual's class: default styles are inherited from the first base only.
    """

    @abstractmethod
    def move_by(self, lines: int) -> None:
        """Move by lines of the screen, down if positive."""

    @abstractmethod
    def move_to_end(self, *, end: bool) -> None:
        """Move to the end, or to the top."""

    def move_one(self, direction: int) -> None:
        """Move one row or line: 1 is down, -1 is up."""
        self.move_by(direction)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, made when first asked for."""
        return super().vertical_scrollbar if PLAIN else fast_scrollbar(self)

    @property
    def page_height(self) -> int:
        """Lines to a page, at least 1. The last line of one page is the first of the next."""
        return max(1, self.size.height - 1)

    def action_line_down(self) -> None:
        """Move one row or line down."""
        self.move_one(1)

    def action_line_up(self) -> None:
        """Move one row or line up."""
        self.move_one(-1)

    def action_half_page_down(self) -> None:
        """Move half a page down."""
        self.move_by(max(1, self.page_height // 2))

    def action_half_page_up(self) -> None:
        """Move half a page up."""
        self.move_by(-max(1, self.page_height // 2))

    def action_page_down(self) -> None:
        """Move one page down."""
        self.move_by(self.page_height)

    def action_page_up(self) -> None:
        """Move one page up."""
        self.move_by(-self.page_height)

    def action_top(self) -> None:
        """Move to the top."""
        self.move_to_end(end=False)

    def action_end(self) -> None:
        """Move to the end."""
        self.move_to_end(end=True)


def size_without_layout() -> Reactive[Size]:
    """Redeclare `Widget.virtual_size` so that changing it does not lay out the screen.

    For widgets whose size does not depend on what they hold. Textual lays out and paints the whole screen
    once more each time that a layout has given any widget another size.
    """
    return Reactive(Size(0, 0), repaint=False)


def show_line_count(view: ScrollView, lines: int) -> None:
    """Tell Textual and the scrollbar how many lines there are. Layout only if the scrollbar comes or goes."""
    view.virtual_size = Size(0, lines)
    height = view.container_size.height
    if not height:
        return
    shows = view.styles.overflow_y == "scroll" or (lines > height and view.styles.overflow_y == "auto")
    if shows != view.show_vertical_scrollbar:
        view.vertical_scrollbar.display = view.show_vertical_scrollbar = shows
    if shows:
        view.vertical_scrollbar.window_virtual_size = lines
        view.vertical_scrollbar.window_size = height
    view.scroll_y = view.validate_scroll_y(view.scroll_y)
