"""The last notices, to be read again."""

from __future__ import annotations

from time import localtime, strftime
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import Frame, Modal, frame_width
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.notice_line import SIGN_STYLES, SIGNS
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.scrollable_page import ScrollablePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.ui.services.notices import Notice

NONE_YET = "No notices yet."
WIDEST, FRAME = 80, 5
"""Cells of the text, and of borders, padding and scrollbar."""


class NoticesScreen(Modal[None]):
    """Lists notices with the time of each, the newest first."""

    SHEET = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("modal"), *bindings("viewer")]

    def __init__(self, notices: Sequence[Notice]) -> None:
        """`notices` are the last ones, the newest last."""
        super().__init__()
        self._notices = notices[::-1]

    def compose(self) -> ComposeResult:
        """Show them."""
        with Frame(id="notices-box") as box:
            box.border_title = "notices"
            with ScrollablePage(id="notices-page"):
                yield Static(id="notices-text", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Have the keys scroll."""
        self.query_one(ScrollablePage).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap them for the window."""
        width = max(1, min(WIDEST, event.size.width - FRAME))
        self.query_one("#notices-box").styles.width = frame_width(width + FRAME, event.size.width)
        lines = [line for notice in self._notices for line in _lines(notice, width)]
        text = Content("\n").join(lines) if lines else Content.styled(NONE_YET, DIM)
        self.query_one("#notices-text", Static).update(text)


def _lines(notice: Notice, width: int) -> list[Content]:
    """Return the lines of a notice, with the time before the first and the others below its text."""
    time = Content.styled(strftime("%H:%M", localtime(notice.raised_at)) + "  ", DIM)
    head = time + Content.styled(f"{SIGNS[notice.severity]} ", SIGN_STYLES[notice.severity])
    first, *others = Content(notice.text).wrap(max(1, width - head.cell_length)) or [Content("")]
    return [head + first, *(line.pad_left(head.cell_length) for line in others)]
