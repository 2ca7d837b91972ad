"""Backups of a library, in `backups/` next to it: one a day, and one before each migration.

Which of them was made last is told by the change counters inside: they only ever grow, whatever the clock
said when a backup got its name, and whenever its file was copied.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import LibraryError
from reader.store.examination import examine
from reader.store.failures import library_error

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from reader.store.connections import Connect
    from reader.store.schema import Migration

KEPT = 7
_DAILY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL = re.compile(r"\.(\d{1,10})-partial(?:-wal|-shm|-journal)?\Z")
_ANY = re.compile(rf"{_DAILY.pattern}(-version-\d+)?")


class Age(NamedTuple):
    """How recent a library file's content is; a larger one is newer."""

    changes: int
    """The sum of its change counters; -1 if they can't be read."""
    modified: int
    """When the file was written, in nanoseconds; decides between equal contents."""
    name: str


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

    Writers are not blocked. The copy has mode 0600, its folder 0700. What killed programs have left of theirs
    is deleted. Raises LibraryError.
    """
    partial = target.with_name(f"{target.name}.{os.getpid()}-partial")
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        sweep(target.parent)
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


def is_current(path: Path, target: Path, connect: Connect) -> bool:
    """Return whether a day's backup is there and the newest of all.

    An older one got its name from a clock that was wrong.
    """
    copies = _copies(path, _DAILY, connect)
    return bool(copies) and copies[0] == target


def prune(path: Path, connect: Connect) -> None:
    """Delete all but the newest KEPT daily backups. Skip any that can't be deleted."""
    for copy in _copies(path, _DAILY, connect)[KEPT:]:
        with suppress(OSError):
            copy.unlink()


def sweep(where: Path) -> None:
    """Delete the unfinished files in a folder whose process has ended. Skip any that can't be deleted."""
    with suppress(OSError):
        for entry in list(where.iterdir()):
            match = _PARTIAL.search(entry.name)
            if match is not None and not _is_running(int(match[1])):
                with suppress(OSError):
                    entry.unlink()


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def newest_sound(path: Path, migrations: Sequence[Migration], connect: Connect) -> Path | None:
    """Return the newest backup that can be opened, or None."""
    for copy in _copies(path, _ANY, connect):
        with suppress(LibraryError):
            examine(copy, migrations, connect)
            return copy
    return None


def _copies(path: Path, pattern: re.Pattern[str], connect: Connect) -> list[Path]:
    """Return this library's backups whose names continue with `pattern`, newest content first."""
    whole = re.compile(f"{re.escape(path.stem)}-({pattern.pattern}){re.escape(path.suffix)}")
    try:
        found = [entry for entry in folder(path).iterdir() if whole.fullmatch(entry.name) and entry.is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda copy: _age(copy, connect), reverse=True)


def _age(copy: Path, connect: Connect) -> Age:
    try:
        modified = copy.stat().st_mtime_ns
        with closing(connect(copy.as_uri() + "?mode=ro&immutable=1")) as connection:
            (changes,) = connection.execute("SELECT sum(value) FROM counter").fetchone()
    except (OSError, sqlite3.Error, ValueError, TypeError):
        return Age(-1, 0, copy.name)
    return Age(changes if isinstance(changes, int) else -1, modified, copy.name)
