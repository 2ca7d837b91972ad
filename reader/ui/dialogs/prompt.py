"""Questions: answered with a line of text, with yes, or with how to add an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual.content import Content
from textual.widgets import Static

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import Frame, InputModal, Modal
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


AddingWay: TypeAlias = Literal["once", "subscribe"]
"""How to add what is at an address."""
WAYS = "Add it once, or subscribe and see what is new with each refresh?"


class PromptInput(LineInput):
    """The line of text that answers a question."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("prompt")]
    DEFAULT_CSS = """
    PromptInput, PromptInput.-textual-compact, PromptInput:focus { padding: 0; }
    """


class SourceInput(PromptInput):
    """The path or address to add."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("source")]


class PromptScreen(InputModal[str]):
    """Ends with what was typed. `value` is proposed, and typing replaces it."""

    SHEET = "prompt.tcss"
    INPUT: ClassVar[type[PromptInput]] = PromptInput
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]

    def __init__(self, title: str, hint: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._value = value

    def compose(self) -> ComposeResult:
        """Show the line, and the hint below."""
        with Frame(id="prompt-box") as box:
            box.border_title = Content(self._title)
            yield self.INPUT(self._value, id="answer")
            yield Static(self._hint, id="prompt-hint", markup=False)
        yield CommandBar()

    def submit(self) -> None:
        """End with what was typed."""
        self.dismiss(self.query_one(PromptInput).value)


class SourceScreen(PromptScreen):
    """Asks what to add to the library."""

    INPUT = SourceInput


class ConfirmScreen(Modal[bool]):
    """Ends with True for yes, and with None if the user cancels."""

    SHEET = "prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("confirm"), *bindings("form")]

    def __init__(self, title: str, question: str) -> None:
        super().__init__()
        self._title = title
        self._question = question

    def compose(self) -> ComposeResult:
        """Show the question; the command bar shows the answers."""
        with Frame(id="prompt-box") as box:
            box.border_title = Content(self._title)
            yield Static(self._question, id="question", markup=False)
        yield CommandBar()

    def action_agree(self) -> None:
        """End with yes."""
        self.dismiss(result=True)


class AddingScreen(Modal[AddingWay]):
    """Ends with how to add what is at an address, and with None if the user goes back."""

    SHEET = "prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("adding"), *bindings("form")]

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    def compose(self) -> ComposeResult:
        """Show the address and the question; the command bar shows the answers."""
        with Frame(id="prompt-box") as box:
            box.border_title = Content("add to library")
            yield Static(self._address, id="address", markup=False)
            yield Static(WAYS, id="prompt-hint", markup=False)
        yield CommandBar()

    def action_answer(self, way: AddingWay) -> None:
        """End with how to add it."""
        self.dismiss(way)
