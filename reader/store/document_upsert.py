"""Adding or updating a document: what is new in it, what is gone, and whose marks move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from reader.model import Entry
from reader.store.mark_rows import move_marks
from reader.store.rows import ITEM_COLUMNS, item_row, json_text, path_bytes, time_text
from reader.store.values import Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from reader.store.recorder import Recorder
    from reader.store.values import Addition, OutcomeKind

_SET = ", ".join(f"{column} = excluded.{column}" for column in ITEM_COLUMNS[1:])
_PUT_ITEM = f"""INSERT INTO item ({", ".join(ITEM_COLUMNS)}) VALUES ({", ".join("?" * len(ITEM_COLUMNS))})
    ON CONFLICT (id) DO UPDATE SET {_SET}"""  # noqa: S608
_PRESENT = """SELECT 1 FROM standing JOIN document ON document.key = standing.document
    WHERE present AND item = ?"""


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The document already in the library from the same source."""

    key: int
    id: str
    position: int
    source: str
    title: str | None
    notices: str
    digest: str | None


def upsert(recorder: Recorder, addition: Addition) -> Outcome:
    """Add or update one document as protocol.DocumentStore.put promises. Raises sqlite3.Error, ValueError."""
    if len(set(addition.joins.values())) < len(addition.joins):
        raise ValueError("two items can't become one")
    connection, entry = recorder.connection, Entry.of(addition.document)
    earlier = _earlier(connection, addition)
    if earlier is not None and _is_same(connection, earlier, addition):
        _keep_source(recorder, earlier, addition)
        return Outcome("unchanged", entry.source, entry.id, entry.counts)
    twin = _twin(connection, entry.id, earlier)
    before = _items_of(connection, earlier.key) if earlier else set()
    after = {item.id for item in addition.items} if twin is None else set()
    newcomers = {item for item in after - before if not _is_present(connection, item)}
    if earlier is not None:
        recorder.update("document", {"key": earlier.key}, {"present": 0}, earlier.id)
    if twin is None:
        _insert(recorder, addition, earlier)
    vanished = {item for item in before - after if not _is_present(connection, item)}
    joins = {old: new for old, new in addition.joins.items() if old in vanished and new in newcomers}
    for old, new in sorted(joins.items()):
        move_marks(recorder, old, new)
    kind: OutcomeKind = "copy" if twin is not None else "updated" if earlier is not None else "added"
    return Outcome(
        kind, entry.source, entry.id, entry.counts, twin=twin, changed=len(joins),
        new=len(after - before) - len(joins), gone=len(before - after) - len(joins),
    )  # fmt: skip


def _earlier(connection: sqlite3.Connection, addition: Addition) -> _Earlier | None:
    columns = "SELECT key, id, position, source, title, notices, digest FROM document WHERE present"
    if addition.resolved is not None:
        query, value = f"{columns} AND resolved = ?", path_bytes(addition.resolved)
        row = connection.execute(query, (value,)).fetchone()
    else:
        query = f"{columns} AND resolved IS NULL AND id = ?"
        row = connection.execute(query, (addition.document.id,)).fetchone()
    return None if row is None else _Earlier(*row)


def _is_same(connection: sqlite3.Connection, earlier: _Earlier, addition: Addition) -> bool:
    """Return whether nothing visible to a reader of the document has changed."""
    document = addition.document
    told = (document.id, document.title, json_text(document.notices))
    if (earlier.id, earlier.title, earlier.notices) != told:
        return False
    rows = connection.execute(
        "SELECT item, first, last FROM standing WHERE document = ? ORDER BY seq", (earlier.key,)
    )
    if rows.fetchall() != _standings(addition):
        return False
    row = connection.execute("SELECT body FROM text WHERE document = ?", (earlier.key,)).fetchone()
    return bool(row == (document.text.encode("utf-8"),))


def _keep_source(recorder: Recorder, earlier: _Earlier, addition: Addition) -> None:
    """Update the source's name and, if the digest is new, what its items say.

    The same document with a new digest means its bytes or the parser changed without affecting any line,
    though perhaps a role or a place.
    """
    source, digest = addition.document.source, addition.digest
    if (earlier.source, earlier.digest) == (source, digest):
        return
    recorder.connection.execute(
        "UPDATE document SET source = ?, digest = ? WHERE key = ?", (source, digest, earlier.key)
    )
    recorder.connection.executemany(_PUT_ITEM, map(item_row, addition.items))
    recorder.touched.add("documents")


def _twin(connection: sqlite3.Connection, document: str, earlier: _Earlier | None) -> str | None:
    """Return the source of another document with the same id, or None."""
    row = connection.execute(
        "SELECT source FROM document WHERE present AND id = ? AND key <> ?",
        (document, earlier.key if earlier else -1),
    ).fetchone()
    return None if row is None else str(row[0])


def _items_of(connection: sqlite3.Connection, key: int) -> set[str]:
    return {row[0] for row in connection.execute("SELECT item FROM standing WHERE document = ?", (key,))}


def _is_present(connection: sqlite3.Connection, item: str) -> bool:
    return connection.execute(_PRESENT, (item,)).fetchone() is not None


def _standings(addition: Addition) -> list[tuple[str, int, int]]:
    """Return item, first line and last line of every standing in this document, item by item."""
    return [
        (item.id, *standing.lines)
        for item in addition.items
        for standing in item.standings
        if standing.document == addition.document.id
    ]


def _insert(recorder: Recorder, addition: Addition, earlier: _Earlier | None) -> None:
    """Store document, text, items and standings, in place of the earlier one or at the end."""
    connection, document = recorder.connection, addition.document
    entry = Entry.of(document)
    position = earlier.position if earlier else _end(connection)
    resolved = None if addition.resolved is None else path_bytes(addition.resolved)
    cursor = connection.execute(
        """INSERT INTO document (id, position, present, source, resolved, digest, title, name, notices, added,
        articles, papers, postings) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            *(document.id, position, document.source, resolved, addition.digest, document.title, entry.name),
            *(json_text(document.notices), time_text(addition.added or recorder.now)),
            *entry.counts.values(),
        ),
    )
    key = cursor.lastrowid
    body = document.text.encode("utf-8")
    connection.execute("INSERT INTO text (document, crc, body) VALUES (?, ?, ?)", (key, crc32(body), body))
    connection.executemany(_PUT_ITEM, map(item_row, addition.items))
    connection.executemany(
        "INSERT INTO standing (document, seq, item, first, last) VALUES (?, ?, ?, ?, ?)",
        _numbered(key, _standings(addition)),
    )
    recorder.update("document", {"key": key}, {"present": 1}, document.id)
    if earlier is not None and earlier.id != document.id:
        _carry_positions(connection, earlier.id, document.id, len(document.text))


def _numbered(key: int | None, standings: list[tuple[str, int, int]]) -> Iterable[tuple[object, ...]]:
    return ((key, seq, *standing) for seq, standing in enumerate(standings))


def _end(connection: sqlite3.Connection) -> int:
    """Return the position after the last document, counting forgotten ones: they may come back."""
    return int(connection.execute("SELECT coalesce(max(position), 0) + 1 FROM document").fetchone()[0])


def _carry_positions(connection: sqlite3.Connection, old: str, new: str, length: int) -> None:
    """Copy a document's reading positions to its replacement; the old ones stay for undo."""
    connection.execute(
        """INSERT INTO position (document, part, place)
        SELECT ?, part, min(place, ?) FROM position WHERE document = ? ON CONFLICT DO NOTHING""",
        (new, length, old),
    )
