"""What single values must be, column by column: all that reading would refuse, and what no version writes.

SQLite's own checks come first (types, references, constraints). These are for what SQLite knows nothing of:
times, JSON, kinds, lines, and marks that differ from what the undo history says was written.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, get_args

from reader.model import ITEM_KINDS, Level
from reader.store.failures import DAMAGE_CODES, DamageError, primary_code
from reader.store.rows import NO_TEXT, check_text, stored_list, stored_object, text_columns
from reader.store.schema import JOURNALED
from reader.store.subscription_values import KEEP
from reader.store.values import STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Key: TypeAlias = tuple[object, ...]
"""The cells of a row's primary key as they are in the file, texts as bytes."""

_ID = re.compile(r"[0-9a-f]{16}")
_FARTHEST = 1 << 62
_LAST = 1 << 40
_RICHEST = 1e15
_UNDO = frozenset({"step", "change"})


class BadRow(NamedTuple):
    """A row that holds what can't be read."""

    table: str
    key: Key
    wrong: str
    """Which column, and what it is instead of what was stored: "written is no time"."""


class CutTable(NamedTuple):
    """A table that can't be read to the end."""

    table: str
    rows: int
    """How many come before the damage."""
    wrong: str = "its end is damaged"


class _Table(NamedTuple):
    key: list[str]
    texts: list[str]
    """The columns of text."""


def row_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a phrase for what is wrong with single rows, once for each column. Raises sqlite3.Error."""
    bad = Counter((row.table, row.wrong) for row in bad_rows(connection) if row.table != "text")
    for (table, wrong), count in bad.items():
        yield _times(count, f"a row in table {table} can't be read: {wrong}")
    with _raw(connection):
        yield from _far_standings(connection)
        yield from _far_numbers(connection)
        yield from _unwritten(connection)


def undo_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the same for what only undo needs. Raises sqlite3.Error."""
    bad = Counter((row.table, row.wrong) for row in bad_rows(connection, undo=True))
    for (table, wrong), count in bad.items():
        yield _times(count, f"a row in table {table} can't be read: {wrong}")


def bad_rows(connection: sqlite3.Connection, *, undo: bool = False) -> Iterator[BadRow | CutTable]:
    """Yield the rows that reading refuses, those of the undo history or all others.

    A text that is missing or doesn't match its checksum counts too. Raises sqlite3.Error.
    """
    with _raw(connection):
        for name, table in _tables(connection).items():
            if (name in _UNDO) == undo:
                yield from _bad_cells(connection, name, table)
        if not undo:
            yield from _bad_texts(connection)


@contextmanager
def _raw(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the connection return texts as bytes: one that isn't UTF-8 must not hide the others."""
    usual, connection.text_factory = connection.text_factory, bytes
    try:
        yield
    finally:
        connection.text_factory = usual


def _is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _is_texts(text: str) -> bool:
    value = _json(text)
    return isinstance(value, list) and all(isinstance(cell, str) for cell in value)


def _is_choice(text: str) -> bool:
    value = _json(text)
    return isinstance(value, dict) and all(
        isinstance(cells, list) and all(isinstance(cell, str) for cell in cells) for cells in value.values()
    )


def _json(text: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


_TIME = ("no time", _is_time)
_KIND = ("no known kind", lambda text: text in ITEM_KINDS)
_STATUS = ("no known status", lambda text: text in STATUSES)
_CHECKS: Mapping[str, Mapping[str, tuple[str, Callable[[str], bool]]]] = {
    "document": {
        "id": ("no id", _is_id),
        "added": _TIME,
        "gone": _TIME,
        "notices": ("no list of texts", _is_texts),
    },
    "item": {
        "id": ("no id", _is_id),
        "kind": _KIND,
        "level": ("no known level", lambda text: text in get_args(Level)),
        "first_seen": _TIME,
    },
    "mark": {"changed": _TIME, "status": _STATUS},
    "status_change": {"at": _TIME, "status": _STATUS},
    "note": {"written": _TIME, "edited": _TIME},
    "highlight": {"words": ("empty", lambda text: bool(text.strip())), "made": _TIME},
    "tag": {"tag": ("empty", lambda text: bool(text.strip()))},
    "search": {"kind": _KIND, "narrowed": ("no choice of values", _is_choice)},
    "subscription": {
        "source": ("no address", bool),
        "tags": ("no list of texts", _is_texts),
        "keep": ("no number of entries or days", lambda text: re.fullmatch(KEEP, text) is not None),
    },
    "subscription_state": {"asked": _TIME, "next": _TIME, "held": _TIME},
    "feed_entry": {"document": ("no id", _is_id), "first": _TIME},
    "absence": {"since": _TIME},
    "news": {"at": _TIME, "was": ("no id", _is_id)},
    "step": {"at": _TIME},
}
"""By table and column: what a value is if it fails, and the test for values that aren't NULL."""


def _tables(connection: sqlite3.Connection) -> dict[str, _Table]:
    """Return the columns of each table in the file."""
    query = """SELECT m.name, c.name, c.pk, c.type FROM main.sqlite_schema m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"""
    found: dict[str, _Table] = defaultdict(lambda: _Table([], []))
    for name, column, in_key, kind in connection.execute(query):
        table = found[name.decode()]
        if in_key:
            table.key.append(column.decode())
        if kind == b"TEXT":
            table.texts.append(column.decode())
    return found


def key_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of a table's primary key."""
    with _raw(connection):
        return _tables(connection)[table].key


def _bad_texts(connection: sqlite3.Connection) -> Iterator[BadRow]:
    """Yield the texts that are missing or damaged, one by one: a bad page takes no other text along."""
    query = f"SELECT {text_columns(connection)} FROM text WHERE document = ?"  # noqa: S608
    for (key,) in connection.execute("SELECT key FROM document").fetchall():
        try:
            row = connection.execute(query, (key,)).fetchone()
            check_text(*(row or NO_TEXT))
        except (sqlite3.DatabaseError, ValueError, TypeError) as error:
            if isinstance(error, sqlite3.Error) and primary_code(error) not in DAMAGE_CODES:
                raise
            yield BadRow("text", (key,), "it doesn't match its checksum")


def _bad_cells(connection: sqlite3.Connection, name: str, table: _Table) -> Iterator[BadRow | CutTable]:
    """Yield the rows of a table with a text that isn't UTF-8 or fails its check."""
    checks = [_CHECKS.get(name, {}).get(column, ("", bool)) for column in table.texts]
    width, rows = len(table.key), 0
    query = f"SELECT {', '.join((*table.key, *table.texts))} FROM {name} NOT INDEXED"  # noqa: S608
    try:
        for row in connection.execute(query):
            rows += 1
            for column, cell, (wrong, check) in zip(table.texts, row[width:], checks, strict=True):
                text = None if cell is None else _decoded(cell)
                if cell is not None and (text is None or (wrong and not check(text))):
                    what = "no text in UTF-8" if text is None else wrong
                    yield BadRow(name, row[:width], f"{column} is {what}")
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in DAMAGE_CODES:
            raise
        yield CutTable(name, rows)


def _decoded(cell: object) -> str | None:
    """Return a cell's text; None if it isn't text in UTF-8."""
    try:
        return cell.decode() if isinstance(cell, bytes) else None
    except UnicodeDecodeError:
        return None


def _far_standings(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a phrase if items are said to be at lines that their document doesn't have."""
    lines = {
        key: body.count(b"\n") + 1 if isinstance(body, bytes) else 0
        for key, body in connection.execute("SELECT document, body FROM text")
    }
    far = 0
    for document, first, last in connection.execute("SELECT document, first, last FROM standing"):
        known = isinstance(first, int) and isinstance(last, int)
        far += not (known and 1 <= first <= last <= lines.get(document, last))
    if far:
        yield _times(far, "an item is said to be at lines that its document doesn't have")


_NUMBERS = (
    ("position", "place", _FARTHEST, "a reading position can't be one"),
    ("stop", "place", _FARTHEST, "a reading position can't be one"),
    ("highlight", "position", _FARTHEST, "the place of a highlight can't be one"),
    ("document", "position", _LAST, "a document's place in the list can't be one"),
    ("counter", "value", _FARTHEST, "a change counter can't be one"),
    ("step", "undone_as", _FARTHEST, "a place in the undo history can't be one"),
    ("subscription", "every", _FARTHEST, "a time between two looks can't be one"),
    ("subscription_state", "failures", _FARTHEST, "a number of failures can't be one"),
    ("subscription_state", "moves", _FARTHEST, "a number of moves can't be one"),
    ("item", "pay_minimum", _RICHEST, "a pay can't be one"),
    ("item", "pay_maximum", _RICHEST, "a pay can't be one"),
)
"""Table, column, the largest value it may have, and what is wrong with another; the smallest is 0."""


def _far_numbers(connection: sqlite3.Connection) -> Iterator[str]:
    for table, column, most, wrong in _NUMBERS:
        query = f"""SELECT count(*) FROM {table} WHERE {column} IS NOT NULL
            AND (typeof({column}) NOT IN ('integer', 'real') OR {column} NOT BETWEEN 0 AND ?)"""  # noqa: S608
        (far,) = connection.execute(query, (most,)).fetchone()
        if far:
            yield _times(far, wrong)


_WRITTEN = {
    "note": ("item", "text", "written", "edited"),
    "highlight": ("item", "words", "before", "after", "position", "note", "made"),
    "tag": (),
    "mark": ("starred", "status"),
    "search": ("query", "kind", "narrowed", "sorted"),
}
"""The columns that are never set without an undo step: what is in them now, a step must have recorded. So the
history is their checksum."""
_UNSET = (None, 0)


def _unwritten(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a phrase for each table with rows or values that the undo history has never seen."""
    recorded = _recorded(connection)
    if recorded is None:
        return
    for table, columns in _WRITTEN.items():
        key = JOURNALED[table].key
        wrong = 0
        for row in connection.execute(f"SELECT {', '.join((*key, *columns))} FROM {table}"):  # noqa: S608
            cells = tuple(
                cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell for cell in row
            )
            values = recorded.get((table, cells[: len(key)]), {})
            wrong += not (values or table == "mark") or any(
                cell not in values.get(column, _UNSET)
                for column, cell in zip(columns, cells[len(key) :], strict=True)
            )
        if wrong:
            yield _times(wrong, f"a {table} differs from what was written")


def _recorded(connection: sqlite3.Connection) -> dict[tuple[str, Key], dict[str, set[object]]] | None:
    """Return table and key → column → all values that some undo step has recorded for it.

    None if the history can't be read, which is told elsewhere.
    """
    found: dict[tuple[str, Key], dict[str, set[object]]] = {}
    for target, row, *sides in connection.execute("SELECT target, row, before, after FROM change"):
        table = _decoded(target)
        if table not in _WRITTEN:
            continue
        try:
            key = tuple(stored_list(row.decode()))
            values = [stored_object(side.decode()) or {} for side in sides if side is not None]
        except (DamageError, UnicodeDecodeError, AttributeError, TypeError):
            return None
        columns = found.setdefault((table, key), {"": set()})
        for column, value in (pair for side in values for pair in side.items()):
            columns.setdefault(column, {*_UNSET} if table == "mark" else set()).add(value)
    return found


def _times(count: int, one: str) -> str:
    """Return a phrase for one fault, or for several of the kind."""
    return one if count == 1 else f"{one} ({count:,} such)"
