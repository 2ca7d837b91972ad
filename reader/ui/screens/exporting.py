"""Exporting: how much of what is shown, in which format, into which file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.export.formats import FORMATS, MEANT_FOR, SUFFIXES, Format, format_of
from reader.ui.commands import bindings
from reader.ui.screens.ahead import TypesAhead
from reader.ui.screens.asking import Answer
from reader.ui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

STEM_LENGTH = 40


class Scope(NamedTuple):
    """How much is exported."""

    words: str
    """What to call it: "this posting", "the 12 results"."""
    items: Callable[[], tuple[str, ...]]
    """Gives the ids. May take long: for a thread."""
    title: str
    """What the file is called after."""


class Wish(NamedTuple):
    """What is to be exported, how, and where to."""

    scope: Scope
    format: Format
    name: str


class ExportScreen(TypesAhead, ModalScreen["Wish | None"]):
    """Floats over the text; ends with a wish, or with None."""

    SCOPED_CSS = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("export"), *bindings("ask")]

    def __init__(self, scopes: Sequence[Scope], sheet: str, to: Format = "markdown") -> None:
        super().__init__()
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
        self._scopes = scopes
        self._scope = 0
        self._format: Format = to
        self._proposed = ""

    def compose(self) -> ComposeResult:
        """Where to, what, as what."""
        with Vertical(id="export-box") as box:
            box.border_title = "export to"
            yield Answer(id="answer", compact=True, select_on_focus=False)
            yield Static(id="scope", markup=False)
            yield Static(id="format", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """A name is proposed; the box takes what has been typed already."""
        self._show()
        self._propose()
        self.box.focus()
        self.catch_up()

    @property
    def box(self) -> Input:
        """Where the name is typed."""
        return self.query_one(Input)

    def entered(self) -> None:
        """Enter is the answer's end."""
        self.action_answer()

    def action_step_format(self, direction: Literal[1, -1]) -> None:
        """The next or previous format; the name follows."""
        before = self._format
        self._format = FORMATS[(FORMATS.index(before) + direction) % len(FORMATS)]
        self._show()
        if self.box.value == self._proposed:
            self._propose()
        elif self.box.value.lower().endswith(SUFFIXES[before]):
            self.box.value = self.box.value[: -len(SUFFIXES[before])] + SUFFIXES[self._format]

    def action_step_scope(self, direction: Literal[1, -1]) -> None:
        """More or less of it."""
        self._scope = (self._scope + direction) % len(self._scopes)
        self._show()
        if self.box.value == self._proposed:
            self._propose()

    @on(Input.Changed)
    def _named(self) -> None:
        """A suffix that is typed says which format is meant."""
        meant = format_of(self.box.value)
        if meant is not None and meant != self._format:
            self._format = meant
            self._show()

    def action_answer(self) -> None:
        """Takes what is shown."""
        name = self.box.value.strip()
        if name:
            self.dismiss(Wish(self._scopes[self._scope], self._format, name))

    def action_close(self) -> None:
        """Leaves, and writes nothing."""
        self.dismiss(None)

    def _propose(self) -> None:
        self._proposed = file_name(self._scopes[self._scope].title, self._format)
        self.box.value = self._proposed
        self.box.cursor_position = len(self._proposed)

    def _show(self) -> None:
        scopes = [scope.words for scope in self._scopes]
        self.query_one("#scope", Static).update(_chosen(scopes, scopes[self._scope]))
        formats = _chosen(FORMATS, self._format)
        meant = Content.styled(f"\n{MEANT_FOR[self._format]}", "$text-muted")
        self.query_one("#format", Static).update(formats + meant)


def file_name(title: str, to: Format) -> str:
    """A file's name after a title, in letters that every system takes."""
    words = "-".join(re.findall(r"\w+", title.lower()))
    return (words[:STEM_LENGTH].strip("-_") or "export") + SUFFIXES[to]


def _chosen(words: Sequence[str], chosen: str) -> Content:
    """Words beside each other, one of them lit."""
    parts = [Content.styled(word, "bold underline" if word == chosen else "$text-muted") for word in words]
    return Content("   ").join(parts)
