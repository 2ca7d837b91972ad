"""Which entries of a feed have had their time, as its subscription says; what carries a mark stays."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from reader.sources import feed_of
from reader.store.subscription_values import KEEP_ALL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reader.store import Storage
    from reader.store.subscription_values import StoredFeedEntry, Subscription

_DAYS = " days"
_LAST = "last "


def surplus(storage: Storage, subscription: Subscription, now: datetime) -> Sequence[str]:
    """Return the ids of the documents of a feed that are to go, the earliest first."""
    keep = subscription.keep
    if keep == KEEP_ALL:
        return ()
    here = {entry.id for entry in storage.documents.list() if entry.resolved and feed_of(entry.resolved)}
    entries = [
        entry for entry in storage.subscriptions.entries_of(subscription.key) if entry.document in here
    ]
    unmarked = [entry for entry in entries if not _is_marked(storage, entry)]
    if keep.endswith(_DAYS):
        oldest = now - timedelta(days=int(keep.removesuffix(_DAYS)))
        going = [entry.document for entry in unmarked if entry.first < oldest]
    else:
        going = [entry.document for entry in unmarked[: -int(keep.removeprefix(_LAST))]]
    return tuple(dict.fromkeys(going))


def _is_marked(storage: Storage, entry: StoredFeedEntry) -> bool:
    items = [item.id for item in storage.documents.items_in(entry.document)]
    return any(marks.is_trace for marks in storage.marks.of_many(items).values())
