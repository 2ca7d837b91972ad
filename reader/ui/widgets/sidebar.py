"""The sidebar: collections, subscriptions with their documents, the others, and what could not be read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, TypeAlias, TypeGuard

from textual.content import Content

from reader.ui.commands import bindings
from reader.ui.symbols import FOLDED, NEW, TROUBLE, UNFOLDED, UNREAD
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from textual.binding import BindingType

    from reader.errors import SourceError
    from reader.library.saved_searches import SavedSearch
    from reader.model import Entry, ItemKind
    from reader.store.values import Marks
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
    new: int = 0
    """Of a saved search, how many of its items are new."""
    is_news: bool = False
    """Whether it holds what is new, changed and gone."""
    is_highlights: bool = False
    """Whether it holds highlights."""
    is_task: bool = False
    """Whether its items are there to be done away with."""
    holds: Callable[[Marks], bool] | None = None
    """Whether an item with such marks is in it; None if that needs a search."""

    @property
    def is_kind(self) -> bool:
        """Whether it holds everything of a kind."""
        return not (self.search.query or self.is_saved or self.is_news or self.is_highlights)


class Feed(NamedTuple):
    """A subscription. Its documents are listed under it while it is unfolded."""

    key: int
    name: str
    source: str
    """Its address."""
    new: int = 0
    """How many of its items are new."""
    trouble: str = ""
    """Why it failed last, or that it is gone; empty if all is well."""


_OTHERS = (Heading, Collection, Feed, Exception)
"""Rows that are no documents."""
Row: TypeAlias = "Entry | Heading | SourceError | Collection | Feed"


class Contents:
    """What the sidebar lists, and which subscriptions are unfolded."""

    def __init__(self) -> None:
        self.collections: Sequence[Collection] = ()
        self.feeds: Sequence[Feed] = ()
        self.feed_of: Mapping[str, int] = {}
        """Document id → key of its subscription."""
        self.entries: Sequence[Entry] = ()
        self.failures: Sequence[SourceError] = ()
        self.unfolded: frozenset[int] = frozenset()

    def rows(self, empty: str) -> list[Row]:
        """Return all rows, also those of folded subscriptions; `empty` is said without any document."""
        rows: list[Row] = []
        saved = [one for one in self.collections if one.is_saved]
        kinds = [one for one in self.collections if one.is_kind]
        rows += [one for one in self.collections if not (one.is_saved or one.is_kind)]
        rows += [Heading(""), *kinds] if rows and kinds else kinds
        rows += [Heading(""), Heading("Saved searches"), *saved] if saved else []
        others = self.entries
        if self.feeds:
            documents, others = self._by_feed()
            rows += [Heading("")] if rows else []
            rows += [Heading("Subscriptions")]
            for feed in self.feeds:
                rows += [feed, *documents[feed.key]]
        rows += [Heading("")] if rows and (others or self.failures or not self.entries) else []
        rows += [Heading(empty)] if rows and empty and not (self.entries or self.failures) else []
        rows += [Heading("Documents"), *others] if others else []
        if self.failures:
            rows += [Heading("")] if others else []
            rows += [Heading("Could not be read"), *self.failures]
        return rows

    def _by_feed(self) -> tuple[Mapping[int, list[Entry]], list[Entry]]:
        """Return the documents of each subscription, the latest first, and those of none."""
        documents: dict[int, list[Entry]] = {feed.key: [] for feed in self.feeds}
        others: list[Entry] = []
        for entry in self.entries:
            documents.get(self.feed_of.get(entry.id, 0), others).append(entry)
        return {key: entries[::-1] for key, entries in documents.items()}, others

    def unfolded_rows(self, rows: list[Row]) -> list[Row]:
        """Return those of all rows that are shown."""
        folded = {document for document, key in self.feed_of.items() if key not in self.unfolded}
        if not folded:
            return rows
        return [row for row in rows if not (_is_document(row) and row.id in folded)]

    def unfold_for(self, row: Row | None) -> bool:
        """Unfold the subscription of a document; return whether it was folded."""
        feed = self.feed_of.get(row.id) if _is_document(row) else None
        if feed is None or feed in self.unfolded:
            return False
        self.unfolded |= {feed}
        return True

    def feed_at(self, row: Row | None) -> Feed | None:
        """Return the subscription on a row, or that of the document on it."""
        if isinstance(row, Feed):
            return row
        key = self.feed_of.get(row.id) if _is_document(row) else None
        return next((feed for feed in self.feeds if feed.key == key), None)


class Sidebar(VirtualList["Row"]):
    """Collections, subscriptions, documents; under them, the sources that could not be taken, and why."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sidebar")]

    def __init__(self, tally_of: Callable[[Entry], Tally], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._tally_of = tally_of
        self._contents = Contents()
        self._all: list[Row] = []
        """All rows, also those of folded subscriptions."""
        self._namesakes: frozenset[str] = frozenset()
        """Names that more than one document has."""

    @property
    def entry(self) -> Entry | None:
        """The document under the cursor."""
        row = self.row
        return row if _is_document(row) else None

    @property
    def feed(self) -> Feed | None:
        """The subscription under the cursor, or that of the document under it."""
        return self._contents.feed_at(self.row)

    def fill(self, entries: Sequence[Entry], failures: Sequence[SourceError]) -> None:
        """Show documents and failures; the cursor stays on its document."""
        names = Counter(entry.name for entry in entries)
        self._namesakes = frozenset(name for name, number in names.items() if number > 1)
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
        has_any = any(self._contents.feed_of.get(entry.id) == feed.key for entry in self._contents.entries)
        if has_any:
            self._contents.unfolded ^= {feed.key}
            self._set()
        return has_any

    def _set(self) -> None:
        self._contents.unfold_for(self.row)
        self._all = self._contents.rows(str(self.empty))
        self.set_rows(self._contents.unfolded_rows(self._all))

    @property
    def places(self) -> list[Collection | Feed]:
        """Collections and subscriptions."""
        return [*self._contents.collections, *self._contents.feeds]

    def show_feed(self, feed: Feed) -> None:
        """Put the cursor on a subscription, unfolded."""
        self._contents.unfolded |= {feed.key}
        self._set()
        for index, row in enumerate(self.rows):
            if isinstance(row, Feed) and row.key == feed.key:
                self.move_to(index)

    def step_document(self, direction: Literal[1, -1]) -> None:
        """Move to the next or previous document, also into a folded subscription."""
        here = self.row
        if here is None:
            return
        at = next(number for number, row in enumerate(self._all) if row is here)
        while 0 <= (at := at + direction) < len(self._all):
            row = self._all[at]
            if _is_document(row):
                self.go_to(row.id)
                return

    def go_to(self, document_id: str) -> None:
        """Put the cursor on a document, if there is one; unfold its subscription."""
        if document_id in self._contents.feed_of:
            entry = next((entry for entry in self._contents.entries if entry.id == document_id), None)
            if self._contents.unfold_for(entry):
                self._set()
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
        if _is_document(row):
            is_short = row.id in self._contents.feed_of and not (row.counts["paper"] or row.counts["posting"])
            return 1 if is_short else 2
        if isinstance(row, Feed):
            return 2 if row.trouble else 1
        return 2 if isinstance(row, Exception) else 1

    def selectable(self, row: Row) -> bool:
        """The cursor stands on collections, subscriptions and documents, and beside those on failures."""
        if isinstance(row, Exception):
            return bool(self._contents.entries)
        return not isinstance(row, Heading)

    def opens_on_click(self, row: Row) -> bool:
        """Return whether a single click opens a row: a document is shown by the cursor alone."""
        return not _is_document(row)

    def key(self, row: Row) -> Hashable:
        """A document by its id, a subscription by its number, a collection by its name."""
        if _is_document(row):
            return row.id
        if isinstance(row, Collection):
            return "news" if row.is_news else (row.is_saved, row.name)
        return row.key if isinstance(row, Feed) else str(row)

    def render_row(self, row: Row, width: int, *, selected: bool) -> list[Content]:
        """The name, and under it what it holds."""
        if isinstance(row, Heading):
            return [Content.styled(row.text, DIM)]
        if isinstance(row, Exception):
            return [Content.styled(last_part(row.source), DIM), Content.styled(f"  {row.reason}", DIM)]
        if isinstance(row, Collection):
            return _collection(row, width, selected=selected)
        if isinstance(row, Feed):
            return _feed(row, width, selected=selected, is_unfolded=row.key in self._contents.unfolded)
        indent = "  " if row.id in self._contents.feed_of else ""
        source = last_part(row.source) if row.name in self._namesakes else ""
        return _document(row, self._tally_of(row), width, indent, source, selected=selected)


def _document(
    row: Entry, tally: Tally, width: int, indent: str, source: str, *, selected: bool
) -> list[Content]:
    """Its name, and how much is unread; under it what it holds, and its source if that is given."""
    counts, unread = tally
    count = Content.styled(f"{UNREAD}{unread}" if unread else "", SIGN)
    room = max(0, width - count.cell_length - 1)
    name = Content(indent) + Content.styled(row.name, "bold" if selected or unread else "")
    name = name.truncate(room, ellipsis=True, pad=True)
    held = holdings(counts, width - 2 - len(indent))
    about = f"{indent}  {source}{DOT if source else ''}{held}"
    return [name + Content(" ") + count, Content.styled(about, DIM)]


def _feed(row: Feed, width: int, *, selected: bool, is_unfolded: bool) -> list[Content]:
    """Its name, and how many of its items are new; under it what is wrong, if anything is."""
    count = Content.styled(f"{NEW}{row.new:,}" if row.new else "", SIGN)
    room = max(0, width - count.cell_length - 1)
    style = "bold" if selected else "" if row.new else DIM
    sign = Content.styled(UNFOLDED if is_unfolded else FOLDED, DIM)
    name = (sign + Content.styled(row.name, style)).truncate(room, ellipsis=True, pad=True)
    head = name + Content(" ") + count
    return [head, Content.styled(f"  {TROUBLE} {row.trouble}", DIM)] if row.trouble else [head]


def _collection(row: Collection, width: int, *, selected: bool) -> list[Content]:
    """Its name, and what is left in it: how many are new, or else unread, or else how many there are."""
    if row.new or row.unread:
        count = Content.styled(f"{row.new:,} new" if row.new else f"{UNREAD}{row.unread:,}", SIGN)
    else:
        is_left = row.is_task and row.number
        count = Content.styled("" if row.number is None else f"{row.number:,}", SIGN if is_left else DIM)
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
    return row is not None and not isinstance(row, _OTHERS)
