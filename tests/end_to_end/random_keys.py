"""Random input at full speed for the real program in a real terminal: does it end, hang or grow?

    .venv/bin/python -m tests.end_to_end.random_keys --seed 1 --seconds 60 [--library] [--stay] [--first 7400]

With `--library` it runs on a library of 2,000 postings; while keys come, a second program adds the documents
again now and then, in case some were taken out. Otherwise it runs on the bundled documents. Clipboard,
browser and editor are fakes. With `--stay` it leaves out the keys that end the program, so that one program
runs as long as it can. The same seed sends the same input; what was sent is kept in `--log`. `--first`
begins later in it, to look at what a log says of a step.

It prints what it found, and ends with 1 if that is bad: an exit code other than 0, a hang, or memory that
grows. 130 is right where a terminal took ctrl+c for a signal, as it does while another program has it. A hang
is more than 2 seconds without output after input, less the time for which the program was ready to compute
while others had the processors (see `processor_time`): on a busy machine that can be most of it. The log has
where the threads were after the first of these seconds.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from tests.end_to_end.corpus import write_postings
from tests.end_to_end.explaining import STACKS
from tests.end_to_end.processor_time import Took, memory, moment
from tests.end_to_end.random_input import steps
from tests.end_to_end.terminal import Terminal, command

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import IO

    from tests.end_to_end.random_input import Step

POSTINGS = 2_000
HANG = 2.0
"""Seconds without an answer that count as hanging."""
GIVE_UP = 60.0
"""Seconds after which no answer is waited for any more."""
WARM_UP = 500
"""Steps after which memory should have reached its level: every screen has been open by then."""
ADD_EVERY = 100
"""Steps after which a second program adds the documents again."""
LOOK = 1.0
"""Seconds without an answer after which to see where the program is."""
INTERRUPTED = 128 + signal.SIGINT
CAN_FAIL = (0, 5)
"""Exit codes of the second program: the library may be in use for long."""
EXPLAINING = (
    [] if "READER_COMMAND" in os.environ else [sys.executable, str(Path(__file__).parent / "explaining.py")]
)
"""The checkout's program, which can say where it is; not one that is named."""
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
    slowest: Took
    """The slowest answer."""
    own: float
    """Seconds to the slowest answer but for others."""
    hangs: Sequence[int]
    """The steps after which no answer came in time."""
    unasked: int
    """How often it ended as by ctrl+c, which nobody had sent when it was a signal."""
    memory: tuple[int, int]
    """MiB after warming up and at the end, of the run of the program that grew most."""

    @property
    def is_good(self) -> bool:
        """Whether nothing bad happened."""
        is_code_good = self.codes.keys() <= {0, INTERRUPTED} and not self.unasked
        return is_code_good and not self.hangs and self.memory[1] - self.memory[0] <= GROWTH

    def __str__(self) -> str:
        codes = ", ".join(f"{code}: {count}" for code, count in sorted(self.codes.items())) or "none"
        return (
            f"{self.steps:,} steps, {self.bytes:,} bytes, {self.starts} starts; exit codes {codes}; "
            f"slowest answer {self.slowest.wall:.2f} s, of its own {self.own:.2f} s; "
            f"hangs after steps {list(self.hangs)}; {self.unasked} interrupts that nobody sent; "
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
        self.stacks = folder / "stacks"
        self.environment[STACKS] = str(self.stacks)
        self._pages = folder / "pages" if library else None
        self._adding: subprocess.Popen[bytes] | None = None
        if self._pages is not None:
            write_postings(self._pages, POSTINGS)

    def fill(self) -> None:
        """Put the documents of the library back, if any were taken out, and wait until they are there."""
        self.finish()
        self.fill_soon()
        self.finish()

    def fill_soon(self) -> None:
        """Put the documents back while the program runs, unless that is under way."""
        if self._pages is None or (self._adding is not None and self._adding.poll() is None):
            return
        code = 0 if self._adding is None else self._adding.returncode
        assert code in CAN_FAIL, f"adding the documents again ended with {code}"
        self._adding = subprocess.Popen(
            [*command(), "add", str(self._pages)],
            env={**os.environ, **self.environment}, stdout=subprocess.DEVNULL, cwd=self.folder / "work",
        )  # fmt: skip

    def finish(self) -> None:
        """Wait for the second program."""
        if self._adding is not None:
            self._adding.wait()

    def last_stacks(self) -> str:
        """Return where the threads were when that was last asked, and forget it."""
        stacks = self.stacks.read_text(encoding="utf-8") if self.stacks.exists() else ""
        self.stacks.write_text("", encoding="utf-8")
        return stacks

    @property
    def defects(self) -> str:
        """The log of the program."""
        log = self.folder / "state" / "reader" / "log"
        return log.read_text(encoding="utf-8") if log.exists() else ""


class Run:
    """One run: the program is started again whenever it has ended."""

    def __init__(self, surroundings: Surroundings, log: IO[str], *, stays: bool, first: int = 1) -> None:
        """With `stays`, the terminal needs no ctrl+q to go on, which can reach the program.

        `first` is the number of the first step.
        """
        self._surroundings = surroundings
        self._log = log
        self._stays = stays
        self._number, self._first = first - 1, first
        self._unasked = 0
        self._sent = 0
        self._starts = 0
        self._codes: dict[int, int] = {}
        self._slowest, self._own = Took(0.0), 0.0
        self._hangs: list[int] = []
        self._memory = (0, 0)

    def go(self, source: Iterator[Step], seconds: float) -> Findings:
        """Send steps for so many seconds."""
        end = monotonic() + seconds
        while monotonic() < end:
            self._surroundings.fill()
            self._starts += 1
            with Terminal(
                [], columns=COLUMNS, rows=ROWS, draws=False, can_stop=not self._stays,
                environment=self._surroundings.environment, folder=self._surroundings.folder / "work",
                program=EXPLAINING,
            ) as it:  # fmt: skip
                it.await_keyboard()
                code = self._session(it, source, end)
                self._unasked += code == INTERRUPTED and not it.interrupts
            if code is not None:
                self._codes[code] = self._codes.get(code, 0) + 1
                self._say(f"ended with {code} at step {self._number}")
        return Findings(
            self._number - self._first + 1, self._sent, self._starts, self._codes,
            self._slowest, self._own, self._hangs, self._unasked, self._memory,
        )  # fmt: skip

    def _session(self, terminal: Terminal, source: Iterator[Step], end: float) -> int | None:
        """Send steps until the program has ended, and return its exit code; None if it had to be killed."""
        begun, level, columns, rows = self._number, 0, COLUMNS, ROWS
        for step in source:
            self._number += 1
            self._sent += len(step.data)
            columns, rows = step.size or (columns, rows)
            self._say(f"{self._number}\t{columns}x{rows}\t{step.data!r}")
            took = self._act(terminal, step.data, columns + self._number % 2, rows)
            if took is None:
                return terminal.wait_for_end()
            self._judge(took)
            if took.wall >= GIVE_UP:
                self._say(terminal.last_words())
                return None
            if self._number - begun >= WARM_UP:
                now = memory(terminal.pid)
                level = level or now
                self._memory = max(self._memory, (level, now), key=lambda both: both[1] - both[0])
            if self._number % ADD_EVERY == 0:
                self._say(f"{memory(terminal.pid)} MiB at step {self._number}")
                self._surroundings.fill_soon()
            if monotonic() > end:
                terminal.kill(signal.SIGTERM)
                code = terminal.wait_for_end()
                return 0 if code == 128 + signal.SIGTERM else code
        raise AssertionError("there is always another step")

    def _judge(self, took: Took) -> None:
        """Note whether an answer was slow."""
        self._slowest, self._own = max(self._slowest, took), max(self._own, took.own)
        if took.wall > HANG:
            self._say(f"no answer for {took.wall:.1f} s, of its own {took.own:.1f} s, at step {self._number}")
            self._say(self._surroundings.last_stacks())
        if took.own > HANG:
            self._hangs.append(self._number)

    def _act(self, terminal: Terminal, data: bytes, columns: int, rows: int) -> Took | None:
        """Send a step; return how long the answer took, or None if the program has ended."""
        before = moment(terminal.pid)
        is_taken = terminal.send(data, within=GIVE_UP)
        if is_taken:
            terminal.resize(columns, rows)
            before = moment(terminal.pid)
        written = terminal.taken
        is_there = terminal.await_output(LOOK if is_taken else 0)
        if is_there and is_taken and terminal.taken == written:
            if EXPLAINING:
                terminal.kill(signal.SIGUSR1)
            is_there = terminal.await_output(GIVE_UP)
        return Took.between(before, moment(terminal.pid)) if is_there else None

    def _say(self, words: str) -> None:
        print(words, file=self._log, flush=True)


def main() -> int:
    """Run, and print what was found."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--library", action="store_true", help="on a library of 2,000 postings")
    parser.add_argument("--stay", action="store_true", help="leave out the keys that end the program")
    parser.add_argument("--first", type=int, default=1, help="the step to begin with")
    parser.add_argument("--log", help="a file for what is sent")
    arguments = parser.parse_args()
    with TemporaryDirectory(prefix="reader-random-", ignore_cleanup_errors=True) as name:
        surroundings = Surroundings(Path(name), library=arguments.library)
        with open(arguments.log or os.devnull, "w", encoding="utf-8") as log:  # noqa: PTH123
            found = Run(surroundings, log, stays=arguments.stay, first=arguments.first).go(
                islice(steps(arguments.seed, ends=not arguments.stay), arguments.first - 1, None),
                arguments.seconds,
            )
        print(f"seed {arguments.seed}: {found}")
        if not found.is_good:
            print(surroundings.defects)
        surroundings.finish()
    return 0 if found.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
