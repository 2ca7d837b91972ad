"""Several processes on one library, and processes killed at any moment."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import PosixPath
from typing import IO, TYPE_CHECKING

import pytest

from reader.errors import BusyError
from reader.store import Storage, open_library
from reader.store.connections import Connections
from reader.store.failures import lock_holder
from reader.store.schema import MIGRATIONS
from reader.store.values import MarkChange
from tests.fakes import Faults
from tests.store.samples import put_tags
from tests.store.worker import NEXT, change, is_there

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.fakes import Clock


def start(task: str, path: Path, *rest: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.worker", task, str(path), *map(str, rest)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def output(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def end(process: subprocess.Popen[str]) -> None:
    with process:
        process.kill()


@pytest.mark.slow
@pytest.mark.parametrize("rounds", [10, pytest.param(300, marks=pytest.mark.slow)])
def test_a_killed_process_loses_nothing_that_it_acknowledged(path: Path, clock: Clock, rounds: int) -> None:
    open_library(path, clock=clock).close()
    rng = random.Random(rounds)  # noqa: S311
    first = 0
    for round_ in range(rounds):
        process = start("work", path, f"r{round_}.", first, 1_000_000)
        acknowledged = first - 1
        for _ in range(rng.randrange(25)):
            acknowledged = int(output(process).readline())
        process.kill()
        # What it wrote before being killed counts as acknowledged too.
        lines = output(process).read().splitlines(keepends=True)
        acknowledged = max([acknowledged, *(int(line) for line in lines if line.endswith("\n"))])
        end(process)
        with open_library(path, clock=clock) as library:
            prefix = f"r{round_}."
            assert all(is_there(library, prefix, number) for number in range(first, acknowledged + 1))
            assert not is_there(library, prefix, acknowledged + 2)
            assert library.check() == []
        first = acknowledged + 1


@pytest.mark.long
def test_two_processes_at_once_both_get_their_changes_in(path: Path, clock: Clock) -> None:
    open_library(path, clock=clock).close()
    processes = [start("work", path, prefix, 0, 40) for prefix in ("a", "b", "c")]
    with open_library(path, clock=clock) as library:
        for number in range(40):
            put_tags(library, ["z"], add=[str(number)], step="tagged")
        for process in processes:
            with process:
                assert output(process).read().split() == [str(number) for number in range(40)]
        assert all(is_there(library, prefix, number) for prefix in "abc" for number in range(40))
        assert len(library.marks.of("z").tags) == 40
        assert library.check() == []


@pytest.mark.parametrize("count", [10, pytest.param(50, marks=pytest.mark.slow)])
def test_many_short_processes_make_open_and_close_one_library(path: Path, clock: Clock, count: int) -> None:
    processes = [start("work", path, f"p{number}.", 0, 4) for number in range(count)]
    for process in processes:
        with process:
            assert output(process).read().split() == ["0", "1", "2", "3"]
    with open_library(path, clock=clock) as library:
        assert all(is_there(library, f"p{n}.", number) for n in range(count) for number in range(4))
        assert len(library.documents.list()) == count
        assert library.check() == []


def test_a_full_disk_is_told_and_costs_nothing_that_was_acknowledged(path: Path, clock: Clock) -> None:
    command = [sys.executable, "-m", "tests.store.worker", "fill", str(path), "n", "0", "100000"]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 1
    assert f"{path}: can't be" in ended.stderr
    assert "Traceback" not in ended.stderr
    done = len(ended.stdout.split())
    assert done > 10
    with open_library(path, clock=clock) as library:
        assert all(is_there(library, "n", number) for number in range(done))
        assert not is_there(library, "n", done)
        assert library.check() == []


def test_threads_share_one_library(library: Storage) -> None:
    def work(prefix: str) -> bool:
        for number in range(24):
            change(library, prefix, number)
            assert is_there(library, prefix, number)
            assert list(library.documents.items())
        return True

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(work, "abcdef"))
    assert all(is_there(library, prefix, number) for prefix in "abcdef" for number in range(24))
    assert library.check() == []


def test_who_waits_too_long_is_told_whom_for(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock, connect=Faults(timeout=0.05).connect) as library:
        process = start("hold", path)
        assert output(process).readline() == "held\n"
        with pytest.raises(BusyError, match=f"is in use by process {process.pid};"):
            library.marks.set(["x"], MarkChange(starred=True), step="starred")
        assert library.marks.of("x").starred is False
        end(process)
        library.marks.set(["x"], MarkChange(starred=True), step="starred")


@pytest.mark.parametrize(
    "signature", ["", "x", "-1", "0", "9" * 30, pytest.param(str(os.getpid()), id="own")]
)
def test_a_signature_that_names_nobody_else(path: Path, signature: str) -> None:
    path.parent.mkdir()
    assert lock_holder(path) == "another program"
    path.with_name("library.db-pid").write_text(signature)
    assert lock_holder(path) == "another program"


def test_a_dead_holder_and_one_of_another_user(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    path.with_name("library.db-pid").write_text(str(process.pid))
    assert lock_holder(path) == "another program"

    def refuse(_pid: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr("os.kill", refuse)
    assert lock_holder(path) == f"process {process.pid}"


def test_what_another_did_is_noticed_and_there(library: Storage, clock: Clock) -> None:
    assert not library.changed_elsewhere()
    put_tags(library, ["x"], add=["own"], step="tagged")
    assert not library.changed_elsewhere()
    with open_library(library.path, clock=clock) as other:
        put_tags(other, ["x"], add=["other"], step="tagged by the other")
        stamp = other.mark_changes()
    assert library.changed_elsewhere()
    assert not library.changed_elsewhere()
    assert library.mark_changes() == stamp
    assert library.marks.of("x").tags == ("other", "own")
    step = library.history.undo()
    assert step is not None
    assert step.name == "tagged by the other"


def test_a_reader_sees_one_state_while_another_writes(library: Storage) -> None:
    put_tags(library, ["a", "c"], add=["t"], step="tagged")
    found = library.export()
    assert next(found) == library.marks.of("a")
    put_tags(library, ["b"], add=["t"], step="tagged")
    assert list(found) == [library.marks.of("c")]


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.slow)])
def test_a_migration_that_is_killed_anywhere_leaves_old_or_new(path: Path, clock: Clock, step: int) -> None:
    with open_library(path, clock=clock) as library:
        library.marks.add_note("x", "text", step="noted")
    whole = _migrate(path.parent, 0)
    assert whole
    for call in range(1, int(whole[0]) + 1, step):
        shutil.copytree(
            path.parent, path.parent.with_name(str(call)), ignore=shutil.ignore_patterns("backups")
        )
        folder = path.parent.with_name(str(call))
        shutil.copy(path.with_name("old.db"), folder / path.name)
        assert _migrate(folder, call) == []
        with open_library(folder / path.name, clock=clock, migrations=(*MIGRATIONS, NEXT)) as library:
            assert [note.text for note in library.marks.of("x").notes] == ["text"]
            assert library.check() == []
        for backup in (folder / "backups").glob("*.db"):
            open_library(backup, clock=clock, migrations=(*MIGRATIONS, NEXT)).close()


def _migrate(folder: Path, call: int) -> Sequence[str]:
    """Migrate a folder's library in a process that dies at a call; return its output."""
    path = folder / "library.db"
    if not call:
        shutil.copy(path, folder / "old.db")
    process = start("migrate", path, call)
    with process:
        return output(process).read().split()


def test_a_file_that_grows_while_another_thread_looks_at_it_is_not_cut_short(library: Storage) -> None:
    class Slow(PosixPath):
        """A path that takes long to look at: meanwhile the file grows, and another reader sees that."""

        def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
            found = super().stat(follow_symlinks=follow_symlinks)
            if self.name != library.path.name:  # a file beside it
                return found
            connections.path = library.path
            with library.path.open("ab") as file:
                file.write(bytes(4096))
            with connections.reading():
                pass
            connections.path = self
            looks.append(found.st_size)
            return found

    looks: list[int] = []
    connections = Connections(library.path)
    with connections.reading():
        pass
    connections.path = Slow(library.path)
    with connections.reading():
        pass
    assert looks
    connections.close()
