"""Random input at full speed for the real program in a real terminal: does it end, hang or grow?

    .venv/bin/python -m tests.end_to_end.random_keys --seed 1 --seconds 60 [--library]

With `--library` it runs on a library of 2,000 postings, which is filled again at every start; otherwise on
the bundled documents. Clipboard, browser and editor are fakes. It prints what it found, and ends with 1 if
that is bad. The same seed sends the same input; what was sent is kept in `--log`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from tests.end_to_end.corpus import write_postings
from tests.end_to_end.random_input import steps
from tests.end_to_end.terminal import Terminal, command

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import IO

    from tests.end_to_end.random_input import Step

POSTINGS = 2_000
HANG = 2.0
"""Seconds without an answer that count as hanging."""
GIVE_UP = 20.0
"""Seconds after which no answer is waited for any more."""
WARM_UP = 20.0
"""Seconds after which memory should have reached its level."""
XDG = ("DATA", "CACHE", "CONFIG", "STATE")
COLUMNS, ROWS = 120, 36
GROWTH = 64
"""MiB that memory may still grow after warming up, over the whole run."""
EDITOR = """#!/bin/sh
n=$(($(cat "$0.count" 2>/dev/null) + 1)); echo "$n" > "$0.count"
case $((n % 6)) in
0) exit 1 ;;
1) rm "$1"; mkdir "$1" ;;
2) rm "$1" ;;
3) printf 'caf\\351' > "$1" ;;
*) echo "written in the editor $n" >> "$1" ;;
esac
"""


class Findings(NamedTuple):
    """What happened in a run."""

    steps: int
    bytes: int
    starts: int
    codes: Mapping[int, int]
    """How often each exit code."""
    longest: float
    """Seconds to the slowest answer."""
    hangs: Sequence[int]
    """The steps after which no answer came in time."""
    memory: tuple[int, int]
    """MiB after warming up and at the end, of the run of the program that grew most."""

    @property
    def is_good(self) -> bool:
        """Whether nothing bad happened."""
        return set(self.codes) <= {0} and not self.hangs and self.memory[1] - self.memory[0] <= GROWTH

    def __str__(self) -> str:
        codes = ", ".join(f"{code}: {count}" for code, count in sorted(self.codes.items())) or "none"
        return (
            f"{self.steps:,} steps, {self.bytes:,} bytes, {self.starts} starts; exit codes {codes}; "
            f"slowest answer {self.longest:.2f} s, hangs after steps {list(self.hangs)}; "
            f"memory {self.memory[0]} to {self.memory[1]} MiB"
        )


class Surroundings:
    """A home, a library if wanted, and programs that only pretend."""

    def __init__(self, folder: Path, *, library: bool) -> None:
        self.environment = {
            "HOME": str(folder / "home"),
            "PATH": f"{folder / 'bin'}:/usr/bin:/bin",
            "DISPLAY": ":99",
            "EDITOR": str(folder / "bin" / "editor"),
            "BROWSER": "browser",
            "PYTHONFAULTHANDLER": "1",
            "TMPDIR": str(folder / "tmp"),
            **{f"XDG_{name}_HOME": str(folder / name.lower()) for name in XDG},
        }
        for name in ("home", "bin", "tmp", "work"):
            (folder / name).mkdir()
        programs = {"xclip": "#!/bin/sh\ncat > /dev/null\n", "browser": "#!/bin/sh\n", "editor": EDITOR}
        for name, text in programs.items():
            (folder / "bin" / name).write_text(text)
            (folder / "bin" / name).chmod(0o755)
        self.folder = folder
        self._pages = folder / "pages" if library else None
        if self._pages is not None:
            write_postings(self._pages, POSTINGS)

    def fill(self) -> None:
        """Put the documents of the library back, if any were taken out."""
        if self._pages is not None:
            subprocess.run(
                [*command(), "add", str(self._pages)],
                env={**os.environ, **self.environment}, stdout=subprocess.DEVNULL, check=True,
            )  # fmt: skip

    @property
    def defects(self) -> str:
        """The log of the program."""
        log = self.folder / "state" / "reader" / "log"
        return log.read_text(encoding="utf-8") if log.exists() else ""


class Run:
    """One run: the program is started again whenever it has ended."""

    def __init__(self, surroundings: Surroundings, log: IO[str]) -> None:
        self._surroundings = surroundings
        self._log = log
        self._number = 0
        self._sent = 0
        self._starts = 0
        self._codes: dict[int, int] = {}
        self._answers = [0.0]
        self._hangs: list[int] = []
        self._memory = (0, 0)

    def go(self, source: Iterator[Step], seconds: float) -> Findings:
        """Send steps for so many seconds."""
        end = monotonic() + seconds
        while monotonic() < end:
            self._surroundings.fill()
            self._starts += 1
            with Terminal(
                [], columns=COLUMNS, rows=ROWS, environment=self._surroundings.environment, draws=False
            ) as it:
                it.await_keyboard()
                code = self._session(it, source, end)
            if code is not None:
                self._codes[code] = self._codes.get(code, 0) + 1
                print(f"ended with {code} at step {self._number}", file=self._log, flush=True)
        return Findings(
            self._number, self._sent, self._starts, self._codes, max(self._answers), self._hangs, self._memory
        )

    def _session(self, terminal: Terminal, source: Iterator[Step], end: float) -> int | None:
        """Send steps until the program has ended, and return its exit code; None if it had to be killed."""
        began, level, columns, rows = monotonic(), 0, COLUMNS, ROWS
        for step in source:
            self._number += 1
            self._sent += len(step.data)
            columns, rows = step.size or (columns, rows)
            print(f"{self._number}\t{columns}x{rows}\t{step.data!r}", file=self._log, flush=True)
            took = self._act(terminal, step.data, columns + self._number % 2, rows)
            if took is None:
                return terminal.wait_for_end()
            if took > HANG:
                self._hangs.append(self._number)
                print(f"no answer for {took:.1f} s at step {self._number}", file=self._log, flush=True)
            if took >= GIVE_UP:
                print(terminal.last_words(), file=self._log, flush=True)
                return None
            now = _memory_of(terminal.pid)
            if now and monotonic() - began > WARM_UP:
                level = level or now
                self._memory = max(self._memory, (level, now), key=lambda both: both[1] - both[0])
            if monotonic() > end:
                terminal.kill(signal.SIGTERM)
                code = terminal.wait_for_end()
                return 0 if code == 128 + signal.SIGTERM else code
        raise AssertionError("there is always another step")

    def _act(self, terminal: Terminal, data: bytes, columns: int, rows: int) -> float | None:
        """Send a step; return the seconds to the answer, or None if the program has ended."""
        began = monotonic()
        if not terminal.send(data, within=GIVE_UP):
            return monotonic() - began if terminal.await_output(0) else None
        terminal.resize(columns, rows)
        asked = monotonic()
        is_there = terminal.await_output(GIVE_UP)
        self._answers.append(monotonic() - asked)
        return self._answers[-1] if is_there else None


def _memory_of(pid: int) -> int:
    """Return how much memory a process uses, in MiB; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").split("\n")
    except OSError:
        return 0
    return next((int(line.split()[1]) >> 10 for line in lines if line.startswith("VmRSS")), 0)


def main() -> int:
    """Run, and print what was found."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--library", action="store_true", help="on a library of 2,000 postings")
    parser.add_argument("--log", help="a file for what is sent")
    arguments = parser.parse_args()
    with TemporaryDirectory(prefix="reader-random-", ignore_cleanup_errors=True) as name:
        surroundings = Surroundings(Path(name), library=arguments.library)
        with open(arguments.log or os.devnull, "w", encoding="utf-8") as log:  # noqa: PTH123
            found = Run(surroundings, log).go(steps(arguments.seed), arguments.seconds)
        print(f"seed {arguments.seed}: {found}")
        if not found.is_good:
            print(surroundings.defects)
    return 0 if found.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
