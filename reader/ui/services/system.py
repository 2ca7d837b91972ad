"""What lies beyond the terminal: the clipboard, the browser, files."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from reader.naming import count_of
from reader.ui.commands import first_key
from reader.ui.services.tasks import run_exclusive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from textual.app import App

    from reader.system.browser import Opener
    from reader.system.themes import OwnThemes

NO_BROWSER = "No browser found. Press {} to copy the link."
TERMINAL_BYTES = 74_994
"""The longest text handed to a terminal for its clipboard; many take no more (100,000 in base64)."""


@contextmanager
def handing_over(app: App[Any]) -> Iterator[None]:
    """Leave the terminal to another program meanwhile, with the keys that end it.

    The app takes the terminal back after a failure too; Textual alone would not, and wait for ever.
    """
    from reader.system.programs import keys_for_the_program

    failure: Exception | None = None
    with keys_for_the_program(), app.suspend():
        try:
            yield
        except Exception as error:  # noqa: BLE001 - raised again below
            failure = error
    if failure is not None:
        raise failure


class System:
    """The real system; tests have a fake one. Every call may take seconds: make it in a thread."""

    def copy(self, text: str) -> str | None:
        """Give a text to the system's clipboard; return the tool that took it, or None."""
        from reader.system.clipboard import copy

        return copy(text)

    def opener(self, address: str) -> Opener | None:
        """Return what would open an address, or None. Quick."""
        from reader.system.browser import opener

        return opener(address)

    def open(self, program: Opener, address: str) -> bool:
        """Open an address; return whether that worked."""
        from reader.system.browser import open_with

        return open_with(program, address)

    def write(self, name: str, lines: Iterable[str], *, replace: bool) -> str:
        """Write a file; return its whole path. Raises ExistsError and UsageError."""
        from reader.system.files import write_lines

        return write_lines(name, lines, replace=replace)

    def own_themes(self) -> OwnThemes:
        """Read the user's own themes."""
        from reader.system.themes import own_themes

        return own_themes()


class ClipboardAndBrowser:
    """Copies and opens for the app. Slow work is done off the event loop, and reported."""

    def __init__(
        self,
        app: App[Any],
        system: System,
        *,
        keep: Callable[[str], None],
        through_terminal: Callable[[str], None],
        keymap: Mapping[str, str],
    ) -> None:
        """`keep` remembers a text for pasting inside the app; `through_terminal` copies by OSC 52."""
        self._app = app
        self._system = system
        self._keep = keep
        self._through_terminal = through_terminal
        self._keymap = keymap

    def copy(self, text: str, what: str = "") -> None:
        """Copy a text; the notice calls it `what`, or says how many lines it has."""
        if text:
            run_exclusive(self._app, partial(self._copy, text, what or line_count(text)), "copy")

    async def _copy(self, text: str, what: str) -> None:
        """The system's tool comes first, since it reports success; then the terminal."""
        tool = await asyncio.to_thread(self._system.copy, text)
        encoded = text.encode("utf-8", "replace")
        if tool is not None:
            self._keep(text)
            self._app.notify(f"Copied {what} with {tool}.", markup=False)
        elif len(encoded) <= TERMINAL_BYTES:
            self._through_terminal(encoded.decode())
            self._app.notify(f"Copied {what} (through the terminal; may not be supported).", markup=False)
        else:
            self._app.notify(
                f"Not copied: no clipboard tool, and {what} is too much for the terminal. "
                f"Press {first_key('export', self._keymap)} to export.",
                severity="warning",
                markup=False,
            )

    def open(self, address: str) -> None:
        """Open an address in the browser."""
        program = self._system.opener(address)
        if program is None:
            key = first_key("copy_link", self._keymap)
            self._app.notify(NO_BROWSER.format(key), markup=False)
        elif program.in_terminal:
            with handing_over(self._app):  # a browser for terminals has the screen until the user quits it
                worked = self._system.open(program, address)
            self._report(program, worked=worked)
        else:
            self._app.run_worker(self._open(program, address), group="open address")

    async def _open(self, program: Opener, address: str) -> None:
        self._app.notify(f"Opening with {program.name}…", markup=False, timeout=2)
        self._report(program, worked=await asyncio.to_thread(self._system.open, program, address))

    def _report(self, program: Opener, *, worked: bool) -> None:
        if not worked:
            self._app.notify(f"{program.name} could not open it.", severity="warning", markup=False)


def line_count(text: str) -> str:
    """Return how many lines a text has, in words: "1 line", "12,400 lines"."""
    lines = text.count("\n") + 1
    return count_of(lines, "line")
