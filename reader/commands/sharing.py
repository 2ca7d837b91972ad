"""What the commands share: exit codes, the library that is meant, telling of failures."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.errors import SourceError
    from reader.library.facade import Library

DONE, NOTHING_FOUND, DAMAGED, INTERRUPTED = 0, 1, 4, 130
_ID = re.compile(r"[0-9a-f]{16}")


def library_of(paths: Sequence[str]) -> Library:
    """The library of these paths; of none, the user's or the documents that come with the program."""
    from reader.library.facade import Library
    from reader.library.vault import user_library

    if not paths:
        return Library.usual()
    return Library.of(paths, stdin=sys.stdin.buffer, marks=user_library())


def is_id(name: str) -> bool:
    """Whether an argument is meant as the id of an item or document: no file is called like it."""
    import os.path

    return _ID.fullmatch(name) is not None and not os.path.lexists(name)


def told(failures: Iterable[SourceError]) -> int:
    """Tells what could not be taken, a line each. Gives the exit code."""
    from reader.printing import complain

    code = DONE
    for failure in failures:
        complain(str(failure))
        code = code if failure.copy else failure.exit_code
    return code
