"""Is this file a library, and is it intact? Checked before anything is written to it or next to it.

Cheap checks run on every file: header, length, schema. A file of up to WHOLE_BYTES is also checked page by
page; for a larger one that is left to `reader check`, so that opening stays fast, and a damaged page is
reported when it is read.
"""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.store.connections import exact_cell, harden
from reader.store.failures import DAMAGE_CODES, DamageError, library_error, primary_code, printable
from reader.store.rows import check_text, text_columns
from reader.store.schema import APPLICATION_ID, actual, expected
from reader.store.side_files import odd_side_file, side_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.store.connections import Connect
    from reader.store.schema import Migration

WHOLE_BYTES = 32 << 20

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_LISTED = 3
_TRIES = 20


class UnsoundError(LibraryError):
    """The file can't be used as a library and was left untouched. Says what is wrong, not what to do."""


class NewerError(UnsoundError):
    """The library was made by a newer version of the program."""


def examine(path: Path, migrations: Sequence[Migration], connect: Connect) -> int:
    """Return the version of a library that can be opened for writing.

    Leaves no trace, not even a file next to it. Raises UnsoundError, or LibraryError if it can't be read.
    """
    failed_on, tries = None, 0
    while True:
        tries += 1
        state = _state(path)
        try:
            return _examine_once(path, migrations, connect)
        except UnsoundError:
            # Another process may have been writing just then. Only judge a file that isn't changing.
            if tries == _TRIES or failed_on == state == _state(path):
                raise
            failed_on = state
        except (sqlite3.Error, OSError) as error:
            raise library_error(error, path) from error


def _examine_once(path: Path, migrations: Sequence[Migration], connect: Connect) -> int:
    """Try once. Raises UnsoundError, sqlite3.Error, OSError."""
    header = _header(path)
    _judge_header(header, path, migrations[-1].version)
    beside = _beside(path, "-wal")
    if not beside:
        _judge_length(header, path)
    had_index = _beside(path, "-shm") is not None
    try:
        return _examine_inside(path, migrations, connect, immutable=not beside)
    except (UnsoundError, sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        # Reading a WAL creates its index. If there was none before, nobody else had the library open.
        if beside and not had_index:
            side_file(path, "-shm").unlink(missing_ok=True)
        if isinstance(error, UnsoundError):
            raise
        # The others are what values raise that no version writes, and messages of SQLite that aren't UTF-8.
        if not isinstance(error, sqlite3.Error) or primary_code(error) in DAMAGE_CODES:
            raise UnsoundError("is damaged") from error
        raise


def has_schema(path: Path, migrations: Sequence[Migration], connect: Connect) -> bool:
    """Return whether a damaged file has the tables of the newest version, so that some of it can be read."""
    try:
        header = _header(path)
        _judge_header(header, path, migrations[-1].version)
        with closing(connect(path.as_uri() + "?mode=ro&immutable=1")) as connection:
            harden(connection)
            connection.text_factory = exact_cell
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            return version == migrations[-1].version and actual(connection) == expected(migrations, version)
    except (UnsoundError, sqlite3.Error, OSError, ValueError, TypeError, OverflowError):
        return False


def _state(path: Path) -> tuple[object, ...]:
    """Return values that change when anyone writes to the library."""
    found: list[object] = []
    for suffix in ("", "-wal"):
        try:
            status = (side_file(path, suffix) if suffix else path).stat()
        except OSError:
            found.append(None)
        else:
            found += [status.st_ino, status.st_size, status.st_mtime_ns]
    return tuple(found)


def damage(connection: sqlite3.Connection, *, thorough: bool) -> Iterator[str]:
    """Yield a phrase for each damaged page, reference or text. Raises sqlite3.Error.

    `thorough` also compares each index with its table.
    """
    pragma = "integrity_check" if thorough else "quick_check"
    for (found,) in connection.execute(f"PRAGMA {pragma}(10)"):
        if found != "ok":
            yield f"SQLite reports: {found}"
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"a row in table {table} refers to nothing"
    query = f"""SELECT document.id, {text_columns(connection)}, document.key FROM document
        LEFT JOIN text ON text.document = document.key ORDER BY document.key"""  # noqa: S608
    for document, body, outline, crc, _ in connection.execute(query):
        try:
            check_text(body or b"", outline, -1 if crc is None else crc)
        except (DamageError, ValueError, TypeError):
            yield f"the text of document {document} is damaged"


def schema_differences(
    found: frozenset[tuple[str, str, str, str | None]], wanted: frozenset[tuple[str, str, str, str | None]]
) -> Iterator[str]:
    """Yield a phrase for each way a schema differs from the one it should be."""
    found_names = {row[:2] for row in found}
    for kind, name in sorted({row[:2] for row in wanted} - found_names):
        yield f"its {kind} {name} is missing"
    for kind, name, *_ in sorted(found - wanted, key=str):
        known = (kind, name) in {row[:2] for row in wanted}
        yield (
            f"its {kind} {name} isn't what reader creates" if known else f"it has an unknown {kind}, {name}"
        )


def _header(path: Path) -> bytes:
    """Return the first bytes of the file. Raises OSError, UnsoundError."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnsoundError(
            "is not a file" if not stat.S_ISDIR(status.st_mode) else "is a folder, not a library"
        )
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if not header:
        raise UnsoundError("is empty; its contents are lost")
    return header


def _judge_header(header: bytes, path: Path, newest: int) -> None:
    """Raise UnsoundError unless the header is that of a library of a version up to `newest`.

    Offsets are from SQLite's file format, section 1.3.
    """
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise UnsoundError("is not a library made by reader, or its start is damaged")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise UnsoundError("belongs to another program")
    _judge_version(int.from_bytes(header[60:64], "big"), newest)
    if odd := odd_side_file(path):
        raise UnsoundError(f"has something next to it that is no file, {printable(odd)}")
    if _beside(path, "-journal"):
        raise UnsoundError(f"has an unexpected file next to it, {printable(side_file(path, '-journal'))}")


def _judge_version(version: int, newest: int) -> None:
    if version > newest:
        raise NewerError(
            f"was made by a newer version of reader: its format is version {version}, "
            f"and this reader supports up to {newest}"
        )
    if version < 1:
        raise UnsoundError("is damaged: it has no version number")


def _judge_length(header: bytes, path: Path) -> None:
    """Raise UnsoundError if the file is shorter than its header says. Only for a file without a WAL."""
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if path.stat().st_size < pages * (1 << 16 if page == 1 else page):
        raise UnsoundError("is damaged: its end is missing")


def _examine_inside(path: Path, migrations: Sequence[Migration], connect: Connect, *, immutable: bool) -> int:
    """Return the version after a read-only check by SQLite. Raises UnsoundError, sqlite3.Error."""
    mode = "?mode=ro&immutable=1" if immutable else "?mode=ro"
    with closing(connect(path.as_uri() + mode)) as connection:
        harden(connection)
        connection.text_factory = exact_cell
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        _judge_version(version, migrations[-1].version)
        problems = list(schema_differences(actual(connection), expected(migrations, version)))
        if not problems and path.stat().st_size <= WHOLE_BYTES:
            problems = list(damage(connection, thorough=False))
        if problems:
            more = f" and {len(problems) - _LISTED} more" if len(problems) > _LISTED else ""
            raise UnsoundError(f"is damaged: {'; '.join(problems[:_LISTED])}{more}")
        return version


def _beside(path: Path, suffix: str) -> int | None:
    """Return the size of the file with that suffix next to the library; None if there is none."""
    try:
        return side_file(path, suffix).stat().st_size
    except FileNotFoundError:
        return None
