"""Opening a web address with the system's browser, without letting it write to the terminal."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from reader.system.programs import find_program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TIMEOUT = 4.0
"""Seconds after which an opener that is still running counts as successful: some run as long as their window
is open."""
SCHEMES = ("http://", "https://", "mailto:")
TEXT_BROWSERS = ("w3m", "lynx", "links", "elinks", "links2", "browsh", "www-browser")
"""These draw on the terminal, so they get it to themselves while they run."""


class Opener(NamedTuple):
    """A program that opens addresses."""

    words: tuple[str, ...]
    """The program's path and first arguments; the address comes last."""
    in_terminal: bool = False
    """Whether it needs the terminal, so that the app has to step aside."""

    @property
    def name(self) -> str:
        """The name to show."""
        return self.words[0].rpartition("/")[2]


def opener(
    address: str,
    *,
    environment: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    find: Callable[[str], str | None] = find_program,
) -> Opener | None:
    """Return what opens an address here: $BROWSER, the desktop's opener, or a text browser; else None."""
    for words in _candidates(environment or os.environ, platform):
        path = find(words[0])
        if path is None:
            continue
        in_terminal = path.rpartition("/")[2] in TEXT_BROWSERS
        if not (in_terminal and address.startswith("mailto:")):
            return Opener((path, *words[1:]), in_terminal)
    return None


def open_with(program: Opener, address: str) -> bool:
    """Open an address and return whether that worked. Takes up to PATIENCE seconds: run it in a thread.

    A terminal program runs until the user quits it; the others get neither keyboard nor screen. Raises
    ValueError for anything but http, https and mailto.
    """
    if not address.startswith(SCHEMES):
        raise ValueError("only http, https and mailto can be opened")
    words = [*program.words, address]
    try:
        if program.in_terminal:
            return subprocess.run(words, check=False).returncode == 0  # noqa: S603 - the user's browser
        process = subprocess.Popen(  # noqa: S603
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return process.wait(TIMEOUT) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def _candidates(environment: Mapping[str, str], platform: str) -> Iterator[tuple[str, ...]]:
    """Yield commands in the order to try them."""
    for named in environment.get("BROWSER", "").split(os.pathsep):
        try:
            words = shlex.split(named)
        except ValueError:
            continue
        # Commands with a %s for the address are for programs that substitute it; skip them.
        if words and "%s" not in named:
            yield tuple(words)
    if platform == "darwin":
        yield ("open",)
        return
    if environment.get("WSL_DISTRO_NAME"):
        yield ("wslview",)
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        yield ("xdg-open",)
        yield ("gio", "open")
    yield ("termux-open-url",)
    yield from ((name,) for name in TEXT_BROWSERS)
