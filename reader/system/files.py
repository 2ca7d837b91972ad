"""Files that the program writes where the user says: whole, or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from tempfile import NamedTemporaryFile
from time import monotonic, sleep
from typing import IO, TYPE_CHECKING

from reader.clean import clean_line
from reader.errors import ExistsError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DESCRIPTORS = "/proc/self/fd"
UNSUPPORTED = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL})
"""Errors of file systems and old kernels without unnamed files."""
NEW_MODE = 0o600
"""Who may use a new file: the user alone."""
PIPE_PATIENCE = 5.0
"""Seconds to wait for someone to read from a named pipe."""
_PIPE_PAUSE = 0.05
_STREAMS = {
    "/dev/stdout": 1, "/dev/fd/1": 1, "/proc/self/fd/1": 1,
    "/dev/stderr": 2, "/dev/fd/2": 2, "/proc/self/fd/2": 2,
}  # fmt: skip
"""Names of the standard streams; a file behind one of them is the shell's to replace."""
_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/\d+")
"""A name that a shell makes for a pipe to a command: >(gzip). Behind others may be files of ours."""


def write_lines(name: str, lines: Iterable[str], *, replace: bool) -> str:
    """Write a file line by line, and return its whole path, clean. "~" is the user's home.

    Raises ExistsError if the file exists and `replace` is False, and UsageError if it can't be written or
    is no ordinary file: a device may be the very terminal that shows the app.
    """
    path = os.path.expanduser(name)  # noqa: PTH111 - as the shell does, a strange name left as it is
    check_target(path, replace=replace, ordinary=True)
    with write_atomically(path, replace=replace) as file:
        file.writelines(f"{line}\n" for line in lines)
    return clean_line(os.path.abspath(path), limit=4096)  # noqa: PTH100


@contextmanager
def write_atomically(name: str, *, replace: bool = True) -> Iterator[IO[str]]:
    """Open a text file for writing. It gets its name once it is complete, in place of any earlier file.

    A new file is the user's alone; one that replaces another has its owner and mode. Devices, named pipes and
    the streams that the program has open (/dev/stdout) are written directly. Raises UsageError if it can't be
    written or is a symbolic link, and ExistsError if the file exists and `replace` is False. In both cases
    the earlier file stays as it was. Raises BrokenPipeError if nobody reads from a pipe any more.
    """
    try:
        opened = _open_stream(name)
        if opened is not None:
            with open(opened, "w", encoding="utf-8") as file:  # noqa: PTH123 - a descriptor
                yield file
            return
        path = _resolve(name)
        check_target(name, replace=replace)
        earlier = _status(name)
        descriptor = _open_unnamed(path.parent)
        if descriptor is None:
            with _named(path, earlier, replace=replace, name=name) as file:
                yield file
            return
        with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123 - it has no path
            yield file
            _sync(file)
            _give_modes(file.fileno(), earlier)
            _publish(descriptor, path, replace=replace, name=name)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{clean_line(name)}: can't be written: {error.strerror or error}") from error


def check_target(name: str, *, replace: bool, ordinary: bool = False) -> None:
    """Raise UsageError or ExistsError if `write_atomically` would refuse to write under this name.

    With `ordinary`, also refuse devices, named pipes and the standard streams.
    """
    try:
        status = _status(name)
    except OSError as error:
        raise UsageError(f"{clean_line(name)}: can't be written: {error.strerror or error}") from error
    if ordinary and (name in _STREAMS or (status is not None and _is_stream(status))):
        raise UsageError(f"{clean_line(name)}: is no ordinary file")
    if status is None or name in _STREAMS:
        return
    if stat.S_ISLNK(status.st_mode):
        raise UsageError(f"{clean_line(name)}: is a symbolic link; name the file it leads to")
    if stat.S_ISREG(status.st_mode) and not replace:
        raise _exists(name)


def _resolve(name: str) -> Path:
    """Return where a name leads, its last part as it is: that may be a link. Raises OSError where no file
    can be.
    """
    path = Path(name)
    if path.name in ("", "..") or name.endswith("/"):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    try:
        return path.parent.resolve() / path.name
    except ValueError as error:  # a NUL in the name
        raise OSError(errno.EINVAL, str(error)) from error


def _status(name: str) -> os.stat_result | None:
    """Return what is there under a name, None if nothing. Raises OSError where no file can be."""
    path = _resolve(name)
    try:
        status = path.lstat()
        if _DESCRIPTOR.fullmatch(name) and not stat.S_ISREG(path.stat().st_mode):
            status = path.stat()
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise OSError(errno.EINVAL, str(error)) from error
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if stat.S_ISBLK(status.st_mode) or stat.S_ISSOCK(status.st_mode):
        raise OSError(errno.EINVAL, "is no file")
    return status


def _is_stream(status: os.stat_result) -> bool:
    return stat.S_ISCHR(status.st_mode) or stat.S_ISFIFO(status.st_mode)


def _open_stream(name: str) -> int | None:
    """Return a descriptor for what is written directly: an open stream, a device, a named pipe; else None."""
    if name in _STREAMS:
        return os.dup(_STREAMS[name])
    status = _status(name)
    if status is not None and stat.S_ISCHR(status.st_mode):
        return os.open(name, os.O_WRONLY | os.O_NOCTTY)
    if status is not None and stat.S_ISFIFO(status.st_mode):
        return _open_pipe(name)
    return None


def _open_pipe(name: str) -> int:
    """Open a named pipe for writing. Raises OSError if nobody opens it for reading within PIPE_PATIENCE."""
    end = monotonic() + PIPE_PATIENCE
    while True:
        try:
            descriptor = os.open(name, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if monotonic() > end:
                raise OSError(errno.ENXIO, "nobody reads from this pipe") from None
            sleep(_PIPE_PAUSE)
        else:
            os.set_blocking(descriptor, True)
            return descriptor


def _sync(file: IO[str]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _give_modes(descriptor: int, earlier: os.stat_result | None) -> None:
    """Give a new file the owner, as far as that is allowed, and the mode of the one that it replaces."""
    if earlier is None:
        os.fchmod(descriptor, NEW_MODE)
        return
    for owner in ((earlier.st_uid, earlier.st_gid), (-1, earlier.st_gid)):
        with suppress(OSError):
            os.fchown(descriptor, *owner)
            break
    os.fchmod(descriptor, stat.S_IMODE(earlier.st_mode) & 0o777)


def _open_unnamed(folder: Path) -> int | None:
    """Open a file without a name, which the system removes however the program ends; None without such."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not Path(DESCRIPTORS).is_dir():
        return None
    try:
        return os.open(folder, flag | os.O_RDWR, 0o600)
    except OSError as error:
        if error.errno in UNSUPPORTED:
            return None
        raise


def _publish(descriptor: int, path: Path, *, replace: bool, name: str) -> None:
    """Give an unnamed file its name. Raises ExistsError where that is taken and not to be replaced."""
    source = f"{DESCRIPTORS}/{descriptor}"
    # With a descriptor, which an absolute path ignores, Python uses linkat(2) and follows the link in /proc.
    if not replace:
        try:
            os.link(source, path, src_dir_fd=descriptor, follow_symlinks=True)
        except FileExistsError:
            raise _exists(name) from None
        return
    hidden = path.with_name(f".{path.name[:40]}.{token_hex(4)}")
    os.link(source, hidden, src_dir_fd=descriptor, follow_symlinks=True)
    try:
        hidden.replace(path)
    except BaseException:
        hidden.unlink()
        raise


@contextmanager
def _named(path: Path, earlier: os.stat_result | None, *, replace: bool, name: str) -> Iterator[IO[str]]:
    """A hidden file beside the target, removed on failure; a kill would leave it."""
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name[:40]}.", delete=False
    ) as file:
        try:
            yield file
            _sync(file)
            _give_modes(file.fileno(), earlier)
            _rename(Path(file.name), path, replace=replace, name=name)
        except BaseException:
            with suppress(OSError):
                Path(file.name).unlink()
            raise


def _rename(written: Path, path: Path, *, replace: bool, name: str) -> None:
    """Give the finished file its name, unless another program has taken that name meanwhile."""
    if not replace:
        try:
            path.hardlink_to(written)
        except FileExistsError:
            raise _exists(name) from None
        except OSError:  # a file system without links: what was looked at before must do
            pass
        else:
            written.unlink()
            return
    written.replace(path)


def _exists(name: str) -> ExistsError:
    return ExistsError(f"{clean_line(name)}: a file with this name already exists")
