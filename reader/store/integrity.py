"""The full check of an open library, for `reader check`."""

from __future__ import annotations

import sqlite3
from collections import Counter as Tally
from itertools import islice
from typing import TYPE_CHECKING, get_args

from reader.clean import clean_line
from reader.store.examination import damage, schema_differences
from reader.store.failures import DAMAGE_CODES, primary_code, printable
from reader.store.history import history_problems
from reader.store.row_checks import row_faults, undo_faults
from reader.store.schema import Counter, actual, expected
from reader.store.seals import broken_seals
from reader.store.values import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.store.schema import Migration

_LISTED = 10
"""Faults of one kind that are told singly; a damaged file may have thousands."""
_LONGEST = 400
_SEALED = {
    "mark": "a mark", "tag": "a tag", "note": "a note", "status_change": "a date of a status",
    "highlight": "a highlight",
}  # fmt: skip
_KINDS = (("articles", "article"), ("papers", "paper"), ("postings", "posting"))
_ADD_AGAIN = "add its source again"
_UNDO = "the library works, but undo stops there; restore the newest backup if you need it"


def findings(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration], restore: str
) -> Iterator[Finding]:
    """Yield everything that is wrong; `restore` is the remedy for what only a backup can fix.

    What can't be read to the end doesn't keep the rest from being checked. Raises sqlite3.Error only for
    errors that say nothing about the file, such as a busy one.
    """
    parts: Sequence[tuple[Callable[[], Iterator[str]], str]] = (
        (lambda: _schema_faults(connection, migrations), restore),
        (lambda: damage(connection, thorough=True), restore),
        (lambda: _broken_seals(connection), restore),
        (lambda: row_faults(connection), restore),
        (lambda: _miscounted(connection), _ADD_AGAIN),
        (lambda: undo_faults(connection), _UNDO),
        (lambda: history_problems(connection), _UNDO),
    )
    name = printable(path)
    for phrases, remedy in parts:
        try:
            for phrase in _told(phrases()):
                yield Finding(f"{name}: {clean_line(phrase, _LONGEST)}", remedy)
        except sqlite3.Error as error:
            if primary_code(error) not in DAMAGE_CODES:
                raise
            yield Finding(f"{name}: can't be read to the end: {clean_line(str(error))}", restore)
        except (ValueError, TypeError, OverflowError) as error:  # from values that no version writes
            yield Finding(f"{name}: has a value that can't be read: {clean_line(str(error))}", remedy)


def _told(phrases: Iterator[str]) -> Iterator[str]:
    """Yield the first few different phrases, and how many more there are.

    What the phrases raise comes after those before it.
    """
    counts: Tally[str] = Tally()
    failure: Exception | None = None
    try:
        for phrase in phrases:
            counts[phrase] += 1
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        failure = error
    for phrase, count in islice(counts.items(), _LISTED):
        yield phrase if count == 1 else f"{phrase} ({count:,} times)"
    if len(counts) > _LISTED:
        yield f"{len(counts) - _LISTED:,} more faults of this kind"
    if failure is not None:
        raise failure


def _schema_faults(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> Iterator[str]:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    yield from schema_differences(actual(connection), expected(migrations, version))


def _broken_seals(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a phrase for each mark that doesn't match its checksum."""
    for table, item in broken_seals(connection):
        yield f"{_SEALED[table]} doesn't match its checksum (item {item})"


def _miscounted(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a phrase for each document whose counts don't match its items."""
    for column, kind in _KINDS:
        query = f"""SELECT id FROM document WHERE {column} <> (SELECT count(*) FROM standing
            JOIN item ON item.id = item WHERE document = document.key AND kind = ?)"""  # noqa: S608
        for (document,) in connection.execute(query, (kind,)):
            yield f"document {document} doesn't have as many {column} as it says"
    if connection.execute("SELECT count(*) FROM counter").fetchone()[0] != len(get_args(Counter)):
        yield "a change counter is missing"
