"""Why a path can't be read, in plain words."""

from __future__ import annotations

import errno
import os
import stat

NO_SUCH = "no such file or folder"
NO_MEMORY = "not enough memory; split it into several files"

_DENIED = "permission denied; give yourself read access"
_REASONS = {
    errno.ENOENT: NO_SUCH,
    errno.ENOTDIR: NO_SUCH,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.ELOOP: "is a link that can't be followed",
    errno.EISDIR: "is a folder",
    errno.ENAMETOOLONG: "path is too long",
    errno.ENXIO: "is a socket or device, not a file",
}
_KINDS = (
    (stat.S_ISFIFO, "is a FIFO, not a file; pass its text on standard input, as -"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)


def reason(error: OSError) -> str:
    """Return why the system refused a file, in the program's own words where it has some."""
    number = error.errno or errno.EIO
    return _REASONS.get(number) or f"can't be read: {os.strerror(number)}"


def not_a_file(mode: int) -> str | None:
    """Return what is there instead of a file, by its `st_mode`; None for a regular file."""
    return next((what for is_kind, what in _KINDS if is_kind(mode)), None)
