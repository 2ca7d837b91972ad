"""Fast typists: what is typed while a dialog is still opening is not lost.

Textual sends a key to the widget that has the focus when it arrives. Letters that follow the key that opens
a dialog would go to the widget focused before; the app passes them to the dialog instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.widgets import Input, TextArea


@runtime_checkable
class BuffersKeys(Protocol):
    """A screen that takes keys meant for its input."""

    def buffer_key(self, key: events.Key) -> bool:
        """Take a key that has not reached the input; return False for one that is not text."""
        ...


class TypeAhead:
    """Keys on their way into the input of a dialog, before that has the focus."""

    def __init__(self, box: Callable[[], Input | TextArea], submit: Callable[[], None]) -> None:
        """`box` returns the input once the dialog is mounted; `submit` is what Enter does."""
        self._box = box
        self._submit = submit
        self._keys: list[events.Key] = []
        self._is_ready = False

    def buffer_key(self, key: events.Key) -> bool:
        """Take a key that has not reached the input; return False for one that is not text.

        Enter comes here from the input too, which keeps it for the command it is bound to.
        """
        if not (key.key == "enter" or (key.is_printable and key.character)):
            return False
        if key.key == "enter" and self._is_ready and self._box().has_focus:
            return False
        if self._is_ready:
            self._type(key)
        else:
            self._keys.append(key)
        return True

    def catch_up(self) -> None:
        """Type what came before the input was there."""
        self._is_ready = True
        keys, self._keys = self._keys, []
        for key in keys:
            self._type(key)

    def _type(self, key: events.Key) -> None:
        from textual.widgets import Input

        box = self._box()
        if key.key == "enter":
            self._submit()
        elif key.character and isinstance(box, Input):
            box.replace(key.character, *sorted(box.selection))
        elif key.character and not isinstance(box, Input):
            box.insert(key.character)
