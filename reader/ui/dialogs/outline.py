"""The contents of the open document: typing filters them, Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Input

from reader.ui.commands import bindings
from reader.ui.dialogs.modal import INPUT_LINES, Frame, ListModal
from reader.ui.document.outline import OutlineEntry, OutlineGroup, entry_at, grouped, matching
from reader.ui.symbols import HIGHLIGHTED, NOTED
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import LineInput
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.store.values import Highlight
    from reader.ui.document.location import Tab

LOADING = "Loading…"
NO_HEADINGS = "No headings in this document."
NO_MATCHES = "No matches."
INDENT = 2
INNER = frozenset({"heading", "question", "highlight"})
"""Kinds of entries that are indented below the title."""
LEAST_LINES = 3
"""Lines of the list at the least."""
DETAIL_SHARE = 3
"""The detail takes a third of the row at most."""


class OutlineList(VirtualList["OutlineEntry | OutlineGroup"], can_focus=False):
    """Entries, a line each, below the names of their tabs."""

    LIT = True
    IS_MENU = True

    def selectable(self, row: OutlineEntry | OutlineGroup) -> bool:
        """Entries only."""
        return isinstance(row, OutlineEntry)

    def key(self, row: OutlineEntry | OutlineGroup) -> Hashable:
        """Identify an entry by its place."""
        return (row.tab, row.offset, row.kind, row.name) if isinstance(row, OutlineEntry) else row.name

    def row_height(self, row: OutlineEntry | OutlineGroup) -> int:
        """Return 2 for a group with a blank line above it."""
        return 2 if isinstance(row, OutlineGroup) and not row.is_first else 1

    def render_row(self, row: OutlineEntry | OutlineGroup, width: int, *, selected: bool) -> list[Content]:  # noqa: ARG002
        """Draw the name, indented, and on the right its detail."""
        if isinstance(row, OutlineGroup):
            name = Content.styled(row.name if row.size is None else f"{row.name} {row.size:,}", DIM)
            return [name] if row.is_first else [Content(""), name]
        depth = (row.kind in INNER) + isinstance(self.rows[0], OutlineGroup)
        indent = Content(" " * (INDENT * depth))
        told = f"{NOTED} {row.detail}" if row.passage is not None and row.detail else row.detail
        detail = Content.styled(told, DIM).truncate(width // DETAIL_SHARE, ellipsis=True)
        room = max(0, width - indent.cell_length - detail.cell_length - 2)
        weight = "bold" if row.kind == "title" else ""
        sign = Content.styled(f"{HIGHLIGHTED} ", SIGN) if row.passage is not None else Content("")
        name = (sign + Content.styled(row.name, weight)).truncate(room, ellipsis=True, pad=True)
        return [indent + name + Content("  ") + detail]


class OutlineInput(LineInput):
    """Words that the entries must have."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("outline")]


class OutlineScreen(ListModal[OutlineEntry]):
    """Ends with the entry to go to."""

    SHEET = "outline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picker"), *bindings("modal")]

    def __init__(
        self,
        entries: Sequence[OutlineEntry] | None,
        tab: Tab,
        offset: int,
        remove: Callable[[Highlight], None] | None = None,
    ) -> None:
        """`tab` and `offset` are where the user is. Without entries, they come later with `fill`.

        `remove` removes a highlight.
        """
        super().__init__(must_wait=entries is None)
        self._remove = remove
        self._entries = entries
        self._place = tab, offset

    def compose(self) -> ComposeResult:
        """Show the input and the list."""
        with Frame(id="outline-box") as box:
            box.border_title = "contents"
            yield OutlineInput(placeholder="Type to filter", id="outline-filter")
            yield OutlineList(id="outline")
        yield CommandBar()

    def on_mount(self) -> None:
        """Start at the current entry."""
        self._show()
        if self._entries is not None:
            self.acts.catch_up()

    def fill(self, entries: Sequence[OutlineEntry]) -> None:
        """Show the entries, if the dialog is still open."""
        self._entries = entries
        if self.is_mounted and self.is_attached:
            self._show()
            self.acts.catch_up()

    @property
    def rows(self) -> OutlineList:
        """The entries."""
        return self.query_one(OutlineList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only highlights can be removed."""
        if action == "remove_row" and self.is_mounted and not self.acts.must_wait:
            row = self.rows.row
            return self._remove is not None and isinstance(row, OutlineEntry) and row.passage is not None
        return super().check_action(action, parameters)

    def action_remove_row(self) -> None:
        """Remove the highlight under the cursor."""
        self.acts.do(self._take_out)

    def _take_out(self) -> None:
        row = self.rows.row
        if isinstance(row, OutlineEntry) and row.passage is not None and self._remove is not None:
            self._remove(row.passage.highlight)
            self._entries = [entry for entry in self._entries or () if entry is not row]
            self._place = row.tab, row.offset
            self._show()

    def submit(self) -> None:
        """End with the entry under the cursor."""
        self.acts.do(self._end)

    def _end(self) -> None:
        row = self.rows.row
        if isinstance(row, OutlineEntry):
            self.dismiss(row)

    @on(VirtualList.Highlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(Input.Changed)
    def _show(self) -> None:
        """Show the entries with the words typed; the cursor is at the current entry, or the first."""
        entries = self._entries
        self.rows.empty = LOADING if entries is None else NO_MATCHES if entries else NO_HEADINGS
        rows = grouped(matching(entries or (), self.query_one(OutlineInput).value))
        self.fit(max(LEAST_LINES, sum(map(self.rows.row_height, rows))) + INPUT_LINES)
        self.rows.set_rows(rows, keep=False)
        here = entry_at(entries or (), *self._place)
        if here in rows:
            self.rows.move_to(rows.index(here))
