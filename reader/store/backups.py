"""Backups of a library, in `backups/` next to it: one a day, and one before each migration."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.store.examination import examine
from reader.store.failures import library_error

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from reader.store.connections import Connect
    from reader.store.schema import Migration

KEPT = 7
_DAILY = re.compile(r"\d{4}-\d{2}-\d{2}")


def folder(path: Path) -> Path:
    """Return the folder that holds a library's backups."""
    return path.parent / "backups"


def daily(path: Path, day: date) -> Path:
    """Return the path of a day's backup."""
    return folder(path) / f"{path.stem}-{day.isoformat()}{path.suffix}"


def before_migration(path: Path, version: int, day: date) -> Path:
    """Return the path of the backup made before migrating from this version."""
    return folder(path) / f"{path.stem}-{day.isoformat()}-version-{version}{path.suffix}"


def copy(path: Path, target: Path, connect: Connect) -> None:
    """Copy a library as it is right now, all or nothing, through SQLite's backup interface.

    Writers are not blocked. The copy has mode 0600, its folder 0700. Raises LibraryError.
    """
    partial = target.with_name(f"{target.name}.{os.getpid()}-partial")
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        with suppress(FileNotFoundError):
            partial.unlink()
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        try:
            with (
                closing(connect(path.as_uri() + "?mode=rw")) as source,
                closing(connect(partial.as_uri() + "?mode=rw")) as destination,
            ):
                # Make it a single file that can be copied back without worrying about a WAL.
                source.backup(destination)
                destination.execute("PRAGMA journal_mode = DELETE")
            sync(partial)
            partial.replace(target)
            sync(target.parent)
        except BaseException:
            for suffix in ("", "-journal", "-wal", "-shm"):
                with suppress(OSError):
                    partial.with_name(partial.name + suffix).unlink()
            raise
    except (sqlite3.Error, OSError) as error:
        raise library_error(error, target) from error


def sync(path: Path) -> None:
    """Wait until a file, or a folder's listing, is on disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def prune(path: Path) -> None:
    """Delete all but the newest KEPT daily backups. Skip any that can't be deleted."""
    for copy in list(_copies(path, _DAILY))[KEPT:]:
        with suppress(OSError):
            copy.unlink()


def newest_sound(path: Path, migrations: Sequence[Migration], connect: Connect) -> Path | None:
    """Return the newest backup that can be opened, or None."""
    for copy in _copies(path, re.compile(rf"{_DAILY.pattern}(-version-\d+)?")):
        with suppress(LibraryError):
            examine(copy, migrations, connect)
            return copy
    return None


def _copies(path: Path, pattern: re.Pattern[str]) -> Iterator[Path]:
    """Yield this library's backups whose names continue with `pattern`, newest first by name."""
    whole = re.compile(f"{re.escape(path.stem)}-({pattern.pattern}){re.escape(path.suffix)}")
    with suppress(FileNotFoundError, NotADirectoryError):
        yield from sorted((p for p in folder(path).iterdir() if whole.fullmatch(p.name)), reverse=True)
