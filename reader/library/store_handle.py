"""A handle on the library file: opened if it exists, created when something is first written."""

from __future__ import annotations

import os
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from reader.clean import clean_line
from reader.errors import LibraryError, UsageError
from reader.folders import user_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from weakref import finalize

    from reader.store import Storage
    from reader.store.quick_peek import QuickPeek, TextPeek

FILE_NAME = "library.db"


def user_library() -> Path:
    """Return the user's library file: READER_LIBRARY, else `$XDG_DATA_HOME/reader/library.db` or the
    platform's equivalent.

    It need not exist. Raises UsageError if it is in the home folder of nobody.
    """
    named = os.environ.get("READER_LIBRARY")
    if not named:
        return user_folder("data") / FILE_NAME
    try:
        return Path(named).expanduser()
    except RuntimeError:
        user = Path(named).parts[0]
        words = f"READER_LIBRARY is {clean_line(named)}, but {clean_line(user)} has no home folder"
        raise UsageError(f"{words}; set it to a whole path") from None


def is_missing(path: Path) -> bool:
    """Return whether there is no library at this path, so that one can be made.

    False if that can't be told, or if something is there that is no library: opening it will say why.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):  # a folder that may not be searched, a file for a folder, a NUL
        return False
    return False


class StoreHandle:
    """The storage of a library, opened late: reading alone makes no file. Safe to use from threads."""

    def __init__(self, path: Path | None, clock: Callable[[], datetime] | None = None) -> None:
        """Without a path, what is written goes to a temporary folder that is deleted with the handle."""
        self.path = path
        self.clock = clock or _now
        """Returns aware times."""
        self._lock = RLock()
        self._storage: Storage | None = None
        self._closed = False
        self._peeked = False
        self._peek_result: QuickPeek | None = None
        self._drop_folder: finalize[[str, bool], StoreHandle] | None = None

    def open_existing(self) -> Storage | None:
        """Return the storage, if there is a file or something was written. Raises LibraryError, BusyError."""
        if self._storage is not None:
            return self._storage
        if self._closed or self.path is None or is_missing(self.path):
            return None
        return self.open_or_create()

    def peek(self) -> QuickPeek | None:
        """Return what the file holds, without opening it, as of the first call.

        None if there is no file, or if only opening it can tell.
        """
        if not self._peeked:
            self._peeked = True
            if self.path is not None and not is_missing(self.path):
                from reader.store.quick_peek import peek

                self._peek_result = peek(self.path)
        return self._peek_result

    def peek_text(self, most: int | None) -> TextPeek | None:
        """Return the text to show first, or a stretch of it, without opening the file."""
        if self.path is None or is_missing(self.path):
            return None
        from reader.store.quick_peek import peek_text

        return peek_text(self.path, most)

    def open_damaged(self) -> Storage | None:
        """Do the same as `open_existing`, but let a file that is damaged in places be read."""
        if self._storage is not None:
            return self._storage
        if self._closed or self.path is None or is_missing(self.path):
            return None
        return self.open_or_create(salvage=True)

    def open_or_create(self, *, salvage: bool = False) -> Storage:
        """Return the storage, in a new file if there is none yet. Raises LibraryError, BusyError.

        `salvage` is for `open_damaged`.
        """
        from reader.store import open_library

        with self._lock:
            if self._closed:
                raise LibraryError("the library was closed")
            if self._storage is None:
                path = self.path or self._own_folder() / FILE_NAME
                self._storage = open_library(path, clock=self.clock, salvage=salvage)
            return self._storage

    def changed_elsewhere(self) -> bool:
        """Return whether another program has changed anything since the last call, or created the file."""
        with self._lock:
            if self._storage is not None:
                return self._storage.changed_elsewhere()
            return self.open_existing() is not None

    def close(self) -> None:
        """Close the file; nothing can be written any more. Closing twice is harmless."""
        with self._lock:
            self._closed = True
            if self._storage is not None:
                self._storage.close()
            if self._drop_folder is not None:
                self._drop_folder()

    def _own_folder(self) -> Path:
        from shutil import rmtree
        from tempfile import mkdtemp
        from weakref import finalize

        try:
            folder = mkdtemp(prefix="reader-")
        except OSError as error:
            raise LibraryError(f"there is no folder for temporary files: {error.strerror}") from error
        self._drop_folder = finalize(self, rmtree, folder, True)  # noqa: FBT003 - errors are ignored
        return Path(folder)


def _now() -> datetime:
    from datetime import UTC, datetime

    return datetime.now(UTC)
