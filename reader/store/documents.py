"""A library's documents and items: listing, reading, adding and forgetting."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.model import Near, Standing
from reader.store import rereading
from reader.store.news import forget_news, new_items, read_news
from reader.store.rows import (
    NO_TEXT,
    TEXT,
    counts_of,
    stored_list,
    stored_path,
    stored_pay,
    stored_place,
    stored_text,
    stored_time,
    time_text,
)  # fmt: skip
from reader.store.traces import TRACED, is_traced
from reader.store.values import BATCH, ItemName, StoredDocument, StoredEntry, StoredItem

if TYPE_CHECKING:
    import builtins
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from reader.model import ItemKind
    from reader.store.base import Base
    from reader.store.values import Addition, Forgotten, News, Outcome, StoredText

_ENTRY = """SELECT id, source, name, title, articles, papers, postings, resolved, digest, added, notices
    FROM document WHERE present"""
_FILES = f"{_ENTRY} AND substr(resolved, 1, 1) = x'2f' ORDER BY position"
_GONE_ENTRY = """SELECT id, source, name, title, articles, papers, postings, resolved, digest, added, notices,
    key, gone FROM document WHERE NOT present AND gone IS NOT NULL"""
_STANDINGS = """SELECT s.item, d.id, d.source, s.first, s.last
    FROM standing s JOIN document d ON d.key = s.document WHERE d.present"""
_ITEM = """i.id, i.kind, i.title, i.place, i.country, i.country_code, i.region, i.region_code, i.city,
    i.role, i.level, i.team, i.remote, i.pay_minimum, i.pay_maximum, i.pay_currency, i.pay_period,
    i.company, i.first_seen"""
_FORMER = """SELECT d.key FROM standing s JOIN document d ON d.key = s.document
    WHERE s.item = ? AND NOT d.present ORDER BY d.key DESC LIMIT 1"""
_ITEM_WIDTH = 19
# An item is listed where it first appears, the standing with no earlier one; nearly all have only one.
_FIRST = """NOT EXISTS (
    SELECT 1 FROM standing o JOIN document e ON e.key = o.document
    WHERE o.item = s.item AND e.present AND (e.position, o.seq) < (d.position, s.seq)
    AND (o.document, o.seq) <> (s.document, s.seq))"""
_ITEMS = f"""SELECT {_ITEM}, d.id, d.source, s.first, s.last
    FROM document d CROSS JOIN standing s ON s.document = d.key CROSS JOIN item i ON i.id = s.item
    WHERE d.present AND (?1 IS NULL OR i.kind = ?1) AND {_FIRST}
    ORDER BY d.position, s.seq"""  # noqa: S608
_NAMES = """SELECT i.id, i.kind, i.title, i.role, i.team, i.city, i.place, i.remote, d.id, s.first, s.last
    FROM document d CROSS JOIN standing s ON s.document = d.key CROSS JOIN item i ON i.id = s.item
    WHERE d.present AND i.kind <> 'article' ORDER BY d.position, s.seq"""
# An item that carries a star, a status, a tag, a note or a highlight outlives its documents. It is listed
# where it was last, in the order in which such items went.
_NOWHERE = """NOT EXISTS (SELECT 1 FROM standing o JOIN document e ON e.key = o.document
    WHERE o.item = t.item AND e.present)"""
_LAST = """NOT EXISTS (
    SELECT 1 FROM standing o JOIN document e ON e.key = o.document
    WHERE o.item = s.item AND (e.gone, e.key, -o.seq) > (d.gone, d.key, -s.seq))"""
_LAST_STANDING = f"""SELECT {_ITEM}, d.id, d.source, s.first, s.last, d.gone
    FROM t JOIN item i ON i.id = t.item JOIN standing s ON s.item = i.id
    JOIN document d ON d.key = s.document WHERE {_NOWHERE} AND {_LAST}"""  # noqa: S608
_GONE = f"""WITH t AS ({TRACED}) {_LAST_STANDING} AND (?1 IS NULL OR i.kind = ?1)
    ORDER BY d.gone, d.position, s.seq"""
_GONE_ITEM = f"WITH t AS (SELECT ?1 AS item WHERE {is_traced('?1')}) {_LAST_STANDING}"
# The marked item that an item is most like; equal ones by id.
_NEAR = f"""SELECT near.item, other, likeness, status FROM near LEFT JOIN mark ON mark.item = other
    WHERE {is_traced("near.other")} AND NOT {is_traced("near.item")}"""  # noqa: S608
_APART = """NOT EXISTS (SELECT 1 FROM standing own JOIN standing other ON other.document = own.document
    JOIN document ON document.key = own.document
    WHERE present AND own.item = ?1 AND other.item = ?2)"""
_TOTALS = """SELECT kind, count(*) FROM item WHERE EXISTS (SELECT 1 FROM standing
    JOIN document ON document.key = standing.document WHERE present AND standing.item = item.id)
    GROUP BY kind"""
_REPEATED = """SELECT item FROM standing JOIN document ON document.key = standing.document
    WHERE present GROUP BY item HAVING count(*) > 1"""


class SqliteDocuments:
    """See protocol.DocumentStore. What only writing needs is imported with the first document written."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def put(self, addition: Addition, *, step: str) -> Outcome:
        """See protocol.DocumentStore."""
        from reader.store.document_upsert import upsert

        with self._base.step(step) as recorder:
            return upsert(recorder, addition)

    def put_all(
        self, additions: Iterable[Addition], *, step: Callable[[int, int], str], batch: int = BATCH
    ) -> Iterator[Outcome]:
        """See protocol.DocumentStore."""
        from reader.store.bulk import put_all

        return put_all(self._base, additions, step, batch)

    def forget(self, documents: Sequence[str], *, step: str) -> Forgotten:
        """See protocol.DocumentStore."""
        from reader.store.forgetting import forget

        with self._base.step(step) as recorder:
            return forget(recorder, documents)

    def list(self) -> Sequence[StoredEntry]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            return [StoredEntry(**_entry(row)) for row in connection.execute(f"{_ENTRY} ORDER BY position")]

    def list_files(self) -> Sequence[StoredEntry]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            return [StoredEntry(**_entry(row)) for row in connection.execute(_FILES)]

    def get(self, document: str) -> StoredDocument:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            row = connection.execute(f"{_ENTRY} AND id = ?", (document,)).fetchone()
            if row is None:
                raise KeyError(document)
            return _stored_document(connection, row)

    def size(self) -> int:
        """See protocol.DocumentStore."""
        query = "SELECT coalesce(sum(articles + papers + postings), 0) FROM document WHERE present"
        with self._base.connections.reading() as connection:
            (number,) = connection.execute(query).fetchone()
        return int(number)

    def totals(self) -> Mapping[ItemKind, int]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            return dict(connection.execute(_TOTALS))

    def get_gone(self, document: str) -> StoredDocument:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            row = connection.execute(
                f"{_GONE_ENTRY} AND id = ? ORDER BY gone DESC, key DESC LIMIT 1", (document,)
            ).fetchone()
            if row is None:
                raise KeyError(document)
            return _gone_document(connection, row)

    def items(self, kind: ItemKind | None = None) -> Iterator[StoredItem]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            repeated = _standings(connection, f"s.item IN ({_REPEATED})")
            near = _near(connection)
            for row in connection.execute(_ITEMS, (kind,)):
                yield _item(row, repeated.get(row[0]) or _alone(row), near.get(row[0]))
            for row in connection.execute(_GONE, (kind,)):
                yield _item(row, _alone(row), None)

    def item_names(self) -> Iterator[ItemName]:
        """See protocol.DocumentStore."""
        seen: set[str] = set()
        with self._base.connections.reading() as connection:
            for row in connection.execute(_NAMES):
                if row[0] not in seen:
                    seen.add(row[0])
                    cells = (*row[:7], bool(row[7]), row[8], (row[9], row[10]))
                    yield ItemName(*cells)

    def items_in(self, document: str) -> Sequence[StoredItem]:
        """See protocol.DocumentStore."""
        inside = """FROM document d JOIN standing s ON s.document = d.key JOIN item i ON i.id = s.item
            WHERE d.present AND d.id = ? GROUP BY i.id ORDER BY min(s.seq)"""
        with self._base.connections.reading() as connection:
            rows = connection.execute(f"SELECT {_ITEM} {inside}", (document,)).fetchall()
            standings = _standings(connection, f"s.item IN (SELECT i.id {inside})", document)
            return [_item(row, standings[row[0]], None) for row in rows]

    def item(self, item: str) -> StoredItem | None:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            standings = _standings(connection, "s.item = ?", item).get(item)
            if standings is None:
                row = connection.execute(_GONE_ITEM, (item,)).fetchone()
                return None if row is None else _item(row, _alone(row), None)
            row = connection.execute(f"SELECT {_ITEM} FROM item i WHERE i.id = ?", (item,)).fetchone()  # noqa: S608
            return _item(row, standings, _near(connection, item).get(item))

    def put_near(self, pairs: Iterable[tuple[str, str, float]]) -> None:
        """See protocol.DocumentStore."""
        rows = [row for a, b, share in pairs for row in ((a, b, share), (b, a, share))]
        if rows:
            with self._base.connections.writing() as connection:
                connection.executemany(
                    f"INSERT OR REPLACE INTO near (item, other, likeness) SELECT ?1, ?2, ?3 WHERE {_APART}",
                    rows,
                )
                self._base.bump(connection, ["marks"])

    def outdated(self, parser: str) -> Sequence[int]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            return rereading.outdated(connection, parser)

    def text_of(self, key: int) -> StoredText:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            return rereading.text_of(connection, key)

    def put_again(self, reread: Sequence[tuple[int, Addition]]) -> None:
        """See protocol.DocumentStore."""
        with self._base.connections.writing() as connection:
            for key, addition in reread:
                rereading.put(connection, key, addition)
            if reread:
                self._base.bump(connection, ["documents"])

    def missing(self, items: Iterable[str]) -> frozenset[str]:
        """See protocol.DocumentStore."""
        from reader.store.document_upsert import is_present

        with self._base.connections.reading() as connection:
            return frozenset(item for item in items if not is_present(connection, item))

    def marked_items(self) -> Sequence[StoredItem]:
        """See protocol.DocumentStore."""
        query = f"SELECT {_ITEM} FROM item i WHERE i.id IN ({TRACED}) ORDER BY i.id"  # noqa: S608
        with self._base.connections.reading() as connection:
            standings = _standings(connection, f"s.item IN ({TRACED})")
            gone = {row[0]: row for row in connection.execute(_GONE, (None,))}
            found = []
            for row in connection.execute(query).fetchall():
                id_ = row[0]
                if id_ in gone:
                    found.append(_item(gone[id_], _alone(gone[id_]), None))
                elif id_ in standings:  # in a damaged library an item may stand nowhere
                    found.append(_item(row, standings[id_], None))
            return found

    def near(self) -> Mapping[str, Near]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            return _near(connection)

    def gone(self) -> frozenset[str]:
        """See protocol.DocumentStore."""
        return self._ids(
            f"SELECT t.item FROM ({TRACED}) t JOIN item ON item.id = t.item WHERE {_NOWHERE}"  # noqa: S608
        )

    def new(self) -> frozenset[str]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            return new_items(connection)

    def news(self) -> Sequence[News]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            return read_news(connection)

    def former_text(self, item: str) -> StoredText | None:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            row = connection.execute(_FORMER, (item,)).fetchone()
            return None if row is None else rereading.text_of(connection, row[0])

    def since(self, time: datetime) -> frozenset[str]:
        """See protocol.DocumentStore."""
        found = "SELECT id FROM item WHERE julianday(first_seen) >= julianday(?)"
        return self._ids(found, time_text(time))

    def positions(self) -> Mapping[str, int]:
        """See protocol.DocumentStore."""
        with self._base.connections.reading() as connection:
            return dict(connection.execute("SELECT id, position FROM document WHERE present"))

    def first_seen(self) -> Mapping[str, datetime]:
        """See protocol.DocumentStore."""
        query = "SELECT id, first_seen FROM item WHERE first_seen IS NOT NULL"
        with self._base.connections.reading() as connection:
            return {item: stored_time(time) for item, time in connection.execute(query)}

    def unseen(self, items: Iterable[str]) -> frozenset[str]:
        """See protocol.DocumentStore."""
        known = "SELECT 1 FROM news WHERE item = ?"
        with self._base.connections.reading() as connection:
            return frozenset(item for item in items if connection.execute(known, (item,)).fetchone())

    def seen(self, items: Iterable[str]) -> None:
        """See protocol.DocumentStore."""
        with self._base.connections.writing() as connection:
            if forget_news(connection, items):
                self._base.bump(connection, ["marks"])

    def _ids(self, query: str, *values: str) -> frozenset[str]:
        with self._base.connections.reading() as connection:
            return frozenset(row[0] for row in connection.execute(query, values))


def every_document(connection: sqlite3.Connection) -> Iterator[StoredDocument]:
    """Yield all documents with their texts, in order. Raises sqlite3.Error."""
    for row in connection.execute(f"{_ENTRY} ORDER BY position"):
        yield _stored_document(connection, row)


def gone_documents(connection: sqlite3.Connection) -> Iterator[StoredDocument]:
    """Yield the documents that hold items that are gone but must not disappear, as they last were.

    Raises sqlite3.Error.
    """
    keys = f"""SELECT DISTINCT d.key FROM ({TRACED}) t JOIN standing s ON s.item = t.item
        JOIN document d ON d.key = s.document WHERE {_NOWHERE} AND {_LAST}"""  # noqa: S608
    for row in connection.execute(f"{_GONE_ENTRY} AND key IN ({keys}) ORDER BY gone, key").fetchall():
        yield _gone_document(connection, row)


def _gone_document(connection: sqlite3.Connection, row: Sequence[Any]) -> StoredDocument:
    text, outline = rereading.stored_text_of(connection, row[11])
    return StoredDocument(**_entry(row[:11]), gone=stored_time(row[12]), text=text, outline=outline)


def _stored_document(connection: sqlite3.Connection, row: Sequence[Any]) -> StoredDocument:
    """Return a document that is present, with its text. Raises sqlite3.Error."""
    query = f"SELECT {TEXT} FROM text JOIN document ON document.key = document WHERE present AND id = ?"  # noqa: S608
    text, outline = stored_text(*(connection.execute(query, (row[0],)).fetchone() or NO_TEXT))
    return StoredDocument(**_entry(row), text=text, outline=outline)


def _entry(row: Sequence[Any]) -> dict[str, Any]:
    """Build the fields of a StoredEntry from the columns of _ENTRY."""
    names = ("id", "source", "name", "title", "counts", "resolved", "digest", "added", "notices")
    notices = tuple(str(notice) for notice in stored_list(row[10]))
    cells = (*row[:4], counts_of(*row[4:7]), stored_path(row[7]), row[8], stored_time(row[9]), notices)
    return dict(zip(names, cells, strict=True))


def _item(row: Sequence[Any], standings: tuple[Standing, ...], near: Near | None) -> StoredItem:
    """Build a StoredItem from the columns of _ITEM, and of _GONE if it is from there."""
    item, kind, title, *place, role, level, team, remote, _, _, _, _, company, first_seen = row[:_ITEM_WIDTH]
    remote = None if remote is None else bool(remote)
    seen = None if first_seen is None else stored_time(first_seen)
    gone = stored_time(row[-1]) if len(row) > _ITEM_WIDTH + 4 else None
    return StoredItem(
        item, kind, title, stored_place(place), role, level, team, remote, stored_pay(*row[13:17]), company,
        standings, seen, gone, near,
    )  # fmt: skip


def _alone(row: Sequence[Any]) -> tuple[Standing, ...]:
    """Return the standing in the four columns after those of _ITEM."""
    document, source, first, last = row[_ITEM_WIDTH : _ITEM_WIDTH + 4]
    return (Standing(document, source, (first, last)),)


def _near(connection: sqlite3.Connection, item: str | None = None) -> dict[str, Near]:
    """Return item id → the marked item it is most like, for all items or for one."""
    query = f"{_NEAR} AND (?1 IS NULL OR near.item = ?1) ORDER BY likeness, other DESC"
    return {row[0]: Near(row[1], row[2], row[3]) for row in connection.execute(query, (item,))}


def _standings(
    connection: sqlite3.Connection, condition: str, *values: str
) -> dict[str, tuple[Standing, ...]]:
    """Return item id → its standings in document order, for the standings that `condition` selects."""
    found: dict[str, builtins.list[Standing]] = defaultdict(list)
    query = f"{_STANDINGS} AND {condition} ORDER BY d.position, s.seq"
    for item, document, source, first, last in connection.execute(query, values):
        found[item].append(Standing(document, source, (first, last)))
    return {item: tuple(standings) for item, standings in found.items()}
