"""Notices: only a few at a time, and what a key did in place of what the key before it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.notifications import Notification, Notify

from reader.ui.services.tasks import SHORTEST

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App

MOST_NOTICES = 5
"""Notices shown at a time. Keys come faster than notices expire, and each one takes part in every layout."""
SAID_SECONDS = 3
"""How long it is said what a key did."""
HOLDER = "ToastHolder"
"""What Textual shows a notice in. Its id ends with the notice's identity."""


class Notice(Notification):
    """A notice that can be ended early, and has time left for as long as it is asked.

    Textual shows what has not expired, and then asks for the time left. That can have passed by then, and its
    timers never end with a delay below zero.
    """

    is_over = False
    """Whether it has been ended."""

    @property
    def time_left(self) -> float:
        """Seconds left to show it."""
        return max(super().time_left, SHORTEST)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return self.is_over or super().time_left <= 0


class Notices:
    """Shows notices, and takes them away again with all that Textual made for them.

    Textual itself leaves an empty widget behind for each notice that it takes away before its time.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._shown: list[Notice] = []
        self._said: Notice | None = None
        self._sentence = ""
        """What is to be said as soon as the keys are done that have come already."""

    def show(self, notice: Notice) -> None:
        """Show a notice, if need be in place of the oldest one."""
        self._keep([*self._shown, notice][-MOST_NOTICES:])
        self._app.post_message(Notify(notice))

    def say(self, sentence: str) -> None:
        """Say what a key did, in place of what the key before it did."""
        is_due, self._sentence = bool(self._sentence), sentence
        if not is_due and not self._app.call_later(self._say):
            self._sentence = ""  # the app is ending

    def clear(self) -> None:
        """Take all notices away, and say nothing that has not been said yet."""
        self._sentence = ""
        self._keep([])

    def _say(self) -> None:
        if self._sentence:
            before, self._said = self._said, Notice(self._sentence, timeout=SAID_SECONDS, markup=False)
            self._sentence = ""
            self._keep([notice for notice in self._shown if notice is not before])
            self.show(self._said)

    def _keep(self, notices: list[Notice]) -> None:
        """End all other notices, and remove what shows them on any screen."""
        kept = [notice for notice in notices if not notice.has_expired]
        for notice in self._shown:
            notice.is_over = notice not in kept
        self._shown = kept
        for screen in self._app.screen_stack:
            for holder in screen.query(HOLDER):
                if not any((holder.id or "").endswith(notice.identity) for notice in kept):
                    holder.remove()
