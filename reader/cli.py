"""The command line: arguments → one call on the library; an expected failure → one line and an exit code."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from typing import TYPE_CHECKING

from reader.commands import COMMANDS
from reader.errors import ReaderError, UsageError
from reader.import_path import leave_current_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFECT, PIPE_GONE = 70, 141
_ESCAPING = "reader-escaping"
_NOTHING_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG})
_FILE_SIGNS = frozenset("/.~:")
"""Signs that occur in names of files but not in commands."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code (listed in the README)."""
    leave_current_folder()
    from reader.system.interrupts import INTERRUPTED, Interrupts

    with Interrupts() as interrupts:
        try:
            return _guarded(arguments)
        except SystemExit:  # help, which has been printed
            raise
        # The last resort: the user never sees a traceback. A tantivy panic isn't an Exception.
        except BaseException as error:  # noqa: BLE001
            is_interrupt = interrupts.taken or isinstance(error, KeyboardInterrupt)
            return INTERRUPTED if is_interrupt else _defect(error)


def _guarded(arguments: Sequence[str] | None) -> int:
    """Run one command, and turn its expected failures into a line and an exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from reader.system.terminal import replace_closed_streams

        replace_closed_streams()
    codecs.register_error(_ESCAPING, _escaped)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_ESCAPING)
    try:
        return _run(words)
    except ReaderError as error:
        from reader.printing import complain

        complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        from reader.system.terminal import discard_output

        discard_output(sys.stdout)
        return PIPE_GONE


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Escape characters the stream can't encode the way JSON does, so that JSON stays JSON."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    escaped = (f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
    return "".join(escaped), error.end


def _run(words: Sequence[str]) -> int:
    if words and words[0] in COMMANDS:
        return _command(words[0], words[1:])
    first = words[0] if words else ""
    if words and not first.startswith("-") and _is_missing(first):
        from reader.commands.common import refuse_addresses

        refuse_addresses(words)
        raise UsageError(_no_command(first))
    from reader.commands.read_commands import open_app

    if any(word.startswith("-") and word != "-" for word in words):
        from reader.commands.parsers import app_parser

        words = app_parser().parse_args(words).paths
        if words and words[0] != "-" and _is_missing(words[0]):
            raise UsageError(f"{words[0]}: no such file or folder")
    error, code = open_app(words)
    return code if error is None else _defect(error)


def _is_missing(name: str) -> bool:
    """Return whether a path certainly leads to nothing; one that can't be reached is reported when read."""
    try:
        os.lstat(name)
    except OSError as error:
        return error.errno in _NOTHING_THERE
    except ValueError:  # a NUL in the name
        return True
    return False


def _no_command(word: str) -> str:
    """Return what to say about a first word that means nothing."""
    from reader.system.toml_files import nearest

    if _FILE_SIGNS.intersection(word):
        return f"{word}: no such file or folder; see `reader --help`"
    close = nearest(word.lower(), tuple(COMMANDS)) or f"; the commands are {', '.join(COMMANDS)}"
    return f"no command or file `{word}`{close}"


def _command(name: str, words: Sequence[str]) -> int:
    from importlib import import_module

    from reader.commands.parsers import parse_arguments
    from reader.system.terminal import flush_output

    module, function = COMMANDS[name]
    arguments = parse_arguments(name, words)
    code: int = getattr(import_module(f"reader.commands.{module}"), function)(arguments)
    flush_output()
    return code


def _defect(error: BaseException) -> int:
    from reader.printing import complain
    from reader.system.log import log_defect

    log = log_defect(error)
    where = f"details are in {log}" if log else "the log can't be written"
    complain(f"this is a bug in reader ({type(error).__name__}); {where}")
    return DEFECT
