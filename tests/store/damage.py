"""A sound library of some size, and everything that can go wrong with one."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from reader.store import open_library
from reader.store.values import MarkChange
from tests.fakes import Clock
from tests.store.samples import addition, named, posting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def sound(path: Path) -> bytes:
    """Create a library of 40 documents with marks at `path`, close it, and return its bytes."""
    with open_library(path, clock=Clock()) as library:
        given = [addition(f"{n}.txt", f"item {n} " * 200, title=f"T{n}") for n in range(40)]
        assert len(list(library.documents.put_all(given, step=named))) == 40
        library.marks.set([posting("item 0 " * 200).id], MarkChange(starred=True), step="starred")
        library.marks.add_note("elsewhere", "a note", step="noted")
    return path.read_bytes()


def _flipped(good: bytes) -> bytes:
    rng = random.Random(20260501)  # noqa: S311
    spoilt = bytearray(good)
    for _ in range(200):
        spoilt[rng.randrange(4096, len(spoilt))] ^= 1 << rng.randrange(8)
    return bytes(spoilt)


def _overwritten(good: bytes) -> bytes:
    middle = len(good) // 8192 * 4096
    return good[:middle] + b"\xff" * 8192 + good[middle + 8192 :]


def _one_bit_of_a_text(good: bytes) -> bytes:
    place = good.index(b"item 7 item 7")
    return good[:place] + b"j" + good[place + 1 :]


BYTES: Mapping[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "is empty"),
    "text": (lambda _: b"this is not a database\n" * 50, "is not a library made by reader"),
    "short": (lambda good: good[:60], "is not a library made by reader"),
    "header wiped": (lambda good: bytes(100) + good[100:], "is not a library made by reader"),
    "cut": (lambda good: good[: len(good) // 2 + 77], "its end is missing"),
    "bits flipped": (_flipped, "is damaged"),
    "pages overwritten": (_overwritten, "is damaged"),
    "schema overwritten": (lambda good: good[:100] + b"\xff" * 3900 + good[4000:], "is damaged"),
    "bit of a text": (_one_bit_of_a_text, "the text of document"),
}

SQL: Mapping[str, tuple[str, str]] = {
    "newer": ("PRAGMA user_version = 9999", "format is version 9999"),
    "other application": ("PRAGMA application_id = 1", "belongs to another program"),
    "no version": ("PRAGMA user_version = 0", "it has no version"),
    "negative version": ("PRAGMA user_version = -1", "format is version 4294967295"),
    "table missing": ("DROP TABLE tag", "its table tag is missing"),
    "index missing": ("DROP INDEX note_item", "its index note_item is missing"),
    "index changed": (
        "DROP INDEX note_item; CREATE INDEX note_item ON note (text)",
        "its index note_item isn't what reader creates",
    ),
    "column added": ("ALTER TABLE note ADD COLUMN more TEXT", "its table note isn't what reader creates"),
    "foreign trigger": (
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END", "it has an unknown trigger, t",
    ),
    "foreign view": ("CREATE VIEW v AS SELECT load_extension('x')", "it has an unknown view, v"),
    "many foreign": (
        "CREATE TABLE a (b); CREATE TABLE b (c); CREATE TABLE c (d); CREATE TABLE d (e)", "and 1 more",
    ),
    "reference to nothing": (
        "UPDATE standing SET item = 'gone' WHERE document = 3",
        "a row in table standing refers to nothing",
    ),
    "text missing": ("DELETE FROM text WHERE document = 3", "the text of document"),
}  # fmt: skip


def change(path: Path, sql: str) -> None:
    """Run statements on a closed library, and leave it closed without a WAL."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


def beside(path: Path) -> dict[str, bytes]:
    """Return every file in a library's folder, with its bytes."""
    return {entry.name: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()}
