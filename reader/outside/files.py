"""Files that the program writes where the user says: whole, or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING

from reader.clean import clean_line
from reader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def writing(name: str) -> Iterator[IO[str]]:
    """A text file to write; it gets its name when it is whole, and replaces what had that name before.

    Only the user can read it. What is no ordinary file, such as /dev/null, is written as it is.
    Raises UsageError where it cannot be written; then the earlier file is as it was.
    """
    path = Path(name)
    try:
        path = path.resolve()
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8") as file:
                yield file
            return
        with NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name[:40]}.", delete=False
        ) as file:
            try:
                yield file
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(path)
            except BaseException:
                with suppress(OSError):
                    Path(file.name).unlink()
                raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{clean_line(name)}: cannot be written: {reason}") from error
