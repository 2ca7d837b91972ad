"""The actions of the commands that move, the same in lists and in the reading pane."""

from __future__ import annotations

from abc import abstractmethod

from reader.ui.mixing import WidgetPart


class Moving(WidgetPart):
    """Mixed into a widget that binds the scope "move": turns actions into three kinds of movement."""

    def step(self, direction: int) -> None:
        """One row or line: 1 is down, -1 is up."""
        self.leap(direction)

    @abstractmethod
    def leap(self, lines: int) -> None:
        """That many lines of the screen, down where positive."""

    @abstractmethod
    def leap_to(self, *, end: bool) -> None:
        """To the top or to the end."""

    @property
    def page(self) -> int:
        """Lines in a page, at least 1; what was the last line before is the first after."""
        return max(1, self.size.height - 1)

    def action_line_down(self) -> None:
        """One row or line down."""
        self.step(1)

    def action_line_up(self) -> None:
        """One row or line up."""
        self.step(-1)

    def action_half_page_down(self) -> None:
        """Half a page down."""
        self.leap(max(1, self.page // 2))

    def action_half_page_up(self) -> None:
        """Half a page up."""
        self.leap(-max(1, self.page // 2))

    def action_page_down(self) -> None:
        """One page down."""
        self.leap(self.page)

    def action_page_up(self) -> None:
        """One page up."""
        self.leap(-self.page)

    def action_top(self) -> None:
        """To the top."""
        self.leap_to(end=False)

    def action_end(self) -> None:
        """To the end."""
        self.leap_to(end=True)
