"""What outlives the search screen: the earlier queries, and what a search ended with. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.search import Results


class Landing(NamedTuple):
    """What the search ends with: the results, and which of them to open."""

    results: Results
    index: int  # type: ignore[assignment]  # where a result stands in its list, not tuple.index


KEPT = 50


class History:
    """The queries typed before, the latest last, each once."""

    def __init__(self, changed: Callable[[str], None] = lambda _: None) -> None:
        self._queries: list[str] = []
        self._at: int | None = None
        self._changed = changed
        """Called with all of them in one text, to be kept for the next start."""

    def restore(self, kept: str) -> None:
        """Takes back what `changed` was called with; what was typed since stays the latest."""
        earlier = [query for query in kept.split("\n") if query and query not in self._queries]
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
            self._changed("\n".join(self._queries))
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
