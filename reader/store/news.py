"""What became of items with later looks at their sources, until the user has seen it.

News isn't recorded for undo but follows from it: a row holds unless its step is undone, and only as long as
its item is where it says, "gone" while no document in the library has the item, all others while one does. So
undoing a step takes its news back, and redoing it brings back what wasn't seen meanwhile. That's also why an
item has a row for each kind: once an undo brings back an item that went, what came before counts again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.rows import stored_time, time_text
from reader.store.values import News

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from reader.model import Item
    from reader.store.recorder import Recorder
    from reader.store.values import NewsKind

_IS_PRESENT = """EXISTS (SELECT 1 FROM standing JOIN document ON document.key = standing.document
    WHERE present AND standing.item = news.item)"""
_HOLDS = f"""(news.kind = 'gone') <> {_IS_PRESENT}
    AND NOT EXISTS (SELECT 1 FROM step WHERE step.id = news.step AND undone AND again IS NULL)"""  # noqa: S608
_NEWS = f"""SELECT news.item, item.kind, item.title, news.kind, news.at, news.was
    FROM news JOIN item ON item.id = news.item WHERE {_HOLDS} ORDER BY news.at DESC, item.title, news.item"""  # noqa: S608
_NEW = f"SELECT DISTINCT item FROM news WHERE kind <> 'gone' AND {_HOLDS}"  # noqa: S608
# A document whose addition was undone is none that was here before. The steps say which: they mention each
# document that went, but none that an import brought along for its marks.
_WAS_HERE = """SELECT 1 FROM standing JOIN document ON document.key = standing.document
    WHERE standing.item = ? AND gone IS NOT NULL AND (
        EXISTS (SELECT 1 FROM change JOIN step ON step.id = change.step
            WHERE target = 'document' AND row = '[' || document.key || ']'
            AND NOT undone AND instr(after, '"present":0'))
        OR NOT EXISTS (
            SELECT 1 FROM change WHERE target = 'document' AND row = '[' || document.key || ']'))"""
_SEE = f"DELETE FROM news WHERE item = ? AND (kind <> 'gone' OR {_IS_PRESENT})"  # noqa: S608
_STANDING = """SELECT item.id, kind, title FROM standing JOIN item ON item.id = item
    WHERE document = ? GROUP BY item.id ORDER BY min(seq)"""


def was_here(connection: sqlite3.Connection, item: str) -> bool:
    """Return whether a document that is no longer in the library had an item."""
    return connection.execute(_WAS_HERE, (item,)).fetchone() is not None


def arrivals(
    items: Sequence[Item], came: Mapping[str, NewsKind], earlier_wordings: Mapping[str, str], at: datetime
) -> list[News]:
    """Return the news of the items of a document that `came` names: those that changed, then the others.

    `earlier_wordings` has the ids of the items that those that changed were before.
    """
    found = [
        News(item.id, item.kind, item.title, came[item.id], at, earlier_wordings.get(item.id))
        for item in items
        if item.id in came
    ]
    return sorted(found, key=lambda news: news.what != "changed")


def departures(
    connection: sqlite3.Connection, document: int, gone: Collection[str], at: datetime
) -> list[News]:
    """Return the news of those items of a document that are gone, in its order."""
    rows = connection.execute(_STANDING, (document,))
    return [News(item, kind, title, "gone", at) for item, kind, title in rows if item in gone]


def put_news(recorder: Recorder, news: Iterable[News]) -> None:
    """Store news that the step brought, in place of earlier news of the same kind."""
    recorder.connection.executemany(
        "INSERT OR REPLACE INTO news (item, kind, at, was, step) VALUES (?, ?, ?, ?, ?)",
        [(each.item, each.what, time_text(each.at), each.was, recorder.step) for each in news],
    )


def forget_news(connection: sqlite3.Connection, items: Iterable[str]) -> bool:
    """Delete all news of items; return whether there were any."""
    cursor = connection.executemany("DELETE FROM news WHERE item = ?", [(item,) for item in items])
    return cursor.rowcount > 0


def forget_departures(connection: sqlite3.Connection, items: Iterable[str]) -> None:
    """Delete what says that items are gone: the user has taken them out."""
    connection.executemany("DELETE FROM news WHERE item = ? AND kind = 'gone'", [(item,) for item in items])


def see(connection: sqlite3.Connection, item: str) -> None:
    """Note that the user has dealt with an item: it is no longer new. If it is gone, that stays news."""
    connection.execute(_SEE, (item,))


def new_items(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the items that came, came back or changed."""
    return frozenset(row[0] for row in connection.execute(_NEW))


def read_news(connection: sqlite3.Connection) -> list[News]:
    """Return all news, latest first, one for each item. Raises Damaged."""
    found: dict[str, News] = {}
    for item, kind, title, what, at, was in connection.execute(_NEWS):
        found.setdefault(item, News(item, kind, title, what, stored_time(at), was))
    return list(found.values())
