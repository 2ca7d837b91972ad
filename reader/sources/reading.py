"""One found document to clean text. Opening never blocks, whatever is at the path."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reader.clean import clean
from reader.errors import SourceError
from reader.sources.decoding import byte_order_mark, decode, wide_encoding
from reader.sources.failures import not_a_file, reason
from reader.sources.signatures import declares_entities, not_text

if TYPE_CHECKING:
    from pathlib import Path

    from reader.config import Limits
    from reader.sources.files import Found

# NONBLOCK: don't wait for a writer if a FIFO has replaced the file since it was found. NOFOLLOW: paths were
# resolved when found, so a link here was put there since.
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_NOCTTY | os.O_CLOEXEC
_MEGABYTE = 1_000_000


class Text(NamedTuple):
    """The clean text of a document, and what happened to it along the way."""

    text: str
    notices: tuple[str, ...] = ()
    """A plain sentence each, without a full stop, for anything that couldn't be read as is."""


def read(found: Found, limits: Limits, stdin: BinaryIO | None = None) -> Text:
    """Return the text of a found document; see `fetch` for the arguments and errors."""
    return decoded(fetch(found, limits, stdin))


def fetch(found: Found, limits: Limits, stdin: BinaryIO | None = None) -> bytes:
    """Return the bytes of a found document, once they are known to be text.

    Without a path they come from `stdin`, or the process's standard input. Raises SourceError if the document
    is missing, unreadable, not a file, empty, not text, or over `limits.file_bytes`.
    """
    try:
        if found.path is None:
            data = (stdin or sys.stdin.buffer).read(limits.file_bytes + 1)
        else:
            data = _read_file(found.source, found.path, limits.file_bytes)
    except OSError as error:
        raise SourceError(found.source, reason(error)) from error
    _refuse_unreadable(found.source, data, limits.file_bytes)
    return data


def beginning(found: Found, size: int) -> str | None:
    """Return the clean text of the first `size` bytes of a document's file, up to the end of a line.

    None if they can't be read or aren't UTF-8: that is too little to detect another encoding.
    """
    try:
        with open_found(found) as file:
            data = file.read(size)
    except OSError:
        return None
    if not_text(data):
        return None
    mark, encoding = byte_order_mark(data)
    data = data[len(mark) : data.rfind(b"\n") + 1] or data[len(mark) :]
    if wide_encoding(data) or encoding not in ("", "utf-8"):
        return None
    try:
        return clean(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return clean(data[: error.start].decode("utf-8")) if error.start >= len(data) - 3 else None


def decoded(data: bytes) -> Text:
    """Decode and clean the bytes of a document."""
    text, notices = decode(data)
    return Text(clean(text), notices)


def open_found(found: Found) -> BinaryIO:
    """Open a found document to be read in pieces. Raises OSError, also if it isn't a file."""
    if found.path is None:
        raise OSError(errno.EINVAL, "standard input is read as a whole")
    file = open(found.path, "rb", opener=_open)  # noqa: SIM115 - the caller closes it
    if what := not_a_file(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, what)
    return file


def _read_file(source: str, path: Path, limit: int) -> bytes:
    """Read at most one byte over the limit. Don't trust the size: a file can grow while it is read."""
    with open(path, "rb", opener=_open) as file:
        status = os.fstat(file.fileno())
        if what := not_a_file(status.st_mode):
            raise SourceError(source, what)
        if status.st_size > limit:
            raise SourceError(source, _too_big(status.st_size, limit))
        data = file.read(limit + 1)
    if data and not status.st_size:
        raise SourceError(
            source, "is made up by the system, not a file; give its text on standard input, as -"
        )
    return data


def _open(path: str, _flags: int) -> int:
    return os.open(path, _FLAGS)


def _refuse_unreadable(source: str, data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise SourceError(source, _too_big(len(data), limit))
    if data == byte_order_mark(data)[0]:
        raise SourceError(source, "the file is empty" if source != "-" else "standard input is empty")
    if kind := not_text(data):
        raise SourceError(source, f"is not text: {kind}")
    if declares_entities(data):
        raise SourceError(source, "declares XML entities, which are not read; save it as plain text")


def _too_big(size: int, limit: int) -> str:
    return (
        f"is too big: {size / _MEGABYTE:,.1f} MB or more, and {limit / _MEGABYTE:,.1f} MB is the limit; "
        "split it into several files"
    )
