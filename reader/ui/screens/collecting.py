"""Collections in the sidebar: everything of a kind, what is starred, and the searches that were saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.events import ScreenResume, ScreenSuspend
from textual.message import Message

from reader.errors import LibraryError
from reader.ui.messages import Added, Arrived, Listed, SearchesChanged
from reader.ui.screens.walking import Walking
from reader.ui.services.marks_cache import Changed
from reader.ui.services.tasks import start
from reader.ui.widgets.sidebar import Collection, Sidebar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.timer import Timer

    from reader.library.saved_searches import SavedSearch
    from reader.model import ItemKind

    Counts = Mapping[tuple[bool, str], tuple[int, int]]

KIND_NAMES: dict[ItemKind, str] = {
    "article": "All articles",
    "paper": "All papers",
    "posting": "All postings",
}
STARRED = "★ Starred"
STARRED_QUERY = "is:starred"
COUNT_AFTER = 1.0
"""Seconds of rest after which the collections are counted; nobody waits for the numbers."""
MOST_TO_INDEX = 2_000
"""Items up to which the index is made for the numbers alone; of more it is when it is first searched."""


class SearchesRead(Message):
    """The saved searches as the library has them now."""

    def __init__(self, saved: Sequence[SavedSearch]) -> None:
        super().__init__()
        self.saved = saved


class CountsRead(Message):
    """How many items the collections hold, in all and unread; by whether each was saved, and its name."""

    def __init__(self, generation: int, counts: Counts) -> None:
        super().__init__()
        self.generation = generation
        self.counts = counts


class Collecting(Walking):
    """Part of the main screen."""

    _counts: Counts | None = None
    _counting: Timer | None = None
    _count_generation = 0

    @property
    def is_on_saved(self) -> bool:
        """Whether the cursor of the sidebar is on a saved search."""
        sidebar = self.query_one_optional(Sidebar)
        row = None if sidebar is None else sidebar.row
        return isinstance(row, Collection) and row.is_saved

    def remember(self, query: str) -> None:
        """Keeps a query for later starts."""
        self.keeper.run(lambda: self.library.searches.remember(query))

    def recall(self) -> None:
        """Takes the searches of earlier starts back. For a thread: it reads from disk."""
        self.history.restore(self.library.searches.recent())
        self._read_searches()

    def open_collection(self, collection: Collection) -> None:
        """Shows what is in a collection, as the search does."""
        from reader.ui.inquiry import Question
        from reader.ui.screens.search import Preset
        from reader.ui.search_request import Narrowing

        search = collection.search
        question = Question(search.query, search.kind, Narrowing.of(search.where, search.order))
        self.open_search(Preset(collection.name, question, in_list=True))

    def action_remove_search(self) -> None:
        """Removes the saved search under the cursor; undo brings it back."""
        row = self.query_one(Sidebar).row
        if not isinstance(row, Collection) or not row.is_saved:
            return

        def remove() -> None:
            self.library.searches.remove(row.search.name)
            self.post_message(SearchesChanged(f"Removed {row.search.name}; undo brings it back."))

        self.keeper.run(remove)

    # In threads

    def _read_searches(self) -> None:
        self.post_message(SearchesRead(self.library.searches.saved()))

    def _count(self, collections: Sequence[Collection], items: int, generation: int) -> None:
        """Counts with the search itself, so that a number is what one gets to see."""

        def cancelled() -> bool:
            return generation != self._count_generation

        if items <= MOST_TO_INDEX and self.library.kind != "paths":
            self.library.prepare(cancelled)
        counts: dict[tuple[bool, str], tuple[int, int]] = {}
        if not self.library.is_indexed:
            if self.library.kind == "paths":
                counts = {(False, one.name): self._tally(one) for one in collections if not one.is_saved}
                self.post_message(CountsRead(generation, counts))
            return
        for collection in collections:
            numbers = (
                self._number(collection, "", cancelled),
                self._number(collection, " is:unread", cancelled),
            )
            counts[collection.is_saved, collection.name] = numbers
            if cancelled():
                return
        self.post_message(CountsRead(generation, counts))

    def _tally(self, collection: Collection) -> tuple[int, int]:
        """The numbers of what is no search, from documents that are in memory: as the search would count."""
        items = [item.id for item in self.library.items(collection.search.kind)]
        marks = [each for each in self.library.marks.of_many(items).values() if each.status != "hidden"]
        if collection.name == STARRED:
            marks = [each for each in marks if each.starred]
        return len(marks), sum(not each.read for each in marks)

    def _number(self, collection: Collection, more: str, cancelled: Callable[[], bool]) -> int:
        search = collection.search
        query = search.query if search.query.strip() or search.kind is None else f"in:{search.kind}s"
        try:
            results = self.library.search(
                query + more,
                limit=1,
                kind=search.kind,
                where=search.where,
                wait=False,
                cancelled=cancelled,
            )
        except LibraryError:
            return 0
        return 0 if results is None or results.relaxed else results.total

    # What came of it

    @on(SearchesRead)
    def _searches_read(self, event: SearchesRead) -> None:
        self.saved = event.saved
        self._show_collections()

    @on(CountsRead)
    def _counts_read(self, event: CountsRead) -> None:
        if event.generation == self._count_generation:
            self._counts = event.counts
            self._show_collections(count=False)

    @on(SearchesChanged)
    def _searches_changed(self, event: SearchesChanged) -> None:
        self.notify(event.notice, markup=False)
        self.keeper.run(self._read_searches)

    @on(Changed)
    def _step_taken(self, event: Changed) -> None:
        """What was undone may have been the saving of a search; marks change the numbers."""
        if event.notice:
            self.keeper.run(self._read_searches)
        self._count_soon()

    @on(Arrived)
    @on(Listed)
    @on(Added)
    def _other_documents(self) -> None:
        # Later, when the documents themselves have been taken.
        self.call_later(self._show_collections)

    @on(ScreenResume)
    def _came_back(self) -> None:
        """What floated over it may have had the index made."""
        self._count_soon()

    @on(ScreenSuspend)
    def _went_under(self) -> None:
        """Counting would hold up what is typed into what floats over it."""
        self._stop_counting()

    def _show_collections(self, *, count: bool = True) -> None:
        if self.complete:
            self.query_one(Sidebar).collect(self._collections())
            self.refresh_bindings()
            if count:
                self._count_soon()

    def _collections(self) -> list[Collection]:
        """Those of kinds that there are, the starred items, and the saved searches; with their numbers."""
        from reader.library.saved_searches import SavedSearch

        kinds = [kind for kind in KIND_NAMES if any(entry.counts[kind] for entry in self._entries)]
        searches = [SavedSearch(KIND_NAMES[kind], "", kind) for kind in kinds]
        searches += [SavedSearch(STARRED, STARRED_QUERY)] if kinds else []
        found = [Collection(search.name, search) for search in searches]
        found += [Collection(search.name, search, is_saved=True) for search in self.saved]
        return [self._numbered(collection) for collection in found]

    def _numbered(self, collection: Collection) -> Collection:
        numbers = (self._counts or {}).get((collection.is_saved, collection.name))
        return collection if numbers is None else collection._replace(number=numbers[0], unread=numbers[1])

    def _count_soon(self) -> None:
        self._stop_counting()
        if self.complete and self.is_current:
            self._counting = self.set_timer(COUNT_AFTER, self._begin_counting)

    def _stop_counting(self) -> None:
        self._count_generation += 1
        if self._counting is not None:
            self._counting.stop()

    def _begin_counting(self) -> None:
        generation, collections = self._count_generation, self._collections()
        items = sum(sum(entry.counts.values()) for entry in self._entries)
        start(self, lambda: self._count(collections, items, generation), "count")
