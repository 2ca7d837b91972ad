"""The log, where the details of a defect go; the screen belongs to the user."""

from __future__ import annotations

import os
import stat
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.clean import clean
from reader.errors import UsageError
from reader.folders import user_folder

if TYPE_CHECKING:
    from pathlib import Path

KEPT_BYTES = 1 << 20
"""Past this size, the log is cut to its second half."""
OPENING = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def log_path() -> Path:
    """Return the path of the log: `$XDG_STATE_HOME/reader/log`, or the platform's equivalent.

    Raises UsageError if the user has no home folder.
    """
    return user_folder("state") / "log"


def log_defect(error: BaseException, path: Path | None = None) -> Path | None:
    """Append the traceback of an unexpected error, cleaned, without the values of variables.

    Return the log's path, or None if it can't be written: a defect must not cause another. The log must be a
    file; no link is followed, and nothing is waited for.
    """
    text = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n{clean(''.join(traceback.format_exception(error)))}\n"
    try:
        path = path or log_path()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, OPENING, 0o600)
        try:
            return path if _append(descriptor, text.encode(errors="backslashreplace")) else None
        finally:
            os.close(descriptor)
    except (OSError, ValueError, UsageError):
        return None


def _append(descriptor: int, data: bytes) -> bool:
    """Write at the end of the log, cut if it is long; return False if it is no file."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return False
    os.fchmod(descriptor, 0o600)
    if status.st_size > KEPT_BYTES:
        kept = os.pread(descriptor, KEPT_BYTES // 2, status.st_size - KEPT_BYTES // 2)
        os.ftruncate(descriptor, 0)
        data = kept + data
    with open(descriptor, "ab", closefd=False) as log:
        log.write(data)
    return True
