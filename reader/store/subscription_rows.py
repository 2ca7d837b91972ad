"""Subscriptions in their tables: how to read and write them, within a transaction."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from reader.store.news import new_items
from reader.store.rows import json_text, stored_choice, stored_list, stored_time, time_text
from reader.store.subscription_values import (
    FULL,
    SUBSCRIPTION_KINDS,
    EntryOf,
    StoredFeedEntry,
    Subscription,
    SubscriptionState,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from reader.store.recorder import Recorder
    from reader.store.rows import Plain

_COLUMNS = ("key", "source", "kind", "title", "every", "full", "tags", "keep")
_SUBSCRIPTIONS = f"SELECT {', '.join(_COLUMNS)} FROM subscription WHERE present ORDER BY key"  # noqa: S608
_STATE_COLUMNS = tuple(field.name for field in fields(SubscriptionState))
_TIMES = frozenset({"asked", "next", "held"})
_FLAGS = frozenset({"stopped", "listed"})
_STATES = f"SELECT subscription, {', '.join(_STATE_COLUMNS)} FROM subscription_state"  # noqa: S608
_PUT_STATE = f"""INSERT OR REPLACE INTO subscription_state (subscription, {", ".join(_STATE_COLUMNS)})
    VALUES (?{", ?" * len(_STATE_COLUMNS)})"""  # noqa: S608
_DOCUMENTS = """SELECT subscription.key AS made, id, document.key AS place FROM subscription
        JOIN feed_entry ON subscription = subscription.key
        JOIN document ON id = feed_entry.document WHERE subscription.present AND document.present
    UNION SELECT subscription.key, id, document.key FROM subscription
        JOIN document ON resolved = CAST(subscription.source AS BLOB)
        WHERE subscription.present AND document.present
    ORDER BY made DESC"""
_NEWS_STAND = """SELECT news.item, document.id FROM news JOIN standing ON standing.item = news.item
    JOIN document ON document.key = standing.document WHERE document.present"""
_ENTRY = "SELECT guid, link, title, content, document, first, key FROM feed_entry"


def read_subscriptions(connection: sqlite3.Connection) -> Iterator[Subscription]:
    """Yield all subscriptions, in the order in which they were first made. Raises sqlite3.Error, Damaged."""
    for key, source, kind, title, every, full, tags, keep in connection.execute(_SUBSCRIPTIONS):
        yield Subscription(
            source, stored_choice(kind, SUBSCRIPTION_KINDS) or "feed", title, every,
            stored_choice(full, FULL) or "auto", tuple(map(str, stored_list(tags))), keep, key,
        )  # fmt: skip


def put_subscription(recorder: Recorder, subscription: Subscription) -> Subscription:
    """Make a subscription within the step, or change the one with its key or source; return it with its key.

    Raises KeyError, ValueError as promised.
    """
    connection = recorder.connection
    other = connection.execute(
        """SELECT key, present, title FROM subscription WHERE source = ?
        ORDER BY present DESC, key DESC LIMIT 1""",
        (subscription.source,),
    ).fetchone()
    if subscription.key:
        require(connection, subscription.key, is_present=True)
        if _is_taken(connection, subscription.key, subscription.source):
            raise ValueError(f"{subscription.source} is already subscribed")
    elif other is None:
        subscription = replace(subscription, key=_insert(connection, subscription))
    else:
        subscription = replace(subscription, key=other[0], title=subscription.title or other[2])
    columns: dict[str, Plain] = {"present": 1, **_columns(subscription)}
    recorder.update("subscription", {"key": subscription.key}, columns, subscription.source)
    return subscription


def require(connection: sqlite3.Connection, key: int, *, is_present: bool = False) -> None:
    """Raise KeyError if there was never such a subscription, or there is none now."""
    row = connection.execute("SELECT present FROM subscription WHERE key = ?", (key,)).fetchone()
    if row is None or (is_present and not row[0]):
        raise KeyError(key)


def _insert(connection: sqlite3.Connection, subscription: Subscription) -> int:
    """Insert the row of a subscription that is not there yet, as undo leaves it, and return its key."""
    columns = _columns(subscription)
    cursor = connection.execute(
        f"INSERT INTO subscription (present, {', '.join(columns)}) VALUES (0{', ?' * len(columns)})",  # noqa: S608
        tuple(columns.values()),
    )
    return int(cursor.lastrowid or 0)


def _columns(subscription: Subscription) -> dict[str, Plain]:
    columns = {name: getattr(subscription, name) for name in _COLUMNS[1:]}
    return {**columns, "tags": json_text(subscription.tags)}


def states(connection: sqlite3.Connection) -> Mapping[int, SubscriptionState]:
    """Return the states by key. Raises sqlite3.Error, Damaged."""
    return {key: _state(cells) for key, *cells in connection.execute(_STATES)}


def state_of(connection: sqlite3.Connection, key: int) -> SubscriptionState:
    """Return a subscription's state. Raises sqlite3.Error, Damaged."""
    row = connection.execute(f"{_STATES} WHERE subscription = ?", (key,)).fetchone()
    return SubscriptionState() if row is None else _state(row[1:])


def _state(cells: Sequence[Any]) -> SubscriptionState:
    values = dict(zip(_STATE_COLUMNS, cells, strict=True))
    values |= {name: None if values[name] is None else stored_time(values[name]) for name in _TIMES}
    return SubscriptionState(**values | {name: bool(values[name]) for name in _FLAGS})


def put_state(connection: sqlite3.Connection, key: int, state: SubscriptionState) -> None:
    """Store a state."""
    values = {name: getattr(state, name) for name in _STATE_COLUMNS}
    values |= {name: None if values[name] is None else time_text(values[name]) for name in _TIMES}
    connection.execute(_PUT_STATE, (key, *values.values()))


def entries_of(connection: sqlite3.Connection, key: int) -> list[StoredFeedEntry]:
    """Return the entries of a feed, in the order in which they came. Raises sqlite3.Error, Damaged."""
    rows = connection.execute(f"{_ENTRY} WHERE subscription = ? ORDER BY key", (key,))
    return [
        StoredFeedEntry(guid, link, title, content, document, stored_time(first), number)
        for guid, link, title, content, document, first, number in rows
    ]


def put_entry(connection: sqlite3.Connection, key: int, entry: StoredFeedEntry) -> None:
    """Store an entry of a feed, or change the one with its key."""
    connection.execute(
        """INSERT OR REPLACE INTO feed_entry (key, subscription, guid, link, title, content, document, first)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            entry.key or None,
            key,
            entry.guid,
            entry.link,
            entry.title,
            entry.content,
            entry.document,
            time_text(entry.first),
        ),
    )


def absences_of(connection: sqlite3.Connection, key: int) -> Mapping[str, datetime]:
    """Return the jobs that a board's last listing lacked. Raises sqlite3.Error, Damaged."""
    rows = connection.execute("SELECT job, since FROM absence WHERE subscription = ? ORDER BY job", (key,))
    return {job: stored_time(since) for job, since in rows}


def put_absences(connection: sqlite3.Connection, key: int, since: Mapping[str, datetime]) -> None:
    """Store the jobs that a board's listing lacks, in place of those before."""
    connection.execute("DELETE FROM absence WHERE subscription = ?", (key,))
    connection.executemany(
        "INSERT INTO absence (subscription, job, since) VALUES (?, ?, ?)",
        [(key, job, time_text(time)) for job, time in since.items()],
    )


def put_address(recorder: Recorder, key: int, source: str) -> None:
    """Let a subscription move to a new address within the step, unless another subscription has that."""
    if not _is_taken(recorder.connection, key, source):
        recorder.update("subscription", {"key": key}, {"source": source}, source)


def _is_taken(connection: sqlite3.Connection, key: int, source: str) -> bool:
    """Return whether another subscription has an address."""
    taken = "SELECT 1 FROM subscription WHERE present AND source = ? AND key <> ?"
    return connection.execute(taken, (source, key)).fetchone() is not None


def name_untitled(connection: sqlite3.Connection, key: int, title: str) -> None:
    """Give a subscription the title that its feed gives itself, unless it has one."""
    connection.execute("UPDATE subscription SET title = ? WHERE key = ? AND title IS NULL", (title, key))


def item_counts(connection: sqlite3.Connection) -> Mapping[int, int]:
    """Return key → how many items in the library come from the subscription. Raises sqlite3.Error."""
    query = f"""SELECT made, count(DISTINCT item) FROM ({_DOCUMENTS})
        JOIN standing ON standing.document = place GROUP BY made"""  # noqa: S608
    return {int(key): int(count) for key, count in connection.execute(query)}


def of_documents(connection: sqlite3.Connection) -> Mapping[str, int]:
    """Return document id → key of its subscription; of several, the one made first. Raises sqlite3.Error."""
    return {document: key for key, document, _ in connection.execute(_DOCUMENTS)}


def new_counts(connection: sqlite3.Connection) -> Mapping[int, int]:
    """Return key → how many items of the subscription are new. Raises sqlite3.Error."""
    subscriptions, new = of_documents(connection), new_items(connection)
    found = {(subscriptions.get(document), item) for item, document in connection.execute(_NEWS_STAND)}
    return Counter(key for key, item in found if key is not None and item in new)


# Export and import


def exported_entries(connection: sqlite3.Connection) -> Iterator[EntryOf]:
    """Yield the entries of all subscriptions. Raises sqlite3.Error, Damaged."""
    for subscription in read_subscriptions(connection):
        for entry in entries_of(connection, subscription.key):
            yield EntryOf(subscription.source, replace(entry, key=0))


def add_subscription(recorder: Recorder, subscription: Subscription) -> None:
    """Make a subscription within the step unless there is one with its source."""
    present = "SELECT 1 FROM subscription WHERE present AND source = ?"
    if recorder.connection.execute(present, (subscription.source,)).fetchone() is None:
        put_subscription(recorder, replace(subscription, key=0))


def add_entry(connection: sqlite3.Connection, exported: EntryOf) -> None:
    """Store an entry of a subscribed feed unless it is known; its feed was taken in then."""
    entry = exported.entry
    row = connection.execute(
        "SELECT key FROM subscription WHERE present AND source = ?", (exported.source,)
    ).fetchone()
    same = "SELECT 1 FROM feed_entry WHERE (subscription, guid, link, title, content) = (?, ?, ?, ?, ?)"
    if (
        row is None
        or connection.execute(same, (*row, entry.guid, entry.link, entry.title, entry.content)).fetchone()
    ):
        return
    put_entry(connection, row[0], entry)
    put_state(connection, row[0], replace(state_of(connection, row[0]), listed=True))
