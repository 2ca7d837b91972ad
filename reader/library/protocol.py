"""The documents of a library, whether stored in a file or read from paths."""

from __future__ import annotations

from collections import UserList
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.errors import SourceError
    from reader.model import Document, Entry, Item, ItemKind, ListedItem
    from reader.store import Storage
    from reader.store.values import ExportRecord, ItemName, Outcome, Status, Tally

    AddResult: TypeAlias = Outcome | SourceError
    """What happened to one source: an outcome, or why it was refused."""
    Progress: TypeAlias = Callable[[int, int, str], None]
    """Called before each source is read with the number done, the total, and the source's name; and meanwhile
    with how far that is: "asking example.org… 3 of 40 postings · 120 KB", "notes.txt · parsing 40 %".
    """

ASKING = "asking "
"""What `Progress` is told begins so while the network is waited for: then nothing is lost by an interrupt."""


class TextPreview(NamedTuple):
    """The clean text of a document that is not parsed yet, or a stretch of it."""

    source: str
    text: str
    start: int
    """Where the text begins in the document, in code points; always the beginning of a line."""
    offset: int
    """Where in the document to look first."""
    whole: bool
    """Whether this is the document's whole text."""


class Forgetting(UserList["Entry | SourceError"]):
    """The entry of each document removed, and an error for each source that is not in the library."""

    def __init__(
        self,
        sources: Sequence[Entry | SourceError],
        moved: int = 0,
        kept: Mapping[Status | None, int] = MappingProxyType({}),
    ) -> None:
        super().__init__(sources)
        self.moved = moved
        """How many items had their marks taken over by a near copy elsewhere."""
        self.kept = kept
        """The number of items that are gone but stay because of their marks, by status."""


class Documents(Protocol):
    """The documents of a library, in the order of the sidebar. Safe to use from several threads.

    If the library is in a file, methods raise LibraryError if the file cannot be read or written.
    """

    def load(self) -> Iterator[Document | SourceError]:
        """Yield each document, parsed, or why it cannot be parsed, in order, as they are read."""
        ...

    def iter_entries(self) -> Iterator[Entry | SourceError]:
        """Yield the list entry of each document, or why it could not be read, as they are read.

        From a file, no text is read.
        """
        ...

    @property
    def parse_progress(self) -> float | None:
        """How much of the document being parsed is done, from 0 to 1; None if none is being parsed."""
        ...

    def first_preview(self, most: int | None) -> TextPreview | None:
        """Return the text to show first: where the user stopped last time, or of the first document.

        Of a text with more than about `most` bytes (or characters), return only a stretch; with None, all of
        it. Much faster than the document itself. None if there is nothing to show.
        """
        ...

    def preview(self, document_id: str) -> TextPreview | None:
        """Return the text of a document if that is faster than the document itself, else None."""
        ...

    def peek(self) -> Sequence[Entry | SourceError]:
        """Return what `iter_entries` yields, as far as that takes no waiting."""
        ...

    def list(self) -> Sequence[Entry]:
        """Return one entry per document. From a file, nothing else is read; from paths, all documents are."""
        ...

    def entries(self) -> Sequence[Entry]:
        """Return what `list` returns; `entries_changed` doesn't count it."""
        ...

    def parsed(self) -> Sequence[Document]:
        """Return documents that need not be parsed any more, the one used last first: a few, and at once."""
        ...

    def entries_changed(self) -> bool:
        """Return whether documents were added, removed or changed since `list` was last called. Quick."""
        ...

    def get(self, document_id: str) -> Document:
        """Return a document by id, parsed. Raises KeyError if there is none (read so far)."""
        ...

    def file_changed(self, document_id: str) -> bool:
        """Return whether the file of a document says something else now. Waits for the disk."""
        ...

    def reload(
        self,
        document_id: str,
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Entry | SourceError:
        """Read the file of a document, or ask for its address, again and replace the document.

        Return its new entry, or what failed; if `cancelled` says so, the entry as it was.

        Raises KeyError if there is no such document.
        """
        ...

    @property
    def failures(self) -> Sequence[SourceError]:
        """The sources that could not be read; none if the documents come from a file."""
        ...

    def items(self, kind: ItemKind | None = None) -> Sequence[ListedItem]:
        """Return every item once, or those of one kind, in the order in which they first appear."""
        ...

    def item_names(self) -> Iterator[ItemName]:
        """Yield what every paper and posting is called, once, in document order; without gone ones."""
        ...

    def complete(self, cancelled: Callable[[], bool] = ...) -> None:
        """Find the items of what an earlier version added as this version does. Parses texts, but only once.

        What was done when `cancelled` says so is kept.
        """
        ...

    def item(self, item_id: str) -> Item | None:
        """Return an item with its content and all its standings, or None if no document has it."""
        ...

    def listed_item(self, item_id: str) -> ListedItem | None:
        """Return what is known of an item without waiting for anything to be read or parsed."""
        ...

    def read_counts(self, storage: Storage) -> Mapping[str, Mapping[ItemKind, int]]:
        """Return, for each document id, how many of its items `storage` has marked read, by kind."""
        ...

    def tallies(self, storage: Storage | None) -> tuple[Mapping[ItemKind, int], Sequence[Tally]]:
        """Return how many items there are of each kind, and how many of them have which marks in `storage`.

        Each counts once. What has no mark is in no tally.
        """
        ...

    def stamp(self) -> int:
        """Return a number that changes with the documents."""
        ...

    def export_records(self, storage: Storage | None, now: datetime) -> Iterator[ExportRecord]:
        """Yield each document with its text, then all marks in `storage`; `now` dates what has no date."""
        ...

    def add(
        self,
        sources: Sequence[str],
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        url: str | None = None,
    ) -> Iterator[AddResult]:
        """Add files, folders, standard input and web addresses; yield what happened to each document.

        They are added to the library's file, even while other documents are shown; without a file, to memory,
        and then without the web. Nothing happens until the results are consumed, and each is yielded once it
        is safe. `cancelled` is asked before each source and while the network is waited for; if it says so,
        what is done stays and the rest is skipped. `url` is where a single file or standard input came from.
        Raises UsageError if that is no web address, or the source isn't one of these.
        """
        ...

    def forget(self, sources: Sequence[str]) -> Forgetting:
        """Remove sources, as one undo step; their marks stay.

        A source is a path (a folder stands for everything added from it), a name from `list`, or the id of a
        document. Items that carry marks stay as gone, or hand their marks to a near copy in the library.
        """
        ...
