"""A library's subscriptions, as promised by subscription_protocol.SubscriptionStore."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.store import subscription_rows as rows
from reader.store.document_upsert import upsert
from reader.store.moves import without_moves
from reader.store.subscription_protocol import Taken

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.store.base import Base
    from reader.store.recorder import Recorder
    from reader.store.subscription_protocol import Look
    from reader.store.subscription_values import StoredFeedEntry, Subscription, SubscriptionState
    from reader.store.values import Outcome


class SqliteSubscriptions:
    """See subscription_protocol.SubscriptionStore."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def list(self) -> Sequence[Subscription]:
        """See SubscriptionStore."""
        with self._base.connections.reading() as connection:
            return list(rows.read_subscriptions(connection))

    def put(self, subscriptions: Sequence[Subscription], *, step: str) -> Sequence[Subscription]:
        """See SubscriptionStore."""
        with self._base.step(step) as recorder:
            return [rows.put_subscription(recorder, subscription) for subscription in subscriptions]

    def remove(self, keys: Sequence[int], *, step: str) -> int:
        """See SubscriptionStore."""
        with self._base.step(step) as recorder:
            sources = {sub.key: sub.source for sub in rows.read_subscriptions(recorder.connection)}
            return sum(
                recorder.update("subscription", {"key": key}, {"present": 0}, sources[key])
                for key in keys
                if key in sources
            )

    def states(self) -> Mapping[int, SubscriptionState]:
        """See SubscriptionStore."""
        with self._base.connections.reading() as connection:
            return rows.states(connection)

    def state_of(self, key: int) -> SubscriptionState:
        """See SubscriptionStore."""
        with self._base.connections.reading() as connection:
            return rows.state_of(connection, key)

    def set_state(self, key: int, state: SubscriptionState) -> None:
        """See SubscriptionStore."""
        with self._changing(key) as connection:
            rows.put_state(connection, key, state)

    def entries_of(self, key: int) -> Sequence[StoredFeedEntry]:
        """See SubscriptionStore."""
        with self._base.connections.reading() as connection:
            return rows.entries_of(connection, key)

    def put_entries(self, key: int, entries: Sequence[StoredFeedEntry]) -> None:
        """See SubscriptionStore."""
        with self._changing(key) as connection:
            for entry in entries:
                rows.put_entry(connection, key, entry)

    def absences(self, key: int) -> Mapping[str, datetime]:
        """See SubscriptionStore."""
        with self._base.connections.reading() as connection:
            return rows.absences_of(connection, key)

    def set_absences(self, key: int, since: Mapping[str, datetime]) -> None:
        """See SubscriptionStore."""
        with self._changing(key) as connection:
            rows.put_absences(connection, key, since)

    def item_counts(self) -> Mapping[int, int]:
        """See SubscriptionStore."""
        with self._base.connections.reading() as connection:
            return rows.item_counts(connection)

    def of_documents(self) -> Mapping[str, int]:
        """See SubscriptionStore."""
        with self._base.connections.reading() as connection:
            return rows.of_documents(connection)

    def new_counts(self) -> Mapping[int, int]:
        """See SubscriptionStore."""
        with self._base.connections.reading() as connection:
            return rows.new_counts(connection)

    def take(self, *looks: Look, step: str, after: int | None = None) -> Taken:
        """See SubscriptionStore."""
        with self._base.step(step, after=after) as recorder:
            outcomes = without_moves(recorder, [each for look in looks for each in _take(recorder, look)])
            recorder.rename(step)
            recorder.touched.add("subscriptions")
            return Taken(outcomes, recorder.step)

    @contextmanager
    def _changing(self, key: int) -> Iterator[sqlite3.Connection]:
        """Run a transaction on what is known of a subscription. Raises KeyError if there was never one."""
        with self._base.connections.writing() as connection:
            rows.require(connection, key)
            yield connection
            self._base.bump(connection, ["subscriptions"])


def _take(recorder: Recorder, look: Look) -> list[Outcome]:
    """Store a look within the step, and return what became of its additions."""
    key, connection = look.subscription, recorder.connection
    rows.require(connection, key)
    outcomes = [upsert(recorder, addition) for addition in look.additions]
    for entry in look.entries:
        rows.put_entry(connection, key, entry)
    if look.state is not None:
        rows.put_state(connection, key, look.state)
    if look.absences is not None:
        rows.put_absences(connection, key, look.absences)
    if look.title is not None:
        rows.name_untitled(connection, key, look.title)
    if look.source is not None:
        rows.put_address(recorder, key, look.source)
    return outcomes
