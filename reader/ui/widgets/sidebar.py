"""The sidebar: the documents, what is in each, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from textual.content import Content

from reader.ui.signs import UNREAD
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from reader.errors import SourceError
    from reader.model import Entry

DIM = ".virtual-list--dim"


class Heading(NamedTuple):
    """A line that parts the rows."""

    text: str


Row: TypeAlias = "Entry | Heading | SourceError"


class Sidebar(VirtualList["Row"]):
    """Documents in their order; under them, the sources that could not be taken, and why."""

    HELP = "The documents. Move to see one, Enter to read it."

    def __init__(self, unread_of: Callable[[Entry], int], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._unread_of = unread_of

    @property
    def entry(self) -> Entry | None:
        """The document under the cursor."""
        row = self.row
        return None if row is None or isinstance(row, (Heading, Exception)) else row

    def fill(self, entries: Sequence[Entry], failures: Sequence[SourceError]) -> None:
        """Shows these; the cursor stays on its document."""
        rows: list[Row] = [Heading("Documents"), *entries]
        if failures:
            rows += [Heading(""), Heading("Not taken"), *failures]
        self.set_rows(rows)

    def go_to(self, document_id: str) -> None:
        """Puts the cursor on a document, if it is there."""
        for index, row in enumerate(self.rows):
            if getattr(row, "id", None) == document_id:
                self.move_to(index)
                return

    def row_height(self, row: Row) -> int:
        """Two lines for what has a name and something to say of it."""
        return 1 if isinstance(row, Heading) else 2

    def selectable(self, row: Row) -> bool:
        """The cursor stands on documents only."""
        return hasattr(row, "counts")

    def key(self, row: Row) -> Hashable:
        """A document by its id."""
        return getattr(row, "id", None) or str(row)

    def render_row(self, row: Row, width: int, *, selected: bool) -> list[Content]:
        """The name, and under it what it holds."""
        if isinstance(row, Heading):
            return [Content.styled(row.text, DIM)]
        if isinstance(row, Exception):
            return [Content.styled(last_part(row.source), DIM), Content.styled(f"  {row.reason}", DIM)]
        unread = self._unread_of(row)
        count = Content.styled(f"{UNREAD}{unread}" if unread else "", ".virtual-list--sign")
        room = max(0, width - count.cell_length - 1)
        style = "bold" if selected or unread else ""
        name = Content.styled(row.name, style).truncate(room, ellipsis=True, pad=True)
        return [name + Content(" ") + count, Content.styled(f"  {holdings(row)}", DIM)]


def last_part(source: str) -> str:
    """What tells a file from its neighbours: the end of its path."""
    return source.rstrip("/").rpartition("/")[2] or source


def holdings(entry: Entry) -> str:
    """What a document holds, in words: "article · 7 papers · 10 postings"."""
    words = ["article"] if entry.counts["article"] else []
    for kind in ("paper", "posting"):
        number = entry.counts[kind]
        if number:
            words.append(f"{number} {kind}{'s' * (number != 1)}")
    return " · ".join(words) or "no text"
