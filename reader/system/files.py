"""Files that the program writes where the user says: whole, or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING

from reader.clean import clean_line
from reader.errors import ExistsError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DESCRIPTORS = "/proc/self/fd"
UNSUPPORTED = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL})
"""Errors of file systems and old kernels without unnamed files."""


def write_lines(name: str, lines: Iterable[str], *, replace: bool) -> str:
    """Write a file line by line, and return its whole path, clean. "~" is the user's home.

    Raises ExistsError if the file exists and `replace` is False, and UsageError if it can't be written.
    """
    path = os.path.expanduser(name)  # noqa: PTH111 - as the shell does, a strange name left as it is
    with write_atomically(path, replace=replace) as file:
        file.writelines(f"{line}\n" for line in lines)
    return clean_line(os.path.abspath(path), limit=4096)  # noqa: PTH100


@contextmanager
def write_atomically(name: str, *, replace: bool = True) -> Iterator[IO[str]]:
    """Open a text file for writing. It gets its name once it is complete, in place of any earlier file.

    Only the user can read it. Anything but an ordinary file, such as /dev/null, is written directly.
    Raises UsageError if it can't be written, and ExistsError if the file exists and `replace` is False. In
    both cases the earlier file stays as it was.
    """
    try:
        path = _resolve(name)
        if path.exists() and not replace:
            raise _exists(name)
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8") as file:
                yield file
            return
        descriptor = _open_unnamed(path.parent)
        if descriptor is None:
            with _named(path, replace=replace, name=name) as file:
                yield file
            return
        with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123 - it has no path
            yield file
            _sync(file)
            _publish(descriptor, path, replace=replace, name=name)
    except OSError as error:
        raise UsageError(f"{clean_line(name)}: can't be written: {error.strerror or error}") from error


def _resolve(name: str) -> Path:
    """Where a name leads. Raises OSError where no file can be."""
    try:
        path = Path(name).resolve()
    except ValueError as error:  # a NUL in the name
        raise OSError(errno.EINVAL, str(error)) from error
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    return path


def _sync(file: IO[str]) -> None:
    file.flush()
    os.fsync(file.fileno())


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
def _named(path: Path, *, replace: bool, name: str) -> Iterator[IO[str]]:
    """A hidden file beside the target, removed on failure; a kill would leave it."""
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name[:40]}.", delete=False
    ) as file:
        try:
            yield file
            _sync(file)
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
