"""The library: the one object that the app, the command line and scripts talk to."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, Literal, Self, TypeAlias

from reader.config import Settings, samples
from reader.errors import LibraryError
from reader.library.marks import LibraryMarks
from reader.library.path_documents import PathDocuments
from reader.library.store_handle import StoreHandle, user_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from reader.export.formats import Format
    from reader.library.live_search import LiveSearch
    from reader.library.names import LibraryNames
    from reader.library.news import LibraryNews
    from reader.library.overview import Overview
    from reader.library.protocol import Documents, Progress
    from reader.library.refreshes import Refreshes
    from reader.library.refreshing import Refreshed
    from reader.library.saved_searches import LibrarySearches
    from reader.library.search_service import Indexing, SearchService
    from reader.library.stored_documents import StoredDocuments
    from reader.library.subscriptions import LibrarySubscriptions
    from reader.model import Item, ItemKind, ListedItem, Posting
    from reader.search import Facet, FacetValue, NearCopy, Order, Repeat, Results
    from reader.store.values import Finding, Marks, Passage
    from reader.system.network import Network

    FacetValues: TypeAlias = Mapping[Facet, tuple[FacetValue, ...]]

NEAR_COPIES_OF = 20
"""When more items than this are marked at once, their near copies are not looked for."""
NEAR_COPIES_WAIT = 2_000
"""Up to this many items, a mark may wait for the index."""

LibraryKind: TypeAlias = Literal["user", "paths", "seeds"]


class Library(AbstractContextManager["Library"]):
    """Documents, the items in them, the marks on those, and the search over all of them.

    Safe to use from several threads. It is a context manager that closes the library at the end. Methods
    that need the library's file raise LibraryError if the file cannot be used, and BusyError if another
    program holds it for more than 5 seconds.
    """

    def __init__(
        self,
        documents: Documents,
        handle: StoreHandle,
        kind: LibraryKind,
        settings: Settings | None = None,
        stdin: BinaryIO | None = None,
        kept: StoredDocuments | None = None,
    ) -> None:
        """`kept` are the documents in the library's file, which can be refreshed."""
        self.documents = documents
        """The documents, in the order of the sidebar."""
        self.marks = LibraryMarks(handle, documents, self._find_near_copies)
        """Stars, status, notes, tags, positions and undo."""
        self.kind = kind
        """Where the documents come from: the library's file, paths, or the program's own samples."""
        self.path = handle.path
        """The file that holds the documents or marks, even if it does not exist yet."""
        self._handle = handle
        self._settings = settings or Settings()
        self._stdin = stdin
        self._kept = kept

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        *,
        create: bool = True,
        settings: Settings | None = None,
        clock: Callable[[], datetime] | None = None,
        stdin: BinaryIO | None = None,
        network: Network | None = None,
    ) -> Self:
        """Open the library in a file, by default the user's (see user_library).

        If there is no file, it is made when something is first added or marked; without `create` that raises
        LibraryError at once. Also raises LibraryError if the file is empty, foreign, newer or damaged, and
        leaves it alone. `clock` returns aware times; "-" reads from `stdin`; `network` asks for addresses.
        """
        from reader.library.stored_documents import StoredDocuments

        handle = StoreHandle(path or user_library(), clock)
        if handle.open_existing() is None and not create:
            raise LibraryError(f"{handle.path}: no library here; `reader add` creates one")
        settings = settings or Settings()
        documents = StoredDocuments(handle, settings, stdin, network)
        return cls(documents, handle, "user", settings, stdin, documents)

    @classmethod
    def of(
        cls,
        paths: Iterable[str | os.PathLike[str]],
        *,
        settings: Settings | None = None,
        stdin: BinaryIO | None = None,
        marks: Path | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> Self:
        """Return a library of these files and folders, held in memory.

        Nothing is read until it is needed. Sources that cannot be read are listed in `documents.failures` and
        do not affect the others. `marks` is the library file that holds the marks, opened when first needed;
        without it, marks last as long as this object.
        """
        named = tuple(os.fspath(path) for path in paths)
        handle = StoreHandle(marks, clock)
        return cls(PathDocuments(named, settings or Settings(), handle, stdin), handle, "paths")

    @classmethod
    def usual(cls, *, settings: Settings | None = None, clock: Callable[[], datetime] | None = None) -> Self:
        """Return what is shown if no path is named: the user's library, or the program's samples while it is
        empty.

        The samples (`kind` is "seeds") come with the marks in the user's library file.
        """
        from reader.library.stored_documents import StoredDocuments

        settings = settings or Settings()
        handle = StoreHandle(user_library(), clock)
        kept = StoredDocuments(handle, settings)
        if kept.has_any():
            return cls(kept, handle, "user", settings, kept=kept)
        # What comes meanwhile can be refreshed.
        return cls(PathDocuments(samples(), settings, handle), handle, "seeds", settings, kept=kept)

    # Made when first needed: the app's first frame is sooner without them.

    @cached_property
    def live_search(self) -> LiveSearch:
        """Search as you type."""
        from reader.library.live_search import LiveSearch

        return LiveSearch(self._search, lambda: self.names, self.path if self.kind == "user" else None)

    @cached_property
    def _search(self) -> SearchService:
        from reader.library.search_service import SearchService

        return SearchService(self.documents, self._handle, is_kept=self.kind == "user")

    @cached_property
    def searches(self) -> LibrarySearches:
        """Saved searches, and recent queries."""
        from reader.library.saved_searches import LibrarySearches

        return LibrarySearches(self._handle)

    @cached_property
    def news(self) -> LibraryNews:
        """What became of items with later looks at their sources."""
        from reader.library.news import LibraryNews

        return LibraryNews(self._handle, self.documents)

    @cached_property
    def subscriptions(self) -> LibrarySubscriptions:
        """Feeds and boards that are asked again."""
        from reader.library.subscriptions import LibrarySubscriptions

        return LibrarySubscriptions(self._handle, self._settings, self._stdin)

    @cached_property
    def _refreshes(self) -> Refreshes | None:
        from reader.library.refreshes import Refreshes

        if self._kept is None:
            return None
        return Refreshes(self._handle, self._settings.limits, self._kept.network_now)

    @cached_property
    def names(self) -> LibraryNames:
        """What documents, papers and postings are called."""
        from reader.library.names import LibraryNames

        return LibraryNames(self.documents, self.marks)

    def items(self, kind: ItemKind | None = None) -> Sequence[ListedItem]:
        """Return every item once, or those of one kind, in the order of the documents."""
        return self.documents.items(kind)

    def item(self, item_id: str) -> Item | None:
        """Return an item with its content and all its standings, or None if no document has it."""
        return self.documents.item(item_id)

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        kind: ItemKind | None = None,
        where: Mapping[Facet, frozenset[str]] | None = None,
        order: Order = "relevance",
        wait: bool = True,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Results | None:
        """Return what a query finds, best first.

        See SearchQuery for the arguments, and SearchService.search for the rest.
        """
        from reader.library.search_service import SearchQuery
        from reader.library.source_names import results_with_source_names

        asked = SearchQuery(query, limit, kind, where, order)
        results = self._search.search(asked, wait=wait, cancelled=cancelled)
        return None if results is None else results_with_source_names(results)

    def facets(
        self,
        query: str = "",
        where: Mapping[Facet, frozenset[str]] | None = None,
        *,
        wait: bool = True,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> FacetValues | None:
        """Return every facet with its values, counted over what a query finds. See SearchService.facets."""
        return self._search.facets(query, where, wait=wait, cancelled=cancelled)

    def growing_facets(
        self,
        query: str,
        where: Mapping[Facet, frozenset[str]] | None,
        cancelled: Callable[[], bool],
    ) -> Iterator[tuple[FacetValues, bool]]:
        """Yield every facet with its values, and whether documents are still missing.

        What is in the index so far is counted first, and all of it once the index is whole. Ends early if
        `cancelled` says so. Call it in a thread. See SearchService.facets for what is raised.
        """
        if not self.is_indexed:
            so_far = self.facets(query, where, wait=False, cancelled=cancelled)
            if so_far is not None:
                yield so_far, True
            self.prepare(cancelled)
        whole = self.facets(query, where, cancelled=cancelled)
        if whole is not None:
            yield whole, False

    def overview(
        self, *, wait: bool = True, cancelled: Callable[[], bool] = lambda: False
    ) -> Overview | None:
        """Return the postings counted by place, role, level, pay, stage and week. See overview.overview."""
        from reader.library.overview import overview

        return overview(self._search, self._handle.clock().astimezone(), wait=wait, cancelled=cancelled)

    def prepare(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Bring the search index up to date. Call it in a thread. See SearchService.prepare."""
        self.live_search.start()
        self._search.prepare(cancelled, in_background=True)

    def refresh(
        self,
        sources: Sequence[str] = (),
        *,
        is_dry: bool = False,
        progress: Progress = lambda _done, _total, _what: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Refreshed]:
        """Ask the subscriptions that are due, or the sources named, and read changed files again.

        Yields what became of each source as soon as it is stored: a refresh that ends in between loses
        nothing. `is_dry` only says what would be asked. Waits while another program refreshes the same
        library. Raises Stopped if `cancelled` says so, LibraryError, BusyError.
        """
        if self._refreshes is None:
            return iter(())
        return self._refreshes.run(sources, is_dry=is_dry, progress=progress, cancelled=cancelled)

    @property
    def indexing(self) -> Indexing | None:
        """How far `prepare`, or a search that waits for the index, has got. See SearchService.progress."""
        return self._search.progress

    @property
    def is_indexed(self) -> bool:
        """Whether the index has all documents, so that no search has to wait. See
        SearchService.is_up_to_date.
        """
        return self._search.is_up_to_date()

    def repeats(
        self, posting: Posting, *, wait: bool = True, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Repeat, ...] | None:
        """Return the sentences of a posting that recur in others. See SearchService.repeats."""
        return self._search.repeats(posting, wait=wait, cancelled=cancelled)

    def alike(
        self, posting: Posting, *, wait: bool = True, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[NearCopy, ...] | None:
        """Return the near copies of a posting. See SearchService.alike."""
        from reader.library.source_names import with_source_names

        found = self._search.alike(posting, wait=wait, cancelled=cancelled)
        if found is None:
            return None
        return tuple(copy._replace(standings=with_source_names(copy.standings)) for copy in found)

    def _find_near_copies(self, items: Sequence[str]) -> None:
        """Note which postings here are nearly copies of items that were just marked.

        Those added later are noted when they come in. In a large library, only what is indexed is looked at.
        """
        storage = self._handle.open_existing() if self.kind == "user" else None
        if storage is None or len(items) > NEAR_COPIES_OF:
            return
        from reader.library.item_matching import near_copies

        with suppress(LibraryError):  # the marks are made; this only adds to them
            wait = storage.documents.size() <= NEAR_COPIES_WAIT
            marked = filter(None, map(self.documents.item, items))
            storage.documents.put_near(
                near_copies(
                    marked,
                    storage.documents.item,
                    lambda posting: self._search.alike(posting, wait=wait, cancelled=lambda: False) or (),
                )
            )

    def changed_elsewhere(self) -> bool:
        """Return whether another program has changed the library's file since the last call. Quick."""
        return self._handle.changed_elsewhere()

    def export(self) -> Iterator[str]:
        """Yield the whole library, documents and marks, as lines of JSON that `documents.add` can import."""
        from reader.library.archive import export_archive

        return export_archive(
            self.documents.export_records(self._handle.open_existing(), self._handle.clock())
        )

    def leave_out_damaged(self) -> Sequence[str]:
        """Read on without what can't be read in the library's file; return a sentence for each part of it."""
        storage = self._handle.open_damaged()
        return storage.leave_out_damaged() if storage else ()

    def write(self, items: Sequence[str], to: Format) -> Iterator[str]:
        """Yield items, with their marks, as lines in a format. Unknown ids are skipped."""
        from reader.export.formats import Taken, lines
        from reader.library.passages import passages_in

        def taken() -> Iterator[Taken]:
            known = self.marks.of_many(items)
            for item_id in items:
                item = self.documents.item(item_id)
                if item is not None:
                    document = self.documents.get(item.document)
                    first, last = item.lines
                    inside = [it for it in document.blocks if first <= it.lines[0] and it.lines[1] <= last]
                    marks = known[item_id]
                    yield Taken(
                        item,
                        marks,
                        document.name,
                        inside if document.is_literal else (),
                        passages_in(document, item.lines, marks.highlights),
                    )

        return lines(taken(), to)

    def passages(self, item: Item, marks: Marks) -> Sequence[Passage]:
        """Return where the highlights of an item are in the document where it first appears."""
        if not marks.highlights:
            return ()
        from reader.library.passages import passages_in

        return passages_in(self.documents.get(item.document), item.lines, marks.highlights)

    def backup(self) -> Path | None:
        """Make today's copy of the library's file, unless there is one, and return its path.

        Takes about a second for 250 MB: call it once after the start, in a thread.
        """
        storage = self._handle.open_existing() if self._handle.path else None
        return storage.backup() if storage else None

    @property
    def has_file(self) -> bool:
        """Whether the library's file exists. Raises LibraryError if it can't be used."""
        return self._handle.path is not None and self._handle.open_existing() is not None

    def check(self) -> Sequence[Finding]:
        """Return what is wrong with the library's file; nothing if it is sound. Changes nothing."""
        storage = self._handle.open_existing()
        return storage.check() if storage else ()

    def close(self) -> None:
        """Release everything. Closing twice is harmless."""
        self.live_search.close()
        self._search.close()
        self._handle.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
