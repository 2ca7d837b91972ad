"""A question with a one-line answer, floating over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import InputModal, Modal
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class PromptInput(LineInput):
    """One line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("prompt")]
    DEFAULT_CSS = "PromptInput, PromptInput:focus { padding: 0; }"


class PromptScreen(InputModal[str]):
    """Ends with what was typed; a `value` is selected at first, so that typing replaces it."""

    SHEET = "prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]

    def __init__(self, title: str, hint: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._value = value

    def compose(self) -> ComposeResult:
        """A line to type into, and a hint what to type."""
        with Vertical(id="ask-box", classes="frame") as box:
            box.border_title = self._title
            yield PromptInput(self._value, id="answer")
            yield Static(self._hint, id="ask-hint", markup=False)
        yield CommandBar()

    def submit(self) -> None:
        """End with what was typed."""
        self.dismiss(self.input.value)


class ConfirmScreen(Modal[bool]):
    """A question; ends with True for yes, None otherwise."""

    SHEET = "prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("confirm"), *bindings("form")]

    def __init__(self, title: str, question: str) -> None:
        super().__init__()
        self._title = title
        self._question = question

    def compose(self) -> ComposeResult:
        """The question; the keys below answer it."""
        with Vertical(id="ask-box", classes="frame") as box:
            box.border_title = self._title
            yield Static(self._question, markup=False)
        yield CommandBar()

    def action_agree(self) -> None:
        """Answer yes."""
        self.dismiss(result=True)
