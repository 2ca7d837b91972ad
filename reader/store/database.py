"""Opening a library file, and the Storage that results."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Self

from reader.errors import LibraryError
from reader.store import backups
from reader.store.base import Base
from reader.store.connections import Connections, connect, harden
from reader.store.documents import SqliteDocuments
from reader.store.examination import NewerError, UnsoundError, examine, has_schema
from reader.store.failures import DamageError, is_refused_write, library_error, printable
from reader.store.marks import SqliteMarks
from reader.store.reading_positions import SqlitePositions
from reader.store.schema import APPLICATION_ID, MIGRATIONS, migrate
from reader.store.searches import SqliteSearches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from reader.store.connections import Connect
    from reader.store.history import SqliteHistory
    from reader.store.protocol import Storage
    from reader.store.schema import Counter, Migration
    from reader.store.subscriptions import SqliteSubscriptions
    from reader.store.values import ExportRecord, Finding, ImportRecord, Outcome


def open_library(
    path: Path,
    *,
    clock: Callable[[], datetime],
    create: bool = True,
    salvage: bool = False,
    migrations: Sequence[Migration] = MIGRATIONS,
    connect: Connect = connect,
) -> Storage:
    """Open a library file; create it and its folder if there is none and `create` is set.

    `clock` returns aware times. `migrations` and `connect` are for tests. A file that is empty, foreign,
    damaged or from a newer version is left untouched, byte for byte, with nothing new next to it. An older
    one is first copied to `backups/`, then brought up to date in one transaction.

    If the disk or the system doesn't let it be written to, it is opened to be read, and writing raises. With
    `salvage`, that also goes for one with damaged pages or rows (see `leave_out_damaged`).

    Raises LibraryError, naming the file and saying what to do; BusyError if another process holds it.
    """
    path = path.absolute()
    try:
        if not os.path.lexists(path):
            if not create:
                raise LibraryError(f"{printable(path)}: no library here; `reader add` creates one")
            _create(path, migrations, connect)
        version = examine(path, migrations, connect)
        if version < migrations[-1].version:
            backups.copy(path, backups.before_migration(path, version, clock().date()), connect)
        try:
            return _open_examined(path, clock, migrations, connect)
        except (LibraryError, sqlite3.Error, OSError) as error:
            if not is_refused_write(error):
                raise
            refusal = error if isinstance(error, LibraryError) else library_error(error, path)
            return _open_to_read(path, clock, migrations, connect, refusal)
    except NewerError as error:
        raise LibraryError(
            f"{printable(path)}: {error}; upgrade reader (the library was left as it is)"
        ) from error
    except UnsoundError as error:
        sound = backups.newest_sound(path, migrations, connect)
        refusal = LibraryError(f"{printable(path)}: {error}. {_restore_hint(sound)}")
        if salvage and has_schema(path, migrations, connect):
            return _open_to_read(path, clock, migrations, connect, refusal, is_damaged=True)
        raise refusal from error
    except (sqlite3.Error, OSError) as error:
        raise library_error(error, path) from error


class SqliteStorage:
    """See protocol.Storage. What reading needs none of is imported when it is first asked for."""

    def __init__(
        self,
        base: Base,
        migrations: Sequence[Migration],
        connect: Connect,
        damage: LibraryError | None = None,
    ) -> None:
        """`damage` is what is wrong with a file that was opened all the same."""
        self._base = base
        self._damage = damage
        self._migrations = migrations
        self._connect = connect
        self.path = base.connections.path
        self.documents = SqliteDocuments(base)
        self.marks = SqliteMarks(base)
        self.positions = SqlitePositions(base)
        self.searches = SqliteSearches(base)
        self._seen = base.connections.data_version()

    @cached_property
    def subscriptions(self) -> SqliteSubscriptions:
        """See protocol.Storage."""
        from reader.store.subscriptions import SqliteSubscriptions

        return SqliteSubscriptions(self._base)

    @cached_property
    def history(self) -> SqliteHistory:
        """See protocol.Storage."""
        from reader.store.history import SqliteHistory

        return SqliteHistory(self._base)

    def changes(self) -> int:
        """See protocol.Storage."""
        return self._counter("documents")

    def mark_changes(self) -> int:
        """See protocol.Storage."""
        return self._counter("marks")

    def subscription_changes(self) -> int:
        """See protocol.Storage."""
        return self._counter("subscriptions")

    def changed_elsewhere(self) -> bool:
        """See protocol.Storage."""
        before, self._seen = self._seen, self._base.connections.data_version()
        return self._seen != before

    def export(self) -> Iterator[ExportRecord]:
        """See protocol.Storage."""
        from reader.store.transfer import export_records

        with self._base.connections.reading() as connection:
            yield from export_records(connection)

    def leave_out_damaged(self) -> Sequence[str]:
        """See protocol.Storage."""
        name = printable(self.path)
        phrases = self._base.connections.leave_out_damaged()
        known = [str(self._damage)] if self._damage is not None else []
        return [*known, *(f"{name}: {phrase}" for phrase in phrases)]

    def restore(self, records: Iterable[ImportRecord], *, step: str) -> Sequence[Outcome]:
        """See protocol.Storage."""
        from reader.store.transfer import import_records

        with self._base.step(step) as recorder:
            return import_records(recorder, records)

    def backup(self) -> Path | None:
        """See protocol.Storage."""
        target = backups.daily(self.path, self._base.clock().date())
        with self._base.connections.reading():  # raises if the storage is closed
            backups.sweep(target.parent)
            if backups.is_current(self.path, target, self._connect):
                return None
            backups.copy(self.path, target, self._connect)
        backups.prune(self.path, self._connect)
        return target

    def check(self) -> Sequence[Finding]:
        """See protocol.Storage."""
        from reader.store.integrity import findings

        sound = backups.newest_sound(self.path, self._migrations, self._connect)
        with self._base.connections.reading() as connection:
            return list(findings(connection, self.path, self._migrations, _restore_hint(sound)))

    def close(self) -> None:
        """See protocol.Storage."""
        self._base.connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _counter(self, name: Counter) -> int:
        with self._base.connections.reading() as connection:
            row = connection.execute("SELECT value FROM counter WHERE name = ?", (name,)).fetchone()
            if row is None:
                raise DamageError("a counter is missing")
            return int(row[0])


def _open_examined(
    path: Path, clock: Callable[[], datetime], migrations: Sequence[Migration], connect: Connect
) -> SqliteStorage:
    """Return the storage for an examined file, brought up to date. Raises LibraryError, OSError."""
    connections = Connections(path, connect)
    try:
        _bring_up(connections, migrations)
        return SqliteStorage(Base(connections, clock), migrations, connect)
    except BaseException:
        connections.close()
        raise


def _open_to_read(
    path: Path,
    clock: Callable[[], datetime],
    migrations: Sequence[Migration],
    connect: Connect,
    refusal: LibraryError,
    *,
    is_damaged: bool = False,
) -> SqliteStorage:
    """Return the storage for a file that can't be written to, which raises `refusal` when that is tried.

    What a WAL holds can't be read without writing next to it: then this raises `refusal` at once.
    """
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists() and wal.stat().st_size:
        raise refusal
    connections = Connections(path, connect, only_read=refusal)
    return SqliteStorage(Base(connections, clock), migrations, connect, refusal if is_damaged else None)


def _bring_up(connections: Connections, migrations: Sequence[Migration]) -> None:
    """Run the migrations that neither this process nor another has run, all of them or none."""
    with connections.reading() as connection:
        if _version(connection) >= migrations[-1].version:
            return
    with connections.writing() as connection:
        version = _version(connection)
        for migration in migrations:
            if migration.version > version:
                migrate(connection, migration)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _create(path: Path, migrations: Sequence[Migration], connect: Connect) -> None:
    """Create an empty library under a temporary name; rename it once it is complete and on disk.

    Whatever interrupts this, no half-made library ever gets the name. If two processes create one at the same
    time, the second uses the first's. Raises OSError, sqlite3.Error.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    backups.sweep(path.parent)
    partial = path.with_name(f"{path.name}.{os.getpid()}-partial")
    with suppress(FileNotFoundError):
        partial.unlink()
    os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    try:
        with closing(connect(partial.as_uri() + "?mode=rw")) as connection:
            harden(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for migration in migrations:
                migrate(connection, migration)
            connection.execute("COMMIT")
        backups.sync(partial)
        with suppress(FileExistsError):
            _publish(partial, path)
        backups.sync(path.parent)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                partial.with_name(partial.name + suffix).unlink()


def _publish(partial: Path, path: Path) -> None:
    """Give a file its name without ever replacing another. Raises FileExistsError, OSError."""
    try:
        path.hardlink_to(partial)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError from None
        partial.rename(path)


def _restore_hint(backup: Path | None) -> str:
    """Return what to do about a library that can't be used."""
    kept = "The file was left as it is"
    if backup is None:
        return f"{kept}; there is no backup: move it away and `reader add` your sources again"
    return f"{kept}; `reader check --restore` puts back the newest backup, {printable(backup)}"
