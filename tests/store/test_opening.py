"""What is opened, what is created, and what is refused and left alone."""

from __future__ import annotations

import errno
import importlib.util
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from reader.errors import BusyError, LibraryError, LostError
from reader.store import Storage, open_library
from reader.store.schema import APPLICATION_ID, MIGRATIONS
from reader.store.values import MarkChange
from tests.fakes import Clock, Faults, coded
from tests.store.damage import BYTES, SQL, beside, change, sound
from tests.store.samples import addition, contents

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sound(tmp_path_factory.mktemp("good") / "library.db")


def refused(path: Path, clock: Clock) -> str:
    """Return the message refusing the library; nothing in its folder has changed."""
    before = beside(path)
    with pytest.raises(LibraryError) as caught:
        open_library(path, clock=clock)
    assert beside(path) == before
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    assert caught.value.exit_code == 4
    return message


def test_a_new_library_is_its_owners_alone(path: Path, clock: Clock) -> None:
    old = os.umask(0)
    try:
        with open_library(path, clock=clock) as library:
            library.documents.put(addition("a.txt"), step="added")
            files = list(path.parent.iterdir())
            assert {file.name for file in files} == {
                "library.db", "library.db-wal", "library.db-shm", "library.db-pid",
            }  # fmt: skip
            assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
            backup = library.backup()
    finally:
        os.umask(old)
    assert backup is not None
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_file_is_set_up_as_promised(library: Storage) -> None:
    with closing(sqlite3.connect(library.path)) as connection:
        pragma = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode")
        }
    assert pragma == {
        "application_id": APPLICATION_ID,
        "user_version": len(MIGRATIONS),
        "journal_mode": "wal",
    }


def test_without_create_nothing_is_made(path: Path, clock: Clock) -> None:
    with pytest.raises(LibraryError, match="no library here"):
        open_library(path, clock=clock, create=False)
    assert not path.parent.exists()


def test_a_name_of_any_characters(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "a ?#%41\udcff\x1b[31m" / "b&mode=ro.db"
    with open_library(path, clock=clock) as library:
        library.marks.set(["x"], MarkChange(starred=True), step="starred")
        library.backup()
    with open_library(path, clock=clock, create=False) as library:
        assert library.marks.of("x").starred
    path.write_bytes(b"")
    with pytest.raises(LibraryError) as caught:
        open_library(path, clock=clock)
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("name", BYTES)
def test_spoilt_bytes_are_refused_and_left(name: str, good: bytes, tmp_path: Path, clock: Clock) -> None:
    spoil, reason = BYTES[name]
    path = tmp_path / "library.db"
    path.write_bytes(spoil(good))
    assert reason in refused(path, clock)


@pytest.mark.parametrize("name", SQL)
def test_a_spoilt_schema_or_row_is_refused_and_left(
    name: str, good: bytes, tmp_path: Path, clock: Clock
) -> None:
    sql, reason = SQL[name]
    path = tmp_path / "library.db"
    path.write_bytes(good)
    change(path, sql)
    assert reason in refused(path, clock)


def test_a_sound_library_opens(good: bytes, tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(good)
    with open_library(path, clock=clock) as library:
        assert len(library.documents.list()) == 40
        assert library.check() == []


def test_a_folder_a_fifo_or_a_dead_link_is_no_library(tmp_path: Path, clock: Clock) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "dead").symlink_to("nowhere")
    (tmp_path / "file").write_text("x")
    for path, reason in (
        (tmp_path, "is a folder"),
        (tmp_path / "fifo", "is not a file"),
        (tmp_path / "dead", "can't be used"),
        (tmp_path / "file" / "library.db", "can't be used"),
    ):
        with pytest.raises(LibraryError, match=reason):
            open_library(path, clock=clock)
    assert not (tmp_path / "nowhere").exists()


def test_the_library_behind_a_link_is_opened(path: Path, tmp_path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock) as library:
        library.marks.set(["x"], MarkChange(starred=True), step="starred")
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with open_library(link, clock=clock) as library:
        assert library.marks.of("x").starred
    assert link.is_symlink()


def test_the_message_names_the_newest_backup_that_is_sound(path: Path, clock: Clock) -> None:
    backups = []
    with open_library(path, clock=clock) as library:
        for day in (1, 2, 3):
            clock.now = clock.now.replace(day=day)
            library.marks.set([f"x{day}"], MarkChange(starred=True), step="starred")
            backups.append(library.backup())
    assert backups[1] is not None
    assert backups[2] is not None
    backups[2].write_bytes(b"broken")
    path.write_bytes(b"")
    message = refused(path, clock)
    assert message.endswith(f"`reader check --restore` puts back the newest backup, {backups[1]}")

    path.unlink()
    shutil.copy(backups[1], path)
    with open_library(path, clock=clock) as library:
        assert library.marks.of("x2").starred
        assert not library.marks.of("x3").starred


def test_without_a_backup_the_message_says_so(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "library.db").write_bytes(b"")
    assert "there is no backup" in refused(tmp_path / "library.db", clock)


def test_a_wal_that_was_left_is_read(path: Path, clock: Clock, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with open_library(path, clock=clock) as library:
        library.marks.set(["x"], MarkChange(starred=True), step="starred")
        _copy(path, copy)
    with open_library(copy, clock=clock) as library:
        assert library.marks.of("x").starred


def test_damage_that_only_the_wal_shows_is_refused_and_left(path: Path, clock: Clock, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "copy.db"
    copy.parent.mkdir()
    with open_library(path, clock=clock), closing(sqlite3.connect(path)) as other:
        other.execute("CREATE VIEW v AS SELECT 1")
        other.commit()
        _copy(path, copy)
    assert "unknown view" in refused(copy, clock)
    with closing(sqlite3.connect(copy)):
        copy.with_name("copy.db-shm").write_bytes(b"")
        assert "unknown view" in str(_refusal(copy, clock))
        assert copy.with_name("copy.db-shm").exists()


def test_a_garbage_wal_is_ignored(good: bytes, tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(good)
    path.with_name("library.db-wal").write_bytes(os.urandom(40_000))
    with open_library(path, clock=clock) as library:
        assert len(library.documents.list()) == 40
        assert path.read_bytes() == good


def test_a_foreign_rollback_journal_is_never_played_back(good: bytes, tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(good)
    path.with_name("library.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    assert "has an unexpected file next to it" in refused(path, clock)


def test_every_database_of_the_hostile_inputs_is_refused(shared: Path, tmp_path: Path, clock: Clock) -> None:
    spec = importlib.util.spec_from_file_location("inputs", shared / "tools" / "make_bad_inputs.py")
    assert spec is not None
    assert spec.loader is not None
    inputs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(inputs)
    vars(inputs)["OUT"] = tmp_path
    inputs.databases()
    paths = sorted(tmp_path.glob("*.db"))
    assert len(paths) == 13
    for path in paths:
        refused(path, clock)


def test_a_file_that_another_writes_to_meanwhile_is_looked_at_again(
    good: bytes, tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(good)
    states = [good[: len(good) // 2] + bytes(8192) + good[len(good) // 2 + 8192 :], good]

    def connect(uri: str) -> sqlite3.Connection:
        if states:
            path.write_bytes(states.pop(0))
        return Faults().connect(uri)

    with open_library(path, clock=clock, connect=connect) as library:
        assert library.check() == []
    assert states == []


def test_two_that_make_the_library_at_once_share_it(path: Path, clock: Clock) -> None:
    """While one creates its file, another gets there first."""
    faults = Faults()
    others: list[Storage] = []

    def connect(uri: str) -> sqlite3.Connection:
        if not others and "partial" in uri:
            shutil.move(path.parent, path.parent.with_name("aside"))
            path.parent.mkdir()
            others.append(open_library(path, clock=clock))
            others[0].marks.set(["x"], MarkChange(starred=True), step="starred")
            for file in path.parent.with_name("aside").iterdir():
                shutil.move(file, path.parent)
        return faults.connect(uri)

    with open_library(path, clock=clock, connect=connect) as library, others[0]:
        assert library.marks.of("x").starred
        assert not list(path.parent.glob("*partial*"))


@pytest.mark.parametrize("taken", [False, True])
def test_where_the_file_system_has_no_hard_links(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, *, taken: bool
) -> None:
    def refuse(self: Path, _target: Path) -> None:
        if taken:
            shutil.copy(other, self)
        raise OSError

    other = path.with_name("other.db")
    open_library(other, clock=clock).close()
    monkeypatch.setattr("pathlib.Path.hardlink_to", refuse)
    with open_library(path, clock=clock) as library:
        assert library.check() == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_READONLY, "write access"),
        (sqlite3.SQLITE_CORRUPT, "is damaged"),
        (sqlite3.SQLITE_IOERR_WRITE, "the disk reported an error"),
        (sqlite3.SQLITE_ERROR, "can't be used: no luck"),
    ],
)
def test_what_sqlite_says_is_told_in_plain_words(path: Path, clock: Clock, code: int, reason: str) -> None:
    faults = Faults()
    with open_library(path, clock=clock, connect=faults.connect) as library:
        faults.error = coded(code)
        faults.arm(1)
        with pytest.raises(LibraryError, match=reason):
            library.marks.set(["x"], MarkChange(starred=True), step="starred")
        library.marks.set(["x"], MarkChange(starred=True), step="starred")


def test_where_wal_cannot_be_had(path: Path, clock: Clock) -> None:
    class NoWal(sqlite3.Connection):
        def execute(self, sql: str, values: object = (), /) -> sqlite3.Cursor:
            return super().execute("SELECT 'delete'" if "journal_mode" in sql else sql, values)  # type: ignore[arg-type]

    def connect(uri: str) -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, isolation_level=None, factory=NoWal)

    with pytest.raises(LibraryError, match="WAL"):
        open_library(path, clock=clock, connect=connect)


def test_busy_while_opening_is_exit_code_5(path: Path, clock: Clock) -> None:
    open_library(path, clock=clock).close()
    faults = Faults()
    faults.error = coded(sqlite3.SQLITE_BUSY)
    faults.arm(1)
    with pytest.raises(BusyError) as caught:
        open_library(path, clock=clock, connect=faults.connect)
    assert caught.value.exit_code == 5


@pytest.mark.parametrize("how", ["deleted", "replaced", "cut short"])
def test_a_file_that_is_swapped_while_open_is_not_written(
    path: Path, clock: Clock, good: bytes, how: str
) -> None:
    library = open_library(path, clock=clock)
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    if how == "cut short":
        path.write_bytes(b"short")
    else:
        path.unlink()
    if how == "replaced":
        path.write_bytes(good)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(LibraryError, match="while open; nothing was saved"):
        library.marks.set(["y"], MarkChange(starred=True), step="starred")
    assert (path.read_bytes() if path.exists() else None) == before
    for name in ("library.db-wal", "library.db-shm"):
        path.with_name(name).unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    library.close()


def test_after_closing_everything_says_so(path: Path, clock: Clock) -> None:
    library = open_library(path, clock=clock)
    library.documents.put(addition("a.txt"), step="added")
    items = library.documents.items()
    next(items)
    library.close()
    library.close()
    assert list(items) == []
    for call in (library.documents.list, library.history.undo, library.changed_elsewhere, library.backup):
        with pytest.raises(LibraryError, match="is closed"):
            call()


def test_contents_tell_libraries_apart(library: Storage) -> None:
    before = contents(library)
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    assert contents(library) != before


def _refusal(path: Path, clock: Clock) -> LibraryError:
    with pytest.raises(LibraryError) as caught:
        open_library(path, clock=clock)
    return caught.value


def _copy(path: Path, copy: Path) -> None:
    """Copy the library and its WAL as they are, without the WAL's index: as after a crash."""
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")


@pytest.mark.parametrize("how", ["deleted", "replaced", "cut short", "emptied", "changed place"])
def test_a_file_that_is_swapped_while_open_is_not_read(
    path: Path, clock: Clock, good: bytes, how: str
) -> None:
    library = open_library(path, clock=clock)
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    if how == "cut short":
        os.truncate(path, 5000)
    elif how == "emptied":
        for file in path.parent.glob("library.db*"):
            os.truncate(file, 0)
    elif how == "changed place":
        path.parent.rename(path.parent.with_name("elsewhere"))
    else:
        path.unlink()
    if how == "replaced":
        path.write_bytes(good)
    for read in (library.documents.list, lambda: library.marks.of("x"), lambda: list(library.export())):
        with pytest.raises(LostError, match="while open; run `reader check`"):
            read()
    with pytest.raises(LostError):
        library.changed_elsewhere()
    library.close()


def test_an_index_that_is_cut_short_is_made_anew(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock) as library:
        library.marks.set(["x"], MarkChange(starred=True), step="starred")
        os.truncate(path.with_name("library.db-shm"), 0)
        assert library.marks.of("x").starred
        library.marks.set(["y"], MarkChange(starred=True), step="starred")
        os.truncate(path.with_name("library.db-shm"), 0)
    with open_library(path, clock=clock) as library:
        assert library.marks.of("y").starred
        assert library.check() == []


class TestOnlyToBeRead:
    """The disk is full, or the folder can't be written to: what is there can still be read."""

    @pytest.mark.parametrize(
        "error",
        [
            *(
                coded(code)
                for code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
            ),
            *map(coded, (sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR | 18 << 8)),
            OSError(errno.ENOSPC, "no space"),
            OSError(errno.EROFS, "read only"),
        ],
        ids=str,
    )
    def test_it_is_read_and_writing_is_refused(
        self, path: Path, clock: Clock, good: bytes, error: sqlite3.Error | OSError
    ) -> None:
        path.parent.mkdir()
        path.write_bytes(good)

        def connect(uri: str) -> sqlite3.Connection:
            if uri.endswith("?mode=rw"):
                raise error
            return Faults().connect(uri)

        with open_library(path, clock=clock, connect=connect) as library:
            assert len(library.documents.list()) == 40
            assert library.check() == []
            assert not library.changed_elsewhere()
            with pytest.raises(LibraryError, match="can't be"):
                library.marks.set(["x"], MarkChange(starred=True), step="starred")
            assert beside(path) == {"library.db": good}
            os.utime(path, (1, 1))
            with pytest.raises(LostError, match="was changed while open"):
                library.documents.list()
        with pytest.raises(LibraryError, match="is closed"):
            library.changed_elsewhere()

    def test_what_a_wal_holds_is_not_left_out(self, path: Path, clock: Clock, good: bytes) -> None:
        path.parent.mkdir()
        path.write_bytes(good)
        path.with_name("library.db-wal").write_bytes(b"x" * 5000)

        def connect(uri: str) -> sqlite3.Connection:
            if uri.endswith("?mode=rw"):
                raise coded(sqlite3.SQLITE_FULL)
            return Faults().connect(uri)

        with pytest.raises(LibraryError, match="the disk is full"):
            open_library(path, clock=clock, connect=connect)

    def test_a_full_disk_is_told_where_sqlite_does_not(
        self, path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        faults = Faults()
        with open_library(path, clock=clock, connect=faults.connect) as library:
            faults.error = coded(sqlite3.SQLITE_IOERR_WRITE)
            for usage, reason in ((lambda _: SimpleNamespace(free=0), "is full"), (_missing, "an error")):
                monkeypatch.setattr("shutil.disk_usage", usage)
                faults.arm(1)
                with pytest.raises(LibraryError, match=reason):
                    library.marks.set(["x"], MarkChange(starred=True), step="starred")


def _missing(_path: object) -> object:
    raise FileNotFoundError
