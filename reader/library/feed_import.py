"""The entries of a fetched feed as additions: which are new, which are known ones, edited or as they were."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.clean import clean_path
from reader.library.digests import source_digest
from reader.library.making import addition_of
from reader.model import identity
from reader.sources import feed_of, name_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.feeds import Traits
    from reader.library.item_matching import NearCopies
    from reader.model import Document
    from reader.sources import EntryText, FeedText
    from reader.store import Storage
    from reader.store.values import Addition, Outcome, OutcomeKind, Status, StoredEntry


class FeedOutcomes:
    """The outcomes of a feed's entries, which come one by one, as one for the feed."""

    def __init__(self, source: str, notices: tuple[str, ...], *, is_known: bool) -> None:
        self._source = source
        self._notices = notices
        self._is_known = is_known
        self._outcomes: list[Outcome] = []
        self.waiting = 0
        """Entries whose outcomes are still to come."""

    def take(self, outcome: Outcome) -> None:
        """Take the outcome of one of the entries."""
        self._outcomes.append(outcome)

    def whole(self) -> Outcome:
        """Return the outcome of the feed, once none of its entries is waited for."""
        stored = [each for each in self._outcomes if each.kind != "copy"]
        first = (stored or self._outcomes)[0]
        if any(each.kind in ("added", "updated") for each in stored):
            kind: OutcomeKind = "updated" if self._is_known else "added"
        else:
            kind = "unchanged" if stored else "copy"
        kept: Counter[Status | None] = Counter()
        for each in self._outcomes:
            kept.update(each.kept)
        return replace(
            first,
            kind=kind,
            source=self._source,
            counts={name: sum(each.counts[name] for each in stored or [first]) for name in first.counts},
            new=sum(each.new for each in self._outcomes),
            gone=sum(each.gone for each in self._outcomes),
            changed=sum(each.changed for each in self._outcomes),
            twin=first.twin if kind == "copy" else None,
            kept=kept,
            notices=self._notices,
            news=tuple(news for each in self._outcomes for news in each.news),
        )


class FeedImport:
    """One fetch of a feed, compared with what is in the library of it."""

    def __init__(self, storage: Storage, near: NearCopies, entries: Iterable[StoredEntry]) -> None:
        """`entries` are all that the library has."""
        self._storage = storage
        self._near = near
        self._entries = {entry.resolved: entry for entry in entries if entry.resolved is not None}

    def compare(self, source: str, origin: str | None, feed: FeedText) -> tuple[list[Addition], FeedOutcomes]:
        """Return what to add of a feed, and what tells of the whole.

        `origin` is its path or its address; None if it came on standard input, where nothing tells of an
        earlier fetch. Entries that the library has and the fetch lacks stay as they are.
        """
        from reader.parsing import parse
        from reader.store.values import Outcome

        known = [entry for place, entry in self._entries.items() if origin and feed_of(place) == origin]
        outcomes = FeedOutcomes(source, feed.notices, is_known=bool(known))
        changed: list[tuple[EntryText, str, Document]] = []
        left = {entry.id: entry for entry in known}
        for each in feed.entries:
            digest = _digest(each)
            earlier = self._entries.get(name_in(origin, each.key)) if origin else None
            if earlier is not None and earlier.digest == digest:
                del left[earlier.id]
                outcomes.take(Outcome("unchanged", earlier.source, earlier.id, earlier.counts))
                continue
            name = clean_path(each.source(origin or source))
            document = parse(each.text.text, name, each.text.notices, outline=each.text.outline)
            changed.append((each, digest, document))
        additions = (
            self._additions(origin, changed, list(left.values()), is_known=bool(known)) if changed else []
        )
        outcomes.waiting = len(additions)
        return additions, outcomes

    def _additions(
        self,
        origin: str | None,
        fetched: Sequence[tuple[EntryText, str, Document]],
        known: Sequence[StoredEntry],
        *,
        is_known: bool,
    ) -> list[Addition]:
        from reader.feeds import match_entries

        matches = match_entries(
            [self._traits_of(entry) for entry in known],
            [_traits(each, document) for each, _, document in fetched],
        )
        taken = set(self._entries)
        additions = []
        for (each, digest, document), match in zip(fetched, matches, strict=True):
            earlier = None if match.known is None else known[match.known]
            resolved = _place(origin, each.key, earlier, taken) if origin else None
            addition = addition_of(
                self._storage,
                document,
                resolved,
                digest,
                earlier.id if earlier else None,
                is_news=is_known and earlier is None,
            )
            self._near.take(addition.items)
            was = earlier.id if earlier and earlier.resolved != resolved else None
            additions.append(replace(addition, was=was))
        return additions

    def _traits_of(self, entry: StoredEntry) -> Traits:
        from reader.feeds import Traits

        stored = self._storage.documents.get(entry.id)
        place = entry.resolved or ""
        link = stored.outline.url if stored.outline else None
        return Traits(entry.id, place.rpartition("-")[2], link, entry.title, stored.text)


def _traits(each: EntryText, document: Document) -> Traits:
    from reader.feeds import Traits

    return Traits(document.id, each.key, each.link, document.title, document.text)


def _place(origin: str, key: str, earlier: StoredEntry | None, taken: set[str]) -> str:
    """Return where an entry is kept: under its key, unless another one is; add it to those that are taken."""
    place = name_in(origin, key)
    if place in taken and earlier is not None and earlier.resolved is not None:
        return earlier.resolved
    while place in taken:
        key = identity("entry", key)
        place = name_in(origin, key)
    taken.add(place)
    return place


def _digest(each: EntryText) -> str:
    """Return a digest of all that an entry's document is made of."""
    from reader.outlines import to_json

    outline = to_json(each.text.outline) if each.text.outline else ""
    return source_digest(f"{each.text.text}\0{outline}".encode())
