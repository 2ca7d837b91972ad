"""A signal ends the app, or else the process, with the terminal as it was."""

from __future__ import annotations

import signal
from threading import Event

import pytest

from reader.system import ending
from reader.system.ending import EndingSignals


class Process:
    """A process that only notes what was done to it."""

    def __init__(self) -> None:
        self.done: list[str | int] = []
        self.has_left = Event()

    def restore(self) -> None:
        self.done.append("restored")

    def hang(self) -> None:
        Event().wait(60)

    def leave(self, code: int) -> None:
        self.done.append(code)
        self.has_left.set()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "PATIENCE", 0.05)
    monkeypatch.setattr(ending, "RESTORING", 0.05)


def test_before_there_is_an_app_the_process_ends_at_once() -> None:
    process = Process()
    EndingSignals(process.restore, process.leave).take(signal.SIGTERM)
    assert process.has_left.wait(60)
    assert process.done == ["restored", 143]


def test_the_app_is_asked_once_and_then_the_process_ends() -> None:
    process = Process()
    signals = EndingSignals(process.restore, process.leave)
    signals.hand_to(process.done.append)
    signals.take(signal.SIGHUP)
    assert process.done[0] == 129
    assert process.has_left.wait(60)
    assert process.done == [129, "restored", 129]


def test_a_second_signal_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "PATIENCE", 60)
    process = Process()
    signals = EndingSignals(process.restore, process.leave)
    signals.hand_to(process.done.append)
    signals.take(signal.SIGINT)
    signals.take(signal.SIGTERM)
    assert process.has_left.wait(60)
    assert process.done == [130, "restored", 143]


def test_a_terminal_that_takes_nothing_holds_up_nothing() -> None:
    process = Process()
    EndingSignals(process.hang, process.leave).take(signal.SIGHUP)
    assert process.has_left.wait(60)
    assert process.done == [129]


def test_an_event_loop_that_is_closed_is_not_asked() -> None:
    def closed(_: int) -> None:
        raise RuntimeError("Event loop is closed")

    process = Process()
    signals = EndingSignals(process.restore, process.leave)
    signals.hand_to(closed)
    signals.take(signal.SIGTERM)
    assert process.has_left.wait(60)
    assert process.done == ["restored", 143]
