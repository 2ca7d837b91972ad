"""The box that a query is typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from reader.clean import clean_line
from reader.ui.commands import bindings
from reader.ui.messages import WidgetMessage

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

MAX_LENGTH = 1_000
"""Nobody types more; a paste of a whole document must not slow the search."""
LONGEST_PASTE = 10 * MAX_LENGTH
"""Characters of a paste that are looked at."""


class LineInput(Input):
    """One line of text. What is pasted is made one line, and cut to what a query may be long."""

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
        """Backspace was pressed in the empty box: what narrows the search, if anything does, is to go."""

    class DeleteOnEmpty(WidgetMessage["LineInput"]):
        """Delete was pressed in the empty box: the chosen row, if it can be, is to go."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(
            value[:MAX_LENGTH],
            placeholder=placeholder,
            id=id,
            select_on_focus=True,
            max_length=MAX_LENGTH,
            compact=True,
        )

    def fill(self, text: str) -> None:
        """Puts a text into the box, with the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)

    def on_paste(self, event: events.Paste) -> None:
        """Takes the text as one clean line, as much of it as there is room for."""
        event.prevent_default()
        event.stop()
        text = clean_line(event.text[:LONGEST_PASTE], MAX_LENGTH)
        start, end = sorted(self.selection)
        room = MAX_LENGTH - len(self.value) + end - start
        if text[:room]:
            self.replace(text[:room], start, end)

    def action_delete_left(self) -> None:
        """A letter back; in the empty box, whoever narrows the search is told."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.BackspaceOnEmpty(self))

    def action_delete_right(self) -> None:
        """A letter on; in the empty box, whoever has the list is told."""
        if self.value:
            super().action_delete_right()
        else:
            self.post_message(self.DeleteOnEmpty(self))


class QueryInput(LineInput):
    """The box of the search."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("query")]
    PLACEHOLDER = "words; mistakes are forgiven"

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder=self.PLACEHOLDER, id=id)
