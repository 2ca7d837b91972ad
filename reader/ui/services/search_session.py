"""Searching while the user types: one request at a time off the event loop, and nothing late."""

from __future__ import annotations

import asyncio
from functools import partial
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import ReaderError
from reader.library.search_service import SearchQuery
from reader.ui.search_request import SearchRequest
from reader.ui.services.tasks import run_exclusive

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.screen import Screen

    from reader.library.library import Library
    from reader.search import Results

LEAD = 0.005
"""Seconds from a key to the search: its echo goes first."""
PAINTING = 0.02
"""Seconds that painting results takes, at most."""
REST = 0.4
"""Seconds without a key after which more hits are fetched than fit on the screen."""
LIMITS = (40, 200, 1_000, 5_000)
"""Hits fetched at first, at rest, and as the cursor goes further down; all are counted."""
RECHECK_EVERY = 0.7
"""Seconds between two looks whether a growing index holds more."""
GROUP = "search"


USUAL = 0.06
"""Seconds from key to key of a fast typist, assumed until the user has shown another pace."""
PAUSE = 0.5
"""Seconds without a key that mean thinking, not typing."""
SLACK = 0.01
"""Seconds by which a key may come later than the one before it did, and still be waited for."""


class TypingPace:
    """Knows from the keys so far how long to wait with something."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` returns seconds since any moment."""
        self._clock = clock
        self._last = -inf
        self._gaps = (USUAL, USUAL)

    def strike(self) -> None:
        """Note that a key came."""
        gap, self._last = self._clock() - self._last, self._clock()
        if gap < PAUSE:
            self._gaps = (self._gaps[1], gap)

    def wait(self, cost: float) -> float:
        """Return how many seconds to wait before starting something that takes `cost` seconds.

        0 where it will be done before the next key comes, at the pace of the faster of the last two gaps;
        otherwise until that key has not come.
        """
        since, pace = self._clock() - self._last, min(self._gaps)
        return 0.0 if since + cost <= pace else max(0.0, pace + SLACK - since)


class SearchCompleted(Message):
    """A search has come to its end, and nothing else has been asked for since it was posted."""

    def __init__(self, generation: int, results: Results | None, *, more: bool = False) -> None:
        super().__init__()
        self.generation = generation
        self.results = results
        """None where nothing is asked for."""
        self.more = more
        """Whether it is the same search again, with more hits than before."""


class SearchFailed(Message):
    """A search could not be done."""

    def __init__(self, generation: int, error: ReaderError) -> None:
        super().__init__()
        self.generation = generation
        self.error = error


class SearchSession:
    """Searches for a screen, which gets `SearchCompleted` or `SearchFailed`. Its methods never wait."""

    def __init__(self, library: Library, screen: Screen[Any]) -> None:
        self._library = library
        self._screen = screen
        self.pace = TypingPace()
        """Of what is typed into the search box."""
        self.request = SearchRequest("")
        """What is searched for now."""
        self.generation = 0
        """Goes up with every request; results of an earlier one are dropped."""
        self.shown: Results | None = None
        """The results of the last search that completed."""
        self.is_urgent = False
        """Whether results are wanted at once, since the user waits for them."""
        self._completed = 0
        self._limit = 0
        self._is_fetching = False
        self._took = 0.0
        """Seconds that the last search took."""

    @property
    def is_settled(self) -> bool:
        """Whether the last search that completed is the one asked for."""
        return self._completed == self.generation

    def start(self) -> None:
        """Look now and then whether a growing index holds more."""
        self._screen.set_interval(RECHECK_EVERY, self._recheck)

    def type(self, request: SearchRequest) -> None:
        """Search for what has been typed, between this key and the next."""
        self.pace.strike()
        # A search in this process holds up the next key; one in a process of its own does not.
        here = 0.0 if self._library.live_search.uses_process else self._took
        self._begin(request, max(LEAD, self.pace.wait(here + PAINTING)))

    def search(self, request: SearchRequest) -> None:
        """Search at once."""
        self._begin(request, LEAD)

    def search_again(self) -> None:
        """Search for the same again, since what it finds may have changed."""
        if self.shown is not None and not self.request.is_empty:
            self.generation += 1
            self._fetch()

    def accept(self, event: SearchCompleted | SearchFailed) -> bool:
        """Note that a search has ended; return whether it is the one asked for."""
        if event.generation != self.generation:
            return False
        self._completed, self._is_fetching, self.is_urgent = event.generation, False, False
        self.shown = event.results if isinstance(event, SearchCompleted) else None
        return True

    @property
    def has_more(self) -> bool:
        """Whether more hits of the same search can be fetched, or are on their way."""
        shown = self.shown
        may_come = self._is_fetching or not self.is_settled or self._limit + 1 < len(LIMITS)
        return shown is not None and shown.total > len(shown.hits) and may_come

    def fetch_more(self, *, all_of_them: bool = False) -> None:
        """Fetch more hits of the same search, if there are more; or all that are ever fetched."""
        if not self.has_more or self._is_fetching or not self.is_settled:
            return
        self._limit = len(LIMITS) - 1 if all_of_them else self._limit + 1
        self._fetch()

    def _recheck(self) -> None:
        if self.shown is not None and self.shown.is_partial and self.is_settled and not self._is_fetching:
            self._fetch()

    def _begin(self, request: SearchRequest, delay: float) -> None:
        self.generation += 1
        self.request = request
        self._limit, self._is_fetching = 0, False
        run_exclusive(self._screen, partial(self._run, delay), GROUP)

    def _fetch(self) -> None:
        self._is_fetching = True
        run_exclusive(self._screen, partial(self._complete_and_rest, more=True), GROUP)

    async def _run(self, delay: float) -> None:
        await asyncio.sleep(delay)
        if self.request.is_empty:
            self._screen.post_message(SearchCompleted(self.generation, None))
            return
        await self._complete_and_rest(more=False)

    async def _complete_and_rest(self, *, more: bool) -> None:
        """Search, then fetch more at rest, unless something else is asked for meanwhile.

        The same search again cancels the one before it, so each of them has to end with the rest.
        """
        started = monotonic()
        await self._complete(more=more)
        if not more:
            self._took = monotonic() - started
        if self._limit == 0:
            await asyncio.sleep(REST)
            self.fetch_more()

    async def _complete(self, *, more: bool) -> None:
        request, generation = self.request, self.generation
        filters = request.filters
        wanted = SearchQuery(request.text, LIMITS[self._limit], request.kind, filters.where, filters.order)
        try:
            results = await asyncio.to_thread(
                self._library.live_search.search, wanted, lambda: generation != self.generation
            )
        except ReaderError as error:
            self._screen.post_message(SearchFailed(generation, error))
            return
        if results is None:
            return
        if not self.is_urgent and (left := self.pace.wait(PAINTING)):
            await asyncio.sleep(left)
        self._screen.post_message(SearchCompleted(generation, results, more=more))
