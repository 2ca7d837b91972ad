"""A question with a one-line answer, floating over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.ui.commands import bindings
from reader.ui.screens.ahead import TypesAhead
from reader.ui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Answer(Input):
    """One line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("answer")]


class AskScreen(TypesAhead, ModalScreen["str | None"]):
    """Ends with what was typed, or with None."""

    SCOPED_CSS = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ask")]

    def __init__(self, title: str, hint: str, sheet: str, value: str = "") -> None:
        super().__init__()
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
        self._title = title
        self._hint = hint
        self._value = value

    def compose(self) -> ComposeResult:
        """A line to type into, and under it what to type."""
        with Vertical(id="ask-box") as box:
            box.border_title = self._title
            yield Answer(self._value, id="answer", compact=True, select_on_focus=False)
            yield Static(self._hint, id="ask-hint", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """The box takes what has been typed already."""
        self.catch_up()

    @property
    def box(self) -> Input:
        """Where the answer is typed."""
        return self.query_one(Input)

    def entered(self) -> None:
        """Enter is the answer's end."""
        self.action_answer()

    def action_answer(self) -> None:
        """Takes what was typed."""
        self.dismiss(self.query_one(Input).value)

    def action_close(self) -> None:
        """Leaves, and changes nothing."""
        self.dismiss(None)


class SureScreen(ModalScreen[bool]):
    """A question that is answered with yes or no; ends with the answer."""

    SCOPED_CSS = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sure"), *bindings("ask")]

    def __init__(self, title: str, question: str, sheet: str) -> None:
        super().__init__()
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
        self._title = title
        self._question = question

    def compose(self) -> ComposeResult:
        """The question alone; the keys below answer it."""
        with Vertical(id="ask-box") as box:
            box.border_title = self._title
            yield Static(self._question, markup=False)
        yield KeyLine()

    def action_agree(self) -> None:
        """Yes."""
        self.dismiss(result=True)

    def action_close(self) -> None:
        """No."""
        self.dismiss(result=False)
