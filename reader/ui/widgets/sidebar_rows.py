"""The rows of the sidebar: which there are, in which order, and how each is drawn. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeGuard

from textual.content import Content

from reader.naming import count_of
from reader.ui.symbols import FOLDED, NEW, TROUBLE, UNFOLDED, UNREAD
from reader.ui.widgets.painting import DIM, SIGN

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence
    from typing import Literal

    from reader.errors import SourceError
    from reader.library.saved_searches import SavedSearch
    from reader.model import Entry, ItemKind
    from reader.store.values import Marks
    from reader.ui.services.document_counts import Tally

NO_TEXT, ALL_HIDDEN = "no text", "all hidden"
"""What is said of documents that hold nothing, and of those whose items are all hidden."""
COUNT_CELLS = 5
"""What a count takes at the end of a name, with a space before it; larger ones cut the name."""
DOT = " · "
INDENT = "  "
"""Before a document that is listed under its subscription."""


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
        self._names: Counter[str] = Counter()
        """How many documents have a name."""
        self.all: list[Row] = []
        """All rows that there were last, also those of folded subscriptions."""

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

    def shown(self, empty: str) -> list[Row]:
        """Return the rows that are shown; see `rows`."""
        rows = self.all = self.rows(empty)
        self._names = Counter(entry.name for entry in self.entries)
        folded = {document for document, key in self.feed_of.items() if key not in self.unfolded}
        if not folded:
            return rows
        return [row for row in rows if not (is_document(row) and row.id in folded)]

    def unfold_for(self, row: Row | None) -> bool:
        """Unfold the subscription of a document; return whether it was folded."""
        feed = self.feed_of.get(row.id) if is_document(row) else None
        if feed is None or feed in self.unfolded:
            return False
        self.unfolded |= {feed}
        return True

    def toggle(self, feed: Feed) -> bool:
        """Unfold a subscription, or fold it; return whether it has any documents."""
        has_any = any(self.feed_of.get(entry.id) == feed.key for entry in self.entries)
        if has_any:
            self.unfolded ^= {feed.key}
        return has_any

    def neighbour(self, here: Row | None, direction: Literal[1, -1]) -> Entry | None:
        """Return the document next to a row, or before it, also one of a folded subscription."""
        at = next((number for number, row in enumerate(self.all) if row is here), None)
        while at is not None and 0 <= (at := at + direction) < len(self.all):
            row = self.all[at]
            if is_document(row):
                return row
        return None

    def next_document(
        self, here: Row | None, direction: Literal[1, -1], wanted: Callable[[Entry], bool]
    ) -> Entry | None:
        """Return the next or previous document that is wanted, past the last from the first.

        Those of folded subscriptions count. None if there is no other.
        """
        from reader.ui.undecided import next_place

        rows = self.all
        at = next((at for at, row in enumerate(rows) if row is here), None)
        place = next_place(rows, at, direction, lambda row: is_document(row) and wanted(row))
        found = None if place is None else rows[place]
        return found if is_document(found) else None

    def draw(self, row: Row, width: int, tally_of: Callable[[Entry], Tally]) -> list[Content]:
        """Draw a row in that many cells; `tally_of` counts what a document holds."""
        if isinstance(row, Heading):
            return [Content.styled(row.text, DIM)]
        if isinstance(row, Exception):
            return [Content.styled(last_part(row.source), DIM), Content.styled(f"  {row.reason}", DIM)]
        if isinstance(row, Collection):
            return _collection_lines(row, width)
        if isinstance(row, Feed):
            return _feed_lines(row, width, is_unfolded=row.key in self.unfolded)
        source = last_part(row.source) if self._names[row.name] > 1 else ""
        return _document_lines(row, tally_of(row), width, is_fed=row.id in self.feed_of, source=source)

    def feed_at(self, row: Row | None) -> Feed | None:
        """Return the subscription on a row, or that of the document on it."""
        if isinstance(row, Feed):
            return row
        key = self.feed_of.get(row.id) if is_document(row) else None
        return next((feed for feed in self.feeds if feed.key == key), None)


def key_of(row: Row) -> Hashable:
    """Return what identifies a row: the id of a document, the name of a collection …"""
    if is_document(row):
        return row.id
    if isinstance(row, Collection):
        return "news" if row.is_news else (row.is_saved, row.name)
    return row.key if isinstance(row, Feed) else str(row)


def height(row: Row, width: int, feed_of: Mapping[str, int]) -> int:
    """Return how many lines a row takes: one or two for its name, and one if there is more to say."""
    if isinstance(row, Heading):
        return 1
    if isinstance(row, Exception):
        return 2
    if isinstance(row, Collection):
        return _name_height(row.name, width)
    if isinstance(row, Feed):
        return _name_height(row.name, width - len(FOLDED)) + bool(row.trouble)
    indent = len(INDENT) if row.id in feed_of else 0
    says_more = not indent or bool(row.counts["paper"] or row.counts["posting"])
    return _name_height(row.name, width - indent) + says_more


def _name_height(name: str, width: int) -> int:
    return 1 if Content(name).cell_length <= width - COUNT_CELLS else 2


def _name_lines(name: str, style: str, count: Content, width: int) -> list[Content]:
    """Return a name on one line or two, as `_name_height` says, with a count at its end."""
    last = max(0, width - count.cell_length - (1 if count else 0))
    whole = Content(name)
    if _name_height(name, width) == 1:
        lines = [whole]
    else:
        fits = whole.cell_length <= width and " " in name
        first = whole.wrap(width - COUNT_CELLS if fits else width)[0].plain.rstrip() if width > 0 else ""
        lines = [Content(first), Content(name[len(first) :].lstrip())]
    *above, end = (line.stylize(style) if style else line for line in lines)
    end = end.truncate(last, ellipsis=True, pad=True)
    return [*above, end + Content(" ") + count if count else end]


def _document_lines(row: Entry, tally: Tally, width: int, *, is_fed: bool, source: str) -> list[Content]:
    """Draw a document's name, and how much is unread; under it what it holds, and its source if given."""
    counts, unread = tally
    indent = INDENT if is_fed else ""
    count = Content.styled(f"{UNREAD}{unread}" if unread else "", SIGN)
    name = _name_lines(row.name, "bold" if unread else "", count, width - len(indent))
    held = holdings(counts, width - 2 - len(indent)) or (ALL_HIDDEN if any(row.counts.values()) else NO_TEXT)
    about = f"{indent}  {source}{DOT if source else ''}{held}"
    return [*(Content(indent) + line for line in name), Content.styled(about, DIM)]


def _feed_lines(row: Feed, width: int, *, is_unfolded: bool) -> list[Content]:
    """Draw a subscription's name, and how many of its items are new; under it what is wrong, if anything."""
    count = Content.styled(f"{NEW}{row.new:,}" if row.new else "", SIGN)
    sign = Content.styled(UNFOLDED if is_unfolded else FOLDED, DIM)
    first, *more = _name_lines(row.name, "" if row.new else DIM, count, width - len(FOLDED))
    lines = [sign + first, *(Content(" " * len(FOLDED)) + line for line in more)]
    return [*lines, Content.styled(f"  {TROUBLE} {row.trouble}", DIM)] if row.trouble else lines


def _collection_lines(row: Collection, width: int) -> list[Content]:
    """Draw a collection's name, and what is left in it: what is new, else what is unread, else all."""
    if row.new or row.unread:
        count = Content.styled(f"{row.new:,} new" if row.new else f"{UNREAD}{row.unread:,}", SIGN)
    else:
        is_left = row.is_task and row.number
        count = Content.styled("" if row.number is None else f"{row.number:,}", SIGN if is_left else DIM)
    return _name_lines(row.name, "", count, width)


def last_part(source: str) -> str:
    """What tells a file from its neighbours: the end of its path."""
    return source.rstrip("/").rpartition("/")[2] or source


def holdings(counts: Mapping[ItemKind, int], width: int) -> str:
    """What a document holds, in words: "article · 7 papers · 10 postings".

    Where that is wider than `width` cells the article, which nearly every document has, is left out. Empty
    if it holds nothing.
    """
    words = ["article"] if counts["article"] else []
    kinds: tuple[ItemKind, ...] = ("paper", "posting")
    for kind in kinds:
        number = counts[kind]
        if number:
            words.append(count_of(number, kind))
    told = DOT.join(words)
    return told if len(told) <= width else told.removeprefix(f"article{DOT}")


def is_document(row: Row | None) -> TypeGuard[Entry]:
    """Return whether a row is a document. Its class is not imported for the first frame."""
    return row is not None and not isinstance(row, _OTHERS)
