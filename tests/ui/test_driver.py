"""The terminal's driver: signals to stop at odd moments, and input that is still there at the end."""

from __future__ import annotations

import asyncio
import os
import pty
import signal
import sys
import termios
from contextlib import asynccontextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.app import App

from reader.ui.driver import AHEAD, READ_BYTES, TRIES, TerminalDriver

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from textual.message import Message

PATIENCE = 5.0
SIGNALS = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH, signal.SIGTTOU, signal.SIGTTIN)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The signals that the program sends itself, which do not arrive."""
    numbers: list[int] = []
    monkeypatch.setattr("os.kill", lambda _pid, number: numbers.append(number))
    return numbers


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = [(number, signal.getsignal(number)) for number in SIGNALS]
    yield
    for number, handler in before:
        signal.signal(number, handler)


@asynccontextmanager
async def started(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TerminalDriver]:
    """A driver that has a terminal."""
    outer, inner = pty.openpty()
    with os.fdopen(inner, "r+b", buffering=0) as keys, os.fdopen(os.dup(inner), "w") as screen:
        monkeypatch.setattr(sys, "__stdin__", keys)
        monkeypatch.setattr(sys, "__stderr__", screen)
        driver = TerminalDriver(App[object]())
        driver.start_application_mode()
        try:
            yield driver
        finally:
            driver.disable_input()
            driver.stop_application_mode()
    os.close(outer)


async def test_a_stop_that_comes_while_the_app_writes_waits_for_the_app(
    monkeypatch: pytest.MonkeyPatch, sent: list[int]
) -> None:
    async with started(monkeypatch) as driver:
        writer = driver._writer_thread
        assert writer is not None
        with writer._queue.mutex:  # held by `write`, which a signal may interrupt
            handler = Thread(target=driver.stop_soon, daemon=True)
            handler.start()
            handler.join(PATIENCE)
            assert not handler.is_alive()
            assert sent == []
        driver.stop_soon()
        await asyncio.sleep(0)
        assert sent == [signal.SIGSTOP]
        assert not driver.is_away
        await asyncio.sleep(0)
        assert sent == [signal.SIGSTOP]


async def test_a_stop_while_another_program_has_the_terminal_is_at_once(
    monkeypatch: pytest.MonkeyPatch, sent: list[int]
) -> None:
    async with started(monkeypatch) as driver:
        driver.stop_soon()
        driver.suspend_application_mode()
        driver.stop_soon()
        assert sent == [signal.SIGSTOP]
        await asyncio.sleep(0)
        assert sent == [signal.SIGSTOP] * 2
        driver.resume_application_mode()
        assert not driver.is_away


async def test_a_stop_when_the_app_has_just_ended_takes_no_terminal(
    monkeypatch: pytest.MonkeyPatch, sent: list[int]
) -> None:
    async with started(monkeypatch) as driver:
        driver.stop_soon()
        driver.disable_input()
        driver.stop_application_mode()
        left = termios.tcgetattr(driver.fileno)
        await asyncio.sleep(0)
        assert sent == [signal.SIGSTOP]
        assert termios.tcgetattr(driver.fileno) == left


async def test_a_terminal_that_cannot_be_taken_back_at_once(
    monkeypatch: pytest.MonkeyPatch, sent: list[int]
) -> None:
    async with started(monkeypatch) as driver:
        driver.suspend_application_mode()
        refusals = 3
        usual = termios.tcsetattr

        def refusing(descriptor: int, when: int, attributes: list[Any]) -> None:
            nonlocal refusals
            refusals -= 1
            if refusals >= 0:
                raise termios.error("in the background")
            usual(descriptor, when, attributes)

        monkeypatch.setattr("termios.tcsetattr", refusing)
        driver.resume_application_mode()
        assert (driver.is_away, sent) == (False, [])
        driver.suspend_application_mode()
        refusals = TRIES
        driver.resume_application_mode()
        assert (driver.is_away, sent) == (True, [signal.SIGHUP])
        driver.resume_application_mode()
        assert not driver.is_away


async def typed(data: bytes) -> list[Message]:
    """What a driver makes of some bytes, up to a "q" after them."""
    ours, theirs = os.pipe()
    driver = Recorded(ours)
    driver.is_last = lambda message: isinstance(message, events.Key) and message.key == "q"
    os.write(theirs, data + b"q")
    try:
        await asyncio.to_thread(driver.run_input_thread)
    finally:
        os.close(ours)
        os.close(theirs)
    return driver.taken[:-1]


@pytest.mark.parametrize(
    "answer",
    [
        b"\x1b[?62;4;22c", b"\x1b[>41;379;0c", b"\x1b[?1u", b"\x1b[4;600;800t", b"\x1b[8;24;80t",
        b"\x1b[1;2;3z", b"\x1b[?x", b"\x1b[?997;1n", b"\x1b[99999999;1u", b"\x1b[201~", b"\x1b[=c",
        b"\x1b]11;rgb:1e1e/xaxa/1e1e\x1b\\", b"\x1bP1$r0m\x1b\\", b"\x1b[32;10;10M",
        b"\x1bOz", b"\x1bO5x", b"\x1bO1;5X", b"\x1bOI", b"\x1bXx\x1b\\", b"\x1b^x\x1b\\", b"\x1b_x\x1b\\",
    ],
)  # fmt: skip
async def test_what_no_key_sends_types_nothing(answer: bytes) -> None:
    assert await typed(answer) == []
    assert await typed(answer * 3) == []


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"\x1b[A", ["up"]), (b"\x1bOA", ["up"]), (b"\x1b[1;5D", ["ctrl+left"]), (b"\x1b[97;5u", ["ctrl+a"]),
        (b"\x1b[[A", ["f1"]), (b"\x1b[Z", ["shift+tab"]), (b"\x1bOP", ["f1"]), (b"\x1bOu", ["5"]),
        (b"\x1b\x1b[B", ["escape", "down"]), (b"\x1bx", ["alt+x"]),
        (b"\x1b\x1b\x1b[3~", ["escape", "escape", "delete"]),
    ],
)  # fmt: skip
async def test_keys_are_heard(data: bytes, wanted: list[str]) -> None:
    assert [message.key for message in await typed(data) if isinstance(message, events.Key)] == wanted


async def test_reports_are_heard() -> None:
    data = b"\x1b[<0;5;5M\x1b[<0;5;5m\x1b[I\x1b[12;40R\x1b[<35;6;5M"
    kinds = [type(message).__name__ for message in await typed(data)]
    assert kinds == ["MouseDown", "MouseUp", "AppFocus", "CursorPosition", "MouseMove"]


class Recorded(TerminalDriver):
    """Keeps what it would send, and is told to end by the first message."""

    def __init__(self, terminal: int) -> None:
        super().__init__(App[object]())
        self.fileno = terminal
        self.taken: list[Message] = []
        self.is_last: Callable[[Message], bool] = lambda _: True
        self.asked = 0

    def process_message(self, message: Message) -> None:
        self.taken.append(message)
        if self.is_last(message):
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
