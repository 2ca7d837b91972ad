"""What single values must be, column by column: all that reading would refuse, and what no version writes.

SQLite's own checks come first (types, references, constraints). These are for what SQLite knows nothing of:
times, JSON, kinds, lines, and marks that differ from what the undo history says was written.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, get_args

from reader.model import ITEM_KINDS, Level
from reader.store.failures import DamageError
from reader.store.rows import stored_list, stored_object
from reader.store.schema import JOURNALED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

_ID = re.compile(r"[0-9a-f]{16}")
_FARTHEST = 1 << 62
_UNDO = frozenset({"step", "change"})


def row_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a phrase for what is wrong with single rows, once for each column. Raises sqlite3.Error."""
    with _raw(connection):
        for table, columns in _tables(connection).items():
            if table not in _UNDO:
                yield from _column_faults(connection, table, columns)
        yield from _far_standings(connection)
        yield from _far_positions(connection)
        yield from _unwritten(connection)


def undo_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the same for what only undo needs. Raises sqlite3.Error."""
    with _raw(connection):
        for table, columns in _tables(connection).items():
            if table in _UNDO:
                yield from _column_faults(connection, table, columns)


@contextmanager
def _raw(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the connection return texts as bytes: one that isn't UTF-8 must not hide the others."""
    usual, connection.text_factory = connection.text_factory, bytes
    try:
        yield
    finally:
        connection.text_factory = usual


def is_time(text: str) -> bool:
    """Return whether a text is a time with its zone."""
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


_CHECKS: Mapping[str, Mapping[str, tuple[str, Callable[[str], bool]]]] = {
    "document": {
        "id": ("no id", lambda text: _ID.fullmatch(text) is not None),
        "added": ("no time", is_time),
        "gone": ("no time", is_time),
        "notices": ("no list of texts", _is_texts),
    },
    "item": {
        "id": ("no id", lambda text: _ID.fullmatch(text) is not None),
        "kind": ("unknown", lambda text: text in ITEM_KINDS),
        "level": ("unknown", lambda text: text in get_args(Level)),
        "first_seen": ("no time", is_time),
    },
    "mark": {"changed": ("no time", is_time)},
    "status_change": {"at": ("no time", is_time)},
    "note": {"written": ("no time", is_time), "edited": ("no time", is_time)},
    "tag": {"tag": ("empty", lambda text: bool(text.strip()))},
    "search": {"narrowed": ("no choice of values", _is_choice)},
    "step": {"at": ("no time", is_time)},
}  # fmt: skip
"""By table and column: what a value is if it fails, and the test for values that aren't NULL."""


def _tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return each table's text columns."""
    query = """SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT' ORDER BY m.name, c.cid"""
    found: dict[str, list[str]] = defaultdict(list)
    for table, column in connection.execute(query):
        found[table.decode()].append(column.decode())
    return found


def _column_faults(connection: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[str]:
    """Yield the columns of a table with a text that isn't UTF-8 or fails its check."""
    checks = [_CHECKS.get(table, {}).get(column, ("", bool)) for column in columns]
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table}"):  # noqa: S608
        for column, cell, (wrong, check) in zip(columns, row, checks, strict=True):
            if cell is None:
                continue
            text = _decoded(cell)
            if text is None:
                counts[column, "no UTF-8 text"] += 1
            elif wrong and not check(text):
                counts[column, wrong] += 1
    for (column, wrong), count in counts.items():
        yield _times(count, f"{column} in table {table} is {wrong}")


def _decoded(cell: object) -> str | None:
    """Return a cell's text; None if it isn't text in UTF-8."""
    try:
        return cell.decode() if isinstance(cell, bytes) else None
    except UnicodeDecodeError:
        return None


def _far_standings(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the items that are said to be at lines their document doesn't have."""
    lines = {
        key: body.count(b"\n") + 1 if isinstance(body, bytes) else 0
        for key, body in connection.execute("SELECT document, body FROM text")
    }
    far = sum(
        not (_is_number(first) and _is_number(last) and 1 <= first <= last <= lines.get(document, last))
        for document, first, last in connection.execute("SELECT document, first, last FROM standing")
    )
    if far:
        yield _times(far, "item is said to be at lines that its document doesn't have")


def _is_number(value: object) -> bool:
    return isinstance(value, int)


def _far_positions(connection: sqlite3.Connection) -> Iterator[str]:
    for table in ("position", "stop"):
        query = f"SELECT count(*) FROM {table} WHERE typeof(place) <> 'integer' OR place NOT BETWEEN 0 AND ?"  # noqa: S608
        (far,) = connection.execute(query, (_FARTHEST,)).fetchone()
        if far:
            yield _times(far, "reading position is in no document")


_WRITTEN = {
    "note": ("item", "text", "written", "edited"),
    "tag": (),
    "mark": ("starred", "status"),
    "search": ("query", "kind", "narrowed", "sorted"),
}
"""The columns that are never set without an undo step. What is in them now must have been recorded once: the
history serves as their checksum."""
_UNSET = (None, 0)


def _unwritten(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the tables with rows or values that the undo history has never seen."""
    recorded = _recorded(connection)
    for table, columns in _WRITTEN.items():
        key = JOURNALED[table].key
        query = f"SELECT {', '.join((*key, *columns))} FROM {table}"  # noqa: S608
        wrong = 0
        for row in connection.execute(query):
            cells = tuple(
                cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell for cell in row
            )
            values = recorded.get((table, cells[: len(key)]), {})
            known = bool(values) or table == "mark"
            wrong += not known or any(
                cell not in values.get(column, _UNSET)
                for column, cell in zip(columns, cells[len(key) :], strict=True)
            )
        if wrong:
            yield _times(wrong, f"{table} differs from what was written")


def _recorded(connection: sqlite3.Connection) -> dict[tuple[str, tuple[object, ...]], dict[str, set[object]]]:
    """Return table and key → column → all values that some undo step has recorded for it."""
    found: dict[tuple[str, tuple[object, ...]], dict[str, set[object]]] = {}
    for target, row, *sides in connection.execute("SELECT target, row, before, after FROM change"):
        table = _decoded(target)
        if table not in _WRITTEN:
            continue
        try:
            key = tuple(stored_list(row.decode()))
            values = [stored_object(side.decode()) or {} for side in sides if side is not None]
        except (DamageError, UnicodeDecodeError, AttributeError):  # found elsewhere
            continue
        columns = found.setdefault((table, key), {"": set()})
        for column, value in (pair for side in values for pair in side.items()):
            columns.setdefault(column, {*_UNSET} if table == "mark" else set()).add(value)
    return found


def _times(count: int, one: str) -> str:
    """Return a phrase for one fault, or for several of the kind."""
    return f"a {one}" if count == 1 else f"a {one} ({count:,} such)"
