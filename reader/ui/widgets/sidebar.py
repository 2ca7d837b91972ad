"""The sidebar: collections, subscriptions with their documents, the others, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from reader.ui.commands import bindings
from reader.ui.widgets.sidebar_rows import (
    Collection,
    Contents,
    Feed,
    Heading,
    height,
    is_document,
    key_of,
)
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from textual.binding import BindingType
    from textual.content import Content

    from reader.errors import SourceError
    from reader.model import Entry
    from reader.ui.services.document_counts import Tally
    from reader.ui.widgets.sidebar_rows import Row

CHOOSING = frozenset({"open", "line_down", "line_up"})


class Sidebar(VirtualList["Row"]):
    """Collections, subscriptions, documents; under them, the sources that could not be read, and why."""

    HEIGHTS_BY_WIDTH = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sidebar")]

    def __init__(self, tally_of: Callable[[Entry], Tally], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._tally_of = tally_of
        self._contents = Contents()
        self._placed: Hashable = None
        """The row that the cursor was put on last, but not by the user."""

    @property
    def entry(self) -> Entry | None:
        """The document under the cursor."""
        row = self.row
        return row if is_document(row) else None

    @property
    def feed(self) -> Feed | None:
        """The subscription under the cursor, or that of the document under it."""
        return self._contents.feed_at(self.row)

    def fill(self, entries: Sequence[Entry], failures: Sequence[SourceError]) -> None:
        """Show documents and failures; the cursor stays on its document."""
        self._contents.entries, self._contents.failures = entries, failures
        self._set()

    def collect(self, collections: Sequence[Collection]) -> None:
        """Show collections above the documents."""
        if collections != self._contents.collections:
            self._contents.collections = collections
            self._set()

    def subscribe(self, feeds: Sequence[Feed], feed_of: Mapping[str, int]) -> None:
        """Show subscriptions; `feed_of` has the key of its subscription for each document that has one."""
        contents = self._contents
        if (feeds, feed_of) != (contents.feeds, contents.feed_of):
            contents.feeds, contents.feed_of = feeds, feed_of
            self._set()

    def toggle(self, feed: Feed) -> bool:
        """Unfold a subscription, or fold it; return whether it has any documents."""
        has_any = self._contents.toggle(feed)
        self._set()
        return has_any

    @property
    def was_moved(self) -> bool:
        """Whether the user has moved the cursor since it was last put on a document."""
        return self._row_key != self._placed

    @property
    def _row_key(self) -> Hashable:
        return None if self.row is None else key_of(self.row)

    def _set(self) -> None:
        was_moved = self.was_moved
        self._contents.unfold_for(self.row)
        self.set_rows(self._contents.shown(str(self.empty)))
        if not was_moved:
            self._placed = self._row_key

    @property
    def places(self) -> list[Collection | Feed]:
        """Collections and subscriptions."""
        return [*self._contents.collections, *self._contents.feeds]

    def step_document(self, direction: Literal[1, -1]) -> None:
        """Move to the next or previous document, also into a folded subscription."""
        entry = self._contents.neighbour(self.row, direction)
        if entry is not None:
            self.go_to(entry.id)

    def next_document(self, direction: Literal[1, -1], wanted: Callable[[Entry], bool]) -> Entry | None:
        """Return the next or previous document that is wanted; see `Contents.next_document`."""
        return self._contents.next_document(self.row, direction, wanted)

    def go_to(self, document_id: str) -> None:
        """Put the cursor on a document, if there is one; unfold its subscription."""
        if document_id in self._contents.feed_of:
            entry = next((entry for entry in self._contents.entries if entry.id == document_id), None)
            if self._contents.unfold_for(entry):
                self._set()
        self._put(document_id)

    def _put(self, key: Hashable) -> None:
        index = next((at for at, row in enumerate(self.rows) if key_of(row) == key), None)
        if index is not None:
            self.move_to(index)
            self._placed = key

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without rows there is nothing to open."""
        return bool(self.index is not None or action not in CHOOSING) and super().check_action(
            action, parameters
        )

    def row_height(self, row: Row) -> int:
        """Two lines for a name that needs them, and one for what there is to say of it."""
        return height(row, self.row_width, self._contents.feed_of)

    def selectable(self, row: Row) -> bool:
        """The cursor stands on collections, subscriptions and documents, and beside those on failures."""
        if isinstance(row, Exception):
            return bool(self._contents.entries)
        return not isinstance(row, Heading)

    def opens_on_click(self, row: Row) -> bool:
        """Return whether a single click opens a row: a document is shown by the cursor alone."""
        return not is_document(row)

    def key(self, row: Row) -> Hashable:
        """Return the id of a document, the number of a subscription, the name of a collection."""
        return key_of(row)

    def render_row(self, row: Row, width: int, *, selected: bool) -> list[Content]:  # noqa: ARG002
        """Draw the name, and under it what it holds."""
        return self._contents.draw(row, width, self._tally_of)
