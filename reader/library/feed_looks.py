"""One look at a feed: which of its entries are new or changed, and the documents that they become."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.feeds import linked_feeds, read_feed
from reader.feeds.identity import Traits, keys_of, match_entries
from reader.feeds.schedule import next_time
from reader.folding import letters
from reader.library.looks import Ending, headers_of, refused, state_after, step_after
from reader.library.making import addition_of
from reader.model import identity
from reader.parsing import parse
from reader.sources import NO_TEXT, Text, feed_of, name_in, text_of
from reader.sources.feed_entries import text_of_entry
from reader.store.subscription_protocol import Look
from reader.store.subscription_values import StoredFeedEntry
from reader.web_addresses import is_web, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.feeds import Feed, FeedEntry
    from reader.feeds.identity import Match
    from reader.library.looks import LookPart, Target, Tools
    from reader.store.subscription_values import SubscriptionState
    from reader.store.values import Addition, StoredItem
    from reader.system.network import Answer

ACCEPT = "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
MOST_PAGES = 100
"""Pages of entries to ask for in one look."""
_TOGETHER = 50
"""Documents stored in one transaction."""
_RECENT = 200
"""Known entries whose texts are compared, the latest: older ones have left the feed."""
_NOT_MODIFIED, _TOO_MANY, _SERVER_ERROR = 304, 429, 500
_NAMED = 3


def look_at_feed(target: Target, tools: Tools) -> Iterator[LookPart]:
    """Ask a feed, and yield what is to be stored, and how it ended."""
    from reader.system.network.values import FEED, Ask

    source = target.source
    ask = Ask(
        FEED,
        came=tools.came,
        cancelled=tools.cancelled,
        headers={"Accept": ACCEPT, **headers_of(target)},
    )
    try:
        answer = tools.network.ask(source, source, ask)
    except SourceError as error:
        yield from refused(target, None, error.reason, tools)
        return
    if answer.status == 304:
        yield from _unchanged(target, answer, tools)
    elif (why := tools.network.why_not(answer)) is not None:
        yield from refused(target, answer, why, tools)
    else:
        yield from _answered(target, answer, tools)


def _unchanged(target: Target, answer: Answer, tools: Tools) -> Iterator[LookPart]:
    step = step_after(target, answer, tools)
    state = state_after(target, step, None, is_listed=False)
    moved_to = _free(step.moved_to, tools)
    yield Look(target.key, state=state, source=moved_to)
    yield Ending("moved" if moved_to else "unchanged", None, next_time(step.state), source=moved_to)


def _free(address: str | None, tools: Tools) -> str | None:
    """Return the new address of a feed, unless that is subscribed too: then both are asked as before."""
    taken = address and any(each.source == address for each in tools.storage.subscriptions.list())
    return None if taken else address


def _answered(target: Target, answer: Answer, tools: Tools) -> Iterator[LookPart]:
    digest = sha256(answer.data).hexdigest()
    if target.state.digest == digest:
        yield from _unchanged(target, answer, tools)
        return
    text = _decoded(answer)
    feed = read_feed(text, answer.url)
    if feed is None:
        yield from refused(target, answer, _no_feed(text, answer.url), tools)
        return
    entries = _Entries(target, feed, tools)
    yield from entries.parts()
    step = step_after(target, answer, tools)
    state = replace(state_after(target, step, None, is_listed=True), digest=digest)
    moved_to = _free(step.moved_to, tools)
    yield entries.rest(state, moved_to)
    notices = (*feed.notices, *entries.notices)
    yield Ending("moved" if moved_to else "unchanged", None, next_time(step.state), notices, moved_to)


def _decoded(answer: Answer) -> str:
    from reader.pages import encoding_of
    from reader.sources.decoding import decode

    return decode(answer.data, encoding_of(answer.data, answer.content_type))[0]


def _no_feed(text: str, address: str) -> str:
    """Return why an answer is no feed, and which feeds it names if it is a page."""
    named = linked_feeds(text, address)
    if not named:
        return "is no feed; `reader add` takes a page once"
    shown = ", ".join(link for _, link in named[:_NAMED])
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return f"is a page, not a feed; it names {shown}{more}: subscribe to that"


class _Entries:
    """The entries of a fetch, on their way to documents."""

    def __init__(self, target: Target, feed: Feed, tools: Tools) -> None:
        self._target = target
        self._feed = feed
        self._tools = tools
        known = tools.storage.subscriptions.entries_of(target.key)
        self._known = [*known, *_added_before(target, known, tools)]
        self._names = {
            entry.resolved
            for known in self._known
            if (entry := tools.documents().get(known.document)) is not None and entry.resolved
        }
        self._additions: list[Addition] = []
        self._stored: list[StoredFeedEntry] = []
        self._pages = 0
        self._is_refused = False
        """Whether a host has asked to wait."""
        self.notices: tuple[str, ...] = ()
        """What is to be said of what came."""
        self._teasers = 0
        """Entries whose pages could not be had."""

    def parts(self) -> Iterator[Look]:
        """Yield what is to be stored on the way: what took a request, at once."""
        entries = self._feed.entries
        contents = [content_of(entry) for entry in entries]
        matches = self._matches(contents)
        # The oldest comes last in most feeds; documents are listed in the order in which they came.
        for entry, key, content, match in reversed(
            list(zip(entries, keys_of(entries), contents, matches, strict=True))
        ):
            known = None if match.known is None else self._known[match.known]
            if match.kind == "same" and known is not None:
                self._keep_names(known, entry)
                continue
            has_asked = self._take(entry, key, content, known)
            if has_asked or len(self._additions) >= _TOGETHER:
                yield self._look()
        if self._teasers:
            number = f"{self._teasers} entr{'y' if self._teasers == 1 else 'ies'}"
            self.notices = (f"{number} came without the page; the next refresh tries again",)

    def rest(self, state: SubscriptionState, source: str | None) -> Look:
        """Return what is left to store, with the state: only then does the look count."""
        look = self._look()
        return replace(look, state=state, source=source, title=self._feed.title)

    def _look(self) -> Look:
        look = Look(self._target.key, tuple(self._additions), tuple(self._stored))
        self._additions, self._stored = [], []
        return look

    def _matches(self, contents: Sequence[str]) -> Sequence[Match]:
        """Return what each entry is; texts are read only where what the feed says is not known already."""
        known_contents = {known.content for known in self._known}
        is_known = all(content in known_contents for content in contents)
        texts = {} if is_known else self._texts(set(contents))
        known = [
            Traits(each.content, each.guid, each.link, each.title, texts.get(each.document, ""))
            for each in self._known
        ]
        fetched = [
            Traits(
                content,
                entry.guid,
                entry.link,
                entry.name,
                "" if content in known_contents else entry.plain,
            )
            for entry, content in zip(self._feed.entries, contents, strict=True)
        ]
        return match_entries(known, fetched)

    def _texts(self, fetched: set[str]) -> Mapping[str, str]:
        """Return the texts of the latest known entries that did not come as they were, by document."""
        texts = {}
        for known in [each for each in self._known if each.content not in fetched][-_RECENT:]:
            try:
                texts[known.document] = self._tools.storage.documents.get(known.document).text
            except KeyError:  # forgotten
                continue
        return texts

    def _keep_names(self, known: StoredFeedEntry, entry: FeedEntry) -> None:
        """Follow a feed that calls an entry otherwise than before."""
        now = replace(known, guid=entry.guid or "", link=entry.link or "", title=entry.name or "")
        if now != known:
            self._stored.append(now)

    def _take(self, entry: FeedEntry, key: str, content: str, known: StoredFeedEntry | None) -> bool:
        """Make a document of an entry; return whether its page was asked for."""
        earlier = None if known is None else self._tools.documents().get(known.document)
        stored = StoredFeedEntry(
            entry.guid or "",
            entry.link or "",
            entry.name or "",
            content,
            known.document if known else "",
            known.first if known else self._tools.now(),
            known.key if known else 0,
        )
        if known is not None and earlier is None:  # the user took it out of the library
            self._stored.append(stored)
            return False
        text = text_of_entry(entry)
        wanted = self._wants_page(entry)
        if wanted:
            page = self._page(entry)
            if page is None:
                stored = replace(stored, content="")  # asked for again
                self._teasers += 1
            elif len(page.text) > len(text.text):
                text = page
        # What else has the same words keeps its own document.
        own = earlier if earlier is not None and feed_of(earlier.resolved or "") else None
        source = entry.link or self._target.source
        addition = addition_of(
            self._tools.storage,
            parse(text.text, source, text.notices, outline=text.outline),
            own.resolved if own else self._name(key),
            sha256(text.text.encode()).hexdigest(),
            own.id if own else None,
            is_news=self._target.state.listed,
        )
        if own:
            addition = _with_article_joined(addition, self._tools.storage.documents.items_in(own.id))
        self._additions.append(addition)
        self._stored.append(replace(stored, document=addition.document.id))
        return wanted

    def _name(self, key: str) -> str:
        """Return what identifies the document of a new entry, even if the feed renames it later."""
        while (name := name_in(self._target.source, key)) in self._names:
            key = identity("entry", key)
        self._names.add(name)
        return name

    def _wants_page(self, entry: FeedEntry) -> bool:
        full = self._target.subscription.full
        if full == "never" or entry.link is None:
            return False
        return full == "always" or entry.is_teaser

    def _page(self, entry: FeedEntry) -> Text | None:
        """Return an entry's page; an empty text if it has none to read, None if it is to be asked again."""
        from reader.system.network.values import PAGE, Ask

        if self._is_refused or self._pages >= MOST_PAGES or entry.link is None:
            return None
        self._pages += 1
        link = entry.link
        # A feed may not send us into a private network, but for the host that the user subscribed to there.
        is_named = parsed(link).authority == parsed(self._target.source).authority
        ask = Ask(PAGE, is_named=is_named, came=self._tools.came, cancelled=self._tools.cancelled)
        try:
            answer = self._tools.network.ask(link, link, ask)
        except SourceError:
            return None
        if self._tools.network.why_not(answer) is not None:
            self._is_refused = answer.status == _TOO_MANY or "retry-after" in answer.headers
            return None if answer.status == _TOO_MANY or answer.status >= _SERVER_ERROR else _NOTHING
        try:
            text = text_of(link, answer.data, answer.url, answer.content_type)
        except SourceError:
            return _NOTHING
        return _NOTHING if NO_TEXT in text.notices else _with_facts(text, entry)


_NOTHING = Text("", (), None)


def _with_article_joined(addition: Addition, before: Iterable[StoredItem]) -> Addition:
    """Return an addition whose article is the one before, however much of it is new: the feed says so."""
    earlier = [item.id for item in before if item.kind == "article"]
    now = [item.id for item in addition.items if item.kind == "article"]
    if not earlier or not now or earlier == now or earlier[0] in addition.joins:
        return addition
    return replace(addition, joins={**addition.joins, earlier[0]: now[0]})


def _with_facts(text: Text, entry: FeedEntry) -> Text:
    """Return a page's text, with what only the feed says of it."""
    outline = text.outline
    if outline is None:
        return text
    return text._replace(
        outline=replace(
            outline,
            byline=outline.byline or (", ".join(entry.authors) or None),
            published=outline.published or entry.said,
            language=outline.language or entry.language,
        )
    )


def _added_before(
    target: Target, known: Sequence[StoredFeedEntry], tools: Tools
) -> Iterator[StoredFeedEntry]:
    """Yield the entries of a feed that are in the library from before it was subscribed."""
    here = {entry.document for entry in known}
    for entry in tools.documents().values():
        if entry.id not in here and entry.resolved and feed_of(entry.resolved) == target.source:
            link = entry.source if is_web(entry.source) else ""
            yield StoredFeedEntry("", link, entry.title or "", "", entry.id, entry.added)


def content_of(entry: FeedEntry) -> str:
    """Return a digest of what an entry says: letters alone, so that other markup is no change."""
    said = f"{letters(entry.title or '')}\n{letters(entry.plain)}\n{' '.join(entry.enclosures)}"
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:32]
