"""What is at an address, for the library: a page, or a board's listing with all of its pages and texts."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import SourceError, Stopped
from reader.library.protocol import ASKING
from reader.sources import NO_POSTINGS, NO_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.boards import KeptJob, Listing, Outcome, Request
    from reader.config import Limits
    from reader.model import Outline
    from reader.sources import FeedText, Found, Text
    from reader.system.network import Answer, Network
    from reader.system.network.values import Ask

MOST_DETAILS = 100
"""Single postings to ask a board for in one run."""
_FAILURES = 3
"""After this many postings in a row that can't be had, a board isn't asked for more."""
_OK = 200
_LATER = (429, 503)
_GONE = (404, 410)
_KILOBYTE, _MEGABYTE = 1_000, 1_000_000
EMPTY_OR_UNKNOWN = "has no postings, or there is no such board; check the address"
EMPTY_OR_CLOSED = "has no postings now, or the board was closed"
NO_BOARD = "there is no such board; check the address"
NO_BOARD_NOW = "there is no such board any more; `reader forget` removes what it listed"
NO_POSTING = "there is no such posting, or it was closed; check the address"
FEED_OFFERED = "has a feed; `reader subscribe {}` follows it"
CLOSED = "the posting was closed; `reader forget` removes it"


class Download(NamedTuple):
    """What came from an address."""

    data: bytes
    """All of it: if this is the same, so is the text."""
    read: Callable[[], Text | FeedText]
    """Return its text, or those of a feed's entries. Raises SourceError."""
    note: str = ""
    """What to say of it beside what is new in it."""
    is_cut: bool = False
    """Whether the user stopped it, and this is what had come by then."""


class Earlier(NamedTuple):
    """What is in the library from the same address."""

    name: str
    text: str
    outline: Outline | None


class _Part(NamedTuple):
    """An answer of a board."""

    answer: Answer
    text: str
    what: Outcome


class _Meter:
    """How much of a source has come, over all of its answers; says so to `shown` with each piece."""

    def __init__(self, shown: Callable[[str], None]) -> None:
        self._shown = shown
        self._before, self._now = 0, 0
        """Bytes of earlier answers, and of the one that is coming."""
        self.done, self.total = 0, 0
        """Postings whose texts have been asked for, and all that are; 0 where they come with the listing."""

    def came(self, host: str, size: int) -> None:
        """Take how many bytes of an answer there are; 0 begins one."""
        if size == 0:
            self._before += self._now
        self._now = size
        told = [f"{self.done:,} of {self.total:,} postings"] if self.total else []
        whole = self._before + self._now
        told += [_amount(whole)] if whole >= _KILOBYTE else []
        self._shown(f"{ASKING}{host}… {' · '.join(told)}".rstrip())


def _amount(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE else f"{size // _KILOBYTE} KB"


class WebSources:
    """Asks for addresses, one after the other.

    `shown` is called with what is being asked, in words, and `cancelled` is asked between the pieces. `today`
    returns the day, as a number.
    """

    def __init__(
        self,
        network: Network,
        limits: Limits,
        shown: Callable[[str], None],
        cancelled: Callable[[], bool],
        today: Callable[[], int] = lambda: datetime.now(UTC).toordinal(),
    ) -> None:
        self._network = network
        self._limits = limits
        self._shown = shown
        self._meter = _Meter(shown)
        self._cancelled = cancelled
        self._today = today
        self.answer: Answer | None = None
        """What the board of the last download answered first; None if it did not, or the source is a page."""

    def download(self, found: Found, address: str, earlier: Earlier | None) -> Download:
        """Return what is at the address of a source.

        Raises SourceError if nothing can be had, also (as `copy`) for a board that has no postings and never
        had; Stopped.
        """
        from reader.boards import request_for

        self._meter = _Meter(self._shown)
        self.answer = None
        request = request_for(address)
        listing = self._listing(found, address, request, earlier) if request else None
        return listing or self._page(found, address, is_known=earlier is not None)

    def _page(self, found: Found, address: str, *, is_known: bool) -> Download:
        from reader.sources import FeedText, contents_of, refuse_unreadable
        from reader.system.network import PAGE, SAVE
        from reader.system.network.values import Ask

        ask = Ask(PAGE, came=self._meter.came, cancelled=self._cancelled)
        answer = self._network.page(address, found.source, ask)
        if not answer.data.strip():
            raise SourceError(found.source, f"is empty; {SAVE}")
        refuse_unreadable(found.source, answer.data, self._limits.file_bytes)
        told = (answer.url.encode(), answer.content_type.encode("utf-8", "replace"))

        def text() -> Text | FeedText:
            came = contents_of(found.source, answer.data, answer.url, answer.content_type)
            if isinstance(came, FeedText):
                return came
            if NO_TEXT in came.notices and "\n" not in came.text.strip():  # at most a title
                raise SourceError(found.source, NO_TEXT)
            return came

        note = "" if is_known else _feed_offered(answer)
        return Download(b"\0".join((*told, answer.data)), text, note)

    def _listing(
        self, found: Found, address: str, request: Request, earlier: Earlier | None
    ) -> Download | None:
        """Return a board's listing; None if it has none and the page itself is to be read."""
        first = self._part(found, address, request)
        if first.what == "unknown" and request.otherwise:
            request = _elsewhere(request, request.otherwise)
            first = self._part(found, address, request)
        if first.what == "other":
            return None
        if first.what in ("empty", "empty or unknown") and earlier and not request.job:
            note = NO_POSTINGS if first.what == "empty" else EMPTY_OR_CLOSED
            return _nothing(request, address, earlier, note)
        if first.what != "jobs":
            raise self._refused(found, request, first, earlier)
        more = self._more(found, address, request, first)
        return self._with_details(found, address, request, [first.text, *more], earlier)

    def _part(self, found: Found, address: str, request: Request) -> _Part:
        from reader.boards import outcome

        answer = self._network.ask(request.url, found.source, self._ask(address, request))
        self.answer = self.answer or answer
        text = _decoded(answer)
        return _Part(answer, text, outcome(request, answer.status, answer.url, text))

    def _ask(self, address: str, request: Request) -> Ask:
        from reader.system.network import BOARD
        from reader.system.network.values import Ask
        from reader.web_addresses import parsed

        return Ask(
            BOARD,
            request.rate,
            request.host,
            is_named=parsed(address).host == request.host,
            came=self._meter.came,
            cancelled=self._cancelled,
        )

    def _refused(self, found: Found, request: Request, part: _Part, earlier: Earlier | None) -> SourceError:
        """Return what to say of a board that gives no postings, or not the one asked for."""
        if part.what in ("later", "failed", "other"):
            return SourceError(found.source, self._network.why_not(part.answer) or _NOT_A_BOARD)
        if request.job:
            return SourceError(found.source, CLOSED if earlier else NO_POSTING)
        if part.what == "empty":
            return SourceError(found.source, NO_POSTINGS, copy=True)
        if part.what == "empty or unknown":
            return SourceError(found.source, EMPTY_OR_UNKNOWN)
        return SourceError(found.source, NO_BOARD_NOW if earlier else NO_BOARD)

    def _more(self, found: Found, address: str, request: Request, first: _Part) -> list[str]:
        """Return the further pages of a listing. Raises SourceError if one can't be had."""
        from reader.boards import following

        texts: list[str] = []
        size, last = len(first.text), first.text
        asked: Request | None = request
        while asked is not None and (asked := following(asked, last)) is not None:
            part = self._part(found, address, asked)
            if part.what in ("empty", "empty or unknown"):
                break
            if part.what != "jobs":
                raise SourceError(found.source, self._network.why_not(part.answer) or _NOT_A_BOARD)
            last = part.text
            texts.append(last)
            size += len(last)
            if size > self._limits.file_bytes:
                raise SourceError(
                    found.source, "is too big: its list of postings doesn't end; check the address"
                )
        return texts

    def _with_details(
        self, found: Found, address: str, request: Request, pages: Sequence[str], earlier: Earlier | None
    ) -> Download:
        """Return a listing with the texts that can be had: of those it lacks, at most MOST_DETAILS a time.

        What has no text in the library comes first. What isn't asked for keeps the text that is there. If the
        user stops it, the texts that have come count; raises Stopped if there are none.
        """
        from reader.boards import kept_jobs, key_of

        listing = _read(pages, (), address, request)
        wanted = listing.details if listing else ()
        kept = kept_jobs(earlier.text, earlier.outline) if wanted and earlier and earlier.outline else {}
        asked = _in_order(wanted, [key_of(url) in kept for url in wanted], self._today())[:MOST_DETAILS]
        details, is_stopped = self._details(found, address, request, asked)
        missing = [url for url in wanted if url not in details and key_of(url) not in kept]
        note = _without_text(len(missing), len(wanted), is_cut=is_stopped or len(wanted) > MOST_DETAILS)

        def text() -> Text:
            from reader.sources import Text

            full = (
                _read(pages, tuple(details.values()), address, request, kept) if details or kept else listing
            )
            if full is None or not full.text.strip():
                raise SourceError(found.source, _NOT_A_BOARD)
            return Text(full.text, (*full.notices, *((note,) if note else ())), full.outline)

        told = (*pages, *details.values(), note)
        return Download("\0".join(told).encode("utf-8", "replace"), text, note, is_stopped)

    def _details(
        self, found: Found, address: str, request: Request, wanted: Sequence[str]
    ) -> tuple[Mapping[str, str], bool]:
        """Return the answers for single postings by their addresses, as far as they can be had.

        Return also whether the user stopped it; raises Stopped if nothing had come by then.
        """
        texts: dict[str, str] = {}
        try:
            self._ask_each(found, address, request, wanted, texts)
        except (Stopped, KeyboardInterrupt):
            # On the command line, a key interrupts what waits for the network.
            if not (texts and self._cancelled()):
                raise
            return texts, True
        return texts, False

    def _ask_each(
        self, found: Found, address: str, request: Request, wanted: Sequence[str], texts: dict[str, str]
    ) -> None:
        """Put the answers for single postings into `texts` as they come. Raises Stopped."""
        failures = 0
        self._meter.total = len(wanted)
        for self._meter.done, url in enumerate(wanted):
            try:
                answer = self._network.ask(url, found.source, self._ask(address, request))
            except SourceError:
                failures += 1
            else:
                if answer.status in _LATER:
                    break
                if answer.status == _OK:
                    texts[url] = _decoded(answer)
                failures = 0 if answer.status in (_OK, *_GONE) else failures + 1
            if failures == _FAILURES:
                break


def _feed_offered(answer: Answer) -> str:
    """Return how to follow a page that names a feed of its own; "" for any other."""
    from reader.feeds import linked_feeds

    head = answer.data[:_HEAD]
    if b"alternate" not in head.lower():
        return ""
    feeds = linked_feeds(_decoded(answer._replace(data=head)), answer.url)
    return FEED_OFFERED.format(feeds[0][1]) if feeds else ""


_HEAD = 100_000
"""Bytes of a page in which it names its feeds."""
_NOT_A_BOARD = (
    "its answer isn't a list of postings; open it in your browser, save the page, and add that file"
)


def _elsewhere(request: Request, url: str) -> Request:
    """Return the request for the other host that may have the board."""
    from reader.web_addresses import parsed

    return request._replace(url=url, host=parsed(url).host, otherwise=None)


def _decoded(answer: Answer) -> str:
    from reader.pages import encoding_of
    from reader.sources.decoding import decode

    return decode(answer.data, encoding_of(b"", answer.content_type))[0]


def _nothing(request: Request, address: str, earlier: Earlier, note: str) -> Download:
    """Return what a board is that has no postings any more."""

    def text() -> Text:
        from reader.boards import nothing_listed
        from reader.sources import Text

        listing = nothing_listed(request.board, earlier.name, address, address)
        return Text(listing.text, (), listing.outline)

    return Download(f"{request.board} without postings".encode(), text, note)


def _in_order(wanted: Sequence[str], is_kept: Sequence[bool], day: int) -> list[str]:
    """Return the addresses of texts in the order in which to ask: first those that are missing.

    Of the others, another stretch comes first each day, so that all are looked at in time.
    """
    missing = [url for url, known in zip(wanted, is_kept, strict=True) if not known]
    known = [url for url, known in zip(wanted, is_kept, strict=True) if known]
    at = day * MOST_DETAILS % len(known) if known else 0
    return [*missing, *known[at:], *known[:at]]


def _read(
    pages: Sequence[str],
    details: Sequence[str],
    address: str,
    request: Request,
    kept: Mapping[str, KeptJob] = MappingProxyType({}),
) -> Listing | None:
    from reader.boards import read_listing

    return read_listing(
        pages[0],
        more=pages[1:],
        details=details,
        address=address,
        board=request.board,
        job=request.job,
        kept=kept,
    )


def _without_text(number: int, total: int, *, is_cut: bool) -> str:
    """Return what to say of postings whose texts weren't asked for or didn't come; "" if there are none."""
    if not number:
        return ""
    have = f"{number:,} of {total:,} postings {'has' if number == 1 else 'have'} no text"
    if is_cut:
        return f"{have} yet; add the address again to get the next {min(number, MOST_DETAILS)}"
    return f"{have}: the board didn't send it; add the address again later"
