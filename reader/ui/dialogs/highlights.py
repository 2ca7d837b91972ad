"""All highlights: typing filters them, Enter goes to the passage, Delete removes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from reader.ui.commands import bindings, first_key, first_key_in
from reader.ui.dialogs.modal import INPUT_LINES, Frame, ListModal
from reader.ui.dialogs.outline import LEAST_LINES, LOADING, NO_MATCHES, OutlineInput
from reader.ui.document.outline import passage_name
from reader.ui.symbols import HIGHLIGHTED, NOTED
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import ItemKind
    from reader.store.values import Passage

NO_HIGHLIGHTS = "No highlights yet. In a text, press {}, select words, and press {}."
UNKNOWN = "in no document here"
INDENT = "  "


class HighlightRow(NamedTuple):
    """A highlight, and the item that it is in."""

    passage: Passage
    title: str = ""
    """Of the item; empty if no document here has it."""
    kind: ItemKind = "article"
    document: str = ""
    """The id of the document."""
    offset: int = 0
    """Where the passage is in it; if its words are gone, where the item is."""


class HighlightsRead(Message):
    """All highlights, the one made last first."""

    def __init__(self, rows: Sequence[HighlightRow]) -> None:
        super().__init__()
        self.rows = rows


class HighlightList(VirtualList[HighlightRow], can_focus=False):
    """The words of each highlight, and below them the note and where they are."""

    LIT = True
    IS_MENU = True

    def key(self, row: HighlightRow) -> Hashable:
        """A highlight by its item and its place in it."""
        return row.passage.highlight.item, row.passage.highlight.anchor

    def row_height(self, row: HighlightRow) -> int:
        """Return 3 with a note, else 2."""
        return 2 + bool(row.passage.highlight.note)

    def render_row(self, row: HighlightRow, width: int, *, selected: bool) -> list[Content]:  # noqa: ARG002
        """Draw the words; below them the note, and the item."""
        highlight = row.passage.highlight
        words = Content.styled(f"{HIGHLIGHTED} ", SIGN) + Content(passage_name(row.passage))
        note = " ".join(highlight.note.split())
        lines = [words, Content(f"{INDENT}{NOTED} {note}")] if note else [words]
        lines.append(Content.styled(INDENT + (row.title or UNKNOWN), DIM))
        return [line.truncate(width, ellipsis=True, pad=True) for line in lines]


class HighlightsScreen(ListModal[HighlightRow]):
    """Ends with the highlight to go to."""

    SHEET = "outline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picker"), *bindings("modal")]

    def __init__(self, remove: Callable[[HighlightRow], None], keymap: Mapping[str, str]) -> None:
        """The rows come with `HighlightsRead`; `remove` removes a highlight."""
        super().__init__(must_wait=True)
        self._all: Sequence[HighlightRow] | None = None
        self._remove = remove
        keys = first_key("select", keymap), first_key_in("select", "highlight", keymap)
        self._without_any = NO_HIGHLIGHTS.format(*keys)

    def compose(self) -> ComposeResult:
        """Show the input and the list."""
        with Frame(id="outline-box") as box:
            box.border_title = "highlights"
            yield OutlineInput(placeholder="Type to filter", id="outline-filter")
            yield HighlightList(id="outline")
        yield CommandBar()

    def on_mount(self) -> None:
        """Say that they are on their way."""
        self._show()

    @on(HighlightsRead)
    def _read(self, event: HighlightsRead) -> None:
        self._all = event.rows
        self._show()
        self.acts.catch_up()

    @property
    def rows(self) -> HighlightList:
        """The highlights."""
        return self.query_one(HighlightList)

    def submit(self) -> None:
        """End with the highlight under the cursor."""
        self.acts.do(self._end)

    def _end(self) -> None:
        if self.rows.row is not None:
            self.dismiss(self.rows.row)

    def action_remove_row(self) -> None:
        """Remove the highlight under the cursor."""
        self.acts.do(self._take_out)

    def _take_out(self) -> None:
        row = self.rows.row
        if row is not None:
            self._remove(row)
            self._all = [one for one in self._all or () if one is not row]
            self._show()

    @on(Input.Changed)
    def _show(self) -> None:
        """Show the highlights with the words typed."""
        self.rows.empty = LOADING if self._all is None else NO_MATCHES if self._all else self._without_any
        rows = _matching(self._all or (), self.query_one(OutlineInput).value)
        lines = sum(map(self.rows.row_height, rows[: self.size.height]))
        self.fit(max(LEAST_LINES, lines) + INPUT_LINES)
        self.rows.set_rows(rows)


def _matching(rows: Sequence[HighlightRow], typed: str) -> list[HighlightRow]:
    """Return the highlights that contain every word typed, in their words, their note or their title."""
    from reader.folding import words

    wanted = words(typed)
    texts = [
        " ".join(words(f"{row.passage.highlight.anchor.words} {row.passage.highlight.note} {row.title}"))
        for row in rows
    ]
    return [row for row, text in zip(rows, texts, strict=True) if all(word in text for word in wanted)]
