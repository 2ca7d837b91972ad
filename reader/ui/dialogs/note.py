"""Writing the notes on an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from reader.clean import clean
from reader.errors import ReaderError
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import Frame, Modal
from reader.ui.dialogs.type_ahead import TypeAhead
from reader.ui.services.system import handing_over
from reader.ui.widgets.command_bar import CommandBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.screen import Screen

    from reader.store.values import Note

NOTHING_SAVED = "Nothing saved in the editor; note unchanged."


class NoteEdit(NamedTuple):
    """A change to a note."""

    note: Note | None
    """None for a new note."""
    text: str
    """Its new text; empty to delete it."""


class NotesRead(Message):
    """The notes on the item, as they are on disk."""

    def __init__(self, notes: Sequence[Note]) -> None:
        super().__init__()
        self.notes = notes


class NoteArea(TextArea):
    """Where a note is written.

    The app remembers who watches its theme until that changes. It would keep each note ever opened, with all
    that was typed into it, and a theme chosen meanwhile reaches this one by its styles.
    """

    def watch(
        self,
        obj: DOMNode,
        attribute_name: str,
        callback: Callable[..., Any],
        init: bool = True,  # noqa: FBT001, FBT002 - as Textual declares it
    ) -> None:
        """Watch another object, but not the app."""
        if obj is not self.app:
            super().watch(obj, attribute_name, callback, init)


class NoteScreen(Modal["Sequence[NoteEdit]"]):
    """Ends with the notes that were changed.

    Opens on the latest note; on a new one if there is none, or if `draft` begins one. `edit` opens a text in
    the user's editor and returns what was saved, or None.
    """

    SHEET = "note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("note"), *bindings("form")]

    def __init__(
        self,
        title: str,
        notes: Sequence[Note],
        edit: Callable[[str], str | None],
        draft: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._notes = notes
        self._edit = edit
        self._texts = [*(note.text for note in notes), draft]
        """The text of each note so far, and of the new one."""
        self._at = len(notes) if draft or not notes else len(notes) - 1
        self._type_ahead = TypeAhead(lambda: self.area, self._begin_line)

    def is_another(self, screens: Iterable[Screen[Any]]) -> bool:
        """Return whether a note is open, unless this one could not be saved, and must not be lost."""
        return not self._texts[-1] and super().is_another(screens)

    def compose(self) -> ComposeResult:
        """Show the other notes, and below them the one being written."""
        with Frame(id="note-box"):
            yield Static(id="notes", markup=False)
            yield NoteArea(id="note", show_line_numbers=False, soft_wrap=True, compact=True)
        yield CommandBar()

    def on_mount(self) -> None:
        """Show the first note, and type into it what has been typed already."""
        self._show(self._at)
        self.area.focus()
        self._type_ahead.catch_up()

    @on(NotesRead)
    def _notes_read(self, event: NotesRead) -> None:
        """Show notes that were not known when this opened; a note begun meanwhile stays the one written."""
        if self._notes or not event.notes:
            return
        draft = self.area.text
        self._notes = event.notes
        self._texts = [*(note.text for note in event.notes), draft]
        self._at = len(event.notes)
        if draft.strip():
            self._show_others()
        else:
            self._show(self._at - 1)
        self.refresh_bindings()

    def buffer_key(self, key: events.Key) -> bool:
        """Take a key that has not reached the note; return False for one that is not text."""
        return self._type_ahead.buffer_key(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With no note yet, there is none to go to."""
        if action in ("new_note", "other_note"):
            return bool(self._notes)
        return super().check_action(action, parameters)

    @property
    def area(self) -> TextArea:
        """The note being written."""
        return self.query_one(TextArea)

    def action_new_note(self) -> None:
        """Go to the new note."""
        self._go_to(len(self._notes))

    def action_other_note(self) -> None:
        """Go to the previous note, from the first to the new one."""
        self._go_to((self._at - 1) % len(self._texts))

    def action_save(self) -> None:
        """End with what has changed."""
        self._texts[self._at] = self.area.text
        texts = [clean(text).strip() for text in self._texts]
        known: list[Note | None] = [*self._notes, None]
        self.dismiss(
            [
                NoteEdit(note, text)
                for note, text in zip(known, texts, strict=True)
                if text != (note.text if note else "")
            ]
        )

    def action_editor(self) -> None:
        """Write on in the user's editor, which gets the terminal meanwhile."""
        try:
            with handing_over(self.app):
                text = self._edit(self.area.text)
        except ReaderError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if text is None:
            self.notify(NOTHING_SAVED, markup=False)
        else:
            self.area.text = clean(text)

    def _begin_line(self) -> None:
        self.area.insert("\n")

    def _go_to(self, at: int) -> None:
        self._texts[self._at] = self.area.text
        self._show(at)

    def _show(self, at: int) -> None:
        self._at = at
        self.area.text = self._texts[at]
        self.area.move_cursor(self.area.document.end)
        self._show_others()

    def _show_others(self) -> None:
        others = [note for number, note in enumerate(self._notes) if number != self._at]
        shown = self.query_one("#notes", Static)
        shown.update(dated(others))
        shown.display = bool(others)
        self.query_one("#note-box").border_title = Content(f"{self._heading} on {self._title}")

    @property
    def _heading(self) -> str:
        if self._at == len(self._notes):
            return "new note" if self._notes else "note"
        return f"note of {self._notes[self._at].written:%Y-%m-%d}"


def dated(notes: Sequence[Note]) -> Content:
    """Return notes below their dates."""
    parts: list[Content] = []
    for note in notes:
        parts.append(Content.styled(f"{note.written:%Y-%m-%d %H:%M}\n", "dim"))
        parts.append(Content(f"{note.text}\n\n"))
    return Content("").join(parts).rstrip()
