"""Timing a program in a pty: from the start or from a key to the last byte it paints.

A frame counts as painted once the expected text is in the output and no more output follows for a short
while; its time is that of the last output. Everything is compared with something else measured in the same
run, never with times from another day.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import gettempdir
from time import perf_counter
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

QUIET = 0.15
PATIENCE = 120.0
BYTECODE = str(Path(gettempdir()) / "reader-benchmark-bytecode")
"""Where both sides keep compiled modules, as an installed program does next to itself."""


class Timed:
    """A program in a 120×36 pty whose output is timed. Use as a context manager."""

    def __init__(self, words: Sequence[str], *, columns: int = 120, rows: int = 36) -> None:
        self.output = b""
        self._last = 0.0
        self._times: list[tuple[float, int]] = []
        """When output came, and how much there was by then."""
        self._pressed, self._since = 0.0, 0
        variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        variables.pop("PYTHONDONTWRITEBYTECODE", None)
        variables["PYTHONPYCACHEPREFIX"] = BYTECODE
        self.started = perf_counter()
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(words[0], list(words), variables)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._descriptor)

    def painted(self, words: str, *, since: int = 0) -> float:
        """Wait for words; return when the last output containing them came."""
        end = perf_counter() + PATIENCE
        while words.encode() not in self.output[since:]:
            if perf_counter() > end:
                raise TimeoutError(f"{words!r} is not painted")
            self._pump(0.05)
        return self._last

    def settle(self) -> float:
        """Wait until nothing more is painted; return when the last output came."""
        while self._pump(QUIET):
            pass
        return self._last

    def key(self, keys: str) -> float:
        """Type keys; return the seconds until the last byte painted because of them."""
        self.settle()
        pressed = perf_counter()
        os.write(self._descriptor, keys.encode())
        end = pressed + PATIENCE
        while not self._pump(0.05):
            if perf_counter() > end:
                raise TimeoutError(f"{keys!r} paints nothing")
        first = self._last - pressed
        self.settle()
        return first

    def echo(self, key: str, words: str, *, pace: float) -> float:
        """Type one key, and return after `pace` seconds: the seconds until the words were painted."""
        self._pressed, self._since = perf_counter(), len(self.output)
        os.write(self._descriptor, key.encode())
        seconds = self.since_key(words)
        while (left := self._pressed + pace - perf_counter()) > 0:
            self._pump(left)
        return seconds

    def since_key(self, words: str) -> float:
        """Return the seconds from the last key typed by `echo` until the words are painted."""
        self.painted(words, since=self._since)
        return next(
            at for at, length in self._times if words.encode() in self.output[self._since : length]
        ) - (self._pressed)

    def resize(self, columns: int, rows: int) -> float:
        """Resize the window; return the seconds until the last byte painted because of it."""
        self.settle()
        asked = perf_counter()
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)
        while not self._pump(0.05):
            pass
        return self.settle() - asked

    def memory(self) -> float:
        """Return resident memory in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def _pump(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._descriptor], [], [], seconds)
        if not ready:
            return False
        data = os.read(self._descriptor, 1 << 16)
        self._last = perf_counter()
        self.output += data
        self._times.append((self._last, len(self.output)))
        return True


@dataclass
class Comparison:
    """Something of ours against what it is measured by, round by round."""

    name: str
    limit: float
    """The ratio not to exceed."""
    unit: str = "ms"
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def run(self, rounds: int, ours: Callable[[], float], bare: Callable[[], float]) -> Self:
        """Measure both in turn, so that a busy minute of the machine affects both."""
        for _ in range(rounds):
            self.bare.append(bare())
            self.ours.append(ours())
        return self

    @property
    def ratio(self) -> float:
        """Ratio of the medians."""
        return median(self.ours) / median(self.bare)

    def row(self) -> str:
        """Return one line of the report."""
        verdict = "ok" if self.ratio <= self.limit else "OVER"
        scale = 1000 if self.unit == "ms" else 1
        return (
            f"{self.name:<44} {median(self.ours) * scale:9.1f} {median(self.bare) * scale:9.1f} "
            f"{self.unit:<4} {self.ratio:6.2f} × (at most {self.limit})  {verdict}"
        )
