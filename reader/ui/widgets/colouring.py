"""The part of the reading pane that has code in sight coloured, off the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reader.ui.mixing import WidgetPart
from reader.ui.services.tasks import run_in_thread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.document.layout import Layout
    from reader.ui.document.view import Line, StyleSpan, TextBlock

AT_HAND = 64
"""Stretches of code of which the colours are remembered."""


class Colouring(WidgetPart):
    """Mixed into the reading pane."""

    _wrapped: Layout
    _page: list[Line]
    _colours: dict[TextBlock, Sequence[StyleSpan]]
    """The styles of code, none while they are looked up; the oldest first."""

    class Coloured(Message):
        """The colours of some code are known now."""

        def __init__(self, block: TextBlock, styles: Sequence[StyleSpan]) -> None:
            super().__init__()
            self.block = block
            self.styles = styles

    def _colour(self) -> None:
        """Has the code in sight coloured, where it states its language."""
        for block in dict.fromkeys(line.block for line in self._page if line.block.language):
            if block not in self._colours:
                self._colours[block] = ()
                self._look_up(block)
        while len(self._colours) > AT_HAND:
            del self._colours[next(iter(self._colours))]

    def _look_up(self, block: TextBlock) -> None:
        def work() -> None:
            # Here, because few texts have code.
            from reader.ui.document.syntax import highlight_code

            self.post_message(Colouring.Coloured(block, highlight_code(block.text, block.language)))

        run_in_thread(self, work, "colours")

    def on_colouring_coloured(self, event: Colouring.Coloured) -> None:
        """Draws code in its colours."""
        event.stop()
        self._colours[event.block] = event.styles
        if event.styles and any(line.block == event.block for line in self._page):
            self._wrapped.clear()
            self._place()

    def _place(self) -> None:
        """Lays out what is in sight anew."""
        raise NotImplementedError
