"""What outlives the search screen: the earlier queries, and what a search begins and ends with. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.search import Results
    from reader.ui.inquiry import SearchRequest

KEPT = 100
"""Queries, as many as the library keeps."""


class SearchSelection(NamedTuple):
    """What the search ends with: the results, and which of them to open."""

    results: Results
    at: int
    question: SearchRequest
    """What led there, for coming back."""


class QueryHistory:
    """The queries typed before, the latest last, each once."""

    def __init__(self, remember: Callable[[str], None] = lambda _: None) -> None:
        self._queries: list[str] = []
        self._at: int | None = None
        self._remember = remember
        """Called with each query that is added, to be kept for the next start."""

    def restore(self, latest_first: Sequence[str]) -> None:
        """Takes the queries of earlier starts; what was typed since stays the latest."""
        earlier = [query for query in reversed(latest_first) if query not in self._queries]
        self._queries = [*earlier, *self._queries][-KEPT:]

    @property
    def latest_first(self) -> list[str]:
        """For showing."""
        return self._queries[::-1]

    def add(self, query: str) -> None:
        """Remembers a query that led somewhere."""
        query = query.strip()
        if query:
            self._queries = [*(known for known in self._queries if known != query), query][-KEPT:]
            self._remember(query)
        self._at = None

    def drop(self, query: str) -> None:
        """Forgets a query."""
        self._queries = [known for known in self._queries if known != query]
        self._at = None

    def earlier(self) -> str | None:
        """The query before the one that was given last; None where there is none earlier."""
        at = len(self._queries) - 1 if self._at is None else self._at - 1
        if at < 0:
            return None
        self._at = at
        return self._queries[at]

    def rewind(self) -> None:
        """Begins at the latest again."""
        self._at = None
