"""The real program in a real pty, with an emulator that shows what a person would see."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PATIENCE = 30.0
"""Seconds to wait for anything; only a failing test waits this long."""
TICK = 0.05
LATE = 1.0
"""Seconds after which what was sent has reached the program."""
CTRL_C, CTRL_Q = b"\x03", b"\x11"
BRACKETED_PASTE = b"\x1b[?2004h"
WRITTEN = 512
"""Bytes sent at once: less than a terminal holds, so that writing never waits."""


def command() -> list[str]:
    """Return the program under test: the checkout's, or the one named by READER_COMMAND."""
    named = os.environ.get("READER_COMMAND")
    return [named] if named else [sys.executable, "-m", "reader"]


class Terminal:
    """A program in a terminal of a given size. Use as a context manager."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 36,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
        draws: bool = True,
        can_stop: bool = True,
        program: Sequence[str] = (),
    ) -> None:
        """`folder` is where the program starts. Without `draws` only the latest output is kept: faster.

        `can_stop` is whether ctrl+s stops the output while the terminal is not the program's. `program` is
        started instead of `command()`.
        """
        self._draws = draws
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        self.interrupts = 0
        """How often ctrl+c was sent while the terminal took it for a signal."""
        self._uncounted = float("-inf")
        """When the last one was sent that it didn't seem to take for one."""
        self.taken = 0
        """Bytes it has written so far."""
        variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        variables.update(environment or {})
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            self._set_size(0, columns, rows)
            words = [*(program or command()), *arguments]
            if folder is not None:
                os.chdir(folder)
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                signal.signal(number, signal.SIG_DFL)  # as under a terminal, however the tests were started
            os.execvpe(words[0], words, variables)
        self._set_size(self._descriptor, columns, rows)
        if not can_stop:
            self._never_stop()
        self._status: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._descriptor)

    @property
    def text(self) -> str:
        """Return what is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *keys: str) -> None:
        """Type keys, as the bytes a terminal sends."""
        for key in keys:
            os.write(self._descriptor, key.encode())

    def send(self, data: bytes, within: float = PATIENCE) -> bool:
        """Send bytes as they are, and read what comes meanwhile, so that neither side waits for the other.

        Return False if the program has ended, or has not taken them in time.
        """
        end, done = monotonic() + within, 0
        while done < len(data):
            if monotonic() > end:
                return False
            readable, writable, _ = select.select([self._descriptor], [self._descriptor], [], TICK)
            if writable:
                is_signal = self._takes_signals()
                try:
                    sent = os.write(self._descriptor, data[done : done + WRITTEN])
                except OSError:
                    return False
                if CTRL_C in data[done : done + sent]:
                    self.interrupts += is_signal
                    self._uncounted = float("-inf") if is_signal else monotonic()
                done += sent
            self._wake()
            if readable and not self._pump(0):
                return False
        return True

    def await_keyboard(self) -> None:
        """Wait until keys are the program's: before, the terminal takes some for signals."""
        end = monotonic() + PATIENCE
        while BRACKETED_PASTE not in self.output:
            assert self._pump(), "the program has ended"
            assert monotonic() < end, "the program does not start"

    def await_output(self, within: float) -> bool:
        """Wait until the program has written something, or the time is over; return False if it has ended."""
        end, before = monotonic() + within, self.taken
        while self.taken == before:
            self._wake()
            if not self._pump():
                return False
            if monotonic() > end:
                return True
        return True

    def resize(self, columns: int, rows: int) -> None:
        """Resize the window; what was on it no longer counts."""
        self.screen.resize(rows, columns)
        self.screen.erase_in_display(2)
        self._set_size(self._descriptor, columns, rows)
        os.kill(self.pid, signal.SIGWINCH)

    def wait_for(self, *words: str) -> str:
        """Wait until all the words are on the screen at once; return the screen's text."""
        return self.wait_until(lambda text: all(word in text for word in words), f"{words} to show")

    def wait_until(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait until the screen's text meets a condition."""
        end = monotonic() + PATIENCE
        while not holds(self.text):
            assert monotonic() < end, f"waited in vain for {what}:\n{self.text}"
            assert self._pump() or holds(self.text), f"ended before {what}:\n{self.text}"
        return self.text

    def wait_for_end(self, within: float = PATIENCE) -> int:
        """Wait until the program has ended; return its exit code, 128 + N if signal N ended it."""
        end = monotonic() + within
        self._count_late()
        while self._pump():
            assert monotonic() < end, f"the program does not end:\n{self.text}"
        _, status = os.waitpid(self.pid, 0)
        self._status = status
        return _exit_code(status)

    def press_until_end(self, key: str) -> int:
        """Press a key again and again until the program has ended; return its exit code.

        After ctrl+c, a terminal drops what is on its way in both directions.
        """
        end = monotonic() + PATIENCE
        self.press(key)
        while self._pump(1.0):
            assert monotonic() < end, f"the program does not end:\n{self.text}"
            with suppress(OSError):
                self.press(key)
        return self.wait_for_end()

    def wait_silently(self, seconds: float) -> None:
        """Let time pass, which is what the program waits for."""
        end = monotonic() + seconds
        while monotonic() < end and self._pump():
            pass

    def stuff(self, keys: bytes) -> None:
        """Type until the program takes no more, and read nothing that it writes."""
        for _ in range(2_000):
            _, writable, _ = select.select([], [self._descriptor], [], 4 * TICK)
            if not writable:
                return
            os.write(self._descriptor, keys)

    def _wake(self) -> None:
        """Do what a shell does with `fg`, if the program has suspended itself, and what a user does then.

        A ctrl+s that came while the terminal was not the program's has stopped the output.
        """
        self._count_late()
        try:
            is_stopped = os.waitid(os.P_PID, self.pid, os.WSTOPPED | os.WNOHANG) is not None
        except ChildProcessError:  # it has just ended, and can't stop any more
            return
        if is_stopped:
            self.kill(signal.SIGCONT)
        elif termios.tcgetattr(self._descriptor)[0] & termios.IXON:
            os.write(self._descriptor, CTRL_Q)

    def _takes_signals(self) -> bool:
        return bool(termios.tcgetattr(self._descriptor)[3] & termios.ISIG)

    def _count_late(self) -> None:
        """Count a ctrl+c that the terminal came to only after the program had left it, as under load."""
        if self._takes_signals():
            self.interrupts += monotonic() - self._uncounted < LATE
            self._uncounted = float("-inf")

    def suspend(self) -> None:
        """Stop the program as another one would, and have it go on once it has left the terminal."""
        end = monotonic() + PATIENCE
        self.kill(signal.SIGTSTP)
        while os.waitid(os.P_PID, self.pid, os.WSTOPPED | os.WNOHANG) is None:
            assert self._pump(), "the program has ended"
            assert monotonic() < end, "the program does not stop"
        while self._pump(0) and select.select([self._descriptor], [], [], 0)[0]:
            pass
        self.output = b""
        self.kill(signal.SIGCONT)
        self.await_keyboard()

    def last_words(self) -> str:
        """Abort the program; return its state, and where each thread was with PYTHONFAULTHANDLER."""
        said = self._state().encode()
        self.kill(signal.SIGABRT)
        self.kill(signal.SIGCONT)
        with suppress(OSError):
            while select.select([self._descriptor], [], [], 1.0)[0]:
                said += os.read(self._descriptor, 1 << 16)
        return said.decode(errors="replace")

    def _state(self) -> str:
        """Say what the system knows: does the program run, and have others the terminal?"""
        state = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        is_left = bool(termios.tcgetattr(self._descriptor)[0] & termios.IXON)
        return f"state {state}, terminal {'left' if is_left else 'taken'}\n"

    def hang_up(self) -> int:
        """Close the terminal; return the exit code of the program."""
        os.close(self._descriptor)
        self._descriptor = os.open(os.devnull, os.O_RDWR)
        return self.wait_unread(PATIENCE)

    def wait_unread(self, within: float) -> int:
        """Wait until the program has ended, and read nothing that it writes; return its exit code."""
        end = monotonic() + within
        while (ended := os.waitpid(self.pid, os.WNOHANG)) == (0, 0):
            assert monotonic() < end, "the program does not end"
            select.select([], [], [], TICK)
        self._status = ended[1]
        return _exit_code(self._status)

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def _pump(self, seconds: float = TICK) -> bool:
        """Read what the program has written; return False once it has closed its end."""
        ready, _, _ = select.select([self._descriptor], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._descriptor, 1 << 16)
        except OSError:
            return False
        self.taken += len(data)
        self.output = self.output + data if self._draws else data
        if self._draws:
            self._stream.feed(data)
        return bool(data)

    def _never_stop(self) -> None:
        """Have the terminal take ctrl+s for a key like others. The program finds it so, and leaves it so."""
        modes = termios.tcgetattr(self._descriptor)
        modes[0] &= ~termios.IXON
        termios.tcsetattr(self._descriptor, termios.TCSANOW, modes)

    @staticmethod
    def _set_size(descriptor: int, columns: int, rows: int) -> None:
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _exit_code(status: int) -> int:
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code
