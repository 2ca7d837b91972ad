"""A backup that was put back is no WAL file yet. Opening it makes it one, and leaves nothing to a kill."""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.store import open_library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fakes import Clock

CREATED = 0x100
"""IN_CREATE of inotify(7)."""


def made_meanwhile(folder: Path, work: Callable[[], object]) -> bytes:
    """Return what inotify says of the files made in a folder during some work, their names among it."""
    libc = ctypes.CDLL(None)
    descriptor = libc.inotify_init1(os.O_NONBLOCK)
    try:
        assert libc.inotify_add_watch(descriptor, os.fsencode(folder), CREATED) > 0
        work()
        return os.read(descriptor, 1 << 16)
    finally:
        os.close(descriptor)


@pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")
def test_opening_a_backup_in_place_of_the_library_makes_no_journal(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock) as library:
        library.marks.add_note("x", "text", step="noted")
        backup = library.backup()
    assert backup is not None
    shutil.copy(backup, path)
    made = made_meanwhile(path.parent, lambda: open_library(path, clock=clock).close())
    assert b"library.db-wal" in made
    assert b"-journal" not in made
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with open_library(path, clock=clock) as library:
        assert [note.text for note in library.marks.of("x").notes] == ["text"]
        assert library.check() == []
