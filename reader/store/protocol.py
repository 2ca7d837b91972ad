"""The one place where storage meets the core: what each method promises and raises.

Promises that hold for all of them:

- Every method may be called from any thread, and by several processes on one file. Readers never wait;
  a writer waits up to 5 seconds for another one and then raises BusyError, naming its process.
- A method that changes something is one transaction, and returns when that is on disk, to stay through a
  loss of power. Reading positions and queries typed are the exception: they survive the end of the process
  at once, and a loss of power from the next change on.
- Any method raises LibraryError where the file cannot be read or written, is damaged, or was replaced
  under the program; then nothing was changed, and the storage can still be used.
- `step` names a change as undo and redo will ("starred Senior Applied Scientist"). A change that changes
  nothing is no step. A new step ends what could be redone. A ValueError is a defect of the caller's.
- Iterators read one state of the library, that of the moment at which they were first asked; use them up
  or close them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from reader.model import ItemKind
    from reader.store.values import (
        Addition,
        ExportRecord,
        Finding,
        ImportRecord,
        MarkChange,
        Marks,
        Note,
        Outcome,
        Position,
        Status,
        Step,
        Stop,
        StoredDocument,
        StoredEntry,
        StoredItem,
        StoredSearch,
    )  # fmt: skip

BATCH = 64


class DocumentStore(Protocol):
    """The documents and the items that stand in them."""

    def put(self, addition: Addition, *, step: str) -> Outcome:
        """Takes a document in: a new one at the end of the list, a changed one in its old place.

        It is unchanged where text, title and items are as before. Of an updated document, an item counts
        as vanished where no document has it any more, and as newcomer where none had it; `joins` applies
        to such pairs only, and their marks go along. Where the newcomer has marks of its own, they win and
        the rest is added. Reading positions go along to the document's new id. All marks of other
        vanished items stay. Raises ValueError where `joins` gives two items to one.
        """
        ...

    def put_all(
        self, additions: Iterable[Addition], *, step: Callable[[int], str], batch: int = BATCH
    ) -> Iterator[Outcome]:
        """Takes many documents in, `batch` to a transaction, as one step; `put` for each.

        Nothing happens before the outcomes are asked for, and each is given when it is on disk. No
        transaction is open while the next addition is being made. Where making one raises (also
        KeyboardInterrupt), those made before are stored, and then it goes on its way. `step` gives the
        name for a number of documents that were added or updated.
        """
        ...

    def forget(self, documents: Sequence[str], *, step: str) -> int:
        """Takes documents out, by id; gives how many there were. Their marks and positions stay."""
        ...

    def list(self) -> Sequence[StoredEntry]:
        """Every document, in the order in which they were first added. Reads no text."""
        ...

    def get(self, document: str) -> StoredDocument:
        """A document with its text. Raises KeyError where the library has none of this id."""
        ...

    def size(self) -> int:
        """How many items stand in the documents, each counted wherever it stands. Quickly told."""
        ...

    def items(
        self, kind: ItemKind | None = None, *, offset: int = 0, limit: int | None = None
    ) -> Iterator[StoredItem]:
        """Every item once, where it stands first, in the order of the documents. Reads no text.

        `offset` and `limit` cut a page out of that order.
        """
        ...

    def items_in(self, document: str) -> Sequence[StoredItem]:
        """The items of one document in its order, with all their standings; none where it is not here."""
        ...

    def item(self, item: str) -> StoredItem | None:
        """One item, if it stands in any document."""
        ...


class MarkStore(Protocol):
    """What the user left on items, by id; the library need not have the item."""

    def of(self, item: str) -> Marks:
        """The marks of an item; those of one that has none are all at their defaults."""
        ...

    def of_many(self, items: Iterable[str]) -> Mapping[str, Marks]:
        """The marks of several items, one for each id asked for."""
        ...

    def find(
        self, *, starred: bool = False, read: bool = False, status: Status | None = None,
        tag: str | None = None,
    ) -> Sequence[str]:  # fmt: skip
        """The ids of the items that have all that is asked for, the last changed first; none for nothing."""
        ...

    def read_counts(self) -> Mapping[str, Mapping[ItemKind, int]]:
        """Document id → how many of its items are read, by kind, counted as in its entry."""
        ...

    def set(self, items: Sequence[str], change: MarkChange, *, step: str) -> None:
        """Sets star, read and status of all the items."""
        ...

    def finish(self, item: str) -> bool:
        """Sets an item read by the automatic rule, which is no step; gives whether it was unread.

        Does nothing where the user has set read or unread by hand.
        """
        ...

    def tag(
        self, items: Sequence[str], *, add: Iterable[str] = (), remove: Iterable[str] = (), step: str
    ) -> None:
        """Puts tags on all the items and takes others off. Raises ValueError for an empty tag."""
        ...

    def tags(self) -> Mapping[str, int]:
        """Every tag in use with its number of items, ordered by tag."""
        ...

    def add_note(self, item: str, text: str, *, step: str) -> Note:
        """Writes a note, dated now."""
        ...

    def edit_note(self, note: int, text: str, *, step: str) -> Note:
        """Gives a note another text. Raises KeyError where there is no such note (any more)."""
        ...

    def delete_note(self, note: int, *, step: str) -> None:
        """Deletes a note. Raises KeyError where there is no such note (any more)."""
        ...


class PositionStore(Protocol):
    """Where the user is: reading positions, the last stop, and the app's own values. No undo steps."""

    def position(self, document: str, part: str) -> int | None:
        """The offset at which this part of a document was left."""
        ...

    def set_position(self, position: Position) -> None:
        """Remembers a reading position; cheap enough for every few seconds of reading."""
        ...

    def last_stop(self) -> Stop | None:
        """Where one stopped."""
        ...

    def set_stop(self, stop: Stop) -> None:
        """Remembers where one stops."""
        ...

    def setting(self, key: str) -> str | None:
        """The value kept under a key."""
        ...

    def set_setting(self, key: str, value: str | None) -> None:
        """Keeps a value under a key, or drops the key for None."""
        ...


class SearchStore(Protocol):
    """Searches: those saved by name, and those typed before."""

    def saved(self) -> Sequence[StoredSearch]:
        """The saved searches, ordered by name. Raises LibraryError where one cannot be read."""
        ...

    def save(self, search: StoredSearch, *, step: str) -> None:
        """Saves a search, in the place of one of the same name. Raises ValueError for an empty name."""
        ...

    def remove(self, name: str, *, step: str) -> bool:
        """Deletes a saved search; False where there is none of this name."""
        ...

    def recent(self) -> Sequence[str]:
        """The queries typed before, the last one first, each once; 100 at most."""
        ...

    def remember(self, query: str) -> None:
        """Puts a query before all that were typed earlier. No step."""
        ...

    def forget(self, query: str) -> None:
        """Takes a query out of those typed before. No step."""
        ...


class History(Protocol):
    """Undo and redo: every step of every process on this library, in one row, without end."""

    def undo(self) -> Step | None:
        """Takes the newest step back; None where there is none left."""
        ...

    def redo(self) -> Step | None:
        """Takes the step that was undone last forward again; None where there is none."""
        ...


class Storage(Protocol):
    """An open library file. A context manager; leaving it closes it."""

    @property
    def path(self) -> Path:
        """The file, absolute."""
        ...

    @property
    def documents(self) -> DocumentStore:
        """Documents and items."""
        ...

    @property
    def marks(self) -> MarkStore:
        """Marks, tags and notes."""
        ...

    @property
    def positions(self) -> PositionStore:
        """Positions and settings."""
        ...

    @property
    def searches(self) -> SearchStore:
        """Saved searches, and those typed before."""
        ...

    @property
    def history(self) -> History:
        """Undo and redo."""
        ...

    def changes(self) -> int:
        """A stamp of the documents and items: it grows with each change of them, in the same transaction.

        A stamp never comes again with other content, not even after an older copy of the file was put
        back, as long as the clock went on. What is derived from documents is tied to it.
        """
        ...

    def mark_changes(self) -> int:
        """The same for marks, tags and notes."""
        ...

    def changed_elsewhere(self) -> bool:
        """Whether another process (or storage) has changed anything since the last call; quickly told."""
        ...

    def export(self) -> Iterator[ExportRecord]:
        """Everything but the undo steps: documents in order, marks, positions, stop, settings, searches."""
        ...

    def restore(self, records: Iterable[ImportRecord], *, step: str) -> Sequence[Outcome]:
        """Takes an export back in one transaction and one step; gives the outcomes of the documents.

        What is here already wins where both say something; a note of the same time and text is the same.
        So taking the same export again changes nothing. Positions, stop, settings and queries typed are
        no part of the step.
        """
        ...

    def backup(self) -> Path | None:
        """Makes today's copy in `backups/` unless there is one, and keeps the newest seven; gives its path.

        Takes about a second for 250 MB and holds nobody up: call it once after the start, in a thread.
        """
        ...

    def check(self) -> Sequence[Finding]:
        """Examines the whole file and what it says; nothing found means that it is sound. Changes nothing."""
        ...

    def close(self) -> None:
        """Closes everything; from then on every method raises LibraryError. Closing twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
