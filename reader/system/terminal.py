"""The terminal the app runs in, and the standard streams of the commands."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from reader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY_COLOURS = ("256color", "direct", "kitty", "alacritty", "ghostty", "wezterm", "foot")
"""Parts of TERM that mean more than sixteen colours."""
LEAVE_APP = b"".join(
    (
        b"\x18\x1b[0m",  # whatever sequence was begun
        b"\x1b[?2004l\x1b[?7h\x1b[?2048l",  # bracketed paste, line wrap, reports of size
        b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l",  # mouse, focus
        b"\x1b[<u\x1b[?1049l\x1b[?25h",  # keyboard protocol, alternate screen, cursor
    )
)
"""Ends all that the app asks of a terminal."""
TEXTUAL = "TEXTUAL_"
"""How the names of Textual's variables begin. A user may want fewer animations."""
LIGHT_BACKGROUNDS = ("7", "15")
"""Light backgrounds in COLORFGBG, as indexes into the sixteen colours."""


class TerminalState:
    """How the terminal was before the app, to put it back if the app can't."""

    def __init__(self) -> None:
        import termios

        self._attributes = termios.tcgetattr(0)

    def restore(self) -> None:
        """Leave the app's screen and modes. Takes as long as the terminal takes to read a line."""
        import termios

        with suppress(OSError, termios.error):
            termios.tcsetattr(0, termios.TCSANOW, self._attributes)
            os.write(2, LEAVE_APP)


def require_terminal() -> None:
    """Raise UsageError if the app couldn't draw or couldn't hear the keyboard."""
    remedy = "use `reader show`, `reader list` or `reader search` instead"
    if not all(os.isatty(descriptor) for descriptor in (0, 1, 2)):
        raise UsageError(f"the app needs a terminal; {remedy}")
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise UsageError(
            f"the app needs a terminal that can move its cursor, but TERM says it can't; {remedy}"
        )


def forget_other_terminals() -> None:
    """Drop the variables by which Textual would believe in another terminal than this one.

    It takes a size from COLUMNS and LINES, which may be old or absurd, and would not follow the window. What
    is for its own developers changes how the app draws, or ends it. Call before it is imported.
    """
    for name in list(os.environ):
        if name in ("COLUMNS", "LINES") or (name.startswith(TEXTUAL) and name != f"{TEXTUAL}ANIMATIONS"):
            del os.environ[name]


def reopen_keyboard() -> None:
    """Make the keyboard standard input again, after a document has come in through it.

    Raises UsageError if the process has no controlling terminal.
    """
    if os.isatty(0):
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise UsageError("no terminal for keyboard input; use `reader show -` instead") from None
    os.dup2(terminal, 0)
    os.close(terminal)


def detect_theme() -> str:
    """Return the theme that suits the terminal, judging by its environment; querying it would take time.

    "ansi" unless it claims more than sixteen colours, "light" if it says its background is, else "dark".
    """
    term, colours = os.environ.get("TERM", ""), os.environ.get("COLORTERM", "")
    if not colours and not any(word in term for word in MANY_COLOURS):
        return "ansi"
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if background in LIGHT_BACKGROUNDS else "dark"


def replace_closed_streams() -> None:
    """Open any standard streams that were closed, so that no file of ours gets their numbers.

    Standard input is then empty, and writing to standard output fails, as it does for other programs.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)  # gets the lowest number
            setattr(sys, name, os.fdopen(number, "w" if number else "r", closefd=False))


@contextmanager
def reporting_output_errors() -> Iterator[None]:
    """Wrap writes to standard output. Raises UsageError if that is closed or its disk is full."""
    try:
        yield
    except BrokenPipeError:  # nobody is reading any more, which isn't a failure
        raise
    except OSError as error:
        discard_output(sys.stdout)
        raise UsageError(f"can't write to standard output: {error.strerror}") from error


def flush_output() -> None:
    """Flush standard output. Raises like `reporting_output_errors`."""
    with reporting_output_errors():
        sys.stdout.flush()


def discard_output(stream: TextIO) -> None:
    """Send what is still buffered for a broken stream nowhere, without a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
