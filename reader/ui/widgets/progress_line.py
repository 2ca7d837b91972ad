"""The line above the keys that says how far adding to the library is, while anything is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from reader.ui.commands import first_key
from reader.ui.services.following import follow, leave
from reader.ui.widgets.command_bar import GAP, KEY_STYLE, MARGIN
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.tabs import ClickableLine, part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import RenderResult
    from textual.timer import Timer

    from reader.ui.services.additions import Additions

LOOK_EVERY = 0.1
"""Seconds between two looks at the progress."""


class ProgressLine(ClickableLine):
    """`Asking boards.example… 3 of 40 postings · 120 KB   ctrl+c stop`; away while nothing is added.

    Its screen has the class `-adding` meanwhile.
    """

    DEFAULT_CSS = "ProgressLine { height: 1; display: none; color: $foreground; }"

    text: reactive[str] = reactive("", init=False)
    """How far it is; empty while nothing is added."""

    def __init__(self, additions: Additions, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._additions = additions
        self._key = first_key("stop", keymap)
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        """Follow what is added, also what has begun before."""
        follow(self._additions.begun, self, self._begin)
        self._begin()

    def on_unmount(self) -> None:
        """Follow nothing any more."""
        leave(self)

    def render(self) -> RenderResult:
        """Draw what is done and the key that stops it; without the path that has no room beside a count."""
        stop = part(Content.styled(self._key, KEY_STYLE) + Content(" ") + Content.styled("stop", DIM), 0)
        room = max(0, self.size.width - 2 * MARGIN - GAP - stop.cell_length)
        text = Content(self.text)
        if text.cell_length > room:
            text = Content(self.text.partition(": ")[0]).truncate(room, ellipsis=True)
        return Content(" " * MARGIN) + text + Content(" " * GAP) + stop

    async def part_clicked(self, number: int) -> None:  # noqa: ARG002 - there is one
        """Stop it."""
        await self.app.run_action("app.stop")

    def watch_text(self, text: str) -> None:
        """Come and go with the text."""
        self.display = bool(text)
        self.screen.set_class(self.display, "-adding")

    def _begin(self, _: object = None) -> None:
        if self._timer is None and self._additions.line:
            self._timer = self.set_interval(LOOK_EVERY, self._look)
            self._look()

    def _look(self) -> None:
        self.text = self._additions.line
        if self._timer is not None and not self.text:
            self._timer.stop()
            self._timer = None
