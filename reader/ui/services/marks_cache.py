"""Marks on their way: shown at once, and written in their order by one thread.

The keeper knows what the marks of the items in sight are, or will be once all that is under way is
on disk. Its thread is not a daemon: leaving the program waits until everything is written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Literal

from textual.message import Message

from reader.errors import ReaderError
from reader.ui.services.tasks import SerialExecutor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual.message_pump import MessagePump

    from reader.library.library import Library
    from reader.library.marks import LibraryMarks
    from reader.model import Item, ItemKind
    from reader.store.values import Marks, Note, Status, Step, Stop

NOTHING_LEFT = {"undo": "Nothing to undo.", "redo": "Nothing to redo."}


class MarksChanged(Message):
    """The marks of some items are others than before; `notice` is a sentence for the user, if any."""

    def __init__(self, notice: str = "", *, documents: bool = False, counts: bool = False) -> None:
        super().__init__()
        self.notice = notice
        self.documents = documents
        """Whether documents have come or gone too."""
        self.counts = counts
        """Whether it may be another number of items that are read."""


class MarksWriteFailed(Message):
    """The library could not be read or written; what is shown has gone back to what is on disk."""

    def __init__(self, error: ReaderError, item: Item | None = None, draft: str = "") -> None:
        super().__init__()
        self.error = error
        self.item = item
        """The item of which a note is not on disk."""
        self.draft = draft
        """The text of the note, so that it can be offered again."""


class ReadingPositions:
    """Where each part of each document was left. What it keeps is written in its turn."""

    def __init__(self, library: Library, run: Callable[[Callable[[], None]], None]) -> None:
        self._library = library
        self._run = run
        self._offsets: dict[tuple[str, str], int] = {}

    def of(self, document: str, part: str) -> int | None:
        """The offset at which a part of a document was left, as far as that has been looked up."""
        return self._offsets.get((document, part))

    def learn(self, document: str, parts: Iterable[str]) -> None:
        """Looks up where the parts of a document were left. For a thread: it reads from disk."""
        for part in parts:
            offset = self._library.marks.position(document, part)
            if offset is not None:
                self._offsets[document, part] = offset

    def keep(self, stop: Stop) -> None:
        """Remembers where the reader is."""
        self._offsets[stop.document, stop.part] = stop.offset

        def write() -> None:
            self._library.marks.set_position(stop.document, stop.part, stop.offset)
            self._library.marks.set_stop(stop)

        self._run(write)


class MarksCache:
    """Reads and changes marks for the app. Its methods are for the event loop and never wait.

    What is shown of an item whose change is under way is not replaced by what the disk says meanwhile: that
    is read again, if there was any, when the last of its changes is done.
    """

    def __init__(self, library: Library, owner: MessagePump) -> None:
        self._library = library
        self._owner = owner
        self._marks: dict[str, Marks] = {}
        self.read_counts: Mapping[str, Mapping[ItemKind, int]] = {}
        """Document id → how many of its items are read, by kind."""
        self.places = ReadingPositions(library, self.run)
        self._turns = SerialExecutor(owner, "marks")
        self._changing: Counter[str] = Counter()
        """By item, its changes that are under way. Counted on the event loop and in the thread."""
        self._lock = Lock()
        self._doubtful: set[str] = set()
        """The items that are to be read again after their changes. Of the thread alone."""

    def of(self, item: str) -> Marks:
        """The marks of an item; those of one that has not been looked up yet are at their defaults."""
        from reader.store.values import Marks

        return self._marks.get(item) or Marks(item)

    def look_up(self, items: Iterable[str]) -> None:
        """Gets the marks of items; posts `MarksChanged` when they are there."""
        wanted = tuple(items)
        self._do(lambda: self._read(wanted))

    def look_up_counts(self) -> None:
        """Gets how much of each document is read; posts `MarksChanged` when it is there."""
        self._do(self._count)

    def star(self, item: str) -> None:
        """Stars an item, or takes its star away."""
        starred = not self.of(item).starred
        marks = replace(self.of(item), starred=starred)
        self._change(marks, lambda: self._library.marks.set(item, starred=starred))

    def read(self, item: str) -> None:
        """Sets an item read, or unread again, by hand."""
        read = not self.of(item).read
        marks = replace(self.of(item), read=read, overridden=True)
        self._change(marks, lambda: self._library.marks.set(item, read=read))
        self.look_up_counts()

    def status(self, item: str, status: Status) -> None:
        """Gives an item a status, or takes it away where the item has it already."""
        new: Status | Literal["none"] = "none" if self.of(item).status == status else status
        marks = replace(self.of(item), status=None if new == "none" else new)
        self._change(marks, lambda: self._library.marks.set(item, status=new))

    def finish(self, item: str) -> None:
        """The reader has come to the end of an item: it is read, unless set otherwise by hand."""
        marks = self.of(item)
        if not marks.read and not marks.overridden:

            def finish() -> None:
                if not self._library.marks.finish(item):
                    self._doubtful.add(item)

            self._change(replace(marks, read=True), finish)
            self.look_up_counts()

    def note(self, item: Item, text: str, note: Note | None = None) -> None:
        """Writes a note, or gives one another text, and deletes it where that is empty.

        A text that cannot be written comes back with the failure.
        """

        def write() -> None:
            self._doubtful.add(item.id)
            try:
                _write_note(self._library.marks, item.id, text, note)
            except ReaderError as error:
                self._owner.post_message(MarksWriteFailed(error, item, text))

        self._do(write, item.id)

    def tag(self, item: str, tags: Iterable[str]) -> None:
        """Makes these the tags of an item."""
        old, new = set(self.of(item).tags), set(tags)
        add, remove = tuple(new - old), tuple(old - new)
        marks = replace(self.of(item), tags=tuple(sorted(new)))
        self._change(marks, lambda: self._library.marks.tag(item, add=add, remove=remove))

    def undo(self) -> None:
        """Takes the last step back, and says which it was."""
        self._do(lambda: self._step("undo", self._library.marks.undo, "Undone: {}"))

    def redo(self) -> None:
        """Takes the step that was undone last again, and says which it was."""
        self._do(lambda: self._step("redo", self._library.marks.redo, "Done again: {}"))

    def again(self) -> None:
        """Looks up anew whatever has been looked up, after another program has changed something."""
        self.look_up(tuple(self._marks))
        self.look_up_counts()

    def run(self, work: Callable[[], object]) -> None:
        """Does something else with the library in its turn."""
        self._do(work)

    def close(self) -> None:
        """Waits until everything that is under way is on disk."""
        self._turns.close()

    def _change(self, marks: Marks, work: Callable[[], object]) -> None:
        """Shows the marks of an item as they will be, and makes them so."""
        with self._lock:  # not undone in between by what is read in the thread
            self._changing[marks.item] += 1
            self._marks[marks.item] = marks
        self._owner.post_message(MarksChanged())
        self._take(work, marks.item)

    def _do(self, work: Callable[[], object], *items: str) -> None:
        """Does something in its turn that changes `items`."""
        with self._lock:
            self._changing.update(items)
        self._take(work, *items)

    def _take(self, work: Callable[[], object], *items: str) -> None:
        """Does something in its turn, after which a change of `items` is done; a failure is told."""

        def guarded() -> None:
            try:
                work()
            except ReaderError as error:
                self._owner.post_message(MarksWriteFailed(error))
                self._doubtful.update(items)
            self._settle(items)

        # A change is written once it has been painted: that wants the same processor.
        self._turns.take(guarded, painted_first=bool(items))

    # In the thread

    def _settle(self, items: Sequence[str]) -> None:
        """A change of these is done."""
        with self._lock:
            self._changing.subtract(items)
            again = [item for item in items if item in self._doubtful and not self._changing[item]]
        self._doubtful.difference_update(again)
        if again:
            try:
                self._read(again)
            except ReaderError as error:
                self._owner.post_message(MarksWriteFailed(error))

    def _read(self, items: Sequence[str]) -> None:
        if self._learn(self._library.marks.of_many(items)):
            self._owner.post_message(MarksChanged())

    def _learn(self, marks: Mapping[str, Marks]) -> bool:
        """Takes up what the disk says; gives whether that is something else than before."""
        with self._lock:
            changing = {item for item in marks if self._changing[item]}
            news = {item: one for item, one in marks.items() if item not in changing and self.of(item) != one}
            self._marks.update(news)
        self._doubtful |= changing
        return bool(news)

    def _count(self) -> None:
        before, self.read_counts = self.read_counts, self._library.marks.read_counts()
        if before != self.read_counts:
            self._owner.post_message(MarksChanged(counts=True))

    def _step(self, name: str, take: Callable[[], Step | None], words: str) -> None:
        step = take()
        if step is None:
            self._owner.post_message(MarksChanged(NOTHING_LEFT[name]))
            return
        self._learn(self._library.marks.of_many(tuple({*self._marks, *step.items})))
        self.read_counts = self._library.marks.read_counts()
        self._owner.post_message(
            MarksChanged(words.format(step.name), documents=bool(step.documents), counts=True)
        )


def _write_note(marks: LibraryMarks, item: str, text: str, note: Note | None) -> None:
    """Adds a note, or changes or deletes the one that there is."""
    try:
        if note is None:
            marks.add_note(item, text)
        elif text:
            marks.edit_note(note, text)
        else:
            marks.delete_note(note)
    except KeyError:  # another program has deleted it meanwhile; what was written is not lost
        if text:
            marks.add_note(item, text)
