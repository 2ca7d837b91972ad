"""Marks on their way: shown at once, and written in their order by one thread.

The keeper knows what the marks of the items in sight are, or will be once all that is under way is
on disk. Its thread is not a daemon: leaving the program waits until everything is written.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from textual.message import Message

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual.message_pump import MessagePump

    from reader.library.facade import Library
    from reader.model import ItemKind
    from reader.store.values import Marks, Note, Status, Step, Stop

NOTHING_LEFT = {"undo": "Nothing to undo.", "redo": "Nothing to redo."}


class Changed(Message):
    """The marks of some items are others than before; `notice` is a sentence for the user, if any."""

    def __init__(self, notice: str = "", *, documents: bool = False, counts: bool = False) -> None:
        super().__init__()
        self.notice = notice
        self.documents = documents
        """Whether documents have come or gone too."""
        self.counts = counts
        """Whether it may be another number of items that are read."""


class Failed(Message):
    """The library could not be read or written; what is shown has gone back to what is on disk."""

    def __init__(self, error: ReaderError, draft: str = "") -> None:
        super().__init__()
        self.error = error
        self.draft = draft
        """The text of a note that is not on disk, so that it can be offered again."""


class Keeper:
    """Reads and changes marks for the app. Its methods are for the event loop and never wait."""

    def __init__(self, library: Library, owner: MessagePump) -> None:
        self._library = library
        self._owner = owner
        self._marks: dict[str, Marks] = {}
        self.read_counts: Mapping[str, Mapping[ItemKind, int]] = {}
        """Document id → how many of its items are read, by kind."""
        self._places: dict[tuple[str, str], int] = {}
        self._waiting: deque[Callable[[], None]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="marks")

    def of(self, item: str) -> Marks:
        """The marks of an item; those of one that has not been looked up yet are at their defaults."""
        from reader.store.values import Marks

        return self._marks.get(item) or Marks(item)

    def look_up(self, items: Iterable[str]) -> None:
        """Gets the marks of items; posts `Changed` when they are there."""
        wanted = tuple(items)
        self._do(lambda: self._read(wanted))

    def place_in(self, document: str, part: str) -> int | None:
        """The offset at which a part of a document was left, as far as that has been looked up."""
        return self._places.get((document, part))

    def learn_places(self, document: str, parts: Iterable[str]) -> None:
        """Looks up where the parts of a document were left. For a thread: it reads from disk."""
        for part in parts:
            offset = self._library.marks.position(document, part)
            if offset is not None:
                self._places[document, part] = offset

    def look_up_counts(self) -> None:
        """Gets how much of each document is read; posts `Changed` when it is there."""
        self._do(self._count)

    def star(self, item: str) -> None:
        """Stars an item, or takes its star away."""
        starred = not self.of(item).starred
        self._show(replace(self.of(item), starred=starred))
        self._do(lambda: self._library.marks.set(item, starred=starred), item)

    def read(self, item: str) -> None:
        """Sets an item read, or unread again, by hand."""
        read = not self.of(item).read
        self._show(replace(self.of(item), read=read, overridden=True))
        self._do(lambda: self._library.marks.set(item, read=read), item)
        self.look_up_counts()

    def status(self, item: str, status: Status) -> None:
        """Gives an item a status, or takes it away where the item has it already."""
        new: Status | Literal["none"] = "none" if self.of(item).status == status else status
        self._show(replace(self.of(item), status=None if new == "none" else new))
        self._do(lambda: self._library.marks.set(item, status=new), item)

    def finish(self, item: str) -> None:
        """The reader has come to the end of an item: it is read, unless set otherwise by hand."""
        marks = self.of(item)
        if not marks.read and not marks.overridden:
            self._show(replace(marks, read=True))
            self._do(lambda: self._finish(item), item)
            self.look_up_counts()

    def note(self, item: str, text: str, note: Note | None = None) -> None:
        """Writes a note, or gives one another text, and deletes it where that is empty.

        A text that cannot be written comes back with the failure.
        """

        def write() -> None:
            try:
                self._write_note(item, text, note)
            except ReaderError as error:
                self._owner.post_message(Failed(error, text))
            else:
                self._read((item,))

        self._do(write, item)

    def tag(self, item: str, tags: Iterable[str]) -> None:
        """Makes these the tags of an item."""
        old, new = set(self.of(item).tags), set(tags)
        self._show(replace(self.of(item), tags=tuple(sorted(new))))
        add, remove = tuple(new - old), tuple(old - new)
        self._do(lambda: self._library.marks.tag(item, add=add, remove=remove), item)

    def undo(self) -> None:
        """Takes the last step back, and says which it was."""
        self._do(lambda: self._step("undo", self._library.marks.undo, "Undone: {}"))

    def redo(self) -> None:
        """Takes the step that was undone last again, and says which it was."""
        self._do(lambda: self._step("redo", self._library.marks.redo, "Done again: {}"))

    def place(self, stop: Stop) -> None:
        """Remembers where the reader is."""
        self._places[stop.document, stop.part] = stop.offset

        def write() -> None:
            self._library.marks.set_position(stop.document, stop.part, stop.offset)
            self._library.marks.set_stop(stop)

        self._do(write)

    def again(self) -> None:
        """Looks up anew whatever has been looked up, after another program has changed something."""
        self.look_up(tuple(self._marks))
        self.look_up_counts()

    def run(self, work: Callable[[], object]) -> None:
        """Does something else with the library in its turn."""
        self._do(work)

    def close(self) -> None:
        """Waits until everything that is under way is on disk."""
        self._hand_over()
        self._thread.shutdown(wait=True)

    # In the thread

    def _do(self, work: Callable[[], object], *items: str) -> None:
        """Does something in its turn; a failure is told, and the marks of `items` read again."""

        def guarded() -> None:
            try:
                work()
            except ReaderError as error:
                self._owner.post_message(Failed(error))
                if items:
                    self._read(items)

        self._waiting.append(guarded)
        if items:
            # Once the change has been painted: writing it wants the same processor.
            self._owner.call_after_refresh(self._hand_over)
        else:
            self._hand_over()

    def _hand_over(self) -> None:
        while self._waiting:
            self._thread.submit(self._waiting.popleft()).add_done_callback(self._raise)

    def _raise(self, future: object) -> None:
        from reader.ui.background import Broke

        error = future.exception()  # type: ignore[attr-defined]
        if error is not None:
            self._owner.post_message(Broke(error))

    def _read(self, items: Sequence[str]) -> None:
        news = self._library.marks.of_many(items)
        if any(self.of(item) != marks for item, marks in news.items()):
            self._marks.update(news)
            self._owner.post_message(Changed())

    def _count(self) -> None:
        before, self.read_counts = self.read_counts, self._library.marks.read_counts()
        if before != self.read_counts:
            self._owner.post_message(Changed(counts=True))

    def _write_note(self, item: str, text: str, note: Note | None) -> None:
        marks = self._library.marks
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

    def _finish(self, item: str) -> None:
        if not self._library.marks.finish(item):
            self._read((item,))

    def _step(self, name: str, take: Callable[[], Step | None], words: str) -> None:
        step = take()
        if step is None:
            self._owner.post_message(Changed(NOTHING_LEFT[name]))
            return
        self._marks.update(self._library.marks.of_many(tuple({*self._marks, *step.items})))
        self.read_counts = self._library.marks.read_counts()
        self._owner.post_message(
            Changed(words.format(step.name), documents=bool(step.documents), counts=True)
        )

    def _show(self, marks: Marks) -> None:
        self._marks[marks.item] = marks
        self._owner.post_message(Changed())
