"""What is seen of a library file without opening it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from reader.store.glimpse import Glimpse, glimpse

if TYPE_CHECKING:
    from pathlib import Path

TABLES = """
CREATE TABLE document (key INTEGER, id TEXT, position INTEGER, present INTEGER, source TEXT);
CREATE TABLE text (document INTEGER, crc INTEGER, body BLOB);
CREATE TABLE setting (key TEXT, value TEXT);
CREATE TABLE stop (one INTEGER, document TEXT, part TEXT, place INTEGER);
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with the tables that are looked at, and nothing in them."""
    path = tmp_path / "library.db"
    fill(path, TABLES)
    return path


def fill(path: Path, script: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()


def test_an_empty_library_has_nothing_to_show(file: Path) -> None:
    assert glimpse(file) == Glimpse({}, 0)


def test_settings_are_seen_too(file: Path) -> None:
    fill(file, "INSERT INTO setting VALUES ('theme', 'dark')")
    assert glimpse(file) == Glimpse({"theme": "dark"}, 0)


def test_documents_that_are_gone_are_not_shown(file: Path) -> None:
    fill(file, "INSERT INTO document VALUES (1, 'a', 1, 0, 'a.txt')")
    assert glimpse(file) == Glimpse({}, 0)


def test_a_document_without_its_text_gives_no_glimpse(file: Path) -> None:
    fill(file, "INSERT INTO document VALUES (1, 'a', 1, 1, 'a.txt')")
    assert glimpse(file) is None


def test_a_text_with_another_checksum_gives_no_glimpse(file: Path) -> None:
    fill(file, "INSERT INTO document VALUES (1, 'a', 1, 1, 'a.txt'); INSERT INTO text VALUES (1, 7, x'6869')")
    assert glimpse(file) is None
    fill(file, "UPDATE text SET crc = 3633523372")
    assert glimpse(file) == Glimpse({}, 1, "a.txt", "hi", 0)


def test_where_one_stopped_comes_first(file: Path) -> None:
    fill(
        file,
        """INSERT INTO document VALUES (1, 'a', 1, 1, 'a.txt'), (2, 'b', 2, 1, 'b.txt');
        INSERT INTO text VALUES (1, 3633523372, x'6869'), (2, 3633523372, x'6869');
        INSERT INTO stop VALUES (1, 'b', 'article', 1)""",
    )
    assert glimpse(file) == Glimpse({}, 2, "b.txt", "hi", 1)


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 100])
def test_what_is_no_library_gives_none_and_stays_as_it_is(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.db"
    if content is not None:
        path.write_bytes(content)
    assert glimpse(path) is None
    assert (path.read_bytes() if path.exists() else None) == content


def test_a_locked_library_gives_none_at_once(file: Path) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    assert glimpse(file) is None
    connection.close()
