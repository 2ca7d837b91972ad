"""Screens with a box, for fast typists: what is typed while the screen is still coming is not lost.

Textual sends a key to whatever has the focus when it comes in. Letters that follow the key which opens a
box at once would go to the widget that had the focus before; the app hands them here instead.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual import events
    from textual.widgets import Input, TextArea


class TypesAhead:
    """Part of a screen that has one box to type into."""

    _ahead: list[events.Key] | None = None
    _ready = False

    @property
    @abstractmethod
    def box(self) -> Input | TextArea:
        """The box."""

    @abstractmethod
    def entered(self) -> None:
        """Enter was pressed in the box."""

    def take(self, key: events.Key) -> bool:
        """Takes a key that has not reached the box; False where it is none for a box.

        Enter comes here from the box too, which keeps it for what it is bound to.
        """
        if not (key.key == "enter" or (key.is_printable and key.character)):
            return False
        if key.key == "enter" and self._ready and self.box.has_focus:
            return False
        if self._ready:
            self._type(key)
        else:
            self._ahead = [*(self._ahead or ()), key]
        return True

    def catch_up(self) -> None:
        """The box is there: types what came before it."""
        self._ready = True
        ahead, self._ahead = self._ahead or [], None
        for key in ahead:
            self._type(key)

    def _type(self, key: events.Key) -> None:
        from textual.widgets import Input, TextArea

        if key.key == "enter":
            self.entered()
        elif key.character and isinstance(self.box, Input):
            if self.box.select_on_focus and not self.box.selection.is_empty:
                self.box.delete_selection()
            self.box.insert_text_at_cursor(key.character)
        elif key.character and isinstance(self.box, TextArea):
            self.box.insert(key.character)
