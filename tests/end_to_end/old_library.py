"""A large library as the first release made it, and what must be in it ever after."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from reader.library.store_handle import StoreHandle

OF_VERSION_2 = Path(__file__).parents[1] / "store" / "version_2.sql"
_MANY = """WITH RECURSIVE many (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM many WHERE n + 1 < :count)
    INSERT INTO {} FROM many"""
_ID = "printf('%016x', 4096 + n)"
_AT = "'2026-03-01T10:00:00.000000+00:00'"
_STATUS = "CASE n % 4 WHEN 0 THEN 'applied' WHEN 1 THEN 'hidden' END"
_MARKS = "json_object('starred', {}, 'read', {}, 'status', {})"
_NOTE = f"json_object('item', {_ID}, 'text', 'note number ' || n, 'written', {_AT}, 'edited', NULL)"
_STEP = 10
_ROWS = (
    f"mark SELECT {_ID}, n % 2, n % 3 = 0, 0, {_STATUS}, {_AT}",
    f"tag SELECT {_ID}, 'tag' || (n % 50)",
    f"note SELECT 10 + n, {_ID}, 'note number ' || n, {_AT}, NULL",
    f"item (id, kind, title) SELECT {_ID}, 'posting', '**Posting** number ' || n",
    f"standing SELECT 3, 100 + n, {_ID}, 7, 8",
    f"""change SELECT {_STEP}, 3 * n, 'mark', json_array({_ID}), {_ID}, {_MARKS.format(0, 0, "NULL")},
        {_MARKS.format("n % 2", "n % 3 = 0", _STATUS)}""",
    f"change SELECT {_STEP}, 3 * n + 1, 'tag', json_array({_ID}, 'tag' || (n % 50)), {_ID}, NULL, '{{}}'",
    f"change SELECT {_STEP}, 3 * n + 2, 'note', json_array(10 + n), {_ID}, NULL, {_NOTE}",
)
"""Rows of each table, of which the marks all come from one step."""


class Contents(NamedTuple):
    """What a library holds, whatever its version."""

    marks: list[tuple[object, ...]]
    tags: list[tuple[object, ...]]
    notes: list[tuple[object, ...]]
    items: list[tuple[object, ...]]
    steps: list[tuple[object, ...]]
    texts: list[tuple[object, ...]]


def make_old_library(path: Path, count: int) -> None:
    """Make a library of version 2 with so many postings, all with marks, a tag and a note."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(OF_VERSION_2.read_text(encoding="utf-8"))
        connection.execute(f"INSERT INTO step VALUES ({_STEP}, 'marked many', {_AT}, 0)")  # noqa: S608
        for rows in _ROWS:
            connection.execute(_MANY.format(rows), {"count": count})
        connection.execute("UPDATE document SET postings = postings + ? WHERE key = 3", (count,))


def contents(path: Path) -> Contents:
    """Return what a closed library holds; nothing is left next to it."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return Contents(
            *(
                connection.execute(query).fetchall()
                for query in (
                    "SELECT item, starred, read, overridden, status FROM mark ORDER BY item",
                    "SELECT item, tag FROM tag ORDER BY item, tag",
                    "SELECT id, item, text, written FROM note ORDER BY id",
                    "SELECT id, kind, place FROM item ORDER BY id",
                    "SELECT id, name, at, undone FROM step ORDER BY id",
                    "SELECT document, crc, body FROM text ORDER BY document",
                )
            )
        )


def version(path: Path) -> int:
    """Return the format version of a closed library."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def problems(path: Path) -> list[str]:
    """Open a library, which brings it up to date, and return what is wrong with it."""
    handle = StoreHandle(path)
    try:
        storage = handle.open_existing()
        assert storage is not None
        return [finding.sentence for finding in storage.check()]
    finally:
        handle.close()
