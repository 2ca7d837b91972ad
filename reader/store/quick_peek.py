"""A peek into a library file: what the first frame needs, without really opening the file.

Opening examines, migrates and imports the whole package. A peek does none of that and trusts nothing it
finds: anything odd yields None, and whoever opens the file next will learn why. It leaves no trace, since the
file may be damaged or belong to another program.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.store.checksums import text_crc
from reader.store.side_files import odd_side_file, side_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Seen = TypeVar("Seen")

_COUNT = "SELECT coalesce(sum(present), 0), count(*) FROM document"
_SETTINGS = "SELECT key, value FROM setting"
# Where the user stopped, or else the first document.
_FIRST = """SELECT source, place, body, outline, crc FROM document JOIN text ON text.document = document.key
    LEFT JOIN stop ON stop.document = document.id
    WHERE present ORDER BY stop.document IS NULL, position LIMIT 1"""


class QuickPeek(NamedTuple):
    """What can be read from a library at once."""

    documents: int
    """How many there are."""
    former: int
    """How many were replaced or forgotten; marked items in them may be kept."""
    settings: Mapping[str, str]
    """The stored settings by key."""


class TextPeek(NamedTuple):
    """The text to show first: the document where the user stopped, or the first one."""

    source: str
    text: str
    """All of it, or the part around `offset`, starting at a line."""
    start: int
    """Where that part starts in the document, in code points."""
    offset: int
    """Where the user stopped, in code points of the document; else 0."""


def peek(path: Path) -> QuickPeek | None:
    """Return what a library file holds; None if that can't be read at once. Never raises."""
    return _read_only(path, _count)


def peek_text(path: Path, most: int | None) -> TextPeek | None:
    """Return the text to show first, at most `most` characters of it, or all of it for None.

    Returns None if there is none, or it can't be read at once. Never raises.
    """
    return _read_only(path, lambda connection: _read_text(connection, most))


def _read_only(path: Path, look: Callable[[sqlite3.Connection], Seen | None]) -> Seen | None:
    try:
        address = _address(path.absolute())
        if address is None:
            return None
        with closing(sqlite3.connect(address, uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            return look(connection)
    except (sqlite3.Error, OSError, ValueError, TypeError):
        return None


def _address(path: Path) -> str | None:
    """Return an address to read without a trace; None for no ordinary file, and if a WAL was left behind that
    reading would index.
    """
    if not path.is_file() or odd_side_file(path):  # opening a FIFO would wait for whoever writes to it
        return None
    wal, index = side_file(path, "-wal"), side_file(path, "-shm")
    if not wal.exists() or not wal.stat().st_size:
        return path.as_uri() + "?mode=ro&immutable=1"
    return path.as_uri() + "?mode=ro" if index.exists() else None


def _count(connection: sqlite3.Connection) -> QuickPeek:
    present, known = connection.execute(_COUNT).fetchone()
    settings = {str(key): str(value) for key, value in connection.execute(_SETTINGS)}
    return QuickPeek(int(present), int(known) - int(present), settings)


def _read_text(connection: sqlite3.Connection, most: int | None) -> TextPeek | None:
    row = connection.execute(_FIRST).fetchone()
    if row is None:
        return None
    source, place, body, outline, crc = row
    if text_crc(body, outline) != crc:
        return None
    text = body.decode("utf-8")
    offset = min(int(place or 0), len(text))
    if most is None:
        return TextPeek(str(source), text, 0, offset)
    start = text.rfind("\n", 0, max(0, offset - most // 2)) + 1
    return TextPeek(str(source), text[start : start + most], start, offset)
