"""Inputs of one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.geometry import Region
from textual.widgets import Input
from textual.widgets.input import Selection

from reader.clean import clean_line
from reader.ui.commands import bindings
from reader.ui.messages import WidgetMessage

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

MAX_LENGTH = 1_000
"""Characters. Nobody types more, and pasting a whole document must not slow the search down."""
MAX_PASTE = 10 * MAX_LENGTH
"""Characters of a paste that are looked at."""


class LineInput(Input):
    """One line of text. Its first value is selected, so that typing replaces it.

    A paste becomes one line and is cut to MAX_LENGTH.
    """

    DEFAULT_CSS = """
    LineInput, LineInput.-textual-compact, LineInput:focus {
        background: $background;
        background-tint: $background 0%;
        padding: 0 1;
        height: 1;
        border: none;
    }
    """

    class BackspaceOnEmpty(WidgetMessage["LineInput"]):
        """Backspace was pressed in the empty input."""

    class DeleteOnEmpty(WidgetMessage["LineInput"]):
        """Delete was pressed in the empty input."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - as Textual calls it
    ) -> None:
        super().__init__(
            value[:MAX_LENGTH],
            placeholder=placeholder,
            id=id,
            select_on_focus=False,
            max_length=MAX_LENGTH,
            compact=True,
        )
        self.selection = Selection(0, len(self.value))

    def fill(self, text: str) -> None:
        """Replace the value, and put the cursor at its end."""
        self.value = text
        self.cursor_position = len(text)

    def propose(self, text: str, selected: int | None = None) -> None:
        """Replace the value, with its first characters selected: all of them by default."""
        self.value = text
        self.selection = Selection(0, len(text) if selected is None else selected)

    def on_resize(self) -> None:
        """Scroll to the cursor: before the first layout there was nothing to scroll."""
        cursor = Region(cell_len(self.value[: self.cursor_position]), 0, 1, 1)
        self.scroll_to_region(cursor, force=True, animate=False)

    def on_paste(self, event: events.Paste) -> None:
        """Insert as much of the text, as one clean line, as there is room for."""
        event.prevent_default()
        event.stop()
        text = clean_line(event.text[:MAX_PASTE], MAX_LENGTH)
        start, end = sorted(self.selection)
        room = MAX_LENGTH - len(self.value) + end - start
        if text[:room]:
            self.replace(text[:room], start, end)

    def action_delete_left(self) -> None:
        """Delete to the left, or tell that there is nothing to delete."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.BackspaceOnEmpty(self))

    def action_delete_right(self) -> None:
        """Delete to the right, or tell that there is nothing to delete."""
        if self.value:
            super().action_delete_right()
        else:
            self.post_message(self.DeleteOnEmpty(self))


class QueryInput(LineInput):
    """The search box."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("query")]
    PLACEHOLDER = "Search (typos are fine)"

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder=self.PLACEHOLDER, id=id)
