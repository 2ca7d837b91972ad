"""A glimpse of a library file: what the first frame shows, without opening the file for real.

Opening examines and migrates, and brings in the whole room. A glimpse does neither, and trusts nothing
that it finds: whatever is odd gives none, and whoever then opens the file will learn why.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COUNT = "SELECT count(*) FROM document WHERE present"
_SETTINGS = "SELECT key, value FROM setting"
# Where one stopped, or else the first document.
_FIRST = """SELECT source, place, body, crc FROM document JOIN text ON text.document = document.key
    LEFT JOIN stop ON stop.document = document.id
    WHERE present ORDER BY stop.document IS NULL, position LIMIT 1"""


class Glimpse(NamedTuple):
    """What a library shows first."""

    settings: Mapping[str, str]
    """What is kept under keys."""
    documents: int
    """How many there are. Without any, the rest is empty."""
    source: str = ""
    text: str = ""
    offset: int = 0
    """Where one stopped in the text, in code points; 0 where that was in no document that is here."""


def glimpse(path: Path) -> Glimpse | None:
    """A look at what a library file shows first; None where that cannot be had at once. Never raises."""
    try:
        with closing(sqlite3.connect(path.as_uri() + "?mode=rw", uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            (documents,) = connection.execute(_COUNT).fetchone()
            settings = {str(key): str(value) for key, value in connection.execute(_SETTINGS)}
            row = connection.execute(_FIRST).fetchone()
            if row is None:
                return None if documents else Glimpse(settings, 0)
            source, place, body, crc = row
            if crc32(body) != crc:
                return None
            return Glimpse(settings, int(documents), str(source), body.decode("utf-8"), int(place or 0))
    except (sqlite3.Error, OSError, ValueError, TypeError):
        return None
