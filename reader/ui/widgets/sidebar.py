"""The sidebar: collections, the documents, what is in each, and what could not be read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, TypeAlias, TypeGuard

from textual.content import Content

from reader.ui.commands import bindings
from reader.ui.symbols import UNREAD
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from textual.binding import BindingType

    from reader.errors import SourceError
    from reader.library.saved_searches import SavedSearch
    from reader.model import Entry, ItemKind
    from reader.ui.services.document_counts import Tally

CHOOSING = frozenset({"open", "line_down", "line_up"})
DOT = " · "


class Heading(NamedTuple):
    """A line that parts the rows."""

    text: str


class Collection(NamedTuple):
    """Items of all documents: those of a kind, the starred ones, or what a saved search finds."""

    name: str
    search: SavedSearch
    is_saved: bool = False
    """Whether the user has saved it, and can remove it."""
    number: int | None = None
    """How many items there are; None while that is not known."""
    unread: int = 0


Row: TypeAlias = "Entry | Heading | SourceError | Collection"


class Sidebar(VirtualList["Row"]):
    """Collections; documents in their order; under them, the sources that could not be taken, and why."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sidebar")]

    def __init__(self, tally_of: Callable[[Entry], Tally], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._tally_of = tally_of
        self._collections: Sequence[Collection] = ()
        self._documents: list[Row] = []
        self._namesakes: frozenset[str] = frozenset()
        """Names that more than one document has."""

    @property
    def entry(self) -> Entry | None:
        """The document under the cursor."""
        row = self.row
        return row if _is_document(row) else None

    def fill(self, entries: Sequence[Entry], failures: Sequence[SourceError]) -> None:
        """Show documents and failures; the cursor stays on its document."""
        names = Counter(entry.name for entry in entries)
        self._namesakes = frozenset(name for name, number in names.items() if number > 1)
        self._documents = [Heading("Documents"), *entries] if entries else []
        if failures:
            self._documents += [Heading("")] if entries else []
            self._documents += [Heading("Could not be read"), *failures]
        self._set()

    def collect(self, collections: Sequence[Collection]) -> None:
        """Show collections above the documents."""
        if collections != self._collections:
            self._collections = collections
            self._set()

    def _set(self) -> None:
        rows: list[Row] = []
        saved = [one for one in self._collections if one.is_saved]
        rows += [one for one in self._collections if not one.is_saved]
        rows += [Heading(""), Heading("Saved searches"), *saved] if saved else []
        rows += [Heading("")] if rows else []
        rows += [Heading(str(self.empty))] if rows and not self._documents and self.empty else []
        self.set_rows([*rows, *self._documents])

    def step_document(self, direction: Literal[1, -1]) -> None:
        """Move to the next or previous document."""
        index = self.index
        while index is not None and 0 <= (index := index + direction) < len(self.rows):
            if _is_document(self.rows[index]):
                self.move_to(index)
                return

    def go_to(self, document_id: str) -> None:
        """Put the cursor on a document, if it is listed."""
        for index, row in enumerate(self.rows):
            if _is_document(row) and row.id == document_id:
                self.move_to(index)
                return

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without rows there is nothing to open."""
        return bool(self.index is not None or action not in CHOOSING) and super().check_action(
            action, parameters
        )

    def row_height(self, row: Row) -> int:
        """Two lines for what has a name and something to say of it."""
        return 1 if isinstance(row, Heading | Collection) else 2

    def selectable(self, row: Row) -> bool:
        """The cursor stands on collections and documents, and beside those on what could not be read."""
        if isinstance(row, Exception):
            return any(map(_is_document, self._documents[1:2]))
        return isinstance(row, Collection) or _is_document(row)

    def key(self, row: Row) -> Hashable:
        """A document by its id, a collection by its name."""
        if isinstance(row, Collection):
            return row.is_saved, row.name
        return row.id if _is_document(row) else str(row)

    def render_row(self, row: Row, width: int, *, selected: bool) -> list[Content]:
        """The name, and under it what it holds."""
        if isinstance(row, Heading):
            return [Content.styled(row.text, DIM)]
        if isinstance(row, Exception):
            return [Content.styled(last_part(row.source), DIM), Content.styled(f"  {row.reason}", DIM)]
        if isinstance(row, Collection):
            return _collection(row, width, selected=selected)
        counts, unread = self._tally_of(row)
        count = Content.styled(f"{UNREAD}{unread}" if unread else "", SIGN)
        room = max(0, width - count.cell_length - 1)
        style = "bold" if selected or unread else ""
        name = Content.styled(row.name, style).truncate(room, ellipsis=True, pad=True)
        source = f"{last_part(row.source)}{DOT}" if row.name in self._namesakes else ""
        return [name + Content(" ") + count, Content.styled(f"  {source}{holdings(counts, width - 2)}", DIM)]


def _collection(row: Collection, width: int, *, selected: bool) -> list[Content]:
    """Its name, and how many there are in all and unread; where there is no room for both, one of them."""
    count = Content.styled("" if row.number is None else f"{row.number:,}", DIM)
    if row.unread:
        unread = Content.styled(f"{UNREAD}{row.unread:,}", SIGN)
        both = count + Content.styled(DOT, DIM) + unread
        fits = Content(row.name).cell_length + 1 + both.cell_length <= width
        count = both if fits else unread
    room = max(0, width - count.cell_length - 1)
    name = Content.styled(row.name, "bold" if selected else "").truncate(room, ellipsis=True, pad=True)
    return [name + Content(" ") + count]


def last_part(source: str) -> str:
    """What tells a file from its neighbours: the end of its path."""
    return source.rstrip("/").rpartition("/")[2] or source


def holdings(counts: Mapping[ItemKind, int], width: int) -> str:
    """What a document holds, in words: "article · 7 papers · 10 postings".

    Where that is wider than `width` cells the article, which nearly every document has, is left out.
    """
    words = ["article"] if counts["article"] else []
    kinds: tuple[ItemKind, ...] = ("paper", "posting")
    for kind in kinds:
        number = counts[kind]
        if number:
            words.append(f"{number} {kind}{'s' * (number != 1)}")
    told = DOT.join(words)
    return (told if len(told) <= width else told.removeprefix(f"article{DOT}")) or "no text"


def _is_document(row: Row | None) -> TypeGuard[Entry]:
    """Return whether a row is a document. Its class is not imported for the first frame."""
    return row is not None and not isinstance(row, Heading | Collection | Exception)
