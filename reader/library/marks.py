"""Marks: what the user left on items, reading positions, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reader.library.undo_labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.library.protocol import Documents
    from reader.library.store_handle import StoreHandle
    from reader.model import ItemKind
    from reader.store.values import MarkChange, Marks, Note, Status, Step, Stop

_STATUS_STEP = {"hidden": "hid {}", "none": "took the status off {}"}


class LibraryMarks:
    """Reads and changes marks by item id; the library need not have the item.

    A change returns when it is safe on disk, and is one undo step, named after the titles of its items. All
    methods may be called from any thread. They raise LibraryError if the file cannot be used, and BusyError
    if another program holds it for more than 5 seconds; then nothing was changed.
    """

    def __init__(self, handle: StoreHandle, documents: Documents) -> None:
        self._handle = handle
        self._documents = documents

    def of(self, item: str) -> Marks:
        """Return the marks of an item; all at their defaults if it has none."""
        return self.of_many((item,))[item]

    def of_many(self, items: Iterable[str]) -> Mapping[str, Marks]:
        """Return the marks of several items, one for each id."""
        from reader.store.values import Marks

        storage = self._handle.open_existing()
        return storage.marks.of_many(items) if storage else {item: Marks(item) for item in items}

    def find(
        self, *, starred: bool = False, read: bool = False, status: Status | None = None,
        tag: str | None = None,
    ) -> Sequence[str]:  # fmt: skip
        """Return the ids of the items that have all these marks, last changed first; none if nothing is asked
        for.
        """
        storage = self._handle.open_existing()
        return storage.marks.find(starred=starred, read=read, status=status, tag=tag) if storage else ()

    def tags(self) -> Mapping[str, int]:
        """Return every tag in use with its number of items, sorted by tag."""
        storage = self._handle.open_existing()
        return storage.marks.tags() if storage else {}

    def read_counts(self) -> Mapping[str, Mapping[ItemKind, int]]:
        """Return, for each document id, how many of its items are read, by kind, counted as in its entry.

        A document without read items may be missing.
        """
        storage = self._handle.open_existing()
        return self._documents.read_counts(storage) if storage else {}

    def set(
        self,
        *items: str,
        starred: bool | None = None,
        read: bool | None = None,
        status: Status | Literal["none"] | None = None,
    ) -> None:
        """Set star, read (by hand, so that `finish` leaves it alone) and status; None leaves a mark as it is.

        The status "none" removes the status.
        """
        from reader.store.values import MarkChange

        change = MarkChange(starred, read, status)
        if items and change != MarkChange():
            step = _set_step(change).format(self._named(items))
            self._handle.open_or_create().marks.set(items, change, step=step)

    def finish(self, item: str) -> bool:
        """Mark an item read because its end was reached, without an undo step. Return whether it was unread.

        Does nothing if the user has set read or unread by hand.
        """
        return self._handle.open_or_create().marks.finish(item)

    def tag(self, *items: str, add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        """Add tags to items and remove others. Tags are cleaned; empty ones are skipped."""
        put, taken = _clean_tags(add), _clean_tags(remove)
        if items and (put or taken):
            change = ", ".join([*(f"+{tag}" for tag in put), *(f"−{tag}" for tag in taken)])
            step = f"tagged {self._named(items)} {change}"
            self._handle.open_or_create().marks.tag(items, add=put, remove=taken, step=step)

    def add_note(self, item: str, text: str) -> Note:
        """Add a note, dated now. Its text is cleaned."""
        step = f"wrote a note on {self._named((item,))}"
        return self._handle.open_or_create().marks.add_note(item, _clean(text), step=step)

    def edit_note(self, note: Note, text: str) -> Note:
        """Change the text of a note. Raises KeyError if the note does not exist (any more)."""
        step = f"changed a note on {self._named((note.item,))}"
        return self._handle.open_or_create().marks.edit_note(note.id, _clean(text), step=step)

    def delete_note(self, note: Note) -> None:
        """Delete a note. Raises KeyError if the note does not exist (any more)."""
        step = f"deleted a note on {self._named((note.item,))}"
        self._handle.open_or_create().marks.delete_note(note.id, step=step)

    # Undo

    def undo(self) -> Step | None:
        """Undo the newest step, whichever program made it, and return it; None if there is none left."""
        storage = self._handle.open_existing()
        return storage.history.undo() if storage else None

    def redo(self) -> Step | None:
        """Redo the step that was undone last, and return it; None if there is none."""
        storage = self._handle.open_existing()
        return storage.history.redo() if storage else None

    # Where the user is

    def position(self, document: str, part: str) -> int | None:
        """Return the offset at which the user left a part of a document, in code points of its text; None if
        unknown.
        """
        storage = self._handle.open_existing()
        return storage.positions.position(document, part) if storage else None

    def set_position(self, document: str, part: str, offset: int) -> None:
        """Store a reading position; the caller chooses the names of parts. Cheap, and no undo step."""
        from reader.store.values import Position

        self._handle.open_or_create().positions.set_position(Position(document, part, offset))

    def last_stop(self) -> Stop | None:
        """Return where the user stopped reading last time."""
        storage = self._handle.open_existing()
        return storage.positions.last_stop() if storage else None

    def set_stop(self, stop: Stop) -> None:
        """Store where the user stopped reading."""
        self._handle.open_or_create().positions.set_stop(stop)

    def setting(self, key: str) -> str | None:
        """Return the value stored under a key."""
        storage = self._handle.open_existing()
        return storage.positions.setting(key) if storage else None

    def peek_setting(self, key: str) -> str | None:
        """Return the value stored under a key, if that can be read without opening the file."""
        seen = self._handle.peek()
        return None if seen is None else seen.settings.get(key)

    def set_setting(self, key: str, value: str | None) -> None:
        """Store a value, cleaned, under a key; None removes the key. No undo step."""
        value = None if value is None else _clean(value)
        self._handle.open_or_create().positions.set_setting(_clean(key), value)

    def _named(self, items: Sequence[str]) -> str:
        listed = [self._documents.listed_item(item) for item in items]
        kinds = {item.kind if item else "item" for item in listed}
        titles = [item.title if item else "" for item in listed]
        return label(titles, kinds.pop() if len(kinds) == 1 else "item")


def _set_step(change: MarkChange) -> str:
    """Return the step's name, with a gap for the items, after the first mark that changes."""
    if change.starred is not None:
        return "starred {}" if change.starred else "took the star off {}"
    if change.read is not None:
        return "marked {} read" if change.read else "marked {} unread"
    return _STATUS_STEP.get(change.status or "none", f"marked {{}} {change.status}")


def _clean(text: str) -> str:
    from reader.clean import clean

    return clean(text)


def _clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    from reader.clean import clean_line

    return tuple(dict.fromkeys(tag for tag in (clean_line(tag).strip() for tag in tags) if tag))
