"""Marks given by keys: to what is selected in the list with the focus, or else to the current item."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.ui.commands import first_key
from reader.ui.messages import CopyRequested
from reader.ui.services.tasks import call_after, post_to

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Literal

    from textual.screen import Screen

    from reader.model import ItemKind
    from reader.store.values import Status
    from reader.ui.dialogs.note import NoteEdit, NoteScreen
    from reader.ui.services import Services

TAG_HINT = "Separate tags with commas."
NO_ITEM = "what you wrote: there is no item for it"
LOOK_EVERY = 0.05
"""Seconds between two looks whether a document is open that something was written for."""


class ItemRef(NamedTuple):
    """An item, as far as a screen knows it."""

    id: str
    kind: ItemKind
    document: str
    """The id of the document it is in."""
    offset: int
    """Where in the document the user is."""
    title: str


class Targets(NamedTuple):
    """What marks ask of the screen they are given in."""

    current: Callable[[], ItemRef | None]
    """The current item; None without one."""
    selected: Callable[[], Sequence[ItemRef]]
    """The selected rows of the list with the focus, in its order."""
    advance: Callable[[], None]
    """Puts the cursor on the next row of the list with the focus, if a list has it."""
    go_undecided: Callable[[Literal[1, -1]], str]
    """Goes to the next item without a status, or unread; returns what to say if there is none."""
    decided: Callable[[Sequence[str]], None] = lambda _: None
    """Told the ids of items that were given another status, once the cursor has gone on."""
    opening: Callable[[], tuple[str, str] | None] = lambda: None
    """Id and name of the document on its way, whose item will be the current one; None without one."""


class Marking:
    """Star, read, status, notes and tags. Every change is seen at once, and said."""

    def __init__(self, services: Services, screen: Screen[Any], targets: Targets) -> None:
        self._services = services
        self._marks = services.marks
        self._screen = screen
        self._targets = targets
        self._titles: dict[str, str] = {}
        """Titles of the items whose notes were written, to offer a note again."""

    @property
    def targets(self) -> Sequence[ItemRef]:
        """What a mark is for now."""
        current = self._targets.current()
        return self._targets.selected() or ([] if current is None else [current])

    def star(self) -> None:
        """Star; unstar where all have a star."""
        refs = self.targets
        starred = not all(self._marks.of(ref.id).starred for ref in refs)
        if refs:
            self._marks.set(_ids(refs), starred=starred)
            self._say(f"{'Starred' if starred else 'Unstarred'} {named(refs)}.")

    def read(self) -> None:
        """Mark as read; as unread where all are read."""
        refs = self.targets
        read = not all(self._marks.of(ref.id).read for ref in refs)
        if refs:
            self._marks.set(_ids(refs), read=read)
            self._say(f"Marked {named(refs)} as {'read' if read else 'unread'}.")

    def toggle_status(self, status: Status) -> None:
        """Give postings a status; the same again clears it."""
        refs = _postings(self.targets)
        if refs:
            has_it = all(self._marks.of(ref.id).status == status for ref in refs)
            self._set_status(refs, "none" if has_it else status)

    def choose_status(self) -> None:
        """Give postings a status from a list of all."""
        from reader.ui.dialogs.status import StatusesRead, StatusScreen

        refs = _postings(self.targets)
        if not refs:
            return

        def chosen(choice: Status | Literal["none"] | None) -> None:
            if choice is not None:
                self._set_status(refs, choice)

        now = {self._marks.of(ref.id).status or "none" for ref in refs}
        status = now.pop() if len(now) == 1 else None
        screen = StatusScreen(named(refs), status, self._services.keymap)
        self._screen.app.push_screen(screen, chosen)
        if len(refs) == 1:
            marks, item = self._services.library.marks, refs[0].id
            self._marks.run(lambda: post_to(screen, StatusesRead(marks.of(item).statuses)))

    def take_over(self) -> None:
        """Give near copies the marks of the items they are copies of."""
        refs = [ref for ref in self.targets if ref.id in self._marks.near]
        if refs:
            self._marks.take_over(_ids(refs))
            self._say(f"Took over the marks for {named(refs)}.")

    def go_undecided(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous item that is undecided or unread."""
        if notice := self._targets.go_undecided(direction):
            self._say(notice)

    def note(self) -> None:
        """Write a note on the current item, or go on with the latest."""
        current = self._targets.current()
        if current is not None:
            self._titles[current.id] = current.title
            self.write_note(current.id)
        elif (opening := self._targets.opening()) is not None:
            self._note_ahead(*opening)

    def _note_ahead(self, document: str, name: str) -> None:
        """Open the notes on the item of a document that is still opening: a new one, until that is open."""
        from reader.ui.dialogs.note import NoteScreen

        screen = NoteScreen(name, (), self._services.edit)

        def save(written: Sequence[NoteEdit] | None) -> None:
            for one in written or ():
                self._once_open(document, one.text, partial(write, one))

        def write(edit: NoteEdit, ref: ItemRef) -> None:
            self._marks.write_note(ref.id, edit.text, edit.note)
            self._say(f"{'Saved' if edit.text else 'Deleted'} the note on {ref.title}.")

        def look() -> None:
            current = self._item_in(document)
            if current is not None:
                self._read_notes(screen, current.id)
            elif self._targets.opening() is not None and not screen.has_answered:
                call_after(self._screen, LOOK_EVERY, look)

        self._screen.app.push_screen(screen, save)
        look()

    def _read_notes(self, screen: NoteScreen, item: str) -> None:
        """Have the notes on an item read for a dialog that opened without them."""
        from reader.ui.dialogs.note import NotesRead

        marks = self._services.library.marks
        self._marks.run(lambda: post_to(screen, NotesRead(marks.of(item).notes)))

    def _item_in(self, document: str) -> ItemRef | None:
        """Return the current item if it is in a document; in any, if the id is empty."""
        current = self._targets.current()
        return current if current is not None and document in ("", current.document) else None

    def _once_open(self, document: str, text: str, then: Callable[[ItemRef], None]) -> None:
        """Use what was written once its item is there; if there is none, copy the text."""
        current = self._item_in(document)
        if current is not None:
            then(current)
        elif self._targets.opening() is not None:
            call_after(self._screen, LOOK_EVERY, lambda: self._once_open(document, text, then))
        else:
            self._screen.post_message(CopyRequested(text, NO_ITEM))

    def write_note(self, item: str, text: str = "") -> None:
        """Open the notes of an item, at once: the next key is for them.

        `text` is a note that could not be saved.
        """
        from reader.ui.dialogs.note import NoteScreen

        title = self._titles.get(item, "")

        def save(written: Sequence[NoteEdit] | None) -> None:
            for one in written or ():
                self._marks.write_note(item, one.text, one.note)
            if written:
                did = "Saved" if any(one.text for one in written) else "Deleted"
                self._say(f"{did} the note on {title}." if title else f"{did} the note.")

        screen = NoteScreen(title, self._marks.of(item).notes, self._services.edit, text)
        self._screen.app.push_screen(screen, save)
        self._read_notes(screen, item)

    def tags(self) -> None:
        """Edit the tags that all targets have."""
        from reader.ui.dialogs.prompt import PromptScreen

        refs = self.targets
        if not refs:
            if (opening := self._targets.opening()) is not None:
                self._tags_ahead(*opening)
            return
        shared = set.intersection(*(set(self._marks.of(ref.id).tags) for ref in refs))

        def save(text: str | None) -> None:
            if text is None:
                return
            wanted = _tags_in(text)
            if wanted != shared:
                self._marks.change_tags(_ids(refs), wanted - shared, shared - wanted)
                self._say(f"Tagged {named(refs)}." if wanted - shared else f"Untagged {named(refs)}.")

        prompt = PromptScreen(f"tags of {named(refs)}", TAG_HINT, ", ".join(sorted(shared)))
        self._screen.app.push_screen(prompt, save)

    def _tags_ahead(self, document: str, name: str) -> None:
        """Ask for tags to add to the item of a document that is still opening."""
        from reader.ui.dialogs.prompt import PromptScreen

        def save(text: str | None) -> None:
            if text is not None and _tags_in(text):
                self._once_open(document, text, partial(add, _tags_in(text)))

        def add(tags: set[str], ref: ItemRef) -> None:
            self._marks.change_tags([ref.id], tags, set())
            self._say(f"Tagged {ref.title}.")

        self._screen.app.push_screen(PromptScreen(f"more tags of {name}", TAG_HINT), save)

    def _set_status(self, refs: Sequence[ItemRef], status: Status | Literal["none"]) -> None:
        """Give a status, say so, and go on to the next row."""
        was_hidden = all(self._marks.of(ref.id).status == "hidden" for ref in refs)
        current, before = self._targets.current(), {ref.id: self._marks.of(ref.id).status for ref in refs}
        self._marks.set(_ids(refs), status=status)
        self._say(self._status_notice(named(refs), status, was_hidden=was_hidden))
        if status != "none" and self._services.advance and current and current.id in _ids(refs):
            self._targets.advance()
        self._targets.decided(_ids(refs))
        if status != "none":
            self._services.selected.decide(before)

    def _status_notice(self, names: str, status: Status | Literal["none"], *, was_hidden: bool) -> str:
        if status == "hidden":
            return f"Hid {names}. {first_key('undo', self._services.keymap)} to undo."
        if status == "none":
            return f"{names} shown again." if was_hidden else f"Removed the status of {names}."
        return f"Marked {names} as {status}."

    def _say(self, notice: str) -> None:
        self._services.say(notice)


def named(refs: Sequence[ItemRef]) -> str:
    """Return the title of a single item, or how many there are: "3 postings"."""
    from reader.library.undo_labels import label

    kinds = {ref.kind for ref in refs}
    return label([ref.title for ref in refs], kinds.pop() if len(kinds) == 1 else "item")


def _tags_in(text: str) -> set[str]:
    return {tag.strip() for tag in text.split(",") if tag.strip()}


def _ids(refs: Sequence[ItemRef]) -> list[str]:
    return [ref.id for ref in refs]


def _postings(refs: Sequence[ItemRef]) -> list[ItemRef]:
    return [ref for ref in refs if ref.kind == "posting"]
