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

    from reader.library.library import Library
    from reader.model import Item
    from reader.search import Hit, Results
    from reader.ui.search_request import SearchRequest

STEM_LENGTH = 40
ALL = 1 << 30
"""Hits: as many as there are."""


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

    SHEET = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("export"), *bindings("form")]

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
            yield PromptInput(id="answer")
            yield Static(id="scope", markup=False)
            yield Static(id="format", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Propose a name, selected, so that typing replaces it."""
        self._show()
        self._propose()
        super().on_mount()

    @property
    def input(self) -> PromptInput:
        """The name of the file."""
        return self.query_one(PromptInput)

    def submit(self) -> None:
        """Takes what is shown."""
        name = self.input.value.strip()
        if name:
            self.dismiss(ExportRequest(self._scopes[self._scope], self._format, name))

    def action_step_format(self, direction: Literal[1, -1]) -> None:
        """The next or previous format; the name follows."""
        before = self._format
        self._format = FORMATS[(FORMATS.index(before) + direction) % len(FORMATS)]
        self._show()
        if self.input.value == self._proposed:
            self._propose()
        elif self.input.value.lower().endswith(SUFFIXES[before]):
            self.input.value = self.input.value[: -len(SUFFIXES[before])] + SUFFIXES[self._format]

    def action_step_scope(self, direction: Literal[1, -1]) -> None:
        """More or less of it."""
        self._scope = (self._scope + direction) % len(self._scopes)
        self._show()
        if self.input.value == self._proposed:
            self._propose()

    @on(Input.Changed)
    def _named(self) -> None:
        """A suffix that is typed says which format is meant."""
        meant = format_of(self.input.value)
        if meant is not None and meant != self._format:
            self._format = meant
            self._show()

    def _propose(self) -> None:
        self._proposed = file_name(self._scopes[self._scope].title, self._format)
        self.input.propose(self._proposed)

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


def main_scopes(
    library: Library,
    document: str,
    item: Item | None,
    *,
    selected: Sequence[str],
    listed: Sequence[str],
    list_first: bool,
    search: tuple[SearchRequest, Results] | None,
    whole: Sequence[str],
) -> list[ExportScope]:
    """Return what can be exported from the main screen, the most likely first.

    `document` is the name of the open document, `whole` the ids of its items, `listed` those of the postings
    listed; `search` is what is walked through.
    """
    listed = list(dict.fromkeys(listed))
    the_list = [_scope(f"the {len(listed)} listed", listed, f"{document} postings")] if listed else []
    one = [_scope(f"this {item.kind}", (item.id,), item.title)] if item is not None else []
    scopes = [*_selected_scope(selected), *(the_list + one if list_first else one + the_list)]
    if search is not None:
        scopes.append(_results_scope(library, *search))
    if len(whole) > 1:
        scopes.append(_scope("the whole document", whole, document))
    return scopes


def result_scopes(
    library: Library, request: SearchRequest, results: Results, hit: Hit | None, selected: Sequence[str]
) -> list[ExportScope]:
    """Return what can be exported from a search: selected postings, all results, the one at the cursor."""
    one = [_scope(f"this {hit.kind}", (hit.id,), hit.title)] if hit is not None else []
    return [*_selected_scope(selected), _results_scope(library, request, results), *one]


def _selected_scope(selected: Sequence[str]) -> list[ExportScope]:
    number = len(selected)
    return [_scope(f"the {number} selected", selected, f"{number} postings")] if selected else []


def _results_scope(library: Library, request: SearchRequest, results: Results) -> ExportScope:
    """Return all that was found, not only what has been fetched of it."""

    def items() -> tuple[str, ...]:
        if len(results.hits) >= results.total:
            return tuple(hit.id for hit in results.hits)
        filters = request.filters
        found = library.search(
            request.text, limit=ALL, kind=request.kind, where=filters.where, order=filters.order
        )
        return tuple(hit.id for hit in found.hits) if found is not None else ()

    return ExportScope(f"the {results.total:,} results", items, f"search {results.query}")


def _scope(words: str, items: Sequence[str], title: str) -> ExportScope:
    ids = tuple(items)
    return ExportScope(words, lambda: ids, title)
