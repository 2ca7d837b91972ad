"""Documents whose items an earlier parser found, and their items as a newer one finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Entry
from reader.store.rows import NO_TEXT, TEXT, stored_list, stored_text
from reader.store.traces import TRACED, is_traced
from reader.store.values import StoredText

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.model import Outline
    from reader.store.values import Addition

_OUTDATED = f"""SELECT key FROM document WHERE parser IS NOT ?1 AND (present OR (gone IS NOT NULL AND EXISTS (
        SELECT 1 FROM standing JOIN ({TRACED}) t ON t.item = standing.item WHERE document = key)))
    ORDER BY present DESC, position, key"""  # noqa: S608
_STANDINGS = "SELECT item, first, last FROM standing WHERE document = ? ORDER BY seq"
# Marks that were taken off may come back by undo.
_KEPT = f"""SELECT 1 WHERE {is_traced("?1")} OR EXISTS (SELECT 1 FROM change
    WHERE subject = ?1 AND target <> 'document')"""  # noqa: S608
_DROP = (
    "DELETE FROM news WHERE item = ?1 AND NOT EXISTS (SELECT 1 FROM standing WHERE item = ?1)",
    "DELETE FROM item WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM standing WHERE item = ?1)",
    "DELETE FROM near WHERE ?1 IN (item, other) AND NOT EXISTS (SELECT 1 FROM item WHERE id = ?1)",
)
_COUNTED = """(SELECT count(*) FROM standing JOIN item ON item.id = item
    WHERE document = ?1 AND kind = '{}')"""
_COUNT = "UPDATE document SET {} WHERE key = ?1".format(  # noqa: S608
    ", ".join(f"{kind}s = {_COUNTED.format(kind)}" for kind in ("article", "paper", "posting"))
)


def outdated(connection: sqlite3.Connection, parser: str) -> Sequence[int]:
    """See protocol.DocumentStore."""
    return [row[0] for row in connection.execute(_OUTDATED, (parser,))]


def text_of(connection: sqlite3.Connection, key: int) -> StoredText:
    """See protocol.DocumentStore. Raises Damaged."""
    source, notices = connection.execute(
        "SELECT source, notices FROM document WHERE key = ?", (key,)
    ).fetchone()
    text, outline = stored_text_of(connection, key)
    return StoredText(text, source, tuple(map(str, stored_list(notices))), outline)


def stored_text_of(connection: sqlite3.Connection, key: int) -> tuple[str, Outline | None]:
    """Return the text of a document and its outline, if it has one. Raises sqlite3.Error, Damaged."""
    row = connection.execute(f"SELECT {TEXT} FROM text WHERE document = ?", (key,)).fetchone()  # noqa: S608
    return stored_text(*(row or NO_TEXT))


def put(connection: sqlite3.Connection, key: int, addition: Addition) -> None:
    """Replace the items of one document; see protocol.DocumentStore.put_again."""
    from reader.store.document_upsert import put_items, put_standings, standings_in

    (added,) = connection.execute("SELECT added FROM document WHERE key = ?", (key,)).fetchone()
    found = {item.id for item in addition.items}
    before = connection.execute(_STANDINGS, (key,)).fetchall()
    lost = {standing[0] for standing in before} - found
    kept = {item for item in lost if connection.execute(_KEPT, (item,)).fetchone()}
    connection.execute("DELETE FROM standing WHERE document = ?", (key,))
    put_items(connection, addition.items, added)
    rest = [standing for standing in before if standing[0] in kept]
    put_standings(connection, key, [*standings_in(addition), *rest])
    for drop in _DROP:
        connection.executemany(drop, [(item,) for item in sorted(lost - kept)])
    told = (addition.parser, addition.document.title, Entry.of(addition.document).name, key)
    connection.execute("UPDATE document SET parser = ?, title = ?, name = ? WHERE key = ?", told)
    connection.execute(_COUNT, (key,))
