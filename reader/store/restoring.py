"""Put a backup back in place of a library, keeping what was there."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import BusyError, LibraryError
from reader.store import backups
from reader.store.connections import connect as usual_connect
from reader.store.connections import exact_cell
from reader.store.examination import UnsoundError, examine
from reader.store.failures import library_error, lock_holder, printable
from reader.store.rows import stored_time
from reader.store.schema import MIGRATIONS
from reader.store.traces import TRACED, TRACED_EARLIER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from reader.store.connections import Connect
    from reader.store.schema import Migration

_SIDES = ("-wal", "-shm", "-journal")
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510
"""The bytes every open SQLite connection with a WAL keeps a lock on (SQLite's os.h)."""


class BackupContents(NamedTuple):
    """What a backup holds, for the question whether to put it back."""

    path: Path
    changed: datetime | None
    """When the newest change in it was made; None if there is none."""
    documents: int
    marks: int
    """Items with a star, a status, a tag, a note or a highlight."""


def backup_contents(
    path: Path, backup: Path | None, migrations: Sequence[Migration] = MIGRATIONS,
    connect: Connect = usual_connect,
) -> BackupContents:  # fmt: skip
    """Return what is in a backup, by default the one made last; it has been checked.

    Raises LibraryError if there is none, or if it can't be used.
    """
    path = path.absolute()
    chosen = backup or backups.newest_sound(path, migrations, connect)
    if chosen is None:
        raise LibraryError(f"{printable(backups.folder(path))}: has no backup that can be opened")
    chosen = chosen.absolute()
    try:
        examine(chosen, migrations, connect)
        with closing(connect(chosen.as_uri() + "?mode=ro&immutable=1")) as connection:
            connection.text_factory = exact_cell
            return BackupContents(chosen, *_contents(connection))
    except UnsoundError as error:
        raise LibraryError(f"{printable(chosen)}: {error}; it can't be put back") from error
    except (sqlite3.Error, OSError) as error:
        raise library_error(error, chosen) from error


def _contents(connection: sqlite3.Connection) -> tuple[datetime | None, int, int]:
    last = connection.execute("SELECT at FROM step ORDER BY id DESC LIMIT 1").fetchone()
    (documents,) = connection.execute("SELECT count(*) FROM document WHERE present").fetchone()
    is_earlier = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'highlight'").fetchone() is None
    (marks,) = connection.execute(
        f"SELECT count(*) FROM ({TRACED_EARLIER if is_earlier else TRACED})"  # noqa: S608
    ).fetchone()
    return (stored_time(last[0]) if last else None), int(documents), int(marks)


def put_back(path: Path, backup: Path, day: date) -> Path | None:
    """Replace a library by a copy of a backup, at once or not at all.

    What was there is kept next to it, with its WAL, under a new name, which is returned; None if there was
    nothing. Raises LibraryError, and BusyError if any program has the library open.
    """
    path = path.resolve()  # behind a link, SQLite's files are next to what it points to
    partial = path.with_name(f"{path.name}.{os.getpid()}-partial")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _locked(path):
            try:
                _copy(backup, partial)
                aside = _set_aside(path, day)
                partial.replace(path)
                backups.sync(path.parent)
            finally:
                with suppress(OSError):
                    partial.unlink()
    except OSError as error:
        raise library_error(error, path) from error
    return aside


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other programs from opening the library. Raises BusyError, OSError."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NONBLOCK)
    except FileNotFoundError:
        yield
        return
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
    except (BlockingIOError, PermissionError):
        os.close(descriptor)
        raise BusyError(
            f"{printable(path)}: is in use by {lock_holder(path)}; close it and try again"
        ) from None
    try:
        yield
    finally:
        os.close(descriptor)


def _copy(backup: Path, partial: Path) -> None:
    with suppress(FileNotFoundError):
        partial.unlink()
    with backup.open("rb") as source:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with open(descriptor, "wb") as target:  # noqa: PTH123 - it is open already
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(descriptor)


def _set_aside(path: Path, day: date) -> Path | None:
    """Give what is in the library's place another name; the library itself also keeps its own until replaced.

    The files beside it go too: SQLite must never apply them to the backup.
    """
    aside = _free_name(path, day)
    kept = _link(path, aside)
    for suffix in _SIDES:
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
            kept = True
    backups.sync(path.parent)
    return aside if kept else None


def _link(path: Path, aside: Path) -> bool:
    """Give a file a second name; return False if there is no file."""
    try:
        aside.hardlink_to(path)
    except FileNotFoundError:
        return False
    except OSError:  # a file system without hard links
        shutil.copy2(path, aside)
    return True


def _free_name(path: Path, day: date) -> Path:
    """Return a name next to the library that nothing has yet."""
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        aside = path.with_name(f"{path.stem}-aside-{day.isoformat()}{more}{path.suffix}")
        if not any(os.path.lexists(aside.with_name(aside.name + suffix)) for suffix in ("", *_SIDES)):
            return aside
        number += 1
