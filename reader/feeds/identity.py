"""Which entry of a fetch is which known one: feeds give entries other GUIDs, other links and other words.

What an entry says decides first, then its GUID, then its link. GUIDs and links decide only where they are
unique on both sides: a feed that calls all of its entries "0" says nothing by it.
"""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reader.folding import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    Key: TypeAlias = Callable[["Traits"], Hashable | None]
    """What two entries may have in common; None for nothing."""

LIKE = 0.85
"""The likeness from which one text is an edition of the other."""
_LOOKED_AT = 5_000
"""Characters of a text that are compared."""
_FEW = 8
"""Entries up to which what they share is a reason to compare them: a title such as "Photo" is none."""
_BUDGET = 10
"""Comparisons for each entry, where nothing but the texts is left to go by."""


class Traits(NamedTuple):
    """What an entry is told by. "" or None for what it doesn't have."""

    content: str
    """The id of what it says: two with the same id say the same."""
    guid: str | None = None
    link: str | None = None
    title: str | None = None
    text: str = ""
    """Its text, for the likeness."""


class Match(NamedTuple):
    """What an entry of a fetch is."""

    kind: Literal["same", "changed", "new"]
    known: int | None
    """The index of the known entry that it is; None if it is new."""


def match_entries(known: Sequence[Traits], fetched: Sequence[Traits]) -> list[Match]:
    """Return what each fetched entry is. No known one is two of them, so none is ever merged with another.

    About linear in the entries, but for the comparison of texts, of which there are at most a few for each.
    """
    matching = _Matching(known, fetched)
    for key in (_with(_guid, _link), _with(_guid), _with(_link), _with()):
        matching.pair_same(key)
    matching.pair_near()
    matching.pair_unique(_guid)
    matching.pair_unique(_link)
    if matching.are_renamed():
        matching.pair_alike()
    return matching.matches()


def _guid(entry: Traits) -> str | None:
    return _bare(entry.guid)


def _link(entry: Traits) -> str | None:
    return _bare(entry.link)


def _title(entry: Traits) -> str | None:
    return letters(entry.title or "") or None


def _bare(address: str | None) -> str | None:
    """Return a GUID or an address without what changes when a site moves to https."""
    bare = (address or "").strip()
    scheme, found, rest = bare.partition("://")
    return (rest if found and scheme.lower() in ("http", "https") else bare).rstrip("/") or None


def _with(*keys: Callable[[Traits], str | None]) -> Key:
    """Return what two entries have in common that say the same and share all of some keys."""

    def shared(entry: Traits) -> Hashable | None:
        values = [key(entry) for key in keys]
        return None if None in values else (entry.content, *values)

    return shared


class _Matching:
    """The entries that are matched so far."""

    def __init__(self, known: Sequence[Traits], fetched: Sequence[Traits]) -> None:
        self._known = known
        self._fetched = fetched
        self._found: dict[int, Match] = {}
        """By the index of the fetched entry."""
        self._taken: set[int] = set()

    def matches(self) -> list[Match]:
        """Return what each fetched entry is."""
        return [self._found.get(index, Match("new", None)) for index in range(len(self._fetched))]

    def pair_same(self, key: Key) -> None:
        """Match entries that have a key in common, in their order."""
        waiting: dict[Hashable, deque[int]] = {}
        for index in self._free_known():
            if (shared := key(self._known[index])) is not None:
                waiting.setdefault(shared, deque()).append(index)
        for index in self._free_fetched():
            indices = waiting.get(key(self._fetched[index]))
            if indices:
                self._take(index, indices.popleft(), "same")

    def pair_near(self) -> None:
        """Match entries that share a GUID, a link or a title and are alike, the most alike first."""
        pairs = {pair for key in (_guid, _link, _title) for pair in self._sharing(key)}
        self._pair_by_likeness(pairs)

    def pair_unique(self, key: Key) -> None:
        """Match entries whose key no other one has, however different they are."""
        often = Counter(map(key, self._fetched)), Counter(map(key, self._known))
        here = {key(self._known[index]): index for index in self._free_known()}
        for index in self._free_fetched():
            shared = key(self._fetched[index])
            if shared is not None and shared in here and often[0][shared] == often[1][shared] == 1:
                self._take(index, here[shared], "changed")

    def are_renamed(self) -> bool:
        """Return whether the feed has given its entries other GUIDs, or has never had any.

        Otherwise two that are alike but have other names are two: today's weather isn't yesterday's, edited.
        """
        pairs = [
            (self._fetched[i], self._known[match.known])
            for i, match in self._found.items()
            if match.known is not None
        ]
        renamed = any(a.guid and b.guid and _guid(a) != _guid(b) for a, b in pairs)
        return renamed or not any(entry.guid or entry.link for entry in self._fetched)

    def pair_alike(self) -> None:
        """Match entries by nothing but their likeness."""
        from reader.similarity.matching import similar_pairs

        old, new = list(self._free_known()), list(self._free_fetched())
        budget = _BUDGET * (len(old) + len(new))

        def wanted(i: int, j: int) -> bool:
            nonlocal budget
            budget -= 1
            return i < len(old) <= j and budget > 0

        texts = [_text(self._known[index]) for index in old] + [_text(self._fetched[index]) for index in new]
        pairs = [
            (share, new[j - len(old)], old[i]) for i, j, share in similar_pairs(texts, LIKE, wanted=wanted)
        ]
        self._pair_best(pairs)

    def _sharing(self, key: Key) -> Iterator[tuple[int, int]]:
        """Yield fetched and known entries with a key in common that few have."""
        groups: dict[Hashable, tuple[list[int], list[int]]] = {}
        for side, entries, indices in (
            (0, self._fetched, self._free_fetched()),
            (1, self._known, self._free_known()),
        ):
            for index in indices:
                if (shared := key(entries[index])) is not None:
                    groups.setdefault(shared, ([], []))[side].append(index)
        for new, old in groups.values():
            if len(new) <= _FEW and len(old) <= _FEW:
                yield from ((i, j) for i in new for j in old)

    def _pair_by_likeness(self, pairs: Iterable[tuple[int, int]]) -> None:
        from reader.similarity.measure import ratio

        new = {index: _text(self._fetched[index]) for index in self._free_fetched()}
        old = {index: _text(self._known[index]) for index in self._free_known()}
        shares = ((ratio(new[i], old[j], LIKE), i, j) for i, j in pairs)
        self._pair_best(found for found in shares if found[0] >= LIKE)

    def _pair_best(self, pairs: Iterable[tuple[float, int, int]]) -> None:
        """Match one to one: the most alike first, then those with the same GUID, then in their order."""

        def rank(pair: tuple[float, int, int]) -> tuple[float, bool, int, int]:
            share, i, j = pair
            return -share, _guid(self._fetched[i]) != _guid(self._known[j]), i, j

        for _, i, j in sorted(pairs, key=rank):
            if i not in self._found and j not in self._taken:
                self._take(i, j, "changed")

    def _take(self, fetched: int, known: int, kind: Literal["same", "changed"]) -> None:
        self._found[fetched] = Match(kind, known)
        self._taken.add(known)

    def _free_known(self) -> Iterator[int]:
        return (index for index in range(len(self._known)) if index not in self._taken)

    def _free_fetched(self) -> Iterator[int]:
        return (index for index in range(len(self._fetched)) if index not in self._found)


def _text(entry: Traits) -> str:
    from reader.similarity.measure import folded

    return folded(f"{entry.title or ''}\n{entry.text}"[:_LOOKED_AT])
