"""The one place where storage meets the core: what each method promises and raises.

These promises hold for all of them:

- Methods may be called from any thread, and by several processes on one file. Readers never wait;
  a writer waits up to 5 seconds for another, then raises BusyError, naming the other process.
- A method that changes something is one transaction, and returns once it is on disk, safe from a power
  failure. The exceptions are reading positions and typed queries: they survive the process at once, but a
  power failure only from the next change on.
- Any method raises LibraryError if the file can't be read or written, is damaged, or was replaced while
  open. In that case nothing was changed, and the storage remains usable.
- `step` names a change for undo and redo ("starred Senior Applied Scientist"). A change that changes
  nothing is not a step. Steps stay in the history for good. ValueError is the caller's bug.
- An item that carries a star, a status, a tag, a note or a highlight outlives its documents: it is gone, and
  still there.
- Iterators read a single state of the library, as of the first item requested. Exhaust or close them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

from reader.store.values import BATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from reader.model import Anchor, ItemKind, Near
    from reader.store.subscription_protocol import SubscriptionStore
    from reader.store.values import (
        Addition,
        ExportRecord,
        Finding,
        Forgotten,
        Highlight,
        ImportRecord,
        ItemName,
        MarkChange,
        Marks,
        News,
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
        StoredText,
        Tally,
    )  # fmt: skip


class DocumentStore(Protocol):
    """The documents and the items in them."""

    def put(self, addition: Addition, *, step: str) -> Outcome:
        """Add a document at the end of the list, or update a changed one in place.

        It is unchanged if text, title and items are the same. In an updated document, an item has vanished if
        no document has it any more, and is a newcomer if none had it before. `joins` applies only to such
        pairs: the marks move to the newcomer. If the newcomer already has marks, those win and the rest is
        added. Reading positions move to the document's new id. Marks on other vanished items stay, and so do
        these items. What comes to a document that was here before, changes in it or goes from it is news,
        and so is all that comes with an `Addition` that `is_news`. One that is `gone` is only kept for its
        marked items. Raises ValueError if `joins` maps two items to one.
        """
        ...

    def put_all(
        self, additions: Iterable[Addition], *, step: Callable[[int, int], str], batch: int = BATCH
    ) -> Iterator[Outcome]:
        """Add or update many documents as one step, `batch` to a transaction; see `put`.

        Nothing happens until outcomes are requested, and each is yielded once it is on disk. No transaction
        is open while the next addition is being made. If making one raises (even KeyboardInterrupt), those
        made so far are stored before the error propagates. `step` returns the step's name for the numbers of
        documents added and updated.
        """
        ...

    def forget(self, documents: Sequence[str], *, step: str) -> Forgotten:
        """Remove documents by id. Their marks and positions stay.

        The marks of an item that would be gone move to its nearest unmarked copy in the other documents.
        """
        ...

    def list(self) -> Sequence[StoredEntry]:
        """Return every document, in the order first added. Reads no text."""
        ...

    def list_files(self) -> Sequence[StoredEntry]:
        """Return the entries of documents whose source has an absolute path, in the same order."""
        ...

    def get(self, document: str) -> StoredDocument:
        """Return a document with its text. Raises KeyError if the library has none with this id."""
        ...

    def get_gone(self, document: str) -> StoredDocument:
        """Return a document that was replaced or forgotten, as it last was. Raises KeyError."""
        ...

    def size(self) -> int:
        """Return the number of items in the documents, counted once per standing. Fast."""
        ...

    def totals(self) -> Mapping[ItemKind, int]:
        """Return how many items the documents have of each kind, each counted once."""
        ...

    def items(self, kind: ItemKind | None = None) -> Iterator[StoredItem]:
        """Yield every item once, where it first appears, in document order. Reads no text.

        Gone items come last, in the order in which they went.
        """
        ...

    def item_names(self) -> Iterator[ItemName]:
        """Yield what every paper and posting is called, once, in document order; without gone ones. Fast."""
        ...

    def items_in(self, document: str) -> Sequence[StoredItem]:
        """Return one document's items in order, with all their standings; empty if it isn't here.

        Doesn't say what they are nearly copies of.
        """
        ...

    def item(self, item: str) -> StoredItem | None:
        """Return one item; None if it is in no document and carries no mark."""
        ...

    def put_near(self, pairs: Iterable[tuple[str, str, float]]) -> None:
        """Store which items are nearly copies of each other, and their likeness. Not a step.

        Two that stand in one document are no copies: its author tells them apart.
        """
        ...

    def outdated(self, parser: str) -> Sequence[int]:
        """Return the keys of the documents whose items come from another parser than this.

        Those in the library, and those kept for gone items. Fast if there are none.
        """
        ...

    def text_of(self, key: int) -> StoredText:
        """Return what the document with such a key is parsed from."""
        ...

    def put_again(self, reread: Sequence[tuple[int, Addition]]) -> None:
        """Replace the items of documents, by their keys, with what a newer parser finds in the same texts.

        Not a step. Items with marks, or with marks in the history, stay where they stood even if the newer
        parser doesn't find them. With nothing to replace, only raises what writing would raise.
        """
        ...

    def missing(self, items: Iterable[str]) -> frozenset[str]:
        """Return those of these ids that no document has."""
        ...

    def marked_items(self) -> Sequence[StoredItem]:
        """Return the items with a star, a status, a tag, a note or a highlight, gone ones included, by id."""
        ...

    def near(self) -> Mapping[str, Near]:
        """Return, for each item that is nearly a copy of a marked one, which it is most like."""
        ...

    def gone(self) -> frozenset[str]:
        """Return the ids of the items that are gone."""
        ...

    def new(self) -> frozenset[str]:
        """Return the ids of the items that came, came back or changed with a later look at a source, unseen.

        They are in the library.
        """
        ...

    def news(self) -> Sequence[News]:
        """Return these items and those that went with a later look, unseen, latest first."""
        ...

    def former_text(self, item: str) -> StoredText | None:
        """Return the text of the document that had an item last and is no longer in the library, or None."""
        ...

    def unseen(self, items: Iterable[str]) -> frozenset[str]:
        """Return those of these ids for which `seen` has something to note."""
        ...

    def since(self, time: datetime) -> frozenset[str]:
        """Return the ids of the items that first came in at this time or later."""
        ...

    def positions(self) -> Mapping[str, int]:
        """Return document id → a number that rises in the order of `list` and that the document keeps."""
        ...

    def first_seen(self) -> Mapping[str, datetime]:
        """Return item id → when the item first came in; without those of which that is unknown."""
        ...

    def seen(self, items: Iterable[str]) -> None:
        """Note that the user has seen what became of the items: they are no longer news. Not a step."""
        ...


class MarkStore(Protocol):
    """The user's marks on items, by id; the library need not have the item."""

    def of(self, item: str) -> Marks:
        """Return the marks of an item, all at their defaults if it has none."""
        ...

    def of_many(self, items: Iterable[str]) -> Mapping[str, Marks]:
        """Return the marks of several items, one entry for each id."""
        ...

    def find(
        self, *, starred: bool = False, read: bool = False, status: Status | None = None,
        tag: str | None = None, noted: bool = False, tagged: bool = False, decided: bool = False,
        highlighted: bool = False,
    ) -> Sequence[str]:  # fmt: skip
        """Return the ids of items that meet every condition, latest change first; empty without any.

        `noted`, `tagged`, `decided` and `highlighted` ask for any note, tag, status and highlight.
        """
        ...

    def texts(self) -> Mapping[str, str]:
        """Return item id → its tags, its notes and those on its highlights; only items that have any."""
        ...

    def read_counts(self) -> Mapping[str, Mapping[ItemKind, int]]:
        """Return document id → how many of its items are read, by kind, counted as in its entry."""
        ...

    def tallies(self) -> Sequence[Tally]:
        """Count the items that have marks, also those that are gone: one tally for all with the same marks.

        What nobody has marked isn't counted, nor what the library hasn't got.
        """
        ...

    def set(self, items: Sequence[str], change: MarkChange, *, step: str) -> None:
        """Change all the items' marks; a status marks them as read, too, unless `read` is given.

        Raises ValueError for an empty tag.
        """
        ...

    def take_over(self, item: str, other: str, *, step: str) -> None:
        """Move the marks of another item to this one, which keeps its own where both have some."""
        ...

    def finish(self, item: str) -> bool:
        """Mark an item read by the automatic rule, without a step, and return whether it was unread.

        Does nothing if the user has set read or unread by hand.
        """
        ...

    def tags(self) -> Mapping[str, int]:
        """Return every tag in use with its number of items, ordered by tag."""
        ...

    def add_note(self, item: str, text: str, *, step: str) -> Note:
        """Add a note, dated now."""
        ...

    def edit_note(self, note: int, text: str, *, step: str) -> Note:
        """Replace a note's text. Raises KeyError if the note doesn't exist (any more)."""
        ...

    def delete_note(self, note: int, *, step: str) -> None:
        """Delete a note. Raises KeyError if the note doesn't exist (any more)."""
        ...

    def highlights(self) -> Sequence[Highlight]:
        """Return all highlights, the one made last first."""
        ...

    def add_highlight(self, item: str, anchor: Anchor, note: str = "", *, step: str) -> Highlight:
        """Highlight a passage of an item, now."""
        ...

    def edit_highlight(self, highlight: int, note: str, *, step: str) -> Highlight:
        """Replace the note on a highlight; empty for none. Raises KeyError if it doesn't exist (any more)."""
        ...

    def delete_highlight(self, highlight: int, *, step: str) -> None:
        """Delete a highlight with its note. Raises KeyError if it doesn't exist (any more)."""
        ...


class PositionStore(Protocol):
    """Where the user is: reading positions, the last stop, and the app's own values. Makes no undo steps."""

    def position(self, document: str, part: str) -> int | None:
        """Return the offset at which the user left this part of a document, or None."""
        ...

    def set_position(self, position: Position) -> None:
        """Store a reading position; cheap enough to call every few seconds of reading."""
        ...

    def last_stop(self) -> Stop | None:
        """Return where the user stopped last, or None."""
        ...

    def set_stop(self, stop: Stop) -> None:
        """Store where the user stopped."""
        ...

    def setting(self, key: str) -> str | None:
        """Return the value under a key, or None."""
        ...

    def set_setting(self, key: str, value: str | None) -> None:
        """Store a value under a key; None deletes the key."""
        ...


class SearchStore(Protocol):
    """Saved searches, and queries typed before."""

    def saved(self) -> Sequence[StoredSearch]:
        """Return the saved searches, ordered by name. Raises LibraryError if one can't be read."""
        ...

    def save(self, search: StoredSearch, *, step: str) -> None:
        """Save a search, replacing any with the same name. Raises ValueError for an empty name."""
        ...

    def remove(self, name: str, *, step: str) -> bool:
        """Delete a saved search; return False if there is none with this name."""
        ...

    def recent(self) -> Sequence[str]:
        """Return the queries typed before, latest first, without repeats; at most 100."""
        ...

    def remember(self, query: str) -> None:
        """Store a query as the latest one typed. Not a step."""
        ...

    def forget(self, query: str) -> None:
        """Remove a query from those typed before. Not a step."""
        ...


class History(Protocol):
    """Undo and redo: every step by every process on this library, in one sequence, without limit."""

    def undo(self) -> Step | None:
        """Undo the newest step and return it; None if none is left."""
        ...

    def redo(self) -> Step | None:
        """Redo the step undone last and return it; None if there is none."""
        ...

    def next_undo(self) -> Step | None:
        """Return the step that `undo` would undo."""
        ...

    def next_redo(self) -> Step | None:
        """Return the step that `redo` would redo."""
        ...

    def steps(self, limit: int | None = None) -> Sequence[Step]:
        """Return the steps, newest first, undone ones included."""
        ...

    def back_to(self, step: int | None) -> Sequence[Step]:
        """Undo all steps after this one, or all there are for None, and return them. Raises KeyError."""
        ...

    def bring_back(self, step: int) -> Step:
        """Redo one undone step, whatever was done since, and return it. Raises KeyError.

        Changes that no longer apply, such as to a note that is gone, are left out.
        """
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
        """Marks, tags, notes and highlights."""
        ...

    @property
    def positions(self) -> PositionStore:
        """Positions and settings."""
        ...

    @property
    def searches(self) -> SearchStore:
        """Saved searches and queries typed before."""
        ...

    @property
    def subscriptions(self) -> SubscriptionStore:
        """Feeds and boards that are asked again."""
        ...

    @property
    def history(self) -> History:
        """Undo and redo."""
        ...

    def changes(self) -> int:
        """Return a stamp of documents and items; it grows with each change to them, in the same transaction.

        A stamp never recurs with different content, not even after an older copy of the file is put back, as
        long as the clock moves forward. Data derived from documents is tied to it.
        """
        ...

    def mark_changes(self) -> int:
        """Return the same kind of stamp for marks, tags, notes and highlights."""
        ...

    def subscription_changes(self) -> int:
        """Return the same kind of stamp for subscriptions and what is known of their answers."""
        ...

    def changed_elsewhere(self) -> bool:
        """Return whether another process (or storage) has changed anything since the last call. Fast."""
        ...

    def export(self) -> Iterator[ExportRecord]:
        """Yield everything but undo steps: documents in order, then those kept for gone items, marks,
        positions, stop, settings, searches, subscriptions and their entries.
        """
        ...

    def leave_out_damaged(self) -> Sequence[str]:
        """Read on without the rows that can't be read; return a phrase for each.

        Raises LibraryError if more than single rows is damaged.
        """
        ...

    def restore(self, records: Iterable[ImportRecord], *, step: str) -> Sequence[Outcome]:
        """Import an export in one transaction and one step; return the documents' outcomes.

        What is already here wins over the export; notes with the same time and text are the same. So
        importing the same export again changes nothing. Positions, stop, settings, typed queries and the
        entries of feeds are not part of the step.
        """
        ...

    def backup(self) -> Path | None:
        """Make today's backup unless there is one, and prune to the newest seven; return its path or None.

        Takes about a second for 250 MB and blocks nobody: call it once after the start, in a thread.
        """
        ...

    def check(self) -> Sequence[Finding]:
        """Check the whole file and its contents. No findings means it is sound. Changes nothing."""
        ...

    def close(self) -> None:
        """Close everything; every method then raises LibraryError. Closing twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
