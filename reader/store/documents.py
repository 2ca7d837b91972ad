"""A library's documents and items: listing, reading, adding and forgetting."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.model import Standing
from reader.store.document_upsert import upsert
from reader.store.protocol import BATCH
from reader.store.rows import (
    counts_of,
    stored_list,
    stored_path,
    stored_place,
    stored_text,
    stored_time,
)  # fmt: skip
from reader.store.values import StoredDocument, StoredEntry, StoredItem

if TYPE_CHECKING:
    import builtins
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from reader.model import ItemKind
    from reader.store.base import Base
    from reader.store.values import Addition, Outcome

_ENTRY = """SELECT id, source, name, title, articles, papers, postings, resolved, digest, added, notices
    FROM document WHERE present"""
_STANDINGS = """SELECT s.item, d.id, d.source, s.first, s.last
    FROM standing s JOIN document d ON d.key = s.document WHERE d.present"""
_ITEM = """i.id, i.kind, i.title, i.place, i.country, i.country_code, i.region, i.region_code, i.city,
    i.role, i.level, i.team, i.remote"""
# An item is listed where it first appears, the standing with no earlier one; nearly all have only one.
_FIRST = """NOT EXISTS (
    SELECT 1 FROM standing o JOIN document e ON e.key = o.document
    WHERE o.item = s.item AND e.present AND (e.position, o.seq) < (d.position, s.seq)
    AND (o.document, o.seq) <> (s.document, s.seq))"""
_ITEMS = f"""SELECT {_ITEM}, d.id, d.source, s.first, s.last
    FROM document d CROSS JOIN standing s ON s.document = d.key CROSS JOIN item i ON i.id = s.item
    WHERE d.present AND (?1 IS NULL OR i.kind = ?1) AND {_FIRST}
    ORDER BY d.position, s.seq LIMIT ?2 OFFSET ?3"""  # noqa: S608
_REPEATED = """SELECT item FROM standing JOIN document ON document.key = standing.document
    WHERE present GROUP BY item HAVING count(*) > 1"""
# Past this many characters of text a transaction is long enough, however few documents it has.
_BATCH_CHARACTERS = 16 << 20


class SqliteDocuments:
    """See protocol.DocumentStore."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def put(self, addition: Addition, *, step: str) -> Outcome:
        """See protocol.DocumentStore."""
        with self._base.step(step) as recorder:
            return upsert(recorder, addition)

    def put_all(
        self, additions: Iterable[Addition], *, step: Callable[[int], str], batch: int = BATCH
    ) -> Iterator[Outcome]:
        """See protocol.DocumentStore."""
        bulk = _Bulk(self._base, step)
        waiting: list[Addition] = []
        try:
            for addition in additions:
                waiting.append(addition)
                if len(waiting) >= batch or _characters(waiting) >= _BATCH_CHARACTERS:
                    ready, waiting = waiting, []
                    yield from bulk.write(ready)
        except (Exception, KeyboardInterrupt):
            yield from bulk.write(waiting)
            raise
        yield from bulk.write(waiting)

    def forget(self, documents: Sequence[str], *, step: str) -> int:
        """See protocol.DocumentStore."""
        with self._base.step(step) as recorder:
            forgotten = 0
            for document in documents:
                row = recorder.connection.execute(
                    "SELECT key FROM document WHERE present AND id = ?", (document,)
                ).fetchone()
                if row is not None:
                    forgotten += recorder.update("document", {"key": row[0]}, {"present": 0}, document)
            return forgotten

    def list(self) -> Sequence[StoredEntry]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            return [StoredEntry(**_entry(row)) for row in connection.execute(f"{_ENTRY} ORDER BY position")]

    def get(self, document: str) -> StoredDocument:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            row = connection.execute(f"{_ENTRY} AND id = ?", (document,)).fetchone()
            if row is None:
                raise KeyError(document)
            return StoredDocument(**_entry(row), text=text_of(connection, document))

    def size(self) -> int:
        """See protocol.DocumentStore."""
        query = "SELECT coalesce(sum(articles + papers + postings), 0) FROM document WHERE present"
        with self._base.connections.reading() as connection:
            (number,) = connection.execute(query).fetchone()
        return int(number)

    def items(
        self, kind: ItemKind | None = None, *, offset: int = 0, limit: int | None = None
    ) -> Iterator[StoredItem]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            repeated = _standings(connection, f"s.item IN ({_REPEATED})")
            for row in connection.execute(_ITEMS, (kind, -1 if limit is None else limit, offset)):
                alone = (Standing(row[13], row[14], (row[15], row[16])),)
                yield _item(row, repeated.get(row[0], alone))

    def items_in(self, document: str) -> Sequence[StoredItem]:
        """See protocol.DocumentStore."""
        inside = """FROM document d JOIN standing s ON s.document = d.key JOIN item i ON i.id = s.item
            WHERE d.present AND d.id = ? GROUP BY i.id ORDER BY min(s.seq)"""
        with self._base.connections.reading() as connection:
            rows = connection.execute(f"SELECT {_ITEM} {inside}", (document,)).fetchall()
            standings = _standings(connection, f"s.item IN (SELECT i.id {inside})", document)
            return [_item(row, standings[row[0]]) for row in rows]

    def item(self, item: str) -> StoredItem | None:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            standings = _standings(connection, "s.item = ?", item).get(item)
            if standings is None:
                return None
            row = connection.execute(f"SELECT {_ITEM} FROM item i WHERE i.id = ?", (item,)).fetchone()  # noqa: S608
            return _item(row, standings)


def every_document(connection: sqlite3.Connection) -> Iterator[StoredDocument]:
    """Yield all documents with their texts, in order. Raises sqlite3.Error."""
    for row in connection.execute(f"{_ENTRY} ORDER BY position"):
        yield StoredDocument(**_entry(row), text=text_of(connection, row[0]))


class _Bulk:
    """Many documents, one transaction per batch, all one step unless another step is made meanwhile."""

    def __init__(self, base: Base, name: Callable[[int], str]) -> None:
        self._base = base
        self._name = name
        self._step: int | None = None
        self._taken = 0

    def write(self, additions: builtins.list[Addition]) -> builtins.list[Outcome]:
        """Write one batch and return its outcomes once it is on disk."""
        if not additions:
            return []
        with self._base.step("", after=self._step) as recorder:
            outcomes = [upsert(recorder, addition) for addition in additions]
            taken = sum(outcome.kind in ("added", "updated") for outcome in outcomes)
            if recorder.step != self._step:
                self._taken = 0
            recorder.rename(self._name(self._taken + taken))
        self._step, self._taken = recorder.step, self._taken + taken
        return outcomes


def text_of(connection: sqlite3.Connection, document: str) -> str:
    """Return the text of a document that is present. Raises sqlite3.Error."""
    row = connection.execute(
        "SELECT body, crc FROM text JOIN document ON document.key = document WHERE present AND id = ?",
        (document,),
    ).fetchone()
    return stored_text(*(row or (b"", -1)))


def _characters(additions: Iterable[Addition]) -> int:
    return sum(len(addition.document.text) for addition in additions)


def _entry(row: Sequence[Any]) -> dict[str, Any]:
    """Build the fields of a StoredEntry from the columns of _ENTRY."""
    names = ("id", "source", "name", "title", "counts", "resolved", "digest", "added", "notices")
    notices = tuple(str(notice) for notice in stored_list(row[10]))
    cells = (*row[:4], counts_of(*row[4:7]), stored_path(row[7]), row[8], stored_time(row[9]), notices)
    return dict(zip(names, cells, strict=True))


def _item(row: Sequence[Any], standings: tuple[Standing, ...]) -> StoredItem:
    """Build a StoredItem from the columns of _ITEM."""
    item, kind, title, *place, role, level, team, remote = row[:13]
    remote = None if remote is None else bool(remote)
    return StoredItem(item, kind, title, stored_place(place), role, level, team, remote, standings)


def _standings(
    connection: sqlite3.Connection, condition: str, *values: str
) -> dict[str, tuple[Standing, ...]]:
    """Return item id → its standings in document order, for the standings that `condition` selects."""
    found: dict[str, builtins.list[Standing]] = defaultdict(list)
    query = f"{_STANDINGS} AND {condition} ORDER BY d.position, s.seq"
    for item, document, source, first, last in connection.execute(query, values):
        found[item].append(Standing(document, source, (first, last)))
    return {item: tuple(standings) for item, standings in found.items()}
