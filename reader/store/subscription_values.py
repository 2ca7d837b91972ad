"""What the store accepts and returns of subscriptions; see values.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

if TYPE_CHECKING:
    from datetime import datetime

SubscriptionKind: TypeAlias = Literal["feed", "board"]
SUBSCRIPTION_KINDS: tuple[SubscriptionKind, ...] = get_args(SubscriptionKind)
Full: TypeAlias = Literal["auto", "always", "never"]
FULL: tuple[Full, ...] = get_args(Full)
"""When the page of an entry is fetched: if the feed has only a bit of its text, always, or never."""
KEEP_ALL = "all"
KEEP = r"all|last [1-9][0-9]{0,8}|[1-9][0-9]{0,8} days"
"""A pattern for which entries of a feed stay in the library."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed or a board that is asked again, and how the user wants that."""

    source: str
    """Its address, always written alike."""
    kind: SubscriptionKind
    title: str | None = None
    every: int | None = None
    """Seconds between two looks; None for the default."""
    full: Full = "auto"
    tags: tuple[str, ...] = ()
    keep: str = KEEP_ALL
    """See KEEP."""
    key: int = 0
    """Its number, which stays when it moves to another address; 0 before it is stored."""


@dataclass(frozen=True, slots=True)
class SubscriptionState:
    """What is known of a subscription's answers so far."""

    asked: datetime | None = None
    next: datetime | None = None
    """When it is due; None for at once."""
    held: datetime | None = None
    """Until when the host wants not to be asked at all, as it said itself."""
    etag: str | None = None
    """The validators of the last answer, byte for byte."""
    modified: str | None = None
    failures: int = 0
    """How many times in a row it failed."""
    why: str | None = None
    """Why it failed last; None if it didn't."""
    moved_to: str | None = None
    """The address that it was redirected to for good."""
    moves: int = 0
    """How many times in a row."""
    stopped: bool = False
    """It said that it is gone: it isn't asked again unless named."""
    listed: bool = False
    """Whether it was ever taken in."""
    digest: str | None = None
    """Of the last answer's bytes: hosts without validators send the same again."""

    @property
    def due(self) -> datetime | None:
        """When it is asked again by itself; None for with the next refresh, or for never if it stopped."""
        times = [time for time in (self.next, self.held) if time is not None]
        return None if self.stopped else max(times, default=None)


@dataclass(frozen=True, slots=True)
class StoredFeedEntry:
    """An entry of a feed, and the document it became."""

    guid: str
    """The name the feed gives it; "" for none. So for the link and the title."""
    link: str
    title: str
    content: str
    """An id of what the entry itself said; the document may say more, if its page was fetched."""
    document: str
    first: datetime
    """When it first came."""
    key: int = 0
    """Its number; 0 before it is stored."""


class EntryOf(NamedTuple):
    """An entry of a feed in an export."""

    source: str
    """The address of the feed."""
    entry: StoredFeedEntry
