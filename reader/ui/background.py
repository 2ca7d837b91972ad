"""Work off the event loop that must not hold up leaving the program.

Textual's thread workers are waited for at exit; reading a large document can take seconds. These
threads are daemons: leaving the program ends them, which is safe since they only read.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump


class Broke(Message):
    """Background work has met a defect; the handler raises it where the app can end by it."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


def start(owner: MessagePump, work: Callable[[], None], name: str) -> Thread:
    """Runs `work` in a thread; it tells `owner` of its progress by posting messages."""

    def guarded() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - handed on to the event loop
            owner.post_message(Broke(error))

    thread = Thread(target=guarded, name=name, daemon=True)
    thread.start()
    return thread
