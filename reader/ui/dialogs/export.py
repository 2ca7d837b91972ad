"""Exporting: how much of what is shown, in which format, into which file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.export.formats import FORMATS, MEANT_FOR, SUFFIXES, Format, format_of
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import InputModal
from reader.ui.dialogs.prompt import PromptInput
from reader.ui.widgets.command_bar import CommandBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

STEM_LENGTH = 40


class ExportScope(NamedTuple):
    """How much is exported."""

    words: str
    """What to call it: "this posting", "the 12 results"."""
    items: Callable[[], tuple[str, ...]]
    """Gives the ids. May take long: for a thread."""
    title: str
    """What the file is called after."""


class ExportRequest(NamedTuple):
    """What is to be exported, how, and where to."""

    scope: ExportScope
    format: Format
    name: str


class ExportScreen(InputModal[ExportRequest]):
    """Ends with a wish."""

    SHEET = "taking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("export"), *bindings("ask")]

    def __init__(self, scopes: Sequence[ExportScope], to: Format = "markdown") -> None:
        super().__init__()
        self._scopes = scopes
        self._scope = 0
        self._format: Format = to
        self._proposed = ""

    def compose(self) -> ComposeResult:
        """Where to, what, as what."""
        with Vertical(id="export-box", classes="frame") as box:
            box.border_title = "export to"
            yield PromptInput()
            yield Static(id="scope", markup=False)
            yield Static(id="format", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """A name is proposed."""
        self._show()
        self._propose()

    def entered(self) -> None:
        """Takes what is shown."""
        name = self.box.value.strip()
        if name:
            self.dismiss(ExportRequest(self._scopes[self._scope], self._format, name))

    def action_answer(self) -> None:
        """Takes what is shown."""
        self.entered()

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
