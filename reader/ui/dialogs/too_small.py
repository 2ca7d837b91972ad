"""What stands in a window that is too small for text: that it is, and how large it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.ui.pane_layout import LEAST_HEIGHT, LEAST_WIDTH, is_too_small

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class TooSmallScreen(ModalScreen[None]):
    """Lies over everything until the window has grown; what is under it stays as it is."""

    DEFAULT_CSS = """
    SmallScreen { align: center middle; background: $background; overflow: hidden; }
    SmallScreen > Static { width: 100%; height: auto; text-align: center; color: $foreground; }
    """

    def compose(self) -> ComposeResult:
        """Two lines."""
        yield Static(markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Goes away once there is room."""
        width, height = event.size
        if not is_too_small(width, height):
            self._leave()
            return
        needed = f"{width}×{height}, and needs {LEAST_WIDTH}×{LEAST_HEIGHT}"
        self.query_one(Static).update(Content(f"window too small\n{needed}"))

    def on_screen_resume(self) -> None:
        """The window may have grown while something else was on top."""
        if not is_too_small(*self.app.size):
            self._leave()

    def _leave(self) -> None:
        if self.is_current:
            self.dismiss(None)
