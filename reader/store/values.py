"""What the store takes and gives: frozen values that know nothing of SQL.

Every text in them must be clean (see clean.py), every time aware (with a time zone). A document, item,
tag or key is named by its plain string. Values of the model are used where they say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from reader.model import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from reader.model import Document, Item, ItemKind, Level, Place, Standing

Status: TypeAlias = Literal["interested", "applied", "rejected", "hidden"]
STATUSES: tuple[Status, ...] = get_args(Status)
OutcomeKind: TypeAlias = Literal["added", "unchanged", "updated", "copy"]


@dataclass(frozen=True, slots=True)
class StoredEntry(Entry):
    """What a list of documents shows of one, and what tells whether its source has changed."""

    resolved: str | None
    """The absolute path it came from, links followed; None for one without a path (standard input)."""
    digest: str | None
    """Of the source's raw bytes when it was added, as the caller made it."""
    added: datetime
    notices: tuple[str, ...]
    """What was cut or replaced on the way in, a plain sentence each."""


@dataclass(frozen=True, slots=True)
class StoredDocument(StoredEntry):
    """A document with its text; its structure is made from the text again by the parser."""

    text: str


@dataclass(frozen=True, slots=True)
class StoredItem:
    """What a list of items shows of one, without its text."""

    id: str
    kind: ItemKind
    title: str
    place: Place | None
    role: str | None
    level: Level | None
    team: str | None
    remote: bool | None
    standings: tuple[Standing, ...]
    """Every place where it stands, in the order of the documents; at least one."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A document on its way into the library."""

    document: Document
    items: Sequence[Item]
    """The document's items in its order, each once, with its standings in this document."""
    resolved: str | None = None
    """The absolute path it came from. By it a source is known again; without it, by its content alone."""
    digest: str | None = None
    """Of the raw bytes, and of whatever else decides how they are parsed (the parser's version)."""
    joins: Mapping[str, str] = field(default_factory=dict)
    """Ids of vanished items → ids of the items of `document` that they have become, one to one."""
    added: datetime | None = None
    """When it was added first, for one that comes from an export; None for now."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one addition. Item counts are of items that the document gained, lost or changed."""

    kind: OutcomeKind
    """`copy`: another source has the same text already, and nothing was stored."""
    source: str
    document: str
    counts: Mapping[ItemKind, int]
    """Each posting or paper as often as it stands in the document."""
    new: int = 0
    gone: int = 0
    changed: int = 0
    """Items joined to their earlier wording."""
    twin: str | None = None
    """The source that has the same text, for a copy."""


@dataclass(frozen=True, slots=True)
class Note:
    """A dated note on an item."""

    id: int
    """Its number in this library; a larger one was written later, whatever the clock said."""
    item: str
    text: str
    written: datetime
    edited: datetime | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What the user left on an item, whether or not the library has that item."""

    item: str
    starred: bool = False
    read: bool = False
    overridden: bool = False
    """The user set read or unread by hand; the automatic rule leaves it alone."""
    status: Status | None = None
    tags: tuple[str, ...] = ()
    """In the order of their code points."""
    notes: tuple[Note, ...] = ()
    """In the order in which they were written."""
    changed: datetime | None = None
    """When star, read or status were last set; None where none of them is set."""


@dataclass(frozen=True, slots=True)
class MarkChange:
    """What to set; None leaves a field as it is."""

    starred: bool | None = None
    read: bool | None = None
    """Set by hand: from then on the automatic rule leaves it alone."""
    status: Status | Literal["none"] | None = None
    """`none` takes the status away."""


@dataclass(frozen=True, slots=True)
class Position:
    """How far one has read in a part of a document."""

    document: str
    part: str
    """Which view of it: the app's own word."""
    offset: int
    """In code points of the document's text, from 0."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where one stopped, to open there on the next start."""

    document: str
    part: str
    offset: int
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that the app keeps under a key."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class StoredSearch:
    """A search saved under a name."""

    name: str
    query: str
    kind: ItemKind | None
    """The one kind it shows, if it does."""
    where: Mapping[str, frozenset[str]]
    """Of each facet named, the values chosen."""
    order: str


@dataclass(frozen=True, slots=True)
class RecentQuery:
    """A query that was typed before."""

    query: str


@dataclass(frozen=True, slots=True)
class Step:
    """One action of the user, as undo and redo name it."""

    id: int
    name: str
    """As the caller named it: "starred Senior Applied Scientist"."""
    at: datetime
    items: tuple[str, ...]
    """Whose marks it touched."""
    documents: tuple[str, ...]
    """Which came, went or were replaced by it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a library."""

    sentence: str
    remedy: str


StateRecord: TypeAlias = Marks | Position | Stop | Setting | StoredSearch | RecentQuery
"""Whatever a library holds besides documents."""
ExportRecord: TypeAlias = StoredDocument | StateRecord
ImportRecord: TypeAlias = Addition | StateRecord
