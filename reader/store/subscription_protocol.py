"""What the store promises of subscriptions; see protocol.py for what holds for all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from reader.store.subscription_values import StoredFeedEntry, Subscription, SubscriptionState
    from reader.store.values import Addition, Outcome


@dataclass(frozen=True, slots=True)
class Look:
    """All that one look at a subscription brought. None leaves a thing as it is."""

    subscription: int
    additions: Sequence[Addition] = ()
    entries: Sequence[StoredFeedEntry] = ()
    """Entries to store: new ones, and known ones with another document, name, link or title."""
    state: SubscriptionState | None = None
    absences: Mapping[str, datetime] | None = None
    """The jobs that this listing of a board lacks, and since when they are missing."""
    title: str | None = None
    """What the feed calls itself; it counts only if the user gave no title."""
    source: str | None = None
    """Its new address."""


class Taken(NamedTuple):
    """The result of storing a look."""

    outcomes: Sequence[Outcome]
    """One for each addition."""
    step: int | None
    """The step it is part of; None if it changed nothing that can be undone."""


class SubscriptionStore(Protocol):
    """The feeds and boards that are asked again, and what their answers so far say of the next one.

    How a source is to be asked is the user's, and can be undone. What is known of its answers, its entries
    and its missing jobs can't. It outlives both unsubscribing and undo, and counts again if the source is
    subscribed again.
    """

    def list(self) -> Sequence[Subscription]:
        """Return the subscriptions, in the order in which they were first made."""
        ...

    def put(self, subscriptions: Sequence[Subscription], *, step: str) -> Sequence[Subscription]:
        """Subscribe to sources, or change the subscriptions with their keys; return them with their keys.

        One without a key whose source is subscribed already, perhaps by another process, is changed too.
        Raises KeyError for a key that isn't subscribed, and ValueError if another has its source.
        """
        ...

    def remove(self, keys: Sequence[int], *, step: str) -> int:
        """Unsubscribe; return how many were subscribed. Documents and marks stay."""
        ...

    def states(self) -> Mapping[int, SubscriptionState]:
        """Return key → state, for the subscriptions that have one."""
        ...

    def state_of(self, key: int) -> SubscriptionState:
        """Return the state of a subscription, all at its defaults if nothing is known of it yet."""
        ...

    def set_state(self, key: int, state: SubscriptionState) -> None:
        """Store a state. Not a step. Raises KeyError if there was never such a subscription."""
        ...

    def entries_of(self, key: int) -> Sequence[StoredFeedEntry]:
        """Return all entries of a feed that ever came, in the order in which they came."""
        ...

    def put_entries(self, key: int, entries: Sequence[StoredFeedEntry]) -> None:
        """Store entries, or change those that have a key. Not a step. Raises KeyError as `set_state` does.

        One with the same name, link, title and content as another of the feed takes its place.
        """
        ...

    def absences(self, key: int) -> Mapping[str, datetime]:
        """Return the jobs that the last full listing of a board lacked, and since when."""
        ...

    def set_absences(self, key: int, since: Mapping[str, datetime]) -> None:
        """Store which jobs a full listing lacked, in place of those stored before. Not a step."""
        ...

    def item_counts(self) -> Mapping[int, int]:
        """Return key → how many items in the library come from the subscription; 0 is left out."""
        ...

    def of_documents(self) -> Mapping[str, int]:
        """Return document id → key of the subscription that it comes from, for those in the library."""
        ...

    def new_counts(self) -> Mapping[int, int]:
        """Return key → how many items of the subscription are new; 0 is left out. See DocumentStore.new."""
        ...

    def take(self, *looks: Look, step: str, after: int | None = None) -> Taken:
        """Store all that some looks brought in one transaction: either all of it is on disk, or nothing.

        Documents and a new address are a step, called `step`; the rest isn't. `after` is the step of an
        earlier look: if that is still the newest, it goes on and takes the new name. An address that
        another subscription has is not taken over. Raises ValueError as DocumentStore.put does, and KeyError
        as `set_state` does.
        """
        ...
