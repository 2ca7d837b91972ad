"""The full check of an open library, for `reader check`."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from reader.store.examination import damage, schema_differences
from reader.store.failures import DAMAGE_CODES, primary_code, printable
from reader.store.history import history_problems
from reader.store.schema import actual, expected
from reader.store.seals import broken_seals
from reader.store.values import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.store.schema import Migration

_KINDS = (("articles", "article"), ("papers", "paper"), ("postings", "posting"))
_SEALED = {
    "mark": "a mark", "tag": "a tag", "note": "a note", "status_change": "a date of a status",
}  # fmt: skip
_ADD_AGAIN = "add its source again"
_UNDO = "the library works, but undo stops there; restore the newest backup if you need it"


def findings(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration], restore: str
) -> Iterator[Finding]:
    """Yield everything that is wrong; `restore` is the remedy for what only a backup can fix.

    Raises sqlite3.Error only for errors that say nothing about the file, such as a busy one.
    """
    name = printable(path)
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        for phrase in schema_differences(actual(connection), expected(migrations, version)):
            yield Finding(f"{name}: {phrase}", restore)
        for phrase in damage(connection, thorough=True):
            yield Finding(f"{name}: {phrase}", restore)
        for table, item in broken_seals(connection):
            yield Finding(f"{name}: {_SEALED[table]} doesn't match its checksum (item {item})", restore)
        for phrase in _miscounted(connection):
            yield Finding(f"{name}: {phrase}", _ADD_AGAIN)
        for phrase in history_problems(connection):
            yield Finding(f"{name}: {phrase}", _UNDO)
    except sqlite3.Error as error:
        if primary_code(error) not in DAMAGE_CODES:
            raise
        yield Finding(f"{name}: can't be read to the end: {error}", restore)


def _miscounted(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a phrase for each document whose counts don't match its items."""
    for column, kind in _KINDS:
        query = f"""SELECT id FROM document WHERE {column} <> (SELECT count(*) FROM standing
            JOIN item ON item.id = item WHERE document = document.key AND kind = ?)"""  # noqa: S608
        for (document,) in connection.execute(query, (kind,)):
            yield f"document {document} doesn't have as many {column} as it says"
    if connection.execute("SELECT count(*) FROM counter").fetchone()[0] != len(("documents", "marks")):
        yield "a change counter is missing"
