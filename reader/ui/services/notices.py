"""Notices: the newest in a line above the keys of any screen, and a few to read again."""

from __future__ import annotations

from collections import deque
from time import time
from typing import TYPE_CHECKING

from reader.ui.services.tasks import SHORTEST, call_after

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual.app import App
    from textual.notifications import SeverityLevel
    from textual.screen import Screen
    from textual.timer import Timer

MOST_NOTICES = 5
"""Notices that wait at a time to be seen again once newer ones are over."""
KEPT = 50
"""Notices that can be read again."""
SAID_SECONDS = 3
"""How long it is said what a key did."""


class Notice:
    """A sentence or two, for some seconds."""

    def __init__(
        self,
        message: str,
        title: str,
        severity: SeverityLevel,
        seconds: float,
        only_on: Screen[Any] | None = None,
    ) -> None:
        """`only_on` is the screen that it is about; None for a notice that is shown on any."""
        self.message = message
        self.title = title
        self.severity: SeverityLevel = severity
        self.timeout = seconds
        self.only_on = only_on
        self.raised_at = time()

    @property
    def text(self) -> str:
        """Title and message, on one line."""
        message = " ".join(self.message.split())
        colon = "" if self.title.endswith("?") else ":"
        return f"{self.title}{colon} {message}" if self.title else message

    @property
    def time_left(self) -> float:
        """Seconds left to show it, above zero."""
        return max(self.raised_at + self.timeout - time(), SHORTEST)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return time() >= self.raised_at + self.timeout


class Notices:
    """Shows the newest notice on the screen that the user is at, until its time is over."""

    def __init__(self, app: App[Any], show_on: Callable[[Screen[Any], Sequence[Notice]], None]) -> None:
        """`show_on` shows the last of some notices on a screen, or that there are none."""
        self._app = app
        self._show_on = show_on
        self._shown: list[Notice] = []
        self._said: Notice | None = None
        self._sentence = ""
        """What is to be said as soon as the keys are done that have come already."""
        self._timer: Timer | None = None
        self.past: deque[Notice] = deque(maxlen=KEPT)
        """The last notices, the newest last."""

    @property
    def shown(self) -> Sequence[Notice]:
        """The notices whose time is not over, the newest last."""
        return [notice for notice in self._shown if not notice.has_expired]

    def start(self) -> None:
        """Follow the user from screen to screen."""
        self._app.screen_change_signal.subscribe(self._app, self._draw)

    def show(self, notice: Notice, *, beneath: bool = False) -> None:
        """Show a notice in place of the ones before, or once they are over; the same one again is one."""
        others = [one for one in self.shown if one.text != notice.text]
        self._shown = ([notice, *others] if beneath else [*others, notice])[-MOST_NOTICES:]
        if not (self.past and self.past[-1].text == notice.text):
            self.past.append(notice)
        self._draw()

    def say(self, sentence: str) -> None:
        """Say what a key did, in place of what the key before it did."""
        is_due, self._sentence = bool(self._sentence), sentence
        if not is_due and not self._app.call_later(self._say):
            self._sentence = ""  # the app is ending

    def clear(self) -> None:
        """Take all notices away, and say nothing that has not been said yet."""
        self._sentence = ""
        self._shown = []
        self._draw()

    def _say(self) -> None:
        if self._sentence:
            before, self._said = self._said, Notice(self._sentence, "", "information", SAID_SECONDS)
            self._sentence = ""
            self._shown = [notice for notice in self._shown if notice is not before]
            self.show(self._said)

    def _draw(self, _: object = None) -> None:
        """Show the newest on the top screen and nothing on those below, now and when its time is over."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        for screen in self._app.screen_stack:
            # Later: a screen that has just been opened must get what it consists of first.
            screen.call_later(self._draw_on, screen)
        if shown := self.shown:
            self._timer = call_after(self._app, shown[-1].time_left, self._draw)

    def _draw_on(self, screen: Screen[Any]) -> None:
        is_here = screen is self._app.screen
        shown = [one for one in self.shown if is_here and one.only_on in (None, screen)]
        if shown or self.past:
            self._show_on(screen, shown)
