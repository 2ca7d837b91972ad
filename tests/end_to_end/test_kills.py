"""Programs killed at any moment: what they acknowledged is there, and nothing of theirs is left behind."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.library.store_handle import user_library
from tests.end_to_end.terminal import command
from tests.library.samples import HARBOR, TIDES, add, page, write

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs Linux's /proc")

SLOWEST = 3.0
"""Seconds within which a program is killed."""
PATIENCE = 60.0
"""Seconds for the processes of a killed program to end."""


class Killed:
    """One folder, in which programs are started and killed."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.folder = folder
        self._rng = rng
        self._number = 0
        self.added: list[str] = []
        """The sources that were told to be in the library."""
        self.tags: set[str] = set()

    def run(self, *words: str) -> list[str]:
        """Run a program, kill it at some moment unless it ends before, and return its whole lines."""
        variables = {**os.environ, "READER_TEST_MARK": self.folder.name, "TMPDIR": str(self.folder / "tmp")}
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=variables)
        try:
            out, _ = process.communicate(timeout=self._rng.uniform(0.1, SLOWEST))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            out, _ = process.communicate()
        return [line for line in out.decode().splitlines(keepends=True) if line.endswith("\n")]

    def add(self) -> None:
        """Add documents that are not in the library."""
        self._number += 1
        names = [f"k{self._number}x{n}" for n in range(40)]
        place = write(self.folder / f"docs{self._number}", **{name: page(name, TIDES) for name in names})
        for line in self.run(*command(), "add", str(place)):
            kind, source, *_ = line.split("\t")
            if kind == "added":
                self.added.append(Path(source).name)

    def mark(self) -> None:
        """Tag items, and undo a tag now and then, from another program."""
        self._number += 1
        words = (
            sys.executable,
            "-m",
            "tests.end_to_end.worker",
            str(user_library()),
            f"t{self._number}x",
            "999",
        )
        self.tags |= {f"t{self._number}x{int(line)}" for line in self.run(*words)}

    def export(self) -> None:
        """Export the library over an earlier export."""
        target = self.folder / "export.jsonl"
        target.write_text("earlier")
        self.run(*command(), "export", "--to", "jsonl", "-o", str(target), *self._force())
        text = target.read_text(encoding="utf-8")
        assert text == "earlier" or all(json.loads(line) for line in text.splitlines())
        assert text == "earlier" or text.endswith("\n")

    def search(self) -> None:
        """Search with an index that has to be brought up to date."""
        self.run(*command(), "search", "boats")

    @staticmethod
    def _force() -> list[str]:
        helped = subprocess.run([*command(), "export", "--help"], capture_output=True, text=True)
        return ["--force"] if "--force" in helped.stdout else []

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


@pytest.mark.parametrize("rounds", [3, pytest.param(300, marks=pytest.mark.slow)])
def test_kills_lose_nothing_and_leave_nothing(tmp_path: Path, rounds: int) -> None:
    rng = random.Random(rounds)  # noqa: S311
    killed = Killed(tmp_path, rng)
    (tmp_path / "tmp").mkdir()
    first = write(tmp_path / "docs", a=page("First", TIDES, HARBOR))
    with Library.open() as library:
        add(library, first)
    jobs: list[Callable[[], None]] = [killed.add, killed.mark, killed.export, killed.search]
    for number in range(rounds):
        jobs[number % len(jobs)]()
    end = monotonic() + PATIENCE
    while killed.processes():
        assert monotonic() < end, killed.processes()
    with Library.open() as library:
        assert list(library.check()) == []
        there = {Path(entry.source).name for entry in library.documents.list()}
        assert set(killed.added) <= there
        assert killed.tags <= set(library.marks.tags())
        assert library.search("boats") is not None
        library.backup()
    left = [file.name for file in user_library().parent.rglob("*") if "partial" in file.name]
    assert not left
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".export")]
    assert not list((tmp_path / "tmp").iterdir())


def test_the_helpers_of_a_killed_program_end(tmp_path: Path) -> None:
    killed = Killed(tmp_path, random.Random(1))  # noqa: S311
    (tmp_path / "tmp").mkdir()
    place, text = TIDES
    many = {f"m{n}": page(f"Many {n}", *((place, f"{text} {n} {m}") for m in range(150))) for n in range(30)}
    write(tmp_path / "many", **many)
    subprocess.run([*command(), "add", str(tmp_path / "many")], check=True, capture_output=True)
    variables = {**os.environ, "READER_TEST_MARK": tmp_path.name}
    process = subprocess.Popen([*command(), "search", "boats"], stdout=subprocess.DEVNULL, env=variables)
    end = monotonic() + PATIENCE
    while process.poll() is None and len(killed.processes()) < 2:
        assert monotonic() < end
    helpers = killed.processes()
    process.kill()
    process.wait()
    assert len(helpers) > 1
    end = monotonic() + PATIENCE
    while killed.processes():
        assert monotonic() < end, killed.processes()
