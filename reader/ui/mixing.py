"""What the parts of a screen, a widget or the app inherit that are put together into one class.

To a type checker they are what they become part of. While the program runs they are as little as Textual
needs to find their handlers: of every class that is a node it looks through all names, which would cost
the start some milliseconds for parts that never stand alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen
    from textual.widget import Widget

    AppPart = App[None]
    ScreenPart = Screen[None]
    WidgetPart = Widget
else:
    from textual.message_pump import MessagePump

    AppPart = ScreenPart = WidgetPart = MessagePump

__all__ = ["AppPart", "ScreenPart", "WidgetPart"]
