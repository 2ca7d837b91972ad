"""The user's pager, for output longer than the screen."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path
from shutil import get_terminal_size, which
from typing import TYPE_CHECKING, TextIO

from reader.system.terminal import reporting_output_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FALLBACKS = ("less", "more")
DEFAULTS = {"LESS": "FRX", "LV": "-c"}
"""Options for pagers whose user has set none: show colours, and end at once if the text fits the screen."""
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
NO_PAGERS = frozenset({"", "cat"})
"""Values of $PAGER that mean none."""


@contextmanager
def paged(*, wanted: bool = True) -> Iterator[None]:
    """Hold back standard output; then show it through the pager if it is longer than the screen.

    Does nothing unless standard output is a terminal that can move its cursor.
    """
    screen = sys.stdout
    if not (wanted and _is_screen(screen)):
        yield
        return
    held = sys.stdout = _Held(screen)
    try:
        yield
    except KeyboardInterrupt:
        held.truncate(0)
        raise
    finally:
        sys.stdout = screen
        _show(held.getvalue(), screen)


class _Held(StringIO):
    """Text meant for a terminal, which is what those who write it are told."""

    def __init__(self, screen: TextIO) -> None:
        super().__init__()
        self._screen = screen

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._screen.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._screen.encoding


def pager(environment: Mapping[str, str]) -> list[str] | None:
    """Return the words that start the pager: $PAGER, or else less or more; None if there is to be none.

    Programs are looked for in the absolute folders of $PATH only: never in the current folder.
    """
    named = environment.get("PAGER")
    if named is not None and named.strip() in NO_PAGERS:
        return None
    for words in [*_split(named or ""), *([name] for name in FALLBACKS)]:
        path = _find(words[0], environment.get("PATH", ""))
        if path is not None:
            return [path, *words[1:], *(["-R"] if Path(path).name == "less" else [])]  # else it shows codes
    return None


def rows(text: str, width: int) -> int:
    """Return about how many rows a text takes on a terminal."""
    return sum(max(1, -(-len(_STYLE.sub("", line)) // max(1, width))) for line in text.splitlines())


def _split(command: str) -> list[list[str]]:
    """Return the words of a command in a list, or an empty list if it has none."""
    try:
        words = shlex.split(command)
    except ValueError:  # an open quote
        return []
    return [words] if words and words[0] else []


def _find(name: str, folders: str) -> str | None:
    if "/" in name:
        return which(name) if Path(name).is_absolute() else None
    absolute = [folder for folder in folders.split(os.pathsep) if Path(folder).is_absolute()]
    return which(name, path=os.pathsep.join(absolute)) if absolute else None


def _is_screen(stream: TextIO) -> bool:
    if os.environ.get("TERM", "") in ("", "dumb"):
        return False
    try:
        return os.isatty(stream.fileno())
    except (OSError, ValueError):
        return False


def _show(text: str, screen: TextIO) -> None:
    width, height = get_terminal_size()
    words = pager(os.environ) if rows(text, width) >= height else None
    if words is None or not _run(words, text.encode(screen.encoding, screen.errors or "strict")):
        with reporting_output_errors():
            screen.write(text)


def _run(words: list[str], text: bytes) -> bool:
    """Show a text in a pager until the user leaves it. Return whether the pager could be started."""
    environment = {**DEFAULTS, **os.environ}
    sys.stdout.flush()
    try:
        process = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the pager's
    try:
        with suppress(BrokenPipeError):
            process.communicate(text)
        process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return True
