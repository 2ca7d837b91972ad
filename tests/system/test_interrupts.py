"""Ctrl-C at any moment: no traceback, and nothing that is called a bug."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.system.interrupts import INTERRUPTED, Interrupts

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals"),
    pytest.mark.usefixtures("unmeasured"),
]

AT_ONCE = -signal.SIGINT


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    """Interrupts count, even where a shell started the tests in the background, which ignores them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(way: str, number: int, *words: str) -> subprocess.CompletedProcess[str]:
    words = (sys.executable, "-m", "tests.system.interrupted", way, str(number), *words)
    return subprocess.run(words, capture_output=True, text=True)


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.parametrize("number", [1, 2, 10, 30, 60, 100])
def test_ctrl_c_during_any_import_ends_without_a_word(number: int) -> None:
    ended = interrupted("raise", number, "search", "boats")
    assert (ended.returncode in (AT_ONCE, INTERRUPTED), ended.stderr) == (True, "")


@pytest.mark.parametrize("number", [20, 60])
def test_an_interrupt_that_became_another_error_is_no_bug(number: int) -> None:
    ended = interrupted("wrap", number, "search", "boats")
    assert (ended.returncode, ended.stderr) == (INTERRUPTED, "")


def test_an_interrupt_is_taken_once_and_the_handler_put_back() -> None:
    before, hook = signal.getsignal(signal.SIGINT), sys.unraisablehook
    with pytest.raises(KeyboardInterrupt), Interrupts() as interrupts:
        interrupt()
    assert interrupts.taken
    assert (signal.getsignal(signal.SIGINT), sys.unraisablehook) == (before, hook)


@pytest.mark.parametrize("handler", [signal.SIG_IGN, lambda *_: None], ids=["ignored", "another's"])
def test_a_handler_that_is_there_is_kept(handler: signal.Handlers) -> None:
    before = signal.signal(signal.SIGINT, handler)
    try:
        with Interrupts() as interrupts:
            interrupt()
            assert signal.getsignal(signal.SIGINT) is handler
        assert not interrupts.taken
    finally:
        signal.signal(signal.SIGINT, before)


def test_in_another_thread_nothing_is_taken() -> None:
    codes: list[int] = []
    thread = Thread(target=lambda: codes.append(main(["config"])))
    thread.start()
    thread.join()
    assert codes == [0]


PROGRAM = """
import os, signal, weakref
from reader.system.interrupts import Interrupts
class Kept: pass
def interrupt(_reference): os.kill(os.getpid(), signal.SIGINT)
with Interrupts():
    {}
    print("went on")
"""
HARD = {
    "a second one": "try:\n        interrupt(0)\n    except KeyboardInterrupt: interrupt(0)",
    "where nothing can be raised": "kept = Kept(); it = weakref.ref(kept, interrupt); del kept",
}


@pytest.mark.parametrize("name", HARD)
def test_what_cannot_be_raised_ends_the_process(name: str) -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM.format(HARD[name])], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (INTERRUPTED, "", "")
