"""The user's editor, for notes that need more room than a box."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.errors import UsageError
from reader.system.programs import find_program

FALLBACKS = ("vi", "nano")
LARGEST = 256 << 10
"""Bytes of a note that is taken back from an editor."""
UNCHANGED = "note unchanged"


def edit(text: str) -> str | None:
    """Open $VISUAL or $EDITOR on a text and return what the user saved; None if the editor failed.

    The text goes through a file that only the user can read, in a folder that is removed afterwards. Raises
    UsageError if there is no editor, or if it leaves anything but a text of a sensible size.
    """
    try:
        with TemporaryDirectory(prefix="reader-note-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "note.md"
            path.write_text(text, encoding="utf-8", errors="replace")
            for program, *words in _editors():
                ended = subprocess.run([program, *words, str(path)], check=False)  # noqa: S603 - the user's own
                return _saved(path) if ended.returncode == 0 else None
    except OSError as error:
        raise UsageError(f"The editor can't be used: {error.strerror}; {UNCHANGED}.") from error
    raise UsageError(f"No editor found; set EDITOR. {UNCHANGED.capitalize()}.")


def _saved(path: Path) -> str:
    """Return what is in the file now. Raises UsageError; follows no link and waits for nothing."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise UsageError(f"The editor left no file; {UNCHANGED}.") from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UsageError(f"The editor left something that is no file; {UNCHANGED}.")
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(LARGEST + 1)
    finally:
        os.close(descriptor)
    if len(data) > LARGEST:
        raise UsageError(f"The editor left more than {LARGEST >> 10} KiB; {UNCHANGED}.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"The editor left a file that is no text in UTF-8; {UNCHANGED}.") from error
    if "\0" in text:
        raise UsageError(f"The editor left a file that is no text; {UNCHANGED}.")
    return text


def _editors() -> list[list[str]]:
    """Return the editors that are there, each as words with the path of the program first."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        words = shlex.split(named) if named else []
    except ValueError:
        words = []
    commands = [words] if words else [[name] for name in FALLBACKS]
    found = ((find_program(program), rest) for program, *rest in commands)
    return [[program, *rest] for program, rest in found if program is not None]
