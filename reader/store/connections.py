"""Connections to one library file: a single writer behind a lock, and readers, one of which is kept."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from reader.clean import clean
from reader.errors import LibraryError, LostError
from reader.store.failures import DamageError, leave_pid, library_error, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.store.salvage import LeftOut

WAIT_SECONDS = 5.0
_WAL_BYTES = 16 << 20
_UNSAVED = "nothing was saved"
_ALONE = "?mode=ro&immutable=1"
"""Read a file that nobody writes to, without a lock and with nothing new next to it."""


class Connect(Protocol):
    """How to make connections; tests pass one whose calls fail."""

    def __call__(self, uri: str) -> sqlite3.Connection:
        """Connect to a `file:` address, in autocommit mode, usable from any thread."""
        ...


def connect(uri: str) -> sqlite3.Connection:
    """Connect, waiting up to WAIT_SECONDS for other processes."""
    return sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)


def harden(connection: sqlite3.Connection) -> None:
    """Set up defenses on a new connection: the library file may come from someone else."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


def clean_cell(data: bytes) -> str:
    """Return the text of a cell, safe to show wherever it goes: the library file may come from someone else.

    Raises DamageError if it isn't UTF-8.
    """
    text = exact_cell(data)
    return text if text.isprintable() else clean(text)


def exact_cell(data: bytes) -> str:
    """Return the text of a cell as it is. Raises DamageError if it isn't UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise DamageError("a text isn't UTF-8") from None


class Connections:
    """Reads and transactions on one file. Thread-safe."""

    def __init__(
        self, path: Path, connect: Connect = connect, *, only_read: LibraryError | None = None
    ) -> None:
        """`only_read` is why the file can't be written to: it is read as it is, and writing raises that."""
        self.path = path
        self._connect = connect
        self._only_read = only_read
        self._lock = Lock()
        self._idle_lock = Lock()
        self._writer: sqlite3.Connection | None = None
        self._durable = True
        self._idle: sqlite3.Connection | None = None
        self._closed = False
        self._index_size = 0
        """The largest size seen of the WAL's index."""
        self._left_out: LeftOut | None = None
        status = path.stat()
        self._file = (status.st_dev, status.st_ino)
        self._size = status.st_size
        self._changed = status.st_mtime_ns

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that sees a single state of the library throughout, with all texts clean.

        Raises LibraryError; also for ValueError and TypeError, which values raise that no version writes.
        """
        connection = None
        try:
            self._refuse_other_file("run `reader check`")
            connection = self._take()
            connection.execute("BEGIN")
            yield connection
        except (sqlite3.Error, OSError) as error:
            self._refuse_other_file("run `reader check`")
            raise library_error(error, self.path) from error
        except (ValueError, TypeError, OverflowError) as error:
            raise library_error(DamageError(str(error)), self.path) from error
        finally:
            if connection is not None:
                self._give_back(connection)

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """Run a transaction: on disk at the end, or rolled back completely if anything raises.

        Without `durable`, it reaches the disk with the next durable transaction, or when the system sees fit.
        Raises LibraryError; BusyError if another process holds the write lock for more than WAIT_SECONDS.
        """
        with self._lock:
            try:
                connection = self._ready(durable=durable)
                try:
                    connection.execute("BEGIN IMMEDIATE")
                    leave_pid(self.path)
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    self._roll_back(connection)
                    raise
            except (sqlite3.Error, OSError) as error:
                self._refuse_other_file(_UNSAVED)
                raise library_error(error, self.path) from error
            except (UnicodeDecodeError, OverflowError) as error:  # an undo step, or a message of SQLite's
                raise library_error(DamageError(str(error)), self.path) from error

    def data_version(self) -> int:
        """Return a number that changes when any connection other than the writer has written."""
        with self._lock:
            if self._only_read is not None:
                self._refuse_closed()
                return self._changed
            try:
                row = self._ready(durable=True).execute("PRAGMA data_version").fetchone()
            except (sqlite3.Error, OSError) as error:
                raise library_error(error, self.path) from error
            return int(row[0])

    def leave_out_damaged(self) -> Sequence[str]:
        """Hide the rows that can't be read from all reads from now on; return a phrase for each.

        Raises LibraryError if a table can't be read to the end.
        """
        from reader.store.salvage import damaged_rows

        if self._left_out is not None:
            return self._left_out.phrases
        with self.reading() as connection:
            left_out = damaged_rows(connection)
        with self._idle_lock:
            self._left_out, idle, self._idle = left_out, self._idle, None
        _close(idle)
        return left_out.phrases

    def close(self) -> None:
        """Close all connections; those being read from close when their read ends.

        The last connection to close, across all processes, moves the WAL into the file.
        """
        with self._lock, self._idle_lock:
            self._mend_index()
            self._closed = True
            idle, writer = self._idle, self._writer
            self._idle = self._writer = None
        _close(idle)
        _close(writer)

    def _take(self) -> sqlite3.Connection:
        """Return a reader connection for exclusive use. Raises sqlite3.Error."""
        with self._idle_lock:
            self._refuse_closed()
            if self._idle is not None:
                idle, self._idle = self._idle, None
                return idle
        connection = self._connect(self.path.as_uri() + (_ALONE if self._only_read else "?mode=rw"))
        try:
            harden(connection)
            connection.text_factory = clean_cell
            if self._left_out is not None:
                from reader.store.salvage import hide

                hide(connection, self._left_out)
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            _close(connection)
            raise
        return connection

    def _give_back(self, connection: sqlite3.Connection) -> None:
        """End the read. Keep one connection for the next: each takes 0.15 MiB, and a millisecond to open."""
        try:
            connection.rollback()
        except sqlite3.Error:
            _close(connection)
            return
        with self._idle_lock:
            if not self._closed and self._idle is None:
                self._idle = connection
                return
        _close(connection)

    def _ready(self, *, durable: bool) -> sqlite3.Connection:
        """Return the writer, on the file first opened, in the requested mode. Call with the lock held."""
        self._refuse_closed()
        if self._only_read is not None:
            raise self._only_read
        self._refuse_other_file(_UNSAVED)
        if self._writer is None:
            writer = self._connect(self.path.as_uri() + "?mode=rw")
            try:
                _prepare(writer)
            except BaseException:
                _close(writer)
                raise
            self._writer, self._durable = writer, True
        if durable != self._durable:
            self._writer.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._durable = durable
        return self._writer

    def _roll_back(self, connection: sqlite3.Connection) -> None:
        """Roll back; if that fails, close the connection, which has the same effect."""
        try:
            connection.rollback()
        except sqlite3.Error:
            self._writer = None
            _close(connection)

    def _refuse_closed(self) -> None:
        if self._closed:
            raise LibraryError(f"{printable(self.path)}: is closed")

    def _refuse_other_file(self, ending: str) -> None:
        """Raise LibraryError if the file has been deleted, replaced or cut short since it was opened.

        `ending` says what follows from that.
        """
        self._mend_index()
        known = self._size  # first: another thread may see the file grow once this one has looked
        try:
            status = self.path.stat()
        except OSError:
            raise self._lost("was deleted or moved", ending) from None
        if (status.st_dev, status.st_ino) != self._file:
            raise self._lost("was replaced", ending)
        if status.st_size < known:
            raise self._lost("was cut short", ending)
        if self._only_read is not None and status.st_mtime_ns != self._changed:
            raise self._lost("was changed", "close reader and open it again")
        self._size = status.st_size

    def _mend_index(self) -> None:
        """Make the WAL's index as long as it was, if another program has cut it short.

        SQLite maps it into memory, and reading past its end would kill the process. What is added is zeros,
        from which SQLite sees that it must make the index anew.
        """
        index = self.path.with_name(f"{self.path.name}-shm")
        with suppress(OSError):
            known = self._index_size
            size = index.stat().st_size
            if size < known:
                os.truncate(index, known)
            self._index_size = max(size, known)

    def _lost(self, what: str, ending: str) -> LostError:
        return LostError(f"{printable(self.path)}: {what} while open; {ending}")


def _close(connection: sqlite3.Connection | None) -> None:
    """Close a connection, if there is one."""
    if connection is not None:
        with suppress(sqlite3.Error):
            connection.close()


def _prepare(writer: sqlite3.Connection) -> None:
    """Set up the writing connection. Raises sqlite3.Error."""
    harden(writer)
    writer.text_factory = exact_cell
    if writer.execute("PRAGMA journal_mode").fetchone()[0] != "wal":  # a backup that was put back
        # Otherwise it takes a journal to change the mode, and a program killed meanwhile would leave that. It
        # is not needed: all that changes is in the file's first sector.
        writer.execute("PRAGMA journal_mode = MEMORY")
    mode = writer.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise sqlite3.OperationalError("the file system doesn't support SQLite's WAL")
    writer.execute("PRAGMA synchronous = FULL")
    writer.execute("PRAGMA foreign_keys = ON")
    writer.execute(f"PRAGMA journal_size_limit = {_WAL_BYTES}")
