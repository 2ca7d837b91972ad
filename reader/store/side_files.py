"""The files that SQLite keeps next to a library: its WAL, the WAL's index, a rollback journal."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

SIDES = ("-wal", "-shm", "-journal")


def side_file(path: Path, suffix: str) -> Path:
    """Return where SQLite keeps such a file: behind a link, next to what that leads to."""
    return Path(os.path.realpath(path) + suffix)


def odd_side_file(path: Path) -> Path | None:
    """Return a side file that is no ordinary file, or None; SQLite would follow a link, or wait for a pipe.

    Raises OSError.
    """
    for suffix in SIDES:
        side = side_file(path, suffix)
        try:
            if not S_ISREG(side.lstat().st_mode):
                return side
        except FileNotFoundError:
            continue
    return None
