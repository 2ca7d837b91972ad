"""Programs started to be killed, and what a library must hold after each kill: exactly what was acknowledged.

Each step of the history says what it did. So the history is the account: it must go on from what it was
before a program ran, by what that program acknowledged and at most one change more; and documents and tags
must be what the steps that stand make them.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader import Library
from tests.end_to_end.worker import is_redo

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

    from reader.store.values import Step

FIRST_GUESS = 0.6
"""Seconds that a program is taken to run, before one has ended by itself."""
LONGER = 1.08
"""How much longer the next program of a kind may run if this one was killed."""
PATIENCE = 60.0
"""Seconds for the processes of a killed program to end."""
_TAG = re.compile(r"\+([^\s,]+)")


class Ended(NamedTuple):
    """A program that was killed, or ended by itself before."""

    lines: list[str]
    """Its whole lines."""
    code: int | None
    """None if it was killed."""


class Killer:
    """Starts programs, and kills them at moments spread over the time that they take."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.folder = folder
        self.rng = rng
        self._longest: dict[str, float] = {}
        (folder / "tmp").mkdir()

    def run(
        self, kind: str, *words: str, given: str = "", environment: Mapping[str, str] | None = None
    ) -> Ended:
        """Run a program, and kill it at some moment unless it ends before."""
        variables = {**os.environ, "READER_TEST_MARK": self.folder.name, "TMPDIR": str(self.folder / "tmp")}
        pipe = subprocess.PIPE
        longest = self._longest.setdefault(kind, FIRST_GUESS)
        start = monotonic()
        process = subprocess.Popen(
            words,
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            env={**variables, **(environment or {})},
        )
        try:
            out, _ = process.communicate(given.encode(), timeout=self.rng.uniform(0.1, max(0.2, longest)))
            self._longest[kind] = (monotonic() - start) * LONGER
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            out, _ = process.communicate()
            self._longest[kind] = longest * LONGER
        code = process.returncode if process.returncode >= 0 else None
        return Ended([line for line in out.decode().splitlines(keepends=True) if line.endswith("\n")], code)

    def await_end(self) -> None:
        """Wait until no process is left of what was started here."""
        end = monotonic() + PATIENCE
        while left := self.processes():
            assert monotonic() < end, left

    def processes(self) -> list[str]:
        """Return the processes that are left of what was started here."""
        mark = f"READER_TEST_MARK={self.folder.name}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append((entry / "cmdline").read_bytes().decode())
            except OSError:
                continue
        return found


class Account:
    """What the user's library holds, told by its history and compared after each program."""

    def __init__(self) -> None:
        self.steps: Sequence[Step] = ()
        """Oldest first."""
        self.items: Sequence[str] = ()
        """The ids of the items."""
        self.standing: list[int] = []
        """The numbers of the steps that are not undone."""
        self.tags: set[str] = set()
        self.documents = 0
        self._read()

    def check_additions(self, words: Sequence[str], most: int) -> None:
        """Compare after a program that acknowledged steps whose names end with these words, of `most`."""
        before = self.steps
        self._read()
        assert self.steps[: len(before)] == before
        new = [step.name for step in self.steps[len(before) :]]
        assert len(words) <= len(new) <= min(len(words) + 1, most), (words, new)
        assert all(name.endswith(word) for name, word in zip(new, words, strict=False)), (words, new)

    def check_added(self, sources: Sequence[str]) -> None:
        """Compare after a program that acknowledged these sources."""
        before = self.steps
        there = self._read()
        assert self.steps[: len(before)] == before
        assert len(self.steps) <= len(before) + 1
        assert set(sources) <= there

    def check_turns(self, done: Sequence[str], most: int) -> None:
        """Compare after a program of `worker.py` that acknowledged turns in the history, of `most`."""
        before = self.steps
        self._read()
        assert [step.id for step in self.steps] == [step.id for step in before]
        possible = [_turned(before, len(done)), _turned(before, min(len(done) + 1, most))]
        assert self.standing in [standing for standing, _ in possible]
        assert [int(line) for line in done] == possible[0][1]

    def check_undone(self, name: str | None) -> None:
        """Compare after a program that acknowledged that it undid the newest step, or None."""
        before = self.steps
        self._read()
        standing, turned = _turned(before, 1)
        allowed = [standing] if name else [standing, _standing(before)]
        assert self.standing in allowed
        if name:
            assert name == next(step.name for step in before if step.id == turned[0])

    def check_redone(self, name: str | None) -> None:
        """Compare after a program that acknowledged that it redid a step, "" for none, or None."""
        before = {step.id: step for step in self.steps}
        self._read()
        assert set(before) <= {step.id for step in self.steps}
        changed = [step for step in self.steps if before.get(step.id) != step]
        if name is not None:
            assert name == (changed[0].name if changed else "")
        if len(changed) == 1:
            assert before[changed[0].id].undone
            assert not changed[0].undone
        elif changed:
            old, again = changed
            assert (old.undone, old.again, again.undone) == (True, True, False)
            assert old.name == again.name
            assert again.id not in before

    def _read(self) -> set[str]:
        """Read the history; compare what stands with what is there, and return the names of the files."""
        with Library.open() as library:
            self.steps = tuple(reversed(library.marks.history()))
            documents = library.documents.list()
            self.items = [item.id for item in library.items()]
            self.tags = set(library.marks.tags())
        self.documents = len(documents)
        self.standing = _standing(self.steps)
        standing = [step for step in self.steps if not step.undone]
        assert self.tags == {tag for step in standing for tag in _TAG.findall(step.name)}
        assert {entry.id for entry in documents} == {name for step in standing for name in step.documents}
        return {Path(entry.source).name for entry in documents}


def _standing(steps: Sequence[Step]) -> list[int]:
    return [step.id for step in steps if not step.undone]


def _turned(steps: Sequence[Step], turns: int) -> tuple[list[int], list[int]]:
    """Return the steps that stand after so many turns of `worker.py`, and the step of each turn."""
    standing, undone, turned = _standing(steps), list[int](), list[int]()
    for number in range(turns):
        source, target = (undone, standing) if is_redo(number) else (standing, undone)
        target.append(source.pop())
        turned.append(target[-1])
    return standing, turned
