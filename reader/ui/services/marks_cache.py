"""Marks on their way: shown at once, and written in order by one thread.

The cache knows the marks of the items in sight as they will be once everything under way is on disk. Its
thread is not a daemon: quitting waits until everything is written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Literal

from textual.message import Message
from textual.signal import Signal

from reader.errors import ReaderError
from reader.export.wording import near_words
from reader.ui.services.document_counts import DocumentCounts
from reader.ui.services.tasks import SerialExecutor
from reader.ui.services.undo_steps import UndoSteps
from reader.ui.symbols import gone_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from textual.app import App

    from reader.library.library import Library
    from reader.library.mark_counts import MarkCounts
    from reader.model import Anchor, Near
    from reader.store.values import Highlight, MarkChange, Marks, Note, Status, Step, Stop


class MarksChanged(Message):
    """The marks of some items have changed. Posted to the app, which publishes it."""

    def __init__(
        self,
        notice: str = "",
        *,
        documents: bool = False,
        counts: bool = False,
        decided: bool = False,
        items: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self.notice = notice
        """A sentence for the user; empty for none."""
        self.documents = documents
        """Whether documents have come or gone too."""
        self.counts = counts
        """Whether the number of items read may have changed."""
        self.decided = decided
        """Whether a status is on disk now that may change what a search finds."""
        self.items = items
        """The items whose marks were undone or redone: what the user wants to see next."""


class MarksWriteFailed(Message):
    """The library could not be read or written; what is shown is again what is on disk."""

    def __init__(self, error: ReaderError, item: str | None = None, text: str = "") -> None:
        super().__init__()
        self.error = error
        self.item = item
        """The id of the item whose note is not on disk."""
        self.text = text
        """The text of that note, to be offered again."""


class ReadingPositions:
    """Where each tab of each document was left."""

    def __init__(self, library: Library, run: Callable[[Callable[[], None]], None]) -> None:
        """`run` does work in the thread that writes."""
        self._library = library
        self._run = run
        self._offsets: dict[tuple[str, str], int] = {}

    def of(self, document: str, tab: str) -> int | None:
        """Return the offset at which a tab of a document was left, as far as it has been loaded."""
        return self._offsets.get((document, tab))

    def load(self, document: str, tabs: Iterable[str]) -> None:
        """Look up where the tabs of a document were left. Call it in a thread: it reads from disk."""
        for tab in tabs:
            offset = self._library.marks.position(document, tab)
            if offset is not None:
                self._offsets[document, tab] = offset

    def save(self, stop: Stop) -> None:
        """Remember where the user is."""
        self._offsets[stop.document, stop.part] = stop.offset

        def write() -> None:
            self._library.marks.set_position(stop.document, stop.part, stop.offset)
            self._library.marks.set_stop(stop)

        self._run(write)


class MarksCache:
    """Reads and changes marks for the app. Its methods are for the event loop and never wait.

    While a change of an item is under way, what the disk says does not replace what is shown; the item is
    read again, if it was read meanwhile, when the last of its changes is done.
    """

    def __init__(self, library: Library, app: App[Any]) -> None:
        self._library = library
        self._app = app
        self._marks: dict[str, Marks] = {}
        self.changed: Signal[MarksChanged] = Signal(app, "marks changed")
        """Published when marks have changed, for the widgets that show them."""
        self.write_failed: Signal[MarksWriteFailed] = Signal(app, "marks write failed")
        """Published when marks could not be written."""
        self.counts = DocumentCounts(library)
        """How many items of each document there are, and how many of those are unread."""
        self.near: Mapping[str, Near] = {}
        """Item id → the marked item that it is nearly a copy of."""
        self.gone: Mapping[str, datetime] = {}
        """Item id → since when no document has it any more."""
        self.new: frozenset[str] = frozenset()
        """The ids of what is new, until the user has seen it."""
        self.highlights = 0
        """How many highlights there are."""
        self.totals: MarkCounts | None = None
        """How many items there are with which marks; None until they have been counted."""
        self._counts_asked = 0
        self.positions = ReadingPositions(library, self.run)
        self.steps = UndoSteps(library, app, self.run, self._taken)
        """Undo, redo and the history."""
        self._executor = SerialExecutor(app, "marks")
        self._changing: Counter[str] = Counter()
        """Changes under way, by item. Counted on the event loop and in the thread."""
        self._lock = Lock()
        self._reloads = 0
        """How often marks were read again, since another program had changed something."""
        self._doubtful: set[str] = set()
        """Items to be read again after their changes. Only the thread uses it."""

    def of(self, item: str) -> Marks:
        """Return the marks of an item; defaults for one not loaded yet."""
        from reader.store.values import Marks

        return self._marks.get(item) or Marks(item)

    def load(self, items: Iterable[str]) -> None:
        """Read the marks of items; `changed` is published when they are there."""
        wanted = tuple(items)
        self.run(lambda: self._read(wanted))

    def load_counts(self) -> None:
        """Count what is read, and what has which marks; `changed` is published when that is there.

        Of several in a row only the last is done: what the others would say is out of date by then.
        """
        self._counts_asked += 1
        asked = self._counts_asked
        self.run(lambda: self._count() if asked == self._counts_asked else None)

    def set(
        self,
        items: Sequence[str],
        *,
        starred: bool | None = None,
        read: bool | None = None,
        status: Status | Literal["none"] | None = None,
    ) -> None:
        """Set star, read (by hand) and status of items, as one step; None leaves a mark as it is.

        Where another program has set a status that is not shown yet, that one stays.
        """
        from reader.store.values import MarkChange
        from reader.ui.services.shared_marks import set_elsewhere, set_marks

        change = MarkChange(starred, read, status)
        seen, reloads = {item: self.of(item).status for item in items}, self._reloads

        def write() -> None:
            if self._library.changed_elsewhere():
                self._reload()
            is_out_of_date = reloads != self._reloads
            others = set_marks(self._library.marks, items, change, seen if is_out_of_date else {})
            self._doubtful.update(marks.item for marks in others)
            if status is not None:
                self._app.post_message(MarksChanged(set_elsewhere(others), decided=True))

        self._change([_with(self.of(item), change) for item in items], write)
        self.load_counts()

    def words_on(self, item: str) -> str:
        """Say that an item is gone, or nearly a copy of a marked one; empty for neither."""
        if item in self.gone:
            return gone_words(self.gone[item])
        return near_words(self.near[item]) if item in self.near else ""

    def row_words(self, item: str) -> str:
        """Say in a row what `words_on` says, or else whether the item is new."""
        return self.words_on(item) or ("new" if item in self.new else "")

    def take_over(self, items: Sequence[str]) -> None:
        """Give items the marks of their near copies."""

        def write() -> None:
            others = [other for other in map(self._library.marks.take_over, items) if other is not None]
            self._doubtful.update(items)
            self._read(others)
            self._app.post_message(MarksChanged(decided=True))

        self._run(write, *items)
        self.load_counts()

    def mark_finished(self, item: str) -> None:
        """Mark an item as read, since its end was reached, unless the user has set that by hand."""
        marks = self.of(item)
        if not marks.read and not marks.overridden:

            def finish() -> None:
                if not self._library.marks.finish(item):
                    self._doubtful.add(item)

            self._change([replace(marks, read=True)], finish)
            self.load_counts()

    def write_note(self, item: str, text: str, note: Note | None = None) -> None:
        """Add a note, or change `note`; an empty text deletes it.

        A text that cannot be written comes back with `MarksWriteFailed`.
        """
        from reader.ui.services.shared_marks import write_note

        def write() -> None:
            self._doubtful.add(item)
            try:
                write_note(self._library.marks, item, text, note)
            except ReaderError as error:
                self._app.post_message(MarksWriteFailed(error, item, text))

        self._run(write, item)
        self.load_counts()

    def highlight(self, item: str, anchor: Anchor, note: str = "") -> None:
        """Highlight a passage of an item, with a note or none."""
        from reader.store.values import Highlight

        new = Highlight(0, item, anchor, datetime.now(UTC), note)
        self._change_highlights(
            item,
            (*self.of(item).highlights, new),
            lambda: self._library.marks.highlight(item, anchor, note),
            note,
        )

    def note_highlight(self, highlight: Highlight, note: str) -> None:
        """Change the note on a highlight; an empty one deletes it."""
        from reader.ui.services.shared_marks import note_highlight

        item = highlight.item
        changed = tuple(
            replace(one, note=note) if one.anchor == highlight.anchor else one
            for one in self.of(item).highlights
        )
        self._change_highlights(
            item, changed, lambda: note_highlight(self._library.marks, highlight, note), note
        )

    def remove_highlight(self, highlight: Highlight) -> None:
        """Remove a highlight with its note."""
        from reader.ui.services.shared_marks import remove_highlight

        left = tuple(one for one in self.of(highlight.item).highlights if one.anchor != highlight.anchor)
        self._change_highlights(
            highlight.item, left, lambda: remove_highlight(self._library.marks, highlight)
        )

    def change_tags(self, items: Sequence[str], add: Iterable[str], remove: Iterable[str]) -> None:
        """Add tags to items and remove others, as one step."""
        put, taken = frozenset(add), frozenset(remove)
        changed = [
            replace(marks, tags=tuple(sorted({*marks.tags, *put} - taken))) for marks in map(self.of, items)
        ]
        self._change(changed, lambda: self._library.marks.tag(*items, add=put, remove=taken))

    def reload(self) -> None:
        """Read everything again, after another program has changed something."""
        self.run(self._reload)
        self.load_counts()

    def run(self, work: Callable[[], object]) -> None:
        """Do something else with the library, in the same thread and order."""
        self._run(work)

    def close(self) -> None:
        """Wait until everything under way is on disk."""
        self._executor.close()

    def _change_highlights(
        self, item: str, highlights: tuple[Highlight, ...], work: Callable[[], object], note: str = ""
    ) -> None:
        """Show the highlights of an item as they will be, and write them; then read them as they are stored.

        A note that cannot be written comes back with `MarksWriteFailed`.
        """

        def write() -> None:
            self._doubtful.add(item)
            try:
                work()
            except ReaderError as error:
                self._app.post_message(MarksWriteFailed(error, item, note))

        self._change([replace(self.of(item), highlights=highlights)], write)
        self.load_counts()

    def _change(self, changed: Sequence[Marks], work: Callable[[], object]) -> None:
        """Show the marks of items as they will be, and write them."""
        items = [marks.item for marks in changed]
        with self._lock:  # so that the thread's reading does not undo it in between
            self._changing.update(items)
            self._marks.update(zip(items, changed, strict=True))
        self._app.post_message(MarksChanged())
        self._submit(work, *items)

    def _run(self, work: Callable[[], object], *items: str) -> None:
        """Do something in its turn that changes `items`."""
        with self._lock:
            self._changing.update(items)
        self._submit(work, *items)

    def _submit(self, work: Callable[[], object], *items: str) -> None:
        """Do something in its turn, which ends a change of `items`; report a failure."""

        def guarded() -> None:
            try:
                work()
            except ReaderError as error:
                self._app.post_message(MarksWriteFailed(error))
                self._doubtful.update(items)
            self._finish(items)

        # A change is written once it has been painted: both want the same processor.
        self._executor.submit(guarded, after_paint=bool(items))

    # In the thread

    def _finish(self, items: Sequence[str]) -> None:
        """End a change of these items."""
        with self._lock:
            self._changing.subtract(items)
            again = [item for item in items if item in self._doubtful and not self._changing[item]]
        self._doubtful.difference_update(again)
        if again:
            try:
                self._read(again)
            except ReaderError as error:
                self._app.post_message(MarksWriteFailed(error))

    def _read(self, items: Sequence[str]) -> None:
        if self._update(self._library.marks.of_many(items)):
            self._app.post_message(MarksChanged())

    def _reload(self) -> None:
        """Read the marks of all items that have any, or had."""
        self._reloads += 1
        marks = self._library.marks
        self._update(marks.of_many({*self._marks, *marks.marked(), *marks.find(read=True)}))
        self._app.post_message(MarksChanged(decided=True))

    def _update(self, marks: Mapping[str, Marks]) -> bool:
        """Take over what the disk says; return whether that differs from what was known."""
        with self._lock:
            changing = {item for item in marks if self._changing[item]}
            news = {item: one for item, one in marks.items() if item not in changing and self.of(item) != one}
            self._marks.update(news)
        self._doubtful |= changing
        return bool(news)

    def _count(self) -> None:
        if self._count_again():
            self._app.post_message(MarksChanged(counts=True))

    def _count_again(self) -> bool:
        """Count documents, near copies and what is gone; return whether anything has changed."""
        marks = self._library.marks
        before = self.near, self.gone, self.totals, self.highlights, self.new
        self.near, self.gone, self.totals = marks.near(), marks.gone(), marks.counts()
        self.highlights = len(marks.highlights())
        if self._library.kind != "paths":
            self.new = frozenset(news.item for news in self._library.news.list() if news.what == "new")
        now = self.near, self.gone, self.totals, self.highlights, self.new
        return self.counts.load() or before != now

    def _taken(self, steps: Sequence[Step], notice: str) -> None:
        """Show what steps that were undone or redone have changed."""
        items = frozenset(item for step in steps for item in step.items)
        if steps:
            self._update(self._library.marks.of_many(tuple({*self._marks, *items})))
            self._count_again()
        documents = any(step.documents for step in steps)
        self._app.post_message(
            MarksChanged(notice, documents=documents, counts=bool(steps), decided=bool(steps), items=items)
        )


def _with(marks: Marks, change: MarkChange) -> Marks:
    """Return marks with those changed that are not None."""
    if change.starred is not None:
        marks = replace(marks, starred=change.starred)
    if change.read is not None:
        marks = replace(marks, read=change.read, overridden=True)
    if change.status == "none":
        marks = replace(marks, status=None)
    elif change.status is not None:  # a decision says that it was read
        marks = replace(marks, status=change.status, read=change.read is not False)
    return marks
