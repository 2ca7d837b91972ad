"""What the commands share: exit codes, the library that is meant, telling of failures."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from reader.system.configuration import KEYS, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.config import Settings
    from reader.errors import SourceError
    from reader.library.library import Library
    from reader.system.configuration import Configuration

DONE, NOTHING_FOUND, DAMAGED = 0, 1, 4
_ID = re.compile(r"[0-9a-f]{16}")


def open_library(paths: Sequence[str], settings: Settings | None = None) -> Library:
    """The library of these paths; of none, the user's or the documents that come with the program.

    Without settings, those of the configuration. Raises ConfigError where that cannot be used.
    """
    from reader.library.library import Library
    from reader.library.store_handle import user_library

    settings = settings or load().settings
    if not paths:
        return Library.usual(settings=settings)
    return Library.of(paths, settings=settings, stdin=sys.stdin.buffer, marks=user_library())


def load_keymap(configuration: Configuration) -> Mapping[str, str]:
    """The keys that the configuration gives to commands, by the ids of their bindings.

    Raises ConfigError where one cannot be used. Where there are none, nothing of the app is imported.
    """
    if not configuration.settings.keys:
        return {}
    from reader.ui.keymap import keymap

    return keymap(configuration.settings.keys, lambda name: configuration.where(KEYS + name))


def is_id(name: str) -> bool:
    """Whether an argument is meant as the id of an item or document: no file is called like it."""
    import os.path

    return _ID.fullmatch(name) is not None and not os.path.lexists(name)


def report_failures(failures: Iterable[SourceError]) -> int:
    """Tells what could not be taken, a line each. Gives the exit code."""
    from reader.printing import complain

    code = DONE
    for failure in failures:
        complain(str(failure))
        code = code if failure.copy else failure.exit_code
    return code
