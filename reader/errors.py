"""The expected failures, each shown to the user as one plain line.

    ReaderError              what cli.py and the app catch
    ├── UsageError      2    wrong usage, or no terminal where one is needed
    │   ├── ConfigError 2    a wrong key or value in the configuration
    │   └── ExistsError 2    a file that must not be replaced already exists
    ├── SourceError     3    one input that could not be read
    ├── LibraryError    4    the library cannot be opened or is damaged
    │   └── LostError   4    it was cut short, replaced or deleted while open
    └── BusyError       5    the library is in use by another process

Anything else is a defect and ends with exit code 70.
"""

from __future__ import annotations

from typing import ClassVar


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The user has stopped what is going on."""


class ReaderError(Exception):
    """An expected failure; `str()` is the one line for the user, already clean.

    `exit_code` is the process's exit code on the command line.
    """

    exit_code: ClassVar[int] = 70


class UsageError(ReaderError):
    """The arguments are wrong, or the environment can't support the command."""

    exit_code = 2


class ConfigError(UsageError):
    """The configuration file has a key or value that can't be used."""


class ExistsError(UsageError):
    """A file with that name already exists, and nobody asked to replace it."""


class SourceError(ReaderError):
    """One input could not be read; the others still can.

    `source` is the input's name as given by the user or as found, clean.
    `reason` says what is wrong and, if there is a remedy, what to do.
    `copy` marks a source that was read but adds nothing new (a copy, a board without postings):
    reported, but not a failure.
    """

    exit_code = 3

    def __init__(self, source: str, reason: str, *, copy: bool = False) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason
        self.copy = copy


class LibraryError(ReaderError):
    """The library file can't be opened, or its content is damaged."""

    exit_code = 4


class LostError(LibraryError):
    """The library file was cut short, replaced or deleted while it was open: it is of no more use."""


class BusyError(LibraryError):
    """Another process is using the library."""

    exit_code = 5
