"""Programs killed at any moment: what they acknowledged is there, and nothing of theirs is left behind."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.library.store_handle import user_library
from reader.store.schema import MIGRATIONS
from tests.end_to_end.kills import PATIENCE, Account, Killer
from tests.end_to_end.old_library import contents, make_old_library, problems, version
from tests.end_to_end.terminal import command
from tests.library.samples import HARBOR, TIDES, add, page, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.end_to_end.kills import Ended

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs Linux's /proc")

ADDED = 40
"""Documents added at once."""
MARKED = 30
"""Items marked at once."""
FEWEST = 3
"""Steps that are never undone."""
LOOKED_AT = 5
"""Every so many searches another one is waited for, and must find everything."""


class Killed:
    """One folder, in which programs are started and killed; each job is checked at once."""

    def __init__(self, folder: Path, killer: Killer, many: int) -> None:
        """`many` is how many items the old library has."""
        self.folder = folder
        self._killer = killer
        self._number = 0
        self._account = Account()
        self._old = folder / "old.db"
        make_old_library(self._old, many)
        self._old_contents = contents(self._old)

    def jobs(self) -> Sequence[Callable[[], None]]:
        """Return them all; changes are made twice as often as they are taken back."""
        return [
            self.add, self.tag, self.undo_many, self.export, self.mark, self.search, self.migrate, self.undo,
            self.add, self.tag, self.redo, self.mark,
        ]  # fmt: skip

    def _run(self, *words: str, given: str = "") -> Ended:
        self._number += 1
        return self._killer.run(words[0], *command(), *words, given=given)

    def _work(self, task: str, *words: str) -> Ended:
        self._number += 1
        program = (sys.executable, "-m", "tests.end_to_end.worker", str(user_library()), task)
        return self._killer.run(task, *program, *words)

    def add(self) -> None:
        """Add documents that are not in the library."""
        names = [f"k{self._number}x{n}" for n in range(ADDED)]
        place = write(self.folder / f"docs{self._number}", **{name: page(name, TIDES) for name in names})
        lines = [line.split("\t") for line in self._run("add", str(place)).lines]
        self._account.check_added([Path(source).name for kind, source, *_ in lines if kind == "added"])

    def tag(self) -> None:
        """Tag items one after the other."""
        prefix = f"t{self._number}x"
        done = self._work("tag", prefix, "999").lines
        self._account.check_additions([f"+{prefix}{line.strip()}" for line in done], 999)

    def mark(self) -> None:
        """Mark many items at once, and make the day's backup before."""
        shutil.rmtree(user_library().parent / "backups", ignore_errors=True)
        tag, ids = f"m{self._number}", self._account.items[-MARKED:]
        done = self._run("mark", "-", "--tag", tag, "--note", f"note {tag}", given="\n".join(ids)).lines
        self._account.check_additions([f"+{tag}, wrote a note on them"] * len(done), 1)
        with Library.open() as library:
            assert library.marks.tags().get(tag, 0) == (len(ids) if tag in self._account.tags else 0)
            notes = [library.marks.of(item).notes for item in ids]
            noted = sum(f"note {tag}" in [note.text for note in each] for each in notes)
            assert noted == library.marks.tags().get(tag, 0)
        for backup in (user_library().parent / "backups").glob("*.db"):
            assert version(backup) == MIGRATIONS[-1].version

    def undo(self) -> None:
        """Undo the newest step, unless few are left."""
        if len(self._account.standing) > FEWEST:
            self._account.check_undone(_told(self._run("undo"), "Undone: "))

    def redo(self) -> None:
        """Redo the step undone last."""
        self._account.check_redone(_told(self._run("redo"), "Redone: "))

    def undo_many(self) -> None:
        """Undo and redo steps one after the other, as many as leave something to undo."""
        turns = min(300, 5 * max(0, len(self._account.standing) - FEWEST))
        self._account.check_turns(self._work("undo", str(turns)).lines, turns)

    def export(self) -> None:
        """Export the library over an earlier export."""
        target = self.folder / "export.jsonl"
        target.write_text("earlier")
        ended = self._run("export", "--to", "jsonl", "-o", str(target), "--force")
        text = target.read_text(encoding="utf-8")
        assert ended.code is None or text != "earlier"
        if text != "earlier":
            kinds = [json.loads(line).get("is") for line in text.splitlines()]
            assert kinds.count("document") == self._account.documents
            assert text.endswith("\n")

    def search(self) -> None:
        """Search with an index that has to be brought up to date, or made."""
        if self._killer.rng.random() < 1 / LOOKED_AT:
            shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)
        self._run("search", "boats")
        if self._killer.rng.random() < 1 / LOOKED_AT:
            self.look()

    @staticmethod
    def look() -> None:
        """Check that a search finds everything."""
        with Library.open() as library:
            found = library.search("sea in:articles", limit=1)
            assert found is not None
            assert found.total == len(library.items("article"))

    def migrate(self) -> None:
        """Open a library of the first release, which is copied and then brought up to date."""
        self._number += 1
        folder = self.folder / f"old{self._number}"
        folder.mkdir()
        path = folder / "library.db"
        shutil.copyfile(self._old, path)
        where = {"READER_LIBRARY": str(path)}
        self._killer.run("migrate", *command(), "history", "-n", "1", environment=where)
        assert problems(path) == []
        assert contents(path) == self._old_contents
        (kept,) = (folder / "backups").glob("*.db")
        assert version(kept) == 2
        assert contents(kept) == self._old_contents
        left = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
        assert left == {"library.db", "library.db-pid", str(kept.relative_to(folder))}
        shutil.rmtree(folder)

    def check_all(self) -> None:
        """Check that the library is sound, and that nothing is left behind."""
        self._killer.await_end()
        self.look()
        with Library.open() as library:
            assert list(library.check()) == []
            assert library.is_indexed
            library.backup()
        home = Path(os.environ["HOME"])
        assert not [file for file in home.rglob("*") if "partial" in file.name or file.suffix == ".new"]
        (index,) = Path(os.environ["XDG_CACHE_HOME"]).rglob("state.json")
        assert len([entry for entry in index.parent.iterdir() if entry.is_dir()]) == 1
        assert not [file for file in self.folder.iterdir() if file.name.startswith(".export")]
        assert not list((self.folder / "tmp").iterdir())


def _told(ended: Ended, before: str) -> str | None:
    """Return the step that a program named, "" if it said that there is none, None if it said nothing."""
    assert len(ended.lines) <= 1
    if not ended.lines:
        return None
    line = ended.lines[0].strip()
    return "" if line.startswith("Nothing to") else line.removeprefix(before)


@pytest.mark.parametrize(("rounds", "many"), [(8, 100), pytest.param(300, 4000, marks=pytest.mark.slow)])
def test_kills_lose_nothing_and_leave_nothing(tmp_path: Path, rounds: int, many: int) -> None:
    with Library.open() as library:
        add(library, write(tmp_path / "docs", a=page("First", TIDES, HARBOR)))
    killed = Killed(tmp_path, Killer(tmp_path, random.Random(rounds)), many)  # noqa: S311
    jobs = killed.jobs()
    for number in range(rounds):
        jobs[number % len(jobs)]()
    killed.check_all()


@pytest.mark.slow
def test_the_helpers_of_a_killed_program_end(tmp_path: Path) -> None:
    killer = Killer(tmp_path, random.Random(1))  # noqa: S311
    place, text = TIDES
    many = {f"m{n}": page(f"Many {n}", *((place, f"{text} {n} {m}") for m in range(150))) for n in range(30)}
    write(tmp_path / "many", **many)
    subprocess.run([*command(), "add", str(tmp_path / "many")], check=True, capture_output=True)
    variables = {**os.environ, "READER_TEST_MARK": tmp_path.name}
    process = subprocess.Popen([*command(), "search", "boats"], stdout=subprocess.DEVNULL, env=variables)
    end = monotonic() + PATIENCE
    while process.poll() is None and len(killer.processes()) < 2:
        assert monotonic() < end
    helpers = killer.processes()
    process.kill()
    process.wait()
    assert len(helpers) > 1
    killer.await_end()
