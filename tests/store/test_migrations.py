"""From one version to the next, and the backups kept."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.model import Anchor
from reader.store import Storage, backups, open_library
from reader.store.restoring import backup_contents
from reader.store.schema import MIGRATIONS, Migration
from reader.store.values import MarkChange, StatusChange
from tests.fakes import Clock, Faults
from tests.store.samples import addition, contents, next_steps
from tests.store.worker import NEXT

NEWER = (*MIGRATIONS, NEXT)


def test_versions_count_up_from_one() -> None:
    assert [migration.version for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_an_older_library_is_copied_and_brought_up_to_date(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock) as library:
        library.documents.put(addition("a.txt", "one"), step="added")
        library.marks.add_note("x", "text", step="noted")
        before = contents(library)
    with open_library(path, clock=clock, migrations=NEWER) as library:
        assert contents(library) == before
        assert library.check() == []
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.name == f"library-2026-05-01-version-{len(MIGRATIONS)}.db"
    with open_library(backup, clock=clock) as library:
        assert contents(library) == before
    told = f"format is version {NEXT.version}, and this reader supports up to {len(MIGRATIONS)}; upgrade"
    with pytest.raises(LibraryError, match=told):
        open_library(path, clock=clock)


def test_a_new_library_has_the_newest_version_at_once(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock, migrations=NEWER) as library:
        assert library.check() == []
    assert not (path.parent / "backups").exists()


def test_a_migration_that_fails_leaves_the_old_version(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock) as library:
        library.marks.add_note("x", "text", step="noted")
    broken = Migration(NEXT.version, (*NEXT.statements, "INSERT INTO friend SELECT 'number 1'"))
    for _ in range(2):
        with pytest.raises(LibraryError, match="UNIQUE"):
            open_library(path, clock=clock, migrations=(*MIGRATIONS, broken))
    with open_library(path, clock=clock) as library:
        assert library.marks.of("x").notes[0].text == "text"
        assert library.check() == []


def test_a_sqlite_without_what_the_schema_needs(path: Path, clock: Clock) -> None:
    missing = Migration(1, ("CREATE TABLE a (b) STRICTER",))
    with pytest.raises(LibraryError, match="STRICTER"):
        open_library(path, clock=clock, migrations=(missing,))
    assert list(path.parent.iterdir()) == []


def test_earlier_searches_come_out_of_their_setting(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock, migrations=MIGRATIONS[:1]) as library:
        library.positions.set_setting("searches", "rust\n日本 語\n\nrobots in space")
        library.positions.set_setting("theme", "dark")
    with open_library(path, clock=clock) as library:
        assert library.searches.recent() == ["robots in space", "日本 語", "rust"]
        assert library.positions.setting("searches") is None
        assert library.positions.setting("theme") == "dark"
        library.searches.remember("rust")
        assert library.searches.recent() == ["rust", "robots in space", "日本 語"]
        assert library.check() == []


def test_who_waited_for_the_migration_of_another_finds_it_done(path: Path, clock: Clock) -> None:
    open_library(path, clock=clock).close()
    faults = Faults()

    def connect(uri: str) -> sqlite3.Connection:
        """Run the migration from elsewhere just before the third connection, the writer's, is used."""
        connection = faults.connect(uri)
        if "mode=rw" in uri and "partial" not in uri:
            connects.append(uri)
            if len(connects) == 3:
                open_library(path, clock=clock, migrations=NEWER).close()
        return connection

    connects: list[str] = []
    with open_library(path, clock=clock, migrations=NEWER, connect=connect) as library:
        assert library.check() == []


def test_one_copy_a_day_and_the_newest_seven_are_kept(library: Storage, clock: Clock) -> None:
    kept = backups.folder(library.path)
    start = clock.now
    for day in range(10):
        clock.now = start + timedelta(days=day)
        library.marks.set([f"x{day}"], MarkChange(starred=True), step="starred")
        assert library.backup() == kept / f"library-2026-05-{day + 1:02}.db"
        assert library.backup() is None
    (kept / "library-2026-05-01-version-1.db").write_bytes(b"")
    (kept / "notes.txt").write_text("mine")
    clock.now = start + timedelta(days=10)
    library.backup()
    assert sorted(entry.name for entry in kept.iterdir()) == [
        "library-2026-05-01-version-1.db",
        *(f"library-2026-05-{day:02}.db" for day in range(5, 12)),
        "notes.txt",
    ]


def test_a_copy_is_whole_and_stands_alone(library: Storage, clock: Clock) -> None:
    library.documents.put(addition("a.txt", "one"), step="added")
    backup = library.backup()
    assert backup is not None
    assert [entry.name for entry in backup.parent.iterdir()] == [backup.name]
    with closing(sqlite3.connect(f"{backup.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal"
    with open_library(backup, clock=clock) as copy:
        assert contents(copy) == contents(library)


def test_a_copy_clears_away_what_killed_programs_left(of_version_2: Path, clock: Clock) -> None:
    kept = backups.folder(of_version_2)
    kept.mkdir()
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    left, other = f"library-2026-05-01-version-2.db.{ended.pid}-partial", f"x.db.{os.getppid()}-partial"
    for name in (left, f"{left}-journal", other):
        (kept / name).touch()
    open_library(of_version_2, clock=clock).close()
    assert sorted(entry.name for entry in kept.iterdir()) == ["library-2026-05-01-version-2.db", other]


def test_a_copy_that_fails_leaves_nothing(path: Path, clock: Clock) -> None:
    faults = Faults()
    with open_library(path, clock=clock, connect=faults.connect) as library:
        faults.arm(2)
        with pytest.raises(LibraryError, match="out of luck"):
            library.backup()
        faults.arm(None)
        assert list((path.parent / "backups").iterdir()) == []
        assert library.backup() is not None


def test_a_copy_that_cannot_be_made_is_told(library: Storage) -> None:
    (library.path.parent / "backups").write_text("in the way")
    with pytest.raises(LibraryError, match="backups"):
        library.backup()
    assert library.marks.of("x").starred is False


@pytest.fixture
def of_version_2(path: Path) -> Path:
    """A library made by the first release."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(Path(__file__).with_name("version_2.sql").read_text(encoding="utf-8"))
    return path


def test_a_library_of_the_first_release_keeps_everything(of_version_2: Path, clock: Clock) -> None:
    before = of_version_2.read_bytes()
    with open_library(of_version_2, clock=clock) as library:
        (backup,) = (of_version_2.parent / "backups").iterdir()
        assert backup.name == "library-2026-05-01-version-2.db"
        assert library.check() == []
        assert [entry.source for entry in library.documents.list()] == ["/home/pages/monday.txt"]
        items = {item.title: item for item in library.documents.items("posting")}
        assert list(items) == ["Senior Applied Scientist", "Economist", "Designer"]
        scientist, economist, designer = (library.marks.of(item.id) for item in items.values())
        assert scientist.starred
        assert (economist.status, [note.text for note in economist.notes]) == ("applied", ["sent on Monday"])
        assert economist.statuses == (StatusChange("applied", datetime(2026, 3, 1, 16, tzinfo=UTC)),)
        assert (designer.tags, designer.read, designer.overridden) == (("far",), True, True)
        assert [items[title].gone for title in items] == [
            None, datetime(2026, 3, 2, 0, tzinfo=UTC), datetime(2026, 3, 2, 2, tzinfo=UTC),
        ]  # fmt: skip
        assert {item.first_seen for item in items.values()} == {datetime(2026, 3, 1, 10, tzinfo=UTC)}
        assert [item.standings[0].source for item in items.values()] == [
            "/home/pages/monday.txt", "/home/pages/monday.txt", "/home/pages/friday.txt",
        ]  # fmt: skip
        assert library.documents.new() == frozenset()
        assert len(library.documents.outdated("a parser")) == 3
        document = library.documents.list()[0].id
        assert library.positions.position(document, "article") == 5
        assert library.positions.setting("theme") == "light"
        assert list(library.searches.recent()) == ["sea"]
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert before != of_version_2.read_bytes()


def test_the_history_of_the_first_release_goes_on(of_version_2: Path, clock: Clock) -> None:
    with open_library(of_version_2, clock=clock) as library:
        assert next_steps(library) == ("forgot friday.txt", "wrote a note on Senior Applied Scientist")
        redone = library.history.redo()
        assert redone is not None
        assert redone.name == "wrote a note on Senior Applied Scientist"
        undone = library.history.back_to(None)
        assert len(undone) == 10
        assert library.documents.list() == []
        assert list(library.documents.items()) == []
        while library.history.redo():
            pass
        assert [item.title for item in library.documents.items("posting")] == [
            "Senior Applied Scientist", "Economist", "Designer",
        ]  # fmt: skip
        assert library.check() == []


def test_names_of_the_first_release_lose_their_signs(of_version_2: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(of_version_2, isolation_level=None)) as connection:
        connection.execute("UPDATE document SET title = '# Monday', name = '# Monday' WHERE present")
        connection.execute("UPDATE item SET title = '**Economist** of `code`' WHERE title = 'Economist'")
    with open_library(of_version_2, clock=clock) as library:
        (entry,) = library.documents.list()
        assert (entry.title, entry.name) == ("Monday", "Monday")
        assert [item.title for item in library.documents.items("posting")][1] == "Economist of code"


def test_a_library_from_before_there_were_highlights(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock, migrations=MIGRATIONS[:7]) as library:
        note = library.marks.add_note("x", "text", step="noted")
    with open_library(path, clock=clock) as library:
        assert library.marks.of("x").notes == (note,)
        library.marks.add_highlight("x", Anchor("text", "", "", 0), step="highlighted")
        assert library.marks.of("x").highlights
        assert library.check() == []
    (backup,) = (path.parent / "backups").iterdir()
    assert backup_contents(path, backup).marks == 1
