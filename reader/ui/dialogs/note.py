"""The notes on an item: one of them, or a new one, to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from reader.clean import clean
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import Modal
from reader.ui.dialogs.type_ahead import TypeAhead
from reader.ui.widgets.command_bar import CommandBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.store.values import Note


class Written(NamedTuple):
    """What became of a note."""

    note: Note | None
    """The one that was there; None for a new one."""
    text: str
    """What it says now; "" for one that is to be deleted."""


class NoteScreen(Modal["Sequence[Written]"]):
    """Ends with the notes that are others than before.

    It opens on the latest note, or on a new one where there is none yet, or a `draft` of one.
    """

    SHEET = "prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("note"), *bindings("form")]

    def __init__(
        self,
        title: str,
        notes: Sequence[Note],
        edit: Callable[[str], str | None],
        draft: str = "",
    ) -> None:
        super().__init__()
        self._type_ahead = TypeAhead(lambda: self.input, self._new_line)
        self._title = title
        self._notes = notes
        self._edit = edit
        self._texts = [*(note.text for note in notes), draft]
        """Of each note, and last of the new one, as it has been written so far."""
        self._at = len(notes) if draft or not notes else len(notes) - 1

    def compose(self) -> ComposeResult:
        """The other notes above, the one that is written on below."""
        with Vertical(id="note-box", classes="frame"):
            yield Static(id="notes", markup=False)
            yield TextArea(id="note", show_line_numbers=False, soft_wrap=True, compact=True)
        yield CommandBar()

    def on_mount(self) -> None:
        """Ready to write."""
        self._show(self._at)
        self.input.focus()
        self._type_ahead.catch_up()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is one note only, or none, there is no other to turn to."""
        if action in ("new_note", "other_note"):
            return bool(self._notes)
        return super().check_action(action, parameters)

    def action_new_note(self) -> None:
        """A new note, beside those that there are."""
        self._turn_to(len(self._notes))

    def action_other_note(self) -> None:
        """The note before, and from the first one to the new one."""
        self._turn_to((self._at - 1) % len(self._texts))

    def _turn_to(self, at: int) -> None:
        self._texts[self._at] = self.input.text
        self._show(at)

    def _show(self, at: int) -> None:
        self._at = at
        self.input.text = self._texts[at]
        self.input.move_cursor(self.input.document.end)
        others = [note for number, note in enumerate(self._notes) if number != at]
        shown = self.query_one("#notes", Static)
        shown.update(earlier(others))
        shown.display = bool(others)
        self.query_one("#note-box").border_title = Content(f"{self._named} on {self._title}")

    @property
    def _named(self) -> str:
        if self._at == len(self._notes):
            return "new note" if self._notes else "note"
        return f"note of {self._notes[self._at].written:%Y-%m-%d}"

    @property
    def input(self) -> TextArea:
        """Where the note is written."""
        return self.query_one(TextArea)

    def buffer_key(self, key: events.Key) -> bool:
        """Take a key that has not reached the input; return False for one that is not text."""
        return self._type_ahead.buffer_key(key)

    def _new_line(self) -> None:
        self.input.insert("\n")

    def action_save(self) -> None:
        """Keeps what has been written; a note that nothing is left of is deleted."""
        self._texts[self._at] = self.input.text
        texts = [clean(text).strip() for text in self._texts]
        known: list[Note | None] = [*self._notes, None]
        changed = [
            Written(note, text)
            for note, text in zip(known, texts, strict=True)
            if text != (note.text if note else "")
        ]
        self.dismiss(changed)

    def action_editor(self) -> None:
        """Hands the terminal to the user's editor, and takes back what was written there."""
        area = self.query_one(TextArea)
        with self.app.suspend():
            text = self._edit(area.text)
        if text is None:
            self.notify("Nothing saved in the editor; note unchanged.", markup=False)
        else:
            area.text = clean(text)


def earlier(notes: Sequence[Note]) -> Content:
    """Notes with their dates, the earliest first."""
    parts: list[Content] = []
    for note in notes:
        parts.append(Content.styled(f"{note.written:%Y-%m-%d %H:%M}\n", "dim"))
        parts.append(Content(f"{note.text}\n\n"))
    return Content("").join(parts).rstrip()
