"""The collections in the sidebar: everything of a kind, what has a mark or none, and saved searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from reader.errors import LibraryError
from reader.ui import symbols
from reader.ui.services.tasks import call_after, run_in_thread
from reader.ui.widgets.sidebar import Collection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from textual.screen import Screen
    from textual.timer import Timer

    from reader.library.saved_searches import SavedSearch
    from reader.model import ItemKind
    from reader.store.values import Marks, Status
    from reader.ui.controllers.documents import DocumentController
    from reader.ui.services import Services
    from reader.ui.widgets.sidebar import Sidebar

    Counts = Mapping[tuple[bool, str], tuple[int, int, int]]
    """All, unread and new."""

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
    """What the query asks, for documents in memory."""
    is_shown_empty: bool = False


def _of_status(status: Status) -> Marked:
    def has_it(marks: Marks) -> bool:
        return marks.status == status

    return Marked(status.capitalize(), f"status:{status}", "posting", has_it)


TO_DECIDE = Marked(
    "To decide", "status:none", "posting", lambda marks: marks.status is None, is_shown_empty=True
)
STARRED = Marked("★ Starred", "is:starred", None, lambda marks: marks.starred, is_shown_empty=True)
NOTED = Marked(f"{symbols.NOTED} With notes", "has:note", None, lambda marks: bool(marks.notes))
STATUSES: tuple[Status, ...] = ("interested", "applied", "interview", "offer")
"""Those with a collection: what is under way."""
MARKED = (TO_DECIDE, *map(_of_status, STATUSES), STARRED, NOTED)
COUNT_AFTER = 1.0
"""Seconds of rest after which the collections are counted; nobody waits for the numbers."""
MOST_TO_INDEX = 2_000
"""Items up to which the index is made for the numbers alone; beyond, by the first search."""


class SavedSearchesLoaded(Message):
    """The saved searches as the library has them now."""

    def __init__(self, saved: Sequence[SavedSearch]) -> None:
        super().__init__()
        self.saved = saved


class SavedSearchesChanged(Message):
    """A search was saved or removed."""

    def __init__(self, notice: str) -> None:
        super().__init__()
        self.notice = notice
        """A sentence for the user."""


class CountsLoaded(Message):
    """How many items the collections hold, in all and unread; by whether each was saved, and its name."""

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
            self._screen.post_message(SavedSearchesChanged(f"Removed {search.name}. Undo brings it back."))

        self._marks.run(remove)
        return True

    def load_searches(self) -> None:
        """Read the saved searches again."""
        self._marks.run(self._load_searches)

    def take_searches(self, saved: Sequence[SavedSearch]) -> None:
        """Show the saved searches."""
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

    def _collections(self) -> list[Collection]:
        from reader.library.saved_searches import SavedSearch

        searches = [SavedSearch(name, "", kind) for kind, name in KIND_NAMES.items()]
        searches += [SavedSearch(one.name, one.query, one.kind) for one in MARKED]
        found = [Collection(search.name, search) for search in searches]
        found += [Collection(search.name, search, is_saved=True) for search in self.saved]
        return [self._numbered(collection) for collection in found]

    def _shown(self) -> list[Collection]:
        """Return the collections without those that are left out while they are empty.

        Those of a kind are shown at once if a document has it; otherwise items that are gone may still count.
        """
        entries = self._documents.entries
        optional = {one.name for one in MARKED if not one.is_shown_empty}
        optional |= {
            name for kind, name in KIND_NAMES.items() if not any(entry.counts[kind] for entry in entries)
        }
        found = [one for one in self._collections() if one.number or one.is_saved or one.name not in optional]
        return [self._news, *found] if self._news is not None else found

    def _numbered(self, collection: Collection) -> Collection:
        numbers = self._counts.get((collection.is_saved, collection.name))
        if numbers is None:
            return collection
        number, unread, new = numbers
        return collection._replace(number=number, unread=unread, new=new)

    def _begin_counting(self) -> None:
        generation, collections = self._generation, self._collections()
        items = sum(sum(entry.counts.values()) for entry in self._documents.entries)
        run_in_thread(self._screen, lambda: self._count(collections, items, generation), "count")

    # In threads

    def _load_searches(self) -> None:
        self._screen.post_message(SavedSearchesLoaded(self._library.searches.saved()))

    def _count(self, collections: Sequence[Collection], items: int, generation: int) -> None:
        """Count with the search itself, so that a number is what opening the collection shows."""

        def cancelled() -> bool:
            return generation != self._generation

        if items <= MOST_TO_INDEX and self._library.kind != "paths":
            self._library.prepare(cancelled)
        counts: dict[tuple[bool, str], tuple[int, int, int]] = {}
        if not self._library.is_indexed:
            if self._library.kind == "paths":
                counts = {(False, one.name): self._tally(one) for one in collections if not one.is_saved}
                self._screen.post_message(CountsLoaded(generation, counts))
            return
        has_news = self._news is not None
        for collection in collections:
            counts[collection.is_saved, collection.name] = (
                self._number(collection, "", cancelled),
                self._number(collection, " is:unread", cancelled),
                self._number(collection, " is:new", cancelled) if has_news and collection.is_saved else 0,
            )
            if cancelled():
                return
        self._screen.post_message(CountsLoaded(generation, counts))

    def _tally(self, collection: Collection) -> tuple[int, int, int]:
        """Count from documents in memory, as the search would; not for saved searches."""
        items = [item.id for item in self._library.items(collection.search.kind)]
        marks = [each for each in self._library.marks.of_many(items).values() if each.status != "hidden"]
        holds = next((one.holds for one in MARKED if one.name == collection.name), None)
        marks = [each for each in marks if holds is None or holds(each)]
        return len(marks), sum(not each.read for each in marks), 0

    def _number(self, collection: Collection, more: str, cancelled: Callable[[], bool]) -> int:
        search = collection.search
        query = search.query if search.query.strip() or search.kind is None else f"in:{search.kind}s"
        try:
            results = self._library.search(
                query + more, limit=1, kind=search.kind, where=search.where, wait=False, cancelled=cancelled
            )
        except LibraryError:
            return 0
        return 0 if results is None or results.relaxed else results.total
