"""What the store accepts and returns: frozen values that know nothing of SQL.

Every text must be clean (see clean.py), every time aware (with a time zone). Documents, items, tags and keys
are named by plain strings. Values from the model are reused where they fit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from reader.model import Anchor, Entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from reader.model import Document, Item, ItemKind, Level, Lines, Near, Outline, Pay, Place, Standing
    from reader.store.subscription_values import EntryOf, Subscription

Status: TypeAlias = Literal["interested", "applied", "interview", "offer", "rejected", "hidden"]
STATUSES: tuple[Status, ...] = get_args(Status)
OutcomeKind: TypeAlias = Literal["added", "unchanged", "updated", "copy"]
NewsKind: TypeAlias = Literal["new", "changed", "gone", "back"]
BATCH = 64
"""So many documents are added in one transaction, unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class StoredEntry(Entry):
    """A document as shown in a list, plus what tells whether its source has changed."""

    resolved: str | None
    """The absolute path it came from, links followed, or its web address; None for standard input."""
    digest: str | None
    """Of the source's raw bytes when it was added, as computed by the caller."""
    added: datetime
    notices: tuple[str, ...]
    """What was cut or replaced on import, a plain sentence each."""


@dataclass(frozen=True, slots=True)
class StoredDocument(StoredEntry):
    """A document with its text; the parser rebuilds its structure from the text."""

    text: str
    gone: datetime | None = None
    """Since when it is no longer in the library; None while it is."""
    outline: Outline | None = None
    """What its markup says; None for plain text."""


class StoredText(NamedTuple):
    """What a document is parsed from."""

    text: str
    source: str
    notices: tuple[str, ...]
    outline: Outline | None


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item as shown in a list, without its text."""

    id: str
    kind: ItemKind
    title: str
    place: Place | None
    role: str | None
    level: Level | None
    team: str | None
    remote: bool | None
    pay: Pay | None
    company: str | None
    standings: tuple[Standing, ...]
    """Everywhere it appears, in document order; at least one. For a gone item, where it was last."""
    first_seen: datetime | None
    """When it first came in; None if unknown."""
    gone: datetime | None = None
    """Since when no document has it any more; None while one does. Only marked items outlive theirs."""
    near: Near | None = None


class ItemName(NamedTuple):
    """What an item is called, and where it first appears."""

    id: str
    kind: ItemKind
    title: str
    role: str | None
    team: str | None
    city: str | None
    place: str | None
    """As the text has it."""
    remote: bool
    document: str
    """The id of the document."""
    lines: Lines


@dataclass(frozen=True, slots=True)
class Addition:
    """A document about to be added to the library."""

    document: Document
    items: Sequence[Item]
    """The document's items in order, each once, with its standings in this document."""
    resolved: str | None = None
    """The absolute path or web address it came from, which identifies the source; else the content does."""
    digest: str | None = None
    """Of the raw bytes and anything else that affects parsing (the parser's version)."""
    parser: str | None = None
    """A digest of the parser that found the items."""
    joins: Mapping[str, str] = field(default_factory=dict)
    """Ids of vanished items → ids of the items in `document` that replace them, one to one."""
    added: datetime | None = None
    """When it was first added, if it comes from an export; None means now."""
    gone: datetime | None = None
    """Since when it is no longer in the library, if it comes from an export and is there only for the marked
    items in it.
    """
    was: str | None = None
    """The id of the same document under the path it had before its file was renamed."""
    is_news: bool = False
    """Whether its items are news even if it is the first of its source, as a new entry of a feed is."""


class Tally(NamedTuple):
    """How many items have the same marks. Each counts once, wherever it stands."""

    kind: ItemKind
    status: Status | None
    read: bool
    starred: bool
    noted: bool
    gone: bool
    number: int


class News(NamedTuple):
    """What became of an item with a later look at its source."""

    item: str
    kind: ItemKind
    title: str
    what: NewsKind
    at: datetime
    was: str | None = None
    """The id of its earlier wording, if it changed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one addition. Item counts are of items the document gained, lost or changed."""

    kind: OutcomeKind
    """`copy`: another source already has the same text, and nothing was stored."""
    source: str
    document: str
    counts: Mapping[ItemKind, int]
    """Postings and papers count once for each time they appear in the document."""
    new: int = 0
    gone: int = 0
    changed: int = 0
    """Items joined to their earlier wording."""
    twin: str | None = None
    """For a copy, the source with the same text; for an unchanged document, its source before the rename."""
    kept: Mapping[Status | None, int] = field(default_factory=dict)
    """The number of items that are gone but stay because of their marks, by status."""
    notices: tuple[str, ...] = ()
    """What was left out or is to be known of what came, a sentence each without a full stop."""
    elsewhere: frozenset[str] = frozenset()
    """The items counted as new or gone that another document had, or has still."""
    news: tuple[News, ...] = ()
    """The items counted as changed, new (or back), and gone, in that order; of news only, so none for a
    document that was added for the first time.
    """


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The result of forgetting documents."""

    documents: int
    """How many were in the library."""
    moved: int
    """How many items had their marks taken over by a near copy elsewhere."""
    kept: Mapping[Status | None, int]
    """The number of items that are gone but stay because of their marks, by status."""


@dataclass(frozen=True, slots=True)
class Note:
    """A dated note on an item."""

    id: int
    """Its number in this library; larger means written later, whatever the clock said."""
    item: str
    text: str
    written: datetime
    edited: datetime | None = None


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage of an item that the user highlighted."""

    id: int
    """Its number in this library; larger means made later. 0 until it is stored."""
    item: str
    anchor: Anchor
    made: datetime
    note: str = ""
    """What the user wrote about it; empty for nothing."""


class Passage(NamedTuple):
    """A highlight, and where it is in a document as that is now."""

    highlight: Highlight
    span: tuple[int, int] | None
    """In the document's text, [start, stop); None if its words are gone."""
    lines: Lines | None = None
    """None if its words are gone."""
    heading: str = ""
    """The heading above it in its item; empty for none."""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A status an item was given, and when; None means that it was taken off."""

    status: Status | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Marks:
    """The user's marks on an item, whether or not the library has that item."""

    item: str
    starred: bool = False
    read: bool = False
    overridden: bool = False
    """The user set read or unread by hand, so the automatic rule leaves it alone."""
    status: Status | None = None
    tags: tuple[str, ...] = ()
    """In code point order."""
    notes: tuple[Note, ...] = ()
    """In the order written."""
    changed: datetime | None = None
    """When star, read or status was last set; None if none is set."""
    statuses: tuple[StatusChange, ...] = ()
    """Every status it was given, in order; empty if that is unknown."""
    highlights: tuple[Highlight, ...] = ()
    """In the order made."""

    @property
    def status_since(self) -> datetime | None:
        """When it was given its present status; None without a status, or if that is unknown.

        An earlier version, which notes no dates, may have changed the status since the last one noted.
        """
        if self.status is None or not self.statuses or self.statuses[-1].status != self.status:
            return None
        return self.statuses[-1].at

    @property
    def is_trace(self) -> bool:
        """Whether the item must not disappear: it carries a star, a status, a tag, a note or a highlight."""
        return bool(self.starred or self.status or self.tags or self.notes or self.highlights)


@dataclass(frozen=True, slots=True)
class MarkChange:
    """What to set; None leaves a field as it is."""

    starred: bool | None = None
    read: bool | None = None
    """Set by hand: the automatic rule leaves it alone from then on."""
    status: Status | Literal["none"] | None = None
    """`none` removes the status."""
    tag: tuple[str, ...] = ()
    """Tags to add."""
    untag: tuple[str, ...] = ()
    """Tags to remove."""
    note: str | None = None
    """A note to add."""


@dataclass(frozen=True, slots=True)
class Position:
    """How far the user has read in a part of a document."""

    document: str
    part: str
    """Which view of it, in the app's own terms."""
    offset: int
    """In code points of the document's text, from 0."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the user stopped; the app opens there next time."""

    document: str
    part: str
    offset: int
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A value the app stores under a key."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class StoredSearch:
    """A search saved under a name."""

    name: str
    query: str
    kind: ItemKind | None
    """The one kind it shows; None for all."""
    where: Mapping[str, frozenset[str]]
    """The selected values of each facet."""
    order: str


@dataclass(frozen=True, slots=True)
class RecentQuery:
    """A query typed before."""

    query: str


@dataclass(frozen=True, slots=True)
class Step:
    """One user action, as undo and redo name it."""

    id: int
    name: str
    """As named by the caller: "starred Senior Applied Scientist"."""
    at: datetime
    items: tuple[str, ...]
    """Those whose marks it touched."""
    documents: tuple[str, ...]
    """Those it added, removed or replaced."""
    undone: bool = False
    again: bool = False
    """It is undone, but a later step did the same again."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a library."""

    sentence: str
    remedy: str


if TYPE_CHECKING:
    StateRecord: TypeAlias = (
        Marks | Position | Stop | Setting | StoredSearch | RecentQuery | Subscription | EntryOf
    )
    """Everything a library holds besides documents."""
    ExportRecord: TypeAlias = StoredDocument | StateRecord
    ImportRecord: TypeAlias = Addition | StateRecord
