"""The collections in the sidebar: everything of a kind, what has a mark or none, and saved searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from reader.errors import LibraryError
from reader.ui import symbols
from reader.ui.services.tasks import call_after, run_in_thread
from reader.ui.widgets.sidebar_rows import Collection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from textual.screen import Screen
    from textual.timer import Timer

    from reader.library.mark_counts import MarkCounts
    from reader.library.saved_searches import SavedSearch
    from reader.model import ItemKind
    from reader.store.values import Marks, Status
    from reader.ui.controllers.documents import DocumentController
    from reader.ui.services import Services
    from reader.ui.widgets.sidebar import Sidebar

    Counts = Mapping[str, tuple[int, int, int]]
    """All, unread and new, by the names of saved searches."""

KIND_NAMES: dict[ItemKind, str] = {
    "article": "All articles",
    "paper": "All papers",
    "posting": "All postings",
}


class Marked(NamedTuple):
    """A collection of what has some mark, or none."""

    name: str
    query: str
    kind: ItemKind | None
    holds: Callable[[Marks], bool]
    """Whether an item with such marks is in it."""
    number: Callable[[MarkCounts], int]
    """How many are in it."""


def is_listed(marks: Marks) -> bool:
    """Return whether an item is listed where nobody asks for hidden ones."""
    return marks.status != "hidden"


def _of_status(status: Status) -> Marked:
    def has_it(marks: Marks) -> bool:
        return marks.status == status

    def number(counts: MarkCounts) -> int:
        return counts.postings.get(status, 0)

    return Marked(status.capitalize(), f"status:{status}", "posting", has_it, number)


TO_DECIDE = Marked(
    "To decide",
    "status:none",
    "posting",
    lambda marks: marks.status is None,
    lambda counts: counts.postings.get(None, 0),
)
"""Always shown, also when nothing is left in it."""
STARRED = Marked(
    f"{symbols.STARRED} Starred",
    "is:starred",
    None,
    lambda marks: marks.starred and is_listed(marks),
    lambda counts: counts.starred,
)
NOTED = Marked(
    f"{symbols.NOTED} With notes",
    "has:note",
    None,
    lambda marks: bool(marks.notes) and is_listed(marks),
    lambda counts: counts.noted,
)
HIGHLIGHTS = f"{symbols.HIGHLIGHTED} Highlights"
STATUSES: tuple[Status, ...] = ("interested", "applied", "interview", "offer")
"""Those with a collection: what is under way."""
STAGES = (TO_DECIDE, *map(_of_status, STATUSES))
"""Above what is new; what else is marked is below."""
COUNT_AFTER = 1.0
"""Seconds of rest after which the collections are counted; nobody waits for the numbers."""
MOST_TO_INDEX = 2_000
"""Items up to which the index is made for the numbers alone; beyond, by the first search."""


class CountsLoaded(Message):
    """How many items the saved searches find."""

    def __init__(self, generation: int, counts: Counts) -> None:
        super().__init__()
        self.generation = generation
        self.counts = counts


class CollectionsController:
    """Which collections there are, and how many items they hold."""

    def __init__(
        self, services: Services, screen: Screen[Any], sidebar: Sidebar, documents: DocumentController
    ) -> None:
        self._library = services.library
        self._marks = services.marks
        self._queries = services.queries
        self._screen = screen
        self._sidebar = sidebar
        self._documents = documents
        self.saved: Sequence[SavedSearch] = ()
        """The searches that were saved."""
        self._counts: Counts = {}
        self._news: Collection | None = None
        """What is new, changed and gone; None if nothing is."""
        self._timer: Timer | None = None
        self._generation = 0

    @property
    def selected(self) -> SavedSearch | None:
        """The saved search under the sidebar's cursor."""
        row = self._sidebar.row
        return row.search if isinstance(row, Collection) and row.is_saved else None

    def recall(self) -> None:
        """Read the searches of earlier starts. In a thread: it reads from disk."""
        self._queries.restore(self._library.searches.recent())
        self._load_searches()

    def remove_selected(self) -> bool:
        """Remove the saved search under the cursor; undo brings it back. Return whether there is one."""
        search = self.selected
        if search is None:
            return False

        def remove() -> None:
            self._library.searches.remove(search.name)
            self._screen.call_later(self._tell_change, f"Removed {search.name}. Undo brings it back.")

        self._marks.run(remove)
        return True

    def tell_saved(self, name: str) -> None:
        """Say that a search was saved under a name, and show it. From any thread."""
        self._screen.call_later(self._tell_change, f"Saved as {name}; you'll find it in the sidebar.")

    def _tell_change(self, notice: str) -> None:
        self._screen.notify(notice, markup=False)
        self.load_searches()

    def load_searches(self) -> None:
        """Read the saved searches again."""
        self._marks.run(self._load_searches)

    def _take_searches(self, saved: Sequence[SavedSearch]) -> None:
        self.saved = saved
        self.show()

    def show_news(self, name: str, number: int) -> None:
        """Show how much is new, changed and gone, under a name; nothing for 0."""
        from reader.library.saved_searches import SavedSearch

        search = SavedSearch(name, "is:new", None)
        self._news = Collection(name, search, number=number, is_news=True) if number else None
        self.show()

    def take_counts(self, event: CountsLoaded) -> None:
        """Show the numbers, unless something has changed since they were counted."""
        if event.generation == self._generation:
            self._counts = event.counts
            self.show(count=False)

    def show(self, *, count: bool = True) -> None:
        """Show the collections; then count what is in them, at rest."""
        if self._documents.is_complete:
            self._sidebar.collect(self._shown())
            self._screen.refresh_bindings()
            if count:
                self.count_soon()

    def count_soon(self) -> None:
        """Count once nothing has changed for a while, and no dialog is open."""
        self.stop_counting()
        if self._documents.is_complete and self._screen.is_active:
            self._timer = call_after(self._screen, COUNT_AFTER, self._begin_counting)

    def stop_counting(self) -> None:
        """Give up counting: it would hold up what is typed into a dialog."""
        self._generation += 1
        if self._timer is not None:
            self._timer.stop()

    def _shown(self) -> list[Collection]:
        """Return the collections in their order, without empty ones."""
        totals = self._marks.totals
        decide, *stages = (_collection_of(one, totals) for one in STAGES)
        marked = [_collection_of(one, totals) for one in (STARRED, NOTED)]
        marked.append(_highlights(self._marks.highlights))
        news = [] if self._news is None else [self._news]
        below = [one for one in (*stages, *news, *marked) if one.number]
        return [decide, *below, *self._kinds(totals), *map(self._numbered, self.saved)]

    def _kinds(self, totals: MarkCounts | None) -> list[Collection]:
        """Return a collection for each kind of item that there is, also if those are all gone."""
        from reader.library.saved_searches import SavedSearch

        found = []
        for kind, name in KIND_NAMES.items():
            number, unread = (totals.items.get(kind, 0), totals.unread.get(kind, 0)) if totals else (None, 0)
            if number or any(entry.counts[kind] for entry in self._documents.entries):
                search = SavedSearch(name, "", kind)
                found.append(Collection(name, search, number=number, unread=unread, holds=is_listed))
        return found

    def _numbered(self, search: SavedSearch) -> Collection:
        number, unread, new = self._counts.get(search.name, (None, 0, 0))
        return Collection(search.name, search, is_saved=True, number=number, unread=unread, new=new)

    def _begin_counting(self) -> None:
        generation, saved = self._generation, self.saved
        items = sum(sum(entry.counts.values()) for entry in self._documents.entries)
        run_in_thread(self._screen, lambda: self._count(saved, items, generation), "count")

    # In threads

    def _load_searches(self) -> None:
        self._screen.call_later(self._take_searches, self._library.searches.saved())

    def _count(self, saved: Sequence[SavedSearch], items: int, generation: int) -> None:
        """Count with the search itself, so that a number is what opening the saved search shows."""

        def cancelled() -> bool:
            return generation != self._generation

        if items <= MOST_TO_INDEX and self._library.kind != "paths":
            self._library.prepare(cancelled)
        if saved and not self._library.is_indexed:
            return
        has_news = self._news is not None
        counts: dict[str, tuple[int, int, int]] = {}
        for search in saved:
            counts[search.name] = (
                self._number(search, "", cancelled),
                self._number(search, " is:unread", cancelled),
                self._number(search, " is:new", cancelled) if has_news else 0,
            )
            if cancelled():
                return
        self._screen.post_message(CountsLoaded(generation, counts))

    def _number(self, search: SavedSearch, more: str, cancelled: Callable[[], bool]) -> int:
        query = search.query if search.query.strip() or search.kind is None else f"in:{search.kind}s"
        try:
            results = self._library.search(
                query + more, limit=1, kind=search.kind, where=search.where, wait=False, cancelled=cancelled
            )
        except LibraryError:
            return 0
        return 0 if results is None or results.relaxed else results.total


def _highlights(number: int) -> Collection:
    from reader.library.saved_searches import SavedSearch

    search = SavedSearch(HIGHLIGHTS, "has:highlight", None)
    return Collection(HIGHLIGHTS, search, number=number, is_highlights=True)


def _collection_of(one: Marked, totals: MarkCounts | None) -> Collection:
    from reader.library.saved_searches import SavedSearch

    search = SavedSearch(one.name, one.query, one.kind)
    number = None if totals is None else one.number(totals)
    return Collection(one.name, search, number=number, is_task=one is TO_DECIDE, holds=one.holds)
