"""The size of the window, told again to screens that have missed it."""

from __future__ import annotations

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
