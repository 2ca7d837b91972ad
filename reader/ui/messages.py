"""Messages that cross several widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget

WidgetT = TypeVar("WidgetT", bound="Widget")


class WidgetMessage(Message, Generic[WidgetT]):
    """The base of messages about a widget; they are nested in it and named after what has happened."""

    def __init__(self, widget: WidgetT) -> None:
        super().__init__()
        self._widget = widget

    @property
    def control(self) -> WidgetT:
        """The widget it happened in."""
        return self._widget


class CopyRequested(Message):
    """A text is to go to the clipboard."""

    def __init__(self, text: str, what: str = "") -> None:
        super().__init__()
        self.text = text
        self.what = what
        """What to call it in the notice; empty for how many lines it has."""


class OpenRequested(Message):
    """The user has seen where an address leads, and wants it opened."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
