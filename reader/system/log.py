"""The log, where the details of a defect go; the screen belongs to the user."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.clean import clean

if TYPE_CHECKING:
    from pathlib import Path

KEPT_BYTES = 1 << 20
"""Past this size, the log is cut to its second half."""


def log_path() -> Path:
    """Return the path of the log: `$XDG_STATE_HOME/reader/log`, or the platform's equivalent."""
    from platformdirs import user_state_path

    return user_state_path("reader", appauthor=False) / "log"


def log_defect(error: BaseException, path: Path | None = None) -> Path | None:
    """Append the traceback of an unexpected error, cleaned, without the values of variables.

    Return the log's path, or None if it can't be written: a defect must not cause another.
    """
    path = path or log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and path.stat().st_size > KEPT_BYTES:
            path.write_bytes(path.read_bytes()[-KEPT_BYTES // 2 :])
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n")
            log.write(clean("".join(traceback.format_exception(error))) + "\n")
    except OSError:
        return None
    return path
