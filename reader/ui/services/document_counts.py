"""How many items of each document there are to read: each once, without hidden ones.

So the sidebar counts as the tabs, the lists and the search do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library.library import Library
    from reader.model import Entry, ItemKind, ListedItem

MOST_ITEMS = 20_000
"""Items up to which those that a document repeats are looked for; in larger libraries that takes too long."""
ByKind: TypeAlias = "Mapping[str, Mapping[ItemKind, int]]"
"""By the ids of documents."""


class Tally(NamedTuple):
    """The items of a document."""

    counts: Mapping[ItemKind, int]
    unread: int


class _Numbers(NamedTuple):
    left_out: ByKind = MappingProxyType({})
    """Items in an entry's counts that are not counted: repeated ones and hidden ones."""
    read: ByKind = MappingProxyType({})


class DocumentCounts:
    """Loads the numbers in a thread, and returns them for a document."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._numbers = _Numbers()
        self._stamp: int | None = None
        self._repeated: tuple[ListedItem, ...] = ()
        self._hidden: dict[str, ListedItem | None] = {}

    def of(self, entry: Entry) -> Tally:
        """Return how many items a document has, and how many of those are unread."""
        left_out = self._numbers.left_out.get(entry.id, {})
        read = self._numbers.read.get(entry.id, {})
        counts = {kind: max(0, number - left_out.get(kind, 0)) for kind, number in entry.counts.items()}
        return Tally(counts, sum(max(0, number - read.get(kind, 0)) for kind, number in counts.items()))

    # In a thread

    def load(self) -> bool:
        """Count again; return whether anything has changed."""
        before, self._numbers = self._numbers, self._count()
        return before != self._numbers

    def _count(self) -> _Numbers:
        marks = self._library.marks
        hidden = frozenset(marks.find(status="hidden"))
        raw = marks.read_counts()
        self._follow_documents()
        listed = [item for item in map(self._find_hidden, hidden) if item is not None]
        repeated = [item for item in self._repeated if item.id not in hidden]
        if not listed and not repeated:
            return _Numbers({}, raw)
        known = marks.of_many([item.id for item in (*listed, *repeated)])
        left_out: dict[str, Counter[ItemKind]] = defaultdict(Counter)
        read = defaultdict(Counter, {document: Counter(counts) for document, counts in raw.items()})
        for item, kept in ((one, at >= len(listed)) for at, one in enumerate((*listed, *repeated))):
            for document, number in _standings(item).items():
                left_out[document][item.kind] += number - kept
                if known[item.id].read:
                    read[document][item.kind] -= number - kept
        return _Numbers(left_out, read)

    def _follow_documents(self) -> None:
        """Look again for the items that a document has more than once, if the documents have changed."""
        documents = self._library.documents
        stamp = documents.stamp()
        if stamp == self._stamp:
            return
        self._stamp, self._repeated, self._hidden = stamp, (), {}
        if sum(sum(entry.counts.values()) for entry in documents.list()) <= MOST_ITEMS:
            items = documents.items()
            self._repeated = tuple(one for one in items if max(_standings(one).values(), default=0) > 1)

    def _find_hidden(self, item: str) -> ListedItem | None:
        """Return a hidden item, looked up once: there may be thousands, and every mark counts again."""
        if item not in self._hidden:
            self._hidden[item] = self._library.documents.listed_item(item)
        return self._hidden[item]


def _standings(item: ListedItem) -> Counter[str]:
    """Return how often each document has an item; none has one that is gone."""
    return Counter() if item.gone else Counter(place.document for place in item.standings)
