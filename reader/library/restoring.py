"""Put a backup of the user's library back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from reader.store.restoring import BackupContents


def backup_contents(library: Path, backup: Path | None = None) -> BackupContents:
    """Return what is in a backup of a library, by default the one made last.

    Raises LibraryError if there is none, or if it is damaged.
    """
    from reader.store.restoring import backup_contents

    return backup_contents(library, backup)


def put_back(library: Path, backup: Path, day: date) -> Path | None:
    """Put a backup in the place of a library, and return where the earlier file is now; None if there was
    none.

    Raises LibraryError, and BusyError if a program has the library open.
    """
    from reader.store.restoring import put_back

    return put_back(library, backup, day)
