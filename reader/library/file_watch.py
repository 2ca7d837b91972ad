"""Whether the file of a document says something else than when it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.config import Limits


class FileStamp(NamedTuple):
    """What tells most changes of a file without reading it."""

    modified: int
    """In nanoseconds since the epoch."""
    size: int


class FileWatch:
    """Compares files with what was read from them. A file is read again only when its stamp is another.

    Its methods may be called from any thread; they wait for the disk.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._seen: dict[str, tuple[FileStamp | None, bool]] = {}

    def record(self, document: str, stamp: FileStamp | None) -> None:
        """The document was read from a file that had this stamp before it was read."""
        self._seen[document] = stamp, False

    def changed(self, document: str, path: Path | None, source: str, text: Callable[[], str]) -> bool:
        """Whether the file at `path` says anything else than `text`, which the document was read from.

        What is gone or cannot be read has not changed: there is nothing to read again.
        """
        stamp = stamp_of(path)
        if stamp is None or path is None:
            return False
        seen = self._seen.get(document)
        if seen is None or seen[0] != stamp:
            seen = self._seen[document] = stamp, self._differs(path, source, text)
        return seen[1]

    def _differs(self, path: Path, source: str, text: Callable[[], str]) -> bool:
        from reader.sources import Found, read

        try:
            return read(Found(source, path), self._limits).text != text()
        except (SourceError, KeyError):
            return False


def stamp_of(path: Path | None) -> FileStamp | None:
    """The stamp of a file; None where there is none."""
    try:
        status = None if path is None else path.stat()
    except OSError:
        return None
    return None if status is None else FileStamp(status.st_mtime_ns, status.st_size)
