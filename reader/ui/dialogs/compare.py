"""Comparing postings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import Modal
from reader.ui.document.outline import name_of
from reader.ui.render.compare import comparison_text
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.scrolling import ScrollablePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Posting
    from reader.similarity.comparing import Row

FRAME_WIDTH = 6
"""Cells of border, padding and scrollbar."""


class CompareScreen(Modal[None]):
    """Two to four postings, side by side or one below another."""

    SHEET = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("modal"), *bindings("viewer")]

    def __init__(self, postings: Sequence[Posting], rows: Sequence[Row]) -> None:
        super().__init__()
        self._names = [name_of(posting) for posting in postings]
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Show one page."""
        with ScrollablePage(id="compare-box", classes="frame") as box:
            box.border_title = f"compare {len(self._names)} postings"
            yield Static(id="compared", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Focus the page."""
        self.query_one(ScrollablePage).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns to the window."""
        # While the screen itself is being resized, changes inside it are not laid out.
        self.call_after_refresh(self._show, max(1, event.size.width - FRAME_WIDTH))

    def _show(self, room: int) -> None:
        self.query_one(Static).update(comparison_text(self._names, self._rows, room))
