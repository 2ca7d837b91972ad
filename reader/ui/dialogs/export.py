"""Exporting: which items, in which format, to which file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from reader.export.formats import FORMATS, MEANT_FOR, SUFFIXES, Format, format_of
from reader.naming import count_of
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import Frame, InputModal
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

NO_BREAK = "\u00a0"
STEM_LENGTH = 40
NO_LIMIT = 1 << 30
"""Of the hits of a search."""


class ExportScope(NamedTuple):
    """Which items to export."""

    name: str
    """What the dialog calls them: "this posting", "12 results"."""
    ids: Callable[[], tuple[str, ...]]
    """Returns the ids of the items. May take long: call it in a thread."""
    title: str
    """What the file is named after."""


class ExportRequest(NamedTuple):
    """What to export, in which format, and to which file."""

    scope: ExportScope
    format: Format
    name: str


class ExportScreen(InputModal[ExportRequest]):
    """Ends with what to export."""

    SHEET = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("export"), *bindings("form")]

    def __init__(self, scopes: Sequence[ExportScope], to: Format = "markdown") -> None:
        super().__init__()
        self._scopes = scopes
        self._scope = 0
        self._format: Format = to
        self._proposed = ""

    def compose(self) -> ComposeResult:
        """Show the file's name, the scopes and the formats."""
        with Frame(id="export-box") as box:
            box.border_title = "export to"
            yield PromptInput(id="answer")
            yield Static(id="scope", markup=False)
            yield Static(id="format", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Propose a name."""
        self._show()
        self._propose()

    @property
    def input(self) -> PromptInput:
        """The file's name."""
        return self.query_one(PromptInput)

    def submit(self) -> None:
        """End with what is shown."""
        name = self.input.value.strip()
        if name:
            self.dismiss(ExportRequest(self._scopes[self._scope], self._format, name))

    def action_step_format(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous format; the name takes its suffix."""
        before, name = self._format, self.input.value
        self._format = FORMATS[(FORMATS.index(before) + direction) % len(FORMATS)]
        self._show()
        if name == self._proposed:
            self._propose(keep_suffix=True)
        elif name.lower().endswith(SUFFIXES[before]):
            self.input.fill(name[: -len(SUFFIXES[before])] + SUFFIXES[self._format])

    def action_step_scope(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous scope."""
        self._scope = (self._scope + direction) % len(self._scopes)
        self._show()
        if self.input.value == self._proposed:
            self._propose()

    @on(Input.Changed)
    def _name_changed(self) -> None:
        """A suffix names the format."""
        meant = format_of(self.input.value)
        if meant is not None and meant != self._format:
            self._format = meant
            self._show()

    def _propose(self, *, keep_suffix: bool = False) -> None:
        """Propose a name; typing replaces it, or with `keep_suffix` all but the suffix just chosen."""
        self._proposed = file_name(self._scopes[self._scope].title, self._format)
        stem = len(self._proposed) - len(SUFFIXES[self._format])
        self.input.propose(self._proposed, stem if keep_suffix else None)

    def _show(self) -> None:
        names = [scope.name for scope in self._scopes]
        self.query_one("#scope", Static).update(_choices(names, names[self._scope]))
        meant = Content.styled(f"\n{MEANT_FOR[self._format]}", "$text-muted")
        self.query_one("#format", Static).update(_choices(FORMATS, self._format) + meant)


def file_name(title: str, to: Format) -> str:
    """Return a file name for a title, in characters that every system takes."""
    words = "-".join(re.findall(r"\w+", title.lower()))
    whole = words[: STEM_LENGTH + 1].rpartition("-")[0] if len(words) > STEM_LENGTH else words
    return ((whole or words[:STEM_LENGTH]).strip("-_") or "export") + SUFFIXES[to]


def _choices(words: Sequence[str], current: str) -> Content:
    """Return words in a row, one of them emphasized."""
    parts = [
        Content.styled(word.replace(" ", NO_BREAK), "bold underline" if word == current else "$text-muted")
        for word in words
    ]
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
    listed; `search` is what the user is going through.
    """
    listed = list(dict.fromkeys(listed))
    listing = [_scope(f"{len(listed):,} listed", listed, f"{document} postings")] if listed else []
    current = [_scope(f"this {item.kind}", (item.id,), item.title)] if item is not None else []
    return [
        *_selected_scopes(selected),
        *(listing + current if list_first else current + listing),
        *([_results_scope(library, *search)] if search is not None else []),
        *([_scope("whole document", whole, document)] if len(whole) > 1 else []),
    ]


def result_scopes(
    library: Library, request: SearchRequest, results: Results, hit: Hit | None, selected: Sequence[str]
) -> list[ExportScope]:
    """Return what can be exported from a search: selected postings, all results, the one at the cursor.

    Results that are merely the closest come last: they have to be chosen.
    """
    current = [_scope(f"this {hit.kind}", (hit.id,), hit.title)] if hit is not None else []
    found = [_results_scope(library, request, results)]
    return [*_selected_scopes(selected), *(current + found if results.relaxed else found + current)]


def _selected_scopes(ids: Sequence[str]) -> list[ExportScope]:
    return [_scope(f"{len(ids):,} selected", ids, f"{len(ids)} postings")] if ids else []


def _results_scope(library: Library, request: SearchRequest, results: Results) -> ExportScope:
    """Return everything that was found, not only what has been fetched of it."""

    def ids() -> tuple[str, ...]:
        if len(results.hits) >= results.total:
            return tuple(hit.id for hit in results.hits)
        filters = request.filters
        found = library.search(
            request.text, limit=NO_LIMIT, kind=request.kind, where=filters.where, order=filters.order
        )
        return tuple(hit.id for hit in found.hits) if found is not None else ()

    number = results.total
    what = "closest result" if results.relaxed else "result"
    return ExportScope(count_of(number, what), ids, f"search {results.query}")


def _scope(name: str, ids: Sequence[str], title: str) -> ExportScope:
    known = tuple(ids)
    return ExportScope(name, lambda: known, title)
