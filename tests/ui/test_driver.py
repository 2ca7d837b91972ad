"""The app's driver: signals are for the event loop, and no end of input is waited for."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.app import App

from reader.ui.driver import AHEAD, READ_BYTES, TerminalDriver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message

SIGNALS = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Puts the handlers of signals back, which a driver sets."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


class Recorded(TerminalDriver):
    """Keeps what it would send, and is told to end by the first message."""

    def __init__(self, terminal: int) -> None:
        super().__init__(App())
        self.fileno = terminal
        self.taken: list[Message] = []
        self.asked = 0

    def process_message(self, message: Message) -> None:
        self.taken.append(message)
        self.exit_event.set()

    def send_message(self, message: Message) -> None:
        self.asked += isinstance(message, events.Callback)


async def test_input_ends_at_once_however_much_there_is() -> None:
    ours, theirs = os.pipe()
    driver = Recorded(ours)
    os.write(theirs, b"j" * READ_BYTES)
    try:
        await asyncio.to_thread(driver.run_input_thread)
    finally:
        os.close(ours)
        os.close(theirs)
    assert len(driver.taken) == READ_BYTES > AHEAD
    assert driver.asked == 0
