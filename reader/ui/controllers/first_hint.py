"""The hint for new users: three keys to begin with, once and never again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.ui.pane_layout import NARROW, SPACIOUS

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.ui.services import Services

HINT_SEEN = "hint.seen"
"""The key under which the library keeps that the hint was shown."""
HINT_SECONDS = 15


class FirstHint:
    """Shows the hint as a notice, which covers no text and goes away by itself.

    It is shown on no other screen: its keys do something else there. What could not be read is said first.
    """

    def __init__(self, services: Services, screen: Screen[Any]) -> None:
        """`screen` shows the notice."""
        self._services = services
        self._screen = screen

    def look(self) -> None:
        """Find out whether the user is new, and if so show the hint."""

        def look() -> None:
            if self._services.library.marks.setting(HINT_SEEN) is None:
                self._screen.call_later(self._show)

        self._services.marks.run(look)

    def _show(self) -> None:
        """Show the hint, and remember that; not where it would cover the keys, which say the same."""
        from reader.ui.render.welcome import welcome
        from reader.ui.services.notices import Notice

        if self._screen.size.height < SPACIOUS:
            return
        words = welcome(self._services.keymap, short=self._screen.size.width < NARROW)
        hint = Notice(words, "New here?", "information", HINT_SECONDS, only_on=self._screen)
        self._screen.app.notices.show(hint, beneath=True)  # type: ignore[attr-defined]
        library = self._services.library
        self._services.marks.run(lambda: library.marks.set_setting(HINT_SEEN, "yes"))
