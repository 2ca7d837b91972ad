"""The size of the window: its signal, taken through the event loop, and told again where it was missed.

Textual's handler of the signal runs wherever that arrives, in the middle of itself too: dragging a window
could end the app by recursion.
"""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any

from textual import events

from reader.ui.services.tasks import call_after

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

TOLD_WITHIN = 0.1
"""Seconds within which Textual tells a new size."""


class WindowSize:
    """Tells the screens in sight the size of the window if Textual has not.

    It does so by a timer of 8 ms. That never fires if a busy machine lets others run while it starts, and
    from then on Textual waits for it, and tells no size any more.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._timer: Timer | None = None

    def changed(self) -> None:
        """Look a little later whether the new size has come to be known."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = call_after(self._app, TOLD_WITHIN, self._tell)

    def _tell(self) -> None:
        size = self._app.size
        for screen in reversed(self._app.screen_stack):
            if screen.outer_size != size:  # Textual makes `size` of that of the window
                screen.post_message(events.Resize(size, size))
            if not screen.is_modal:
                break


class ResizeSignal:
    """Has Textual's handler called by the event loop, one call after another."""

    def __init__(self) -> None:
        self._handler: object = None
        """What stands for the event loop where signal handlers are asked for."""

    def take(self, _: object = None) -> None:
        """Take the signal over from Textual, which sets its handler with each start and after ctrl+z."""
        number = getattr(signal, "SIGWINCH", None)
        handler = None if number is None else signal.getsignal(number)
        if number is not None and callable(handler) and handler is not self._handler:
            asyncio.get_running_loop().add_signal_handler(number, handler, number, None)
            self._handler = signal.getsignal(number)
