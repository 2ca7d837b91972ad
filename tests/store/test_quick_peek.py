"""What can be seen of a library file without opening it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from zlib import crc32

import pytest

from reader.store.quick_peek import QuickPeek, TextPeek, peek, peek_text

TABLES = """
CREATE TABLE document (key INTEGER, id TEXT, position INTEGER, present INTEGER, source TEXT);
CREATE TABLE text (document INTEGER, crc INTEGER, body BLOB, outline BLOB);
CREATE TABLE setting (key TEXT, value TEXT);
CREATE TABLE stop (one INTEGER, document TEXT, part TEXT, place INTEGER);
"""
LONG = b"one\ntwo\nthree\nfour\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with the tables to look at, all empty."""
    path = tmp_path / "library.db"
    fill(path, TABLES)
    return path


def fill(path: Path, script: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()


def test_an_empty_library_has_nothing_to_show(file: Path) -> None:
    assert peek(file) == QuickPeek(0, 0, {})
    assert peek_text(file, 100) is None


def test_settings_are_seen_too(file: Path) -> None:
    fill(file, "INSERT INTO setting VALUES ('theme', 'dark')")
    assert peek(file) == QuickPeek(0, 0, {"theme": "dark"})


def test_documents_that_are_gone_are_not_shown(file: Path) -> None:
    fill(
        file,
        "INSERT INTO document VALUES (1, 'a', 1, 0, 'a.txt'); INSERT INTO text VALUES (1, 0, x'', NULL)",
    )
    assert peek(file) == QuickPeek(0, 1, {})
    assert peek_text(file, 100) is None


def test_a_text_with_another_checksum_is_not_shown(file: Path) -> None:
    fill(
        file,
        "INSERT INTO document VALUES (1, 'a', 1, 1, 'a.txt'); INSERT INTO text VALUES (1, 7, x'6869', NULL)",
    )
    assert peek(file) == QuickPeek(1, 0, {})
    assert peek_text(file, None) is None
    fill(file, "UPDATE text SET crc = 3633523372")
    assert peek_text(file, None) == TextPeek("a.txt", "hi", 0, 0)


def test_where_one_stopped_comes_first(file: Path) -> None:
    fill(
        file,
        """INSERT INTO document VALUES (1, 'a', 1, 1, 'a.txt'), (2, 'b', 2, 1, 'b.txt');
        INSERT INTO text VALUES (1, 3633523372, x'6869', NULL), (2, 3633523372, x'6869', NULL);
        INSERT INTO stop VALUES (1, 'b', 'article', 1)""",
    )
    assert peek(file) == QuickPeek(2, 0, {})
    assert peek_text(file, 100) == TextPeek("b.txt", "hi", 0, 1)


@pytest.mark.parametrize(
    ("place", "most", "text", "start", "offset"),
    [
        (0, 6, "one\ntw", 0, 0),
        (9, 6, "two\nth", 4, 9),
        (15, 100, "one\ntwo\nthree\nfour\n", 0, 15),
        (900, 4, "four", 14, 19),
        (9, None, "one\ntwo\nthree\nfour\n", 0, 9),
    ],
)
def test_a_stretch_begins_with_a_line(
    file: Path, place: int, most: int | None, text: str, start: int, offset: int
) -> None:
    fill(file, "INSERT INTO document VALUES (1, 'a', 1, 1, 'a.txt')")
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("INSERT INTO text VALUES (1, ?, ?, NULL)", (crc32(LONG), LONG))
        connection.execute("INSERT INTO stop VALUES (1, 'a', 'article', ?)", (place,))
    connection.close()
    assert peek_text(file, most) == TextPeek("a.txt", text, start, offset)


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 100])
def test_what_is_no_library_gives_none_and_stays_as_it_is(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.db"
    if content is not None:
        path.write_bytes(content)
    assert peek(path) is None
    assert peek_text(path, 100) is None
    assert (path.read_bytes() if path.exists() else None) == content


def files(path: Path) -> dict[str, bytes]:
    """Return a file and everything next to it; for a WAL's index, which only holds positions, the name."""
    return {one.name: b"" if one.suffix == ".db-shm" else one.read_bytes() for one in path.parent.iterdir()}


def test_what_another_program_has_just_written_is_seen(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("INSERT INTO setting VALUES ('theme', 'dark')")
        writer.execute("BEGIN IMMEDIATE")
        assert peek(file) == QuickPeek(0, 0, {"theme": "dark"})


@pytest.mark.parametrize("left", ["-wal", "-wal and -shm"])
def test_a_wal_that_was_left_behind_stays_as_it_is(file: Path, tmp_path: Path, left: str) -> None:
    place = tmp_path / "left"
    place.mkdir()
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("INSERT INTO setting VALUES ('theme', 'dark')")
        for suffix in ("", "-wal", "-shm"):
            if not suffix or suffix in left:
                copyfile(file.with_name(file.name + suffix), place / (file.name + suffix))
    before = files(place / file.name)
    peek(place / file.name)
    assert files(place / file.name) == before


def test_a_name_that_starts_nowhere_will_do(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert peek(Path(file.name)) == QuickPeek(0, 0, {})
    assert files(file).keys() == {file.name}
