"""The marks of a library: what the user left on items, where one is, and undo."""

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

    A change returns when it is safe on disk, and is one step of undo, named by the titles of its items.
    All methods may be called from any thread, and raise LibraryError where the file cannot be used,
    BusyError where another program holds it for more than 5 seconds; then nothing was changed.
    """

    def __init__(self, handle: StoreHandle, documents: Documents) -> None:
        self._handle = handle
        self._documents = documents

    def of(self, item: str) -> Marks:
        """The marks of an item; those of one that has none are all at their defaults."""
        return self.of_many((item,))[item]

    def of_many(self, items: Iterable[str]) -> Mapping[str, Marks]:
        """The marks of several items, one for each id asked for."""
        from reader.store.values import Marks

        storage = self._handle.open_existing()
        return storage.marks.of_many(items) if storage else {item: Marks(item) for item in items}

    def find(
        self, *, starred: bool = False, read: bool = False, status: Status | None = None,
        tag: str | None = None,
    ) -> Sequence[str]:  # fmt: skip
        """The ids of the items that have all that is asked for, the last changed first; none for nothing."""
        storage = self._handle.open_existing()
        return storage.marks.find(starred=starred, read=read, status=status, tag=tag) if storage else ()

    def tags(self) -> Mapping[str, int]:
        """Every tag in use with its number of items, ordered by tag."""
        storage = self._handle.open_existing()
        return storage.marks.tags() if storage else {}

    def read_counts(self) -> Mapping[str, Mapping[ItemKind, int]]:
        """Document id → how many of its items are read, by kind, counted as in its entry.

        A document of which nothing is read may be missing.
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
        """Sets star, read (by hand, so that `finish` leaves it alone) and status; None leaves as it is.

        The status "none" takes the status away.
        """
        from reader.store.values import MarkChange

        change = MarkChange(starred, read, status)
        if items and change != MarkChange():
            step = _set_step(change).format(self._named(items))
            self._handle.open_or_create().marks.set(items, change, step=step)

    def finish(self, item: str) -> bool:
        """Sets an item read because its end was reached; no step. Gives whether it was unread.

        Does nothing where the user has set read or unread by hand.
        """
        return self._handle.open_or_create().marks.finish(item)

    def tag(self, *items: str, add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        """Puts tags on items and takes others off. Tags are cleaned, and empty ones left out."""
        put, taken = _clean_tags(add), _clean_tags(remove)
        if items and (put or taken):
            change = ", ".join([*(f"+{tag}" for tag in put), *(f"−{tag}" for tag in taken)])
            step = f"tagged {self._named(items)} {change}"
            self._handle.open_or_create().marks.tag(items, add=put, remove=taken, step=step)

    def add_note(self, item: str, text: str) -> Note:
        """Writes a note, dated now. Its text is cleaned."""
        step = f"wrote a note on {self._named((item,))}"
        return self._handle.open_or_create().marks.add_note(item, _clean(text), step=step)

    def edit_note(self, note: Note, text: str) -> Note:
        """Gives a note another text. Raises KeyError where there is no such note (any more)."""
        step = f"changed a note on {self._named((note.item,))}"
        return self._handle.open_or_create().marks.edit_note(note.id, _clean(text), step=step)

    def delete_note(self, note: Note) -> None:
        """Deletes a note. Raises KeyError where there is no such note (any more)."""
        step = f"deleted a note on {self._named((note.item,))}"
        self._handle.open_or_create().marks.delete_note(note.id, step=step)

    # Undo

    def undo(self) -> Step | None:
        """Takes the newest step back, whichever program made it; None where there is none left."""
        storage = self._handle.open_existing()
        return storage.history.undo() if storage else None

    def redo(self) -> Step | None:
        """Takes the step that was undone last forward again; None where there is none."""
        storage = self._handle.open_existing()
        return storage.history.redo() if storage else None

    # Where one is

    def position(self, document: str, part: str) -> int | None:
        """The offset, in code points of the document's text, at which a part of it was left."""
        storage = self._handle.open_existing()
        return storage.positions.position(document, part) if storage else None

    def set_position(self, document: str, part: str, offset: int) -> None:
        """Remembers a reading position; `part` is the caller's own word. Cheap; no step."""
        from reader.store.values import Position

        self._handle.open_or_create().positions.set_position(Position(document, part, offset))

    def last_stop(self) -> Stop | None:
        """Where one stopped the last time."""
        storage = self._handle.open_existing()
        return storage.positions.last_stop() if storage else None

    def set_stop(self, stop: Stop) -> None:
        """Remembers where one stops."""
        self._handle.open_or_create().positions.set_stop(stop)

    def setting(self, key: str) -> str | None:
        """The value kept under a key."""
        storage = self._handle.open_existing()
        return storage.positions.setting(key) if storage else None

    def peek_setting(self, key: str) -> str | None:
        """The value kept under a key, as far as that can be told without opening the file."""
        seen = self._handle.peek()
        return None if seen is None else seen.settings.get(key)

    def set_setting(self, key: str, value: str | None) -> None:
        """Keeps a value, which is cleaned, under a key, or drops the key for None. No step."""
        value = None if value is None else _clean(value)
        self._handle.open_or_create().positions.set_setting(_clean(key), value)

    def _named(self, items: Sequence[str]) -> str:
        listed = [self._documents.listed_item(item) for item in items]
        kinds = {item.kind if item else "item" for item in listed}
        titles = [item.title if item else "" for item in listed]
        return label(titles, kinds.pop() if len(kinds) == 1 else "item")


def _set_step(change: MarkChange) -> str:
    """The step's name with a gap for the items, after the first thing that is changed."""
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
