"""Backups told apart by what is in them, and one of them put back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.errors import BusyError, LibraryError
from reader.store import backups, open_library
from reader.store.connections import connect
from reader.store.restoring import backup_contents, put_back
from reader.store.schema import MIGRATIONS
from tests.store.damage import beside, change
from tests.store.samples import addition
from tests.store.test_processes import end, output, start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes import Clock

DAY = date(2026, 11, 28)
AHEAD = timedelta(days=7300)


def note(path: Path, clock: Clock, text: str, *, backup: bool = True) -> Path | None:
    """Write a note, and then make the day's backup."""
    with open_library(path, clock=clock) as library:
        library.marks.add_note("x", text, step="noted")
        return library.backup() if backup else None


def notes(path: Path, clock: Clock) -> list[str]:
    with open_library(path, clock=clock) as library:
        return [note.text for note in library.marks.of("x").notes]


def test_the_newest_backup_is_the_one_with_the_newest_changes(path: Path, clock: Clock) -> None:
    now = clock.now
    clock.now = now + AHEAD
    note(path, clock, "one")
    last = None
    for day in range(9):
        clock.now = now + timedelta(days=day)
        last = note(path, clock, f"back {day}")
    clock.now = datetime(1970, 1, 1, tzinfo=UTC)
    oldest_name = note(path, clock, "1970")
    assert last is not None
    assert oldest_name is not None
    assert backups.newest_sound(path, MIGRATIONS, connect) == oldest_name
    kept = {copy.name for copy in backups.folder(path).iterdir()}
    assert len(kept) == backups.KEPT
    assert {oldest_name.name, last.name} <= kept
    assert not any("2046" in name for name in kept)


def test_a_days_backup_is_made_though_a_wrong_clock_took_its_name(path: Path, clock: Clock) -> None:
    now = clock.now
    clock.now = now + timedelta(days=3)
    early = note(path, clock, "one")
    assert early is not None
    for day in range(4):
        clock.now = now + timedelta(days=day)
        made = note(path, clock, f"day {day}")
        assert made is not None
    assert made == early
    assert notes(early, clock)[-1] == "day 3"
    clock.now = now + timedelta(days=3)
    assert note(path, clock, "more") is None


@pytest.mark.parametrize("how", ["touched", "copied over", "no counters", "no database", "fifo"])
def test_dates_of_files_and_odd_files_do_not_matter(path: Path, clock: Clock, how: str) -> None:
    made = []
    for day in (1, 2, 3):
        clock.now = clock.now.replace(day=day)
        made.append(note(path, clock, f"day {day}"))
    first, _, last = made
    assert first is not None
    assert last is not None
    odd = first.with_name("library-2030-01-01.db")
    if how == "touched":
        os.utime(first, (4e9, 4e9))
    elif how == "copied over":
        shutil.copy(first, odd)
    elif how == "no counters":
        shutil.copy(last, odd)
        change(odd, "DELETE FROM counter")
    elif how == "no database":
        odd.write_bytes(b"\xff" * 9000)
    else:
        os.mkfifo(odd)
    assert backups.newest_sound(path, MIGRATIONS, connect) == last


def test_what_an_interrupted_backup_left_goes_with_the_next(path: Path, clock: Clock) -> None:
    made = note(path, clock, "one")
    assert made is not None
    left = made.with_name(f"{made.name}.999999999-partial")
    own = made.with_name(f"{made.name}.{os.getppid()}-partial-wal")
    for file in (left, own):
        file.write_bytes(b"x")
    note(path, clock, "two")
    assert not left.exists()
    assert own.exists()


@pytest.mark.parametrize("state", ["damaged", "sound", "gone", "with a wal", "behind a link"])
def test_a_backup_is_put_back_and_what_was_there_is_kept(path: Path, clock: Clock, state: str) -> None:
    made = note(path, clock, "kept")
    note(path, clock, "later", backup=False)
    assert made is not None
    place = path
    if state == "damaged":
        path.write_bytes(path.read_bytes()[:5000])
    elif state == "gone":
        path.unlink()
    elif state == "with a wal":
        path.with_name("library.db-wal").write_bytes(b"a wal")
    elif state == "behind a link":
        place = path.parent.parent / "link.db"
        place.symlink_to(path)
    was = {name: data for name, data in beside(path).items() if name in ("library.db", "library.db-wal")}
    aside = put_back(place, made, DAY)
    assert notes(path, clock) == ["kept"]
    assert place.is_symlink() == (state == "behind a link")
    if state == "gone":
        assert aside is None
        return
    assert aside == path.with_name("library-aside-2026-11-28.db")
    for name, data in was.items():
        assert aside.with_name(name.replace("library.db", aside.name)).read_bytes() == data
    assert not list(path.parent.glob("*partial*"))


def test_nothing_kept_is_ever_replaced(path: Path, clock: Clock) -> None:
    made = note(path, clock, "one")
    assert made is not None
    asides = {put_back(path, made, DAY) for _ in range(3)}
    assert len(asides) == 3
    assert all(aside is not None and aside.exists() for aside in asides)


def test_a_library_in_use_is_left_alone(path: Path, clock: Clock) -> None:
    made = note(path, clock, "one")
    assert made is not None
    before = path.read_bytes()
    process = start("hold", path)
    assert output(process).readline() == "held\n"
    with pytest.raises(BusyError, match=f"in use by process {process.pid}"):
        put_back(path, made, DAY)
    end(process)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*aside*"))
    assert put_back(path, made, DAY) is not None


def test_a_backup_that_fails_in_the_middle_changes_nothing(path: Path, clock: Clock) -> None:
    made = note(path, clock, "one")
    assert made is not None
    before = beside(path)
    with pytest.raises(LibraryError, match="can't be used"):
        put_back(path, made.with_name("none.db"), DAY)
    assert beside(path) == before


def test_without_hard_links_what_was_there_is_copied(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise OSError

    made = note(path, clock, "one")
    assert made is not None
    monkeypatch.setattr("pathlib.Path.hardlink_to", refuse)
    was = path.read_bytes()
    aside = put_back(path, made, DAY)
    assert aside is not None
    assert aside.read_bytes() == was


def test_what_is_in_a_backup_is_told_before(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock) as library:
        library.documents.put(addition("a.txt", "one"), step="added")
    note(path, clock, "one")
    found = backup_contents(path, None)
    assert (found.documents, found.marks) == (1, 1)
    assert found.changed is not None
    assert abs(found.changed - clock.now) < timedelta(minutes=1)


def test_an_empty_backup_has_no_last_change(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock) as library:
        library.backup()
    assert backup_contents(path, None)[1:] == (None, 0, 0)


@pytest.mark.parametrize("how", ["none", "missing", "damaged", "odd time"])
def test_what_can_be_no_backup_is_refused(path: Path, clock: Clock, how: str) -> None:
    open_library(path, clock=clock).close()
    named = path.with_name("named.db")
    if how == "damaged":
        named.write_bytes(b"x" * 5000)
    elif how == "odd time":
        note(path, clock, "one")
        shutil.copy(path, named)
        with closing(sqlite3.connect(named)) as connection, connection:
            connection.execute("UPDATE step SET at = 'then'")
    with pytest.raises(LibraryError):
        backup_contents(path, None if how == "none" else named)


def test_what_another_users_process_is_writing_stays(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_pid: int, _signal: int) -> None:
        raise PermissionError

    made = note(path, clock, "one")
    assert made is not None
    left = made.with_name(f"{made.name}.999999999-partial")
    left.write_bytes(b"x")
    monkeypatch.setattr("os.kill", refuse)
    note(path, clock, "two")
    assert left.exists()
