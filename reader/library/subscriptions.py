"""Subscriptions: which feeds and boards are asked again, and how. Nothing is asked here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

from reader.errors import SourceError
from reader.library.undo_labels import label
from reader.naming import count_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.config import Settings
    from reader.library.store_handle import StoreHandle
    from reader.sources import Found
    from reader.store.subscription_values import Full, Subscription, SubscriptionState

NO_LIST = "is no list of feeds; give the address of a feed or a board, or an OPML file"


class Options(NamedTuple):
    """How the user wants sources to be asked. None, and no tags: as it is, or the default."""

    every: int | None = None
    """Seconds between two looks."""
    full: Full | None = None
    tags: tuple[str, ...] = ()
    keep: str | None = None
    """See subscription_values.KEEP."""


class Subscribed(NamedTuple):
    """What became of a source that is subscribed."""

    subscription: Subscription
    result: Literal["subscribed", "changed", "unchanged"]


class ListedSubscription(NamedTuple):
    """A subscription and what is known of it."""

    subscription: Subscription
    state: SubscriptionState
    items: int
    """How many items in the library come from it."""


class Unsubscribed(NamedTuple):
    """What became of sources to unsubscribe from."""

    ended: Sequence[ListedSubscription]
    unknown: Sequence[str]
    """What isn't subscribed, as the user named it."""


class _Wanted(NamedTuple):
    """A source to subscribe to."""

    address: str
    title: str | None = None
    tags: tuple[str, ...] = ()
    """Those that a list gives it."""


class LibrarySubscriptions:
    """The subscriptions in the library's file. Each call that changes any is one undo step.

    All methods may be called from any thread. They raise LibraryError if the file can't be used, and
    BusyError if another program holds it for more than 5 seconds; then nothing was changed.
    """

    def __init__(self, handle: StoreHandle, settings: Settings, stdin: BinaryIO | None = None) -> None:
        self._handle = handle
        self._limits = settings.limits
        self._stdin = stdin

    def list(self) -> Sequence[ListedSubscription]:
        """Return the subscriptions, in the order in which they were first made."""
        from reader.store.subscription_values import SubscriptionState

        storage = self._handle.open_existing()
        if storage is None:
            return ()
        states, items = storage.subscriptions.states(), storage.subscriptions.item_counts()
        return [
            ListedSubscription(each, states.get(each.key, SubscriptionState()), items.get(each.key, 0))
            for each in storage.subscriptions.list()
        ]

    def of_documents(self) -> Mapping[str, int]:
        """Return document id → key of the subscription that the document comes from. Quick."""
        storage = self._handle.open_existing()
        return storage.subscriptions.of_documents() if storage else {}

    def new_counts(self) -> Mapping[int, int]:
        """Return key → how many items of the subscription are new; 0 is left out. Quick."""
        storage = self._handle.open_existing()
        return storage.subscriptions.new_counts() if storage else {}

    def subscribe(self, sources: Sequence[str], options: Options) -> Sequence[Subscribed | SourceError]:
        """Subscribe to addresses and to the feeds in OPML files, "-" for one on standard input.

        A source that is subscribed already gets the options that are given, and the tags that a list gives it
        besides its own.
        """
        from reader.sources import discover

        wanted: dict[str, _Wanted] = {}
        failures: list[SourceError] = []
        for found in discover(sources, self._limits, web=True):
            for each in self._wanted(found):
                if isinstance(each, SourceError):
                    failures.append(each)
                else:
                    wanted[each.address] = _both(wanted.get(each.address, each), each)
        known = {each.subscription.source: each.subscription for each in self.list()}
        results = [_decided(each, known.get(each.address), options) for each in wanted.values()]
        self._store(results)
        return [*results, *failures]

    def unsubscribe(self, sources: Sequence[str]) -> Unsubscribed:
        """Unsubscribe from sources, each named by its address, or by its title if no other has that.

        Their items and marks stay.
        """
        from reader.folding import fold
        from reader.web_addresses import as_kept

        known = {each.subscription.source: each for each in self.list()}
        titled = titles_of(known.values())
        ended: dict[str, ListedSubscription] = {}
        unknown = []
        for source in sources:
            address = source if source in known else as_kept(source)
            same = titled.get(fold(source), [])
            if address not in known and len(same) == 1:
                address = same[0]
            if address in known:
                ended[address] = known[address]
            else:
                unknown.append(source)
        if ended:
            step = f"unsubscribed from {_names([each.subscription for each in ended.values()])}"
            keys = [each.subscription.key for each in ended.values()]
            self._handle.open_or_create().subscriptions.remove(keys, step=step)
        return Unsubscribed(tuple(ended.values()), unknown)

    def _wanted(self, found: Found | SourceError) -> Iterator[_Wanted | SourceError]:
        """Yield the sources that one argument names."""
        if isinstance(found, SourceError):
            yield found
        elif found.address is not None:
            yield _Wanted(found.address)
        else:
            try:
                yield from self._listed(found)
            except SourceError as error:
                yield error

    def _listed(self, found: Found) -> Iterator[_Wanted | SourceError]:
        """Yield the feeds in an OPML file, and what is to be known of it as failures that are none.

        Raises SourceError if it can't be read or is no such file.
        """
        from reader.feeds import read_opml
        from reader.pages import encoding_of
        from reader.sources import fetch
        from reader.sources.decoding import decode
        from reader.web_addresses import parsed

        data = fetch(found, self._limits, self._stdin)
        feeds = read_opml(decode(data, encoding_of(data, None))[0])
        if feeds is None:
            raise SourceError(found.source, NO_LIST)
        for feed in feeds.feeds:
            try:
                yield _Wanted(parsed(feed.address).url, feed.title, feed.tags)
            except ValueError as problem:
                yield SourceError(feed.address, str(problem))
        for notice in feeds.notices:
            yield SourceError(found.source, notice[:1].lower() + notice[1:], copy=True)

    def _store(self, results: Sequence[Subscribed]) -> None:
        new = [each.subscription for each in results if each.result == "subscribed"]
        changed = [each.subscription for each in results if each.result == "changed"]
        if new or changed:
            self._handle.open_or_create().subscriptions.put([*new, *changed], step=_step(new, changed))


def _both(first: _Wanted, second: _Wanted) -> _Wanted:
    """Return a source that is named twice, with the tags of both."""
    tags = tuple(dict.fromkeys((*first.tags, *second.tags)))
    return _Wanted(first.address, first.title or second.title, tags)


def _decided(wanted: _Wanted, known: Subscription | None, options: Options) -> Subscribed:
    """Return what is to become of a source, which may be subscribed already."""
    from reader.boards import request_for
    from reader.store.subscription_values import Subscription

    is_board = request_for(wanted.address) is not None
    before = known or Subscription(wanted.address, "board" if is_board else "feed")
    after = replace(
        before,
        title=before.title or wanted.title,
        every=before.every if options.every is None else options.every,
        full=options.full or before.full,
        tags=tuple(dict.fromkeys((*(options.tags or before.tags), *wanted.tags))),
        keep=options.keep or before.keep,
    )
    if known is None:
        return Subscribed(after, "subscribed")
    return Subscribed(after, "unchanged" if after == known else "changed")


def _step(new: Sequence[Subscription], changed: Sequence[Subscription]) -> str:
    if not new:
        return f"changed the subscription to {_names(changed)}"
    return f"subscribed to {_names(new)}" + (
        f", changed {count_of(len(changed), 'other')}" if changed else ""
    )


def titles_of(subscriptions: Iterable[ListedSubscription]) -> Mapping[str, Sequence[str]]:
    """Return the addresses of the subscriptions that have a title, by it, folded."""
    from reader.folding import fold

    found: dict[str, list[str]] = {}
    for each in subscriptions:
        if each.subscription.title:
            found.setdefault(fold(each.subscription.title), []).append(each.subscription.source)
    return found


def _names(subscriptions: Sequence[Subscription]) -> str:
    return label([each.title or each.source for each in subscriptions], "source")
