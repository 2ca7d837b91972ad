"""A question with a one-line answer, floating over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.geometry import Region
from textual.widgets import Input, Static

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import InputModal, Modal
from reader.ui.widgets.command_bar import CommandBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class PromptInput(Input):
    """One line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("answer")]
    DEFAULT_CSS = """
    Answer, Answer:focus {
        background: $background;
        background-tint: $background 0%;
        border: none;
        height: 1;
        padding: 0;
    }
    """

    def __init__(self, value: str = "") -> None:
        super().__init__(value, id="answer", compact=True, select_on_focus=False)

    def on_resize(self) -> None:
        """What was put in before there was a width is shown at the cursor."""
        cursor = Region(cell_len(self.value[: self.cursor_position]), 0, 1, 1)
        self.scroll_to_region(cursor, force=True, animate=False)


class PromptScreen(InputModal[str]):
    """Ends with what was typed."""

    SHEET = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ask")]

    def __init__(self, title: str, hint: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._value = value

    def compose(self) -> ComposeResult:
        """A line to type into, and under it what to type."""
        with Vertical(id="ask-box", classes="frame") as box:
            box.border_title = self._title
            yield PromptInput(self._value)
            yield Static(self._hint, id="ask-hint", markup=False)
        yield CommandBar()

    def entered(self) -> None:
        """Takes what was typed."""
        self.dismiss(self.box.value)

    def action_answer(self) -> None:
        """Takes what was typed."""
        self.entered()


class ConfirmScreen(Modal[bool]):
    """A question that is answered with yes, or by leaving it; ends with True for yes."""

    SHEET = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sure"), *bindings("ask")]

    def __init__(self, title: str, question: str) -> None:
        super().__init__()
        self._title = title
        self._question = question

    def compose(self) -> ComposeResult:
        """The question alone; the keys below answer it."""
        with Vertical(id="ask-box", classes="frame") as box:
            box.border_title = self._title
            yield Static(self._question, markup=False)
        yield CommandBar()

    def action_agree(self) -> None:
        """Yes."""
        self.dismiss(result=True)
