"""Windows of any size: no storm of resizes ends the app, and one without room for text says so."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

from reader.ui.mixing import AppPart
from reader.ui.pane_layout import is_too_small

if TYPE_CHECKING:
    from textual import events


class Resizing(AppPart):
    """Part of the app."""

    _calmed: object = None
    """What stands for the event loop where handlers of signals are asked for."""

    def calm_resizes(self, _: object = None) -> None:
        """Takes the signal of a new size through the event loop.

        Textual's handler runs wherever the signal meets the program, in the middle of itself too: a window
        that is dragged could end it by recursion.
        """
        number = getattr(signal, "SIGWINCH", None)
        handler = None if number is None else signal.getsignal(number)
        if number is not None and callable(handler) and handler is not self._calmed:
            asyncio.get_running_loop().add_signal_handler(number, handler, number, None)
            self._calmed = signal.getsignal(number)

    def on_resize(self, event: events.Resize) -> None:
        """A window without room for text says so."""
        self.mind_size(event.size.width, event.size.height)

    def mind_size(self, width: int, height: int) -> None:
        """Lays a notice over everything if that is all there is room for."""
        if not is_too_small(width, height) or not self.screen_stack:
            return
        from reader.ui.dialogs.too_small import TooSmallScreen

        if not any(isinstance(screen, TooSmallScreen) for screen in self.screen_stack):
            self.push_screen(TooSmallScreen())
