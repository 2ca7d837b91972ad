"""Services of the app: threads, caches and the system. They know no widget; they speak by messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from typing import Any

    from textual.app import App

    from reader.library.library import Library
    from reader.library.preferences import Preference
    from reader.store.values import Status
    from reader.ui.services.additions import Additions
    from reader.ui.services.marks_cache import MarksCache
    from reader.ui.services.repeated_text import RepeatedText
    from reader.ui.services.system import System

QUERIES_KEPT = 100
"""As many as the library keeps."""


class Services(NamedTuple):
    """The library, and the objects between it and the screens. Each has one owner: the app."""

    library: Library
    marks: MarksCache
    repeats: RepeatedText
    selected: SelectedItems
    queries: QueryHistory
    additions: Additions
    system: System
    keymap: Mapping[str, str]
    """From binding ids to the keys the configuration gives them."""
    edit: Callable[[str], str | None]
    """Hands a text to the user's editor; returns what was saved, or None."""
    prefer: Callable[[Preference, str | int], None]
    """Keeps a setting for later starts."""
    say: Callable[[str], None]
    """Tells the user what a key did; the next such sentence takes its place."""
    advance: bool = True
    """Whether the cursor goes on to the next row after a status."""
    columns: Sequence[str] = ()
    """Of a wide list of postings."""


class SelectedItems:
    """Ids of postings, in the order of selecting.

    What is decided on is selected no more, until that is undone.
    """

    def __init__(self, app: App[Any]) -> None:
        self._chosen: tuple[str, ...] = ()
        """What the user has selected, with what has been decided on since."""
        self._before: dict[str, Status | None] = {}
        """The statuses that those of them had before they were decided on."""
        self._decided: set[str] = set()
        self.changed: Signal[frozenset[str]] = Signal(app, "selected items changed")
        """Published with the ids selected now."""

    @property
    def ids(self) -> tuple[str, ...]:
        """What is selected now."""
        return tuple(item for item in self._chosen if item not in self._decided)

    def toggle(self, item: str) -> None:
        """Select an item, or deselect it."""
        was_selected = item in self.ids
        others = tuple(other for other in self._chosen if other != item)
        self._chosen = others if was_selected else (*others, item)
        self._before.pop(item, None)
        self._decided.discard(item)
        self.changed.publish(frozenset(self.ids))

    def decide(self, before: Mapping[str, Status | None]) -> None:
        """Deselect items that have been decided on; `before` are their statuses before that."""
        decided = {item: before[item] for item in self.ids if item in before}
        self._before.update(decided)
        self._set_decided(self._decided | decided.keys())

    def step_taken(self, items: Collection[str], status_of: Callable[[str], Status | None]) -> None:
        """Follow an undone or redone step of items: each is selected again with the status it had before."""
        known = {item for item in items if item in self._before}
        undone = {item for item in known if status_of(item) == self._before[item]}
        self._set_decided((self._decided | known) - undone)

    def _set_decided(self, decided: set[str]) -> None:
        if decided != self._decided:
            self._decided = decided
            self.changed.publish(frozenset(self.ids))


class QueryHistory:
    """The queries of earlier searches, the latest last, each once."""

    def __init__(self, remember: Callable[[str], None] = lambda _: None) -> None:
        """`remember` is called with each query added, to keep it for the next start."""
        self._queries: list[str] = []
        self._at: int | None = None
        self._remember = remember

    def restore(self, latest_first: Sequence[str]) -> None:
        """Take the queries of earlier starts; those of this one stay the latest."""
        earlier = [query for query in reversed(latest_first) if query not in self._queries]
        self._queries = [*earlier, *self._queries][-QUERIES_KEPT:]

    @property
    def latest_first(self) -> list[str]:
        """All of them, for a list."""
        return self._queries[::-1]

    def add(self, query: str) -> None:
        """Remember a query."""
        query = query.strip()
        if query:
            others = (known for known in self._queries if known != query)
            self._queries = [*others, query][-QUERIES_KEPT:]
            self._remember(query)
        self._at = None

    def drop(self, query: str) -> None:
        """Forget a query."""
        self._queries = [known for known in self._queries if known != query]
        self._at = None

    def earlier(self) -> str | None:
        """Return the query before the one returned last; None where there is none."""
        at = len(self._queries) - 1 if self._at is None else self._at - 1
        if at < 0:
            return None
        self._at = at
        return self._queries[at]

    def rewind(self) -> None:
        """Start at the latest again."""
        self._at = None
