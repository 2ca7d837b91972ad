"""The failures that are expected, each told to the user as one plain line.

    ReaderError              what cli.py and the app catch
    ├── UsageError      2    wrong usage, or no terminal where one is needed
    │   ├── ConfigError 2    a wrong key or value in the configuration
    │   └── ExistsError 2    a file that is not to be replaced is there already
    ├── SourceError     3    one input that could not be taken
    ├── LibraryError    4    the library cannot be opened or is damaged
    └── BusyError       5    the library is in use by another process

Anything else is a defect and ends with exit code 70.
"""

from __future__ import annotations

from typing import ClassVar


class ReaderError(Exception):
    """An expected failure; `str()` is the one line for the user, already clean.

    `exit_code` is the process's exit code when the command line meets it.
    """

    exit_code: ClassVar[int] = 70


class UsageError(ReaderError):
    """The call's words are wrong, or the surroundings cannot serve it."""

    exit_code = 2


class ConfigError(UsageError):
    """The configuration file has a key or value that cannot be used."""


class ExistsError(UsageError):
    """There is a file of that name already, and nobody has said that it is to be replaced."""


class SourceError(ReaderError):
    """One input could not be read; the others still can.

    `source` is the input's name as the user gave it or as it was found, clean.
    `reason` says what is wrong and, where there is one, the remedy.
    `copy` marks a source that was read but says nothing new: told, and no failure.
    """

    exit_code = 3

    def __init__(self, source: str, reason: str, *, copy: bool = False) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason
        self.copy = copy


class LibraryError(ReaderError):
    """The library file cannot be opened, or what it holds is damaged."""

    exit_code = 4


class BusyError(LibraryError):
    """Another process holds the library."""

    exit_code = 5
