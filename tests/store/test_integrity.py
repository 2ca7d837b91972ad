"""Checking an open library, and damage that is only met along the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryError
from reader.store import Storage, examination, open_library
from reader.store.connections import Connections
from reader.store.values import MarkChange
from tests.store.damage import BYTES, SQL, change, sound
from tests.store.samples import addition

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes import Clock


@pytest.fixture
def large(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a library that passes as too large to be checked in full when opened."""
    sound(path)
    monkeypatch.setattr(examination, "WHOLE_BYTES", 0)
    return path


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        (SQL["reference to nothing"][0], "refers to nothing"),
        (SQL["text missing"][0], "is damaged"),
        ("PRAGMA ignore_check_constraints = ON; UPDATE mark SET starred = 2", "CHECK constraint failed"),
        ("UPDATE text SET crc = crc + 1 WHERE document = 3", "the text of document"),
        ("UPDATE document SET postings = 2 WHERE key = 3", "doesn't have as many postings as it says"),
        ("DELETE FROM counter WHERE name = 'marks'", "a change counter is missing"),
        ("UPDATE change SET target = 'step' WHERE step = 2", "step 2 of the undo history can't be read"),
        ("UPDATE change SET row = '[1, 2]' WHERE step = 2", "step 2 of the undo history can't be read"),
        ("UPDATE change SET row = '{' WHERE step = 2", "step 2 of the undo history can't be read"),
        ("UPDATE change SET row = '{}' WHERE step = 2", "step 2 of the undo history can't be read"),
        ("UPDATE change SET before = '[]' WHERE step = 2", "step 2 of the undo history can't be read"),
        (
            "UPDATE change SET after = '{\"id\": 1}' WHERE step = 2",
            "step 2 of the undo history can't be read",
        ),
        ("DELETE FROM change WHERE step = 2", "step 2 of the undo history is empty"),
        ("UPDATE note SET crc = crc + 1 WHERE id = 1", "a note doesn't match its checksum"),
        ("INSERT INTO tag VALUES ('x', 'far', 1)", "a tag doesn't match its checksum"),
        (
            "INSERT INTO highlight VALUES (9, 'x', 'words', '', '', 0, '', '2026', 1)",
            "a highlight doesn't match its checksum",
        ),
        ("UPDATE mark SET crc = crc + 1", "a mark doesn't match its checksum"),
        (
            "INSERT INTO status_change VALUES (9, 'x', 'offer', '2026', 1)",
            "a date of a status doesn't match its checksum",
        ),
    ],
)
def test_whatever_is_wrong_is_found_with_a_remedy(large: Path, clock: Clock, sql: str, sentence: str) -> None:
    change(large, sql)
    with open_library(large, clock=clock) as library:
        findings = library.check()
        assert any(sentence in finding.sentence for finding in findings)
        assert all(str(large) in finding.sentence and finding.remedy for finding in findings)


def test_what_an_earlier_version_writes_is_no_damage(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library(path, clock=clock) as library:
        library.marks.set(["x"], MarkChange(status="interested", note="call her"), step="marked")
        with monkeypatch.context() as earlier:  # it knows no checksums, and notes no dates of a status
            earlier.setattr("reader.store.journaled.seal", lambda *_: None)
            earlier.setattr("reader.store.mark_rows._insert_status", lambda *_: None)
            library.marks.edit_note(1, "call him", step="changed")
            library.marks.set(["x"], MarkChange(status="applied"), step="marked")
        assert library.check() == []
        marks = library.marks.of("x")
        assert (marks.status, marks.status_since, marks.notes[0].text) == ("applied", None, "call him")
        library.marks.set(["x"], MarkChange(status="offer"), step="marked")
        marks = library.marks.of("x")
        assert (marks.status, marks.status_since) == ("offer", marks.statuses[-1].at)
        change(path, "UPDATE mark SET crc = crc + 1")
        assert ["checksum" in finding.sentence for finding in library.check()] == [True]


def test_damaged_pages_are_found_and_the_backup_named(large: Path, clock: Clock) -> None:
    with open_library(large, clock=clock) as library:
        backup = library.backup()
    spoil, _ = BYTES["pages overwritten"]
    large.write_bytes(spoil(large.read_bytes()))
    with open_library(large, clock=clock) as library:
        findings = library.check()
    assert findings
    assert all(str(backup) in finding.remedy for finding in findings)


def test_a_page_so_damaged_that_the_check_ends_is_found(large: Path, clock: Clock) -> None:
    with open_library(large, clock=clock) as library:
        change(
            large,
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 9999 WHERE name = 'standing'",
        )
        assert library.check()


def test_a_foreign_view_that_comes_while_open_is_found(library: Storage) -> None:
    change(library.path, "CREATE VIEW v AS SELECT 1")
    (finding,) = library.check()
    assert "unknown view" in finding.sentence


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE text SET body = x'ff'",
        "UPDATE document SET added = 'yesterday'",
        "UPDATE document SET notices = '{}'",
        "DELETE FROM text",
    ],
)
def test_a_damaged_row_is_told_when_it_is_read(library: Storage, sql: str) -> None:
    given = addition("a.txt", "one")
    library.documents.put(given, step="added")
    change(library.path, sql)
    with pytest.raises(LibraryError, match="is damaged"):
        library.documents.get(given.document.id)


def test_a_missing_counter_is_told(library: Storage) -> None:
    change(library.path, "DELETE FROM counter")
    with pytest.raises(LibraryError, match="is damaged"):
        library.changes()


def test_a_step_that_names_a_foreign_table_is_not_undone(library: Storage) -> None:
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    change(library.path, "UPDATE change SET target = 'counter', row = '[\"marks\"]'")
    with pytest.raises(LibraryError, match="is damaged"):
        library.history.undo()
    assert library.marks.of("x").starred


def test_a_row_that_is_not_there_is_told(library: Storage) -> None:
    library.documents.put(addition("a.txt", "one"), step="added")
    change(library.path, "CREATE TRIGGER t AFTER INSERT ON mark BEGIN DELETE FROM mark; END")
    with pytest.raises(LibraryError, match="is damaged"):
        library.marks.set(["x"], MarkChange(starred=True), step="starred")


def test_many_faults_of_a_kind_are_counted(large: Path, clock: Clock) -> None:
    change(large, "UPDATE document SET papers = 5")
    with open_library(large, clock=clock) as library:
        sentences = [finding.sentence for finding in library.check()]
    assert len(sentences) == 11
    assert sentences[-1].endswith("30 more faults of this kind")


def test_a_value_of_a_type_that_cannot_be_is_found(large: Path, clock: Clock) -> None:
    schema = "UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE name = 'note'"
    loose = "PRAGMA writable_schema = ON; {}; PRAGMA writable_schema = RESET"
    change(large, loose.format(schema.format(") STRICT", ")")))
    change(large, "UPDATE note SET text = x'ff00ff'; UPDATE note SET crc = 1")
    change(large, loose.format(schema.format(")", ") STRICT").replace("WHERE", "WHERE sql LIKE '%)' AND")))
    with open_library(large, clock=clock) as library:
        assert any("has a value that can't be read" in finding.sentence for finding in library.check())


def test_a_value_that_reading_chokes_on_is_damage(library: Storage) -> None:
    connections = Connections(library.path)
    with pytest.raises(LibraryError, match="is damaged"), connections.reading():
        raise ValueError
    connections.close()
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    huge = '{"starred":' + "9" * 30 + "}"
    change(library.path, f"UPDATE change SET before = '{huge}'")  # noqa: S608
    with pytest.raises(LibraryError, match="is damaged"):
        library.history.undo()
