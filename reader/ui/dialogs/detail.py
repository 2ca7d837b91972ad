"""A list, and below it what there is to read about the row under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reader.ui.dialogs.backdrop import extent
from reader.ui.dialogs.modal import ChoiceModal
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.scrollable_page import ScrollablePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.ui.widgets.virtual_list import VirtualList

Row = TypeVar("Row")

WIDTH = 88
"""Cells of the box: those of a line that is easy to read, and its frame."""
FRAME = 4
"""Cells beside the text: border and padding."""
AROUND = 3
"""Lines that are neither row nor text: border, and the rule between them."""
LEAST_BESIDE, LEAST_ABOVE = 8, 3
"""Cells and lines of the screen below that are worth showing."""


class DetailModal(ChoiceModal[Row]):
    """The box is as large as what is in it."""

    SHEET = "detail.tcss"
    LIST_SHARE: ClassVar[int]
    """The list takes this part of the height at most."""

    def __init__(self, title: str, empty: VirtualList[Row], rows: Sequence[Row]) -> None:
        """`empty` is the list that gets the rows."""
        super().__init__()
        self._title = title
        self._list = empty
        self._rows = rows
        self._text = Content("")
        self._lines = 0
        """The most lines that a text took: the box grows, and does not jump."""

    def compose(self) -> ComposeResult:
        """Show the list above the text."""
        with Vertical(id="detail-box", classes="frame") as box:
            box.border_title = Content(self._title)
            yield self._list
            with ScrollablePage(id="detail-page"):
                yield Static(id="detail", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Fill the list, which keeps the focus."""
        self.page.can_focus = False
        self.rows.set_rows(self._rows)
        self.rows.focus()

    def on_resize(self) -> None:
        """Fit the box to the window."""
        self._lines = 0
        self.call_after_refresh(self._fit)

    def show_text(self, text: Content) -> None:
        """Show another text, from its beginning."""
        self._text = text
        self.query_one("#detail", Static).update(text)
        self._fit()
        self.page.scroll_home(animate=False)

    def _fit(self) -> None:
        """Make the box as large as its content, the list as high as its rows."""
        width, height = self.size.width, self.size.height - 1
        rows = min(len(self._rows), max(1, (height - AROUND) // self.LIST_SHARE))
        wide = extent(min(WIDTH, width), width, LEAST_BESIDE)
        most = max(1, height - AROUND - rows)
        self._lines = max(self._lines, _lines(self._text, max(1, wide - FRAME), most))
        self.rows.styles.height = rows
        box = self.query_one("#detail-box")
        box.styles.width = wide
        box.styles.height = extent(self._lines + rows + AROUND, height, LEAST_ABOVE)

    @property
    def rows(self) -> VirtualList[Row]:
        """The list."""
        return self._list

    @property
    def page(self) -> ScrollablePage:
        """The text."""
        return self.query_one(ScrollablePage)

    def action_turn_page(self, direction: Literal[1, -1]) -> None:
        """Scroll the text by a page."""
        self.page.move_by(direction * self.page.page_height)


def _lines(text: Content, width: int, most: int) -> int:
    """Return how many lines a text takes, or more than `most` if it takes more."""
    return len(text.wrap(width)) if len(text.plain) <= width * most else most + 1
