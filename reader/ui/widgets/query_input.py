"""The box that a query is typed into, with the earlier queries behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

if TYPE_CHECKING:
    from textual.binding import BindingType


class QueryInput(Input):
    """One line of text; in an empty box, the earlier queries of this session."""

    BINDINGS: ClassVar[list[BindingType]] = []
    MAX_LENGTH = 1_000
    """Nobody types more; a paste of a whole document must not slow the search."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            value,
            placeholder="words, or the beginnings of words; mistakes are forgiven",
            id=id,
            select_on_focus=True,
            max_length=self.MAX_LENGTH,
            compact=True,
        )


class History:
    """The queries typed before, the latest last, each once."""

    def __init__(self) -> None:
        self._queries: list[str] = []
        self._at: int | None = None

    @property
    def latest_first(self) -> list[str]:
        """For showing."""
        return self._queries[::-1]

    def add(self, query: str) -> None:
        """Remembers a query that led somewhere."""
        query = query.strip()
        if query:
            self._queries = [*(known for known in self._queries if known != query), query]
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
