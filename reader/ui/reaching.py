"""The app's way out: to the clipboard, and to what opens addresses."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.driver import Driver

from reader.ui.messages import CopyRequested, OpenRequested
from reader.ui.mixing import AppPart
from reader.ui.services.system import TERMINAL_BYTES, System
from reader.ui.services.tasks import run_exclusive

if TYPE_CHECKING:
    from reader.system.browser import Opener


class Reaching(AppPart):
    """Part of the app. Whatever takes long is done off the event loop, and told when it is done."""

    outside: System
    _copied: str | None = None
    """What a tool of the system has copied since the terminal did."""

    @on(Driver.SignalResume)
    def _came_back(self) -> None:
        """After ctrl+z and fg: the terminal has forgotten what was on it."""
        self.refresh(layout=True)

    @property
    def clipboard(self) -> str:
        """What ctrl+v pastes: the text copied last."""
        return super().clipboard if self._copied is None else self._copied

    def copy_to_clipboard(self, text: str) -> None:
        """Copies a text, and says how much and how."""
        self._copy_later(text, told(text))

    @on(CopyRequested)
    def _copy_wanted(self, event: CopyRequested) -> None:
        self._copy_later(event.text, event.what or told(event.text))

    def _copy_later(self, text: str, what: str) -> None:
        if text:
            run_exclusive(self, partial(self._copy, text, what), "copy")

    async def _copy(self, text: str, what: str) -> None:
        """The system's tool first, since it can be trusted to have done it; then the terminal."""
        tool = await asyncio.to_thread(self.outside.copy, text)
        encoded = text.encode("utf-8", "replace")
        if tool is not None:
            self._copied = text
            self.notify(f"Copied {what} with {tool}.", markup=False)
        elif len(encoded) <= TERMINAL_BYTES:
            self._copied = None
            super().copy_to_clipboard(encoded.decode())
            self.notify(f"Copied {what} with OSC 52; not every terminal takes it.", markup=False)
        else:
            self.notify(
                f"Not copied: no clipboard tool is here, and {what} are more than terminals take. w exports.",
                severity="warning",
                markup=False,
            )

    @on(OpenRequested)
    def _open_wanted(self, event: OpenRequested) -> None:
        program = self.outside.opener(event.address)
        if program is None:
            self.notify("Nothing here opens addresses. y in the question copies it.", markup=False)
        elif program.in_terminal:
            self._open_in_terminal(program, event.address)
        else:
            self.run_worker(self._open(program, event.address), group="open address")

    async def _open(self, program: Opener, address: str) -> None:
        self.notify(f"Opening with {program.name} …", markup=False, timeout=2)
        if not await asyncio.to_thread(self.outside.open, program, address):
            self.notify(f"{program.name} could not open it.", severity="warning", markup=False)

    def _open_in_terminal(self, program: Opener, address: str) -> None:
        """A browser for terminals has the screen until it is left."""
        with self.suspend():
            well = self.outside.open(program, address)
        if not well:
            self.notify(f"{program.name} could not open it.", severity="warning", markup=False)


def told(text: str) -> str:
    """How much a text is, in lines."""
    lines = text.count("\n") + 1
    return f"{lines:,} line{'s' * (lines != 1)}"
