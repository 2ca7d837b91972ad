"""The tables, version by version, and which of them undo can revert.

A migration is a list of statements leading from the version before to its own. The list is append-only:
libraries of every version are in use.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from reader.clean import clean_path
from reader.naming import name_of
from reader.store.rows import stored_path
from reader.store.seals import seal_all

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

APPLICATION_ID = 0x52454144
"""The letters READ; bytes 68 to 71 of the file."""


@dataclass(frozen=True, slots=True)
class Migration:
    """The statements that lead to a version, all run in one transaction."""

    version: int
    statements: tuple[str, ...]
    then: Callable[[sqlite3.Connection], None] | None = None
    """What SQL alone can't do."""


@dataclass(frozen=True, slots=True)
class Journaled:
    """A table whose changes are recorded for undo."""

    key: tuple[str, ...]
    columns: tuple[str, ...]
    """Columns outside the key that undo may set."""


_VERSION_1 = (
    # Documents are never overwritten. One that is replaced or forgotten stays, no longer `present`, as long
    # as an undo step mentions it. That way a step holds a flag instead of a text.
    """CREATE TABLE document (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        present INTEGER NOT NULL CHECK (present IN (0, 1)),
        source TEXT NOT NULL,
        resolved BLOB,
        digest TEXT,
        title TEXT,
        name TEXT NOT NULL,
        notices TEXT NOT NULL,
        added TEXT NOT NULL,
        articles INTEGER NOT NULL,
        papers INTEGER NOT NULL,
        postings INTEGER NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX document_id ON document (id) WHERE present",
    "CREATE UNIQUE INDEX document_resolved ON document (resolved) WHERE present AND resolved IS NOT NULL",
    "CREATE INDEX document_position ON document (position) WHERE present",
    # Kept apart so that listing documents reads no text pages. The CRC-32 catches flipped bits, for which
    # SQLite itself has no checksum.
    """CREATE TABLE text (
        document INTEGER PRIMARY KEY REFERENCES document (key),
        crc INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE item (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('article', 'paper', 'posting')),
        title TEXT NOT NULL,
        place TEXT, country TEXT, country_code TEXT, region TEXT, region_code TEXT, city TEXT,
        role TEXT, level TEXT, team TEXT,
        remote INTEGER CHECK (remote IN (0, 1))
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE standing (
        document INTEGER NOT NULL REFERENCES document (key),
        seq INTEGER NOT NULL,
        item TEXT NOT NULL REFERENCES item (id),
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (document, seq)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX standing_item ON standing (item)",
    # Marks may refer to items the library doesn't have, so no foreign keys here.
    """CREATE TABLE mark (
        item TEXT PRIMARY KEY,
        starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
        read INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),
        overridden INTEGER NOT NULL DEFAULT 0 CHECK (overridden IN (0, 1)),
        status TEXT CHECK (status IN ('interested', 'applied', 'rejected', 'hidden')),
        changed TEXT
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE tag (item TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (item, tag)) STRICT, WITHOUT ROWID",
    """CREATE TABLE note (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        item TEXT NOT NULL,
        text TEXT NOT NULL,
        written TEXT NOT NULL,
        edited TEXT
    ) STRICT""",
    "CREATE INDEX note_item ON note (item)",
    """CREATE TABLE position (
        document TEXT NOT NULL,
        part TEXT NOT NULL,
        place INTEGER NOT NULL,
        PRIMARY KEY (document, part)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE stop (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        document TEXT NOT NULL,
        part TEXT NOT NULL,
        place INTEGER NOT NULL,
        item TEXT
    ) STRICT""",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE counter (
        name TEXT PRIMARY KEY CHECK (name IN ('documents', 'marks')),
        value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO counter VALUES ('documents', 0), ('marks', 0)",
    # The undo history. All undone steps come after all others.
    """CREATE TABLE step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
    ) STRICT""",
    "CREATE INDEX step_undone ON step (id) WHERE undone",
    # `target` is a table; `row` its key, `before` and `after` its columns, as JSON. NULL means no such row.
    # `subject` is the id of the item or document, or the key of the setting.
    """CREATE TABLE change (
        step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        target TEXT NOT NULL,
        row TEXT NOT NULL,
        subject TEXT NOT NULL,
        before TEXT,
        after TEXT,
        PRIMARY KEY (step, seq)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX change_document ON change (row) WHERE target = 'document'",
)

_VERSION_2 = (
    # `narrowed` holds the facets with their selected values, as JSON; `sorted` the order of the hits.
    """CREATE TABLE search (
        name TEXT PRIMARY KEY,
        query TEXT NOT NULL,
        kind TEXT CHECK (kind IN ('article', 'paper', 'posting')),
        narrowed TEXT NOT NULL,
        sorted TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # Queries typed before; a later one has a larger number.
    "CREATE TABLE typed (number INTEGER PRIMARY KEY, query TEXT NOT NULL UNIQUE) STRICT",
    # They used to be lines of a setting, latest last.
    """WITH RECURSIVE line (number, query, rest) AS (
        SELECT 0, '', value || char(10) FROM setting WHERE key = 'searches'
        UNION ALL
        SELECT number + 1, substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
        FROM line WHERE rest <> ''
    )
    INSERT OR REPLACE INTO typed SELECT number, query FROM line WHERE query <> ''""",
    "DELETE FROM setting WHERE key = 'searches'",
)

_VERSION_3 = (
    # When a document was replaced or forgotten; meaningless while it is present. The items in it that carry
    # marks are gone since then, unless another document has them.
    "ALTER TABLE document ADD COLUMN gone TEXT",
    """UPDATE document SET gone = coalesce(
        (SELECT max(at) FROM change JOIN step ON step.id = change.step
         WHERE target = 'document' AND row = '[' || document.key || ']' AND after = '{"present":0}'),
        added) WHERE NOT present""",
    # When the item first came in; whether a later look at a source brought it, and nobody has seen it yet.
    "ALTER TABLE item ADD COLUMN first_seen TEXT",
    "ALTER TABLE item ADD COLUMN fresh INTEGER NOT NULL DEFAULT 0 CHECK (fresh IN (0, 1))",
    """UPDATE item SET first_seen = (SELECT min(added) FROM standing
        JOIN document ON document.key = standing.document WHERE standing.item = item.id)""",
    "ALTER TABLE item ADD COLUMN pay_minimum REAL",
    "ALTER TABLE item ADD COLUMN pay_maximum REAL",
    "ALTER TABLE item ADD COLUMN pay_currency TEXT",
    "ALTER TABLE item ADD COLUMN pay_period TEXT CHECK (pay_period IN ('hour', 'day', 'month', 'year'))",
    "CREATE INDEX item_first_seen ON item (first_seen)",
    "CREATE INDEX item_fresh ON item (id) WHERE fresh",
    # Two more statuses. `crc` is a checksum of the row (see seals.py): marks are checked as texts are.
    """CREATE TABLE mark_3 (
        item TEXT PRIMARY KEY,
        starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
        read INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),
        overridden INTEGER NOT NULL DEFAULT 0 CHECK (overridden IN (0, 1)),
        status TEXT CHECK (status IN ('interested', 'applied', 'interview', 'offer', 'rejected', 'hidden')),
        changed TEXT,
        crc INTEGER
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO mark_3 SELECT *, NULL FROM mark",
    "DROP TABLE mark",
    "ALTER TABLE mark_3 RENAME TO mark",
    "ALTER TABLE tag ADD COLUMN crc INTEGER",
    "ALTER TABLE note ADD COLUMN crc INTEGER",
    # Every status an item was given, with its date; NULL means that it was taken off.
    """CREATE TABLE status_change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        item TEXT NOT NULL,
        status TEXT CHECK (status IN ('interested', 'applied', 'interview', 'offer', 'rejected', 'hidden')),
        at TEXT NOT NULL,
        crc INTEGER
    ) STRICT""",
    "CREATE INDEX status_change_item ON status_change (item)",
    # Of the statuses given before, only the last is known, and for sure only from the undo history.
    """WITH given (item, at) AS (SELECT subject, max(at) FROM change JOIN step ON step.id = change.step
        WHERE NOT undone AND target = 'mark' AND instr(after, '"status":') GROUP BY subject)
    INSERT INTO status_change (item, status, at)
        SELECT mark.item, status, coalesce(given.at, changed) FROM mark LEFT JOIN given USING (item)
        WHERE status IS NOT NULL AND coalesce(given.at, changed) IS NOT NULL""",
    # Items of other sources that a marked item is nearly a copy of, and the other way round. Derived.
    """CREATE TABLE near (
        item TEXT NOT NULL,
        other TEXT NOT NULL,
        likeness REAL NOT NULL,
        PRIMARY KEY (item, other)
    ) STRICT, WITHOUT ROWID""",
    # Undone steps stay. `undone_as` grows with each undo, so that the last one undone is redone first;
    # `again` is the later step that brought this one back.
    "ALTER TABLE step ADD COLUMN undone_as INTEGER",
    "ALTER TABLE step ADD COLUMN again INTEGER",
    "UPDATE step SET undone_as = (SELECT max(id) + 1 FROM step) - id WHERE undone",
)

_VERSION_4 = (
    # Which parser found a document's items; NULL if unknown. What a newer one finds replaces them.
    "ALTER TABLE document ADD COLUMN parser TEXT",
    "ALTER TABLE item ADD COLUMN company TEXT",
)

_VERSION_5 = (
    # A program of an earlier version that had the library open while it was brought up to date knows no
    # checksums: a row that it changes has none from then on.
    *(
        f"""CREATE TRIGGER {table}_unsealed AFTER UPDATE OF {columns} ON {table} WHEN new.crc IS old.crc
        BEGIN UPDATE {table} SET crc = NULL WHERE {key} = new.{key}; END"""  # noqa: S608
        for table, key, columns in (
            ("mark", "item", "starred, read, overridden, status"),
            ("note", "id", "item, text, edited"),
        )
    ),
)


_VERSION_6 = (
    # What a page's markup says of its text, as JSON; the checksum covers it too. NULL for plain text.
    "ALTER TABLE text ADD COLUMN outline BLOB",
)


_VERSION_7 = (
    # Rows are never deleted: what was unsubscribed isn't `present`. If it is subscribed again, all that is
    # known of it is found again. `every` is in seconds; NULL is the default. `tags` is a list as JSON.
    """CREATE TABLE subscription (
        key INTEGER PRIMARY KEY,
        present INTEGER NOT NULL CHECK (present IN (0, 1)),
        source TEXT NOT NULL,
        title TEXT,
        kind TEXT NOT NULL CHECK (kind IN ('feed', 'board')),
        every INTEGER CHECK (every > 0),
        full TEXT NOT NULL CHECK (full IN ('auto', 'always', 'never')),
        tags TEXT NOT NULL,
        keep TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX subscription_source ON subscription (source) WHERE present",
    # `held` is until when the host wants to be left alone, `listed` whether it was ever taken in.
    """CREATE TABLE subscription_state (
        subscription INTEGER PRIMARY KEY REFERENCES subscription (key),
        asked TEXT, next TEXT, held TEXT,
        etag TEXT, modified TEXT, digest TEXT,
        failures INTEGER NOT NULL, why TEXT,
        moved_to TEXT, moves INTEGER NOT NULL,
        stopped INTEGER NOT NULL CHECK (stopped IN (0, 1)),
        listed INTEGER NOT NULL CHECK (listed IN (0, 1))
    ) STRICT""",
    # Which document each entry of a feed became; `content` is an id of what the entry itself said.
    """CREATE TABLE feed_entry (
        key INTEGER PRIMARY KEY,
        subscription INTEGER NOT NULL REFERENCES subscription (key),
        guid TEXT NOT NULL, link TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL,
        document TEXT NOT NULL,
        first TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX feed_entry_names ON feed_entry (subscription, guid, link, title, content)",
    "CREATE INDEX feed_entry_document ON feed_entry (document)",
    # Jobs that the last full listing of a board lacked.
    """CREATE TABLE absence (
        subscription INTEGER NOT NULL REFERENCES subscription (key),
        job TEXT NOT NULL,
        since TEXT NOT NULL,
        PRIMARY KEY (subscription, job)
    ) STRICT, WITHOUT ROWID""",
    # See news.py. Takes the place of the column `fresh`.
    """CREATE TABLE news (
        item TEXT NOT NULL REFERENCES item (id),
        kind TEXT NOT NULL CHECK (kind IN ('new', 'changed', 'gone', 'back')),
        at TEXT NOT NULL,
        was TEXT,
        step INTEGER,
        PRIMARY KEY (item, kind)
    ) STRICT, WITHOUT ROWID""",
    """INSERT INTO news SELECT item, 'new', min(added), NULL, NULL FROM standing JOIN item ON item.id = item
        JOIN document ON document.key = document WHERE fresh GROUP BY item""",
    "DROP INDEX item_fresh",
    """CREATE TABLE counter_7 (
        name TEXT PRIMARY KEY CHECK (name IN ('documents', 'marks', 'subscriptions')),
        value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO counter_7 SELECT * FROM counter",
    "INSERT INTO counter_7 VALUES ('subscriptions', 0)",
    "DROP TABLE counter",
    "ALTER TABLE counter_7 RENAME TO counter",
)


_NAMES = (("document", "title", "key"), ("document", "name", "key"), ("item", "title", "id"))


_VERSION_8 = (
    # A passage of an item, and what it is found again by (see model.Anchor). An empty note is none.
    """CREATE TABLE highlight (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        item TEXT NOT NULL,
        words TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position >= 0),
        note TEXT NOT NULL,
        made TEXT NOT NULL,
        crc INTEGER
    ) STRICT""",
    "CREATE INDEX highlight_item ON highlight (item)",
)

_SEALED_IN_3 = ("mark", "status_change", "tag", "note")


def _complete_version_3(connection: sqlite3.Connection) -> None:
    """Give marks their checksums, take Markdown's signs out of names, and name files by their absolute paths
    instead of the words typed for them.
    """
    seal_all(connection, _SEALED_IN_3)
    for table, column, key in _NAMES:
        query = f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608
        connection.executemany(
            f"UPDATE {table} SET {column} = ? WHERE {key} = ?",  # noqa: S608
            [(name_of(title), row) for row, title in connection.execute(query).fetchall()],
        )
    files = "SELECT key, resolved FROM document WHERE resolved IS NOT NULL"
    connection.executemany(
        "UPDATE document SET source = ? WHERE key = ?",
        [(clean_path(stored_path(path) or ""), key) for key, path in connection.execute(files).fetchall()],
    )


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, _VERSION_1), Migration(2, _VERSION_2), Migration(3, _VERSION_3, _complete_version_3),
    Migration(4, _VERSION_4), Migration(5, _VERSION_5), Migration(6, _VERSION_6), Migration(7, _VERSION_7),
    Migration(8, _VERSION_8),
)  # fmt: skip

JOURNALED: Mapping[str, Journaled] = {
    "document": Journaled(("key",), ("present", "gone")),
    "mark": Journaled(("item",), ("starred", "read", "overridden", "status")),
    "status_change": Journaled(("id",), ("item", "status", "at")),
    "tag": Journaled(("item", "tag"), ()),
    "note": Journaled(("id",), ("item", "text", "written", "edited")),
    "highlight": Journaled(("id",), ("item", "words", "before", "after", "position", "note", "made")),
    "setting": Journaled(("key",), ("value",)),
    "search": Journaled(("name",), ("query", "kind", "narrowed", "sorted")),
    "subscription": Journaled(
        ("key",), ("present", "source", "title", "kind", "every", "full", "tags", "keep")
    ),
}

Counter: TypeAlias = Literal["documents", "marks", "subscriptions"]
COUNTERS: Mapping[str, Counter] = {
    "document": "documents", "mark": "marks", "tag": "marks", "note": "marks",
    "highlight": "marks",
    "subscription": "subscriptions",
}  # fmt: skip
"""Which counter a change to a journaled table moves."""


def migrate(connection: sqlite3.Connection, migration: Migration) -> None:
    """Run the statements of one migration and set its version. Call within a transaction."""
    for statement in migration.statements:
        connection.execute(statement)
    if migration.then is not None:
        migration.then(connection)
    connection.execute(f"PRAGMA user_version = {migration.version:d}")


def expected(migrations: Sequence[Migration], version: int) -> frozenset[tuple[str, str, str, str | None]]:
    """Return the exact schema that a library of this version must have (see `actual`).

    Raises sqlite3.Error if this SQLite lacks a feature the schema needs.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for migration in migrations:
            if migration.version <= version:
                migrate(connection, migration)
        return actual(connection)


def actual(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str, str | None]]:
    """Return type, name, table and SQL of everything in the schema except SQLite's own statistics."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return frozenset((row[0], row[1], row[2], row[3]) for row in rows if not row[1].startswith("sqlite_stat"))
