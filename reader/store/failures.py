"""Errors from SQLite and the system, turned into the one plain line of a LibraryError."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from stat import S_ISREG
from typing import TYPE_CHECKING

from reader.clean import clean_line
from reader.errors import BusyError, LibraryError

if TYPE_CHECKING:
    from pathlib import Path

DAMAGE_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""The primary result codes for a damaged file."""

NO_FILE = (errno.ELOOP, errno.ENXIO, errno.EISDIR, errno.ENODEV)
"""Errors of opening what is no file: a link, a pipe that nobody reads, a folder, a device."""
_NAME = 4096
_PID_BYTES = 32

_REASONS = {
    sqlite3.SQLITE_FULL: "can't be written: the disk is full; free some space and try again",
    sqlite3.SQLITE_READONLY: "can't be written; give yourself write access to it and its folder",
    sqlite3.SQLITE_PERM: "can't be opened; give yourself read and write access to it and its folder",
    sqlite3.SQLITE_CANTOPEN: "can't be opened; check that its folder exists and that you can write to it",
    sqlite3.SQLITE_CORRUPT: "is damaged; `reader check` says more",
    sqlite3.SQLITE_NOTADB: "is damaged; `reader check` says more",
    sqlite3.SQLITE_IOERR: "can't be read or written: the disk reported an error",
    sqlite3.SQLITE_NOMEM: "can't be used: not enough memory",
}
_NO_WRITE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG)
_NO_WRITE_CODES = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class DamageError(sqlite3.DatabaseError):
    """A stored value that can't be what was stored; reported like a damaged page found by SQLite."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


def library_error(error: sqlite3.Error | OSError, path: Path) -> LibraryError:
    """Return the error for the user: what is wrong with the library at `path`, and what to do."""
    name = printable(path)
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        if error.errno in (errno.EEXIST, errno.ENOTDIR):
            reason = f"{printable(path.parent)} is not a folder"
        return LibraryError(f"{name}: can't be used: {reason}")
    code = primary_code(error)
    if code in _BUSY:
        return BusyError(f"{name}: is in use by {lock_holder(path)}; try again when it's done")
    if code == sqlite3.SQLITE_IOERR and _is_full(path):
        code = sqlite3.SQLITE_FULL  # SQLite doesn't say so of its smaller files
    reason = _REASONS.get(code) or f"can't be used: {clean_line(str(error))}"
    return LibraryError(f"{name}: {reason}")


def _is_full(path: Path) -> bool:
    """Return whether the disk that holds a file is full."""
    try:
        return shutil.disk_usage(path.parent).free == 0
    except OSError:
        return False


def is_refused_write(error: Exception) -> bool:
    """Return whether an error, or its cause, says that the disk or the system lets nothing be written."""
    cause = error.__cause__ if isinstance(error, LibraryError) else error
    if isinstance(cause, OSError):
        return cause.errno in _NO_WRITE
    return isinstance(cause, sqlite3.Error) and primary_code(cause) in _NO_WRITE_CODES


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's result code without its extension; 0 if the error did not come from SQLite."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def printable(path: Path) -> str:
    """Return a path in a form that is safe in a message."""
    return clean_line(str(path), _NAME)


def leave_pid(path: Path) -> None:
    """Record that this process is writing to the library, for `lock_holder` to find.

    The file is only read while the library is locked, and whoever locks it signs. What it says at other times
    doesn't matter, so it is never removed. Anything in its place that is no file is left alone: no link is
    followed, and nothing is waited for.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(_pid_file(path), flags, 0o600)
    except OSError as error:
        if error.errno in NO_FILE:
            return
        raise
    try:
        if S_ISREG(os.fstat(descriptor).st_mode):
            os.write(descriptor, f"{os.getpid():<10}\n".encode())
    finally:
        os.close(descriptor)


def lock_holder(path: Path) -> str:
    """Return who has locked the library: "process 4711", or "another program" if no live process signed."""
    try:
        pid = int(_signed(_pid_file(path)))
        if pid <= 0 or pid == os.getpid():
            return "another program"
        os.kill(pid, 0)
    except PermissionError:
        pass  # alive, but another user's
    except (OSError, ValueError, OverflowError):
        return "another program"
    return f"process {pid}"


def _signed(path: Path) -> bytes:
    """Return what is in the file of the process that signed. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        return os.read(descriptor, _PID_BYTES)
    finally:
        os.close(descriptor)


def _pid_file(path: Path) -> Path:
    return path.with_name(path.name + "-pid")
