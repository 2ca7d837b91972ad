"""Locks between processes: one at a time does what two must not do at once."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING

from reader.errors import LibraryError, Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_POLL_SECONDS = 0.1
_MODE = 0o600


@contextmanager
def exclusive(
    path: Path, waiting: Callable[[], None], cancelled: Callable[[], bool] = lambda: False
) -> Iterator[None]:
    """Hold the lock that a file stands for; a process that ends, however it does, gives it back.

    `waiting` is called once if another process holds it. Raises Stopped if `cancelled` says so meanwhile, and
    LibraryError if the file can't be made.
    """
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _MODE)
    except OSError as error:
        raise LibraryError(f"{path}: can't be written ({error.strerror})") from error
    try:
        is_told = False
        while not _taken(file):
            if not is_told:
                is_told = True
                waiting()
            if cancelled():
                raise Stopped
            sleep(_POLL_SECONDS)
        yield
    finally:
        os.close(file)


def _taken(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: better unguarded than never
        return True
    return True
