"""Tell whether the file of a document has changed since it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.config import Limits


class FileStamp(NamedTuple):
    """Time and size: they give away most changes of a file without reading it."""

    modified: int
    """In nanoseconds since the epoch."""
    size: int


class FileWatch:
    """Compares files with what was read from them. A file is read again only if its stamp has changed.

    Safe to use from several threads. The methods wait for the disk.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._seen: dict[str, tuple[FileStamp | None, bool]] = {}

    def record(self, document: str, stamp: FileStamp | None) -> None:
        """Remember the stamp a document's file had before the document was read from it."""
        self._seen[document] = stamp, False

    def changed(self, document: str, path: Path | None, source: str, text: Callable[[], str]) -> bool:
        """Return whether the file at `path` says anything else than `text`, which the document was read from.

        A file that is gone or cannot be read counts as unchanged: there is nothing to read again.
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
    """Return the stamp of a file, or None if there is no file."""
    try:
        status = None if path is None else path.stat()
    except OSError:
        return None
    return None if status is None else FileStamp(status.st_mtime_ns, status.st_size)
