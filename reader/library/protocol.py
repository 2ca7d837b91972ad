"""What every kind of library says of its documents: those kept in a file, and those read from paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.errors import SourceError
    from reader.model import Document, Entry, Item, ItemKind, ListedItem
    from reader.store import Storage
    from reader.store.values import ExportRecord, Outcome

    AddResult: TypeAlias = Outcome | SourceError
    """What became of one source: an outcome, or why it was refused."""
    Progress: TypeAlias = Callable[[int, int, str], None]
    """Called before each source is read: how many are done, how many there are, and its name."""


class TextPreview(NamedTuple):
    """The text of a document that has not been taken apart yet, or a stretch of it; clean."""

    source: str
    text: str
    start: int
    """Where in the document the text begins, in code points; always at the beginning of a line."""
    offset: int
    """Where in the document to look first."""
    whole: bool
    """Whether that is all of the document's text."""


class Documents(Protocol):
    """The documents of a library, in the order of the sidebar. Safe to use from several threads.

    Methods of a library in a file raise LibraryError where that cannot be read or written.
    """

    def load(self) -> Iterator[Document | SourceError]:
        """Each document taken apart, or why it cannot be, in order, as they are read."""
        ...

    def iter_entries(self) -> Iterator[Entry | SourceError]:
        """What stands for each document in a list, or why it could not be taken, as they are read.

        From a file no text is read.
        """
        ...

    @property
    def parse_progress(self) -> float | None:
        """How much of the document that is being taken apart is done, from 0 to 1; None where none is."""
        ...

    def first_preview(self, most: int | None) -> TextPreview | None:
        """The text of what is looked at first: of the first document, or where one stopped, if that is
        known. Of one with more than about `most` bytes (or characters) only a stretch; None gives all.

        Much sooner to be had than the document. None where there is nothing to show.
        """
        ...

    def preview(self, document_id: str) -> TextPreview | None:
        """The text of a document, where that is sooner to be had than the document itself; else None."""
        ...

    def peek(self) -> Sequence[Entry | SourceError]:
        """What `iter_entries` gives, as far as it can be had without waiting."""
        ...

    def list(self) -> Sequence[Entry]:
        """One entry per document. From a file nothing else is read; from paths, all documents are."""
        ...

    def entries_changed(self) -> bool:
        """Whether documents came, went or changed since `list` was last asked; quickly told."""
        ...

    def get(self, document_id: str) -> Document:
        """The document with this id, taken apart. Raises KeyError where there is none (read so far)."""
        ...

    def file_changed(self, document_id: str) -> bool:
        """Whether the file that a document was read from says something else now. Waits for the disk."""
        ...

    def reload(self, document_id: str) -> Entry | SourceError:
        """Reads the file of a document again, which takes the document's place, or gives why it cannot be.

        Raises KeyError where there is no such document.
        """
        ...

    @property
    def failures(self) -> Sequence[SourceError]:
        """The sources that could not be taken; none where the documents come from a file."""
        ...

    def items(self, kind: ItemKind | None = None) -> Sequence[ListedItem]:
        """Every item once, or those of one kind, in the order in which they stand first."""
        ...

    def item(self, item_id: str) -> Item | None:
        """One item with its content and all its standings; None where no document has it."""
        ...

    def listed_item(self, item_id: str) -> ListedItem | None:
        """What is known of an item without waiting for anything to be read or taken apart."""
        ...

    def read_counts(self, storage: Storage) -> Mapping[str, Mapping[ItemKind, int]]:
        """Document id → how many of its items are read by the marks in `storage`, by kind."""
        ...

    def stamp(self) -> int:
        """A number that changes with the documents."""
        ...

    def export_records(self, storage: Storage | None, now: datetime) -> Iterator[ExportRecord]:
        """Each document with its text, then all marks in `storage`; `now` dates what is not kept."""
        ...

    def add(
        self,
        sources: Sequence[str],
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[AddResult]:
        """Takes files, folders and standard input in; tells what became of each document.

        They go into the library's file, also where other documents are shown; where the library has none,
        into memory.
        Nothing happens before the results are asked for, and each is given when it is safe. Where
        `cancelled`, asked before each source, says so, what is done stays and the rest is left out.
        """
        ...

    def forget(self, sources: Sequence[str]) -> Sequence[Entry | SourceError]:
        """Takes sources out again, as one step; their marks stay.

        A source is a path (a folder stands for all that came from it), a name as `list` gives it, or
        the id of a document. Gives the entry of each document that is out now, and a SourceError for
        each source that is not in the library.
        """
        ...
