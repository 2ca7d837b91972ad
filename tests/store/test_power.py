"""A power failure: whatever was not synced is cut off, at every step and at every point.

Copies of the file and its WAL are taken after each change, and the WAL is truncated: to the frames of the
last change and into the middle of them. Whatever was acknowledged before must be there. The last change may
be there or not, but never in part.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from reader.store import open_library
from reader.store.connections import connect
from reader.store.values import Position
from tests.fakes import Clock
from tests.store.worker import FEED, change, is_there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.store import Storage

STEPS = 16
PAGE = 4096
WAL_HEADER, FRAME = 32, 24 + PAGE


@dataclass(frozen=True)
class Snapshot:
    """The two files as they were when `done` changes had been acknowledged."""

    done: int
    file: bytes
    wal: bytes

    def cuts(self, before: Snapshot) -> Iterator[tuple[bytes, bytes]]:
        """Yield file and WAL as a power failure may leave them; `before` is one change earlier, synced."""
        if self.file != before.file:
            # A checkpoint syncs the WAL, writes the file and syncs that. Any pages may be missing.
            for keep in range(3):
                yield _mixed(before.file, self.file, keep), self.wal
            return
        same = self.wal[:WAL_HEADER] == before.wal[:WAL_HEADER]
        synced = len(before.wal) if same else 0
        for end in range(synced, len(self.wal) + 1):
            into = (end - WAL_HEADER) % FRAME
            if end == synced or into in (0, 1, FRAME // 2):
                yield self.file, self.wal[:end]


def _mixed(old: bytes, new: bytes, keep: int) -> bytes:
    """Return the new file with two pages of three not written yet."""
    pages = range(0, len(new), PAGE)
    return b"".join((new if at // PAGE % 3 == keep else old)[at : at + PAGE] for at in pages)


def snapshot(library: Storage, done: int) -> Snapshot:
    wal = library.path.with_name(f"{library.path.name}-wal")
    return Snapshot(done, library.path.read_bytes(), wal.read_bytes() if wal.exists() else b"")


def snapshots(path: Path, *, checkpoint: int) -> Iterator[Snapshot]:
    """Yield those of STEPS changes, with a checkpoint every so many pages of WAL."""

    def connecting(uri: str) -> sqlite3.Connection:
        connection = connect(uri)
        connection.execute(f"PRAGMA wal_autocheckpoint = {checkpoint}")
        return connection

    with open_library(path, clock=Clock(), connect=connecting) as library:
        library.subscriptions.put([FEED], step="subscribed")  # so that each change is one transaction
        yield snapshot(library, 0)
        for number in range(STEPS):
            change(library, "n", number)
            yield snapshot(library, number + 1)


@pytest.mark.slow
def test_cut_anywhere_it_opens_with_all_that_was_acknowledged(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "library.db"
    tried = 0
    for checkpoint in (1000, 20):
        before: Snapshot | None = None
        for now in snapshots(path, checkpoint=checkpoint):
            for file, wal in now.cuts(before) if before else ():
                _put(copy, file, wal)
                with open_library(copy, clock=Clock()) as library:
                    assert all(is_there(library, "n", number) for number in range(now.done - 1))
                    assert _whole_or_absent(library, now.done - 1)
                    assert library.check() == []
                tried += 1
            before = now
        shutil.rmtree(path.parent)
    assert tried > 8 * STEPS


def test_positions_may_be_lost_and_nothing_else(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "library.db"
    with open_library(path, clock=Clock()) as library:
        change(library, "n", 1)
        before = snapshot(library, 1)
        library.positions.set_position(Position("d", "article", 7))
        now = snapshot(library, 1)
        for file, wal in now.cuts(before):
            _put(copy, file, wal)
            with open_library(copy, clock=Clock()) as found:
                assert is_there(found, "n", 1)
                assert found.positions.position("d", "article") in (None, 7)
        change(library, "n", 2)
        later = snapshot(library, 2)
        _put(copy, later.file, later.wal)
        with open_library(copy, clock=Clock()) as found:
            assert found.positions.position("d", "article") == 7


def test_every_commit_is_synced_and_positions_are_not(path: Path) -> None:
    modes: list[int] = []

    class Watched(sqlite3.Connection):
        def execute(self, sql: str, values: object = (), /) -> sqlite3.Cursor:
            if sql == "COMMIT":
                modes.append(super().execute("PRAGMA synchronous").fetchone()[0])
            return super().execute(sql, values)  # type: ignore[arg-type]

    def connecting(uri: str) -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, factory=Watched)

    with open_library(path, clock=Clock(), connect=connecting) as library:
        modes.clear()
        change(library, "n", 1)
        library.positions.set_position(Position("d", "article", 7))
        library.positions.set_position(Position("d", "article", 8))
        change(library, "n", 2)
        library.history.undo()
    normal, full = 1, 2
    assert modes == [full, normal, normal, full, full]


def _put(copy: Path, file: bytes, wal: bytes) -> None:
    shutil.rmtree(copy.parent, ignore_errors=True)
    copy.parent.mkdir()
    copy.write_bytes(file)
    copy.with_name(f"{copy.name}-wal").write_bytes(wal)


def _whole_or_absent(library: Storage, number: int) -> bool:
    """Return whether the change with a number is there completely or not at all."""
    with closing(sqlite3.connect(library.path)) as connection:
        named = connection.execute("SELECT count(*) FROM step WHERE name LIKE ?", (f"% n{number}",))
        return bool(named.fetchone()[0]) == is_there(library, "n", number)
