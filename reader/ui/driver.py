"""The terminal as Textual sees it, with input that can't end the program."""

from __future__ import annotations

import os
import signal
import termios
from asyncio import get_running_loop
from contextlib import suppress
from functools import lru_cache
from select import select
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.drivers.linux_driver import LinuxDriver

from reader import lazy
from reader.ui.services.terminal_input import InputDecoder, Paste
from reader.ui.widgets._textual_fast_path import input_parser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App
    from textual.message import Message

    from reader.ui.services.terminal_input import Input

POLL = 0.1
"""Seconds without input after which what was cut off counts as whole."""
PASTE_SILENCE = 2.0
"""Seconds without input after which a paste counts as ended; its end may have been lost."""
READ_BYTES = 4096
AHEAD = 64
"""Messages sent before the app is waited for; keys that come faster than that stay in the terminal."""
TRIES = 100
"""How often to try to take the terminal back."""
MOST_CELLS = 2_000
"""No window is wider or higher; what says so is no report of its size."""


ESCAPE = "\x1b"
_SEQUENCE = lazy.regex(r"\x1b(?:\[[0-?]*[ -/]*[@-Z\\-~]|O[0-9;]*[@-~])")
_MOUSE = lazy.regex(r"\x1b\[<[\d;-]+[Mm]")


@lru_cache(maxsize=256)
def is_unknown(text: str) -> bool:
    """Return whether a text is a control sequence that means nothing, which Textual would take for keys."""
    if not _SEQUENCE.fullmatch(text) or _MOUSE.fullmatch(text):
        return False
    try:
        return not list(input_parser().feed(text))
    except Exception:  # noqa: BLE001 - a number in it is too large for Textual
        return True


class TerminalDriver(LinuxDriver):
    """Takes any bytes for input, and no more of them than the app can handle."""

    is_away = False
    """Whether another program has the terminal."""
    _is_started = False
    """Whether the terminal is the app's."""
    _is_stop_due = False
    """Whether the process will stop when the event loop comes to it."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._app_loop = get_running_loop()
        signal.signal(signal.SIGTSTP, self.stop_soon)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)  # what stopped the process goes on by itself

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._is_started = True

    def run_input_thread(self) -> None:
        """Read the terminal until told to stop, or until it is gone."""
        self._parser, self._ahead = input_parser(), 0
        decoder, last = InputDecoder(), monotonic()
        while not self.exit_event.is_set():
            try:
                ready, _, _ = select([self.fileno], [], [], POLL)
                data = os.read(self.fileno, READ_BYTES) if ready else b""
            except (OSError, ValueError):
                ready, data = [self.fileno], b""
            if ready and not data:
                os.kill(os.getpid(), signal.SIGHUP)
                return
            if data:
                last = monotonic()
                self._take(decoder.feed(data))
            elif monotonic() - last >= (PASTE_SILENCE if decoder.is_pasting else POLL):
                self._take(decoder.flush())
            self._send(self._parsed())

    def suspend_application_mode(self) -> None:
        """Leave the terminal to others, if they don't have it already."""
        if not self.is_away:
            super().suspend_application_mode()
        self.is_away = True

    def resume_application_mode(self) -> None:
        """Take the terminal back, if it was left. In the background, that stops the process until it may."""
        if not self.is_away:
            return
        for _ in range(TRIES):
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, termios.tcgetattr(self.fileno))
                self.is_away = False
                super().resume_application_mode()
                return
        os.kill(os.getpid(), signal.SIGHUP)  # the terminal is gone

    def stop_application_mode(self) -> None:
        """Leave the app's screen, and only then let the terminal take keys for itself again.

        Textual does it the other way round: a ctrl+s would then stop the output, for which it waits.
        """
        self._is_started = False
        before, self.attrs_before = self.attrs_before, None
        super().stop_application_mode()
        self.close()
        self.attrs_before = before
        if before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, before)

    def stop_soon(self, *_: object) -> None:
        """Stop when the event loop comes to it; at once if another program has the terminal.

        The signal may have come while the app was writing, holding the lock that leaving the terminal takes.
        """
        if self.is_away or self._app_loop.is_closed():
            os.kill(os.getpid(), signal.SIGSTOP)
        elif not self._is_stop_due:
            self._is_stop_due = True
            self._app_loop.call_soon_threadsafe(self._stop)

    def _stop(self) -> None:
        """Leave the terminal, stop, and take it back when the process is to go on."""
        self._is_stop_due = False
        if not self._is_started:  # another program has it, or the app has just ended
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        self.suspend_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)
        self.resume_application_mode()
        self.send_message(self.SignalResume())

    def process_message(self, message: Message) -> None:
        """Send a message to the app, unless it is the size of no window."""
        if isinstance(message, events.Resize) and not all(0 < side <= MOST_CELLS for side in message.size):
            return
        super().process_message(message)

    def _take(self, found: Iterable[Input]) -> None:
        for one in found:
            self._send([events.Paste(one.text)] if isinstance(one, Paste) else self._parsed(one))

    def _parsed(self, text: str = "") -> list[Message]:
        """Return what the parser makes of a text; without one, of the time that has passed."""
        if text == ESCAPE:  # by itself, of which the parser could not yet be sure
            return [events.Key("escape", ESCAPE)]
        if is_unknown(text):
            return []
        try:
            return list(self._parser.feed(text) if text else self._parser.tick())
        except Exception:  # noqa: BLE001 - a sequence with a number that Textual can't take; drop it
            self._parser = input_parser()
            return []

    def _send(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
            self._ahead += 1
            if self._ahead >= AHEAD:
                self._wait_for_app()

    def _wait_for_app(self) -> None:
        """Wait until the app has come to what was sent; not once it waits itself for what is sent to end."""
        if self.exit_event.is_set():
            return
        arrived = Event()
        self.send_message(events.Callback(arrived.set))
        while not arrived.wait(POLL) and not self.exit_event.is_set():
            pass
        self._ahead = 0
