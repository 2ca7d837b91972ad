"""Every database call made to fail in turn: nothing half-written, reported, and still usable."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.errors import BusyError, LibraryError
from reader.store import Storage, open_library
from reader.store.values import MarkChange, Marks, Position, Setting, Stop
from tests.fakes import Clock, Faults, coded
from tests.store.damage import beside
from tests.store.samples import addition, contents, named, posting, put_tags

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD, NEW = posting("two").id, posting("two, edited").id
FIRST = addition("a.txt", "one", "two")
JOINED = addition("a.txt", "one", "two, edited", joins={OLD: NEW})

CHANGES: dict[str, Callable[[Storage], object]] = {
    "put": lambda library: library.documents.put(addition("b.txt", "six", title="B"), step="added"),
    "update": lambda library: library.documents.put(JOINED, step="updated"),
    "other digest": lambda library: library.documents.put(
        replace(FIRST, digest="other"), step="same"
    ),
    "put all": lambda library: list(library.documents.put_all([JOINED], step=named)),
    "forget": lambda library: library.documents.forget([FIRST.document.id], step="forgot"),
    "star": lambda library: library.marks.set([OLD, "x"], MarkChange(starred=False), step="unstarred"),
    "finish": lambda library: library.marks.finish(OLD),
    "tag": lambda library: put_tags(library, [OLD], add=["big"], remove=["far"], step="tagged"),
    "note": lambda library: library.marks.add_note(OLD, "more", step="noted"),
    "edit": lambda library: library.marks.edit_note(1, "other", step="edited"),
    "delete": lambda library: library.marks.delete_note(1, step="deleted"),
    "position": lambda library: library.positions.set_position(Position("d", "article", 9)),
    "stop": lambda library: library.positions.set_stop(Stop("d", "article", 9)),
    "setting": lambda library: library.positions.set_setting("key", "other"),
    "undo": lambda library: library.history.undo(),
    "redo": lambda library: library.history.redo(),
    "restore": lambda library: library.restore(
        [JOINED, Marks("y", starred=True), Position("e", "article", 1), Setting("more", "1")], step="restored"
    ),
}  # fmt: skip

READS: dict[str, Callable[[Storage], object]] = {
    "list": lambda library: library.documents.list(),
    "items": lambda library: list(library.documents.items()),
    "get": lambda library: library.documents.get(FIRST.document.id),
    "marks": lambda library: library.marks.of(OLD),
    "export": lambda library: list(library.export()),
    "check": lambda library: library.check(),
    "changes": lambda library: library.changes(),
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed library in which every action has something to do."""
    path = tmp_path_factory.mktemp("prepared") / "library.db"
    with open_library(path, clock=Clock()) as library:
        library.documents.put(FIRST, step="added")
        library.marks.set([OLD, "x"], MarkChange(starred=True), step="starred")
        put_tags(library, [OLD], add=["far"], step="tagged")
        library.marks.add_note(OLD, "text", step="noted")
        library.positions.set_setting("key", "value")
        library.marks.add_note("x", "undone", step="noted x")
        library.history.undo()
    return path


@pytest.mark.parametrize("name", CHANGES)
def test_a_failing_call_changes_nothing_and_the_next_works(name: str, prepared: Path, tmp_path: Path) -> None:
    change = CHANGES[name]
    path = tmp_path / "library.db"
    shutil.copy(prepared, path)
    faults = Faults()
    failures = 0
    with open_library(path, clock=Clock(), connect=faults.connect) as library:
        before = contents(library)
        while True:
            faults.arm(failures + 1)
            try:
                change(library)
            except LibraryError as error:
                failures += 1
                assert str(path) in str(error)  # noqa: PT017
            else:
                break
            finally:
                faults.arm(None)
            assert contents(library) == before
        assert failures >= 3  # BEGIN, at least one statement, COMMIT
        assert contents(library) != before
        assert library.check() == []


@pytest.mark.long
@pytest.mark.parametrize("name", READS)
def test_a_failing_read_is_told_and_the_next_works(name: str, prepared: Path, tmp_path: Path) -> None:
    read = READS[name]
    path = tmp_path / "library.db"
    shutil.copy(prepared, path)
    faults = Faults()
    with open_library(path, clock=Clock(), connect=faults.connect) as library:
        wanted = read(library)
        faults.arm(None)
        assert read(library) == wanted
        for call in range(1, faults.calls + 1):
            faults.arm(call)
            with pytest.raises(LibraryError, match="out of luck"):
                read(library)
            faults.arm(None)
            assert read(library) == wanted


def test_opening_fails_cleanly_at_each_call(prepared: Path, tmp_path: Path) -> None:
    path = tmp_path / "data" / "library.db"
    path.parent.mkdir()
    shutil.copy(prepared, path)
    before = beside(path)
    assert _openings_that_fail(path) > 5
    after = beside(path)
    after.pop("library.db-pid", None)
    assert after == before


@pytest.mark.long
def test_making_a_library_fails_cleanly_at_each_call(tmp_path: Path) -> None:
    path = tmp_path / "data" / "library.db"
    faults = Faults()
    for call in range(1, 1000):
        faults.arm(call)
        try:
            open_library(path, clock=Clock(), connect=faults.connect).close()
        except LibraryError:
            assert set(beside(path)) <= {"library.db"}
            if path.exists():  # intact, though it could not be opened
                open_library(path, clock=Clock()).close()
                path.unlink()
        else:
            break
    assert faults.calls > 20
    assert set(beside(path)) == {"library.db"}


def test_a_rollback_that_fails_closes_the_connection_and_the_next_works(
    prepared: Path, tmp_path: Path
) -> None:
    path = tmp_path / "library.db"
    shutil.copy(prepared, path)
    faults = Faults()
    with open_library(path, clock=Clock(), connect=faults.connect) as library:
        before = contents(library)
        for change in (CHANGES["star"], READS["list"]):
            faults.rollback_error = coded(sqlite3.SQLITE_IOERR)
            faults.arm(3 if change is CHANGES["star"] else 2)
            with pytest.raises(LibraryError):
                change(library)
            faults.rollback_error = None
            faults.arm(None)
            assert contents(library) == before
        CHANGES["star"](library)
        assert contents(library) != before


def test_busy_is_told_as_such(prepared: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(prepared, path)
    faults = Faults()
    with open_library(path, clock=Clock(), connect=faults.connect) as library:
        faults.error = coded(sqlite3.SQLITE_BUSY_SNAPSHOT)
        faults.arm(1)
        with pytest.raises(BusyError, match="is in use by another program"):
            CHANGES["star"](library)


def _openings_that_fail(path: Path) -> int:
    """Make opening fail at each of its calls; return how many there are."""
    faults = Faults()
    for call in range(1, 1000):
        faults.arm(call)
        try:
            open_library(path, clock=Clock(), connect=faults.connect).close()
        except LibraryError as error:
            assert "out of luck" in str(error)  # noqa: PT017
        else:
            return call - 1
    raise AssertionError("never opens")
