"""What is shown in a window too small for text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.ui.dialogs.modal import AnswersOnce
from reader.ui.pane_layout import LEAST_HEIGHT, LEAST_WIDTH, is_too_small

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TooSmallScreen(ModalScreen[None], AnswersOnce[None]):
    """Covers everything until the window is large enough; what is below stays as it is."""

    DEFAULT_CSS = """
    TooSmallScreen { align: center middle; background: $background; overflow: hidden; }
    TooSmallScreen > Static { width: 100%; height: auto; text-align: center; color: $foreground; }
    """

    def compose(self) -> ComposeResult:
        """Show what is wrong, and what is needed."""
        yield Static(markup=False)

    def on_resize(self) -> None:
        """Close once there is room, in the window as it is now: it may be smaller again than it was then."""
        width, height = self.app.size
        if not is_too_small(width, height):
            self.dismiss(None)
            return
        sizes = f"{width}×{height}, needs {LEAST_WIDTH}×{LEAST_HEIGHT}"
        self.query_one(Static).update(Content(f"Window too small\n{sizes}"))

    def on_screen_resume(self) -> None:
        """Close if the window has grown while another dialog was on top."""
        if not is_too_small(*self.app.size):
            self.dismiss(None)
