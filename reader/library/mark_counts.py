"""How many items have which marks, for the collections of the app. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.store.values import STATUSES, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.model import ItemKind, ListedItem
    from reader.store import Storage
    from reader.store.values import Status


class MarkCounts(NamedTuple):
    """How many items there are: each once, gone ones included, hidden ones left out."""

    items: Mapping[ItemKind, int]
    unread: Mapping[ItemKind, int]
    postings: Mapping[Status | None, int]
    """By status, hidden ones too; None for those that are still to be decided on."""
    starred: int
    noted: int


def mark_counts(totals: Mapping[ItemKind, int], tallies: Iterable[Tally]) -> MarkCounts:
    """Sum up how many items the documents have of each kind, and the tallies of those with marks."""
    items, read = Counter(totals), Counter[str]()
    statuses: Counter[Status | None] = Counter()
    starred = noted = 0
    for tally in tallies:
        items[tally.kind] += tally.number * tally.gone
        if tally.kind == "posting":
            statuses[tally.status] += tally.number * (tally.status is not None)
        if tally.status == "hidden":
            items[tally.kind] -= tally.number
        else:
            read[tally.kind] += tally.number * tally.read
            starred += tally.number * tally.starred
            noted += tally.number * tally.noted
    statuses[None] = items["posting"] + statuses["hidden"] - statuses.total()
    unread = {kind: number - read[kind] for kind, number in items.items()}
    return MarkCounts(items, unread, statuses, starred, noted)


def tallies_of(items: Iterable[ListedItem], storage: Storage | None) -> list[Tally]:
    """Return a tally for each of these items that has marks in the storage."""
    if storage is None:
        return []
    find = storage.marks.find
    read, starred, noted = (
        frozenset(find(read=True)),
        frozenset(find(starred=True)),
        frozenset(find(noted=True)),
    )
    statuses: dict[str, Status] = {item: status for status in STATUSES for item in find(status=status)}
    marked = read | starred | noted | statuses.keys()
    return [
        Tally(
            item.kind, statuses.get(item.id), item.id in read, item.id in starred, item.id in noted,
            gone=False, number=1,
        )
        for item in items if item.id in marked
    ]  # fmt: skip
