"""The signal of a new window size, taken through the event loop.

Textual's handler runs wherever the signal arrives, in the middle of itself too: dragging a window could end
the app by recursion.
"""

from __future__ import annotations

import asyncio
import signal


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
