"""The system clipboard, through the desktop's own tool."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.system.programs import find_program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TIMEOUT = 2.0
"""Seconds a tool has to accept a text; if it hangs, the next one is tried."""


class Tool(NamedTuple):
    """A program that reads a text from standard input and holds it for pasting."""

    words: tuple[str, ...]
    needs: str = ""
    """The environment variable without which it has no desktop to talk to."""
    encoding: str = "utf-8"

    @property
    def name(self) -> str:
        """The name to show."""
        return self.words[0]


WAYLAND = Tool(("wl-copy",), "WAYLAND_DISPLAY")
XCLIP = Tool(("xclip", "-selection", "clipboard", "-in"), "DISPLAY")
XSEL = Tool(("xsel", "--clipboard", "--input"), "DISPLAY")
MAC = Tool(("pbcopy",))
TERMUX = Tool(("termux-clipboard-set",))
WINDOWS = Tool(("clip.exe",), encoding="utf-16-le")
"""For WSL, where Windows holds the clipboard."""


def candidate_tools(environment: Mapping[str, str], platform: str, *, wsl: bool) -> Iterator[Tool]:
    """Yield the tools that may work here, likeliest first."""
    if platform == "darwin":
        yield MAC
        return
    if wsl:
        yield WINDOWS
    yield from (tool for tool in (WAYLAND, XCLIP, XSEL) if environment.get(tool.needs))
    yield TERMUX


def copy(
    text: str,
    *,
    environment: Mapping[str, str] | None = None,
    find: Callable[[str], str | None] = find_program,
) -> str | None:
    """Copy a text to the clipboard; return the name of the tool that accepted it, or None if none did.

    The text goes through the tool's standard input, never through a shell; its output is discarded. A lone
    surrogate, which no encoding has, becomes "?". Takes up to PATIENCE seconds a tool: run it in a thread.
    """
    for tool in candidate_tools(environment or os.environ, sys.platform, wsl=_is_wsl()):
        path = find(tool.name)
        if path is not None and _run_tool(path, tool, text):
            return tool.name
    return None


def _run_tool(path: str, tool: Tool, text: str) -> bool:
    try:
        # Keep it off the terminal entirely: tools such as xclip keep running to serve the selection.
        ended = subprocess.run(  # noqa: S603 - a known tool, with words of our own
            [path, *tool.words[1:]],
            input=text.encode(tool.encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT,
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return ended.returncode == 0


def _is_wsl() -> bool:
    try:
        return "microsoft" in Path("/proc/sys/kernel/osrelease").read_text(encoding="ascii").lower()
    except (OSError, UnicodeError):
        return False
