"""Adding or updating a document: what is new in it, what is gone, and whose marks move."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.model import Entry
from reader.store.mark_rows import move_marks
from reader.store.news import arrivals, departures, forget_news, put_news, was_here
from reader.store.rows import ITEM_COLUMNS, TEXT, item_row, json_text, path_bytes, text_row, time_text
from reader.store.traces import is_traced
from reader.store.values import Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from reader.model import Item
    from reader.store.recorder import Recorder
    from reader.store.values import Addition, News, NewsKind, OutcomeKind, Status

_SET = ", ".join(f"{column} = excluded.{column}" for column in ITEM_COLUMNS[1:])
_PUT_ITEM = f"""INSERT INTO item ({", ".join(ITEM_COLUMNS)}) VALUES ({", ".join("?" * len(ITEM_COLUMNS))})
    ON CONFLICT (id) DO UPDATE SET {_SET}"""  # noqa: S608
_KEPT = f"SELECT (SELECT status FROM mark WHERE item = ?1) WHERE {is_traced('?1')}"  # noqa: S608
_EARLIER = "SELECT key, id, position, source, title, notices, digest, resolved FROM document WHERE present"
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
    resolved: bytes | None


def upsert(recorder: Recorder, addition: Addition) -> Outcome:
    """Add or update one document as protocol.DocumentStore.put promises. Raises sqlite3.Error, ValueError."""
    if len(set(addition.joins.values())) < len(addition.joins):
        raise ValueError("two items can't become one")
    connection, entry = recorder.connection, Entry.of(addition.document)
    if addition.gone is not None:
        if not _is_known(connection, entry.id):
            _insert(recorder, addition, None)
            recorder.touched.add("documents")
        return Outcome("unchanged", entry.source, entry.id, entry.counts)
    earlier = _earlier(connection, addition)
    if earlier is not None and _is_same(connection, earlier, addition):
        renamed_from = _keep_source(recorder, earlier, addition)
        return Outcome("unchanged", entry.source, entry.id, entry.counts, twin=renamed_from)
    twin = _twin(connection, entry.id, earlier)
    if earlier is not None and twin is not None and addition.was == twin.id:
        return _moved(recorder, addition, twin, earlier)
    before = items_of(connection, earlier.key) if earlier else set()
    after = {item.id for item in addition.items} if twin is None else set()
    newcomers = {item for item in after - before if not is_present(connection, item)}
    is_news = earlier is not None or addition.is_news
    returned = {item for item in newcomers if is_news and was_here(connection, item)}
    if earlier is not None:
        take_out(recorder, earlier.key, earlier.id)
    if twin is None:
        _insert(recorder, addition, earlier)
    vanished = {item for item in before - after if not is_present(connection, item)}
    joins = {old: new for old, new in addition.joins.items() if old in vanished and new in newcomers}
    for old, new in sorted(joins.items()):
        move_marks(recorder, old, new)
        _carry_first_seen(connection, old, new)
    edited = {old for old, new in addition.joins.items() if old == new and old in before & after}
    # What a copy has isn't lost.
    lost = vanished if twin is not None else before - after
    changes = _Changes(after - before, lost, joins, returned, edited)
    news = _named(recorder, addition, earlier, changes) if is_news else []
    if not is_news:
        forget_news(connection, newcomers)
    elsewhere = frozenset((after - before) - newcomers | (before - after) - vanished)
    put_news(recorder, (each for each in news if each.item not in elsewhere))
    kind: OutcomeKind = "copy" if twin is not None else "updated" if earlier is not None else "added"
    return Outcome(
        kind, entry.source, entry.id, entry.counts, twin=twin.source if twin else None,
        changed=len(joins) + len(edited),
        new=len(after - before) - len(joins), gone=len(before - after) - len(joins),
        kept=Counter(status_of_kept(connection, vanished - joins.keys())), news=tuple(news),
        elsewhere=elsewhere,
    )  # fmt: skip


class _Changes(NamedTuple):
    """What changed in a document, by the ids of its items."""

    gained: Set[str]
    lost: Set[str]
    joins: Mapping[str, str]
    """Those lost → those gained that they became."""
    returned: Set[str] = frozenset()
    """Those gained that an earlier document had."""
    edited: Set[str] = frozenset()
    """Those kept whose words have changed where their ids don't look."""


def _named(recorder: Recorder, addition: Addition, earlier: _Earlier | None, changes: _Changes) -> list[News]:
    """Return what became of the items of a document, by name."""
    wordings = {new: old for old, new in changes.joins.items()} | {item: item for item in changes.edited}
    came: dict[str, NewsKind] = dict.fromkeys(changes.gained, "new")
    came |= dict.fromkeys(changes.returned, "back")
    came |= dict.fromkeys(wordings, "changed")
    gone = changes.lost - changes.joins.keys()
    named = arrivals(addition.items, came, wordings, recorder.now)
    if earlier is not None and gone:
        named += departures(recorder.connection, earlier.key, gone, recorder.now)
    return named


def take_out(recorder: Recorder, key: int, document: str) -> None:
    """Take a document out of the library within the step; its text stays, for undo and for gone items."""
    recorder.update("document", {"key": key}, {"present": 0, "gone": time_text(recorder.now)}, document)


def status_of_kept(connection: sqlite3.Connection, items: Iterable[str]) -> Iterator[Status | None]:
    """Yield the status of each item that must not disappear; None for one with other marks only."""
    for item in items:
        row = connection.execute(_KEPT, (item,)).fetchone()
        if row is not None:
            yield row[0]


def _is_known(connection: sqlite3.Connection, document: str) -> bool:
    return connection.execute("SELECT 1 FROM document WHERE id = ?", (document,)).fetchone() is not None


def _carry_first_seen(connection: sqlite3.Connection, old: str, new: str) -> None:
    """An edited item is the same item: it came in when its earlier wording did."""
    connection.execute(
        "UPDATE item SET first_seen = (SELECT first_seen FROM item WHERE id = ?) WHERE id = ?", (old, new)
    )


def _earlier(connection: sqlite3.Connection, addition: Addition) -> _Earlier | None:
    if addition.resolved is not None:
        query, value = f"{_EARLIER} AND resolved = ?", path_bytes(addition.resolved)
        row = connection.execute(query, (value,)).fetchone()
        if row is None and addition.was is not None:
            row = connection.execute(f"{_EARLIER} AND id = ?", (addition.was,)).fetchone()
    else:
        query = f"{_EARLIER} AND resolved IS NULL AND id = ?"
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
    if rows.fetchall() != standings_in(addition):
        return False
    row = connection.execute(f"SELECT {TEXT} FROM text WHERE document = ?", (earlier.key,)).fetchone()  # noqa: S608
    return bool(row == text_row(document))


def _keep_source(recorder: Recorder, earlier: _Earlier, addition: Addition) -> str | None:
    """Follow the source where it is now and, if the digest is new, what its items say.

    Returns the former source of a file that was renamed, else None. The same document with a new digest means
    its bytes or the parser changed without affecting any line, though perhaps a role or a place.
    """
    source, digest = addition.document.source, addition.digest
    resolved = None if addition.resolved is None else path_bytes(addition.resolved)
    if (earlier.source, earlier.digest, earlier.resolved) == (source, digest, resolved):
        return None
    recorder.connection.execute(
        "UPDATE document SET source = ?, digest = ?, resolved = ?, parser = ? WHERE key = ?",
        (source, digest, resolved, addition.parser, earlier.key),
    )
    put_items(recorder.connection, addition.items, None)
    recorder.touched.add("documents")
    return earlier.source if earlier.resolved != resolved and earlier.source != source else None


def _twin(connection: sqlite3.Connection, document: str, earlier: _Earlier | None) -> _Earlier | None:
    """Return another document with the same id, or None."""
    row = connection.execute(
        f"{_EARLIER} AND id = ? AND key <> ?", (document, earlier.key if earlier else -1)
    ).fetchone()
    return None if row is None else _Earlier(*row)


def _moved(recorder: Recorder, addition: Addition, twin: _Earlier, earlier: _Earlier) -> Outcome:
    """Let a document follow its file to the name that another file had before."""
    connection, entry = recorder.connection, Entry.of(addition.document)
    before = items_of(connection, earlier.key)
    take_out(recorder, earlier.key, earlier.id)
    _keep_source(recorder, twin, addition)
    after = {item.id for item in addition.items}
    vanished = {item for item in before if not is_present(connection, item)}
    news = _named(recorder, addition, earlier, _Changes(after - before, before - after, {}))
    put_news(recorder, (each for each in news if each.item in vanished))
    return Outcome(
        "updated", entry.source, entry.id, entry.counts, new=len(after - before), gone=len(before - after),
        kept=Counter(status_of_kept(connection, vanished)), news=tuple(news),
    )  # fmt: skip


def items_of(connection: sqlite3.Connection, key: int) -> set[str]:
    """Return the ids of a document's items."""
    return {row[0] for row in connection.execute("SELECT item FROM standing WHERE document = ?", (key,))}


def is_present(connection: sqlite3.Connection, item: str) -> bool:
    """Return whether a document that is in the library has the item."""
    return connection.execute(_PRESENT, (item,)).fetchone() is not None


def put_items(connection: sqlite3.Connection, items: Sequence[Item], first_seen: str | None) -> None:
    """Store what items say, and when those that were never here before came in."""
    connection.executemany(_PUT_ITEM, map(item_row, items))
    connection.executemany(
        "UPDATE item SET first_seen = ? WHERE id = ? AND first_seen IS NULL",
        [(first_seen, item.id) for item in items],
    )


def put_standings(
    connection: sqlite3.Connection, key: int | None, standings: Sequence[tuple[str, int, int]]
) -> None:
    """Store where a document's items stand."""
    connection.executemany(
        "INSERT INTO standing (document, seq, item, first, last) VALUES (?, ?, ?, ?, ?)",
        [(key, seq, *standing) for seq, standing in enumerate(standings)],
    )


def standings_in(addition: Addition) -> list[tuple[str, int, int]]:
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
    gone = None if addition.gone is None else time_text(addition.gone)
    cursor = connection.execute(
        """INSERT INTO document (id, position, present, gone, source, resolved, digest, parser, title, name,
        notices, added, articles, papers, postings) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            *(
                document.id,
                position,
                gone,
                document.source,
                resolved,
                addition.digest,
                addition.parser,
                document.title,
                entry.name,
            ),
            *(json_text(document.notices), time_text(addition.added or recorder.now)),
            *entry.counts.values(),
        ),
    )
    key = cursor.lastrowid
    connection.execute(
        f"INSERT INTO text (document, {TEXT}) VALUES (?, ?, ?, ?)",  # noqa: S608
        (key, *text_row(document)),
    )
    put_items(connection, addition.items, time_text(addition.added or recorder.now))
    put_standings(connection, key, standings_in(addition))
    if addition.gone is None:
        recorder.update("document", {"key": key}, {"present": 1}, document.id)
    if earlier is not None and earlier.id != document.id:
        _carry_positions(connection, earlier.id, document.id, len(document.text))


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
