"""Marks: what the user left on items, reading positions, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reader.library.undo_labels import label, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from reader.library.mark_counts import MarkCounts
    from reader.library.protocol import Documents
    from reader.library.store_handle import StoreHandle
    from reader.model import Anchor, ItemKind, ListedItem, Near
    from reader.store.values import Highlight, MarkChange, Marks, Note, Status, Step, Stop

_STATUS_STEP = {"hidden": "hid {}", "none": "took the status off {}"}


class LibraryMarks:
    """Reads and changes marks by item id; the library need not have the item.

    A change returns when it is safe on disk, and is one undo step, named after the titles of its items. All
    methods may be called from any thread. They raise LibraryError if the file cannot be used, and BusyError
    if another program holds it for more than 5 seconds; then nothing was changed.
    """

    def __init__(
        self,
        handle: StoreHandle,
        documents: Documents,
        marked: Callable[[Sequence[str]], None] = lambda _items: None,
    ) -> None:
        """`marked` is told which items have been given marks that must not get lost."""
        self._handle = handle
        self._documents = documents
        self._marked = marked

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
        tag: str | None = None, noted: bool = False, tagged: bool = False, decided: bool = False,
        highlighted: bool = False,
    ) -> Sequence[str]:  # fmt: skip
        """Return the ids of the items that have all these marks, last changed first; none if nothing is asked
        for. `noted`, `tagged`, `decided` and `highlighted` ask for any note, tag, status and highlight.
        """
        storage = self._handle.open_existing()
        if storage is None:
            return ()
        return storage.marks.find(
            starred=starred, read=read, status=status, tag=tag, noted=noted, tagged=tagged, decided=decided,
            highlighted=highlighted,
        )  # fmt: skip

    def marked(self) -> set[str]:
        """Return the ids of all items that have a star, a status, a tag, a note or a highlight."""
        find = self.find
        starred, decided, tagged = find(starred=True), find(decided=True), find(tagged=True)
        return {*starred, *decided, *tagged, *find(noted=True), *find(highlighted=True)}

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

    def counts(self) -> MarkCounts:
        """Return how many items there are with which marks. Cheap, also in a large library."""
        from reader.library.mark_counts import mark_counts

        return mark_counts(*self._documents.tallies(self._handle.open_existing()))

    def set(
        self,
        *items: str,
        starred: bool | None = None,
        read: bool | None = None,
        status: Status | Literal["none"] | None = None,
    ) -> None:
        """Set star, read (by hand, so that `finish` leaves it alone) and status; None leaves a mark as it is.

        The status "none" removes the status; any other one marks the items as read, too, unless `read` is
        given.
        """
        from reader.store.values import MarkChange

        self.change(items, MarkChange(starred, read, status))

    def change(self, items: Sequence[str], change: MarkChange) -> None:
        """Make several changes to the marks of items, all as one undo step.

        Tags and the note are cleaned; empty ones are left out.
        """
        from dataclasses import replace

        from reader.store.values import MarkChange

        note = None if change.note is None else _clean(change.note).strip() or None
        change = replace(change, tag=_clean_tags(change.tag), untag=_clean_tags(change.untag), note=note)
        if items and change != MarkChange():
            step = _step_name(change, self._named(items), "it" if len(items) == 1 else "them")
            self._handle.open_or_create().marks.set(items, change, step=step)
            if change.starred or change.status not in (None, "none") or change.tag or change.note:
                self._marked(items)

    def near(self) -> Mapping[str, Near]:
        """Return, for each item that is nearly a copy of a marked one, which it is most like."""
        storage = self._handle.open_existing()
        return storage.documents.near() if storage else {}

    def gone(self) -> Mapping[str, datetime]:
        """Return since when each marked item is gone that no document has any more."""
        storage = self._handle.open_existing()
        found = map(self._documents.listed_item, sorted(storage.documents.gone())) if storage else ()
        return {item.id: item.gone for item in found if item is not None and item.gone is not None}

    def take_over(self, item: str) -> str | None:
        """Give an item the marks of the marked item it is nearly a copy of, which loses them.

        Returns the id of that one; None if there is none.
        """
        listed = self._documents.listed_item(item)
        if listed is None or listed.near is None:
            return None
        step = f"took over the marks of {self._named((listed.near.id,))}"
        self._handle.open_or_create().marks.take_over(item, listed.near.id, step=step)
        return listed.near.id

    def seen(self, *items: str) -> None:
        """Note that the user has seen items: they are no longer new. No undo step."""
        storage = self._handle.open_existing()
        if storage is not None and storage.documents.unseen(items):
            storage.documents.seen(items)

    def finish(self, item: str) -> bool:
        """Mark an item read because its end was reached, without an undo step. Return whether it was unread.

        Does nothing if the user has set read or unread by hand.
        """
        return self._handle.open_or_create().marks.finish(item)

    def tag(self, *items: str, add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        """Add tags to items and remove others. Tags are cleaned; empty ones are skipped."""
        from reader.store.values import MarkChange

        self.change(items, MarkChange(tag=tuple(add), untag=tuple(remove)))

    def add_note(self, item: str, text: str) -> Note:
        """Add a note, dated now. Its text is cleaned."""
        step = f"wrote a note on {self._named((item,))}"
        note = self._handle.open_or_create().marks.add_note(item, _clean(text), step=step)
        self._marked((item,))
        return note

    def edit_note(self, note: Note, text: str) -> Note:
        """Change the text of a note. Raises KeyError if the note does not exist (any more)."""
        step = f"changed a note on {self._named((note.item,))}"
        return self._handle.open_or_create().marks.edit_note(note.id, _clean(text), step=step)

    def delete_note(self, note: Note) -> None:
        """Delete a note. Raises KeyError if the note does not exist (any more)."""
        step = f"deleted a note on {self._named((note.item,))}"
        self._handle.open_or_create().marks.delete_note(note.id, step=step)

    def highlights(self) -> Sequence[Highlight]:
        """Return all highlights, the one made last first."""
        storage = self._handle.open_existing()
        return storage.marks.highlights() if storage else ()

    def highlight(self, item: str, anchor: Anchor, note: str = "") -> Highlight:
        """Highlight a passage of an item, with a note or none. The note is cleaned."""
        step = f"highlighted {_quoted(anchor)} in {self._named((item,))}"
        made = self._handle.open_or_create().marks.add_highlight(
            item, anchor, _clean(note).strip(), step=step
        )
        self._marked((item,))
        return made

    def note_highlight(self, highlight: Highlight, note: str) -> Highlight:
        """Change the note on a highlight; an empty one deletes it.

        Raises KeyError if the highlight does not exist (any more).
        """
        note = _clean(note).strip()
        step = f"{'wrote' if note else 'deleted'} a note on {_quoted(highlight.anchor)}"
        return self._handle.open_or_create().marks.edit_highlight(highlight.id, note, step=step)

    def remove_highlight(self, highlight: Highlight) -> None:
        """Remove a highlight with its note. Raises KeyError if it does not exist (any more)."""
        step = f"removed the highlight {_quoted(highlight.anchor)} in {self._named((highlight.item,))}"
        self._handle.open_or_create().marks.delete_highlight(highlight.id, step=step)

    # Undo

    def undo(self) -> Step | None:
        """Undo the newest step, whichever program made it, and return it; None if there is none left."""
        storage = self._handle.open_existing()
        return storage.history.undo() if storage else None

    def redo(self) -> Step | None:
        """Redo the step that was undone last, and return it; None if there is none."""
        storage = self._handle.open_existing()
        return storage.history.redo() if storage else None

    def next_undo(self) -> Step | None:
        """Return the step that `undo` would undo."""
        storage = self._handle.open_existing()
        return storage.history.next_undo() if storage else None

    def next_redo(self) -> Step | None:
        """Return the step that `redo` would redo."""
        storage = self._handle.open_existing()
        return storage.history.next_redo() if storage else None

    def history(self, limit: int | None = None) -> Sequence[Step]:
        """Return the steps, newest first, undone ones included."""
        storage = self._handle.open_existing()
        return storage.history.steps(limit) if storage else ()

    def back_to(self, step: int | None) -> Sequence[Step]:
        """Undo all steps after this one, or all there are for None, and return them. Raises KeyError."""
        storage = self._handle.open_existing()
        return storage.history.back_to(step) if storage else ()

    def bring_back(self, step: int) -> Step:
        """Redo one undone step, even if others were done since, and return it. Raises KeyError."""
        return self._handle.open_or_create().history.bring_back(step)

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
        names = [_name_of(item) if item else "" for item in listed]
        return label(names, kinds.pop() if len(kinds) == 1 else "item")


def _name_of(item: ListedItem) -> str:
    """Return what lists call an item: a posting without a role by its team and city."""
    from reader.naming import posting_name

    city = None if item.place is None else item.place.city or item.place.text
    return posting_name(item.title, item.role, item.team, city)


def _step_name(change: MarkChange, items: str, pronoun: str) -> str:
    """Return the step's name: what was done to which items, and what else to them."""
    done: list[str] = []
    if change.starred is not None:
        done.append("starred {}" if change.starred else "took the star off {}")
    if change.read is not None:
        done.append("marked {} read" if change.read else "marked {} unread")
    if change.status is not None:
        done.append(_STATUS_STEP.get(change.status, f"marked {{}} {change.status}"))
    tags = [*(f"+{tag}" for tag in change.tag), *(f"−{tag}" for tag in change.untag)]
    if tags:
        done.append(f"tagged {{}} {', '.join(tags).replace('{', '{{').replace('}', '}}')}")
    if change.note is not None:
        done.append("wrote a note on {}")
    first, *others = done
    return ", ".join([first.format(items), *(other.format(pronoun) for other in others)])


def _quoted(anchor: Anchor) -> str:
    return f"“{shortened(anchor.words)}”"


def _clean(text: str) -> str:
    from reader.clean import clean

    return clean(text)


def _clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    from reader.clean import clean_line

    return tuple(dict.fromkeys(tag for tag in (clean_line(tag).strip() for tag in tags) if tag))
