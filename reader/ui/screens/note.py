"""A note on an item: what was written before, and room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reader.clean import clean
from reader.ui.commands import bindings
from reader.ui.screens.ahead import TypesAhead
from reader.ui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.store.values import Note


class NoteScreen(TypesAhead, ModalScreen["str | None"]):
    """Ends with the text of a new note, or with None."""

    SCOPED_CSS = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("note")]

    def __init__(
        self,
        title: str,
        notes: Sequence[Note],
        sheet: str,
        edit: Callable[[str], str | None],
        draft: str = "",
    ) -> None:
        super().__init__()
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
        self._title = title
        self._notes = notes
        self._edit = edit
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Earlier notes above, the new one below."""
        with Vertical(id="note-box") as box:
            box.border_title = Content(f"note on {self._title}")
            yield Static(earlier(self._notes), id="notes", markup=False)
            yield TextArea(self._draft, id="note", show_line_numbers=False, soft_wrap=True, compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Ready to write."""
        self.query_one(Static).display = bool(self._notes)
        self.box.focus()
        self.catch_up()

    @property
    def box(self) -> TextArea:
        """Where the note is written."""
        return self.query_one(TextArea)

    def entered(self) -> None:
        """Enter begins a line."""
        self.box.insert("\n")

    def action_save(self) -> None:
        """Keeps the note, if there is anything in it."""
        text = clean(self.query_one(TextArea).text).strip()
        self.dismiss(text or None)

    def action_editor(self) -> None:
        """Hands the terminal to the user's editor, and takes back what was written there."""
        area = self.query_one(TextArea)
        with self.app.suspend():
            text = self._edit(area.text)
        if text is None:
            self.notify("The editor gave nothing back; the note is as it was.", markup=False)
        else:
            area.text = clean(text)

    def action_close(self) -> None:
        """Leaves, and changes nothing."""
        self.dismiss(None)


def earlier(notes: Sequence[Note]) -> Content:
    """Notes with their dates, the earliest first."""
    parts: list[Content] = []
    for note in notes:
        parts.append(Content.styled(f"{note.written:%Y-%m-%d %H:%M}\n", "dim"))
        parts.append(Content(f"{note.text}\n\n"))
    return Content("").join(parts).rstrip()
